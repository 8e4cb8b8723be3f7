"""Our own source, changed in one place for the duration of a block."""

import gc
import inspect
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from importlib import import_module
from typing import Any

from pga.vastevraag import VasteVraag
from tests.mutaties.mutant import Blok
from tests.mutaties.tak import Tak


def vind(tak: Tak) -> tuple[Any, str, Any]:
    """The module or class that holds it, its name there, and what it is now."""
    pad, _, namen = tak.doel.partition(":")
    *houders, naam = namen.split(".")
    houder: Any = reduce(getattr, houders, import_module(pad))
    return houder, naam, inspect.getattr_static(houder, naam)


def herschrijf(tak: Tak) -> str:
    """The text of it with the branch broken. Raises LookupError if it does not say that any more."""
    was = vind(tak)[2]
    bron = was if isinstance(was, str) else textwrap.dedent(inspect.getsource(_functie(was)))
    if tak.staat_er not in bron:
        raise LookupError(f"{tak.doel} zegt niet meer {tak.staat_er!r}: werk tests/mutaties bij.")
    return bron.replace(tak.staat_er, tak.wordt)


def _functie(iets: Any) -> Any:
    return inspect.unwrap(iets.bouw if isinstance(iets, VasteVraag) else iets)


def herschreven(tak: Tak) -> Blok:
    """A text is another text; a function keeps its place everywhere it was imported, and does something else."""

    houder, naam, was = vind(tak)
    nieuw = herschrijf(tak)

    @contextmanager
    def blok() -> Iterator[None]:
        if isinstance(was, str):
            setattr(houder, naam, nieuw)
        else:
            functie = _functie(was)
            ruimte = dict(functie.__globals__)
            exec(compile(nieuw, tak.doel, "exec"), ruimte)  # noqa: S102  our own source, changed in one place
            code, functie.__code__ = functie.__code__, _functie(ruimte[naam]).__code__
        _vergeet_vaste_vragen()
        try:
            yield
        finally:
            if isinstance(was, str):
                setattr(houder, naam, was)
            else:
                functie.__code__ = code
            _vergeet_vaste_vragen()

    return blok


def _vergeet_vaste_vragen() -> None:
    for iets in gc.get_objects():
        if type(iets) is VasteVraag:  # a lazy object would wake up if it were asked with isinstance
            iets.__dict__.pop("_vertaald", None)
