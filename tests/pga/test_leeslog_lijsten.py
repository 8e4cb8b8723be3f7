"""No page shows who a case is about without a line in the read log, the start page included."""

import re
from collections import Counter, deque
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from pga.models import Casus, Raadpleging
from pga.toegang.context import als_systeem
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen
from tests.lezer import ontleed
from tests.pga.test_toegang_nalopen import doet_mee
from tests.plans.bouw import actie_voor_dewaag, betrek_partner
from tests.uvz.aanmeldingen import meld_aan
from tests.uvz.gesprek import op_agenda, vergadering

pytestmark = pytest.mark.django_db
NAAM = "Kanariepiet"
PER_SCHERM = 2  # pages of one kind tell the same
LIEFST_NIET = ("/inloggen", "/uitloggen", "/beheer/", "/hulp/")


@pytest.fixture
def zaak(spelers: Spelers, als: Inloggen) -> Casus:
    """Somebody with a case in the approach, one on the agenda, and a new report."""
    casus = casus_in_aanpak(spelers, voornaam=NAAM)
    betrek_partner(spelers, casus, "dewaag")
    actie_voor_dewaag(spelers, casus, dagen=-3)
    doet_mee(spelers, casus, "halt")
    op_agenda(
        spelers, vergadering(spelers), "jbwest", casus=maak_casus(spelers, voornaam=NAAM, achternaam="Anders")
    )
    meld_aan(als("halt"), voornaam=NAAM)
    with als_systeem("test: herijken"):
        Casus.objects.filter(pk=casus.pk).update(herijken_voor=timezone.localdate() + timedelta(days=3))
    return casus


def regels(spelers: Spelers, wie: str) -> list[Raadpleging]:
    with als_systeem("test: leeslog lezen"):
        return list(Raadpleging.objects.filter(gebruiker=spelers[wie]).order_by("pk"))


def links(inhoud: str) -> list[str]:
    adressen = [href for _, href in ontleed(inhoud).links] + re.findall(r'action="(/[^"]*)"', inhoud)
    return [adres.partition("#")[0] for adres in adressen if adres.startswith("/")]


def loop_rond(client: Client, spelers: Spelers, wie: str) -> tuple[list[str], Counter[str]]:
    """Every kind of page that can be reached by links from the start; which show the name without a line."""
    te_doen, gezien, per_scherm = deque(["/"]), set(), Counter[str]()
    zonder, geteld = [], 0
    while te_doen:
        adres = te_doen.popleft()
        scherm = resolve(adres.partition("?")[0]).view_name
        if adres in gezien or per_scherm[scherm] >= PER_SCHERM or adres.startswith(LIEFST_NIET):
            continue
        gezien.add(adres)
        antwoord = client.get(adres)
        if antwoord.status_code != 200 or "text/html" not in antwoord["Content-Type"]:
            continue
        per_scherm[scherm] += 1
        inhoud = antwoord.content.decode()
        nu = len(regels(spelers, wie))
        if NAAM in inhoud and nu == geteld:
            zonder.append(adres)
        geteld = nu
        te_doen.extend(links(inhoud))
    return zonder, per_scherm


@pytest.mark.parametrize(
    "wie", ["voorzitter", "regisseur", "ondersteuner", "politie", "dewaag", "halt", "analist"]
)
def test_geen_bladzijde_met_een_naam_zonder_regel(
    spelers: Spelers, als: Inloggen, zaak: Casus, wie: str
) -> None:
    zonder, per_scherm = loop_rond(als(wie), spelers, wie)
    assert not zonder, "\n".join(zonder)
    assert {"mijn_werk", "casussen", "casus", "casus_toegang"} <= set(per_scherm)


def test_mijn_werk_staat_in_het_leeslog_als_lijst(spelers: Spelers, als: Inloggen, zaak: Casus) -> None:
    assert NAAM in als("regisseur").get("/").content.decode()
    [regel] = regels(spelers, "regisseur")
    assert (regel.soort, regel.onderdeel, regel.casus_id) == ("lijst", "mijn_werk", None)
    assert zaak.nummer in regel.nummers
    assert regel.aantal == len(regel.nummers) > 0
    assert NAAM not in f"{regel.reden}{regel.nummers}"
    assert "mijn werk" in als("privacy").get(f"/leeslog/?nummer={zaak.nummer}").content.decode()


def test_een_lege_startpagina_toont_niemand(spelers: Spelers, als: Inloggen) -> None:
    for wie in ("regisseur", "halt", "beheer", "privacy"):
        als(wie).get("/")
        assert regels(spelers, wie) == []


def test_een_regel_kost_een_vraag_hoeveel_er_ook_staat(spelers: Spelers, als: Inloggen, zaak: Casus) -> None:
    def vragen() -> list[str]:
        als("regisseur").get("/")
        with CaptureQueriesContext(connection) as gesteld:
            als("regisseur").get("/")
        return [vraag["sql"] for vraag in gesteld if "pga_raadpleging" in vraag["sql"]]

    assert len(een := vragen()) == 1
    casus_in_aanpak(spelers, voornaam=NAAM, achternaam="Nog")
    assert len(vragen()) == len(een)
