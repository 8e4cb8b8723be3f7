"""The read log for the privacy officer: who opened what, without what it says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.choices import Rol
from pga.services.toegang import betrek
from pga.toegang.context import namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db


def test_nummer_wie_en_reden_maar_geen_inhoud(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers, waarom_integraal="INHOUD", voornaam="Jayson")
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["halt"].organisatie,
            reden="INHOUD van de reden",
            door=spelers["regisseur"],
        )
    als("halt").get(f"/casussen/{casus.nummer}/")
    als("regisseur").get(f"/casussen/{casus.nummer}/gezin/")
    bladzijde = als("privacy").get("/leeslog/").content.decode()
    for woord in (
        casus.nummer,
        "Robin Regisseur",
        "gezin",
        "regisseur van de casus",
        "Hanna Halt",
        "voert acties uit",
    ):
        assert woord in bladzijde
    for woord in ("INHOUD", "Jayson", f'href="/casussen/{casus.nummer}'):
        assert woord not in bladzijde


def test_filters_op_mens_en_dagen(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    als("regisseur").get(f"/casussen/{casus.nummer}/")
    als("ondersteuner").get(f"/casussen/{casus.nummer}/")
    client, vandaag = als("privacy"), f"{timezone.localdate():%d-%m-%Y}"
    alleen = client.get(f"/leeslog/?wie={spelers['regisseur'].pk}").content.decode()
    assert "1 regel" in alleen
    assert "Haal filter weg" in alleen
    assert "2 regels" in client.get(f"/leeslog/?van={vandaag}&tot={vandaag}").content.decode()
    assert "Niets gelezen met deze filters" in client.get("/leeslog/?tot=1-1-2020").content.decode()
    assert "2 regels" in client.get("/leeslog/?van=morgen&wie=x&pagina=y").content.decode()


def test_evenveel_vragen(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    als("regisseur").get(f"/casussen/{casus.nummer}/")
    als("privacy").get("/leeslog/")
    with CaptureQueriesContext(connection) as een:
        als("privacy").get("/leeslog/")
    for wie in ("regisseur", "ondersteuner", "voorzitter"):
        als(wie).get(f"/casussen/{casus.nummer}/")
    with CaptureQueriesContext(connection) as drie:
        als("privacy").get("/leeslog/")
    assert len(een) == len(drie)


@pytest.mark.parametrize("wie", ["voorzitter", "regisseur", "halt", "beheer", "beleid"])
def test_voor_anderen_bestaat_het_niet(als: Inloggen, wie: str) -> None:
    assert als(wie).get("/leeslog/").status_code == 404
