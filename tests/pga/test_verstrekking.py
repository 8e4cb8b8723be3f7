"""Guests: what was handed to somebody without an account, after a signed secrecy statement."""

import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pga.models import Casus, Verstrekking
from pga.selectors.verstrekking import verklaring
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.pga.test_pdf import fouten
from tests.uvz.gesprek import begonnen, vergadering

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def gegevens(**velden: Any) -> dict[str, Any]:
    vandaag = timezone.localdate()
    return {
        "gast_naam": "Sanne School",
        "gast_organisatie": "De Meerpaal College",
        "functie": "mentor",
        "contact": "",
        "wat": "Dat er een plan is en wie zij kan bellen.",
        "wijze": "mondeling",
        "verstrekt_op": f"{vandaag:%d-%m-%Y}",
        "geheimhouding_getekend_op": f"{vandaag - timedelta(days=1):%d-%m-%Y}",
        "grondslag": "uvz-convenant",
        "reden": "De school ziet hem elke dag.",
    } | velden


def leg_vast(client: Client, casus: Casus, **velden: Any) -> Any:
    return client.post(reverse("verstrekking_nieuw", args=[casus.nummer]), gegevens(**velden))


def lijst(client: Client, casus: Casus) -> str:
    return client.get(reverse("casus_verstrekkingen", args=[casus.nummer])).content.decode()


def enige() -> Verstrekking:
    with als_systeem("test: de verstrekking"):
        return Verstrekking.objects.select_related("casus").get()


def test_vastleggen_wijzigen_en_intrekken(als: Inloggen, casus: Casus) -> None:
    regisseur = als("regisseur")
    assert "Er is niets verstrekt" in lijst(regisseur, casus)
    assert leg_vast(regisseur, casus).status_code == 302
    tekst = lijst(regisseur, casus)
    for deel in ("De Meerpaal College", "Sanne School", "elke dag", "mondeling", "nog geen verklaring"):
        assert deel in tekst, deel
    rij = enige()
    wijzig = reverse("verstrekking_wijzigen", args=[casus.nummer, rij.pk])
    assert 'value="Sanne School"' in regisseur.get(wijzig).content.decode()
    assert regisseur.post(wijzig, gegevens(functie="conrector", versie=1)).status_code == 302
    oud = regisseur.post(wijzig, gegevens(functie="rector", versie=1)).content.decode()
    assert "intussen" in oud
    assert "rector" in oud
    intrek = reverse("verstrekking_intrekken", args=[casus.nummer, rij.pk])
    assert regisseur.post(intrek, {"versie": 2, "reden": ""}).status_code == 200
    assert regisseur.post(intrek, {"versie": 2, "reden": "Verkeerde casus."}).status_code == 302
    tekst = lijst(regisseur, casus)
    assert "Verkeerde casus." in tekst
    assert "conrector" in tekst
    assert "ingetrokken" in regisseur.post(wijzig, gegevens(versie=3)).content.decode()
    with als_systeem("test: historie"):
        assert [h.history_type for h in rij.history.order_by("history_id")] == ["+", "~", "~"]


