"""House rule: no text is typed without a line that says who will read it, and no contribution stands bare."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

from pga.models import Gebruiker
from tests.conftest import logt_in
from tests.toegang.kruiper import Kruiper

SJABLONEN = Path(settings.BASE_DIR) / "templates"
COMPONENT = "uvz/bespreking/_bijdrage.html"
WIE = ("voorzitter", "regisseur", "politie", "jbwest")
# Read by nobody else in the case: by who gives access to the system, or by whom the answer is for.
ZONDER = re.compile(r"^/(beheer|rapportages|organisaties|leeslog|jaarcontrole|berichten)")


class Formulieren(HTMLParser):
    """Text areas of a page of which neither the field nor its form says who reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.zonder: list[str] = []
        self._open: list[str] = []
        self._gezegd = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = dict(attrs)
        if tag == "form":
            self._open, self._gezegd = [], False
        if "pga-zichtbaar" in (kenmerken.get("class") or ""):
            self._gezegd = True
        if tag == "textarea" and "_zichtbaar" not in (kenmerken.get("aria-describedby") or ""):
            self._open.append(kenmerken.get("name") or "?")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and not self._gezegd:
            self.zonder += self._open
            self._open = []


class Lezer(Kruiper):
    """A crawler that looks at the forms it meets."""

    def lees(self, adres: str) -> str:
        html = super().lees(adres)
        formulieren = Formulieren()
        formulieren.feed(html)
        if html.count("<textarea"):
            self.vondsten.setdefault("met tekst", set()).add(adres)
        for naam in formulieren.zonder:
            if not ZONDER.match(adres):
                self.vondsten.setdefault(f"{re.sub(r'[0-9]+', '#', adres)}: {naam}", set()).add(adres)
        return html


@pytest.mark.django_db
@pytest.mark.usefixtures("in_demo")
def test_elk_tekstveld_zegt_wie_het_leest() -> None:
    fout, pagina_s = set(), set()
    for naam in WIE:
        vondsten = Lezer(logt_in(Gebruiker.objects.get(username=naam)), re.compile(rb"(?!)")).kruip().vondsten
        pagina_s |= {re.sub(r"[0-9]+", "#", pad) for pad in vondsten.pop("met tekst", ())}
        fout |= {f"{naam} {vondst}" for vondst in vondsten}
    assert not fout, "\n".join(sorted(fout))
    assert len(pagina_s) > 25, sorted(pagina_s)


def test_een_bijdrage_staat_nooit_zonder_haar_voorwaarde() -> None:
    """Whatever prints the text of a contribution does so through the one component."""
    bron = (SJABLONEN / COMPONENT).read_text()
    assert bron.index("bijdrage.tekst") < bron.index("bijdrage.voorwaarde")
    assert "bijdrage.kring" in bron
    kaal = re.compile(r"\b(bijdrage|rij|b)\.tekst\b")
    langs_bijdragen = re.compile(r"{% for (\w+) in [\w.]*bijdragen")
    for pad in SJABLONEN.rglob("*.html"):
        tekst = pad.read_text()
        if str(pad).endswith(COMPONENT):
            continue
        assert "bijdrage.tekst" not in tekst, pad
        if langs_bijdragen.search(tekst):
            assert COMPONENT in tekst, pad
            assert not kaal.search(tekst), pad
    # and no other code hands out the text of a contribution than the selector of that component
    for app in ("pga", "uvz", "plans", "monitoring"):
        for pad in (Path(settings.BASE_DIR) / app).rglob("*.py"):
            if pad.name != "kring.py" and "migrations" not in pad.parts:
                assert "bijdrage.tekst" not in pad.read_text(), pad
