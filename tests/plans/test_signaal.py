"""Signals over HTTP, and the clock of nine months."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pga.models import Casus
from pga.toegang.context import als_systeem, namens
from plans.models import Signaal
from plans.selectors.regie import hele_maanden, maanden_zonder_signaal
from plans.services.signaal import geef_signaal
from tests.bouw import casus_in_aanpak
from tests.conftest import Inloggen
from tests.plans.bouw import Spelers, actie_voor_dewaag

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    casus = casus_in_aanpak(spelers)
    actie_voor_dewaag(spelers, casus)
    return casus


def tekst(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def vandaag() -> str:
    return f"{timezone.localdate():%d-%m-%Y}"


def test_signaal_van_een_partner_staat_bovenaan_tot_het_gezien_is(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    adres = reverse("signaal_nieuw", args=[casus.nummer])
    dewaag, regisseur = als("dewaag"), als("regisseur")
    assert dewaag.post(adres, {}).content.decode().count("Vul") >= 1
    velden = {"soort": "aanhouding", "tekst": "Aangehouden bij het station."}
    toekomst = dewaag.post(adres, velden | {"datum": f"{timezone.localdate() + timedelta(days=1):%d-%m-%Y}"})
    assert "Deze dag moet nog komen" in toekomst.content.decode()
    dewaag.post(adres, velden | {"datum": vandaag()})
    start = tekst(regisseur, reverse("mijn_werk"))
    assert "aanhouding" in start
    assert "De Waag" in start
    with als_systeem("test"):
        signaal = Signaal.objects.get()
    gezien = reverse("signaal_gezien", args=[signaal.pk])
    assert dewaag.post(gezien).status_code == 404
    assert regisseur.get(gezien).status_code == 405
    regisseur.post(gezien)
    regisseur.post(gezien)
    assert "aanhouding" not in tekst(regisseur, reverse("mijn_werk"))
    assert "Aangehouden bij het station." in tekst(dewaag, reverse("casus_regie", args=[casus.nummer]))


def test_eigen_signaal_van_de_regisseur_is_meteen_gezien(casus: Casus, als: Inloggen) -> None:
    velden = {"soort": "positief", "datum": vandaag(), "tekst": "Ging elke dag naar school."}
    als("regisseur").post(reverse("signaal_nieuw", args=[casus.nummer]), velden)
    with als_systeem("test"):
        assert Signaal.objects.get().gezien_op


@pytest.mark.parametrize("wie", ["buitenstaander", "jbwest", "regisseur2", "analist", "ondersteuner"])
def test_wie_niet_uitvoert_geeft_geen_signaal(wie: str, casus: Casus, als: Inloggen) -> None:
    adres = reverse("signaal_nieuw", args=[casus.nummer])
    velden = {"soort": "melding", "datum": vandaag(), "tekst": "x"}
    assert als(wie).get(adres).status_code == 404
    assert als(wie).post(adres, velden).status_code == 404
    with als_systeem("test"):
        assert not Signaal.objects.exists()


@pytest.mark.parametrize(
    ("van", "tot", "maanden"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 15), date(2026, 10, 14), 8),
        (date(2026, 1, 15), date(2026, 10, 15), 9),
        (date(2026, 5, 1), date(2026, 4, 1), 0),
    ],
)
def test_hele_maanden(van: date, tot: date, maanden: int) -> None:
    assert hele_maanden(van, tot) == maanden


@pytest.mark.parametrize(
    ("soort", "maanden"), [("melding", 4), ("aanhouding", 4), ("positief", 10), ("verzuim", 10), ("zorg", 10)]
)
def test_negen_maanden_tellen_meldingen_en_aanhoudingen(
    soort: str, maanden: int, casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    with als_systeem("test: begin terugzetten"):
        casus.in_aanpak_sinds = date(2026, 1, 10)
        casus.save()
    with time_machine.travel("2026-07-12 12:00", tick=False), namens(spelers["dewaag"]):
        geef_signaal(casus=casus, door=spelers["dewaag"], soort=soort, datum=date(2026, 7, 11), tekst="x")
    with time_machine.travel("2026-11-12 12:00", tick=False), namens(spelers["regisseur"]):
        assert maanden_zonder_signaal(casus) == maanden
