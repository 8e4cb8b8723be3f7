"""Lists and start page of who reports: filters, order, paging, and a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pga.models import Gebruiker
from pga.toegang.context import namens
from tests.conftest import Inloggen
from tests.uvz.aanmeldingen import meld_aan
from uvz.werk import mijn_aanmeldingen, te_wegen

pytestmark = pytest.mark.django_db


def vragen(als: Inloggen, wie: str, adres: str) -> int:
    als(wie).get(adres)
    with CaptureQueriesContext(
        connection,
    ) as gemeten:
        assert als(wie).get(adres).status_code == 200
    return len(gemeten)


@pytest.mark.parametrize(
    ("wie", "adres"), [("halt", "/aanmeldingen/"), ("voorzitter", "/aanmeldingen/"), ("politie", "/weging/")]
)
def test_evenveel_vragen_met_een_en_met_drie(als: Inloggen, wie: str, adres: str) -> None:
    meld_aan(als("halt"))
    een = vragen(als, wie, adres)
    meld_aan(als("halt"), voornaam="Marc", achternaam="Anders")
    meld_aan(als("halt"), voornaam="Faysel", achternaam="Nogeen")
    assert vragen(als, wie, adres) == een


def test_filter_sorteren_en_lege_lijst(als: Inloggen) -> None:
    halt = als("halt")
    assert "Nog geen aanmeldingen" in halt.get("/aanmeldingen/").content.decode()
    meld_aan(halt, voornaam="Anna", achternaam="Zwart")
    meld_aan(halt, voornaam="Bram", achternaam="Aarts", actie="bewaren")
    tekst = halt.get("/aanmeldingen/?status=concept").content.decode()
    assert "Bram" in tekst
    assert "Anna" not in tekst
    op_naam = halt.get("/aanmeldingen/?sorteer=naam").content.decode()
    assert op_naam.index("Bram") < op_naam.index("Anna")
    andersom = halt.get("/aanmeldingen/?sorteer=-naam").content.decode()
    assert andersom.index("Anna") < andersom.index("Bram")
    assert "past bij dit filter" in halt.get("/aanmeldingen/?status=driehoek").content.decode()
    for onzin in ("?status=onzin", "?sorteer=wachtwoord", "?pagina=zzz", "?van=eigen"):
        assert halt.get(f"/aanmeldingen/{onzin}").status_code == 200


def test_weger_scheidt_eigen_en_ontvangen(als: Inloggen) -> None:
    meld_aan(als("politie"), voornaam="Eigen")
    meld_aan(als("halt"), voornaam="Ontvangen")
    politie = als("politie")
    eigen = politie.get("/aanmeldingen/?van=eigen").content.decode()
    assert "Eigen Voorbeeld" in eigen
    assert "Ontvangen Voorbeeld" not in eigen
    ontvangen = politie.get("/aanmeldingen/?van=ontvangen").content.decode()
    assert "Ontvangen Voorbeeld" in ontvangen
    assert "Eigen Voorbeeld" not in ontvangen


def test_startpagina_zegt_wat_de_melder_moet_doen(als: Inloggen, spelers: dict[str, Gebruiker]) -> None:
    halt, politie = als("halt"), als("politie")
    meld_aan(halt, actie="bewaren", voornaam="Concept")
    aanmelding = meld_aan(halt)
    politie.post(
        f"/weging/{aanmelding.pk}/aanvulling/",
        {"versie": aanmelding.versie, "gevraagde_aanvulling": "Wie is de mentor?"},
    )
    with namens(spelers["halt"]):
        paneel = mijn_aanmeldingen(spelers["halt"])
    assert paneel is not None
    assert [taak["reden"] for taak in paneel.taken] == ["wacht op aanvulling door u", "nog niet ingediend"]
    assert paneel.aantal == 2
    with namens(spelers["jbwest"]):
        leeg = mijn_aanmeldingen(spelers["jbwest"])
    assert leeg is not None
    assert not leeg.taken


def test_startpagina_zegt_wat_er_te_wegen_is(als: Inloggen, spelers: dict[str, Gebruiker]) -> None:
    meld_aan(als("halt"))
    meld_aan(als("halt"), actie="bewaren", voornaam="Concept")
    for wie in ("voorzitter", "politie"):
        with namens(spelers[wie]):
            paneel = te_wegen(spelers[wie])
        assert paneel is not None
        assert [taak["reden"] for taak in paneel.taken] == ["wacht op uw oordeel"]
