"""Forms about the family: who is around the person, and where letters go."""

import re
from typing import Any

from django import forms

from pga.choices import Relatiesoort
from pga.forms.basis import MetVersie
from pga.velden import Keuzerondjes

_POSTCODE = re.compile(r"^\s*([1-9]\d{3})\s*([A-Za-z]{2})\s*$")
_BESTAAT_NIET = {"SA", "SD", "SS"}


class Postcodeveld(forms.CharField):
    """A Dutch postcode, kept as `2711 AB`."""

    default_error_messages = {
        "vorm": "Schrijf de postcode als vier cijfers en twee letters, bijvoorbeeld 2711 AB."
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"})
        super().__init__(label="Postcode", max_length=20, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        tekst = super().clean(value)
        if not tekst:
            return ""
        delen = _POSTCODE.match(tekst)
        if delen is None or delen[2].upper() in _BESTAAT_NIET:
            raise forms.ValidationError(self.error_messages["vorm"], code="vorm")
        return f"{delen[1]} {delen[2].upper()}"


class Adresvelden(forms.Form):
    """An address is complete or absent."""

    straat_huisnummer = forms.CharField(label="Straat en huisnummer", max_length=200)
    postcode = Postcodeveld()
    plaats = forms.CharField(label="Plaats", max_length=100)
    geheim = forms.BooleanField(
        label="Dit adres is geheim",
        required=False,
        help_text="Een geheim adres staat alleen op de brief en bij de mensen die de casus leiden.",
    )


class Adresformulier(MetVersie, Adresvelden):
    """An address that replaces the former one."""

    field_order = ("straat_huisnummer", "postcode", "plaats", "geheim")


class Relatievelden(forms.Form):
    naam = forms.CharField(
        label="Naam", max_length=200, help_text="Voornaam en achternaam, zoals op een brief."
    )
    soort = forms.ChoiceField(
        label="Wie is dit voor de persoon?", choices=Relatiesoort.choices, widget=Keuzerondjes
    )
    gezag = forms.BooleanField(
        label="Heeft het gezag",
        required=False,
        help_text="Bij een kind onder de 16 jaar gaat de brief ook naar wie het gezag heeft.",
    )
    aanschrijven = forms.BooleanField(
        label="Krijgt brieven", required=False, help_text="Daarvoor is ook een adres nodig."
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=300,
        required=False,
        help_text="Alleen wat nodig is, bijvoorbeeld: ouders gescheiden, beiden met gezag.",
    )


class Relatieformulier(MetVersie, Relatievelden):
    """Changing somebody around the person."""


class NieuweRelatie(Relatievelden, Adresvelden):
    """Somebody new; the address may come later."""

    field_order = (
        "naam",
        "soort",
        "gezag",
        "aanschrijven",
        "toelichting",
        "straat_huisnummer",
        "postcode",
        "plaats",
        "geheim",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("straat_huisnummer", "postcode", "plaats"):
            self.fields[naam].required = False

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        delen = [naam for naam in ("straat_huisnummer", "postcode", "plaats") if gegevens.get(naam)]
        for naam in ("straat_huisnummer", "postcode", "plaats"):
            if delen and not gegevens.get(naam) and naam not in self.errors:
                self.add_error(naam, "Vul het adres helemaal in, of laat alle drie de velden leeg.")
        return gegevens
