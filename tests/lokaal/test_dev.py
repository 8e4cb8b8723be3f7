"""`./dev` itself: what it says when it cannot do its work."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.lokaal.conftest import ROOT


def dev(*argumenten: str, pad: str | None = None) -> subprocess.CompletedProcess[str]:
    omgeving = os.environ | ({"PATH": pad} if pad else {})
    opdracht = [str(ROOT / "dev"), *argumenten]
    return subprocess.run(
        opdracht, capture_output=True, text=True, check=False, env=omgeving, stdin=subprocess.DEVNULL
    )


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that stand for a Debian on which an ordinary user finds nothing installed."""
    for naam, inhoud in {"dpkg-query": "exit 1", "id": "echo 1000"}.items():
        (tmp_path / naam).write_text(f"#!/bin/sh\n{inhoud}\n")
        (tmp_path / naam).chmod(0o755)
    for naam in ("dirname", "cat"):
        (tmp_path / naam).symlink_to(f"/usr/bin/{naam}")
    return tmp_path


def test_help_names_every_command() -> None:
    uitkomst = dev("help")
    assert uitkomst.returncode == 0
    for opdracht in ("demo", "test", "manage"):
        assert f"./dev {opdracht}" in uitkomst.stdout


def test_unknown_command_is_refused() -> None:
    uitkomst = dev("dema")
    assert uitkomst.returncode == 1
    assert "“dema” bestaat niet" in uitkomst.stderr


def test_missing_packages_without_root_are_told_as_a_line_to_paste(machine: Path) -> None:
    """No sudo: the exact line, and nothing else happens."""
    uitkomst = dev("test", pad=str(machine))
    assert uitkomst.returncode == 1
    regel = next(regel for regel in uitkomst.stderr.splitlines() if "apt-get" in regel)
    assert regel.strip().startswith("apt-get update && apt-get install --no-install-recommends python3 ")
    assert "chromium" in regel
    assert "chromium" not in dev("demo", pad=str(machine)).stderr


def test_missing_packages_with_sudo_are_fetched(machine: Path) -> None:
    """Without asking, where sudo needs no password."""
    (machine / "sudo").write_text(f'#!/bin/sh\necho "$*" >>{machine}/gedaan\n')
    (machine / "sudo").chmod(0o755)
    uitkomst = dev("demo", pad=str(machine))
    assert "Systeempakketten halen: python3 python3-venv" in uitkomst.stdout
    _vraag, update, install = (machine / "gedaan").read_text().splitlines()
    assert update == "apt-get update -q"
    assert install.startswith("env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install")


def test_installed_machine_is_not_asked_for_more(machine: Path) -> None:
    (machine / "dpkg-query").write_text("#!/bin/sh\necho installed\n")
    uitkomst = dev("demo", pad=str(machine))
    assert "apt-get" not in uitkomst.stderr
    assert "Python 3.11 of nieuwer is nodig" in uitkomst.stderr
