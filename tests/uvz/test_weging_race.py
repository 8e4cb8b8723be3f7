"""Two people decide in the same second, in real transactions: exactly one wins, whoever comes first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from pga.toegang.context import als_systeem
from tests.conftest import Inloggen
from tests.uvz.aanmeldingen import meld_aan, oordeel, vers
from uvz.choices import Aanmeldstatus
from uvz.models import Weging

pytestmark = pytest.mark.django_db(transaction=True)


def tegelijk(*verzoeken: tuple[Client, str, dict[str, Any]]) -> list[str]:
    """Post all at once, each from its own thread with its own connection."""
    start = Barrier(len(verzoeken))

    def post(client: Client, adres: str, velden: dict[str, Any]) -> str:
        try:
            start.wait(timeout=10)
            antwoord = client.post(adres, velden)
            return "gelukt" if antwoord.status_code == 302 else antwoord.content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(verzoeken)) as draden:
        return [taak.result() for taak in [draden.submit(post, *verzoek) for verzoek in verzoeken]]


@pytest.mark.parametrize("tweede", ["niet-opnemen", "aanvulling"])
def test_precies_een_wint(als: Inloggen, tweede: str) -> None:
    aanmelding = meld_aan(als("halt"))
    for wie in ("voorzitter", "politie"):
        oordeel(als(wie), aanmelding)
    velden = {
        "versie": vers(aanmelding).versie,
        "motivering": "Uitleg.",
        "gevraagde_aanvulling": "Meer graag.",
    }
    uitkomsten = tegelijk(
        (als("voorzitter"), reverse("weging_uitkomst", args=[aanmelding.pk, "driehoek"]), velden),
        (als("politie"), reverse("weging_uitkomst", args=[aanmelding.pk, tweede]), velden),
    )
    assert uitkomsten.count("gelukt") == 1
    verliezer = next(tekst for tekst in uitkomsten if tekst != "gelukt")
    assert "net al besloten" in verliezer or "heeft dit intussen gewijzigd" in verliezer
    with als_systeem("test"):
        aantal = Weging.objects.count()
    assert aantal == (0 if vers(aanmelding).status == Aanmeldstatus.AANVULLING else 1)


def test_twee_collegas_oordelen_tegelijk(als: Inloggen) -> None:
    aanmelding = meld_aan(als("halt"))
    adres = reverse("weging_oordeel", args=[aanmelding.pk])
    velden: dict[str, Any] = {"versie": aanmelding.versie, "gezien": ""}
    for criterium in ("problematiek", "leefgebieden", "ernst", "samenwerking"):
        velden[f"voldaan_{criterium}"] = "ja"
    uitkomsten = tegelijk((als("politie"), adres, velden), (als("politie"), adres, velden))
    assert uitkomsten.count("gelukt") == 1
    assert any("Een collega van u gaf intussen een oordeel" in tekst for tekst in uitkomsten)
