"""`./dev test`: everything that has to be right, on a PostgreSQL and Valkey of its own."""

import time

from pga.lokaal.opdrachten import manage
from pga.lokaal.plek import Plek, Slot
from pga.lokaal.start import Start, gestart
from pga.lokaal.toezicht import Kind

CONTROLES = {
    "ruff check": ["ruff", "check", ".", "--output-format=concise"],
    "ruff format": ["ruff", "format", "--check", "."],
    "djlint": ["djlint", "templates", "--lint", "--quiet"],
    "importrichting": ["lint-imports", "--no-logo"],
    "migraties": manage("makemigrations", "--check", "--dry-run"),
}
SJABLOON = "test_pga_sjabloon"  # what the tests copy: a migrated database, and one with the demo
TRAGE_CONTROLES = {"mypy": ["mypy"], "testdatabase": ["python", "-m", "tests.proefdatabase", SJABLOON]}
PYTEST = ["pytest", "-n", "2", "--dist", "worksteal"]


def test(plek: Plek, pytest_argumenten: list[str]) -> int:
    """0 when every check passes. All linters speak before the first failure ends the run."""
    begin = time.monotonic()
    with gestart(plek, Slot(plek), vluchtig=True) as start:
        if fout := controleer(start):
            print(f"\nNiet goed: {', '.join(fout)}. De tests zijn daarom niet gedraaid.", flush=True)
            return 1
        start.omgeving["PROEFSJABLOON"] = SJABLOON
        code = start.op_scherm([*PYTEST, *pytest_argumenten], sessie=True)
    oordeel = "Alles is goed" if code == 0 else "De tests zijn niet goed"
    print(f"{oordeel} ({time.monotonic() - begin:.0f} s).", flush=True)
    return code


def controleer(start: Start) -> list[str]:
    """The names of the checks that fail; the slow ones run beside the others."""
    begin = time.monotonic()
    traag = {naam: start.taak(naam, woorden) for naam, woorden in TRAGE_CONTROLES.items()}
    fout = [naam for naam, woorden in CONTROLES.items() if not uitslag(start, start.taak(naam, woorden))]
    return fout + [naam for naam, kind in traag.items() if not uitslag(start, kind, begin)]


def uitslag(start: Start, kind: Kind, begin: float | None = None) -> bool:
    """One line: the check, whether it passed and how long it took; with what it said when it failed."""
    begin = begin or time.monotonic()
    goed = start.toezicht.afloop(kind) == 0
    duur = f"{time.monotonic() - begin:5.1f} s".replace(".", ",")
    print(f"{duur}  {'goed' if goed else 'FOUT'}  {kind.opdracht.naam}", flush=True)
    if not goed:
        print(kind.log.read_text(errors="replace"), flush=True)
    return goed
