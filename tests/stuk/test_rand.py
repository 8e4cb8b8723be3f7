"""The edges: login, cookies, headers, error pages, addresses and queries that make no sense."""

import re
from typing import Any, cast

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.bouw import maak_casus
from tests.conftest import INLOGGEN, Inloggen, logt_in
from tests.stuk.conftest import Spelers

pytestmark = pytest.mark.django_db
GROOT = "9" * 5000
LIJSTEN = (
    "casussen",
    "aanmeldingen",
    "weging",
    "vergaderingen",
    "acties",
    "herijking",
    "rapportages",
    "verzoeken",
    "leeslog",
    "zoeken",
    "organisaties",
)
VRAGEN: tuple[dict[str, str], ...] = (
    {"pagina": "abc"},
    {"pagina": "-1"},
    {"pagina": "99999999999999999999"},
    {"pagina": GROOT},
    {"pagina": "\x00"},
    {"sorteer": "onzin"},
    {"sorteer": "-\x00"},
    {"sorteer": "persoon__bsn"},
    {"wie": GROOT, "status": "onzin", "fase": "\x00", "regisseur": "-1", "toon": "x", "wijk": "\x00"},
    {"van": "01-01-0001", "tot": "31-12-9999"},
    {"van": "31-02-2026", "tot": "00-00-0000"},
    {"punt": GROOT, "stap": "beeld", "scherm": GROOT, "doel": "x", "leefgebied": "\x00"},
)


def test_onzin_in_de_vraag_geeft_gewoon_de_lijst(als: Inloggen) -> None:
    fout = []
    for naam in ("voorzitter", "politie", "privacy"):
        for route in LIJSTEN:
            for vraag in VRAGEN:
                status: Any
                try:
                    status = als(naam).get(reverse(route), vraag).status_code
                except Exception as e:
                    status = repr(e)[:80]
                if status not in {200, 404}:
                    fout.append((naam, route, {k: v[:20] for k, v in vraag.items()}, status))
    assert not fout, "\n".join(map(str, fout))


@pytest.mark.parametrize(
    "adres",
    [
        "/casussen/%00/",
        "/casussen/UVZ-2026-0001%00/plan/",
        "/casussen/%F0%9F%98%80/",
        "/casussen/" + "x" * 3000 + "/",
        "/bestanden/99999999999999999999999999/",
        "/aanmeldingen/99999999999999999999999999/",
        "/weging/99999999999999999999999999/agenderen/",
        "/vergaderingen/99999999999999999999999999/",
        "/vergaderingen/1/scherm/?punt=" + GROOT,
        "/acties/99999999999999999999999999/",
        "/rapportages/99999999999999999999999999/",
        "/verzoeken/99999999999999999999999999/wijzigen/",
        "/agendapunten/99999999999999999999999999/wijzigen/",
        "/hulp/..%2f..%2fetc/",
        "/beheer/pga/gebruiker/99999999999999999999999999/change/",
        "/beheer/pga/gebruiker/%00/change/",
        "/" + "x" * 3000,
    ],
)
def test_onzin_in_het_adres_bestaat_niet(als: Inloggen, adres: str) -> None:
    for naam in ("voorzitter", "beheer"):
        assert als(naam).get(adres).status_code in {404, 302}, adres


def _log_in(wie: str, wachtwoord: str) -> HttpResponse:
    gegevens = {"login": wie, "password": wachtwoord}
    antwoord: Any = Client().post("/inloggen/", gegevens)
    return cast("HttpResponse", antwoord)


def test_vijf_keer_fout_sluit_de_deur_en_zegt_niet_wie_er_woont(spelers: Spelers) -> None:
    spelers["politie"].set_password("een-goed-wachtwoord-1")
    spelers["politie"].save()
    for poging in range(5):
        echt, nep = (_log_in(wie, "fout-wachtwoord-1") for wie in ("politie", "bestaatniet"))
        assert echt.status_code == nep.status_code, poging
        zonder = [re.sub(rb'value="[^"]*"', b"", a.content) for a in (echt, nep)]
        assert zonder[0].replace(b"politie", b"") == zonder[1].replace(b"bestaatniet", b""), poging
    dicht = _log_in("politie", "een-goed-wachtwoord-1")
    assert dicht.status_code == 429
    assert "Inloggen is even geblokkeerd" in dicht.content.decode()
    assert "Content-Security-Policy" in dicht.headers
    assert _log_in("buitenstaander", "fout").status_code == 200


