"""The start page: blocks that each app fills for the functions it serves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.module_loading import import_string

from pga.models import Gebruiker
from pga.selectors.casussen import Casusblik
from pga.toegang.schermen import CASUSPANELEN, PANELEN, past


@dataclass(slots=True)
class Paneel:
    """A block of the start page. `taken` are rows for the component werklijst; `sjabloon` draws anything else."""

    titel: str
    taken: Sequence[dict[str, Any]] = ()
    leeg: str = ""
    aantal: int | None = None
    kengetallen: Sequence[dict[str, Any]] = ()
    acties: Sequence[dict[str, str]] = ()  # titel, url
    sjabloon: str = ""
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Casuspaneel:
    """A block of a case's first page; `smal` stands in the narrow column."""

    titel: str
    sjabloon: str
    context: dict[str, Any] = field(default_factory=dict)
    smal: bool = False


def panelen_voor(gebruiker: Gebruiker) -> list[Paneel]:
    """The blocks for this person's functions, in the order of the table; a block may say it is not needed (None)."""
    makers: list[Callable[[Gebruiker], Paneel | None]] = [
        import_string(pad) for pad, functies in PANELEN.items() if past(functies, gebruiker)
    ]
    return [paneel for maker in makers if (paneel := maker(gebruiker)) is not None]


def casuspanelen(blik: Casusblik) -> list[Casuspaneel]:
    """The blocks of a case as this person sees it; what they may not see has no block."""
    makers: list[Callable[[Casusblik], Casuspaneel | None]] = [import_string(pad) for pad in CASUSPANELEN]
    return [paneel for maker in makers if (paneel := maker(blik)) is not None]
