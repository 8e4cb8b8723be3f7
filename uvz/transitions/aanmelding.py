"""Allowed moves of a report, from draft to outcome (bronnen/001, 2.5; domein.md 2.2)."""

from collections.abc import Iterable
from datetime import datetime

from pga.choices import Functie
from pga.models import Gebruiker
from pga.overgang import Overgang
from pga.toegang.ladder import WEGERS
from uvz.choices import Aanmeldstatus as A
from uvz.choices import Criterium
from uvz.models import Aanmelding, Criteriumoordeel

# Every convenant partner may report, and so may who directs for the municipality.
MELDERS = frozenset(
    {Functie.PARTNER, Functie.WEGER, Functie.VOORZITTER, Functie.REGISSEUR, Functie.JEUGDMARSHALL}
)
TE_WIJZIGEN = frozenset({A.CONCEPT, A.AANVULLING})

# What has to be told before anybody can weigh it, and what to say when it is not there.
VERPLICHT: dict[str, str] = {
    "feiten": "Vertel wat er aan de hand is: wat gebeurde er, wanneer, en hoe weet u dat?",
    "waarom_zorg": "Leg uit waarom zorg nodig is. Zonder zorgvraag hoort dit niet in het UVZ.",
    "waarom_veiligheid": "Leg uit waarom veiligheid nodig is. Is er alleen een zorgvraag? Bel de zorg.",
    Criterium.PROBLEMATIEK: "Beschrijf welke problemen de persoon of het gezin heeft.",
    Criterium.LEEFGEBIEDEN: "Noem de leefgebieden waarop dit speelt. Het moeten er meer dan één zijn.",
    Criterium.ERNST: "Leg uit waarom dit leidt tot criminaliteit, ernstige overlast of onveiligheid.",
    Criterium.SAMENWERKING: "Leg uit waarom partners uit zorg én veiligheid hier samen nodig zijn.",
}


def gemeente_van(gebruiker: Gebruiker) -> int | None:
    """The municipality whose UVZ this person works in."""
    organisatie = gebruiker.organisatie
    return (organisatie.gemeente_id or organisatie.pk) if organisatie else None


def meldt(gebruiker: Gebruiker) -> bool:
    """This person may report somebody for their organisation."""
    return gebruiker.organisatie_id is not None and not MELDERS.isdisjoint(gebruiker.functies)


def mag_melden(door: Gebruiker, aanmelding: Aanmelding) -> bool:
    """Somebody of the reporting organisation, not only the one who began it."""
    return door.organisatie_id == aanmelding.organisatie_id and meldt(door)


def mag_wegen(door: Gebruiker, aanmelding: Aanmelding) -> bool:
    """Voorzitter and politie weigh together (bronnen/001, 2.5)."""
    return gemeente_van(door) == aanmelding.gemeente_id and not WEGERS.isdisjoint(door.functies)


def mag_agenderen(door: Gebruiker, aanmelding: Aanmelding) -> bool:
    """The agenda is the voorzitter's."""
    return gemeente_van(door) == aanmelding.gemeente_id and Functie.VOORZITTER in door.functies


def telt(aanmelding: Aanmelding, gegeven_op: datetime) -> bool:
    """A judgement counts if it is about the text as it was last handed in."""
    return aanmelding.ingediend_op is not None and gegeven_op >= aanmelding.ingediend_op


def moment_van_oordeel(oordelen: Iterable[Criteriumoordeel]) -> str:
    """When a party last judged, as a form can carry it; empty if it did not."""
    return max((oordeel.gegeven_op.isoformat() for oordeel in oordelen), default="")


def geldige_oordelen(aanmelding: Aanmelding, *, gemeente: bool) -> dict[str, bool]:
    """Per criterion what one of the two parties holds: the municipality, or the politie."""
    return {
        oordeel.criterium: oordeel.voldaan
        for oordeel in aanmelding.oordelen.all()
        if (oordeel.organisatie_id == aanmelding.gemeente_id) is gemeente
        and telt(aanmelding, oordeel.gegeven_op)
    }


def ontbrekende_oordelen(aanmelding: Aanmelding) -> Iterable[str]:
    """Both parties register whether they hold each criterion met (BGS 2.20 lid 3)."""
    for gemeente, wie in ((True, "De gemeente (voorzitter)"), (False, "De politie")):
        aantal = len(geldige_oordelen(aanmelding, gemeente=gemeente))
        if aantal == 0:
            yield f"{wie} heeft nog geen oordeel gegeven over de criteria."
        elif aantal < len(Criterium):
            yield f"{wie} heeft nog niet over alle vier de criteria geoordeeld."


def _bezwaren_agenderen(aanmelding: Aanmelding) -> Iterable[str]:
    yield from ontbrekende_oordelen(aanmelding)
    ene, andere = (geldige_oordelen(aanmelding, gemeente=gemeente) for gemeente in (True, False))
    for criterium in Criterium:
        if ene.get(criterium) is False and andere.get(criterium) is False:
            yield (
                f"Gemeente en politie vinden allebei dat niet voldaan is aan: “{criterium.label}”. "
                "Agenderen mag alleen als aan alle criteria is voldaan."
            )


def _bezwaren_indienen(aanmelding: Aanmelding) -> Iterable[str]:
    for veld, zin in VERPLICHT.items():
        if not getattr(aanmelding, veld).strip():
            yield zin
    if not aanmelding.besproken_met_persoon and not aanmelding.niet_besproken_reden.strip():
        yield "Schrijf op waarom u de aanmelding nog niet met de persoon of de ouders besprak."


INDIENEN = Overgang(
    "indienen",
    TE_WIJZIGEN,
    A.INGEDIEND,
    mag_melden,
    "Dien in",
    bezwaren=_bezwaren_indienen,
)
INTREKKEN = Overgang(
    "intrekken",
    frozenset({A.INGEDIEND, A.AANVULLING}),
    A.INGETROKKEN,
    mag_melden,
    "Trek de aanmelding in",
    reden_verplicht=True,
)
VRAAG_AANVULLING = Overgang(
    "aanvulling vragen", frozenset({A.INGEDIEND}), A.AANVULLING, mag_wegen, "Vraag om aanvulling"
)
AGENDEREN = Overgang(
    "agenderen",
    frozenset({A.INGEDIEND}),
    A.GEAGENDEERD,
    mag_agenderen,
    "Agendeer voor het UVZ",
    bezwaren=_bezwaren_agenderen,
    gebeurtenis="De aanmelding is gewogen en geagendeerd.",
)
OVERDRAGEN = Overgang(
    "overdragen",
    frozenset({A.INGEDIEND}),
    A.OVERGEDRAGEN,
    mag_wegen,
    "Draag over aan een zorgpartner",
    bezwaren=ontbrekende_oordelen,
)
NAAR_DRIEHOEK = Overgang(
    "naar Driehoek",
    frozenset({A.INGEDIEND}),
    A.DRIEHOEK,
    mag_wegen,
    "Breng naar de Driehoek",
    bezwaren=ontbrekende_oordelen,
)
NIET_OPNEMEN = Overgang(
    "niet opnemen",
    frozenset({A.INGEDIEND}),
    A.NIET_OPGENOMEN,
    mag_wegen,
    "Neem niet op",
    bezwaren=ontbrekende_oordelen,
)
# By the word in the address, in the order of the screen.
UITKOMSTEN: dict[str, Overgang] = {
    "agenderen": AGENDEREN,
    "overdragen": OVERDRAGEN,
    "driehoek": NAAR_DRIEHOEK,
    "niet-opnemen": NIET_OPNEMEN,
    "aanvulling": VRAAG_AANVULLING,
}