@pytest.mark.parametrize(
    "naar", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_na_inloggen_nooit_naar_een_ander(spelers: Spelers, naar: str) -> None:
    spelers["politie"].set_password("een-goed-wachtwoord-1")
    spelers["politie"].save()
    client = Client()
    gegevens = {"login": "politie", "password": "een-goed-wachtwoord-1", "next": naar}
    antwoord = client.post("/inloggen/", gegevens)
    assert antwoord.status_code == 302
    assert antwoord["Location"] == "/"
    koekje = client.cookies["sessionid"]
    assert (koekje["httponly"], koekje["samesite"]) == (True, "Lax")
    assert client.post("/uitloggen/", {"next": naar})["Location"].startswith("/")


def test_na_uitloggen_brengt_de_terugknop_niets_terug(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers)
    for adres in (f"/casussen/{casus.nummer}/", "/", "/casussen/", "/zoeken/", "/bestaat-niet/"):
        assert "no-store" in als("voorzitter").get(adres)["Cache-Control"], adres
    fragment = als("voorzitter").post("/concept/", {"concept_sleutel": "/", "tekst": "x"})
    assert "no-store" in fragment["Cache-Control"]
    als("voorzitter").post("/uitloggen/")
    assert als("voorzitter").get(f"/casussen/{casus.nummer}/").status_code == 302


def test_verlopen_inlog_bij_versturen_houdt_het_concept(spelers: Spelers, als: Inloggen) -> None:
    """The draft was kept while typing; sending without a login leads back to the page, with the text."""
    pad = "/aanmeldingen/nieuw/"
    als("halt").post("/concept/", {"concept_sleutel": pad, "voornaam": "BEWAARD-concept"})
    als("halt").cookies.clear()
    verlopen = als("halt").post(pad, {"voornaam": "BEWAARD-concept"})
    assert verlopen.status_code == 302
    assert verlopen["Location"] == f"/inloggen/?next={pad}"
    als("halt").force_login(spelers["halt"], backend=INLOGGEN)
    assert "BEWAARD-concept" in als("halt").get(pad).content.decode()


STIL = re.compile(
    rb"Jayson|Voorbeeld|Traceback|psycopg|Exception|DEBUG|Django|/work/|site-packages|urlpatterns"
)


def test_foutbladzijden_zeggen_niets_over_binnen(
    spelers: Spelers, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = maak_casus(spelers)
    settings.DEBUG = False
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(spelers["voorzitter"], backend=INLOGGEN)

    def stuk(*args: Any, **kwargs: Any) -> None:
        raise ValueError("Jayson Voorbeeld staat hier")

    monkeypatch.setattr("pga.views.casussen.overzicht", stuk)
    adres = f"/casussen/{casus.nummer}/"
    antwoorden = {
        404: client.get("/bestaat-niet/Jayson/"),
        500: client.get(adres),
        403: client.post(f"{adres}plan/beginnen/", {"tekst": "Jayson"}),
        400: client.get("/", headers={"host": "evil.example"}),
        405: Client().put("/inloggen/"),
    }
    for status, antwoord in antwoorden.items():
        assert not STIL.search(antwoord.content), (status, STIL.search(antwoord.content))
        assert "Content-Security-Policy" in antwoord.headers, status
        assert antwoord["X-Content-Type-Options"] == "nosniff" or status == 400
        if status in {403, 404, 500, 400}:
            assert antwoord.status_code == status
            assert "Wat kunt u doen?" in antwoord.content.decode(), status


def test_te_groot_formulier_krijgt_een_nederlandse_bladzijde(spelers: Spelers) -> None:
    client = logt_in(spelers["politie"])
    for gegevens in ({"voornaam": "x" * 9_000_000}, {f"veld{i}": "x" for i in range(1500)}):
        antwoord = client.post("/aanmeldingen/nieuw/", gegevens)
        assert antwoord.status_code == 400
        assert "Wat kunt u doen?" in antwoord.content.decode()


def test_het_logboek_noemt_niemand(
    spelers: Spelers, als: Inloggen, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """At INFO: no name, no text, no question, no address."""
    caplog.set_level("INFO")
    casus = maak_casus(spelers, voornaam="Xandrion", waarom_integraal="GEHEIME-reden")
    als("voorzitter").get(f"/casussen/{casus.nummer}/", {"sorteer": "GEHEIME-vraag"})
    als("voorzitter").post("/zoeken/", {"q": "Xandrion"})
    als("voorzitter").get("/bestaat-niet/GEHEIM-pad/")
    als("buitenstaander").get(f"/casussen/{casus.nummer}/")
    als("voorzitter").post("/concept/", {"concept_sleutel": "/x/", "tekst": "GEHEIM-concept"})
    _log_in("Xandrion", "GEHEIM-wachtwoord")
    alles = caplog.text + "".join(capfd.readouterr())
    assert "verzoek" in alles
    for woord in ("Xandrion", "GEHEIM", casus.nummer, "sorteer"):
        assert woord not in alles, [regel for regel in alles.splitlines() if woord in regel][:3]
