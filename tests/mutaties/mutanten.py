"""The ways to break it: a policy, a cell of the ladder, a branch of the rule that makes grants or sets the context."""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import psycopg

from pga.choices import Recht
from pga.services import toegang
from pga.toegang import context, vergelijking
from pga.toegang.ladder import LADDER

Verbinding = psycopg.Connection[Any]


@dataclass(frozen=True)
class Mutant:
    """`gebroken` breaks it for the duration of a block; `past` says which tests (by node id) might notice."""

    naam: str
    gebroken: Callable[[], AbstractContextManager[None]]
    past: Callable[[str], bool]


def alle(eigenaar: Verbinding) -> list[Mutant]:
    return [*_beleid(eigenaar), *_ladder(), *_takken()]


# Policies: let everybody through, let nobody through, forget the end date, forget one kind of grant.
_VIA = {
    "het einde vergeten": (r"\(r\.tot > now\(\)\)", "true"),
    "de groepsrechten vergeten": (r"\(r\.group_id = ANY \(", "(false AND r.group_id = ANY ("),
    "de rechten op naam vergeten": (r"\(r\.user_id = \(", "(false AND r.user_id = ("),
}


def _beleid(eigenaar: Verbinding) -> Iterator[Mutant]:
    rijen = eigenaar.execute(
        "SELECT tablename, policyname, cmd, coalesce(qual, with_check) FROM pg_policies"
        " WHERE schemaname = current_schema() ORDER BY tablename, cmd"
    ).fetchall()
    for tabel, naam, opdracht, conditie in rijen:
        deel = "WITH CHECK" if opdracht == "INSERT" else "USING"
        for hoe, anders in _condities(conditie, "_historical" in tabel and opdracht == "INSERT"):
            yield Mutant(
                f"{naam}: {hoe}",
                _alter(eigenaar, f"ALTER POLICY {naam} ON {tabel} {deel}", conditie, anders),
                lambda item, tabel=tabel: f"test_beleid[{tabel}:" in item,  # type: ignore[misc]
            )


def _condities(conditie: str, dubbel: bool) -> Iterator[tuple[str, str]]:
    """`dubbel`: a history row may be added by who may add or change the row, mostly the same words twice."""
    yield "laat iedereen door", "true"
    systeem, _, mensen = conditie.partition(" OR ")
    if mensen.strip(" ()") != "false":
        yield "laat niemand door", f"{systeem} OR false)"
    for hoe, (patroon, ander) in _VIA.items():
        plekken = list(re.finditer(patroon, conditie))
        helft = len(plekken) // 2 if dubbel and len(plekken) % 2 == 0 else len(plekken)
        for nummer in range(helft):
            anders = conditie
            for vondst in reversed(plekken[nummer::helft]):
                anders = anders[: vondst.start()] + ander + anders[vondst.end() :]
            yield f"{hoe} ({nummer + 1})", anders


def _alter(
    eigenaar: Verbinding, begin: str, was: str, wordt: str
) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def gebroken() -> Iterator[None]:
        eigenaar.execute(f"{begin} ({wordt})".encode())
        try:
            yield
        finally:
            eigenaar.execute(f"{begin} ({was})".encode())

    return gebroken


def _ladder() -> Iterator[Mutant]:
    """Each right of each cell, given where it is not and taken where it is."""
    for fase, trap in LADDER.items():
        for rol in trap:
            for recht in Recht:
                erbij = recht not in trap[rol].rechten
                yield Mutant(
                    f"ladder {fase}, {rol}: {recht} {'erbij' if erbij else 'eraf'}",
                    _anders(fase, rol, recht),
                    lambda item, cel=f"test_cel[{rol}-{fase}]": item.endswith(cel),  # type: ignore[misc]
                )


def _anders(fase: Any, rol: Any, recht: Recht) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def gebroken() -> Iterator[None]:
        was = LADDER[fase]
        LADDER[fase] = was | {rol: replace(was[rol], rechten=was[rol].rechten ^ {recht})}
        try:
            yield
        finally:
            LADDER[fase] = was

    return gebroken


# The rule itself, in SQL and in Python: (module, name, what stands there, what stands there instead).
_TAKKEN: list[tuple[ModuleType, str, str, str]] = [
    (vergelijking, "_VERSCHIL", "d.van <= %(nu)s", "true"),
    (vergelijking, "_VERSCHIL", "d.tot > %(nu)s", "true"),
    (vergelijking, "_VERSCHIL", "bool_or(d.tot IS NULL)", "bool_and(d.tot IS NULL)"),
    (vergelijking, "_VERSCHIL", "max(d.tot)", "min(d.tot)"),
    (vergelijking, "_VERSCHIL", "l.fase = c.fase AND", ""),
    (vergelijking, "_VERSCHIL", "AND l.rol = d.rol", ""),
    (vergelijking, "_VERSCHIL", "coalesce(o.groep_id, f.groep_id, 0)", "coalesce(f.groep_id, 0)"),
    (vergelijking, "_VERSCHIL", "coalesce(o.groep_id, f.groep_id, 0)", "coalesce(o.groep_id, 0)"),
    (vergelijking, "_VERSCHIL", "coalesce(d.gebruiker_id, 0)", "0"),
    (vergelijking, "_VERSCHIL", "h.id IS NULL OR", ""),
    (vergelijking, "_VERSCHIL", "w.casus_id IS NULL OR", ""),
    (vergelijking, "_VERSCHIL", "OR w.tot IS DISTINCT FROM h.tot", ""),
    (toegang, "_maak_gelijk", "if weg:", "if False:"),
    (toegang, "_maak_gelijk", "if erbij:", "if False:"),
    (toegang, "_maak_gelijk", "tot=verschil.tot", "tot=None"),
    (toegang, "_eis_mag_betrekken", "if not leidt and", "if False and"),
    (toegang, "_eis_mag_betrekken", "<= heeft", ">= frozenset()"),
    (context, "_ZET", "(o.convenant_tot IS NULL OR o.convenant_tot >= current_date)", "true"),
    (context, "_ZET", "AND f.functie IN ('partner', 'weger')", ""),
    (context, "_ZET", "set_config('pga.systeem', '', true)", "set_config('pga.systeem', 'lek', true)"),
    (context, "zet_gebruiker", "if gebruiker.is_active else None", ""),
    (context, "wis", '[""] * len', '["1"] * len'),
    (context, "_tijdelijk", "cursor.execute(_HERSTEL, vorige)", "pass"),
]


def _takken() -> Iterator[Mutant]:
    for module, naam, staat_er, wordt in _TAKKEN:
        yield Mutant(
            f"{module.__name__}.{naam}: {staat_er!r} wordt {wordt!r}",
            _herschreven(module, naam, staat_er, wordt),
            lambda item: "test_vergelijking.py" in item or "test_context" in item,
        )


def _herschreven(
    module: ModuleType, naam: str, staat_er: str, wordt: str
) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def gebroken() -> Iterator[None]:
        was = getattr(module, naam)
        bron = was if isinstance(was, str) else textwrap.dedent(inspect.getsource(was))
        if staat_er not in bron:
            raise LookupError(
                f"{module.__name__}.{naam} zegt niet meer {staat_er!r}: werk tests/mutaties bij."
            )
        nieuw: Any = bron.replace(staat_er, wordt)
        if not isinstance(was, str):
            exec(compile(nieuw, naam, "exec"), module.__dict__)  # noqa: S102  our own source, changed in one place
            nieuw = getattr(module, naam)
        setattr(module, naam, nieuw)
        try:
            yield
        finally:
            setattr(module, naam, was)

    return gebroken
