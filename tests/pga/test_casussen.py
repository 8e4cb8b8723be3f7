"""The list and the first page of a case: who is involved sees it, who is not finds nothing anywhere."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Value
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.choices import Rol
from pga.demo.klok import op
from pga.models import Raadpleging
from pga.selectors.casussen import blik_op
from pga.services.raadpleging import log_raadpleging
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
SCHERMEN = ("", "gezin/", "documenten/", "documenten/nieuw/", "tijdlijn/", "toegang/")


def nodig_halt_uit(spelers: Spelers, casus: object) -> None:
    with namens(spelers["voorzitter"]):
        betrek(
            casus=casus,  # type: ignore[arg-type]
            rol=Rol.GENODIGD,
            organisatie=spelers["halt"].organisatie,
            reden="Rondde een Halt-straf af.",
            gevraagd="Hoe liep de Halt-straf?",
            door=spelers["voorzitter"],
        )


def tekst(client: Client, pad: str) -> str:
    return client.get(pad).content.decode()


def test_lijst_toont_alleen_eigen_casussen(spelers: Spelers, als: Inloggen) -> None:
    casus_in_aanpak(spelers, voornaam="Jayson")
    casus_in_aanpak(spelers, voornaam="Faysel", regisseur="regisseur2")
    assert "Jayson" in tekst(als("regisseur"), "/casussen/")
    assert "Faysel" not in tekst(als("regisseur"), "/casussen/")
    voorzitter = tekst(als("voorzitter"), "/casussen/")
    assert "2 casussen" in voorzitter
    assert "Jayson" in voorzitter
    assert "Faysel" in voorzitter


def test_wie_niet_genodigd_is_vindt_nergens_iets(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers, voornaam="Jayson", achternaam="Zeldzaam", wijk="Buytenwegh")
    nodig_halt_uit(spelers, casus)
    lijst = tekst(als("jbwest"), "/casussen/")
    assert "geen casussen" in lijst
    for woord in ("Jayson", "Zeldzaam", "Buytenwegh", casus.nummer):
        assert woord not in lijst
        assert woord not in als("jbwest").post("/zoeken/", {"q": woord}).content.decode().replace(
            f'value="{woord}"', ""
        )


@pytest.mark.parametrize("pad", SCHERMEN)
@pytest.mark.parametrize("wie", ["jbwest", "buitenstaander", "regisseur", "privacy", "beheer", "beleid"])
def test_vreemde_krijgt_wat_niet_bestaat_ook_geeft(
    spelers: Spelers, als: Inloggen, pad: str, wie: str
) -> None:
    casus = maak_casus(spelers)
    echt, onzin = (als(wie).get(f"/casussen/{nummer}/{pad}") for nummer in (casus.nummer, "UVZ-1999-0001"))
    assert echt.status_code == onzin.status_code == 404
    assert echt.content == onzin.content
    with als_systeem("test"):
        assert not Raadpleging.objects.exclude(soort="onbekend").exists(), "er is niets gelezen"


def test_genodigde_ziet_wie_waarom_en_de_eigen_vraag(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers, waarom_integraal="School en politie zien hetzelfde.")
    nodig_halt_uit(spelers, casus)
    bladzijde = tekst(als("halt"), f"/casussen/{casus.nummer}/")
    for zin in ("Jayson Voorbeeld", "School en politie zien hetzelfde.", "Hoe liep de Halt-straf?"):
        assert zin in bladzijde
    assert f"/casussen/{casus.nummer}/plan/" not in bladzijde
    toegang = tekst(als("halt"), f"/casussen/{casus.nummer}/toegang/")
    assert "Leeslog" not in toegang
    assert "Stop toegang" not in toegang
    assert "Organisatie erbij" not in toegang


def test_wat_een_partner_niet_hoeft_te_weten_staat_er_niet(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers)
    nodig_halt_uit(spelers, casus)
    with namens(spelers["voorzitter"]):
        betrek(
            casus=casus,
            rol=Rol.GENODIGD,
            organisatie=spelers["veiligthuis"].organisatie,
            reden="GEHEIME-REDEN-VT",
            gevraagd="GEHEIME-VRAAG-VT",
            door=spelers["voorzitter"],
        )
    for pad in ("", "gezin/", "documenten/", "tijdlijn/", "toegang/"):
        assert "GEHEIME" not in tekst(als("halt"), f"/casussen/{casus.nummer}/{pad}"), pad
    assert "GEHEIME-REDEN-VT" in tekst(als("voorzitter"), f"/casussen/{casus.nummer}/toegang/")


def test_openen_staat_in_het_leeslog_en_niet_in_de_cache(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    antwoord = als("regisseur").get(f"/casussen/{casus.nummer}/")
    assert antwoord["Cache-Control"] == "no-store"
    with als_systeem("test"):
        regel = Raadpleging.objects.get()
    assert (regel.gebruiker, regel.onderdeel) == (spelers["regisseur"], "casus")
    assert regel.reden == "regisseur van de casus"


def test_filters_en_volgorde(spelers: Spelers, als: Inloggen) -> None:
    casus_in_aanpak(spelers, voornaam="Aad", achternaam="Zwart", wijk="Meerzicht")
    maak_casus(spelers, voornaam="Bea", achternaam="Aarts", wijk="Rokkeveen")
    client = als("voorzitter")
    alleen = tekst(client, "/casussen/?fase=in_aanpak")
    assert "Aad" in alleen
    assert "Bea" not in alleen
    assert "Haal filter weg" in alleen
    assert "Bea" in tekst(client, "/casussen/?wijk=Rokkeveen")
    op_naam = tekst(client, "/casussen/?sorteer=naam")
    assert op_naam.index("Bea") < op_naam.index("Aad")
    omgekeerd = tekst(client, "/casussen/?sorteer=-naam")
    assert omgekeerd.index("Aad") < omgekeerd.index("Bea")
    assert "Geen casussen met deze filters" in tekst(client, "/casussen/?fase=opgeschaald")
    vreemd = client.get("/casussen/?fase=bestaat-niet&sorteer=zomaar&pagina=99&regisseur=x")
    assert vreemd.status_code == 200
    assert "2 casussen" in vreemd.content.decode()


@pytest.mark.parametrize("pad", ["/casussen/", "/casussen/?sorteer=naam&fase=in_aanpak"])
def test_evenveel_vragen_bij_een_als_bij_drie(spelers: Spelers, als: Inloggen, pad: str) -> None:
    client = als("voorzitter")
    casus_in_aanpak(spelers, voornaam="Een")
    client.get(pad)
    with CaptureQueriesContext(
        connection,
    ) as een:
        client.get(pad)
    casus_in_aanpak(spelers, voornaam="Twee", regisseur="regisseur2")
    casus_in_aanpak(spelers, voornaam="Drie")
    with CaptureQueriesContext(connection) as drie:
        client.get(pad)
    assert len(een) == len(drie) <= 11


def test_lange_naam_en_emoji(spelers: Spelers, als: Inloggen) -> None:
    lang = "Ë" * 200
    casus = casus_in_aanpak(spelers, voornaam=lang, achternaam="de 🦊 <b>Vos</b>")
    for pad in ("/casussen/", f"/casussen/{casus.nummer}/"):
        bladzijde = tekst(als("regisseur"), pad)
        assert lang in bladzijde
        assert "🦊 &lt;b&gt;Vos" in bladzijde


def test_nieuw_sinds_vorig_bezoek(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    pad = f"/casussen/{casus.nummer}/"
    with op(timezone.localdate() - timedelta(days=2)), namens(spelers["regisseur"]):
        log_raadpleging(door=spelers["regisseur"], casus=casus, onderdeel="casus", reden="", adres=None)
    assert "Sinds uw laatste bezoek: 2 nieuwe regels" in tekst(als("regisseur"), pad)


def test_alle_schermen_openen_voor_wie_de_casus_leidt(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    for wie in ("regisseur", "voorzitter", "ondersteuner"):
        for pad in SCHERMEN:
            assert als(wie).get(f"/casussen/{casus.nummer}/{pad}").status_code == 200, (wie, pad)


def test_kolommen_die_iemand_onthouden_worden_geweigerd(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    regisseur = spelers["regisseur"]
    with namens(regisseur), pytest.raises(ValueError, match="onthouden niets"):
        blik_op(regisseur, casus.nummer, erbij=[lambda *_: {"mijn": Value(regisseur.pk)}])
