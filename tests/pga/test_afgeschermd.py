"""Closed cases: shielded for everybody, but for the privacy officer with a reason, for a day, to read."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from pga.choices import Fase, Rol
from pga.models import (
    Bericht,
    Bestand,
    Casus,
    CasusGebruikersrecht,
    Deelname,
    Deelnamereden,
    Gebeurtenis,
    Persoon,
    Raadpleging,
)
from pga.overgang import noteer
from pga.services.bestand import bewaar_bestand
from pga.services.inrichting import maak_gebruiker, maak_gemeente
from pga.services.inzage import geef_inzage
from pga.services.toegang import herbereken
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen, logt_in
from tests.lezer import Lezer, ontleed
from tests.toegang.kruiper import LINK

pytestmark = pytest.mark.django_db
LIJST = "/privacy/afgeschermd/"
WAAROM = {"grond": "verzoek", "toelichting": "Verzoek om inzage van 3 november, kenmerk 12."}


def sluit(casus: Casus) -> Casus:
    with als_systeem("test: casus sluiten"):
        casus.fase, casus.afgesloten_op = Fase.AFGESLOTEN, timezone.localdate()
        casus.save()
        herbereken(casus.pk)
    return casus


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    casus = casus_in_aanpak(
        spelers, voornaam="Jayson", achternaam="Voorbeeld", geboortedatum=date(2009, 3, 14)
    )
    with namens(spelers["regisseur"]):
        noteer(casus_id=casus.pk, tekst="Regel van de regie.", door=spelers["regisseur"], laag="regie")
        bewaar_bestand(
            casus=casus,
            door=spelers["regisseur"],
            laag="regie",
            naam="brief.txt",
            mediatype="text/plain",
            inhoud=b"x",
        )
    return sluit(casus)


def vraag(wie: Lezer, casus: Casus, **velden: Any) -> Lezer:
    return wie.ga(f"{LIJST}{casus.nummer}/").vul("Toon de casus een dag", **WAAROM | velden)


def test_lijst_toont_nummers_en_geen_namen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    lopend = casus_in_aanpak(spelers, voornaam="Marc", achternaam="Lopend")
    lijst = Lezer(als("privacy")).klik("Afgesloten casussen")
    lijst.ziet(casus.nummer, "1 afgesloten casus", "Bewaren tot").ziet_niet(
        "Jayson", "Voorbeeld", lopend.nummer, "Marc"
    )
    assert als("privacy").get(f"/casussen/{casus.nummer}/").status_code == 404
    for wie in ("voorzitter", "regisseur", "ondersteuner", "politie", "beheer", "beleid"):
        assert als(wie).get(LIJST).status_code == 404, wie
        assert als(wie).get(f"{LIJST}{casus.nummer}/").status_code == 404, wie
        assert als(wie).post(f"{LIJST}{casus.nummer}/", WAAROM).status_code == 404, wie
        assert als(wie).get(f"/casussen/{casus.nummer}/").status_code == 404, wie


def test_lege_lijst(als: Inloggen) -> None:
    Lezer(als("privacy")).ga(LIJST).ziet("Er is nog geen afgesloten casus")


def test_zoeken_op_nummer_of_naam_met_geboortedatum(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    sluit(casus_in_aanpak(spelers, voornaam="Marc", achternaam="Ander"))
    privacy = Lezer(als("privacy"))
    privacy.ga(LIJST).vul("Zoek", achternaam="voorbeeld", geboortedatum="14-03-2009")
    privacy.ziet(casus.nummer, "1 afgesloten casus").ziet_niet("Jayson")
    privacy.ga(LIJST).vul("Zoek", nummer=casus.nummer.lower()).ziet("1 afgesloten casus")
    privacy.ga(LIJST).vul("Zoek", achternaam="voorbeeld", geboortedatum="15-03-2009").ziet("Niets gevonden")
    privacy.ga(LIJST).vul("Zoek", achternaam="voorbeeld").ziet("achternaam met de geboortedatum")
    with als_systeem("test"):
        regels = Raadpleging.objects.filter(gebruiker=spelers["privacy"], soort="zoeken")
        assert regels.exists()
        assert not [regel for regel in regels if "oorbeeld" in regel.reden]


def test_een_dag_alles_lezen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    pad = f"/casussen/{casus.nummer}/"
    privacy = vraag(Lezer(als("privacy")), casus)
    assert privacy.adres == pad
    privacy.ziet("Jayson Voorbeeld", "Inzage in een afgesloten casus tot", "Ik ben klaar")
    for deel in ("bespreking/", "plan/", "regie/", "gezin/", "documenten/", "tijdlijn/", "toegang/"):
        privacy.ga(pad + deel).ziet("Inzage in een afgesloten casus tot")
    privacy.ga(f"{pad}tijdlijn/").ziet("Regel van de regie.", "Inzage in de afgesloten casus: verzoek")
    with als_systeem("test"):
        bestand = Bestand.objects.get(casus=casus)
        lijn = Gebeurtenis.objects.get(casus=casus, tekst__contains="Inzage")
        assert (lijn.laag, lijn.door_id) == ("regie", spelers["privacy"].pk)
        [deelname] = Deelname.objects.filter(casus=casus, rol=Rol.INZAGE)
        assert deelname.tot is not None
        assert deelname.tot - deelname.van <= timedelta(days=1)
    assert als("privacy").get(f"/bestanden/{bestand.pk}/").status_code == 200
    with als_systeem("test"):
        gelezen = Raadpleging.objects.filter(gebruiker=spelers["privacy"], nummer=casus.nummer)
        assert {"casus", "casus_plan", "casus_regie", "bestand"} <= {r.onderdeel for r in gelezen}
        assert all("inzage" in r.reden for r in gelezen if r.soort in {"casus", "bestand"})


def test_voorzitter_hoort_het_zonder_inhoud(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("privacy")), casus)
    voorzitter = Lezer(als("voorzitter"))
    voorzitter.ziet(f"afgesloten casus {casus.nummer}", "verzoek van de betrokkene")
    voorzitter.ziet_niet("kenmerk 12", "Jayson")
    with als_systeem("test"):
        assert Bericht.objects.get().casus_id is None
    assert als("voorzitter").get(f"/casussen/{casus.nummer}/").status_code == 404


def test_er_valt_niets_te_schrijven(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    """No form but the head's own, and every link on the screens of the case leads somewhere."""
    vraag(Lezer(als("privacy")), casus)
    client, pad = als("privacy"), f"/casussen/{casus.nummer}/"
    links: set[str] = set()
    for deel in ("", "bespreking/", "plan/", "regie/", "gezin/", "documenten/", "tijdlijn/", "toegang/"):
        inhoud = client.get(pad + deel).content.decode()
        acties = {f.actie for f in ontleed(inhoud).formulieren if f.methode == "post"}
        assert acties <= {"/uitloggen/", f"{pad}klaar/"}, deel
        links |= {link.replace("&amp;", "&") for link in LINK.findall(inhoud)}
    for link in sorted(links):
        if not link.startswith(("/static/", "/uitloggen/", f"{pad}klaar/")):
            assert client.get(link).status_code == 200, link


