"""A fourth noodinzage on a day is refused, and that too is on record: in the read log, told once, judged on Monday."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pga.demo.klok import op
from pga.models import Bericht, Casus, Leessignaal, Noodinzage, Raadpleging
from pga.selectors.opvallend import maandag
from pga.services.bericht import mail_wat_bleef_liggen
from pga.services.leessignaal import vind_opvallend_lezen
from pga.services.raadpleging import leesregel_van_lijst, leg_lezen_vast
from pga.tasks import mail_bericht
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.lezer import Lezer
from tests.pga.test_noodinzage import REDEN, vraag

pytestmark = pytest.mark.django_db
WEIGERING = (
    "Hanna Halt (Halt) vroeg vandaag vaker dan 3 keer noodinzage. Dat is geweigerd en er is niets getoond."
)


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers, voornaam="Jayson", achternaam="Voorbeeld")


def te_vaak(als: Inloggen, casus: Casus, keren: int = 1) -> Lezer:
    halt = Lezer(als("halt"))
    for _ in range(3):
        vraag(halt, nummer="UVZ-2020-9999")
    for _ in range(keren):
        vraag(halt, nummer=casus.nummer).ziet("vandaag al 3 keer", "Bel de voorzitter")
    return halt


def geweigerd() -> list[Raadpleging]:
    with als_systeem("test: leeslog lezen"):
        return list(Raadpleging.objects.filter(soort="geweigerd").order_by("pk"))


def weigeringen() -> list[Bericht]:
    with als_systeem("test: berichten lezen"):
        return list(Bericht.objects.filter(tekst=WEIGERING).select_related("functiegroep").order_by("pk"))


def test_een_geweigerde_poging_staat_in_het_leeslog(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    te_vaak(als, casus)
    [regel] = geweigerd()
    assert (regel.gebruiker, regel.casus_id, regel.nummer, regel.nummers) == (spelers["halt"], None, "", [])
    assert regel.adres == "127.0.0.1"
    assert regel.hash, "de regel zit in de keten"
    inhoud = f"{regel.reden} {regel.onderdeel}"
    assert not [woord for woord in (casus.nummer, "Jayson", REDEN) if woord in inhoud]
    Lezer(als("privacy")).ga("/leeslog/?soort=geweigerd").ziet("noodinzage geweigerd", "Hanna Halt")
    with als_systeem("test"):
        assert Noodinzage.objects.count() == 3, "er is geen vierde om te beoordelen"


def test_voorzitter_en_privacy_horen_het_een_keer_per_dag(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    te_vaak(als, casus, keren=4)
    assert len(geweigerd()) == 4
    wie = [bericht.functiegroep.functie for bericht in weigeringen() if bericht.functiegroep]
    assert sorted(wie) == ["privacy", "voorzitter"]
    for naam in ("voorzitter", "privacy"):
        Lezer(als(naam)).ziet(WEIGERING)
    for naam in ("regisseur", "om"):
        Lezer(als(naam)).ziet_niet("geweigerd")
    with als_systeem("test: een dag later"):
        Noodinzage.objects.update(gevraagd_op=timezone.now() - timedelta(days=1))
    vraag(Lezer(als("halt")), nummer="UVZ-2020-9999").ziet("Wij vinden geen lopende casus")


def test_de_mail_zegt_niets(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    spelers["voorzitter"].email = "vera@gemeente.example"
    spelers["voorzitter"].save()
    te_vaak(als, casus)
    for bericht in weigeringen():
        mail_bericht(bericht.pk)
    assert [brief.to for brief in mail.outbox] == [["vera@gemeente.example"]]
    assert "Halt" not in mail.outbox[0].body
    assert mail_wat_bleef_liggen() == 0


def test_op_maandag_is_het_opvallend(spelers: Spelers, als: Inloggen) -> None:
    week = maandag(timezone.localdate()) - timedelta(days=7)
    with op(week, 11), namens(spelers["halt"]):
        regels = leesregel_van_lijst(
            door=spelers["halt"],
            soort="geweigerd",  # type: ignore[arg-type]
            onderdeel="noodinzage",
            reden="x",
            nummers=[],
            aantal=0,
            adres=None,
        )
        leg_lezen_vast(door=spelers["halt"], regels=regels)
    assert vind_opvallend_lezen(week) == 1
    with als_systeem("test"):
        signaal = Leessignaal.objects.get()
    assert (signaal.soort, signaal.aantal, signaal.gebruiker) == ("geweigerd", 1, spelers["halt"])
    Lezer(als("voorzitter")).ga("/leeslog/opvallend/").ziet("vroeg 1 keer te vaak noodinzage op een dag")
    Lezer(als("privacy")).ga(f"/leeslog/opvallend/{signaal.pk}/").ziet("noodinzage geweigerd")


def test_wie_nog_mag_laat_geen_weigering_achter(als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    vraag(Lezer(als("om")), nummer="").ziet("Vul het casusnummer in")
    assert not geweigerd()
    assert not weigeringen()
