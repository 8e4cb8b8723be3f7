"""Nothing grows past the size at which people stop reading it (ontwerp 9)."""

import subprocess
from pathlib import Path

import pytest

from tests.huisregels.bron import HUIS, functies, laag, modules

MODULE, TEST, SJABLOON, FUNCTIE, VIEW = 300, 500, 150, 40, 25
VERBODEN_NAMEN = {"utils.py", "helpers.py", "mixins.py", "common.py", "signals.py", "receivers.py"}


def bestanden(*uitgangen: str) -> list[Path]:
    lijst = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    paden = [Path(naam) for naam in lijst if naam.endswith(uitgangen)]
    return [pad for pad in paden if "migrations" not in pad.parts and (HUIS / pad).is_file()]


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


def test_geen_bouwresten_in_git() -> None:
    verboden = {"node_modules", "vendor", ".venv", "__pycache__"}
    assert not [pad for pad in bestanden("") if verboden & set(pad.parts) or pad.suffix in {".woff2", ".pdf"}]