def test_de_database_laat_privacy_niets_wijzigen(spelers: Spelers, casus: Casus) -> None:
    privacy = spelers["privacy"]
    with namens(privacy):
        geef_inzage(nummer=casus.nummer, door=privacy, **WAAROM)
        assert Casus.objects.filter(pk=casus.pk).update(aanspreekpunt="x") == 0
        assert Persoon.objects.filter(pk=casus.persoon_id).update(wijk="x") == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Bestand.objects.create(
                casus=casus,
                laag="plan",
                naam="x",
                mediatype="x",
                inhoud=b"",
                omvang=0,
                sha256="",
                door=privacy,
            )


def test_na_een_dag_is_het_voorbij(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("privacy")), casus)
    net = timezone.now() - timedelta(hours=1)  # now() of PostgreSQL is when the test began
    with als_systeem("test"):
        Deelname.objects.filter(casus=casus, rol=Rol.INZAGE).update(van=net - timedelta(days=1), tot=net)
        CasusGebruikersrecht.objects.filter(content_object=casus).update(tot=net)
    for deel in ("", "plan/", "tijdlijn/", "toegang/"):
        assert als("privacy").get(f"/casussen/{casus.nummer}/{deel}").status_code == 404, deel
    vraag(Lezer(als("privacy")), casus).ziet("Jayson Voorbeeld")


