"""No mouse: everything that matters can be reached, seen and done with the keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from pga.models import Gebruiker
from pga.services.inrichting import geef_wachtwoord
from tests.browser.conftest import Browsers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WACHTWOORD = "toetsenbord-alleen-9"
HOOGSTENS = 60  # tab stops from the top of a page to what one looks for
FOCUS = """() => {
  const stijl = getComputedStyle(document.activeElement);
  return stijl.outlineStyle !== "none" && parseFloat(stijl.outlineWidth) >= 2;
}"""
WAAR = "() => document.activeElement.innerText || document.activeElement.name || ''"


def _tab_naar(pagina: Page, tekst: str) -> None:
    """Tabs until the focus is on this text; each stop on the way must be visible."""
    for _ in range(HOOGSTENS):
        pagina.keyboard.press("Tab")
        waar = pagina.evaluate(WAAR)
        assert pagina.evaluate(FOCUS), f"De focus is niet te zien op {waar!r} van {pagina.url}."
        if tekst in waar:
            return
    raise AssertionError(f"Met tab komt men niet bij {tekst!r} op {pagina.url}.")


def test_alleen_toetsenbord(browsers: Browsers, demo: dict[str, Gebruiker]) -> None:
    geef_wachtwoord(gebruikers=[demo["regisseur"]], wachtwoord=WACHTWOORD, door=None)
    pagina = browsers.open()
    _log_in(pagina)
    _zoek_en_menu(pagina)
    _contactmoment(pagina)
    _vergaderscherm(browsers.open(demo["voorzitter"]))


def _log_in(pagina: Page) -> None:
    pagina.goto("/")
    _tab_naar(pagina, "login")
    pagina.keyboard.type("regisseur")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type(WACHTWOORD)
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Robin")


def _zoek_en_menu(pagina: Page) -> None:
    """The skip link comes first and works; / searches, ? shows the keys, Escape closes what is open."""
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("main")).to_be_focused()
    pagina.keyboard.press("/")
    expect(pagina.get_by_role("searchbox")).to_be_focused()
    pagina.keyboard.type("Marc")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("main").get_by_role("link", name="Marc Denkbeeld")).to_be_visible()
    _tab_naar(pagina, "Robin Regisseur")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("button", name="Uitloggen")).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(pagina.get_by_role("button", name="Uitloggen")).to_be_hidden()
    pagina.keyboard.press("?")
    expect(pagina.get_by_role("dialog")).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(pagina.get_by_role("dialog")).to_be_hidden()


def _contactmoment(pagina: Page) -> None:
    """From the work list to the case, and a report of a contact, without once touching a mouse."""
    pagina.goto("/")
    _tab_naar(pagina, "Lees het signaal")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Marc Denkbeeld")
    pagina.keyboard.press("c")
    expect(pagina).to_have_url(re.compile("/contact/nieuw/$"))
    _tab_naar(pagina, "soort")
    pagina.keyboard.press("Space")
    _tab_naar(pagina, "datum")
    pagina.keyboard.press("Control+A")
    pagina.keyboard.type("1-2-2026")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("Marc en zijn zus")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("Hij begint maandag met werken.")
    _tab_naar(pagina, "Leg vast")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("main").get_by_text("Hij begint maandag met werken.")).to_be_visible()


def _vergaderscherm(pagina: Page) -> None:
    """In a meeting one key per step, and n for the next case."""
    pagina.goto("/vergaderingen/")
    _tab_naar(pagina, "over 9 dagen")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("over 9 dagen")
    _tab_naar(pagina, "Open het vergaderscherm")
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile("/scherm/$"))
    eerste = pagina.get_by_role("heading", level=1).inner_text()
    for toets, stap in (("2", "oordeel"), ("3", "besluit"), ("1", "beeld")):
        pagina.keyboard.press(toets)
        expect(pagina).to_have_url(re.compile(f"stap={stap}"))
    pagina.keyboard.press("n")
    expect(pagina.get_by_role("heading", level=1)).not_to_have_text(eerste)
