"""Jayson's five screens in a real browser: report, weighing, meeting, plan and overview."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pga.models import Gebruiker
from tests.browser.conftest import Browsers
from tests.browser.stand import casus_van

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GEBIEDEN = 8
VERHAAL = "Vier vechtpartijen in zes maanden en twee keer weggelopen van huis."
MELDING = {
    "Voornaam": "Jaylen",
    "Achternaam": "Bedacht",
    "Geboortedatum (niet verplicht)": "3-5-2011",
    "Waarom is zorg nodig?": "Thuis escaleert het en de hulp loopt vast.",
    "Waarom is veiligheid nodig?": "Het geweld wordt heviger.",
}


@pytest.fixture
def foto(tmp_path: Path) -> Path:
    """Where the pictures of this run are kept: tmp_path stays for the last three runs."""
    return tmp_path


def _leg_vast(pagina: Page, map_: Path, naam: str) -> None:
    for breedte in (1280, 390):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        pagina.screenshot(path=map_ / f"{naam}-{breedte}.png", full_page=True)
    pagina.set_viewport_size({"width": 1280, "height": 900})


def test_de_vijf_schermen_van_jayson(browsers: Browsers, demo: dict[str, Gebruiker], foto: Path) -> None:
    politie = browsers.open(demo["politie"])
    _meld_aan(politie, foto)
    _weeg(politie, browsers.open(demo["voorzitter"]), foto)
    _vergader(browsers.open(demo["voorzitter"]), foto)
    _plan_en_overzicht(browsers.open(demo["regisseur"]), foto)
    assert len(list(foto.glob("*.png"))) == 10


def _meld_aan(politie: Page, foto: Path) -> None:
    """What was typed is kept while typing, and is there again after a reload; then it is handed in."""
    politie.goto("/aanmeldingen/nieuw/")
    for label, tekst in MELDING.items():
        politie.get_by_label(label, exact=True).fill(tekst)
    politie.get_by_label("Wat is er aan de hand?").press_sequentially(VERHAAL)
    expect(politie.get_by_role("status").filter(has_text="Concept bewaard om")).to_be_visible()
    politie.reload()
    expect(politie.get_by_text("U gaat verder met uw concept")).to_be_visible()
    expect(politie.get_by_label("Wat is er aan de hand?")).to_have_value(VERHAAL)
    _leg_vast(politie, foto, "aanmelding")
    for naam in ("problematiek", "leefgebieden", "ernst", "samenwerking"):
        politie.locator(f"textarea[name={naam}]").fill("Zorg en politie werken langs elkaar heen.")
    politie.get_by_role("group", name="Is de aanmelding besproken").get_by_label("Ja").check()
    politie.get_by_role("button", name="Dien in").click()
    expect(politie.get_by_text("ingediend").first).to_be_visible()


def _weeg(politie: Page, voorzitter: Page, foto: Path) -> None:
    """Both sides judge the criteria; only then there is a choice of outcomes."""
    for weger in (voorzitter, politie):
        weger.goto("/weging/")
        weger.get_by_role("link", name="Jaylen Bedacht").first.click()
        weger.get_by_role("link", name="Geef uw oordeel").click()
        for keuze in weger.get_by_label("Voldaan", exact=True).all():
            keuze.check()
        weger.get_by_role("button", name="Leg uw oordeel vast").click()
    voorzitter.reload()
    _leg_vast(voorzitter, foto, "weging")
    voorzitter.get_by_role("link", name="Agendeer").first.click()
    expect(voorzitter.get_by_role("heading", level=1)).to_contain_text("Agendeer")


def _vergader(voorzitter: Page, foto: Path) -> None:
    """From the agenda to the meeting screen; starting is possible for who has a letter in the post."""
    voorzitter.goto("/vergaderingen/")
    voorzitter.locator("main table a").first.click()
    voorzitter.get_by_role("link", name="Vergaderscherm").first.click()
    expect(voorzitter.get_by_role("navigation", name="Stappen van de bespreking")).to_be_visible()
    voorzitter.keyboard.press("2")
    expect(voorzitter).to_have_url(re.compile("stap=oordeel"))
    _leg_vast(voorzitter, foto, "vergadering")


def _plan_en_overzicht(regisseur: Page, foto: Path) -> None:
    """The plan shows eight areas with their radar; the overview the person, the clock, and that he is fictional."""
    nummer = casus_van("Jayson").nummer
    regisseur.goto(f"/casussen/{nummer}/plan/")
    expect(regisseur.locator("main section h2")).not_to_have_count(0)
    expect(regisseur.locator("main figure svg")).to_be_visible()
    _leg_vast(regisseur, foto, "plan")
    regisseur.get_by_role("link", name="Overzicht").click()
    expect(regisseur.get_by_role("heading", level=1)).to_contain_text("Jayson")
    expect(regisseur.get_by_text("verzonnen persoon")).to_be_visible()
    expect(regisseur.get_by_text("van 9 maanden zonder melding")).to_be_visible()
    _leg_vast(regisseur, foto, "overzicht")
