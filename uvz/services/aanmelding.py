"""Writing, handing in and withdrawing a report."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from pga.fouten import Bezwaar, GeenToegang
from pga.models import Gebruiker
from pga.opslag import bewaar, op_slot, wijzig
from pga.overgang import voer_uit
from pga.toegang.context import als_systeem
from uvz.choices import Aanmeldstatus
from uvz.models import Aanmelding
from uvz.transitions.aanmelding import INDIENEN, INTREKKEN, TE_WIJZIGEN, mag_melden, meldt


@transaction.atomic
def begin_aanmelding(*, door: Gebruiker, indienen: bool, **velden: Any) -> Aanmelding:
    """A new report of this person's organisation: a draft, or handed in at once.

    Raises GeenToegang for who may not report, and Bezwaar if something is missing to hand it in.
    """
    organisatie = door.organisatie
    if organisatie is None or not meldt(door):
        raise GeenToegang
    aanmelding = bewaar(
        Aanmelding(
            organisatie=organisatie,
            gemeente=organisatie.gemeente or organisatie,
            aangemeld_door=door,
            **velden,
        ),
        door=door,
        reden="aanmelding begonnen",
    )
    return _dien_in(aanmelding, door=door, versie=aanmelding.versie) if indienen else aanmelding


@transaction.atomic
def wijzig_aanmelding(
    *, aanmelding: Aanmelding, door: Gebruiker, versie: int, indienen: bool, **velden: Any
) -> Aanmelding:
    """The report has this text from now on and is, with `indienen`, handed in (again).

    Any colleague of the reporting organisation may do so, as long as it is a draft or was sent back.
    """
    if not mag_melden(door, aanmelding):
        raise GeenToegang
    if aanmelding.status not in TE_WIJZIGEN:
        raise Bezwaar(f"Wijzigen kan niet meer: de status is nu '{aanmelding.statustekst}'.")
    if indienen:
        return _dien_in(aanmelding, door=door, versie=versie, **velden)
    return wijzig(aanmelding, door=door, versie=versie, reden="tekst gewijzigd", **velden)


def _dien_in(aanmelding: Aanmelding, *, door: Gebruiker, versie: int, **velden: Any) -> Aanmelding:
    """Who hands it in answers for it (BGS 1.6), also if a colleague began it."""
    return voer_uit(
        INDIENEN,
        aanmelding,
        door=door,
        versie=versie,
        ingediend_op=timezone.now(),
        aangemeld_door=door,
        **velden,
    )


@transaction.atomic
def trek_in(*, aanmelding: Aanmelding, door: Gebruiker, versie: int, reden: str) -> Aanmelding:
    """The report is withdrawn, with the reason in its history; who weighs sees that."""
    return voer_uit(INTREKKEN, aanmelding, door=door, versie=versie, reden=reden)


@transaction.atomic
def gooi_concept_weg(*, aanmelding: Aanmelding, door: Gebruiker, versie: int) -> None:
    """A draft that nobody else ever saw is gone, its history included: nothing is kept without need.

    As the system, because people hold no right to delete a report.
    """
    concept = op_slot(aanmelding, versie=versie)
    if not mag_melden(door, concept):
        raise GeenToegang
    if concept.status != Aanmeldstatus.CONCEPT:
        raise Bezwaar("Deze aanmelding is al ingediend. Trek haar in, met een reden.")
    with als_systeem("een niet ingediend concept weggooien"):
        sleutel = concept.pk
        concept.delete()
        Aanmelding.history.filter(id=sleutel).delete()