def test_eerst_tekenen_dan_verstrekken(als: Inloggen, casus: Casus) -> None:
    vandaag = timezone.localdate()
    morgen, gisteren = vandaag + timedelta(days=1), vandaag - timedelta(days=1)
    te_laat = leg_vast(
        als("regisseur"),
        casus,
        verstrekt_op=f"{gisteren:%d-%m-%Y}",
        geheimhouding_getekend_op=f"{vandaag:%d-%m-%Y}",
    )
    assert "De gast tekent eerst" in te_laat.content.decode()
    straks = leg_vast(als("regisseur"), casus, verstrekt_op=f"{morgen:%d-%m-%Y}")
    assert "ligt in de toekomst" in straks.content.decode()
    for veld in ("gast_naam", "gast_organisatie", "functie", "wat", "reden", "geheimhouding_getekend_op"):
        assert leg_vast(als("regisseur"), casus, **{veld: ""}).status_code == 200, veld
    with als_systeem("test: niets"):
        assert not Verstrekking.objects.exists()
    leg_vast(als("regisseur"), casus)
    with (
        als_systeem("test: de laatste lezer van de regel"),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        Verstrekking.objects.update(geheimhouding_getekend_op=vandaag + timedelta(days=1))


def test_alleen_wie_de_regie_leest(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    leg_vast(als("regisseur"), casus)
    assert "De Meerpaal College" in lijst(als("voorzitter"), casus)
    ondersteuner = lijst(als("ondersteuner"), casus)
    assert "De Meerpaal College" in ondersteuner
    assert "Leg een verstrekking vast" not in ondersteuner
    rij = enige()
    paden = [
        reverse(naam, args=[casus.nummer])
        for naam in ("casus_verstrekkingen", "verstrekking_nieuw", "verstrekking_verklaring")
    ]
    paden += [
        reverse(naam, args=[casus.nummer, rij.pk])
        for naam in ("verstrekking_wijzigen", "verstrekking_intrekken")
    ]
    for wie in ("politie", "halt", "analist", "regisseur2", "privacy", "beheer", "buitenstaander"):
        for pad in paden:
            assert als(wie).get(pad).status_code == 404, (wie, pad)
        with namens(spelers[wie]):
            assert not Verstrekking.objects.exists()
            assert not Verstrekking.history.exists()
    for pad in paden[1:]:
        assert als("ondersteuner").get(pad).status_code == 404, pad


def test_regel_op_de_tijdlijn_van_de_regie(als: Inloggen, casus: Casus) -> None:
    leg_vast(als("regisseur"), casus)
    pad = reverse("casus_tijdlijn", args=[casus.nummer])
    assert "verstrekt aan een gast: De Meerpaal College" in als("voorzitter").get(pad).content.decode()
    assert "De Meerpaal College" not in als("politie").get(pad).content.decode()


def test_getekende_verklaring_erbij(als: Inloggen, casus: Casus) -> None:
    nep = SimpleUploadedFile("verklaring.pdf", b"geen pdf", "application/pdf")
    assert "De inhoud is geen pdf" in leg_vast(als("regisseur"), casus, bewijs=nep).content.decode()
    echt = SimpleUploadedFile("Verklaring van de mentor.pdf", verklaring(nummer="x"), "application/pdf")
    assert leg_vast(als("regisseur"), casus, bewijs=echt).status_code == 302
    rij = enige()
    pad = reverse("bestand", args=[rij.bewijs_id])
    assert pad in lijst(als("regisseur"), casus)
    assert als("regisseur").get(pad).status_code == 200
    assert als("politie").get(pad).status_code == 404


def test_verklaring_op_papier_is_voor_iedereen_leesbaar(als: Inloggen, casus: Casus) -> None:
    pad = reverse("verstrekking_verklaring", args=[casus.nummer])
    assert "vult de gast zelf in" in als("regisseur").get(pad).content.decode()
    antwoord = als("regisseur").post(pad, {"gast_naam": "Zoë Şahin", "gast_organisatie": "", "functie": ""})
    assert antwoord["Content-Type"] == "application/pdf"
    assert "Zoë" not in antwoord["Content-Disposition"]
    assert not fouten(antwoord.content)
    with pikepdf.open(io.BytesIO(antwoord.content)) as bestand:
        assert len(bestand.pages) == 1
        assert str(bestand.docinfo.Title) == "Geheimhoudingsverklaring"


def test_voorwaarden_van_partners_staan_erbij(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "jbwest")
    als("jbwest").post(
        reverse("bijdrage_nieuw", args=[punt.casus.nummer]),
        {
            "leefgebied": "gezondheid",
            "tekst": "In behandeling.",
            "bron": "gesprek",
            "kring": "leiding",
            "voorwaarde": "Niet doorgeven buiten dit overleg.",
        },
    )
    for pad in ("casus_verstrekkingen", "verstrekking_nieuw"):
        html = als("voorzitter").get(reverse(pad, args=[punt.casus.nummer])).content.decode()
        assert "Niet doorgeven buiten dit overleg." in html
        assert "JB-West" in html
    # a condition of a small circle is no news for who is outside it
    ondersteuner = lijst(als("ondersteuner"), punt.casus)
    assert "Niet doorgeven" not in ondersteuner


def test_lijst_vraagt_evenveel_met_een_en_met_drie(als: Inloggen, casus: Casus) -> None:
    def meet() -> int:
        with CaptureQueriesContext(connection) as gemeten:
            lijst(als("regisseur"), casus)
        return len(gemeten)

    leg_vast(als("regisseur"), casus)
    meet()
    een = meet()
    for _ in range(2):
        leg_vast(als("regisseur"), casus)
    assert meet() == een
