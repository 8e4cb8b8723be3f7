"""Meetings: planned, changed, held or called off."""

from datetime import date, time
from typing import Any

from django.db import transaction

from pga.fouten import Bezwaar, GeenToegang
from pga.models import Gebruiker, Organisatie
from pga.opslag import eenmalig, wijzig
from pga.overgang import Overgang, voer_uit
from uvz.choices import Vergaderstatus
from uvz.models import Vergadering
from uvz.transitions.agenda import AFZEGGEN, HOUDEN, plant

STAPPEN: dict[str, Overgang] = {"houden": HOUDEN, "afzeggen": AFZEGGEN}
DUBBEL = "Er is op dit tijdstip al een vergadering gepland."


@transaction.atomic
def plan_vergadering(
    *, gemeente: Organisatie, datum: date, begin: time, eind: time, plaats: str, plekken: int, door: Gebruiker
) -> Vergadering:
    """A meeting on this day. Raises Bezwaar if there is one at that moment, or GeenToegang."""
    vergadering = Vergadering(
        gemeente=gemeente, datum=datum, begin=begin, eind=eind, plaats=plaats, plekken=plekken
    )
    _toets(vergadering, door)
    return eenmalig(vergadering, door=door, zin=DUBBEL)


@transaction.atomic
def wijzig_vergadering(
    *,
    vergadering: Vergadering,
    door: Gebruiker,
    versie: int,
    datum: date,
    begin: time,
    eind: time,
    plaats: str,
    plekken: int,
) -> Vergadering:
    """Date, place and room of a planned meeting are these from now on."""
    if vergadering.status != Vergaderstatus.GEPLAND:
        raise Bezwaar("Deze vergadering is geweest of afgezegd. U kunt haar niet meer wijzigen.")
    _toets(Vergadering(gemeente=vergadering.gemeente, begin=begin, eind=eind), door)
    dubbel = Vergadering.objects.filter(gemeente=vergadering.gemeente_id, datum=datum, begin=begin)
    if dubbel.exclude(pk=vergadering.pk).exists():
        raise Bezwaar(DUBBEL)
    velden: dict[str, Any] = {
        "datum": datum,
        "begin": begin,
        "eind": eind,
        "plaats": plaats,
        "plekken": plekken,
    }
    return wijzig(vergadering, door=door, versie=versie, **velden)


def _toets(vergadering: Vergadering, door: Gebruiker) -> None:
    if not plant(door, vergadering):
        raise GeenToegang
    if vergadering.eind <= vergadering.begin:
        raise Bezwaar("De eindtijd moet na de begintijd liggen.")


@transaction.atomic
def zet_vergadering(
    *, vergadering: Vergadering, stap: str, door: Gebruiker, versie: int, reden: str = ""
) -> Vergadering:
    """The meeting was held (`houden`) or is called off (`afzeggen`); no case may wait on its agenda."""
    return voer_uit(STAPPEN[stap], vergadering, door=door, versie=versie, reden=reden)
