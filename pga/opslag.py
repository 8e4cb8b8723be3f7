"""One way to write a row: with who did it and why, and never on top of somebody else's change."""

from typing import TypeVar

from django.db import DatabaseError, IntegrityError, models, transaction
from psycopg.errors import InsufficientPrivilege

from pga.fouten import Bezwaar, GeenToegang, Verouderd
from pga.models import Gebruiker

M = TypeVar("M", bound=models.Model)


def bewaar(obj: M, *, door: Gebruiker | None, reden: str = "") -> M:
    """Insert or update the row, its history naming `door` and `reden`; None is the system.

    A row that the database does not let this person change raises GeenToegang instead of passing unnoticed.
    """
    obj._history_user = door  # type: ignore[attr-defined]
    obj._change_reason = reden  # type: ignore[attr-defined]
    if obj._state.adding:
        obj.save(force_insert=True)
        return obj
    try:
        obj.save(force_update=True)
    except DatabaseError as fout:
        if _geweigerd(fout):
            raise GeenToegang from fout
        raise
    return obj


def _geweigerd(fout: DatabaseError) -> bool:
    """The row was not there for this person, or would no longer be: not a fault of the database itself.

    Django 5.2 raises a bare DatabaseError when a forced update touches no row.
    """
    return type(fout) is DatabaseError or isinstance(fout.__cause__, InsufficientPrivilege)


def op_slot(obj: M, *, versie: int | None) -> M:
    """The row, locked for this transaction, if its version is still the one the user saw.

    `versie` None means that nobody saw it (the system). Raises Verouderd, or GeenToegang if it is not this
    person's to change.
    """
    vers = type(obj)._default_manager.select_for_update(no_key=True, of=("self",)).filter(pk=obj.pk).first()
    if vers is None:
        raise GeenToegang
    if versie is not None and vers.versie != versie:  # type: ignore[attr-defined]
        raise Verouderd(vers)
    return vers


@transaction.atomic
def wijzig(obj: M, *, door: Gebruiker | None, versie: int | None, reden: str = "", **velden: object) -> M:
    """Set `velden` on the row if nobody changed it since `versie`; its version goes up by one."""
    vers = op_slot(obj, versie=versie)
    for naam, waarde in velden.items():
        setattr(vers, naam, waarde)
    vers.versie += 1  # type: ignore[attr-defined]
    return bewaar(vers, door=door, reden=reden)


def eenmalig(obj: M, *, door: Gebruiker | None, zin: str, reden: str = "") -> M:
    """Insert a row of which there may be one; if another was first, raise Bezwaar with `zin`.

    The unique constraint decides, because an invisible duplicate cannot be looked for.
    """
    try:
        with transaction.atomic():
            return bewaar(obj, door=door, reden=reden)
    except IntegrityError as fout:
        raise Bezwaar(zin) from fout
