"""Signing the yearly review: a judgement for each account."""

from typing import Any

from django import forms

from pga.choices import Controleoordeel
from pga.forms.basis import MetVersie
from pga.models import Jaarcontroleregel
from pga.spreektaal import datum
from pga.velden import Tekstveld


class Jaarcontroleformulier(MetVersie):
    opmerking = Tekstveld(
        label="Opmerking bij deze controle",
        help_text="De beheerder en de privacyfunctionaris lezen dit.",
        rijen=3,
        max_length=2000,
        required=False,
    )
    akkoord = forms.BooleanField(label="Ik heb alle accounts nagekeken")

    def __init__(self, *args: Any, regels: list[Jaarcontroleregel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regels = regels
        for regel in regels:
            self.fields[f"oordeel_{regel.pk}"] = forms.ChoiceField(
                label=f"Account van {regel.gebruiker}",
                choices=[("", "Kies"), *Controleoordeel.choices],
                error_messages={"required": f"Kies wat er met het account van {regel.gebruiker} gebeurt."},
            )
            self.fields[f"toelichting_{regel.pk}"] = forms.CharField(
                label=f"Wat verandert er voor {regel.gebruiker}?", max_length=300, required=False
            )

    @property
    def rijen(self) -> list[dict[str, Any]]:
        """Each account with its two fields, for the page."""
        return [
            {
                "naam": str(regel.gebruiker),
                "functies": regel.deed,
                "ingelogd": datum(regel.laatst_ingelogd) if regel.laatst_ingelogd else "nog nooit",
                "oordeel": self[f"oordeel_{regel.pk}"],
                "toelichting": self[f"toelichting_{regel.pk}"],
            }
            for regel in self.regels
        ]

    def clean(self) -> dict[str, Any]:
        """What the service takes: the judgements by row, in one field."""
        gegevens = super().clean() or self.cleaned_data
        oordelen = {}
        for regel in self.regels:
            oordeel = gegevens.get(f"oordeel_{regel.pk}", "")
            toelichting = gegevens.get(f"toelichting_{regel.pk}", "")
            if oordeel == Controleoordeel.FUNCTIE and not toelichting.strip():
                self.add_error(f"toelichting_{regel.pk}", "Schrijf wat er aan de functie verandert.")
            oordelen[regel.pk] = (oordeel, toelichting)
        return {
            "versie": gegevens.get("versie"),
            "opmerking": gegevens.get("opmerking", ""),
            "oordelen": oordelen,
        }
