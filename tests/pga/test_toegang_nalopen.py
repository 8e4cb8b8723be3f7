"""The weekly list: access that lasts while nothing is open, kept or ended with one click and a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.choices import Fase, Rol
from pga.models import Bericht, Casus, Deelname
from pga.services.nalopen import vraag_wat_nog_nodig_is
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from plans.services.actie import vraag_actie
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen
from tests.uvz.gesprek import over

pytestmark = pytest.mark.django_db
LIJST = "/toegang-nalopen/"


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def doet_mee(spelers: Spelers, casus: Casus, wie: str, *, dagen: int = 30, **velden: Any) -> Deelname:
    """This partner takes part since so many days; as far as the list is concerned."""
    door = spelers["regisseur"] if casus.regisseur else spelers["voorzitter"]
    with namens(door):
        deelname = betrek(
            casus=casus,
            rol=velden.pop("rol", Rol.UITVOERDER),
            organisatie=spelers[wie].organisatie,
            reden=f"nodig: {wie}",
            door=door,
            **velden,
        )
    with als_systeem("test"):
        Deelname.objects.filter(pk=deelname.pk).update(van=timezone.now() - timedelta(days=dagen))
    return deelname


def loop_na(
    als: Inloggen, deelname: Deelname, keuze: str, reden: str = "De hulp loopt nog.", **ook: Any
) -> str:
    client = als(ook.get("wie", "regisseur"))
    antwoord = client.post(f"{LIJST}{deelname.pk}/", {"keuze": keuze, "reden": reden}, follow=True)
    return str(antwoord.content.decode())


def test_lijst_noemt_wie_lang_meedoet_zonder_open_werk(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    doet_mee(spelers, casus, "halt")
    doet_mee(spelers, casus, "jbwest", dagen=20)
    doet_mee(spelers, casus, "om", tot=timezone.now() + timedelta(days=10))
    doet_mee(spelers, casus, "dewaag")
    with namens(spelers["regisseur"]):
        vraag_actie(
            casus=casus,
            door=spelers["regisseur"],
            organisatie=spelers["dewaag"].organisatie,  # type: ignore[arg-type]
            omschrijving="Behandel.",
            voor=over(9),
        )
    blad = als("regisseur").get(LIJST).content.decode()
    assert "nodig: halt" in blad
    for ander in ("jbwest", "om", "dewaag"):
        assert f"nodig: {ander}" not in blad
    assert "1 organisatie zonder open werk" in als("regisseur").get("/").content.decode()
    assert "Alles is nagelopen" in als("regisseur2").get(LIJST).content.decode()
    assert "Alles is nagelopen" in als("voorzitter").get(LIJST).content.decode()
    assert als("halt").get(LIJST).status_code == 404


def test_houden_met_een_reden_haalt_hem_vier_weken_van_de_lijst(
    als: Inloggen, spelers: Spelers, casus: Casus
) -> None:
    deelname = doet_mee(spelers, casus, "halt")
    assert "Schrijf in een paar woorden waarom" in loop_na(als, deelname, "blijft", reden="  ")
    assert "houdt de toegang" in loop_na(als, deelname, "blijft")
    assert "Alles is nagelopen" in als("regisseur").get(LIJST).content.decode()
    blad = als("regisseur").get(f"/casussen/{casus.nummer}/toegang/").content.decode()
    assert "nog nodig: De hulp loopt nog." in blad
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 200
    with als_systeem("test"):
        Deelname.objects.update(bevestigd_op=timezone.now() - timedelta(days=29))
    assert "De hulp loopt nog." in als("regisseur").get(LIJST).content.decode()


def test_stoppen_met_een_reden_werkt_meteen(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    deelname = doet_mee(spelers, casus, "halt")
    assert "heeft geen toegang meer" in loop_na(als, deelname, "stopt", reden="De straf is klaar.")
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 404
    nogmaals = {"keuze": "stopt", "reden": "uit een ander tabblad"}
    blad = als("regisseur").post(f"{LIJST}{deelname.pk}/", nogmaals, follow=True).content.decode()
    assert "of intussen gestopt" in blad
    assert als("regisseur2").post(f"{LIJST}{deelname.pk}/", nogmaals).status_code == 404


def test_in_het_andere_tabblad_staat_de_regel_er_nog(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    """What was kept is not ended by the page that still shows it."""
    deelname = doet_mee(spelers, casus, "halt")
    loop_na(als, deelname, "blijft", reden="De hulp loopt nog.")
    assert "vandaag al nagelopen" in loop_na(als, deelname, "stopt", reden="weg")
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 200


@pytest.mark.parametrize("velden", [{"keuze": "weg", "reden": "x"}, {"reden": "x"}, {"keuze": "blijft"}])
def test_kapotte_knop_verandert_niets(
    als: Inloggen, spelers: Spelers, casus: Casus, velden: dict[str, str]
) -> None:
    deelname = doet_mee(spelers, casus, "halt")
    als("regisseur").post(f"{LIJST}{deelname.pk}/", velden)
    with als_systeem("test"):
        deelname.refresh_from_db()
    assert (deelname.tot, deelname.bevestigd_op) == (None, None)


@pytest.mark.parametrize("wie", ["voorzitter", "regisseur2", "jeugdmarshall", "halt", "ondersteuner"])
def test_wie_er_niet_over_gaat_kan_niets(als: Inloggen, spelers: Spelers, casus: Casus, wie: str) -> None:
    deelname = doet_mee(spelers, casus, "halt")
    pad = f"{LIJST}{deelname.pk}/"
    assert als(wie).post(pad, {"keuze": "stopt", "reden": "x"}).status_code == 404


def test_zonder_regisseur_loopt_de_voorzitter_na(als: Inloggen, spelers: Spelers) -> None:
    casus = maak_casus(spelers)
    doet_mee(spelers, casus, "halt", rol=Rol.BETROKKEN)
    assert "nodig: halt" in als("voorzitter").get(LIJST).content.decode()


def test_wie_de_casus_overnam_wordt_niet_nagelopen(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    doet_mee(spelers, casus, "halt")
    with als_systeem("test"):
        Casus.objects.filter(pk=casus.pk).update(fase=Fase.BIJ_PARTNER)
    assert "Alles is nagelopen" in als("regisseur").get(LIJST).content.decode()


def test_elke_week_een_bericht_per_regisseur(spelers: Spelers, casus: Casus) -> None:
    doet_mee(spelers, casus, "halt")
    doet_mee(spelers, casus, "jbwest")
    doet_mee(spelers, casus_in_aanpak(spelers, voornaam="Stil"), "om", dagen=3)
    zonder = maak_casus(spelers, voornaam="Nog", achternaam="Geen")
    doet_mee(spelers, zonder, "halt", rol=Rol.BETROKKEN)
    assert vraag_wat_nog_nodig_is() == 2
    with als_systeem("test"):
        berichten = {
            bericht.ontvanger_id or bericht.functiegroep.functie: bericht  # type: ignore[union-attr]
            for bericht in Bericht.objects.select_related("functiegroep")
        }
    assert set(berichten) == {spelers["regisseur"].pk, "voorzitter"}
    mijn = berichten[spelers["regisseur"].pk]
    assert (mijn.doel, mijn.casus_id) == (LIJST, None)
    assert mijn.tekst.startswith("2 organisaties zien een casus al langer dan vier weken")


def test_evenveel_vragen_bij_meer_regels(als: Inloggen, spelers: Spelers, casus: Casus) -> None:
    doet_mee(spelers, casus, "halt")
    als("regisseur").get(LIJST)
    with CaptureQueriesContext(connection) as een:
        als("regisseur").get(LIJST)
    for wie in ("jbwest", "om", "leerplicht"):
        doet_mee(spelers, casus, wie)
    with CaptureQueriesContext(connection) as vier:
        als("regisseur").get(LIJST)
    assert len(een) == len(vier)
