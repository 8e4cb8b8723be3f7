"""The page for the FG says what the ladder says, and the ladder says what the database does before there is a case."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from pga.choices import Fase, Recht, Rol
from pga.models import Gebruiker
from pga.selectors.wie_ziet_wat import KORT, wie_ziet_wat
from pga.toegang.context import als_systeem, namens
from pga.toegang.ladder import GAST, LADDER, VOOR_DE_CASUS
from tests.conftest import Inloggen
from uvz.choices import Aanmeldstatus, Criterium
from uvz.models import Aanmelding, Criteriumoordeel, Weging

pytestmark = pytest.mark.django_db

STATUSSEN: dict[str, set[str]] = {
    "aanmelding in concept": {"concept"},
    "weging": {"ingediend", "aanvulling"},
    "niet opgenomen, ingetrokken of overgedragen": {
        "niet_opgenomen",
        "ingetrokken",
        "overgedragen",
        "driehoek",
    },
}
WIE: dict[str, tuple[str, ...]] = {
    "organisatie die aanmeldt": ("leerplicht",),
    "voorzitter en politie (weging)": ("voorzitter", "politie"),
    "procesondersteuner": ("ondersteuner",),
    "informatieanalist": ("analist",),
    "andere partners": ("halt", "veiligthuis", "om", "jongerenwerk"),
    "gast": (),
}
TABELLEN = ("aanmelding", "criteriumoordeel", "weging")


def _aanmelding(spelers: dict[str, Gebruiker], status: str) -> None:
    voorzitter, melder = spelers["voorzitter"], spelers["leerplicht"]
    assert voorzitter.organisatie
    assert melder.organisatie
    rij: dict[str, Any] = {"waarom_zorg": "z", "waarom_veiligheid": "v", "voornaam": "A", "achternaam": "B"}
    aanmelding = Aanmelding.objects.create(
        gemeente=voorzitter.organisatie,
        organisatie=melder.organisatie,
        aangemeld_door=melder,
        status=status,
        ingediend_op=timezone.now(),
        **rij,
    )
    Criteriumoordeel.objects.create(
        aanmelding=aanmelding,
        organisatie=voorzitter.organisatie,
        criterium=Criterium.ERNST,
        voldaan=True,
        door=voorzitter,
    )
    Weging.objects.create(
        aanmelding=aanmelding, uitkomst="niet_opgenomen", motivering="m", gewogen_door=voorzitter
    )


def _leest() -> set[str]:
    with connection.cursor() as cursor:
        gezien = set()
        for tabel in TABELLEN:
            cursor.execute(f"SELECT count(*) FROM uvz_{tabel}")
            if cursor.fetchone()[0]:
                gezien.add(tabel)
        return gezien


def test_stadia_zijn_alle_stadia_zonder_casus() -> None:
    zonder_casus = {status.value for status in Aanmeldstatus} - {"geagendeerd"}
    assert set.union(*STATUSSEN.values()) == zonder_casus
    assert set(VOOR_DE_CASUS) == set(STATUSSEN)


@pytest.mark.parametrize("stadium", STATUSSEN)
def test_database_laat_zien_wat_de_tabel_zegt(spelers: dict[str, Gebruiker], stadium: str) -> None:
    """In concept nobody weighed yet: what a weigher would leave behind does not count there."""
    for status in STATUSSEN[stadium]:
        with als_systeem("test"):
            Aanmelding.objects.all().delete()
            _aanmelding(spelers, status)
        assert set(VOOR_DE_CASUS[stadium]) == set(WIE)
        for wie, namen in WIE.items():
            for naam in namen:
                with namens(spelers[naam]):
                    gezien = _leest() - ({"weging"} if status == "concept" else set())
                    assert gezien == VOOR_DE_CASUS[stadium][wie].leest, (status, naam)


def test_elk_recht_heeft_een_kort_woord_en_elke_cel_een_bron() -> None:
    assert set(KORT) == set(Recht)
    assert len(set(KORT.values())) == len(Recht)
    bronnen = [trede.bron for trap in LADDER.values() for trede in trap.values()]
    bronnen += [trede.bron for trap in VOOR_DE_CASUS.values() for trede in trap.values()]
    bronnen += [bron for _, bron in GAST.values()]
    assert all(bronnen)


def test_bladzijde_noemt_elke_cel(als: Inloggen) -> None:
    """Whoever is logged in reads the same page, and it holds every rung with its rights and its source."""
    from django.utils.html import escape

    html = als("privacy").get("/privacy/wie-ziet-wat/").content.decode()
    for fase in Fase:
        assert fase.label.capitalize() in html or f", {fase.label}" in html, fase
    for trap in LADDER.values():
        for trede in trap.values():
            assert escape(trede.bron) in html
    assert html.count('<th scope="row">') > 50
    assert {rij["rol"] for rij in wie_ziet_wat()["einde"]} == {rol.label for rol in Rol}
    assert "Wanneer toegang eindigt" in html
    fasen = {blok["namen"]: blok["rijen"] for blok in wie_ziet_wat()["fasen"]}
    plan = {rol: rij for rij in fasen["in aanpak, opgeschaald"] for rol in rij["rol"].split(", ")}
    assert set(plan) == {rol.label for rol in Rol}
    assert [rij["rol"] for rij in fasen["vernietigd"]] == ["alle rollen"]
    assert (plan["voert acties uit"]["leest"], plan["voert acties uit"]["mag"]) == (
        "wie en waarom, plan",
        "uitvoeren",
    )
    assert (plan["voorzitter UVZ"]["leest"], plan["voorzitter UVZ"]["mag"]) == ("alles", "alles")
    assert (plan["heeft aangemeld"]["leest"], plan["heeft aangemeld"]["mag"]) == ("", "")


def test_open_voor_iedereen_in_het_menu_van_privacy(als: Inloggen) -> None:
    link = 'href="/privacy/wie-ziet-wat/"'
    assert link in als("privacy").get("/").content.decode()
    for naam in ("politie", "regisseur", "beheer"):
        assert als(naam).get("/privacy/wie-ziet-wat/").status_code == 200
        assert link not in als(naam).get("/").content.decode()
    assert link in als("politie").get("/hulp/wie-ziet-wat/").content.decode()
