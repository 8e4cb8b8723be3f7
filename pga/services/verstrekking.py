"""Recording what a guest, who has no account, was told or given. Nothing of it is ever deleted."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from pga.choices import Gebeurtenissoort, Laag, Recht
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Bestand, Casus, Gebruiker, Verstrekking
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer
from pga.services.bestand import bewaar_bestand
from pga.toegang.rechten import mag


def _eis_leiding(door: Gebruiker, casus_id: int) -> None:
    if not (mag(door, Recht.REGISSEREN, casus_id) or mag(door, Recht.BESLUITEN, casus_id)):
        raise GeenToegang


def _eis_getekend(getekend: date, verstrekt: date) -> None:
    if getekend > verstrekt or verstrekt > timezone.localdate():
        raise Bezwaar("De gast tekent eerst de verklaring. Daarna kunt u iets verstrekken.")


@transaction.atomic
def leg_verstrekking_vast(
    *, casus: Casus, door: Gebruiker, bewijs: dict[str, Any] | None = None, **velden: Any
) -> Verstrekking:
    """What this guest got is known, with the signed statement if it was sent along.

    Only for who directs or decides the case; the guest signed on that day or before (WGS 2.31 lid 9; BGS 2.21).
    Raises GeenToegang or Bezwaar.
    """
    _eis_leiding(door, casus.pk)
    _eis_getekend(velden["geheimhouding_getekend_op"], velden["verstrekt_op"])
    verstrekking = Verstrekking(casus=casus, door=door, bewijs=_bewaar_bewijs(casus, door, bewijs), **velden)
    bewaar(verstrekking, door=door)
    _noteer(verstrekking, door, f"Er is informatie verstrekt aan een gast: {verstrekking.gast_organisatie}.")
    return verstrekking


@transaction.atomic
def wijzig_verstrekking(
    *,
    verstrekking: Verstrekking,
    door: Gebruiker,
    versie: int,
    bewijs: dict[str, Any] | None = None,
    **velden: Any,
) -> Verstrekking:
    """The row reads like this from now on; a new statement is kept next to the old one."""
    _eis_leiding(door, verstrekking.casus_id)
    _eis_getekend(velden["geheimhouding_getekend_op"], velden["verstrekt_op"])
    _eis_geldig(verstrekking)
    if nieuw := _bewaar_bewijs(verstrekking.casus, door, bewijs):
        velden["bewijs"] = nieuw
    return wijzig(verstrekking, door=door, versie=versie, **velden)


@transaction.atomic
def trek_verstrekking_in(
    *, verstrekking: Verstrekking, door: Gebruiker, versie: int, reden: str
) -> Verstrekking:
    """The row stays, and says why it no longer counts."""
    _eis_leiding(door, verstrekking.casus_id)
    _eis_geldig(verstrekking)
    velden: dict[str, Any] = {"ingetrokken_op": timezone.now(), "reden_intrekking": reden}
    verstrekking = wijzig(verstrekking, door=door, versie=versie, reden=reden, **velden)
    _noteer(
        verstrekking, door, f"Een verstrekking aan {verstrekking.gast_organisatie} is ingetrokken.", reden
    )
    return verstrekking


def _eis_geldig(verstrekking: Verstrekking) -> None:
    if verstrekking.ingetrokken_op is not None:
        raise Bezwaar("Deze verstrekking is ingetrokken. Leg een nieuwe vast.")


def _bewaar_bewijs(casus: Casus, door: Gebruiker, bewijs: dict[str, Any] | None) -> Bestand | None:
    return bewaar_bestand(casus=casus, door=door, laag=Laag.REGIE, **bewijs) if bewijs else None


def _noteer(verstrekking: Verstrekking, door: Gebruiker, tekst: str, reden: str = "") -> None:
    noteer(
        casus_id=verstrekking.casus_id,
        tekst=tekst,
        door=door,
        soort=Gebeurtenissoort.TOEGANG,
        laag=Laag.REGIE,
        reden=reden,
    )
