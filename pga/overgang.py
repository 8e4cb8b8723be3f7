"""State machines as tables, and the one writer of a status.

A noun's moves are a tuple of `Overgang` in its app's `transitions.py`; what follows from a move is written out
in the service that calls `voer_uit`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from pga.choices import Gebeurtenissoort, Laag, Recht
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Gebeurtenis, Gebruiker
from pga.models.basis import MetStatus
from pga.opslag import bewaar, op_slot
from pga.toegang.rechten import mag

M = TypeVar("M", bound=MetStatus)
Toets = Callable[[Gebruiker, Any], bool]
Bezwaren = Callable[[Any], Iterable[str]]
MAX_REDEN = 20_000  # characters, as in any other text


def geen_bezwaar(obj: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Overgang:
    """One allowed move of one noun.

    `recht` is a right on the case, or a question about person and thing where there is no case yet.
    `bezwaren` gives Dutch sentences, one per reason why the move cannot be made now.
    `gebeurtenis` is the line for the time line; empty writes none.
    """

    naam: str
    van: frozenset[str]
    naar: str
    recht: Recht | Toets
    knop: str
    bezwaren: Bezwaren = geen_bezwaar
    gebeurtenis: str = ""
    soort: str = Gebeurtenissoort.PROCES
    laag: str = Laag.IDENTITEIT
    reden_verplicht: bool = field(default=False)

    def mag_door(self, door: Gebruiker, obj: MetStatus) -> bool:
        if isinstance(self.recht, Recht):
            casus_id = getattr(obj, "casus_id", None)
            return casus_id is not None and mag(door, self.recht, casus_id)
        return self.recht(door, obj)


def beschikbaar(obj: MetStatus, *, door: Gebruiker, overgangen: Iterable[Overgang]) -> list[dict[str, Any]]:
    """The moves this person may make from here, for drawing buttons; with objections the button explains itself."""
    return [
        {
            "naam": o.naam,
            "knop": o.knop,
            "bezwaren": list(o.bezwaren(obj)),
            "reden_verplicht": o.reden_verplicht,
        }
        for o in overgangen
        if obj.huidige_status in o.van and o.mag_door(door, obj)
    ]


@transaction.atomic
def voer_uit(
    overgang: Overgang,
    obj: M,
    *,
    door: Gebruiker | None,
    versie: int | None,
    reden: str = "",
    **velden: object,
) -> M:
    """Make the move and return the changed row; `velden` are set with it, in the same write.

    Locks the row, compares the version the user saw, and checks state, right and objections in that order.
    `door` None is the system, which holds every right. Raises Verouderd, GeenToegang or Bezwaar.
    """
    vers = op_slot(obj, versie=versie)
    if vers.huidige_status not in overgang.van:
        raise Bezwaar(f"Dit kan niet meer: de status is nu '{vers.statustekst}'.")
    if door is not None and not overgang.mag_door(door, vers):
        raise GeenToegang
    if overgang.reden_verplicht and not reden.strip():
        raise Bezwaar("Geef een reden op.")
    if len(reden) > MAX_REDEN:
        raise Bezwaar(f"Schrijf de reden korter: er passen {MAX_REDEN} tekens in.")
    for naam, waarde in velden.items():
        setattr(vers, naam, waarde)
    if zinnen := tuple(overgang.bezwaren(vers)):
        raise Bezwaar(*zinnen)
    setattr(vers, vers.statusveld, overgang.naar)
    vers.versie += 1
    bewaar(vers, door=door, reden=reden or overgang.naam)
    casus_id = getattr(vers, "casus_id", None)
    if overgang.gebeurtenis and casus_id:
        noteer(
            casus_id=casus_id,
            tekst=overgang.gebeurtenis,
            door=door,
            soort=overgang.soort,
            laag=overgang.laag,
            reden=reden,
        )
    return vers


def noteer(
    *,
    casus_id: int,
    tekst: str,
    door: Gebruiker | None,
    soort: str = Gebeurtenissoort.PROCES,
    laag: str = Laag.IDENTITEIT,
    reden: str = "",
) -> Gebeurtenis:
    """Add a line to the time line of a case; the line is visible to who holds `laag`."""
    return Gebeurtenis.objects.create(
        casus_id=casus_id,
        tekst=tekst,
        soort=soort,
        laag=laag,
        reden=reden,
        door=door,
        organisatie_id=door.organisatie_id if door else None,
        tijdstip=timezone.now(),
    )
