"""The discussion: the tab, what is still missing, the judgement and the meeting screen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pga.toegang.context import als_systeem
from tests.bouw import Spelers
from tests.conftest import Inloggen
from tests.uvz.gesprek import begonnen, fase, op_agenda, over, post_brieven, stap, vergadering, vers
from uvz.models import Agendapunt, Vraag

pytestmark = pytest.mark.django_db


def scherm(punt: Agendapunt, **vraag: str) -> str:
    return reverse("vergadering_scherm", args=[punt.vergadering_id])


def test_genodigde_leest_alleen_zichzelf(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt", "jbwest")
    adres = reverse("bijdrage_nieuw", args=[punt.casus.nummer])
    for wie in ("halt", "jbwest"):
        als(wie).post(
            adres, {"leefgebied": "gedrag", "tekst": f"Geheim van {wie}", "bron": "gesprek", "kring": "allen"}
        )
    tab = reverse("casus_bespreking", args=[punt.casus.nummer])
    tekst = als("halt").get(tab).content.decode()
    assert "Geheim van halt" in tekst
    assert "Geheim van jbwest" not in tekst
    assert "Geheim van jbwest" in als("voorzitter").get(tab).content.decode()
    for wie in ("buitenstaander", "dewaag", "regisseur", "beleid"):
        assert als(wie).get(tab).status_code == 404, wie


def test_aan_tafel_lezen_betrokkenen_mee(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt", "jbwest")
    adres = reverse("bijdrage_nieuw", args=[punt.casus.nummer])
    als("jbwest").post(
        adres, {"leefgebied": "gedrag", "tekst": "Beeld van jbwest", "bron": "gesprek", "kring": "allen"}
    )
    agenda = als("halt").get(reverse("vergadering", args=[punt.vergadering_id])).content.decode()
    assert "Vraag aan halt?" in agenda
    assert "Reden voor jbwest." not in agenda
    tab = reverse("casus_bespreking", args=[punt.casus.nummer])
    assert "Beeld van jbwest" in als("halt").get(tab).content.decode()


def test_bijdrage_wijzigen_alleen_eigen_en_met_versie(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt", "jbwest")
    nieuw = reverse("bijdrage_nieuw", args=[punt.casus.nummer])
    assert als("halt").post(nieuw, {}).status_code == 200
    assert (
        "te lang"
        in als("halt")
        .post(nieuw, {"tekst": "x" * 20001, "leefgebied": "gedrag", "bron": "b", "kring": "allen"})
        .content.decode()
    )
    als("halt").post(nieuw, {"leefgebied": "gedrag", "tekst": "Eerste", "bron": "gesprek", "kring": "allen"})
    with als_systeem("test: bijdrage"):
        bijdrage = punt.bijdragen.get()
    adres = reverse("bijdrage_wijzigen", args=[punt.casus.nummer, bijdrage.pk])
    assert als("jbwest").get(adres).status_code == 404
    assert als("voorzitter").get(adres).status_code == 404
    goed = {"leefgebied": "gedrag", "tekst": "Tweede", "bron": "gesprek", "versie": 1}
    assert als("halt").post(adres, goed).status_code == 302
    oud = als("halt").post(adres, goed | {"tekst": "Derde"})
    assert "intussen gewijzigd" in oud.content.decode()
    assert "Derde" in oud.content.decode()


def test_vraag_stellen_en_beantwoorden(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    adres = reverse("vraag_nieuw", args=[punt.casus.nummer])
    assert als("halt").get(adres).status_code == 404
    voor = f"{over(8):%d-%m-%Y}"
    leerplicht = spelers["leerplicht"]
    als("voorzitter").post(
        adres, {"organisatie": leerplicht.organisatie_id, "tekst": "Verzuim?", "voor": voor}
    )
    lijst = als("leerplicht").get(reverse("verzoeken")).content.decode()
    assert "Verzuim?" in lijst
    with als_systeem("test: vraag"):
        vraag = Vraag.objects.get()
    antwoord = reverse("vraag_beantwoorden", args=[punt.casus.nummer, vraag.pk])
    assert als("halt").post(antwoord, {"versie": 1, "antwoord": "Nee"}).status_code == 200  # reads, may not
    assert als("buitenstaander").get(antwoord).status_code == 404
    assert als("leerplicht").post(antwoord, {"versie": 1, "antwoord": ""}).status_code == 200
    assert (
        als("leerplicht").post(antwoord, {"versie": 1, "antwoord": "12 uur sinds september"}).status_code
        == 302
    )
    tab = als("voorzitter").get(reverse("casus_bespreking", args=[punt.casus.nummer])).content.decode()
    assert "12 uur sinds september" in tab


def test_vraag_met_datum_in_het_verleden(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    na = als("voorzitter").post(
        reverse("vraag_nieuw", args=[punt.casus.nummer]),
        {"organisatie": spelers["halt"].organisatie_id, "tekst": "Wat?", "voor": "1-1-2020"},
    )
    assert "al voorbij" in na.content.decode()


def test_oordeel_vastleggen(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    adres = reverse("oordeel_nieuw", args=[punt.casus.nummer])
    assert als("halt").get(adres).status_code == 404
    assert als("voorzitter").post(adres, {}).status_code == 200
    terug = als("voorzitter").post(
        f"{adres}?scherm={punt.vergadering_id}&punt=1",
        {"tekst": "Zorgen om thuis", "interventies": "Gezinshulp"},
    )
    assert terug.headers["Location"] == f"{scherm(punt)}?punt=1&stap=oordeel"
    tekst = als("halt").get(reverse("casus_bespreking", args=[punt.casus.nummer])).content.decode()
    assert "Zorgen om thuis" in tekst
    assert "Gezinshulp" in tekst


def test_start_kan_niet_zonder_brief_en_daarna_wel(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers, dagen=0), "halt")
    assert "kan nog niet beginnen" in als("voorzitter").get(scherm(punt)).content.decode()
    assert "nog niet gepost" in stap(als("voorzitter"), punt, "start").content.decode()
    assert fase(punt.casus) == "geagendeerd"
    post_brieven(punt)
    stap(als("ondersteuner"), punt, "start")
    assert vers(punt).begonnen_op is None
    tekst = stap(als("voorzitter"), punt, "start").content.decode()
    assert "begonnen" in tekst
    assert fase(punt.casus) == "besproken"


def test_scherm_toont_drie_stappen_met_toetsen(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    punt = begonnen(spelers, moment, "halt")
    begonnen(spelers, moment, "jbwest", voornaam="Marc")
    adres = scherm(punt)
    eerste = als("voorzitter").get(adres).content.decode()
    for toets in ("1", "2", "3", "n", "v"):
        assert f'data-toets="{toets}"' in eerste, toets
    assert "Jayson V." in eerste
    assert "Marc V." in als("voorzitter").get(adres, {"punt": "2"}).content.decode()
    for stapnaam in ("beeld", "oordeel", "besluit"):
        assert als("voorzitter").get(adres, {"punt": "2", "stap": stapnaam}).status_code == 200
        assert als("ondersteuner").get(adres, {"punt": "1", "stap": stapnaam}).status_code == 200
    assert als("voorzitter").get(adres, {"stap": "onzin"}).status_code == 404
    assert als("voorzitter").get(adres, {"punt": "99"}).status_code == 200
    assert "Neem" not in als("ondersteuner").get(adres, {"stap": "besluit"}).content.decode()
    assert als("halt").get(adres).status_code == 404
    assert "niets te bespreken" in als("regisseur").get(adres).content.decode()


def test_tabblad_vraagt_evenveel(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt", "jbwest")
    tab = reverse("casus_bespreking", args=[punt.casus.nummer])
    adres = reverse("bijdrage_nieuw", args=[punt.casus.nummer])

    def meet() -> int:
        with CaptureQueriesContext(connection) as gemeten:
            als("voorzitter").get(tab)
        return len(gemeten)

    als("halt").post(adres, {"leefgebied": "gedrag", "tekst": "Een", "bron": "b", "kring": "allen"})
    als("voorzitter").get(tab)
    een = meet()
    for gebied in ("delict", "sociaal", "financien"):
        als("jbwest").post(adres, {"leefgebied": gebied, "tekst": "Meer", "bron": "b", "kring": "allen"})
    assert meet() == een
