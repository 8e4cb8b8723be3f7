"""The branches of the rule in code: what gives, ends and checks access, and what says who asks."""

import gc
import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from importlib import import_module
from typing import Any

from pga.vastevraag import VasteVraag
from tests.mutaties.beleid import RECHTEN, Verbinding, open_sloten
from tests.mutaties.mutant import Blok, Mutant
from tests.mutaties.tak import Tak
from tests.mutaties.takkenlijst import TAKKEN, ZOEKFUNCTIE


def takken(eigenaar: Verbinding) -> Iterator[Mutant]:
    sloten = open_sloten(eigenaar)
    for tak in TAKKEN:
        yield Mutant("tak", _naam(tak), _herschreven(tak), _past(tak), sloten(*RECHTEN, *tak.ook_op_slot))
    for tak in ZOEKFUNCTIE:
        yield Mutant("tak", _naam(tak), _in_de_database(eigenaar, tak), _past(tak), sloten(*RECHTEN))


def _naam(tak: Tak) -> str:
    return f"tak {tak.doel}: {tak.staat_er!r} wordt {tak.wordt!r}"


def _past(tak: Tak) -> Callable[[str], bool]:
    return lambda item: any(f"{test}.py" in item for test in tak.tests)


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


def _herschreven(tak: Tak) -> Blok:
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


def zoekfunctie(eigenaar: Verbinding, tak: Tak) -> tuple[str, str]:
    """How the function of the database is made, and how with this branch broken. Raises LookupError."""
    (rij,) = eigenaar.execute("SELECT pg_get_functiondef(%s::regproc)", [tak.doel]).fetchall()
    if tak.staat_er not in rij[0]:
        raise LookupError(f"{tak.doel} zegt niet meer {tak.staat_er!r}: werk tests/mutaties bij.")
    return rij[0], rij[0].replace(tak.staat_er, tak.wordt)


def _in_de_database(eigenaar: Verbinding, tak: Tak) -> Blok:
    was, wordt = zoekfunctie(eigenaar, tak)

    @contextmanager
    def blok() -> Iterator[None]:
        eigenaar.execute(wordt.encode())
        try:
            yield
        finally:
            eigenaar.execute(was.encode())

    return blok
