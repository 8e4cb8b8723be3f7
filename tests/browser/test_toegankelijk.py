"""Every page, as the people it is for: no violation of WCAG 2.2 AA, a silent console, and nothing beside the screen."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import resolve
from playwright.sync_api import Page

from pga.models import Casus, Gebruiker
from pga.services.inrichting import geef_wachtwoord
from pga.toegang.context import als_systeem
from pga.toegang.schermen import SCHERMEN
from tests.browser.conftest import Browsers
from tests.browser.stand import vul_aan
from tests.browser.verkennen import verken
from tests.conftest import logt_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = (Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js").read_text()
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMAL = (390, 320)
KEUZE = {"runOnly": {"type": "tag", "values": REGELS}, "resultTypes": ["violations"]}
TOETS = f"""() => axe.run(document, {json.dumps(KEUZE)}).then(
  (uitslag) => uitslag.violations.map((v) => `${{v.id}}: ${{v.nodes.map((n) => n.target.join(" ")).join(", ")}}`))"""

# Two halves, so that two workers share the work; each person visits one example of every route.
LEIDING = ("voorzitter", "regisseur", "ondersteuner")
PARTNERS = ("politie", "jbwest", "leerplicht", "jeugdmarshall", "analist", "privacy", "beleid", "beheer")
# The same for everybody: the first of each half is enough.
GELIJK = {"hulp", "hulp_pagina", "toegankelijkheid", "account_change_password", "organisaties"}
ZONDER_PAGINA = {
    "gezondheid": "JSON for the operator",
    "concept_bewaren": "a fragment, only by POST",
    "concept_weggooien": "a button, only by POST",
    "brieven_printbestand": "a button, only by POST",
    "brieven_actie": "a button, only by POST",
    "brief_actie": "a button, only by POST",
    "vergadering_actie": "a button, only by POST",
    "agendapunt_actie": "a button, only by POST",
    "verzoek_niet_tijdig": "a button, only by POST",
    "verzoeken_herinneren": "a button, only by POST",
    "brieven_maken": "a button, only by POST",
    "aanmelding_weggooien": "a button, only by POST",
    "vraag_sluiten": "a button, only by POST",
    "plan_start": "a button, only by POST",
    "plan_vaststellen": "a button, only by POST",
    "signaal_gezien": "a button, only by POST",
    "afsluiting_brieven": "a button, only by POST",
    "rapportage_opnieuw": "a button, only by POST",
    "bekijk_als": "a button, only by POST",
    "meekijken_stoppen": "a button, only by POST",
    "casus_klaar": "a button, only by POST",
    "bericht_gelezen": "a button, only by POST",
    "berichten_gelezen": "a button, only by POST",
    "deelname_nalopen": "a button, only by POST",
    "bijdrage_lezers": "a fragment of a form",
    "verstrekking_verklaring": "a PDF; tests/pga/test_verstrekking.py checks it",
    "rapportage_pdf": "a PDF; tests/pga/test_pdf.py checks it",
    "bestand": "a file",
}
DOOR_PARTNERS = {
    "casus_waarom",
    "verzoeken",
    "verzoek",
    "aanmelding_wijzigen",
    "aanmelding_actie",
    "bijdrage_wijzigen",
    "vraag_beantwoorden",
    "herijking_oordeel",
    "bijdrage_kring",
    "toegang_vragen",
    "geheimhouding",
    "afgeschermd",
    "afgeschermd_inzage",
    "leeslog",
    "gebruiker_vertrek",
    "organisatie_vertrek",
    "jaarcontrole",
    "jaarcontrole_een",
}


def _bekijk(pagina: Page, adres: str, status: int = 200) -> list[str]:
    """What is wrong with this page."""
    antwoord = pagina.goto(adres)
    fout = [] if antwoord and antwoord.status == status else [f"{adres}: {antwoord and antwoord.status}"]
    pagina.evaluate(AXE)
    fout += [f"{adres}: {regel}" for regel in pagina.evaluate(TOETS)]
    for breedte in SMAL:
        pagina.set_viewport_size({"width": breedte, "height": 844})
        nodig = pagina.evaluate("() => document.documentElement.scrollWidth")
        if nodig > breedte:
            fout.append(f"{adres}: {nodig} px breed op een scherm van {breedte} px")
    pagina.set_viewport_size({"width": 1280, "height": 900})
    return fout


def _bezoek(
    browsers: Browsers, demo: dict[str, Gebruiker], namen: Iterable[str], extra: Iterable[str] = ()
) -> set[str]:
    """Everybody visits what they can reach; returns the routes seen."""
    bezocht: set[str] = set()
    fouten: list[str] = []
    for naam in namen:
        client = logt_in(demo[naam])
        adressen = verken(client)
        pagina = browsers.open(demo[naam], client.cookies["sessionid"].value)  # why they read is told already
        for route, adres in adressen.items():
            if route in GELIJK and route in bezocht:
                continue
            fouten += [f"{naam}: {fout}" for fout in _bekijk(pagina, adres)]
        bezocht |= set(adressen)
        if naam == "analist":
            fouten += _waarom(browsers, demo[naam])
            bezocht.add("casus_waarom")
        if naam == "voorzitter":
            for adres in extra:
                fouten += [f"{naam}: {fout}" for fout in _bekijk(pagina, adres)]
                bezocht.add(resolve(adres).view_name)
        pagina.context.close()
    assert not fouten, "\n".join(fouten)
    return bezocht


def _waarom(browsers: Browsers, analist: Gebruiker) -> list[str]:
    """Who takes no part in a case and opens it first sees the question why."""
    with als_systeem("test: een casus die op geen agenda staat"):
        nummer = Casus.objects.get(persoon__voornaam="Jayson").nummer
    pagina = browsers.open(analist)
    fouten = _bekijk(pagina, f"/casussen/{nummer}/")
    return fouten if "/waarom/" in pagina.url else [*fouten, "de vraag waarom verscheen niet"]


def test_schermen_van_wie_de_casus_leidt(browsers: Browsers, demo: dict[str, Gebruiker]) -> None:
    geef_wachtwoord(gebruikers=[demo["voorzitter"]], wachtwoord="een-wachtwoord-om-te-wijzigen", door=None)
    los = [*vul_aan(demo), "/uitloggen/"]
    bezocht = _bezoek(browsers, demo, LEIDING, los)
    niemand = browsers.open()
    fouten = [fout for adres in ("/inloggen/", "/toegankelijkheid/") for fout in _bekijk(niemand, adres)]
    assert not fouten, "\n".join(fouten)
    bezocht |= {"account_login"}
    gemist = set(SCHERMEN) - set(ZONDER_PAGINA) - DOOR_PARTNERS - bezocht
    assert not gemist, f"Niemand bekijkt: {sorted(gemist)}. Maak de situatie in stand.py."


def test_schermen_van_partners_en_anderen(browsers: Browsers, demo: dict[str, Gebruiker]) -> None:
    vul_aan(demo)
    gemist = DOOR_PARTNERS - _bezoek(browsers, demo, PARTNERS)
    assert not gemist, f"Niemand bekijkt: {sorted(gemist)}. Maak de situatie in stand.py."
