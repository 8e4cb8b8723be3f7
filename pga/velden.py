"""Fields and widgets of the house: what people type is understood, and a mistake is explained in Dutch."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

DATUMVORM = re.compile(r"^\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})\s*$")
JAREN = range(1900, 2200)  # what one may count with: days before, months after


class Datuminvoer(forms.DateInput):
    """A text box for dd-mm-jjjj: `type=date` shows the order of the browser's own language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        vast = {
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": "dd-mm-jjjj",
            "data-datum": True,
        }
        super().__init__(vast | (attrs or {}), format="%d-%m-%Y")


class Datumveld(forms.DateField):
    """Accepts 1-2-2011, 01-02-2011 and 01/02/2011; the error names what is wrong and gives an example."""

    widget = Datuminvoer
    default_error_messages = {
        "required": "Vul een datum in, bijvoorbeeld %(voorbeeld)s.",
        "vorm": "Schrijf de datum als dag-maand-jaar, bijvoorbeeld %(voorbeeld)s.",
        "jaar": "Controleer het jaar, bijvoorbeeld %(voorbeeld)s.",
        "bestaat": "Deze datum bestaat niet. Controleer de dag en de maand, bijvoorbeeld %(voorbeeld)s.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] %= {"voorbeeld": self.voorbeeld()}

    @staticmethod
    def voorbeeld() -> str:
        return f"{timezone.localdate():%d-%m-%Y}"

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        delen = DATUMVORM.match(str(value))
        if delen is None:
            raise self._fout("vorm")
        dag, maand, jaar = map(int, delen.groups())
        if jaar not in JAREN:
            raise self._fout("jaar")
        try:
            return dt.date(jaar, maand, dag)
        except ValueError as fout:
            raise self._fout("bestaat") from fout

    def _fout(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params={"voorbeeld": self.voorbeeld()})


class Tekstveld(forms.CharField):
    """A longer text. NUL bytes (from pasted documents) are dropped, because PostgreSQL cannot store them."""

    def __init__(self, *, rijen: int = 6, max_length: int = 20_000, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rijen}))
        super().__init__(max_length=max_length, **kwargs)

    default_error_messages = {"required": "Vul dit veld in."}

    def to_python(self, value: Any) -> str | None:
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength attribute: the browser would cut a pasted text off without a word."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def run_validators(self, value: Any) -> None:
        if self.max_length and isinstance(value, str) and len(value) > self.max_length:
            te_veel = len(value) - self.max_length
            raise ValidationError(
                f"Deze tekst is {te_veel} tekens te lang. Er passen {self.max_length} tekens in dit veld.",
                code="max_length",
            )
        super().run_validators(value)


class Suggesties(forms.TextInput):
    """A text box that offers what is often written; one may take it, change it, or write something else."""

    template_name = "componenten/suggesties.html"

    def __init__(self, suggesties: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggesties = list(suggesties)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id') or name}_voorstel"
        context["widget"]["suggesties"] = self.suggesties
        return context


class _MetToelichting(forms.widgets.ChoiceWidget):
    """Choices below each other, each with its own line of explanation when `toelichting` has one."""

    template_name = "componenten/keuzes.html"
    option_template_name = "componenten/keuze.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        toelichting: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.toelichting = dict(toelichting or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        keuze = super().create_option(name, value, *args, **kwargs)
        keuze["toelichting"] = self.toelichting.get(str(value), "")
        if keuze["toelichting"] and keuze["attrs"].get("id"):
            keuze["attrs"]["aria-describedby"] = f"{keuze['attrs']['id']}_uitleg"
        return keuze


class Keuzerondjes(_MetToelichting, forms.RadioSelect):
    """Radio buttons, each with an optional line of explanation."""


class Keuzevakjes(_MetToelichting, forms.CheckboxSelectMultiple):
    """Checkboxes for more than one answer."""
