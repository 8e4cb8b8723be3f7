"""The start page: everybody's own blocks, in order, and the pages that are for everybody."""

import pytest
from django.test import Client

from pga.demo.spelers import SPELERS
from pga.models import Raadpleging
from pga.spreektaal import groet
from pga.toegang.context import als_systeem
from pga.werk import Casuspaneel, Paneel
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wie", [speler.gebruikersnaam for speler in SPELERS])
def test_mijn_werk_opent_voor_iedereen_zonder_casussen(als: Inloggen, wie: str) -> None:
    antwoord = als(wie).get("/")
    assert antwoord.status_code == 200
    assert "Goede" in antwoord.content.decode()
    assert antwoord["Cache-Control"] == "no-store"


def test_analist_ziet_aantallen_per_fase(spelers: Spelers, als: Inloggen) -> None:
    casus_in_aanpak(spelers)
    bladzijde = als("analist").get("/").content.decode()
    assert "Casussen in beeld" in bladzijde
    assert 'href="/casussen/?fase=in_aanpak"' in bladzijde


def test_privacy_ziet_wie_leest_en_wat_afloopt(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers, voornaam="Jayson")
    als("regisseur").get(f"/casussen/{casus.nummer}/")
    with als_systeem("test"):
        casus.bewaren_tot = casus.eerste_verwerking_op
        casus.save()
        assert Raadpleging.objects.count() == 1
    bladzijde = als("privacy").get("/").content.decode()
    for woord in ("Robin Regisseur", "1 casus, 1 keer een scherm geopend", casus.nummer, "vandaag"):
        assert woord in bladzijde
    assert "Jayson" not in bladzijde


def test_beheer_ziet_accounts_en_geen_casussen(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    bladzijde = als("beheer").get("/").content.decode()
    assert "actieve gebruikers" in bladzijde
    assert "zonder getekende geheimhouding" in bladzijde
    assert casus.nummer not in bladzijde


def test_organisaties_met_mensen_voor_iedereen(als: Inloggen) -> None:
    for wie in ("halt", "beleid", "beheer"):
        bladzijde = als(wie).get("/organisaties/").content.decode()
        for woord in ("12 organisaties", "Halt Haaglanden", "Hanna Halt", "kernpartner", "voorzitter UVZ"):
            assert woord in bladzijde


@pytest.mark.parametrize(
    ("uur", "woord"), [(5, "Goedenacht"), (6, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")]
)
def test_groet_volgt_de_klok(uur: int, woord: str) -> None:
    from datetime import UTC, datetime

    assert groet(datetime(2026, 11, 22, uur, 30, tzinfo=UTC)) == woord


def test_een_paneel_vult_aan_wat_niet_gegeven_is() -> None:
    paneel = Paneel(titel="x", kengetallen=[{"waarde": 1, "label": "casus"}])
    assert paneel.kengetallen[0]["toelichting"] == ""
    assert not paneel.is_leeg
    assert Paneel(titel="x").is_leeg
    assert Casuspaneel(titel="x", sjabloon="y").smal is False


def test_zonder_inloggen(db: None) -> None:
    assert Client().get("/casussen/UVZ-2026-0001/")["Location"].startswith("/inloggen/")
    toegankelijk = Client().get("/toegankelijkheid/")
    assert toegankelijk.status_code == 200
    assert "nog niet onderzocht" in toegankelijk.content.decode()
