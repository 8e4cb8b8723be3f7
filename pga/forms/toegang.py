"""Inviting a party into a case, and ending its access."""

from typing import Any

from django import forms

from pga.choices import Rol
from pga.models import Organisatie
from pga.velden import Keuzerondjes, Tekstveld


class Deelnameformulier(forms.Form):
    organisatie = forms.ModelChoiceField(
        label="Organisatie", queryset=Organisatie.objects.none(), empty_label="Kies een organisatie"
    )
    rol = forms.ChoiceField(label="Wat gaat deze organisatie doen?", widget=Keuzerondjes())
    reden = Tekstveld(
        label="Waarom is deze organisatie nodig?",
        rijen=3,
        max_length=2000,
        help_text="De organisatie leest dit zelf ook. Bijvoorbeeld: begeleidt het gezin bij de schulden.",
    )
    gevraagd = Tekstveld(
        label="Wat vraagt u van deze organisatie?",
        rijen=3,
        max_length=2000,
        help_text="Eén duidelijke vraag, met een termijn als die er is.",
    )

    def __init__(
        self, *args: Any, organisaties: Any, rollen: list[tuple[Rol, str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]
        veld = self.fields["rol"]
        veld.choices = [(rol.value, naam) for rol, naam, _ in rollen]  # type: ignore[attr-defined]
        veld.widget.toelichting = {rol.value: f"Ziet in deze fase: {ziet}." for rol, _, ziet in rollen}


class Eindeformulier(forms.Form):
    reden = Tekstveld(
        label="Waarom stopt de toegang?",
        rijen=2,
        max_length=2000,
        help_text="Bijvoorbeeld: de vraag is beantwoord, of de actie is klaar.",
    )
