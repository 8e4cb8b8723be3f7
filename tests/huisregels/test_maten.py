"""Nothing grows past the size at which people stop reading it (ontwerp 9)."""

import os
from functools import cache
from pathlib import Path

import pytest

from tests.huisregels.bron import HUIS, functies, laag, modules

MODULE, TEST, SJABLOON, FUNCTIE, VIEW = 300, 500, 150, 40, 25
VERBODEN_NAMEN = {"utils.py", "helpers.py", "mixins.py", "common.py", "signals.py", "receivers.py"}


@cache
def huis() -> list[Path]:
    """Every file of the house. Git is not asked: a machine that only runs the tests need not have it."""
    gevonden = []
    for map_, mappen, namen in os.walk(HUIS):
        weg = {"__pycache__"} if Path(map_) != HUIS else {"node_modules", *(m for m in mappen if m[0] == ".")}
        mappen[:] = [naam for naam in mappen if naam not in weg]
        gevonden += [(Path(map_) / naam).relative_to(HUIS) for naam in namen]
    return gevonden


def bestanden(*uitgangen: str) -> list[Path]:
    return [pad for pad in huis() if pad.name.endswith(uitgangen) and "migrations" not in pad.parts]


def regels(pad: Path) -> int:
    return len((HUIS / pad).read_text().splitlines())


def test_bestanden_blijven_klein() -> None:
    grens = {".py": MODULE, ".html": SJABLOON}
    te_groot = {
        str(pad): regels(pad)
        for pad in bestanden(".py", ".html")
        if regels(pad) > (TEST if pad.parts[0] == "tests" else grens[pad.suffix])
    }
    assert not te_groot


def test_functies_blijven_kort() -> None:
    te_lang = {
        f"{pad}:{functie.name}": lengte
        for pad, boom in modules().items()
        for functie in functies(boom)
        if (lengte := (functie.end_lineno or 0) - functie.body[0].lineno + 1)
        > (VIEW if laag(pad) == "views" else FUNCTIE)
    }
    assert not te_lang


@pytest.mark.parametrize("naam", sorted(VERBODEN_NAMEN))
def test_geen_rommella(naam: str) -> None:
    assert not [pad for pad in bestanden(".py") if pad.name == naam]


def test_geen_bouwresten() -> None:
    verboden = {"node_modules", "vendor", ".venv"}
    assert not [pad for pad in bestanden("") if verboden & set(pad.parts) or pad.suffix in {".woff2", ".pdf"}]
