"""What both parties hold of a report, and which outcomes are open."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from pga.models import Gebruiker
from uvz.choices import Aanmeldstatus, Criterium
from uvz.models import Aanmelding, Criteriumoordeel, Weging
from uvz.selectors.aanmeldingen import (
    STATUSSOORT,
    besproken,
    criteria,
    kopregel,
    persoonsgegevens,
    reden_intrekken,
    verhaal,
)
from uvz.selectors.weging import bekende_personen, eerdere_aanmeldingen
from uvz.transitions.aanmelding import (
    UITKOMSTEN,
    moment_van_oordeel,
    ontbrekende_oordelen,
    telt,
)

# What happens next, and who hears it.
GEVOLGEN: dict[str, str] = {
    "agenderen": (
        "Er komt een casus, op de agenda van het UVZ. De brieven aan de persoon en de ouders worden gemaakt. "
        "De melder en de partners die u uitnodigt horen het."
    ),
    "overdragen": (
        "Er komt geen casus. De melder leest uw uitleg en draagt de zorgvraag zelf over. "
        "De zorgpartner ziet deze aanmelding niet."
    ),
    "driehoek": (
        "Er komt geen casus. De voorzitter brengt het in bij burgemeester, OM en politie. "
        "De melder leest uw uitleg."
    ),
    "niet-opnemen": "Er komt geen casus. De melder leest uw uitleg. Niemand anders hoort het.",
    "aanvulling": (
        "De aanmelding gaat terug naar de melder, met uw vraag. "
        "Na de aanvulling oordelen gemeente en politie opnieuw."
    ),
}


def eigen_oordelen(aanmelding: Aanmelding, gebruiker: Gebruiker) -> tuple[list[Criteriumoordeel], str]:
    """What the party of this person holds now, and the moment of it as the form carries it."""
    eigen = [o for o in aanmelding.oordelen.all() if o.organisatie_id == gebruiker.organisatie_id]
    return eigen, moment_van_oordeel(eigen)


def oordeelstabel(aanmelding: Aanmelding) -> list[dict[str, Any]]:
    """Per criterion what municipality and politie hold; None as long as a party did not judge this text."""
    tabel: dict[str, dict[str, Any]] = {
        rij["code"]: rij | {"gemeente": None, "politie": None} for rij in criteria(aanmelding)
    }
    for oordeel in aanmelding.oordelen.select_related("door", "organisatie"):
        partij = "gemeente" if oordeel.organisatie_id == aanmelding.gemeente_id else "politie"
        if telt(aanmelding, oordeel.gegeven_op):
            tabel[oordeel.criterium][partij] = oordeel
    return list(tabel.values())


def oordeelvragen(aanmelding: Aanmelding, gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """Per criterion what the reporter wrote and, as `ander`, what the other party holds."""
    ander = "politie" if gebruiker.organisatie_id == aanmelding.gemeente_id else "gemeente"
    return [
        rij | {"ander": rij[ander], "kop": f"{nummer}. {rij['criterium']}"}
        for nummer, rij in enumerate(oordeelstabel(aanmelding), start=1)
    ]


def stappen(aanmelding: Aanmelding, gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """The outcomes this person can choose, each with what follows and what still stands in the way."""
    return [
        {
            "naam": naam,
            "knop": overgang.knop,
            "url": reverse("weging_uitkomst", args=[aanmelding.pk, naam]),
            "gevolg": GEVOLGEN[naam],
            "bezwaren": list(overgang.bezwaren(aanmelding)),
        }
        for naam, overgang in UITKOMSTEN.items()
        if aanmelding.status in overgang.van and overgang.mag_door(gebruiker, aanmelding)
    ]


def bladzijde(aanmelding: Aanmelding, gebruiker: Gebruiker) -> dict[str, Any]:
    """Everything the page of the weighing shows this person."""
    prefetch_related_objects([aanmelding], "oordelen")
    ontbreekt = list(ontbrekende_oordelen(aanmelding))
    wegen = aanmelding.status == Aanmeldstatus.INGEDIEND
    eigen = [o for o in eigen_oordelen(aanmelding, gebruiker)[0] if telt(aanmelding, o.gegeven_op)]
    uitkomsten = stappen(aanmelding, gebruiker)
    for stap in uitkomsten:
        stap["bezwaren"] = [zin for zin in stap["bezwaren"] if zin not in ontbreekt]
        stap["kan"] = not stap["bezwaren"] and (stap["naam"] == "aanvulling" or not ontbreekt)
    return {
        "aanmelding": aanmelding,
        "statussoort": STATUSSOORT[aanmelding.status],
        "persoon": persoonsgegevens(aanmelding),
        "verhaal": verhaal(aanmelding),
        "criteria": criteria(aanmelding),
        "besproken": besproken(aanmelding),
        "oordelen": oordeelstabel(aanmelding),
        "ontbreekt": ontbreekt,
        "wegen": wegen,
        "al_geoordeeld": len(eigen) == len(Criterium),
        "stappen": uitkomsten,
        "agendeert_voorzitter": not any(stap["naam"] == "agenderen" for stap in uitkomsten),
        "bekenden": bekende_personen(aanmelding) if wegen else [],
        "eerder": eerdere_aanmeldingen(aanmelding) if wegen else [],
        "weging": Weging.objects.filter(aanmelding=aanmelding)
        .select_related("ontvanger", "gewogen_door__organisatie")
        .first(),
        "reden_intrekken": reden_intrekken(aanmelding),
        "kopregel": kopregel(aanmelding),
    }
