"""Asking access to a case by its number: the asker learns nothing, who leads the case answers."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from pga.choices import Rol
from pga.models import Bericht, Casus, Deelname, Toegangsverzoek
from pga.services.toegang import betrek
from pga.services.toegangsverzoek import meld_verzoek, meld_wat_bleef_liggen
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
VRAGEN = "/toegang-vragen/"
SLEUTEL = re.compile(r'name="(?:_formulier|csrfmiddlewaretoken)" value="[^"]*"')


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def vraag(als: Inloggen, casusnummer: str, wie: str = "halt", **anders: str) -> str:
    velden = {
        "nummer": casusnummer,
        "reden": "Wij begeleiden het gezin sinds kort. 🦊",
        "gevraagd": "Weten wie de regie voert.",
        "grondslag": "uvz-convenant",
    } | anders
    antwoord = als(wie).post(VRAGEN, velden, follow=True)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def gevraagd(als: Inloggen, casus: Casus) -> Toegangsverzoek:
    """A request of Halt about the case, as the worker told it."""
    vraag(als, casus.nummer)
    with als_systeem("test"):
        verzoek = Toegangsverzoek.objects.get()
    meld_verzoek(verzoek.pk)
    return verzoek


def adres(casus: Casus, verzoek: Toegangsverzoek, wat: str) -> str:
    return f"/casussen/{casus.nummer}/toegang/verzoeken/{verzoek.pk}/{wat}/"


def toekenning(**anders: Any) -> dict[str, Any]:
    return {
        "versie": 1,
        "rol": "betrokken",
        "reden": "Begeleidt het gezin.",
        "gevraagd": "Deel wat u weet.",
        "grondslag": "zvh-wgs",
        "tot": f"{timezone.localdate() + timedelta(days=30):%d-%m-%Y}",
    } | anders


def test_een_onbekend_nummer_krijgt_hetzelfde_antwoord(als: Inloggen, casus: Casus) -> None:
    bekend = vraag(als, casus.nummer, "halt")
    onbekend = vraag(als, "UVZ-2020-9999", "jbwest")
    gelijk = [
        SLEUTEL.sub("", blad.replace(casus.nummer, "X").replace("UVZ-2020-9999", "X").replace(naam, "N"))
        for blad, naam in ((bekend, "Hanna Halt"), (onbekend, "Jasmijn Jeugdbeschermer"))
    ]
    hoofd = [blad[blad.index("<main") : blad.index("</main")] for blad in gelijk]
    assert hoofd[0] == hoofd[1]
    assert "in behandeling" in hoofd[0]


def test_de_rij_zegt_niet_of_de_casus_er_is(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    vraag(als, casus.nummer)
    vraag(als, "UVZ-2020-9999")
    with namens(spelers["halt"]):
        assert [rij.casus_id for rij in Toegangsverzoek.objects.all()] == [None, None]
    for wie in ("jbwest", "regisseur2", "ondersteuner", "beheer", "privacy"):
        with namens(spelers[wie]):
            assert not Toegangsverzoek.objects.exists(), wie
    for wie in ("regisseur", "voorzitter"):
        with namens(spelers[wie]):
            assert Toegangsverzoek.objects.get().nummer == casus.nummer


def test_wie_de_casus_leidt_hoort_het_en_ziet_het_op_mijn_werk(als: Inloggen, casus: Casus) -> None:
    gevraagd(als, casus)
    for wie in ("regisseur", "voorzitter"):
        begin = als(wie).get("/").content.decode()
        assert "vraagt toegang tot de casus" in begin
        assert "Halt vraagt toegang tot deze casus" in begin or "bericht" in begin.lower()
        blad = als(wie).get(f"/casussen/{casus.nummer}/toegang/").content.decode()
        assert "Wij begeleiden het gezin sinds kort. 🦊" in blad
        assert "Geef toegang" in blad
    assert "vraagt toegang" not in als("regisseur2").get("/").content.decode()


def test_wat_bleef_liggen_wordt_een_keer_verteld(als: Inloggen, casus: Casus) -> None:
    vraag(als, casus.nummer)
    vraag(als, "UVZ-2020-9999")
    assert meld_wat_bleef_liggen() == 0  # the worker may still be at it
    with als_systeem("test"):
        Toegangsverzoek.objects.update(aangemaakt_op=timezone.now() - timedelta(minutes=6))
    assert meld_wat_bleef_liggen() == 1
    assert meld_wat_bleef_liggen() == 0
    with als_systeem("test"):
        assert Bericht.objects.count() == 2  # regisseur and voorzitter


def test_bericht_over_een_onbekend_nummer_gaat_naar_niemand(als: Inloggen, casus: Casus) -> None:
    vraag(als, "UVZ-2020-9999")
    with als_systeem("test"):
        pk = Toegangsverzoek.objects.get().pk
    assert meld_verzoek(pk) is False
    with als_systeem("test"):
        assert not Bericht.objects.exists()


def test_toekennen_geeft_toegang_tot_de_einddatum(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    verzoek = gevraagd(als, casus)
    na = als("regisseur").post(adres(casus, verzoek, "toekennen"), toekenning(), follow=True)
    assert "is erbij betrokken" in na.content.decode()
    assert "Begeleidt het gezin." in als("halt").get(f"/casussen/{casus.nummer}/toegang/").content.decode()
    eigen = als("halt").get(VRAGEN).content.decode()
    assert "toegang gegeven" in eigen
    with als_systeem("test"):
        deelname = Deelname.objects.get(organisatie=spelers["halt"].organisatie)
        assert (deelname.grondslag, deelname.aanleiding) == ("zvh-wgs", "verzoek om toegang")
        teksten = list(
            Bericht.objects.filter(ontvanger=spelers["halt"], casus=None).values_list("tekst", flat=True)
        )
    assert teksten == [f"Uw verzoek om toegang tot {casus.nummer} is beantwoord."]
    with als_systeem("test"):
        Deelname.objects.filter(pk=deelname.pk).update(tot=timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("UPDATE pga_casusgroepsrecht SET tot = now() WHERE tot IS NOT NULL")
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 404


def test_afwijzen_vraagt_een_reden_die_de_aanvrager_leest(als: Inloggen, casus: Casus) -> None:
    verzoek = gevraagd(als, casus)
    pad = adres(casus, verzoek, "afwijzen")
    assert "Kijk dit na" in als("voorzitter").post(pad, {"versie": 1, "antwoord": " "}).content.decode()
    als("voorzitter").post(pad, {"versie": 1, "antwoord": "Vraag het de jeugdreclassering."})
    eigen = als("halt").get(VRAGEN).content.decode()
    assert "niet toegekend" in eigen
    assert "Vraag het de jeugdreclassering." in eigen
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 404


def test_tweede_antwoord_ziet_het_eerste(als: Inloggen, casus: Casus) -> None:
    verzoek = gevraagd(als, casus)
    als("regisseur").post(adres(casus, verzoek, "toekennen"), toekenning())
    na = als("voorzitter").post(adres(casus, verzoek, "afwijzen"), {"versie": 1, "antwoord": "Nee."})
    assert "intussen gewijzigd" in na.content.decode()
    na = als("voorzitter").post(adres(casus, verzoek, "afwijzen"), {"versie": 2, "antwoord": "Nee."})
    assert "Dit kan niet meer" in na.content.decode()


def test_na_twee_weken_leest_ieder_hetzelfde(als: Inloggen, casus: Casus) -> None:
    verzoek = gevraagd(als, casus)
    vraag(als, "UVZ-2020-9999")
    with als_systeem("test"):
        Toegangsverzoek.objects.update(aangemaakt_op=timezone.now() - timedelta(days=15))
    eigen = als("halt").get(VRAGEN).content.decode()
    deel = eigen[eigen.index("Uw verzoeken") : eigen.index("Nieuw verzoek")]
    assert deel.count("niet toegekend") == 2
    assert "in behandeling" not in deel
    assert "vraagt toegang tot de casus" not in als("regisseur").get("/").content.decode()
    na = als("regisseur").post(adres(casus, verzoek, "toekennen"), toekenning())
    assert "ouder dan twee weken" in na.content.decode()


def test_wie_de_casus_niet_leidt_kan_niet_antwoorden(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    verzoek = gevraagd(als, casus)
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["jbwest"].organisatie,
            reden="hulp",
            door=spelers["regisseur"],
        )
    for wie in ("halt", "jbwest", "regisseur2", "ondersteuner"):
        for wat in ("toekennen", "afwijzen"):
            assert als(wie).get(adres(casus, verzoek, wat)).status_code == 404, (wie, wat)
            assert als(wie).post(adres(casus, verzoek, wat), toekenning()).status_code == 404, (wie, wat)
    blad = als("jbwest").get(f"/casussen/{casus.nummer}/toegang/").content.decode()
    assert "Wij begeleiden het gezin" not in blad
    assert f"{VRAGEN}?nummer={casus.nummer}" in blad


def test_verzoek_van_een_andere_casus_is_er_niet(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    verzoek = gevraagd(als, casus)
    ander = casus_in_aanpak(spelers, voornaam="Ander")
    assert als("regisseur").get(adres(ander, verzoek, "toekennen")).status_code == 404


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("nummer", "Jayson", "Een casusnummer ziet er zo uit"),
        ("nummer", "", "Dit veld is verplicht"),
        ("reden", " ", "Kijk dit na"),
        ("gevraagd", "", "Kijk dit na"),
        ("grondslag", "nieuwsgierig", "Selecteer een geldige keuze"),
        ("reden", "x" * 2001, "2000"),
    ],
)
def test_onvolledig_verzoek(als: Inloggen, casus: Casus, veld: str, waarde: str, zin: str) -> None:
    assert zin in vraag(als, casus.nummer, **{veld: waarde})
    with als_systeem("test"):
        assert not Toegangsverzoek.objects.exists()


def test_twee_keer_vragen_hoeft_niet(als: Inloggen, casus: Casus) -> None:
    vraag(als, casus.nummer.lower())
    assert "U vroeg dit al" in vraag(als, casus.nummer)


def test_toekennen_heeft_een_einddatum(als: Inloggen, casus: Casus) -> None:
    verzoek = gevraagd(als, casus)
    pad = adres(casus, verzoek, "toekennen")
    for tot, zin in (
        ("", "Vul een datum in"),
        ("01-01-2020", "al voorbij"),
        ("01-01-2190", "binnen een jaar"),
    ):
        assert zin in als("regisseur").post(pad, toekenning(tot=tot)).content.decode(), tot
    with als_systeem("test"):
        assert Toegangsverzoek.objects.get().status == "open"


def test_scherm_is_er_alleen_voor_partners(als: Inloggen, casus: Casus) -> None:
    for wie in ("regisseur", "voorzitter", "ondersteuner", "beheer", "privacy"):
        assert als(wie).get(VRAGEN).status_code == 404, wie
