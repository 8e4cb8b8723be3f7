"""The review: who proposes, who judges, who decides, and what follows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pga.choices import Intensiteit
from pga.models import Casus
from pga.toegang.context import als_systeem, namens
from plans.choices import Besluitstatus, Herijkingsvoorstel
from plans.models import Herijking
from plans.werk import herijkingen
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
GEHEIM = "Moeder vertelde over de vechtpartij thuis"


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    casus = casus_in_aanpak(spelers)
    return zet(casus, herijken_voor=timezone.localdate() + timedelta(days=9))


def zet(casus: Casus, **velden: Any) -> Casus:
    with als_systeem("test: datum zetten"):
        Casus.objects.filter(pk=casus.pk).update(**velden)
        return Casus.objects.get(pk=casus.pk)


def laatste(casus: Casus) -> Herijking:
    with als_systeem("test"):
        return Herijking.objects.filter(casus=casus).order_by("-pk").get()


def stel_voor(als: Inloggen, casus: Casus, voorstel: str) -> Herijking:
    url = reverse("herijking_nieuw", args=[casus.nummer])
    antwoord = als("regisseur").post(url, {"voorstel": voorstel, "motivering": GEHEIM})
    assert antwoord.status_code == 302, antwoord.content.decode()
    return laatste(casus)


def oordeel(als: Inloggen, casus: Casus, herijking: Herijking, tekst: str = "Mee eens.") -> Any:
    url = reverse("herijking_oordeel", args=[casus.nummer, herijking.pk])
    return als("politie").post(url, {"oordeel_politie": tekst, "versie": herijking.versie})


def besluit(wie: Client, casus: Casus, herijking: Herijking, **velden: Any) -> Any:
    url = reverse("herijking_besluiten", args=[casus.nummer, herijking.pk])
    return wie.post(url, {"akkoord": "ja", "reden": "", "versie": herijking.versie} | velden)


def test_lijst_laat_elk_zien_wat_hij_moet_doen(als: Inloggen, casus: Casus) -> None:
    for wie, ziet in (("regisseur", True), ("voorzitter", True), ("regisseur2", False)):
        pagina = als(wie).get(reverse("herijking")).content.decode()
        assert (casus.nummer in pagina) is ziet, wie
        assert ("Maak een voorstel" in pagina) is ziet, wie
    assert "Maak een voorstel" not in als("politie").get(reverse("herijking")).content.decode()
    herijking = stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    assert "Geef uw oordeel" in als("politie").get(reverse("herijking")).content.decode()
    assert "wacht op de politie" in als("regisseur").get(reverse("herijking")).content.decode()
    oordeel(als, casus, herijking)
    assert "Neem het besluit" in als("regisseur").get(reverse("herijking")).content.decode()
    for wie in ("jbwest", "ondersteuner", "analist", "beleid", "beheer", "privacy"):
        assert als(wie).get(reverse("herijking")).status_code == 404, wie


def test_alleen_wie_aan_de_beurt_is_staat_in_de_lijst(als: Inloggen, casus: Casus) -> None:
    zet(casus, herijken_voor=timezone.localdate() + timedelta(days=31))
    regisseur = als("regisseur")
    assert casus.nummer not in regisseur.get(reverse("herijking")).content.decode()
    assert casus.nummer in regisseur.get(reverse("herijking"), {"toon": "alles"}).content.decode()
    assert casus.nummer not in regisseur.get(reverse("herijking"), {"toon": "overgedragen"}).content.decode()
    zet(casus, herijken_voor=timezone.localdate() - timedelta(days=1))
    assert "te laat" in regisseur.get(reverse("herijking")).content.decode()


def test_besluit_kan_pas_na_de_politie(als: Inloggen, casus: Casus) -> None:
    herijking = stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    antwoord = besluit(als("regisseur"), casus, herijking)
    assert "De politie heeft nog niet geoordeeld" in antwoord.content.decode()
    assert laatste(casus).status == Besluitstatus.VOORSTEL
    assert oordeel(als, casus, herijking).status_code == 302
    assert besluit(als("regisseur"), casus, laatste(casus)).status_code == 302
    assert laatste(casus).status == Besluitstatus.BESLOTEN
    assert zet(casus).herijken_voor == timezone.localdate() + timedelta(days=182)


def test_monitoren_zet_de_casus_op_monitoring_zonder_inhoud_te_lekken(als: Inloggen, casus: Casus) -> None:
    herijking = stel_voor(als, casus, Herijkingsvoorstel.MONITOREN)
    oordeel(als, casus, herijking)
    besluit(als("voorzitter"), casus, laatste(casus), reden="Toelichting van ons")
    assert zet(casus).intensiteit == Intensiteit.MONITORING
    tijdlijn = als("politie").get(reverse("casus_tijdlijn", args=[casus.nummer])).content.decode()
    assert GEHEIM not in tijdlijn
    assert "Toelichting van ons" not in tijdlijn


def test_van_tafel_vraagt_een_reden_en_geen_oordeel(als: Inloggen, casus: Casus) -> None:
    herijking = stel_voor(als, casus, Herijkingsvoorstel.AFSLUITEN)
    antwoord = besluit(als("regisseur"), casus, herijking, akkoord="nee")
    assert "Schrijf op waarom niet" in antwoord.content.decode()
    assert besluit(als("regisseur"), casus, herijking, akkoord="nee", reden="Te vroeg").status_code == 302
    assert laatste(casus).status == Besluitstatus.AFGEWEZEN
    stel_voor_weer = reverse("herijking_nieuw", args=[casus.nummer])
    data = {"voorstel": Herijkingsvoorstel.VOORTZETTEN, "motivering": "Opnieuw"}
    assert als("regisseur").post(stel_voor_weer, data).status_code == 302


def test_afsluiten_leidt_naar_het_voorstel(als: Inloggen, casus: Casus) -> None:
    herijking = stel_voor(als, casus, Herijkingsvoorstel.AFSLUITEN)
    oordeel(als, casus, herijking)
    antwoord = besluit(als("regisseur"), casus, laatste(casus))
    assert antwoord.url == reverse("afsluiting_nieuw", args=[casus.nummer])
    assert zet(casus).herijken_voor == timezone.localdate() + timedelta(days=9)
    assert "Stel afsluiten voor" in als("regisseur").get(reverse("herijking")).content.decode()


def test_er_ligt_maar_een_voorstel(als: Inloggen, casus: Casus) -> None:
    stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    bestaand = als("regisseur").get(reverse("herijking_nieuw", args=[casus.nummer]))
    assert bestaand["Location"] == reverse("herijking_besluiten", args=[casus.nummer, laatste(casus).pk])
    data = {"voorstel": Herijkingsvoorstel.AFSLUITEN, "motivering": "Ook"}
    antwoord = als("voorzitter").post(reverse("herijking_nieuw", args=[casus.nummer]), data)
    assert "Er ligt al een voorstel" in antwoord.content.decode()
    assert laatste(casus).voorstel == Herijkingsvoorstel.VOORTZETTEN


@pytest.mark.parametrize("eerste", ["regisseur", "voorzitter"])
def test_van_twee_besluiten_wint_er_een(als: Inloggen, casus: Casus, eerste: str) -> None:
    tweede = "voorzitter" if eerste == "regisseur" else "regisseur"
    herijking = stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    oordeel(als, casus, herijking)
    gezien = laatste(casus)
    assert besluit(als(eerste), casus, gezien).status_code == 302
    antwoord = besluit(als(tweede), casus, gezien, akkoord="nee", reden="Toch niet")
    assert "Iemand anders heeft dit intussen gewijzigd" in antwoord.content.decode()
    assert "al besloten" in als(tweede).get(antwoord.request["PATH_INFO"]).content.decode()
    assert laatste(casus).status == Besluitstatus.BESLOTEN


def test_verouderd_oordeel_toont_beide_teksten(als: Inloggen, casus: Casus) -> None:
    herijking = stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    assert oordeel(als, casus, herijking, "Eerste oordeel").status_code == 302
    pagina = oordeel(als, casus, herijking, "Tweede oordeel").content.decode()
    assert "Eerste oordeel" in pagina
    assert "Tweede oordeel" in pagina
    assert laatste(casus).oordeel_politie == "Eerste oordeel"


def test_wie_niet_meeweegt_vindt_niets(als: Inloggen, casus: Casus) -> None:
    nieuw = reverse("herijking_nieuw", args=[casus.nummer])
    for wie in ("regisseur2", "politie", "jbwest", "ondersteuner", "beheer"):
        assert als(wie).get(nieuw).status_code == 404, wie
    herijking = stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    nummer, pk = casus.nummer, herijking.pk
    deuren = {
        reverse("herijking_oordeel", args=[nummer, pk]): {"politie"},
        reverse("herijking_besluiten", args=[nummer, pk]): {"regisseur", "voorzitter"},
    }
    for url, mogen in deuren.items():
        for wie in ("regisseur", "voorzitter", "politie", "regisseur2", "jbwest", "ondersteuner", "beheer"):
            verwacht = 200 if wie in mogen else 404
            assert als(wie).get(url).status_code == verwacht, (wie, url)
        assert als("regisseur2").post(url, {"versie": 1}).status_code == 404
    assert als("voorzitter").get(reverse("herijking_besluiten", args=[nummer, pk + 999])).status_code == 404


def test_leeg_lang_en_emoji(als: Inloggen, casus: Casus) -> None:
    url = reverse("herijking_nieuw", args=[casus.nummer])
    assert "Vul dit veld in" in als("regisseur").post(url, {}).content.decode()
    te_lang = als("regisseur").post(url, {"voorstel": "voortzetten", "motivering": "x" * 5_000_000})
    assert "tekens te lang" in te_lang.content.decode()
    assert als("regisseur").post(url, {"voorstel": "voortzetten", "motivering": "Goed 🙂"}).status_code == 302
    assert laatste(casus).motivering == "Goed 🙂"


def test_lijst_vraagt_even_vaak_bij_drie_als_bij_een(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    def vragen() -> int:
        with CaptureQueriesContext(
            connection,
        ) as gevangen:
            als("regisseur").get(reverse("herijking"))
        return len(gevangen)

    stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    vragen()
    een = vragen()
    for naam in ("Marc", "Faysel"):
        ander = casus_in_aanpak(spelers, voornaam=naam, achternaam="Ander")
        zet(ander, herijken_voor=timezone.localdate())
        with als_systeem("test: voorstel"):
            Herijking.objects.create(
                casus=ander,
                datum=timezone.localdate(),
                voorstel="voortzetten",
                motivering="-",
                door=spelers["regisseur"],
            )
    assert vragen() == een


def test_paneel_toont_alleen_wat_bij_mij_ligt(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    def taken(wie: str) -> list[str]:
        spelers[wie].__dict__.pop("_rechten", None)
        with namens(spelers[wie]):
            paneel = herijkingen(spelers[wie])
        return [taak["knop"] for taak in paneel.taken] if paneel else []

    assert taken("regisseur") == ["Maak een voorstel"]
    assert taken("politie") == []
    herijking = stel_voor(als, casus, Herijkingsvoorstel.VOORTZETTEN)
    assert taken("regisseur") == []
    assert taken("politie") == ["Geef uw oordeel"]
    oordeel(als, casus, herijking)
    assert taken("politie") == []
    assert taken("regisseur") == ["Neem het besluit"]
    assert taken("voorzitter") == []  # it is the regisseur's turn; the list has the button
    assert "Neem het besluit" in als("regisseur").get("/").content.decode()
