"""A real Chromium before the real site: who is at the screen, and what the console says meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from pga.demo.inrichting import maak_spelers
from pga.models import Gebruiker
from tests.conftest import logt_in
from tests.proefdatabase import in_database, kopieer, verwijder, zet_op_vandaag

CHROMIUM = "/usr/bin/chromium"  # Debian's; Playwright's own download is not used
VLAGGEN = (
    "--no-sandbox",  # as root there is none
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
Openen = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        yield browser
        browser.close()


@pytest.fixture
def cast(live_server: LiveServer) -> dict[str, Gebruiker]:
    """The cast, without a single case."""
    return maak_spelers()


@pytest.fixture
def demo(live_server: LiveServer, demohuis: str) -> Iterator[dict[str, Gebruiker]]:
    """The cast with all stories of the demo; nobody has a password, because hashing one takes long."""
    huis = f"{connections['default'].settings_dict['NAME']}_browser"
    kopieer(demohuis, huis)
    with in_database(huis):
        zet_op_vandaag()
        yield maak_spelers()
    verwijder(huis)


@dataclass
class Browsers:
    """One browser per person, each with its own cookies; what the console complained about is kept."""

    chromium: Browser
    adres: str
    contexten: list[BrowserContext] = field(default_factory=list)
    klachten: list[str] = field(default_factory=list)

    def open(self, gebruiker: Gebruiker | None = None, sessie: str = "", **opties: Any) -> Page:
        """A page in which this person is logged in (in this session, if one is given), or nobody."""
        opties = {"locale": "nl-NL", "viewport": {"width": 1280, "height": 900}} | opties
        context = self.chromium.new_context(base_url=self.adres, **opties)
        self.contexten.append(context)
        if gebruiker is not None:
            sessie = sessie or logt_in(gebruiker).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": sessie, "url": self.adres}])
        pagina = context.new_page()
        pagina.on("console", self._hoort)
        pagina.on("pageerror", lambda fout: self.klachten.append(str(fout)))
        return pagina

    def _hoort(self, bericht: ConsoleMessage) -> None:
        if bericht.type in {"error", "warning"}:
            self.klachten.append(f"{bericht.location.get('url', '')}: {bericht.text}")


@pytest.fixture
def browsers(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer
) -> Iterator[Browsers]:
    """Opens pages; afterwards the console of all of them must have stayed silent."""
    if "demo" in request.fixturenames:
        request.getfixturevalue("demo")  # stays until the browsers are closed
    browsers = Browsers(chromium, live_server.url)
    yield browsers
    for context in browsers.contexten:
        context.close()
    assert not browsers.klachten, "\n".join(browsers.klachten)
