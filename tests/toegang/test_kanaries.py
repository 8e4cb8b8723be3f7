"""Canaries: a secret in every text of every table with case content, and everybody visits every page.

Everybody is led where links lead, and goes to every address that is about the planted cases; searches; prints; and
gets what a page asks for while one types. What is read: pages, parts of pages, files, reports, headers, names of files.
Whose secret may stand where is told in kanariewie.py. Other orders and numbers of lists: test_verschil.py.
"""

import re
from collections import Counter
from typing import Any

import pytest
from django.core import mail
from django.urls import resolve

from monitoring.demo.laden import laad
from monitoring.models import Rapport
from monitoring.services.rapport import stel_rapport_op
from pga.models import Bericht, Brief, Casus, Gebruiker
from pga.services.bericht import mail_bericht
from pga.toegang.context import als_systeem
from pga.toegang.schermen import LEESSCHERMEN, SCHERMEN, past
from tests.conftest import logt_in
from tests.toegang.inhoud import leesbare_brief
from tests.toegang.kanarieadressen import VAN, adressen
from tests.toegang.kanariedruk import begin_te_typen, casussen_van_wie, plant, tekstvelden
from tests.toegang.kanariewie import EIGENAAR, KANARIE, LAAG, WIE, ZONDER_CASUS, ZONDER_TEKST, mag
from tests.toegang.kruiper import Kruiper
from tests.toegang.rijen import modellen
from tests.toegang.test_schermen import ROUTES

pytestmark = pytest.mark.django_db
Kruipers = dict[str, Kruiper]
# Not there for this person, a button, no worker that is alive.
KAN = {404, 405, 503}


def test_elke_tabel_met_tekst_heeft_een_kanarie() -> None:
    """A new table about a case is planted, or told apart; a new address about one is visited."""
    namen = {
        model._meta.model_name
        for model in modellen()
        if {"casus", "persoon"} & {veld.name for veld in model._meta.fields} and tekstvelden(model)
    }
    bekend = LAAG.keys() | EIGENAAR | ZONDER_TEKST
    assert namen <= bekend, namen - bekend
    met_rij = {route for route, namen in ROUTES.items() if "pk" in namen}
    assert met_rij <= VAN.keys(), f"Zet in kanarieadressen.py van welke tabel dit is: {met_rij - VAN.keys()}"


def test_kanaries() -> None:
    laad(None)
    spelers = {g.username: g for g in Gebruiker.objects.select_related("organisatie")}
    plant(spelers)
    casussen = list(casussen_van_wie().values())
    _mails_zeggen_niets()
    with als_systeem("test: een rapport over alles"):
        stel_rapport_op(Rapport.objects.latest("pk").pk)
    kruipers = _kruip(spelers, casussen)
    gezien: Counter[str] = Counter()
    fout = [regel for naam in kruipers for regel in _fouten(naam, spelers[naam], kruipers[naam])]
    for kruiper in kruipers.values():
        gezien.update(vondst.lower().split("-")[1] for vondst in kruiper.vondsten)
    assert not fout, "\n".join(map(str, fout))
    assert not (LAAG.keys() | EIGENAAR) - gezien.keys(), "nergens gezien, dus niets bewezen"
    _bewijst_iets(kruipers)


def _kruip(spelers: dict[str, Gebruiker], casussen: list[Casus]) -> Kruipers:
    """Everybody follows links; who is in a case goes to all its addresses, and others to what was to be read there."""
    nummers = frozenset(casus.nummer for casus in casussen)
    kruipers = {
        naam: Kruiper(logt_in(speler), KANARIE, per_route=1, apart=nummers)
        for naam, speler in spelers.items()
    }
    jayson = next(casus for casus in casussen if casus.persoon.voornaam == "Jayson")
    begin_te_typen(kruipers["dewaag"].client, spelers["dewaag"], jayson)
    alle = adressen(casussen)
    for naam, kruiper in kruipers.items():
        kruiper.kruip("/")
        dood = {adres: status for adres, status in kruiper.bezocht.items() if status >= 400 and status != 405}
        assert not dood, f"dode links voor {naam}: {dood}"
        kruiper.per_route = 0
        erin = {wie for deelt in (WIE, ZONDER_CASUS) for wie in deelt if naam in deelt[wie]} | {""}
        kruiper.probeer(
            adres for adres, (_, wie) in alle.items() if wie in erin and _mag_heen(adres, spelers[naam])
        )
    te_lezen = {adres for k in kruipers.values() for waar in k.vondsten.values() for adres in waar}
    te_lezen |= {adres for adres, (route, _) in alle.items() if route in LEESSCHERMEN}
    for naam, kruiper in kruipers.items():
        kruiper.probeer(adres for adres in sorted(te_lezen) if _mag_heen(adres, spelers[naam]))
    _vraag_en_druk_af(kruipers, casussen)
    return kruipers


