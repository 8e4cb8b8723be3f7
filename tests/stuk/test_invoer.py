"""Bad input in every form of the house: a sentence at the field, the text still there, never a fault."""

import re
from html import escape
from typing import Any

import pytest
from django.http import HttpResponse

from tests.stuk.conftest import Spelers
from tests.stuk.inbreker import Ingelogd, Poging, daarna_terug

pytestmark = pytest.mark.django_db

ENGELS = re.compile(
    rb"This field|Enter a|Select a valid|Ensure this|is not (a|one)|Traceback|psycopg|DataError"
)
VREEMD = "<script>alert(1)</script>\u202eomgekeerd 😀 Ünïcødé " + "n" * 200
TEKSTEN: dict[str, str] = {
    "leeg": "",
    "nul": "voor\x00na",
    "vreemd": VREEMD,
    "31 februari": "31-02-2026",
    "ver weg": "31-12-9999",
    "heel groot": "9" * 5000,
    "negatief": "-1",
}
# Searching, choosing letters and printing a statement to sign (also an empty one) take anything: nothing is kept.
ZONDER_FORMULIER = {"zoeken", "brieven_actie", "verstrekking_verklaring"}
# What a page says when nothing was saved; handing over looks once more first, an emergency shows nothing.
ZINNEN = ("nog niet bewaard", "Er wordt nu niets getoond", 'value="bevestig"')


def _alles(poging: Poging, waarde: str, soorten: set[str]) -> dict[str, str]:
    return {naam: waarde for naam, soort in poging.soorten.items() if soort in soorten and naam[0] != "_"}


def _fout(poging: Poging, antwoord: HttpResponse, naam: str, teksten: dict[str, str]) -> str:
    inhoud = antwoord.content.decode(errors="replace")
    if antwoord.status_code not in {200, 302, 404}:
        return f"status {antwoord.status_code}"
    if gevonden := ENGELS.search(antwoord.content):
        return f"Engels: {gevonden[0]!r}"
    if "<script>alert" in inhoud:
        return "script op de bladzijde"
    if antwoord.status_code == 200 and poging.route not in ZONDER_FORMULIER:
        if not any(zin in inhoud for zin in ZINNEN):
            return "geen zin"
        kwijt = [
            n for n, w in teksten.items() if escape(w.replace("\x00", "")) not in inhoud.replace("\x00", "")
        ]
        return f"tekst kwijt: {kwijt}" if kwijt else ""
    return ""


def _probeer(
    spelers: Spelers, pogingen: list[Poging], naam: str, waarde: str, soorten: set[str]
) -> list[Any]:
    fouten: list[Any] = []
    ingelogd = Ingelogd(spelers, pogingen)
    for poging in pogingen:
        anders = _alles(poging, waarde, soorten)
        teksten = {n: w for n, w in anders.items() if n in poging.velden() and len(w) > 3 and n != "versie"}
        if not anders:
            continue
        with daarna_terug():
            try:
                fout = _fout(poging, poging.verstuur(ingelogd.als(poging.wie), **anders), naam, teksten)
            except Exception as e:
                fout = f"{type(e).__name__}: {str(e)[:90]}"
        if fout:
            fouten.append((naam, poging.wie, poging.adres, fout))
    return fouten


def test_vreemde_tekst_in_elk_veld(demo: Spelers, pogingen: list[Poging]) -> None:
    fouten = []
    for naam, waarde in TEKSTEN.items():
        fouten += _probeer(demo, pogingen, naam, waarde, {"text", "textarea", "number", "time", "email"})
    assert not fouten, "\n".join(map(str, fouten))


def test_onmogelijke_keuzes_en_versies(demo: Spelers, pogingen: list[Poging]) -> None:
    fouten = []
    for naam in ("leeg", "nul", "vreemd", "heel groot", "negatief"):
        fouten += _probeer(demo, pogingen, naam, TEKSTEN[naam], {"hidden", "select", "radio", "checkbox"})
    assert not fouten, "\n".join(map(str, fouten))


def test_vijf_megabyte_blijft_staan(demo: Spelers, pogingen: list[Poging]) -> None:
    fouten = []
    for poging in pogingen:
        if vak := next((n for n, soort in poging.soorten.items() if soort == "textarea"), ""):
            alleen = Poging(**vars(poging) | {"soorten": {vak: "textarea"}})
            fouten += _probeer(demo, [alleen], "5 MB", "een lange tekst " * 330_000, {"textarea"})
    assert not fouten, "\n".join(map(str, fouten))
