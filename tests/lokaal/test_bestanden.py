"""The files around the code agree with each other: locks, containers, commands, settings."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from pga.lokaal import opdrachten
from tests.lokaal.conftest import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DIENSTEN: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
LOKAAL = {
    "DEBUG",
    "HTTPS",
    "STATIC_ROOT",
    "TESTDATABASE",
}  # local and test settings; the default is production
STARTOPDRACHTEN = {
    "web": opdrachten.web("0.0.0.0:8000"),
    "worker": opdrachten.worker(),
    "beat": opdrachten.beat(),
    "migratie": opdrachten.manage("migrate", "--noinput"),
}


@pytest.mark.parametrize("dienst", sorted(STARTOPDRACHTEN))
def test_production_starts_what_the_demo_starts(dienst: str) -> None:
    assert DIENSTEN[dienst]["command"] == STARTOPDRACHTEN[dienst]


def test_image_starts_web() -> None:
    opdracht = DOCKERFILE.replace("\\\n", "").split("\nCMD ")[1]
    assert json.loads(opdracht) == STARTOPDRACHTEN["web"]


def test_same_system_packages_in_image_and_dev() -> None:
    def pakketten(tekst: str) -> set[str]:
        return set(re.findall(r"\b(?:lib(?:pango|harfbuzz)|font)[\w.-]+", tekst))

    assert pakketten(DOCKERFILE) == pakketten((ROOT / "dev").read_text())


def waarden(boom: object) -> Iterator[tuple[str, str]]:
    """Each scalar of compose with the name it has."""
    for sleutel, waarde in boom.items() if isinstance(boom, dict) else []:
        yield from [(sleutel, waarde)] if isinstance(waarde, str) else waarden(waarde)


def test_no_secret_has_a_default() -> None:
    """A missing secret stops compose; none is written down."""
    geheim = re.compile("SECRET|WACHTWOORD|PASSWORD|_URL|AUTH")
    gevonden = {sleutel: waarde for sleutel, waarde in waarden(DIENSTEN) if geheim.search(sleutel)}
    assert len(gevonden) >= 8
    for sleutel, waarde in gevonden.items():
        assert re.search(r"\$\{\w+:\?zet \w+\}", waarde), sleutel
        assert ":-" not in waarde, sleutel


def test_only_the_migration_knows_the_owner() -> None:
    weet = {
        naam for naam, dienst in DIENSTEN.items() if "DATABASE_EIGENAAR_URL" in dienst.get("environment", {})
    }
    assert weet == {"migratie"}


def test_only_the_proxy_is_reachable() -> None:
    assert {naam for naam, dienst in DIENSTEN.items() if "ports" in dienst} == {"proxy"}
    assert COMPOSE["networks"]["achter"] == {"internal": True}


def test_every_service_is_watched_and_read_only() -> None:
    for naam, dienst in DIENSTEN.items():
        assert dienst["read_only"], naam
        assert naam in {"migratie", "proxy"} or "healthcheck" in dienst, naam
    assert re.search(r"^USER \d+$", DOCKERFILE, re.MULTILINE)


def test_every_setting_reaches_the_containers() -> None:
    """What settings read from the environment can be set in production."""
    gelezen = set(re.findall(r"\benv\.\w+\(\s*\"(\w+)\"", (ROOT / "pga/settings.py").read_text()))
    bekend = {naam for dienst in ("beat", "migratie") for naam in DIENSTEN[dienst]["environment"]}
    assert gelezen - LOKAAL == bekend


@pytest.mark.parametrize("bestand", ["requirements.txt", "requirements-dev.txt", "package-lock.json"])
def test_locks_are_hashed_and_name_no_place(bestand: str) -> None:
    inhoud = (ROOT / bestand).read_text()
    assert "resolved" not in inhoud
    assert not re.search(r"--(extra-)?index|find-links|file:", inhoud)
    if bestand.endswith(".txt"):
        assert not re.search(r"https?://", inhoud)
        blokken = re.findall(r"^(\S+==.*?)(?=^\S|\Z)", inhoud, re.MULTILINE | re.DOTALL)
        assert blokken
        assert [blok.split()[0] for blok in blokken if "--hash=sha256:" not in blok] == []


def test_locks_hold_what_pyproject_asks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]
    for bestand, eisen in {
        "requirements.txt": project["dependencies"],
        "requirements-dev.txt": [*project["dependencies"], *extra["lokaal"], *extra["dev"]],
    }.items():
        vast = set(re.findall(r"^([\w.-]+)==", (ROOT / bestand).read_text(), re.MULTILINE))
        assert {re.split(r"[\[<>=]", eis)[0].lower() for eis in eisen} <= vast
    productie = (ROOT / "requirements.txt").read_text()
    assert not [pakket for pakket in extra["lokaal"] if pakket in productie]


def test_both_locks_agree() -> None:
    """The tests run on the versions that production gets."""

    def vast(bestand: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^\s;]+", (ROOT / bestand).read_text(), re.MULTILINE))

    assert vast("requirements.txt") <= vast("requirements-dev.txt")
