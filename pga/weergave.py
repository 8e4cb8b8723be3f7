"""How Django forms look here: the form renderer of the project (Django 5.2, `bound_field_class`).

Every field of every form gets the classes of the design system, a help text and an error tied to the control,
and, when the form says so, the quiet line that tells who will be able to read the answer.
"""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

TEKSTVAK = "utrecht-textbox utrecht-textbox--html-input"
KLASSEN: dict[str, str] = {
    "text": TEKSTVAK,
    "email": TEKSTVAK,
    "url": TEKSTVAK,
    "tel": TEKSTVAK,
    "search": TEKSTVAK,
    "number": f"{TEKSTVAK} utrecht-textbox--numeric pga-invoer--kort",
    "password": TEKSTVAK,
    "file": "pga-bestand",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input pga-vakje",
    "radio": "utrecht-radio-button pga-vakje",
}


def klasse_van(widget: forms.Widget) -> str:
    """The design-system classes for a widget; nothing for what is not a plain control."""
    if isinstance(widget, forms.Textarea):
        return "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        return "pga-vakje"
    if isinstance(widget, forms.SelectMultiple):
        return "utrecht-select pga-meerkeuze"
    if isinstance(widget, forms.Select):
        return "utrecht-select utrecht-select--html-select"
    if widget.attrs.get("data-datum"):
        return f"{TEKSTVAK} utrecht-textbox--numeric pga-invoer--datum"
    return KLASSEN.get(getattr(widget, "input_type", "") or "", "")


class Veldweergave(BoundField):
    """A bound field that knows its classes, its descriptions and who will read what is typed in it."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if klasse := klasse_van(widget):
            attrs["class"] = " ".join(filter(None, [widget.attrs.get("class", ""), klasse]))
        return attrs

    @property
    def zichtbaar_voor(self) -> str:
        """Who can read the answer, from `form.zichtbaar_voor = {"field": "politie en Halt"}`."""
        return getattr(self.form, "zichtbaar_voor", {}).get(self.name, "")

    @property
    def soort(self) -> str:
        """Which drawing `componenten/veld.html` uses: `vakje`, `groep` or `veld`."""
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "vakje"
        return "groep" if self.use_fieldset else "veld"

    @property
    def aria_describedby(self) -> str | None:
        """Help, error and reader line, in the order in which they stand on the screen."""
        if self.field.widget.attrs.get("aria-describedby") or not self.auto_id or self.is_hidden:
            return None
        delen = [
            f"{self.auto_id}_helptext" if self.help_text else "",
            f"{self.auto_id}_error" if self.errors else "",
            f"{self.auto_id}_zichtbaar" if self.zichtbaar_voor else "",
        ]
        return " ".join(filter(None, delen)) or None


class Weergave(TemplatesSetting):
    """`FORM_RENDERER`: forms and fields are drawn by templates/componenten/."""

    form_template_name = "componenten/velden.html"
    field_template_name = "componenten/veld.html"
    bound_field_class = Veldweergave
