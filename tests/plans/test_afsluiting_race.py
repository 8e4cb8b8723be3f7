"""Two people decide in the same second, in real transactions: exactly one wins, whoever comes first."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pga.choices import Fase
from pga.models import Brief, Casus
from pga.toegang.context import als_systeem
from plans.choices import Besluitstatus
from tests.bouw import Spelers
from tests.conftest import Inloggen
from tests.plans.test_afsluiting import (
    agendeer,
    casus,
    laatste,
    met,
    post_brieven,
    stel_voor,
    tot_besloten,
    vergadering,
)
from tests.plans.test_herijking import laatste as laatste_herijking
from tests.plans.test_herijking import oordeel
from tests.plans.test_herijking import stel_voor as stel_herijking_voor
from tests.uvz.test_weging_race import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["casus"]  # the fixture


def tweede_venster(spelers: Spelers) -> Client:
    """The same chair in another browser."""
    browser = Client()
    browser.force_login(spelers["voorzitter"], backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def test_herijking_twee_besluiten(als: Inloggen, casus: Casus) -> None:
    with als_systeem("test: nog geen herijking"):
        casus.herijkingen.all().delete()
    oordeel(als, casus, stel_herijking_voor(als, casus, "monitoren"))
    herijking = laatste_herijking(casus)
    url = reverse("herijking_besluiten", args=[casus.nummer, herijking.pk])
    ja: dict[str, Any] = {"akkoord": "ja", "reden": "", "versie": herijking.versie}
    uitkomsten = tegelijk(
        (als("regisseur"), url, ja), (als("voorzitter"), url, ja | {"akkoord": "nee", "reden": "Te vroeg"})
    )
    assert uitkomsten.count("gelukt") == 1
    assert any("intussen gewijzigd" in tekst for tekst in uitkomsten)
    besloten = laatste_herijking(casus).status == Besluitstatus.BESLOTEN
    assert (met(casus).intensiteit == "monitoring") is besloten


def test_afsluiting_twee_besluiten(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    stel_voor(als("regisseur"), casus)
    agendeer(als("regisseur"), casus, vergadering(spelers))
    nu = laatste(casus)
    url = reverse("afsluiting_besluiten", args=[casus.nummer, nu.pk])
    ja: dict[str, Any] = {"akkoord": "ja", "toelichting": "", "versie": nu.versie}
    uitkomsten = tegelijk(
        (als("voorzitter"), url, ja),
        (tweede_venster(spelers), url, ja | {"akkoord": "nee", "toelichting": "Nee"}),
    )
    assert uitkomsten.count("gelukt") == 1
    assert any("intussen gewijzigd" in tekst for tekst in uitkomsten)
    akkoord = laatste(casus).status == Besluitstatus.BESLOTEN
    with als_systeem("test"):
        assert Brief.objects.filter(casus=casus).exists() is akkoord


def test_twee_keer_afsluiten(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    tot_besloten(als, casus, spelers)
    post_brieven(casus)
    url, velden = reverse("casus_afsluiten", args=[casus.nummer]), {"versie": met(casus).versie}
    uitkomsten = tegelijk((als("voorzitter"), url, velden), (tweede_venster(spelers), url, velden))
    assert uitkomsten.count("gelukt") == 1
    verliezer = next(tekst for tekst in uitkomsten if tekst != "gelukt")
    assert any(zin in verliezer for zin in ("intussen gewijzigd", "U mag dit niet doen", "bestaat niet"))
    assert met(casus).fase == Fase.AFGESLOTEN
