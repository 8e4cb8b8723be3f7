"""The start page: blocks that each app fills for the functions it serves."""

from collections.abc import Callable

from django.utils.module_loading import import_string

from pga.models import Gebruiker
from pga.selectors.casussen import Casusblik, Kolommen
from pga.toegang.schermen import CASUSKOLOMMEN, CASUSPANELEN, PANELEN, past
from pga.werk.berichten import berichten
from pga.werk.blok import Casuspaneel, Paneel
from pga.werk.brieven import brieven
from pga.werk.jaarcontrole import jaarcontrole
from pga.werk.kern import beheer, bewaartermijnen, casussen_in_beeld, leeslog, opvallend_lezen
from pga.werk.noodinzage import lopende_inzage, noodinzages
from pga.werk.toegang import eigen_verzoeken, toegang

__all__ = [
    "Casuspaneel",
    "Paneel",
    "beheer",
    "berichten",
    "bewaartermijnen",
    "brieven",
    "casuskolommen",
    "casuspanelen",
    "casussen_in_beeld",
    "eigen_verzoeken",
    "jaarcontrole",
    "leeslog",
    "lopende_inzage",
    "noodinzages",
    "opvallend_lezen",
    "panelen_voor",
    "toegang",
]


def panelen_voor(gebruiker: Gebruiker) -> list[Paneel]:
    """The blocks for this person's functions, in the order of the table, those with nothing to do last.

    None is a block not needed.
    """
    makers: list[Callable[[Gebruiker], Paneel | None]] = [
        import_string(pad) for pad, functies in PANELEN.items() if past(functies, gebruiker)
    ]
    panelen = [paneel for maker in makers if (paneel := maker(gebruiker)) is not None]
    return sorted(panelen, key=lambda paneel: paneel.is_leeg)


def casuskolommen() -> list[Kolommen]:
    """What the blocks of a case ask of its query."""
    return [import_string(pad) for pad in CASUSKOLOMMEN]


def casuspanelen(blik: Casusblik) -> list[Casuspaneel]:
    """The blocks of a case, read with `casuskolommen`, as this person sees it; what they may not see has no block."""
    makers: list[Callable[[Casusblik], Casuspaneel | None]] = [import_string(pad) for pad in CASUSPANELEN]
    return [paneel for maker in makers if (paneel := maker(blik)) is not None]
