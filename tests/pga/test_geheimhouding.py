"""The secrecy statement comes before everything else, once per version."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from pga.models import Gebruiker
from pga.services.inrichting import maak_gebruiker
from pga.toegang import geheimhouding
from tests.bouw import Spelers
from tests.conftest import logt_in

pytestmark = pytest.mark.django_db
PAD = "/geheimhouding/"


@pytest.fixture
def nieuw(spelers: Spelers) -> Gebruiker:
    organisatie = spelers["halt"].organisatie
    assert organisatie
    return maak_gebruiker(
        gebruikersnaam="nieuw",
        voornaam="Nora",
        achternaam="Nieuw",
        organisatie=organisatie,
        functies=("partner", "beheer"),
        door=None,
        wachtwoord="een-heel-lang-wachtwoord",
    )


@pytest.mark.parametrize("pad", ["/", "/casussen/", "/hulp/partner/", "/beheer/", "/verzoeken/?sorteer=naam"])
def test_zonder_handtekening_leidt_alles_naar_de_verklaring(nieuw: Gebruiker, pad: str) -> None:
    client = logt_in(nieuw)
    antwoord = client.get(pad, follow=True)
    assert antwoord.redirect_chain[0][0].startswith(PAD)
    assert "Ik ga akkoord" in antwoord.content.decode()
    getekend = client.post(antwoord.redirect_chain[0][0], {"akkoord": "on"})
    assert (getekend.status_code, getekend["Location"]) == (302, pad)
    assert client.get(pad).status_code == 200


def test_wat_wordt_vastgelegd(nieuw: Gebruiker) -> None:
    logt_in(nieuw).post(PAD, {"akkoord": "on"})
    nieuw.refresh_from_db()
    assert isinstance(nieuw.geheimhouding_getekend_op, date)
    assert nieuw.geheimhouding_versie == geheimhouding.VERSIE
    assert nieuw.history.first().history_user == nieuw


def test_zonder_vinkje_gebeurt_er_niets(nieuw: Gebruiker) -> None:
    client = logt_in(nieuw)
    assert "Zet een vinkje" in client.post(PAD, {}).content.decode()
    assert client.get("/").status_code == 302
    assert client.post("/concept/", {"pad": "/x/"}).status_code == 302


def test_weigeren_is_uitloggen_en_wachtwoord_kan_wel(nieuw: Gebruiker) -> None:
    client = logt_in(nieuw)
    assert client.get("/wachtwoord/").status_code == 200
    assert client.get("/gezondheid/").status_code in {200, 503}
    client.post("/uitloggen/")
    assert client.get("/", follow=True).redirect_chain[-1][0].startswith("/inloggen/")
    nieuw.refresh_from_db()
    assert nieuw.geheimhouding_getekend_op is None


def test_inloggen_met_wachtwoord_komt_eerst_bij_de_verklaring(nieuw: Gebruiker) -> None:
    velden = {"login": "nieuw", "password": "een-heel-lang-wachtwoord"}
    antwoord = Client().post("/inloggen/?next=/verzoeken/", velden, follow=True)
    assert antwoord.redirect_chain[-1][0] == "/geheimhouding/?naar=%2Fverzoeken%2F"


def test_nooit_naar_een_ander_adres(nieuw: Gebruiker) -> None:
    for naar in ("https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)", ""):
        Gebruiker.objects.filter(pk=nieuw.pk).update(geheimhouding_versie=0)
        antwoord = logt_in(nieuw).post(f"{PAD}?naar={naar}", {"akkoord": "on"})
        assert antwoord["Location"] == "/"


def test_bij_een_nieuwe_tekst_tekent_iedereen_opnieuw(
    spelers: Spelers, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert logt_in(spelers["politie"]).get("/").status_code == 200
    assert "U ging hiermee akkoord" in logt_in(spelers["politie"]).get(PAD).content.decode()
    monkeypatch.setattr(geheimhouding, "VERSIE", geheimhouding.VERSIE + 1)
    assert logt_in(spelers["politie"]).get("/")["Location"] == "/geheimhouding/?naar=%2F"


def test_een_andere_tekst_heeft_een_andere_versie() -> None:
    """Changed the statement? Then VERSIE goes up by one, and its hash is added here."""
    tekst = Path("templates/mensen/geheimhouding_tekst.html").read_bytes()
    assert hashlib.sha256(tekst).hexdigest() == VERSIES[geheimhouding.VERSIE]


VERSIES = {
    1: "ea6651226c326a8dfbf3c7c39703ef58b88f361373d5a0318fe6fb89bb487fe8",
    2: "4a44e97ffc52a953171d6b9f7d15794fa34b84a73d5bedf020816eb36c692c66",
}