def _mag_heen(adres: str, gebruiker: Gebruiker) -> bool:
    """A screen that is not for this function is not there at all: test_schermen.py."""
    route = resolve(adres.partition("?")[0]).view_name
    return past(SCHERMEN[route], gebruiker)


def _vraag_en_druk_af(kruipers: Kruipers, casussen: list[Casus]) -> None:
    """What is only answered when something is sent: a search, a part of a page, letters to print."""
    fragmenten = {adres for kruiper in kruipers.values() for adres in kruiper.fragmenten}
    with als_systeem("test: alle brieven"):
        brieven = [f"{pk}-1" for pk in Brief.objects.values_list("pk", flat=True)]
    for kruiper in kruipers.values():
        for casus in casussen:
            kruiper.stuur("/zoeken/", q=casus.persoon.voornaam)
        for adres in sorted(fragmenten):
            kruiper.stuur(adres)
        kruiper.stuur("/brieven/printbestand/", brief=brieven)


def _fouten(naam: str, gebruiker: Gebruiker, kruiper: Kruiper) -> list[Any]:
    fout: list[Any] = [
        (naam, vondst, sorted(waar)[:3])
        for vondst, waar in sorted(kruiper.vondsten.items())
        if not mag(naam, gebruiker, vondst)
    ]
    # a file goes by the name its giver gave it; nothing else of a case stands in a header
    fout += [
        (naam, "kop", kop, vondsten)
        for kop, vondsten in kruiper.in_koppen.items()
        if kop != "Content-Disposition" or any("-bestand-" not in v for v in vondsten)
    ]
    fout += [
        (naam, "kapot", adres, status)
        for adres, status in kruiper.bezocht.items()
        if status >= 400 and status not in KAN
    ]
    return fout


def _bewijst_iets(kruipers: Kruipers) -> None:
    """Who takes part did see the case; files, letters, reports and search were read, and had something to hide."""
    for voornaam, wie in WIE.items():
        for naam in wie:
            assert any(f"-{voornaam.lower()}-" in v for v in kruipers[naam].vondsten), (naam, voornaam)
    for voornaam, mensen in ZONDER_CASUS.items():
        for naam in mensen:
            assert any(f"-{voornaam.lower()}-" in v for v in kruipers[naam].vondsten), (naam, voornaam)

    def waar(naam: str, stuk: str) -> str:
        return " ".join(adres for v, plek in kruipers[naam].vondsten.items() if stuk in v for adres in plek)

    assert "gekozen" in " ".join(kruipers["politie"].vondsten)
    assert "leiding" in " ".join(kruipers["voorzitter"].vondsten)
    assert "/zoeken/" in waar("politie", "-bijnaam-jayson")
    assert "/bestanden/" in waar("politie", "-bestand-jayson-plan")
    assert "/bestanden/" in waar("ondersteuner", "-brief-noa") + waar("ondersteuner", "-relatie-noa")
    assert "/brieven/printbestand/" in waar("ondersteuner", "-brief-noa")
    assert kruipers["beleid"].soorten["application/pdf"]


def _mails_zeggen_niets() -> None:
    """Every message of the house is mailed once more: of no mail a word is about a case."""
    with als_systeem("test: alles opnieuw mailen"):
        Bericht.objects.update(gemaild_op=None)
        for nummer, gebruiker in enumerate(Gebruiker.objects.all()):
            Gebruiker.objects.filter(pk=gebruiker.pk).update(email=f"post{nummer}@voorbeeld.example")
        berichten = list(Bericht.objects.values_list("pk", flat=True))
        woorden = set()
        for casus in Casus.objects.select_related("persoon"):
            woorden |= {casus.nummer, casus.persoon.voornaam, casus.persoon.achternaam}
    mail.outbox.clear()
    assert sum(mail_bericht(pk) for pk in berichten) == len(mail.outbox) > 5
    verboden = re.compile(r"\b(" + "|".join(map(re.escape, sorted(woorden))) + r")\b")
    for brief in mail.outbox:
        ruw = leesbare_brief(brief.message())
        tekst = ruw.decode(errors="replace")
        assert str(brief.body) in tekst.replace("\r\n", "\n")
        assert not verboden.findall(tekst) + KANARIE.findall(ruw), tekst
