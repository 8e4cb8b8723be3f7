"""The branches of the rule in code: what gives, ends and checks access, and what says who asks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.mutaties.beleid import RECHTEN, Verbinding, open_sloten
from tests.mutaties.bron import herschreven
from tests.mutaties.mutant import Blok, Mutant
from tests.mutaties.tak import Tak
from tests.mutaties.takkenlijst import TAKKEN, ZOEKFUNCTIE


def takken(eigenaar: Verbinding) -> Iterator[Mutant]:
    sloten = open_sloten(eigenaar)
    for tak in TAKKEN:
        yield Mutant("tak", _naam(tak), herschreven(tak), _past(tak), sloten(*RECHTEN, *tak.ook_op_slot))
    for tak in ZOEKFUNCTIE:
        yield Mutant("tak", _naam(tak), _in_de_database(eigenaar, tak), _past(tak), sloten(*RECHTEN))


def _naam(tak: Tak) -> str:
    return f"tak {tak.doel}: {tak.staat_er!r} wordt {tak.wordt!r}"


def _past(tak: Tak) -> Callable[[str], bool]:
    return lambda item: any(f"{test}.py" in item for test in tak.tests)


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
