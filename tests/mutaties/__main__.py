"""`python -m tests.mutaties [--snel] [deel van een naam ...]`: 0 when every mutation turned a test red, else 1.

A developer's tool beside `./dev test`: set DATABASE_URL, DATABASE_EIGENAAR_URL, REDIS_URL and SECRET_KEY first.
`--snel` tries one mutation in ten.
"""

import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.mutaties.lus import Lus

if TYPE_CHECKING:
    from tests.mutaties.mutanten import Mutant

TESTS = (
    "tests/toegang/test_beleid.py",
    "tests/toegang/test_ladder.py",
    "tests/toegang/test_vergelijking.py",
    "tests/toegang/test_contextbehoud.py",
)


def main(argumenten: list[str]) -> int:
    begin = time.monotonic()
    delen = [deel for deel in argumenten if not deel.startswith("-")]

    def kies(mutanten: list["Mutant"]) -> list["Mutant"]:
        gekozen = [m for m in mutanten if not delen or any(deel in m.naam for deel in delen)]
        return gekozen[::10] if "--snel" in argumenten else gekozen

    def meld(regel: str) -> None:
        print(regel, file=sys.__stdout__, flush=True)

    lus = Lus(kies, meld)
    code = pytest.main(["-q", "-p", "no:cacheprovider", "--reuse-db", "--no-header", *TESTS], plugins=[lus])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        return 2
    for naam in lus.over:
        meld(f"Overleeft: {naam}")
    meld(f"{len(lus.gezien)} gezien, {len(lus.over)} overleven, in {time.monotonic() - begin:.0f} s.")
    return bool(lus.over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
