"""A report as a partner types it, for tests about reporting and weighing."""

from typing import Any

from django.test import Client
from django.urls import reverse

from pga.models import Gebruiker
from pga.toegang.context import als_systeem, namens
from uvz.choices import Criterium
from uvz.models import Aanmelding

VOLLEDIG: dict[str, Any] = {
    "soort": "jeugd",
    "voornaam": "Jayson",
    "tussenvoegsel": "",
    "achternaam": "Voorbeeld",
    "roepnaam": "Jay",
    "geboortedatum": "3-5-2011",
    "wijk": "Meerzicht",
    "straat_huisnummer": "Voorbeeldlaan 12",
    "postcode": "2716aa",
    "plaats": "Zoetermeer",
    "ouder_1_naam": "Anja Voorbeeld",
    "ouder_1_gezag": "on",
    "feiten": "Drie keer aangehouden sinds september. Gezien door de wijkagent.",
    "waarom_zorg": "Hij gaat niet meer naar school.",
    "waarom_veiligheid": "Winkeldiefstal en dreiging in het winkelcentrum.",
    "problematiek": "Ruzie thuis en schulden.",
    "leefgebieden": "School, thuis en vrienden.",
    "ernst": "Drie aangiftes van winkeliers.",
    "samenwerking": "Politie kan alleen straffen, jeugdhulp komt niet binnen.",
    "besproken_met_persoon": "ja",
    "niet_besproken_reden": "",
    "actie": "indienen",
}


def meld_aan(client: Client, **anders: Any) -> Aanmelding:
    """Hand in a report over HTTP and return it."""
    antwoord = client.post(reverse("aanmelding_nieuw"), VOLLEDIG | anders)
    assert antwoord.status_code == 302, antwoord.content.decode()
    return nieuwste()


def nieuwste() -> Aanmelding:
    with als_systeem("test: nieuwste aanmelding"):
        return Aanmelding.objects.select_related("organisatie").order_by("-pk")[0]


def vers(aanmelding: Aanmelding) -> Aanmelding:
    with als_systeem("test: aanmelding nu"):
        return Aanmelding.objects.get(pk=aanmelding.pk)


def oordeel(client: Client, aanmelding: Aanmelding, voldaan: str = "ja", **anders: Any) -> Any:
    """Judge all four criteria over HTTP, with the versions the page shows."""
    adres = reverse("weging_oordeel", args=[aanmelding.pk])
    begin = client.get(adres).context["form"].initial
    velden: dict[str, Any] = {"versie": begin["versie"], "gezien": begin["gezien"]}
    for criterium in Criterium:
        velden[f"voldaan_{criterium}"] = voldaan
        velden[f"toelichting_{criterium}"] = "" if voldaan == "ja" else "Dit zien wij niet."
    return client.post(adres, velden | anders)


def zie(gebruiker: Gebruiker) -> int:
    """How many reports the database shows this person."""
    with namens(gebruiker):
        return Aanmelding.objects.count()
