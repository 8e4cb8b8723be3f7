"""Allowed moves of an action. The name of a move is the status it leads to."""

from collections.abc import Iterable

from pga.choices import Recht
from pga.models import Gebruiker
from pga.overgang import Overgang, beschikbaar
from pga.toegang.rechten import mag
from plans.choices import TE_DOEN, Actiestatus
from plans.models import Actie

A = Actiestatus


def mag_melden(door: Gebruiker, actie: Actie) -> bool:
    """The organisation that carries the action out, while it is in the plan; and who directs the case."""
    if mag_leiden(door, actie):
        return True
    return actie.organisatie_id == door.organisatie_id and mag(door, Recht.UITVOEREN, actie.casus_id)


def mag_leiden(door: Gebruiker, actie: Actie) -> bool:
    return mag(door, Recht.REGISSEREN, actie.casus_id)


def _zonder_uitkomst(actie: Actie) -> Iterable[str]:
    if not actie.uitkomst.strip():
        yield "Schrijf kort op wat er is gebeurd en wat dit betekent. Anderen in het plan gaan daarop verder."


STARTEN = Overgang(A.IN_UITVOERING, frozenset({A.OPEN}), A.IN_UITVOERING, mag_melden, "Wij zijn ermee bezig")
GEDAAN = Overgang(A.GEDAAN, TE_DOEN, A.GEDAAN, mag_melden, "Gedaan", bezwaren=_zonder_uitkomst)
NIET_GEDAAN = Overgang(
    A.NIET_GEDAAN, TE_DOEN, A.NIET_GEDAAN, mag_melden, "Niet gedaan", bezwaren=_zonder_uitkomst
)
GEWIJZIGD = Overgang(
    A.GEWIJZIGD, TE_DOEN, A.GEWIJZIGD, mag_melden, "Omstandigheden gewijzigd", bezwaren=_zonder_uitkomst
)
VERVALLEN = Overgang(
    A.VERVALLEN, TE_DOEN, A.VERVALLEN, mag_leiden, "De actie vervalt", bezwaren=_zonder_uitkomst
)
HEROPENEN = Overgang(
    A.OPEN, frozenset(A.values) - TE_DOEN, A.OPEN, mag_leiden, "Zet weer open", reden_verplicht=True
)
ACTIE: dict[str, Overgang] = {
    overgang.naar: overgang for overgang in (STARTEN, GEDAAN, NIET_GEDAAN, GEWIJZIGD, VERVALLEN, HEROPENEN)
}


def meldkeuzes(actie: Actie, door: Gebruiker, *, ook_te_laat: bool = False) -> list[tuple[str, str]]:
    """What this person can report on the action: status and the words for it.

    `ook_te_laat` names also what the state no longer allows, so that a form that was open meanwhile is
    answered with what happened instead of with an unknown choice.
    """
    melden = [overgang for overgang in ACTIE.values() if overgang is not HEROPENEN]
    if ook_te_laat:
        return [(overgang.naam, overgang.knop) for overgang in melden if overgang.mag_door(door, actie)]
    return [(keuze["naam"], keuze["knop"]) for keuze in beschikbaar(actie, door=door, overgangen=melden)]
