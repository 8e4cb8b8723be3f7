"""Actions over HTTP: asking, reporting, the list; before and after there is a plan."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pga.choices import Rol
from pga.models import Casus, Deelname
from pga.toegang.context import als_systeem, namens
from plans.models import Actie
from plans.services.actie import meld_actie
from tests.bouw import casus_in_aanpak
from tests.conftest import Inloggen
from tests.plans.bouw import Spelers, actie_voor_dewaag, betrek_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def straks(dagen: int = 14) -> str:
    return f"{timezone.localdate() + timedelta(days=dagen):%d-%m-%Y}"


def tekst(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def laat_worden(actie: Actie, dagen: int) -> None:
    with als_systeem("test: datum terugzetten"):
        Actie.objects.filter(pk=actie.pk).update(voor=timezone.localdate() - timedelta(days=dagen))


def test_eerste_actie_voor_er_een_plan_is_geeft_toegang(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    adres = reverse("actie_nieuw", args=[casus.nummer])
    pagina = tekst(als("regisseur"), adres)
    assert "Nog niet betrokken: krijgt toegang tot het plan" in pagina
    leeg = als("regisseur").post(adres, {}).content.decode()
    assert "Vul een datum in" in leeg
    velden = {
        "organisatie": spelers["dewaag"].organisatie_id,
        "omschrijving": "Plan de intake 🙂",
        "doel": "",
    }
    assert "al voorbij" in als("regisseur").post(adres, velden | {"voor": "01-01-2020"}).content.decode()
    assert als("dewaag").get(reverse("casus", args=[casus.nummer])).status_code == 404
    als("regisseur").post(adres, velden | {"voor": straks()})
    with als_systeem("test"):
        deelname = Deelname.objects.select_related("waarom").get(organisatie=spelers["dewaag"].organisatie)
        actie = Actie.objects.get()
    assert deelname.rol == Rol.UITVOERDER
    assert deelname.waarom.reden == "Plan de intake 🙂"
    assert "Plan de intake 🙂" in tekst(als("dewaag"), reverse("acties"))
    assert "Plan de intake 🙂" in tekst(als("dewaag"), reverse("actie", args=[actie.pk]))
    als("regisseur").post(adres, velden | {"voor": straks(), "omschrijving": "Nog iets"})
    with als_systeem("test"):
        assert Deelname.objects.filter(organisatie=spelers["dewaag"].organisatie).count() == 1


def test_actie_van_de_gemeente_geeft_niemand_toegang(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    velden = {"organisatie": casus.gemeente_id, "omschrijving": "Huisbezoek", "voor": straks()}
    als("regisseur").post(reverse("actie_nieuw", args=[casus.nummer]), velden)
    with als_systeem("test"):
        assert Actie.objects.get().organisatie_id == casus.gemeente_id
        assert not Deelname.objects.filter(organisatie=casus.gemeente_id).exists()


@pytest.mark.parametrize("uitkomst", ["gedaan", "niet_gedaan", "gewijzigd"])
def test_partner_meldt_terug_met_uitkomst(
    uitkomst: str, casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    actie = actie_voor_dewaag(spelers, casus)
    adres = reverse("actie_melden", args=[actie.pk])
    dewaag = als("dewaag")
    assert "De actie vervalt" not in tekst(dewaag, adres), "laten vervallen is aan de regisseur"
    dewaag.post(adres, {"versie": 1, "status": "in_uitvoering", "uitkomst": ""})
    zonder = dewaag.post(adres, {"versie": 2, "status": uitkomst, "uitkomst": "  "}).content.decode()
    assert "Schrijf kort op wat er is gebeurd" in zonder
    dewaag.post(adres, {"versie": 2, "status": uitkomst, "uitkomst": "De moeder belde af."})
    pagina = tekst(als("regisseur"), reverse("actie", args=[actie.pk]))
    assert "De moeder belde af." in pagina
    assert "Dewi Waag (De Waag)" in pagina
    with als_systeem("test"):
        actie.refresh_from_db()
    assert (actie.status, actie.afgerond_op) == (uitkomst, timezone.localdate())


def test_oud_formulier_verliest_geen_tekst(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    actie = actie_voor_dewaag(spelers, casus)
    with namens(spelers["regisseur"]):
        meld_actie(
            actie=actie,
            door=spelers["regisseur"],
            versie=1,
            status="vervallen",
            uitkomst="Jayson is verhuisd.",
        )
    adres = reverse("actie_melden", args=[actie.pk])
    oud = als("dewaag").post(adres, {"versie": 1, "status": "gedaan", "uitkomst": "Intake was maandag."})
    pagina = oud.content.decode()
    assert "intussen gewijzigd" in pagina
    assert "Jayson is verhuisd." in pagina
    assert "Intake was maandag." in pagina
    nogmaals = als("dewaag").post(adres, {"versie": 2, "status": "gedaan", "uitkomst": "Intake was maandag."})
    assert "Dit kan niet meer" in nogmaals.content.decode()


def test_regisseur_verschuift_laat_vervallen_en_opent_weer(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    actie = actie_voor_dewaag(spelers, casus)
    regisseur = als("regisseur")
    wijzig = reverse("actie_wijzigen", args=[actie.pk])
    velden = {
        "versie": 1,
        "omschrijving": actie.omschrijving,
        "voor": straks(60),
        "doel": "",
        "reden": "Vakantie",
    }
    assert "Vul dit veld in." in regisseur.post(wijzig, velden | {"reden": ""}).content.decode()
    regisseur.post(wijzig, velden)
    assert "Datum verschoven" in tekst(als("dewaag"), reverse("actie", args=[actie.pk]))
    meld = reverse("actie_melden", args=[actie.pk])
    regisseur.post(meld, {"versie": 2, "status": "vervallen", "uitkomst": "Niet meer nodig."})
    assert regisseur.post(wijzig, velden | {"versie": 3}).content.decode().count("al afgerond") == 1
    regisseur.post(reverse("actie_heropenen", args=[actie.pk]), {"versie": 3, "reden": "Toch wel nodig."})
    pagina = tekst(als("dewaag"), reverse("actie", args=[actie.pk]))
    assert "Toch wel nodig." in pagina
    assert "Meld terug" in pagina


def test_andere_partner_leest_mee_en_meldt_niet(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    actie = actie_voor_dewaag(spelers, casus)
    betrek_partner(spelers, casus, "halt")
    halt, adres = als("halt"), reverse("actie", args=[actie.pk])
    assert "Meld terug" not in tekst(halt, adres)
    velden = {"versie": 1, "status": "gedaan", "uitkomst": "x"}
    assert halt.get(reverse("actie_melden", args=[actie.pk])).status_code == 404
    assert halt.post(reverse("actie_melden", args=[actie.pk]), velden).status_code == 404
    assert halt.post(reverse("actie_nieuw", args=[casus.nummer]), {}).status_code == 404
    assert "Intake plannen." not in tekst(halt, reverse("acties"))
    alles = tekst(halt, reverse("acties") + "?van=alles")
    assert "Intake plannen." in alles
    assert "Meld terug" not in alles


@pytest.mark.parametrize("wie", ["buitenstaander", "jbwest", "regisseur2", "ondersteuner"])
def test_vreemden_vinden_niets(wie: str, casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    actie = actie_voor_dewaag(spelers, casus)
    for naam in ("actie", "actie_melden", "actie_wijzigen", "actie_heropenen"):
        assert als(wie).get(reverse(naam, args=[actie.pk])).status_code == 404, naam
        assert als(wie).post(reverse(naam, args=[actie.pk]), {"versie": 1}).status_code == 404, naam
    assert "Intake plannen." not in tekst(als(wie), reverse("acties") + "?van=alles")


def test_lijst_filtert_en_sorteert(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    laat = actie_voor_dewaag(spelers, casus, wat="Late intake")
    laat_worden(laat, 6)
    actie_voor_dewaag(spelers, casus, wat="Verre afspraak", dagen=40)
    klaar = actie_voor_dewaag(spelers, casus, wat="Belletje", dagen=3)
    with namens(spelers["dewaag"]):
        meld_actie(actie=klaar, door=spelers["dewaag"], versie=1, status="gedaan", uitkomst="Gebeld.")
    for wie in ("dewaag", "regisseur"):
        lijst = tekst(als(wie), reverse("acties"))
        assert "6 dagen te laat" in lijst
        assert "Belletje" not in lijst
        assert lijst.index("Late intake") < lijst.index("Verre afspraak")
    achterstevoren = tekst(als("dewaag"), reverse("acties") + "?sorteer=-voor")
    assert achterstevoren.index("Late intake") > achterstevoren.index("Verre afspraak")
    assert "Verre afspraak" not in tekst(als("dewaag"), reverse("acties") + "?toon=laat")
    assert "Belletje" in tekst(als("dewaag"), reverse("acties") + "?toon=klaar")
    assert "Geen acties met deze filters" in tekst(als("halt"), reverse("acties") + "?toon=laat")
    assert tekst(als("dewaag"), reverse("acties") + "?toon=onzin&wie=abc&sorteer=x&pagina=99")


def test_lijst_vraagt_even_veel_bij_een_en_drie(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    def aantal() -> int:
        with CaptureQueriesContext(connection) as vragen:
            tekst(als("regisseur"), reverse("acties"))
        return len(vragen)

    actie_voor_dewaag(spelers, casus)
    aantal()  # the first page of a session costs more
    een = aantal()
    for naam in ("Marc", "Faysel"):
        actie_voor_dewaag(spelers, casus_in_aanpak(spelers, voornaam=naam, achternaam=naam))
    assert aantal() == een
