"""The ways to break it: a policy, a cell of the ladder, a branch of the rule that gives access or says who asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from pga.choices import Recht
from pga.toegang.ladder import LADDER
from tests.mutaties.beleid import Verbinding, beleid
from tests.mutaties.mutant import Blok, Mutant
from tests.mutaties.takken import takken


def alle(eigenaar: Verbinding) -> list[Mutant]:
    return [*beleid(eigenaar), *ladder(), *takken(eigenaar)]


def ladder() -> Iterator[Mutant]:
    """Each right of each cell, given where it is not and taken where it is."""
    for fase, trap in LADDER.items():
        for rol in trap:
            for recht in Recht:
                erbij = recht not in trap[rol].rechten
                yield Mutant(
                    "ladder",
                    f"ladder {fase}, {rol}: {recht} {'erbij' if erbij else 'eraf'}",
                    _anders(fase, rol, recht),
                    lambda item, cel=f"test_cel[{rol}-{fase}]": item.endswith(cel),  # type: ignore[misc]
                )


def _anders(fase: Any, rol: Any, recht: Recht) -> Blok:
    @contextmanager
    def gebroken() -> Iterator[None]:
        was = LADDER[fase]
        LADDER[fase] = was | {rol: replace(was[rol], rechten=was[rol].rechten ^ {recht})}
        try:
            yield
        finally:
            LADDER[fase] = was

    return gebroken
