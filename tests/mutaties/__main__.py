"""`python -m tests.mutaties [--snel] [deel van een naam ...]`: 0 when every mutation turned a test red, else 1.

A developer's tool beside `./dev test`: set DATABASE_URL, DATABASE_EIGENAAR_URL, REDIS_URL and SECRET_KEY first.
`--snel` tries one mutation in ten. Policies run in two processes with a database each, beside one for all the rest.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.mutaties.lus import Lus
from tests.mutaties.takkenlijst import TAKKEN, ZOEKFUNCTIE

if TYPE_CHECKING:
    from tests.mutaties.mutant import Mutant

TESTS = Path(__file__).parent.parent
HELFTEN = ("beleid", "rest")
PROCESSEN = (("beleid", "0/2"), ("beleid", "1/2"), ("rest", "0/1"))


def modules(helft: str) -> list[str]:
    """The tests that should notice, those of access first."""
    namen = {test for tak in (*TAKKEN, *ZOEKFUNCTIE) for test in tak.tests}
    eerst = ["test_beleid", "test_bekijk_als"] if helft == "beleid" else ["test_ladder", "test_vergelijking"]
    # the slowest last: it is left to what nobody saw yet
    rest = (
        sorted(namen - set(eerst), key=lambda naam: (naam == "test_bekijk_als", naam))
        if helft == "rest"
        else []
    )
    return [str(next(TESTS.rglob(f"{naam}.py"))) for naam in (*eerst, *rest)]


def een_helft(helft: str, uitslag: Path, argumenten: list[str], deel: tuple[int, int] = (0, 1)) -> int:
    """Run one half, or a part of it, and write down what came of it."""
    delen = [deel for deel in argumenten if not deel.startswith("-")]

    def kies(mutanten: list["Mutant"]) -> list["Mutant"]:
        van_hier = [m for m in mutanten if (m.soort == "beleid") == (helft == "beleid")][deel[0] :: deel[1]]
        gekozen = [m for m in van_hier if not delen or any(deel in m.naam for deel in delen)]
        return gekozen[::10] if "--snel" in argumenten else gekozen

    def meld(regel: str) -> None:
        _zeg(f"{helft}: {regel}")

    lus = Lus(kies, meld)
    database = "--reuse-db" if "--reuse-db" in argumenten else "--create-db"
    opties = ["-q", "-p", "no:cacheprovider", database, "--no-header"]
    code = pytest.main([*opties, *modules(helft)], plugins=[lus])
    uitslag.write_text(json.dumps(lus.uitslag))
    return 0 if code in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED} else 2


def main(argumenten: list[str]) -> int:
    """Everything at once; what was seen and what was not, per kind."""
    begin = time.monotonic()
    basis = os.environ.get("TESTDATABASE", "test_pga")
    with tempfile.TemporaryDirectory() as map_:
        paden = [Path(map_) / str(nummer) for nummer, _ in enumerate(PROCESSEN)]
        lopend = [
            subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.mutaties"),
                    *(f"--helft={helft}", f"--deel={deel}", f"--uitslag={pad}", *argumenten),
                ],
                env=os.environ | {"TESTDATABASE": f"{basis}_{helft}{deel[0]}"},
            )
            for (helft, deel), pad in zip(PROCESSEN, paden, strict=True)
        ]
        codes = [proces.wait() for proces in lopend]
        if any(codes):
            return 2
        uitslag: dict[str, dict[str, list[str]]] = {}
        for soort, namen in (paar for pad in paden for paar in json.loads(pad.read_text()).items()):
            for hoe, rij in namen.items():
                uitslag.setdefault(soort, {}).setdefault(hoe, []).extend(rij)
    over = 0
    for soort, namen in uitslag.items():
        over += len(namen["over"])
        for naam in namen["over"]:
            _zeg(f"Overleeft: {naam}")
        aantal = sum(len(rij) for rij in namen.values())
        _zeg(
            f"{soort}: {aantal} mutaties, {aantal - len(namen['over'])} gezien"
            f" (waarvan {len(namen['tweede'])} pas met het andere slot van dezelfde deur open),"
            f" {len(namen['over'])} overleven."
        )
    _zeg(f"In {time.monotonic() - begin:.0f} s.")
    return bool(over)


def _zeg(regel: str) -> None:
    assert sys.__stdout__
    sys.__stdout__.write(f"{regel}\n")  # pytest keeps the other one to itself
    sys.__stdout__.flush()


if __name__ == "__main__":
    keuze = dict(arg.split("=", 1) for arg in sys.argv[1:] if "=" in arg)
    over = [arg for arg in sys.argv[1:] if "=" not in arg]
    if "--helft" in keuze:
        welk, van = keuze.get("--deel", "0/1").split("/")
        sys.exit(een_helft(keuze["--helft"], Path(keuze["--uitslag"]), over, (int(welk), int(van))))
    sys.exit(main(over))
