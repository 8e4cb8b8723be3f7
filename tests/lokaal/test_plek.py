"""Where state lives, and which servers are ours."""

import os
import socket
import stat
from pathlib import Path

import pytest

from pga.lokaal import plek as plekken
from pga.lokaal.demo import kies_poort
from pga.lokaal.fouten import Fout
from pga.lokaal.servers import eigen_servers

DATABASE = {"DATABASE_URL": "postgresql://app@db/x", "DATABASE_EIGENAAR_URL": "postgresql://eigenaar@db/x"}


def test_each_checkout_and_the_tests_have_their_own_place(tmp_path: Path) -> None:
    omgeving = {"UVZ_TOESTAND": "/tmp/kort"}
    plekken_ = {
        plekken.bepaal(tmp_path / "a", omgeving).staat,
        plekken.bepaal(tmp_path / "b", omgeving).staat,
        plekken.bepaal(tmp_path / "a", omgeving, proef=True).staat,
    }
    assert len(plekken_) == 3


def test_too_long_for_a_socket(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="kortere map"):
        plekken.bepaal(tmp_path, {"UVZ_TOESTAND": "/tmp/" + "lang" * 25})


def test_place_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(Fout, match="UVZ_TOESTAND"):
        plekken.maak(plekken.Plek(tmp_path / "bestand", "x"))


def test_secrets_are_made_once_and_private(tmp_path: Path) -> None:
    plek = plekken.Plek(tmp_path, "x")
    plekken.maak(plek)
    geheim = plekken.geheimen(plek)
    assert plekken.geheimen(plek) == geheim
    assert len(geheim["SECRET_KEY"]) >= 50
    assert stat.S_IMODE((plek.staat / "geheim.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("een", sorted(DATABASE))
def test_half_a_database_is_refused(een: str) -> None:
    with pytest.raises(Fout, match=f"Alleen {een} is gezet"):
        eigen_servers(plekken.Plek(Path("/tmp"), "x"), {een: DATABASE[een]})


def test_given_servers_are_not_started() -> None:
    plek = plekken.Plek(Path("/tmp"), "x")
    assert set(eigen_servers(plek, {})) == {*DATABASE, "REDIS_URL"}
    assert set(eigen_servers(plek, DATABASE)) == {"REDIS_URL"}
    assert set(eigen_servers(plek, {"REDIS_URL": "redis://x"})) == set(DATABASE)
    assert eigen_servers(plek, {**DATABASE, "REDIS_URL": "redis://x"}) == {}


def test_taken_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bezet, pytest.raises(Fout, match="--poort"):
        kies_poort(bezet.getsockname()[1])


def test_lock_is_free_only_when_all_heirs_are_gone(tmp_path: Path) -> None:
    plek = plekken.Plek(tmp_path, "x")
    plekken.maak(plek)
    eerste = plekken.Slot(plek)
    eerste.neem()
    with pytest.raises(Fout, match="draait al"):
        plekken.Slot(plek).neem()
    erfgenaam = os.dup(eerste.slot)
    os.close(eerste.baas)
    os.close(eerste.slot)
    tweede = plekken.Slot(plek)
    with pytest.raises(Fout, match="nog niet gestopt"):
        tweede.neem(wacht=0.2)
    os.close(erfgenaam)
    tweede.neem(wacht=0.2)
