"""Trying case numbers: what did not open leaves the number alone, tells the one who tries nothing, and adds up."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.choices import Rol
from pga.demo.klok import op
from pga.models import Bericht, Casus, Leessignaal, Raadpleging
from pga.selectors.leescontrole import verschillen_in_leeslog
from pga.selectors.opvallend import maandag
from pga.services.leessignaal import vind_opvallend_lezen
from pga.services.raadpleging import leesregel_van_nummer, leg_lezen_vast
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.lezer import Lezer

pytestmark = pytest.mark.django_db
ER_NIET = "UVZ-1999-9999"
VORIGE = maandag(timezone.localdate()) - timedelta(days=7)
GETAL = re.compile(r"\d+|[0-9a-f]{32}")  # names of savepoints, keys of sessions, times
SLEUTEL = re.compile(r'(?:nonce|value)="[^"]*"')


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers, voornaam="Geheimnaam")


def misgrepen() -> list[Raadpleging]:
    with als_systeem("test: leeslog lezen"):
        return list(Raadpleging.objects.filter(soort="onbekend").order_by("pk"))


def probeer(spelers: Spelers, wie: str, nummers: list[str], uur: int = 11) -> None:
    with op(VORIGE, uur), namens(spelers[wie]):
        for nummer in nummers:
            regels = leesregel_van_nummer(door=spelers[wie], nummer=nummer, onderdeel="casus", adres=None)
            leg_lezen_vast(door=spelers[wie], regels=regels)


def test_een_nummer_dat_niet_opengaat_laat_alleen_het_nummer_achter(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    for nummer in (casus.nummer, ER_NIET):
        for deel in ("", "plan/", "waarom/"):
            assert als("halt").get(f"/casussen/{nummer}/{deel}").status_code == 404
    assert als("halt").post(f"/casussen/{casus.nummer}/signalen/nieuw/", {"tekst": "x"}).status_code == 404
    gezien = misgrepen()
    assert [regel.nummer for regel in gezien] == [casus.nummer] * 3 + [ER_NIET] * 3 + [casus.nummer]
    for regel in gezien:
        assert (regel.casus_id, regel.gebruiker, regel.adres) == (None, spelers["halt"], "127.0.0.1")
        assert (regel.reden, regel.nummers) == ("niet geopend", [])
        assert regel.hash
    with als_systeem("test: narekenen"):
        assert not list(verschillen_in_leeslog())


def test_wie_probeert_merkt_geen_verschil(als: Inloggen, casus: Casus) -> None:
    """The same page and the same questions to the database, whether there is such a case or not."""

    def probeert(nummer: str) -> tuple[str, list[str]]:
        with CaptureQueriesContext(connection) as gesteld:
            blad = als("halt").get(f"/casussen/{nummer}/").content.decode()
        return SLEUTEL.sub("", blad), [GETAL.sub("", vraag["sql"]).split("WHERE")[0] for vraag in gesteld]

    probeert(ER_NIET)
    bestaat, bestaat_niet = probeert(casus.nummer), probeert(ER_NIET)
    assert bestaat == bestaat_niet
    assert casus.nummer not in bestaat[0]


def test_wat_geen_nummer_is_komt_niet_in_het_log(als: Inloggen, casus: Casus) -> None:
    for adres in ("Geheimnaam", "uvz", "UVZ-2026-1", f"{casus.nummer}x", "UVZ-2026-" + "1" * 40, "🦊"):
        assert als("halt").get(f"/casussen/{adres}/").status_code == 404
    als("halt").get("/bestaat-niet/")
    Client().get(f"/casussen/{casus.nummer}/")
    assert misgrepen() == []


def test_een_scherm_dat_men_in_een_eigen_casus_niet_mag_is_geen_misgreep(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["halt"].organisatie,
            reden="leerstraf",
            door=spelers["regisseur"],
        )
    assert als("halt").get(f"/casussen/{casus.nummer}/bespreking/").status_code == 404
    assert als("regisseur").get(f"/casussen/{casus.nummer}/acties/9999/").status_code == 404
    assert misgrepen() == []


def test_wie_meekijkt_als_partner_probeert_niets(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    ander = casus_in_aanpak(spelers, voornaam="Ander", regisseur="regisseur2")
    with namens(spelers["regisseur"]):
        deelname = betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["halt"].organisatie,
            reden="leerstraf",
            door=spelers["regisseur"],
        )
    organisatie = deelname.organisatie_id
    als("regisseur").post(f"/casussen/{casus.nummer}/bekijk-als/{organisatie}/", {"organisatie": organisatie})
    als("regisseur").get(f"/casussen/{casus.nummer}/bespreking/")
    als("regisseur").get(f"/casussen/{ander.nummer}/")
    assert [regel.nummer for regel in misgrepen() if regel.nummer == casus.nummer] == []


def test_alleen_privacy_leest_ze(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    als("halt").get(f"/casussen/{casus.nummer}/")
    Lezer(als("privacy")).ga(f"/leeslog/?nummer={casus.nummer}").ziet(
        "nummer dat niet openging", "Hanna Halt"
    )
    Lezer(als("voorzitter")).ga(f"/casussen/{casus.nummer}/toegang/").ziet("Leeslog").ziet_niet(
        "niet openging"
    )
    with namens(spelers["voorzitter"]):
        assert not Raadpleging.objects.filter(soort="onbekend").exists()


def test_veel_nummers_in_een_uur_is_opvallend(spelers: Spelers, als: Inloggen) -> None:
    nummers = [f"UVZ-2026-{nr:04d}" for nr in range(1, 13)]
    probeer(spelers, "halt", nummers[:11])
    probeer(spelers, "om", nummers[:10])  # ten is not many
    probeer(spelers, "jbwest", [ER_NIET] * 30)  # one old link, often
    for uur, nummer in enumerate(nummers):  # spread over the day
        probeer(spelers, "reclassering", [nummer], 7 + uur)
    assert vind_opvallend_lezen(VORIGE) == 1
    with als_systeem("test"):
        signaal = Leessignaal.objects.get()
        verteld = Bericht.objects.filter(tekst__contains="viel 1 keer op").count()
    assert (signaal.soort, signaal.aantal, signaal.gebruiker) == ("probeerde", 11, spelers["halt"])
    assert verteld == 2
    zin = "probeerde 11 verschillende casusnummers die niet opengingen"
    Lezer(als("voorzitter")).ga("/leeslog/opvallend/").ziet(zin)
    Lezer(als("privacy")).ga(f"/leeslog/opvallend/{signaal.pk}/").ziet(zin, nummers[0], nummers[10])


def test_proberen_is_geen_lezen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    """Not counted as an opening, nor as reading at night."""
    probeer(spelers, "halt", [casus.nummer, ER_NIET], uur=23)
    assert vind_opvallend_lezen(VORIGE) == 0
    als("halt").get(f"/casussen/{casus.nummer}/")
    Lezer(als("privacy")).ziet("Er is de afgelopen zeven dagen geen casus geopend")
