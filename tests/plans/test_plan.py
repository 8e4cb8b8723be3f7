"""The plan over HTTP: begin, write, score, agree, revise; and who may only read."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pga.choices import Leefgebied
from pga.models import Casus
from pga.toegang.context import als_systeem
from plans.models import Beeld, Doel, Meting, Plan, PlanVersie
from tests.bouw import casus_in_aanpak
from tests.conftest import Inloggen
from tests.plans.bouw import Spelers, actie_voor_dewaag, begin, vol_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def url(naam: str, casus: Casus, *args: object) -> str:
    return reverse(naam, args=[casus.nummer, *args])


def tekst(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def invoer(standaard: str = "3", **anders: str) -> dict[str, str]:
    """A filled in score form."""
    velden = {"moment": "start", "datum": f"{timezone.localdate():%d-%m-%Y}"}
    for gebied in Leefgebied.values:
        velden |= {f"score_{gebied}": standaard, f"toelichting_{gebied}": f"omdat {gebied}"}
    return velden | anders


def test_regisseur_begint_het_plan_met_acht_lege_beelden(casus: Casus, als: Inloggen) -> None:
    regisseur = als("regisseur")
    assert "Er is nog geen plan" in tekst(regisseur, url("casus_plan", casus))
    assert regisseur.get(url("plan_start", casus)).status_code == 405
    regisseur.post(url("plan_start", casus))
    with als_systeem("test"):
        assert list(Beeld.objects.values_list("leefgebied", flat=True)) == Leefgebied.values
    pagina = tekst(regisseur, url("casus_plan", casus))
    for zin in ("Het hoofddoel is nog leeg.", "Nog geen beeld: alle acht leefgebieden.", "Nog niet gescoord"):
        assert zin in pagina
    assert "plan/vaststellen/" not in pagina
    nog_eens = regisseur.post(url("plan_start", casus), follow=True).content.decode()
    assert "Er is al een plan voor deze casus." in nog_eens


def test_teksten_van_het_plan_en_een_beeld_schrijven(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    begin(spelers, casus)
    regisseur = als("regisseur")
    lang = "é" * 200 + " 🙂\nnieuwe regel"
    regisseur.post(
        url("plan_wijzigen", casus),
        {"versie": 1, "kern": lang, "hoofddoel": "Veilig thuis", "rolverdeling": "", "visie_persoon": ""},
    )
    regisseur.post(url("beeld_wijzigen", casus, "gezondheid"), {"versie": 1, "tekst": "Slaapt slecht."})
    pagina = tekst(regisseur, url("casus_plan", casus))
    assert "🙂" in pagina
    assert "Slaapt slecht." in pagina
    leeg = regisseur.post(url("beeld_wijzigen", casus, "gezondheid"), {"versie": 2, "tekst": ""})
    assert "Vul dit veld in." in leeg.content.decode()
    te_lang = regisseur.post(
        url("beeld_wijzigen", casus, "overlast"), {"versie": 1, "tekst": "x" * 5_000_000}
    )
    assert "tekens te lang" in te_lang.content.decode()
    assert regisseur.get(url("beeld_wijzigen", casus, "bestaatniet")).status_code == 404


def test_twee_schrijvers_tegelijk_beide_teksten_blijven(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    begin(spelers, casus)
    adres = url("beeld_wijzigen", casus, "sociaal")
    als("regisseur").post(adres, {"versie": 1, "tekst": "Tekst van Robin"})
    tweede = als("voorzitter").post(adres, {"versie": 1, "tekst": "Tekst van Vera"}).content.decode()
    assert "Tekst van Robin" in tweede
    assert "Tekst van Vera" in tweede
    assert "Robin Regisseur (gemeente)" in tweede
    als("voorzitter").post(adres, {"versie": 2, "tekst": "Samen geschreven"})
    with als_systeem("test"):
        assert Beeld.objects.get(leefgebied="sociaal").tekst == "Samen geschreven"


def test_scores_van_alle_acht_met_reden(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    begin(spelers, casus)
    regisseur, adres = als("regisseur"), url("meting_nieuw", casus)
    leeg = regisseur.post(adres, {}).content.decode()
    assert "Geef gezondheid een score, of kies onbesproken." in leeg
    zonder_reden = regisseur.post(adres, invoer(toelichting_gezondheid="")).content.decode()
    assert "Schrijf op waarom" in zonder_reden
    morgen = f"{timezone.localdate() + timedelta(days=1):%d-%m-%Y}"
    assert "Deze dag moet nog komen" in regisseur.post(adres, invoer(datum=morgen)).content.decode()
    assert regisseur.post(adres, invoer(score_gezondheid="6")).status_code == 200
    with als_systeem("test"):
        assert not Meting.objects.exists()
    goed = invoer(score_gezondheid="2", score_financien="onbesproken", toelichting_financien="")
    assert regisseur.post(adres, goed).status_code == 302
    with als_systeem("test"):
        assert Meting.objects.count() == 8
        assert Meting.objects.get(leefgebied="financien").score is None
    pagina = tekst(regisseur, url("casus_plan", casus))
    assert "Gezondheid scoort 2: nog geen doel." in pagina
    assert "onbesproken" in pagina
    assert "Grote beperkingen zonder behandeling" in pagina
    assert "Financiën en hulpverlening scoort" not in pagina


def test_de_start_wordt_een_keer_gemeten_en_dalen_mag(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    begin(spelers, casus)
    regisseur, adres = als("regisseur"), url("meting_nieuw", casus)
    regisseur.post(adres, invoer("3"))
    assert "De start is al gemeten" in regisseur.post(adres, invoer("2")).content.decode()
    lager = invoer("2", moment="tussentijds", score_overlast="3", toelichting_overlast="")
    assert regisseur.post(adres, lager).status_code == 302, "een lagere score is gewoon een score"
    pagina = tekst(regisseur, url("casus_plan", casus))
    assert "was 3" in pagina
    assert ">start<" in pagina


def test_doel_moet_meetbaar_zijn_en_een_datum_hebben(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    begin(spelers, casus)
    regisseur, adres = als("regisseur"), url("doel_nieuw", casus)
    assert 'value="gezondheid" selected' in tekst(regisseur, f"{adres}?leefgebied=gezondheid")
    leeg = regisseur.post(adres, {"leefgebied": "gezondheid"}).content.decode()
    assert leeg.count("Vul dit veld in.") >= 2
    velden = {"leefgebied": "gezondheid", "tekst": "Naar de intake", "meetbaar": "De Waag meldt het"}
    assert "al voorbij" in regisseur.post(adres, velden | {"streefdatum": "01-01-2020"}).content.decode()
    straks = f"{timezone.localdate() + timedelta(days=60):%d-%m-%Y}"
    regisseur.post(adres, velden | {"streefdatum": straks, "streefscore": "4"})
    with als_systeem("test"):
        doel = Doel.objects.get()
    assert doel.streefscore == 4
    meld = url("doel_melden", casus, doel.pk)
    assert "Waaraan zien wij dat?" in tekst(regisseur, meld)
    regisseur.post(meld, {"versie": doel.versie, "status": "behaald", "reden": "De intake was dinsdag."})
    assert "behaald" in tekst(regisseur, url("casus_plan", casus))


def test_vaststellen_kan_pas_als_niets_ontbreekt(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    plan = begin(spelers, casus)
    antwoord = als("regisseur").post(url("plan_vaststellen", casus), {"versie": plan.versie}, follow=True)
    assert "Het hoofddoel is nog leeg." in antwoord.content.decode()
    with als_systeem("test"):
        assert Plan.objects.get().status == "concept"
        assert not PlanVersie.objects.exists()


def test_vaststellen_bevriest_en_bijstellen_maakt_versie_2(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    plan = vol_plan(spelers, casus)
    regisseur = als("regisseur")
    assert "Het plan is compleet" in tekst(regisseur, url("casus_plan", casus))
    regisseur.post(url("plan_vaststellen", casus), {"versie": plan.versie})
    dubbel = regisseur.post(url("plan_vaststellen", casus), {"versie": plan.versie}, follow=True)
    assert "intussen gewijzigd" in dubbel.content.decode()
    dicht = regisseur.post(url("beeld_wijzigen", casus, "gedrag"), {"versie": 2, "tekst": "Anders"})
    assert "Dit plan is vastgesteld." in dicht.content.decode()
    zonder = regisseur.post(url("plan_bijstellen", casus), {"versie": plan.versie + 1, "reden": " "})
    assert zonder.status_code == 200
    regisseur.post(url("plan_bijstellen", casus), {"versie": plan.versie + 1, "reden": "Terugval"})
    regisseur.post(url("beeld_wijzigen", casus, "gedrag"), {"versie": 2, "tekst": "Nieuw beeld van gedrag."})
    regisseur.post(url("plan_vaststellen", casus), {"versie": plan.versie + 2})
    een, twee = (tekst(regisseur, url("planversie", casus, nr)) for nr in (1, 2))
    assert "Beeld van gedrag." in een
    assert "Nieuw beeld van gedrag." not in een
    assert "Nieuw beeld van gedrag." in twee
    assert "Intake plannen met Jayson." in een
    assert regisseur.get(url("planversie", casus, 3)).status_code == 404


def test_partner_met_plan_leest_alles_en_schrijft_niets(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    plan = vol_plan(spelers, casus)
    als("regisseur").post(url("plan_vaststellen", casus), {"versie": plan.versie})
    dewaag = als("dewaag")
    pagina = tekst(dewaag, url("casus_plan", casus))
    for zin in (
        "Jayson loopt weg van huis.",
        "Beeld van delict.",
        "Jayson volgt de behandeling.",
        "Intake plannen",
    ):
        assert zin in pagina
    for knop in ("Schrijf het beeld", "Doel erbij", "Stel het plan", "Score de leefgebieden"):
        assert knop not in pagina
    assert "Beeld van delict." in tekst(dewaag, url("planversie", casus, 1))
    for naam, args, velden in _schrijven():
        assert dewaag.post(url(naam, casus, *args), velden).status_code == 404, naam
    with als_systeem("test"):
        assert Plan.objects.get().versie == plan.versie + 1


def _schrijven() -> list[tuple[str, list[Any], dict[str, Any]]]:
    return [
        ("plan_start", [], {}),
        ("plan_wijzigen", [], {"versie": 2, "kern": "x"}),
        ("plan_vaststellen", [], {"versie": 2}),
        ("plan_bijstellen", [], {"versie": 2, "reden": "x"}),
        ("beeld_wijzigen", ["gezondheid"], {"versie": 1, "tekst": "x"}),
        ("meting_nieuw", [], invoer()),
        ("doel_nieuw", [], {"leefgebied": "gezondheid"}),
    ]


@pytest.mark.parametrize("wie", ["buitenstaander", "jbwest", "regisseur2", "ondersteuner", "beheer"])
def test_wie_het_plan_niet_leest_vindt_niets(wie: str, casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    vol_plan(spelers, casus)
    for naam, args, velden in [("casus_plan", [], {}), *_schrijven()]:
        adres = url(naam, casus, *args)
        assert als(wie).get(adres).status_code in {404, 405}, naam
        assert als(wie).post(adres, velden).status_code == 404 or naam == "casus_plan"


def test_planscherm_vraagt_even_veel_bij_meer_doelen_en_acties(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    vol_plan(spelers, casus)
    regisseur, adres = als("regisseur"), url("casus_plan", casus)

    def aantal() -> int:
        with CaptureQueriesContext(connection) as vragen:
            tekst(regisseur, adres)
        return len(vragen)

    aantal()  # the first page of a session costs more
    een = aantal()
    straks = f"{timezone.localdate() + timedelta(days=60):%d-%m-%Y}"
    for gebied in ("gedrag", "sociaal"):
        velden = {"leefgebied": gebied, "tekst": "Een doel", "meetbaar": "Zo", "streefdatum": straks}
        regisseur.post(url("doel_nieuw", casus), velden)
        actie_voor_dewaag(spelers, casus)
    assert aantal() == een
