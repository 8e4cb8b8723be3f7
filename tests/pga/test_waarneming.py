"""Standing in: the colleague sees the cases on the days agreed, and on no other."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from pga.choices import Rol
from pga.models import Bericht, Casus, Deelname, Waarneming
from pga.services.toegang import werk_begonnen_toegang_bij, wijs_regisseur_toe
from pga.spreektaal import datum
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen, logt_in
from tests.plans.bouw import actie_voor_dewaag

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def velden(spelers: Spelers, **anders: object) -> dict[str, object]:
    vandaag = timezone.localdate()
    return {
        "waarnemer": spelers["regisseur2"].pk,
        "van": f"{vandaag:%d-%m-%Y}",
        "tot": f"{vandaag + timedelta(days=6):%d-%m-%Y}",
        "alles": "ja",
        "reden": "vakantie",
    } | anders


def regel(client: Client, spelers: Spelers, **anders: object) -> str:
    antwoord = client.post("/waarneming/nieuw/", velden(spelers, **anders), follow=True)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def kan_erbij(client: Client, casus: Casus) -> bool:
    return client.get(f"/casussen/{casus.nummer}/").status_code == 200


def test_de_waarnemer_ziet_de_casus_nu_en_het_staat_op_de_startpagina(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    assert not kan_erbij(als("regisseur2"), casus)
    tekst = regel(als("regisseur"), spelers)
    assert "Geregeld" in tekst
    assert "Rachid Regie" in tekst
    assert kan_erbij(als("regisseur2"), casus)
    start = als("regisseur2").get("/").content.decode()
    assert "waarneming voor Robin Regisseur tot en met" in start
    assert "1 in waarneming" in start
    assert als("regisseur2").get(f"/casussen/{casus.nummer}/contact/nieuw/").status_code == 200
    laatste = datum(timezone.localdate() + timedelta(days=6))
    assert f"t/m {laatste}" in als("regisseur2").get(f"/casussen/{casus.nummer}/").content.decode()
    with als_systeem("test: berichten lezen"):
        ontvangers = set(Bericht.objects.filter(soort="overdracht").values_list("ontvanger", flat=True))
    assert ontvangers == {spelers["regisseur2"].pk}


def test_een_actie_die_te_laat_is_staat_bij_de_waarnemer(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    with namens(spelers["regisseur"]):
        from pga.services.toegang import betrek

        organisatie = spelers["dewaag"].organisatie
        betrek(casus=casus, rol=Rol.UITVOERDER, organisatie=organisatie, reden="x", door=spelers["regisseur"])
    actie_voor_dewaag(spelers, casus, dagen=-3, wat="Intake plannen met het gezin.")
    regel(als("regisseur"), spelers)
    start = als("regisseur2").get("/").content.decode()
    assert "actie De Waag: Intake plannen" in start
    assert "Intake plannen" in als("regisseur2").get("/acties/").content.decode()


def test_geen_toegang_voor_de_eerste_dag_wel_vanaf_dan_en_niet_erna(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    vandaag = timezone.localdate()
    regel(
        als("regisseur"),
        spelers,
        van=f"{vandaag + timedelta(days=10):%d-%m-%Y}",
        tot=f"{vandaag + timedelta(days=12):%d-%m-%Y}",
    )
    assert "Gepland" in als("regisseur2").get("/waarneming/").content.decode()
    assert not kan_erbij(als("regisseur2"), casus)
    assert werk_begonnen_toegang_bij() == 0
    waarneming = Waarneming.objects.get()
    with time_machine.travel(waarneming.begint + timedelta(minutes=4)):
        assert not kan_erbij(logt_in(spelers["regisseur2"]), casus)
        assert werk_begonnen_toegang_bij() == 1
        assert kan_erbij(logt_in(spelers["regisseur2"]), casus)
        assert werk_begonnen_toegang_bij() == 0


def test_na_de_laatste_dag_is_het_vanzelf_voorbij(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    regel(als("regisseur"), spelers)
    with als_systeem("test: de periode is voorbij"):
        # now() of the database does not travel: the period moves instead
        nu = timezone.now()
        deelname = Deelname.objects.get(rol="waarnemer")
        deelname.van, deelname.tot = nu - timedelta(days=2), nu - timedelta(seconds=1)
        deelname.save()
        casus.gebruikersrechten.filter(user=spelers["regisseur2"]).update(tot=deelname.tot)
    assert not kan_erbij(als("regisseur2"), casus)
    assert "in waarneming" not in als("regisseur2").get("/").content.decode()


def test_een_nieuwe_casus_komt_erbij_en_een_overgedragen_casus_gaat_eraf(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    regel(als("regisseur"), spelers)
    nieuw = casus_in_aanpak(spelers, voornaam="Nieuw")
    assert kan_erbij(als("regisseur2"), nieuw)
    with namens(spelers["voorzitter"]):
        wijs_regisseur_toe(
            casus=casus,
            regisseur=spelers["jeugdmarshall"],
            door=spelers["voorzitter"],
            reden="past beter",
            regievorm="casusregie",
            versie=None,
        )
    assert not kan_erbij(als("regisseur2"), casus)
    assert kan_erbij(als("regisseur2"), nieuw)


def test_alleen_gekozen_casussen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    ander = casus_in_aanpak(spelers, voornaam="Ander")
    assert "Kies minstens één casus" in regel(als("regisseur"), spelers, alles="nee")
    regel(als("regisseur"), spelers, alles="nee", casussen=[casus.pk])
    assert kan_erbij(als("regisseur2"), casus)
    assert not kan_erbij(als("regisseur2"), ander)
    # the other case may go to somebody else in the same days, this one not
    tekst = regel(
        als("regisseur"), spelers, alles="nee", casussen=[casus.pk], waarnemer=spelers["jeugdmarshall"].pk
    )
    assert "neemt al waar" in tekst
    regel(als("regisseur"), spelers, alles="nee", casussen=[ander.pk], waarnemer=spelers["jeugdmarshall"].pk)
    assert kan_erbij(als("jeugdmarshall"), ander)
    assert not kan_erbij(als("jeugdmarshall"), casus)


def test_casussen_van_een_ander_kan_niemand_kiezen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    vreemd = casus_in_aanpak(spelers, regisseur="jeugdmarshall", voornaam="Vreemd")
    regel(als("regisseur"), spelers, alles="nee", casussen=[vreemd.pk])
    assert not Waarneming.objects.exists()
    assert not kan_erbij(als("regisseur2"), vreemd)


def test_intrekken_stopt_de_toegang_meteen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    regel(als("regisseur"), spelers)
    waarneming = Waarneming.objects.get()
    pad = f"/waarneming/{waarneming.pk}/intrekken/"
    assert als("regisseur2").post(pad).status_code == 404
    assert als("jeugdmarshall").post(pad).status_code == 404
    assert als("jeugdmarshall").get(pad).status_code == 404
    assert "Trek de waarneming in" in als("regisseur").get(pad).content.decode()
    assert "ingetrokken" in als("regisseur").post(pad, follow=True).content.decode()
    assert not kan_erbij(als("regisseur2"), casus)
    assert "al voorbij" in als("voorzitter").post(pad, follow=True).content.decode()
    assert Waarneming.objects.get().history.first().history_user == spelers["regisseur"]


def test_een_geplande_waarneming_intrekken(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    vandaag = timezone.localdate()
    dagen = {
        "van": f"{vandaag + timedelta(days=3):%d-%m-%Y}",
        "tot": f"{vandaag + timedelta(days=5):%d-%m-%Y}",
    }
    regel(als("regisseur"), spelers, **dagen)
    waarneming = Waarneming.objects.get()
    als("regisseur").post(f"/waarneming/{waarneming.pk}/intrekken/")
    with time_machine.travel(waarneming.begint + timedelta(minutes=4)):
        assert werk_begonnen_toegang_bij() == 0
        assert not kan_erbij(logt_in(spelers["regisseur2"]), casus)
    assert "Geregeld" in regel(als("regisseur"), spelers, **dagen)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": "1-1-2020", "tot": "1-2-2020"}, "al voorbij"),
        ({"tot": "1-1-2020"}, "ligt voor de eerste dag"),
        ({"tot": "1-1-2199"}, "hooguit een jaar"),
        ({"reden": "x" * 201}, "200"),
        ({"reden": ""}, "verplicht"),
        ({"waarnemer": ""}, "verplicht"),
        ({"waarnemer": "999999"}, "Selecteer een geldige keuze"),
    ],
)
def test_wat_niet_klopt_wordt_uitgelegd(
    spelers: Spelers, als: Inloggen, casus: Casus, anders: dict[str, str], zin: str
) -> None:
    assert zin in regel(als("regisseur"), spelers, **anders)
    assert not Waarneming.objects.exists()


def test_niet_voor_zichzelf_en_niet_wie_geen_regie_voert(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    for wie in ("regisseur", "politie", "ondersteuner"):
        regel(als("regisseur"), spelers, waarnemer=spelers[wie].pk)
    assert not Waarneming.objects.exists()


def test_wie_zelf_weg_is_neemt_niet_waar(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    regel(als("regisseur"), spelers)
    tekst = regel(als("regisseur2"), spelers, waarnemer=spelers["regisseur"].pk)
    assert "is zelf weg" in tekst


def test_wie_weg_gaat_terwijl_hij_waarneemt_laat_niemand_zonder_regie(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    regel(als("regisseur"), spelers)
    assert "Geregeld" in regel(als("regisseur2"), spelers, waarnemer=spelers["jeugdmarshall"].pk)
    with als_systeem("test: berichten lezen"):
        gewaarschuwd = Bericht.objects.filter(tekst__contains="Rachid Regie is zelf weg")
        wie = gewaarschuwd.order_by("pk").values_list("ontvanger__username", "functiegroep__functie")
        assert list(wie) == [("regisseur", None), (None, "voorzitter")]


def test_de_waarnemer_geeft_de_casus_aan_niemand(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    """That would turn access for some days into access without end."""
    regel(als("regisseur"), spelers)
    with als_systeem("test"):
        versie = Casus.objects.get(pk=casus.pk).versie
    regie = {"versie": versie, "regievorm": "procesregie", "aanspreekpunt": "De jongerenwerker", "reden": "x"}
    pad = f"/casussen/{casus.nummer}/regie/wijzigen/"
    for wie in ("regisseur2", "jeugdmarshall"):
        blad = als("regisseur2").post(pad, regie | {"regisseur": spelers[wie].pk}).content.decode()
        assert "Alleen de regisseur of de voorzitter draagt hem over" in blad
    assert als("regisseur2").post(pad, regie | {"regisseur": spelers["regisseur"].pk}).status_code == 302
    with als_systeem("test"):
        vers = Casus.objects.get(pk=casus.pk)
    assert (vers.regisseur, vers.regievorm) == (spelers["regisseur"], "procesregie")


def test_de_voorzitter_regelt_het_voor_een_ander(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    keuze = als("voorzitter").get("/waarneming/nieuw/").content.decode()
    assert "Robin Regisseur · 1 casus" in keuze
    pad = f"/waarneming/nieuw/?voor={spelers['regisseur'].pk}"
    antwoord = als("voorzitter").post(pad, velden(spelers), follow=True)
    assert "Geregeld" in antwoord.content.decode()
    assert kan_erbij(als("regisseur2"), casus)
    with als_systeem("test: berichten lezen"):
        ontvangers = set(Bericht.objects.filter(soort="overdracht").values_list("ontvanger", flat=True))
    assert ontvangers == {spelers["regisseur"].pk, spelers["regisseur2"].pk}
    assert "Robin Regisseur" in als("voorzitter").get("/waarneming/").content.decode()


def test_de_reden_zegt_wie_haar_leest(als: Inloggen, casus: Casus) -> None:
    """It stands on the access page of each case, which partners read too."""
    blad = als("regisseur").get("/waarneming/nieuw/").content.decode()
    assert "de partners die in deze casussen meedoen" in blad


def test_een_regisseur_regelt_niets_voor_een_collega(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    assert als("regisseur2").get(f"/waarneming/nieuw/?voor={spelers['regisseur'].pk}").status_code == 404
    assert als("voorzitter").get("/waarneming/nieuw/?voor=999999").status_code == 404
    assert als("voorzitter").get("/waarneming/nieuw/?voor=%F0%9F%A6%8A").status_code == 404


def test_een_ander_ziet_de_waarneming_niet_in_de_lijst(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    regel(als("regisseur"), spelers, reden="operatie 🦊")
    assert "operatie" in als("regisseur2").get("/waarneming/").content.decode()
    assert "operatie" not in als("jeugdmarshall").get("/waarneming/").content.decode()
    for wie in ("politie", "beheer", "ondersteuner"):
        assert als(wie).get("/waarneming/").status_code == 404
