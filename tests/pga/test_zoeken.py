"""Searching: over what somebody may see, with mistakes, and without leaving a name anywhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pga.choices import Rol
from pga.models import Bijnaam
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db


def zoek(als: Inloggen, wie: str, vraag: str) -> str:
    return als(wie).post("/zoeken/", {"q": vraag}).content.decode()


@pytest.fixture
def bekenden(spelers: Spelers) -> None:
    jayson = casus_in_aanpak(spelers, voornaam="Jayson", achternaam="Voorbeeld")
    maak_casus(spelers, voornaam="Zoë", achternaam="Dölle")
    maak_casus(spelers, voornaam="Mohammed", achternaam="el Amrani")
    with als_systeem("test"):
        Bijnaam.objects.create(persoon=jayson.persoon, naam="Kleine Tijger", soort="straatnaam")


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("jayson", "Jayson Voorbeeld"),
        ("JAYSON VOORBEELD", "Jayson Voorbeeld"),
        ("jeson", "Jayson Voorbeeld"),
        ("voorbelt jayson", "Jayson Voorbeeld"),
        ("tijger", "Jayson Voorbeeld"),
        ("kl. tijger", "Jayson Voorbeeld"),
        ("zoe dolle", "Zoë Dölle"),
        ("muhamed", "Mohammed el Amrani"),
        ("el amrani", "Mohammed el Amrani"),
    ],
)
def test_vindt_ook_met_bijnaam_accent_of_tikfout(
    bekenden: None, als: Inloggen, vraag: str, naam: str
) -> None:
    bladzijde = zoek(als, "voorzitter", vraag)
    assert naam in bladzijde
    assert "1 persoon gevonden" in bladzijde


def test_vindt_op_nummer(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    assert "Jayson" in zoek(als, "regisseur", casus.nummer)
    assert "Jayson" in zoek(als, "regisseur", casus.nummer[4:])


@pytest.mark.parametrize(
    "vraag", ["", " ", "j", "%", "_", "''", "\x00", "( )", "a'b\"c", "🦊" * 50, "x" * 5000]
)
def test_vreemde_vragen_geven_niets_en_geen_fout(bekenden: None, als: Inloggen, vraag: str) -> None:
    antwoord = als("voorzitter").post("/zoeken/", {"q": vraag})
    assert antwoord.status_code == 200
    assert "gevonden</strong>" not in antwoord.content.decode()


def test_gelijke_namen_zijn_uit_elkaar_te_houden(spelers: Spelers, als: Inloggen) -> None:
    een = casus_in_aanpak(spelers, voornaam="Jan", achternaam="Smit", wijk="Meerzicht")
    twee = maak_casus(spelers, voornaam="Jan", achternaam="Smit", wijk="Rokkeveen", geboortedatum=None)
    bladzijde = zoek(als, "voorzitter", "jan smit")
    for woord in (een.nummer, twee.nummer, "Meerzicht", "Rokkeveen", "15 jaar", "leeftijd onbekend"):
        assert woord in bladzijde
    assert "2 personen gevonden" in bladzijde


def test_partner_vindt_alleen_waar_hij_bij_is(spelers: Spelers, als: Inloggen) -> None:
    mijn = maak_casus(spelers, voornaam="Jan", achternaam="Smit")
    ander = maak_casus(spelers, voornaam="Jan", achternaam="Smits", wijk="Palenstein")
    with namens(spelers["voorzitter"]):
        betrek(
            casus=mijn,
            rol=Rol.GENODIGD,
            organisatie=spelers["halt"].organisatie,
            reden="Halt-straf",
            door=spelers["voorzitter"],
        )
    bladzijde = zoek(als, "halt", "smit")
    assert mijn.nummer in bladzijde
    for woord in (ander.nummer, "Smits", "Palenstein"):
        assert woord not in bladzijde
    assert "Niemand gevonden" in zoek(als, "jbwest", "smit")


def test_hoogstens_twintig(spelers: Spelers, als: Inloggen) -> None:
    for nummer in range(21):
        maak_casus(spelers, voornaam=f"Jan{nummer}", achternaam="Smit")
    bladzijde = zoek(als, "voorzitter", "smit")
    assert "20 personen gevonden" in bladzijde
    assert "Er zijn er meer dan 20" in bladzijde


def test_de_vraag_staat_in_geen_adres_en_in_geen_log(
    spelers: Spelers, als: Inloggen, caplog: pytest.LogCaptureFixture
) -> None:
    casus_in_aanpak(spelers, voornaam="Uniekenaam")
    with caplog.at_level("INFO"):
        antwoord = als("regisseur").post("/zoeken/", {"q": "uniekenaam"})
    assert antwoord.status_code == 200
    assert "gezocht" in caplog.text
    assert "uniekenaam" not in caplog.text.lower()
    in_adres = als("regisseur").get("/zoeken/?q=uniekenaam").content.decode()
    assert "Uniekenaam" not in in_adres
    assert 'method="post"' in als("regisseur").get("/").content.decode()


def test_evenveel_vragen_aan_de_database(spelers: Spelers, als: Inloggen) -> None:
    maak_casus(spelers, achternaam="Smit")
    zoek(als, "voorzitter", "smit")
    with CaptureQueriesContext(connection) as een:
        zoek(als, "voorzitter", "smit")
    maak_casus(spelers, achternaam="Smit")
    maak_casus(spelers, achternaam="Smit")
    with CaptureQueriesContext(connection) as drie:
        zoek(als, "voorzitter", "smit")
    assert len(een) == len(drie)


@pytest.mark.parametrize("wie", ["privacy", "beheer", "beleid"])
def test_wie_geen_casussen_heeft_zoekt_niet(als: Inloggen, wie: str) -> None:
    assert als(wie).post("/zoeken/", {"q": "jan"}).status_code == 404
    assert 'role="search"' not in als(wie).get("/organisaties/").content.decode()
