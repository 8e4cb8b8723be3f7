"""Why somebody who takes no part in a case opens it."""

from typing import Any

from django import forms

from pga.choices import Leesreden
from pga.velden import Keuzerondjes, Tekstveld


class Leesredenformulier(forms.Form):
    reden = forms.ChoiceField(label="Uw reden", choices=Leesreden.choices, widget=Keuzerondjes())
    toelichting = Tekstveld(
        label="Toelichting",
        required=False,
        rijen=3,
        max_length=300,
        help_text="Verplicht bij een andere reden. Schrijf niets over de persoon zelf.",
    )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("reden") == Leesreden.ANDERS and not gegevens.get("toelichting"):
            self.add_error("toelichting", "Schrijf kort wat uw reden is.")
        return gegevens

    @property
    def tekst(self) -> str:
        """The reason as the read log shows it."""
        keuze, toelichting = Leesreden(self.cleaned_data["reden"]), self.cleaned_data["toelichting"]
        if keuze == Leesreden.ANDERS:
            return str(toelichting)
        return f"{keuze.label}. {toelichting}" if toelichting else str(keuze.label)
