"""Once a year each organisation looks at its accounts, and its contact person signs."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.models import Bericht, Gebruiker, Jaarcontrole, Organisatie
from pga.services.inrichting import maak_gebruiker
from pga.services.jaarcontrole import herinner_jaarcontrole, start_jaarcontrole
from pga.toegang.context import als_systeem
from tests.bouw import Spelers
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db


@pytest.fixture
def halt(spelers: Spelers) -> Organisatie:
    """Halt with its contact person Hanna, and a colleague."""
    organisatie = spelers["halt"].organisatie
    assert organisatie
    organisatie.contactpersoon = spelers["halt"]
    organisatie.save()
    maak_gebruiker(
        gebruikersnaam="halt2",
        voornaam="Hugo",
        achternaam="Haltman",
        organisatie=organisatie,
        functies=("partner",),
        door=None,
        getekend=True,
    )
    return organisatie


def controle_van(organisatie: Organisatie) -> Jaarcontrole:
    return Jaarcontrole.objects.get(organisatie=organisatie)


def velden(controle: Jaarcontrole, *oordelen: str, **anders: Any) -> dict[str, Any]:
    """The form with a judgement for each row in order of name."""
    regels = controle.regels.order_by("gebruiker__last_name")
    per_regel = {f"oordeel_{regel.pk}": oordeel for regel, oordeel in zip(regels, oordelen, strict=False)}
    return {"versie": controle.versie, "akkoord": "on", "opmerking": ""} | per_regel | anders


def test_iedere_organisatie_een_keer_per_jaar(spelers: Spelers, halt: Organisatie) -> None:
    uit = StringIO()
    call_command("start_jaarcontrole", stdout=uit)
    assert "bij 12 organisaties" in uit.getvalue()
    assert start_jaarcontrole() == 0
    assert start_jaarcontrole(jaar=timezone.localdate().year + 1) == 12
    with als_systeem("test: berichten"):
        aan_hanna = Bericht.objects.filter(ontvanger=spelers["halt"])
        assert {b.doel for b in aan_hanna} == {f"/jaarcontrole/{c.pk}/" for c in halt.jaarcontroles.all()}
        zonder = Bericht.objects.filter(functiegroep__functie="beheer", tekst__contains="De Waag")
        assert "geen contactpersoon" in zonder[0].tekst


def test_de_contactpersoon_kijkt_na_en_tekent(spelers: Spelers, als: Inloggen, halt: Organisatie) -> None:
    start_jaarcontrole()
    controle = controle_van(halt)
    pad = f"/jaarcontrole/{controle.pk}/"
    start = als("halt").get("/").content.decode()
    assert "kijk 2 accounts van uw organisatie na" in start
    pagina = als("halt").get(pad).content.decode()
    assert "Hanna Halt" in pagina
    assert "Hugo Haltman" in pagina
    assert "Petra" not in pagina
    antwoord = als("halt").post(
        pad, velden(controle, "blijft", "vertrekt", opmerking="Hugo is weg 🦊"), follow=True
    )
    assert "Getekend" in antwoord.content.decode()
    controle.refresh_from_db()
    assert controle.getekend_door == spelers["halt"]
    assert "kijk 2 accounts" not in als("halt").get("/").content.decode()
    with als_systeem("test: berichten"):
        bericht = Bericht.objects.filter(functiegroep__functie="beheer").order_by("-pk")[0]
    assert "1 account sluiten" in bericht.tekst
    beheer = als("beheer").get(bericht.doel).content.decode()
    hugo = Gebruiker.objects.get(username="halt2")
    assert f"/mensen/{hugo.pk}/vertrek/" in beheer
    assert f"/mensen/{spelers['halt'].pk}/vertrek/" not in beheer
    als("beheer").post(f"/mensen/{hugo.pk}/vertrek/", {"reden": "jaarcontrole"})
    assert "account is gesloten" in als("beheer").get(bericht.doel).content.decode()


def test_wat_er_nog_ontbreekt_wordt_uitgelegd(spelers: Spelers, als: Inloggen, halt: Organisatie) -> None:
    start_jaarcontrole()
    controle = controle_van(halt)
    pad = f"/jaarcontrole/{controle.pk}/"
    assert (
        "Kies wat er met het account van Hugo"
        in als("halt").post(pad, velden(controle, "blijft")).content.decode()
    )
    functie = velden(controle, "blijft", "functie")
    assert "Schrijf wat er aan de functie verandert" in als("halt").post(pad, functie).content.decode()
    zonder = velden(controle, "blijft", "blijft")
    del zonder["akkoord"]
    assert "verplicht" in als("halt").post(pad, zonder).content.decode()
    oud = velden(controle, "blijft", "blijft", versie=99)
    assert "intussen gewijzigd" in als("halt").post(pad, oud).content.decode()
    lang = velden(controle, "blijft", "blijft", opmerking="x" * 2001)
    assert "te lang" in als("halt").post(pad, lang).content.decode()
    controle.refresh_from_db()
    assert controle.getekend_op is None


def test_twee_keer_tekenen(spelers: Spelers, als: Inloggen, halt: Organisatie) -> None:
    start_jaarcontrole()
    controle = controle_van(halt)
    pad = f"/jaarcontrole/{controle.pk}/"
    als("halt").post(pad, velden(controle, "blijft", "blijft"))
    als("halt").post(pad, velden(controle, "blijft", "vertrekt"))
    assert {regel.oordeel for regel in controle.regels.all()} == {"blijft"}


def test_alleen_de_contactpersoon_tekent(spelers: Spelers, als: Inloggen, halt: Organisatie) -> None:
    start_jaarcontrole()
    controle = controle_van(halt)
    pad = f"/jaarcontrole/{controle.pk}/"
    spelers["halt2"] = Gebruiker.objects.get(username="halt2")
    for wie in ("halt2", "politie", "voorzitter", "regisseur"):
        assert als(wie).get(pad).status_code == 404
        assert als(wie).post(pad, velden(controle, "blijft", "blijft")).status_code == 404
        assert als(wie).get("/jaarcontrole/").status_code == 404
    for wie in ("beheer", "privacy"):
        assert "Nog niet getekend" in als(wie).get(pad).content.decode()
        assert als(wie).post(pad, velden(controle, "blijft", "blijft")).status_code == 404
    controle.refresh_from_db()
    assert controle.getekend_op is None
    assert "/vertrek/" not in als("privacy").get(pad).content.decode()


def test_overzicht_toont_wie_te_laat_is_en_wie_niemand_heeft(
    spelers: Spelers, als: Inloggen, halt: Organisatie
) -> None:
    assert "Nog geen jaarcontrole" in als("privacy").get("/jaarcontrole/").content.decode()
    start_jaarcontrole()
    Jaarcontrole.objects.filter(organisatie=halt).update(uiterlijk=timezone.localdate() - timedelta(days=3))
    overzicht = als("privacy").get("/jaarcontrole/").content.decode()
    assert "niet getekend, 3 dagen te laat" in overzicht
    assert "Bij deze organisaties kan niemand tekenen" in overzicht
    eigen = als("halt").get("/jaarcontrole/").content.decode()
    assert "Halt Haaglanden" in eigen
    assert "Politie" not in eigen
    assert 'href="/jaarcontrole/"' in als("beheer").get("/").content.decode()


def test_herinnering_na_veertien_dagen(spelers: Spelers, halt: Organisatie) -> None:
    start_jaarcontrole()
    assert herinner_jaarcontrole() == 0
    toen = timezone.localdate() - timedelta(days=14)
    Jaarcontrole.objects.filter(organisatie=halt).update(gestart_op=toen)
    assert herinner_jaarcontrole() == 1
    assert herinner_jaarcontrole() == 0
    Jaarcontrole.objects.filter(organisatie=halt).update(herinnerd_op=toen)
    assert herinner_jaarcontrole() == 1
    with als_systeem("test: berichten"):
        assert Bericht.objects.filter(ontvanger=spelers["halt"]).count() == 3


def test_evenveel_vragen_aan_de_database(spelers: Spelers, als: Inloggen, halt: Organisatie) -> None:
    start_jaarcontrole()
    als("privacy").get("/jaarcontrole/")
    with CaptureQueriesContext(
        connection,
    ) as met_twaalf:
        als("privacy").get("/jaarcontrole/")
    Jaarcontrole.objects.exclude(organisatie=halt).delete()
    with CaptureQueriesContext(connection) as met_een:
        als("privacy").get("/jaarcontrole/")
    assert len(met_een) == len(met_twaalf)


def test_wie_intussen_wegging_hoeft_niet_meer(spelers: Spelers, als: Inloggen, halt: Organisatie) -> None:
    start_jaarcontrole()
    controle = controle_van(halt)
    hugo = Gebruiker.objects.get(username="halt2")
    als("beheer").post(f"/mensen/{hugo.pk}/vertrek/", {"reden": "andere baan"})
    pad = f"/jaarcontrole/{controle.pk}/"
    assert "Hugo" not in als("halt").get(pad).content.decode()
    assert "Getekend" in als("halt").post(pad, velden(controle, "blijft"), follow=True).content.decode()
    assert "account is gesloten" in als("privacy").get(pad).content.decode()
