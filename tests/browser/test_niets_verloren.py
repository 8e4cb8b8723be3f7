"""No text is lost: not when the login has expired, and not without JavaScript."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from pga.models import Gebruiker
from pga.services.inrichting import geef_wachtwoord
from tests.browser.conftest import Browsers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WACHTWOORD = "weer-even-inloggen-7"
BEGIN = "Hij is drie keer gezien bij het station."
VERVOLG = " Zijn moeder belde gisteren zelf."


def _log_in(pagina: Page) -> None:
    pagina.get_by_label("Gebruikersnaam").fill("politie")
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Log in").click()


def test_verlopen_login(browsers: Browsers, cast: dict[str, Gebruiker]) -> None:
    """The save that fails is loud; after logging in elsewhere saving and submitting work, with all text."""
    geef_wachtwoord(gebruikers=[cast["politie"]], wachtwoord=WACHTWOORD, door=None)
    pagina = browsers.open(cast["politie"])
    pagina.goto("/aanmeldingen/nieuw/")
    verhaal = pagina.get_by_label("Wat is er aan de hand?")
    verhaal.press_sequentially(BEGIN)
    bewaard = pagina.get_by_role("status").filter(has_text="Concept bewaard om")
    expect(bewaard).to_be_visible()

    Session.objects.all().delete()
    verhaal.press_sequentially(VERVOLG)
    alarm = pagina.locator("#opslaan-mislukt")
    expect(alarm).to_contain_text("Uw tekst is niet bewaard. U bent uitgelogd.")
    expect(verhaal).to_have_value(BEGIN + VERVOLG)

    ander = pagina.context.new_page()
    ander.goto("/inloggen/")
    _log_in(ander)
    expect(ander.get_by_role("heading", level=1)).to_contain_text("Petra")
    verhaal.press_sequentially(" En nu?")
    expect(alarm).to_be_hidden()
    ander.goto("/aanmeldingen/nieuw/")
    expect(ander.get_by_label("Wat is er aan de hand?")).to_have_value(f"{BEGIN}{VERVOLG} En nu?")
    pagina.get_by_label("Voornaam").fill("Jaylen")
    pagina.get_by_label("Achternaam").fill("Bedacht")
    pagina.get_by_role("button", name="Bewaar en ga later verder").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Jaylen Bedacht")


def test_zonder_javascript(browsers: Browsers, cast: dict[str, Gebruiker]) -> None:
    """Logging in, refusing and reporting somebody work with plain HTML."""
    geef_wachtwoord(gebruikers=[cast["politie"]], wachtwoord=WACHTWOORD, door=None)
    pagina = browsers.open(java_script_enabled=False)
    pagina.goto("/")
    _log_in(pagina)
    pagina.get_by_role("link", name="Meld iemand aan").first.click()
    pagina.get_by_label("Voornaam").fill("Jaylen")
    pagina.get_by_role("button", name="Dien in").click()
    expect(pagina.get_by_text("Het is nog niet bewaard. Kijk dit na:")).to_be_visible()
    expect(pagina.get_by_label("Voornaam")).to_have_value("Jaylen")
    pagina.get_by_label("Achternaam").fill("Bedacht")
    pagina.get_by_label("Wat is er aan de hand?").fill(BEGIN)
    pagina.get_by_role("button", name="Bewaar en ga later verder").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Jaylen Bedacht")
    expect(pagina.get_by_text(BEGIN)).to_be_visible()
