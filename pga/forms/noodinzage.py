"""Asking to look in, and judging it afterwards."""

import re
from typing import Any

from django import forms
from django.utils import timezone

from pga.choices import Gevaar, Noodoordeel
from pga.forms.basis import MetVersie
from pga.velden import Datumveld, Keuzerondjes, Tekstveld

NUMMER = re.compile(r"^(?:UVZ-?)?(\d{4})-?(\d{4,})$")
MINSTENS = 20


def als_nummer(tekst: str) -> str:
    """`uvz 2026-0041`, `2026-0041` and `UVZ-2026-0041` are one number; anything else stays what it is."""
    kaal = tekst.upper().replace(" ", "")
    gevonden = NUMMER.match(kaal)
    return f"UVZ-{gevonden[1]}-{gevonden[2]}" if gevonden else kaal


class Zoekvelden(forms.Form):
    """A case by its number, or by surname and birth date: exact, so that nobody reads through names."""

    nummer = forms.CharField(
        label="Casusnummer", max_length=20, required=False, help_text="Bijvoorbeeld UVZ-2026-0041."
    )
    achternaam = forms.CharField(label="Achternaam", max_length=200, required=False)
    geboortedatum = Datumveld(label="Geboortedatum", required=False)

    def clean_nummer(self) -> str:
        return als_nummer(self.cleaned_data["nummer"])

    def clean_achternaam(self) -> str:
        return " ".join(self.cleaned_data["achternaam"].split())

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        naam, dag = velden.get("achternaam"), velden.get("geboortedatum")
        if not self.errors and not velden.get("nummer") and not (naam and dag):
            raise forms.ValidationError("Vul het casusnummer in, of de achternaam met de geboortedatum.")
        if dag and dag > timezone.localdate():
            self.add_error("geboortedatum", "Deze datum ligt in de toekomst. Controleer het jaar.")
        return velden


class Noodformulier(Zoekvelden):
    voornaam = forms.CharField(
        label="Voornaam",
        max_length=200,
        required=False,
        help_text="Alleen nodig als meer mensen zo heten en op die dag geboren zijn, zoals een tweeling.",
    )
    gevaar = forms.ChoiceField(
        label="Wie of wat is in gevaar?", choices=Gevaar.choices, widget=Keuzerondjes()
    )
    reden = Tekstveld(
        label="Waarom moet u het nu weten?",
        rijen=3,
        min_length=MINSTENS,
        max_length=2000,
        help_text="Wat is er aan de hand, en waarom kan het niet wachten op de regisseur?",
        error_messages={
            "min_length": "Schrijf iets meer: wat is er aan de hand, en waarom kan het niet wachten?"
        },
    )


class Oordeelformulier(MetVersie):
    oordeel = forms.ChoiceField(
        label="Was deze noodinzage terecht?", choices=Noodoordeel.choices, widget=Keuzerondjes()
    )
    toelichting = Tekstveld(
        label="Toelichting",
        rijen=3,
        max_length=2000,
        required=False,
        help_text="De aanvrager leest dit. Bij ‘niet terecht’ is een toelichting nodig.",
    )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        if velden.get("oordeel") == Noodoordeel.NIET_TERECHT and not velden.get("toelichting"):
            self.add_error("toelichting", "Schrijf waarom de noodinzage niet terecht was.")
        return velden
