"""The report: few fields for a draft, everything that who weighs needs for handing it in."""

import re
from typing import Any

from django import forms

from pga.choices import Casussoort
from pga.forms.basis import MetVersie
from pga.velden import Keuzerondjes, Tekstveld
from uvz.choices import Aanmeldstatus, Criterium
from uvz.forms.geboortedatum import Geboortedatumveld, als_tekst, leeftijden
from uvz.models import Aanmelding
from uvz.transitions.aanmelding import VERPLICHT

POSTCODE = re.compile(r"^([1-9]\d{3})\s?([A-Za-z]{2})$")
JONGST, OUDST, VOLWASSEN = 12, 27, 18
TEKSTVELDEN = tuple(VERPLICHT)
# Rows that were handed in once always have these (a constraint of the table).
ALTIJD_NA_INDIENEN = ("waarom_zorg", "waarom_veiligheid")


class Aanmeldformulier(forms.Form):
    """`indienen` asks everything; without it first name and surname are enough."""

    soort = forms.ChoiceField(
        label="Om wie gaat het?",
        choices=(
            (Casussoort.JEUGD.value, "Een jongere van 12 tot en met 27 jaar"),
            (Casussoort.VOLWASSENE.value, "Een volwassene (Lokale Kamer)"),
        ),
        initial=Casussoort.JEUGD.value,
        widget=Keuzerondjes,
    )
    voornaam = forms.CharField(label="Voornaam", max_length=200)
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=40, required=False)
    achternaam = forms.CharField(label="Achternaam", max_length=200)
    roepnaam = forms.CharField(
        label="Roepnaam of straatnaam",
        max_length=100,
        required=False,
        help_text="De naam waaronder de persoon bekend is op straat of online.",
    )
    geboortedatum = Geboortedatumveld(
        label="Geboortedatum",
        required=False,
        help_text="Bijvoorbeeld 3-5-2011. Alleen 5-2011 of 2011 mag ook. Onbekend? Laat dit leeg.",
    )
    wijk = forms.CharField(label="Wijk", max_length=100, required=False)
    straat_huisnummer = forms.CharField(label="Straat en huisnummer", max_length=200, required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    plaats = forms.CharField(label="Plaats", max_length=100, required=False)
    geheim_adres = forms.BooleanField(
        label="Dit adres is geheim",
        required=False,
        help_text="Kruis dit aan als het adres niet bekend mag worden bij familie of anderen.",
    )
    ouder_1_naam = forms.CharField(label="Naam eerste ouder of voogd", max_length=200, required=False)
    ouder_1_gezag = forms.BooleanField(label="Deze ouder of voogd heeft gezag", required=False)
    ouder_2_naam = forms.CharField(label="Naam tweede ouder of voogd", max_length=200, required=False)
    ouder_2_gezag = forms.BooleanField(label="Deze ouder of voogd heeft gezag", required=False)
    feiten = Tekstveld(
        label="Wat is er aan de hand?",
        help_text="Wat gebeurde er, wanneer, en hoe weet u dat? Scheid wat u zag van wat u hoorde.",
    )
    waarom_zorg = Tekstveld(
        label="Waarom is zorg nodig?", rijen=4, help_text="Waarover maakt u zich zorgen? Welke hulp is er al?"
    )
    waarom_veiligheid = Tekstveld(
        label="Waarom is veiligheid nodig?",
        rijen=4,
        help_text="Wat gaat er mis voor anderen: strafbare feiten, ernstige overlast, dreiging?",
    )
    problematiek = Tekstveld(
        label=f"1. {Criterium.PROBLEMATIEK.label}", rijen=3, help_text="Welke problemen ziet u?"
    )
    leefgebieden = Tekstveld(
        label=f"2. {Criterium.LEEFGEBIEDEN.label}",
        rijen=3,
        help_text="Bijvoorbeeld: school, thuis, vrienden, geld, gezondheid, wonen.",
    )
    ernst = Tekstveld(
        label=f"3. {Criterium.ERNST.label}",
        rijen=3,
        help_text="Waaraan merkt u dat? Noem duidelijke signalen.",
    )
    samenwerking = Tekstveld(
        label=f"4. {Criterium.SAMENWERKING.label}",
        rijen=3,
        help_text="Waarom lukt het u niet alleen? Wie is er nodig, en waarvoor?",
    )
    besproken_met_persoon = forms.TypedChoiceField(
        label="Is de aanmelding besproken met de persoon of de ouders?",
        choices=(("ja", "Ja"), ("nee", "Nee, nog niet")),
        coerce=lambda waarde: waarde == "ja",
        empty_value=None,
        widget=Keuzerondjes,
        error_messages={"required": "Kies of u de aanmelding besprak met de persoon of de ouders."},
    )
    niet_besproken_reden = Tekstveld(
        label="Zo nee: waarom nog niet?",
        rijen=2,
        required=False,
        help_text="Bijvoorbeeld: het gesprek zou een onderzoek of iemands veiligheid in gevaar brengen.",
    )

    def __init__(
        self, *args: Any, indienen: bool = False, status: str = Aanmeldstatus.CONCEPT, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.indienen = indienen
        altijd = () if status == Aanmeldstatus.CONCEPT else ALTIJD_NA_INDIENEN
        for veld in TEKSTVELDEN:
            self.fields[veld].error_messages["required"] = VERPLICHT[veld]
            self.fields[veld].required = veld in altijd or indienen or not self.is_bound
        self.fields["besproken_met_persoon"].required = indienen or not self.is_bound
        for veld, zin in (("voornaam", "Vul de voornaam in."), ("achternaam", "Vul de achternaam in.")):
            self.fields[veld].error_messages["required"] = zin

    def clean_postcode(self) -> str:
        postcode: str = self.cleaned_data["postcode"].strip()
        if not postcode:
            return ""
        gevonden = POSTCODE.match(postcode)
        if gevonden is None:
            raise forms.ValidationError("Schrijf de postcode als vier cijfers en twee letters: 2711 AB.")
        return f"{gevonden[1]} {gevonden[2].upper()}"

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        geboren = gegevens.get("geboortedatum")
        gegevens["geboortedatum"], gegevens["geboortedatum_nauwkeurig"] = geboren or (None, "dag")
        self._toets_gezag(gegevens)
        gegevens["besproken_met_persoon"] = bool(gegevens.get("besproken_met_persoon"))
        if self.indienen:
            if geboren:
                self._toets_leeftijd(gegevens.get("soort"), *geboren)
            self._toets_adres(gegevens)
            self._toets_besproken(gegevens)
        return gegevens

    def _toets_gezag(self, gegevens: dict[str, Any]) -> None:
        for nummer in (1, 2):
            if gegevens.get(f"ouder_{nummer}_gezag") and not gegevens.get(f"ouder_{nummer}_naam"):
                self.add_error(f"ouder_{nummer}_naam", "Vul de naam in van de ouder of voogd met gezag.")

    def _toets_leeftijd(self, soort: str | None, geboren: Any, nauwkeurig: str) -> None:
        jongst, oudst = leeftijden(geboren, nauwkeurig)
        if soort == Casussoort.JEUGD and oudst < JONGST:
            self.add_error(
                "geboortedatum",
                f"Deze persoon is {oudst} jaar. Het UVZ bespreekt niemand jonger dan {JONGST} jaar. "
                "Controleer de datum, of bel Veilig Thuis of het jeugdteam.",
            )
        elif soort == Casussoort.JEUGD and jongst > OUDST:
            self.add_error(
                "geboortedatum",
                f"Deze persoon is {jongst} jaar. Jongeren zijn {JONGST} tot en met {OUDST} jaar. "
                "Controleer de datum, of kies bovenaan ‘Een volwassene (Lokale Kamer)’.",
            )
        elif soort == Casussoort.VOLWASSENE and oudst < VOLWASSEN:
            self.add_error(
                "geboortedatum",
                f"Deze persoon is {oudst} jaar. Een volwassene is {VOLWASSEN} jaar of ouder. "
                "Controleer de datum, of kies bovenaan ‘Een jongere’.",
            )

    def _toets_adres(self, gegevens: dict[str, Any]) -> None:
        delen = {
            "straat_huisnummer": "Vul ook straat en huisnummer in, of laat het adres helemaal leeg.",
            "postcode": "Vul ook de postcode in, of laat het adres helemaal leeg.",
            "plaats": "Vul ook de plaats in, of laat het adres helemaal leeg.",
        }
        if any(gegevens.get(deel) for deel in delen):
            for deel, zin in delen.items():
                if not gegevens.get(deel) and deel not in self.errors:
                    self.add_error(deel, zin)

    def _toets_besproken(self, gegevens: dict[str, Any]) -> None:
        nee = "besproken_met_persoon" not in self.errors and not gegevens.get("besproken_met_persoon")
        if nee and not gegevens.get("niet_besproken_reden"):
            self.add_error("niet_besproken_reden", "Schrijf op waarom u het nog niet besprak.")


class Aanmeldwijziging(MetVersie, Aanmeldformulier):
    """The same report, finished or completed later, perhaps by a colleague."""


def beginwaarden(aanmelding: Aanmelding) -> dict[str, Any]:
    """The report as it fills the form."""
    waarden = {
        naam: getattr(aanmelding, naam)
        for naam in Aanmeldformulier.base_fields
        if naam != "besproken_met_persoon"
    }
    waarden["geboortedatum"] = als_tekst(aanmelding.geboortedatum, aanmelding.geboortedatum_nauwkeurig)
    if aanmelding.besproken_met_persoon:
        waarden["besproken_met_persoon"] = "ja"
    elif aanmelding.niet_besproken_reden:
        waarden["besproken_met_persoon"] = "nee"
    return waarden | {"versie": aanmelding.versie}


def verschillen(form: forms.BaseForm) -> list[dict[str, Any]]:
    """After a conflict: the long texts that differ, both versions next to each other."""
    nu = getattr(form, "conflict", None)
    if not isinstance(nu, Aanmelding):
        return []
    laatste = nu.history.select_related("history_user__organisatie").first()
    wie = laatste.history_user.naam_en_organisatie if laatste and laatste.history_user else "een collega"
    return [
        {
            "veld": str(form.fields[naam].label),
            "eigen": form.cleaned_data.get(naam, ""),
            "ander": getattr(nu, naam),
            "wie": wie,
            "moment": laatste.history_date if laatste else None,
        }
        for naam in (*TEKSTVELDEN, "niet_besproken_reden")
        if form.cleaned_data.get(naam, "") != getattr(nu, naam)
    ]