def test_ik_ben_klaar(als: Inloggen, casus: Casus) -> None:
    privacy = vraag(Lezer(als("privacy")), casus)
    privacy.ga("/").ziet("U kijkt tijdelijk mee", casus.nummer)
    privacy.ga(LIJST).klik("Open").vul("Ik ben klaar").ziet("niet meer")
    assert als("privacy").get(f"/casussen/{casus.nummer}/").status_code == 404


def test_een_andere_privacyfunctionaris_ziet_niets(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("privacy")), casus)
    ander = maak_gebruiker(
        gebruikersnaam="privacy2",
        voornaam="Pim",
        achternaam="Privacy",
        organisatie=casus.gemeente,
        functies=("privacy",),
        getekend=True,
        door=None,
    )
    client = logt_in(ander)
    assert client.get(f"/casussen/{casus.nummer}/").status_code == 404
    with namens(ander):
        assert not Casus.objects.exists()
        assert not Deelname.objects.exists()
        assert not Deelnamereden.objects.exists()


def test_andere_gemeente(spelers: Spelers, casus: Casus) -> None:
    elders = maak_gemeente(naam="Gemeente Elders", door=None)
    vreemd = maak_gebruiker(
        gebruikersnaam="elders",
        voornaam="Els",
        achternaam="Elders",
        organisatie=elders,
        functies=("privacy",),
        getekend=True,
        door=None,
    )
    client = logt_in(vreemd)
    assert casus.nummer not in client.get(LIJST).content.decode()
    assert client.get(f"{LIJST}{casus.nummer}/").status_code == 404
    assert client.post(f"{LIJST}{casus.nummer}/", WAAROM).status_code == 404


def test_lopende_casus_wordt_geweigerd(spelers: Spelers, als: Inloggen) -> None:
    lopend = casus_in_aanpak(spelers)
    assert als("privacy").get(f"{LIJST}{lopend.nummer}/").status_code == 404
    assert als("privacy").post(f"{LIJST}{lopend.nummer}/", WAAROM).status_code == 404
    with namens(spelers["privacy"]), pytest.raises(Exception, match="niet afgesloten"):
        geef_inzage(nummer=lopend.nummer, door=spelers["privacy"], **WAAROM)
    with als_systeem("test"):
        assert not Deelname.objects.filter(rol=Rol.INZAGE).exists()


@pytest.mark.parametrize("wie", ["voorzitter", "regisseur", "halt", "beheer"])
def test_de_dienst_zelf_kent_alleen_privacy(spelers: Spelers, casus: Casus, wie: str) -> None:
    with namens(spelers[wie]), pytest.raises(Exception, match="U mag dit niet doen"):
        geef_inzage(nummer=casus.nummer, door=spelers[wie], **WAAROM)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"grond": ""}, "verplicht"),
        ({"toelichting": ""}, "Vul dit veld in"),
        ({"toelichting": "x"}, "iets meer"),
    ],
)
def test_zonder_reden_geen_inzage(als: Inloggen, casus: Casus, velden: dict[str, str], zin: str) -> None:
    vraag(Lezer(als("privacy")), casus, **velden).ziet(zin, "Er wordt nu niets getoond")
    assert als("privacy").get(f"/casussen/{casus.nummer}/").status_code == 404


def test_twee_keer_vragen_zegt_dat_het_al_kan(als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("privacy")), casus)
    vraag(Lezer(als("privacy")), casus).ziet("U ziet deze casus al, tot")


def test_privacy_ziet_van_een_lopende_casus_nog_steeds_niets(spelers: Spelers, als: Inloggen) -> None:
    lopend = casus_in_aanpak(spelers)
    for deel in ("", "bespreking/", "plan/", "regie/", "gezin/", "documenten/", "tijdlijn/", "toegang/"):
        assert als("privacy").get(f"/casussen/{lopend.nummer}/{deel}").status_code == 404, deel
