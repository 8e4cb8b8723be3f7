"""The circle of a contribution: who reads it, that nothing of it shows elsewhere, and changing it later."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pga.models import Casus
from pga.selectors.casussen import blik_op
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers
from tests.conftest import Inloggen
from tests.uvz.gesprek import begonnen, huis, op_agenda, stap, vergadering
from uvz.models import Agendapunt, Bijdrage, Bijdragekring
from uvz.selectors.kring import publiek_voor

pytestmark = pytest.mark.django_db

GEHEIM = "Alleen voor de kleine kring"
PARTNERS = ("halt", "jbwest", "veiligthuis", "reclassering")


def geef(client: Client, casus: Casus, *, tekst: str = GEHEIM, **velden: Any) -> Any:
    vast = {"leefgebied": "gezondheid", "tekst": tekst, "bron": "eigen gesprek", "kring": "leiding"}
    return client.post(reverse("bijdrage_nieuw", args=[casus.nummer]), vast | velden)


def tab(client: Client, casus: Casus) -> str:
    return client.get(reverse("casus_bespreking", args=[casus.nummer])).content.decode()


def sinds_gisteren(casus: Casus) -> None:
    """In a test all is one transaction: what began in it began, for the policies, in the future."""
    with als_systeem("test: begonnen voor deze transactie"):
        casus.deelnames.update(van=timezone.now() - timedelta(days=1))


def enige() -> Bijdrage:
    with als_systeem("test: de bijdrage"):
        return Bijdrage.objects.select_related("casus").get()


def lezen(spelers: Spelers) -> set[str]:
    """To whom the database shows the contribution; its history never to more people."""
    gezien, ooit = set(), set()
    for naam, gebruiker in spelers.items():
        with namens(gebruiker):
            if Bijdrage.objects.exists():
                gezien.add(naam)
            if Bijdrage.history.exists():
                ooit.add(naam)
    assert ooit <= gezien
    return gezien


@pytest.fixture
def punt(spelers: Spelers) -> Agendapunt:
    punt = begonnen(spelers, vergadering(spelers), *PARTNERS)
    sinds_gisteren(punt.casus)
    return punt


def test_elke_kring_leest_wie_erin_zit(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    halt = huis(spelers, "halt").pk
    verwacht = {
        "leiding": {"veiligthuis", "voorzitter"},
        "gekozen": {"veiligthuis", "voorzitter", "halt"},
        "allen": {"veiligthuis", "voorzitter", "ondersteuner", "analist", "politie", *PARTNERS},
    }
    for kring, wie in verwacht.items():
        assert geef(als("veiligthuis"), punt.casus, kring=kring, lezers=[halt]).status_code == 302
        assert lezen(spelers) == wie, kring
        for naam in ("halt", "jbwest", "voorzitter", "ondersteuner", "analist"):
            assert (GEHEIM in tab(als(naam), punt.casus)) == (naam in wie), (kring, naam)
        with als_systeem("test: opruimen"):
            Bijdrage.objects.all().delete()
            Bijdrage.history.all().delete()


def test_van_de_gemeente_leest_alleen_wie_leidt_of_schreef(
    spelers: Spelers, als: Inloggen, punt: Agendapunt
) -> None:
    geef(als("voorzitter"), punt.casus)
    assert lezen(spelers) == {"voorzitter"}
    assert GEHEIM not in tab(als("analist"), punt.casus)


def test_zin_noemt_wie_de_database_laat_lezen(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    halt = huis(spelers, "halt").pk
    namen = {gebruiker.pk: naam for naam, gebruiker in spelers.items()}
    geef(als("veiligthuis"), punt.casus)
    bijdrage = enige()
    with als_systeem("test: alle deelnames zien"):
        blik = blik_op(spelers["veiligthuis"], punt.casus.nummer)
    for kring, gekozen in (("leiding", []), ("gekozen", [halt]), ("allen", [])):
        with als_systeem("test: kring zetten"):
            Bijdrage.objects.update(kring=kring)
            Bijdragekring.objects.all().delete()
            for pk in gekozen:
                Bijdragekring.objects.create(
                    casus=punt.casus, bijdrage=bijdrage, gever_id=bijdrage.organisatie_id, organisatie_id=pk
                )
        mensen = publiek_voor(blik, bijdrage).mensen(kring, gekozen)
        assert {namen[pk] for pk in mensen} == lezen(spelers), kring


def _kaal(html: str) -> str:
    """The page without what differs between any two requests."""
    html = re.sub(r'name="(csrfmiddlewaretoken|_formulier)" value="[^"]*"', "", html)
    return re.sub(r'"X-CSRFToken": *"[^"]*"|nonce="[^"]*"|\d\d:\d\d', "", html.replace("&quot;", '"'))


def _alles(client: Client, punt: Agendapunt) -> dict[str, str]:
    """Every page on which a contribution could leave a trace."""
    nummer, moment = punt.casus.nummer, punt.vergadering_id
    casus = ("casus", "casus_bespreking", "casus_plan", "casus_tijdlijn", "casus_toegang", "bijdragen")
    paden = [reverse(naam, args=[nummer]) for naam in (*casus, "casus_documenten", "bijdrage_nieuw")]
    paden += [reverse(naam) for naam in ("mijn_werk", "casussen", "verzoeken", "vergaderingen")]
    paden += [reverse("vergadering", args=[moment]), reverse("vergadering_scherm", args=[moment])]
    paden += [
        f"{reverse('vergadering_scherm', args=[moment])}?stap={stap}" for stap in ("oordeel", "besluit")
    ]
    paden += [f"{reverse('zoeken')}?q=kleine", f"{reverse('casussen')}?sorteer=-bijgewerkt"]
    return {pad: _kaal(client.get(pad).content.decode()) for pad in paden}


@pytest.mark.parametrize("kring", ["leiding", "gekozen"])
def test_buitengesloten_ziet_precies_hetzelfde(
    spelers: Spelers, als: Inloggen, punt: Agendapunt, kring: str
) -> None:
    geef(als("halt"), punt.casus, tekst="Voor allen", kring="allen", leefgebied="gedrag")
    wie = ("jbwest", "halt", "ondersteuner", "analist", "politie")
    for naam in (*wie, "veiligthuis"):
        _alles(als(naam), punt)  # the second look at a page differs from the first: news, last read
    voor = {naam: _alles(als(naam), punt) for naam in wie}
    gekozen = huis(spelers, "reclassering").pk
    geef(als("veiligthuis"), punt.casus, kring=kring, lezers=[gekozen], voorwaarde="Niet verder vertellen")
    als("veiligthuis").post(
        reverse("concept_bewaren"),
        {"concept_sleutel": reverse("bijdrage_nieuw", args=[punt.casus.nummer]), "tekst": GEHEIM},
    )
    for naam in wie:
        na = _alles(als(naam), punt)
        for pad, html in na.items():
            if naam == "ondersteuner" and pad.endswith("/toegang/"):
                continue  # the read log, which tells who opened the case
            assert html == voor[naam][pad], (naam, pad)
    assert GEHEIM in tab(als("reclassering"), punt.casus) or kring == "leiding"


def test_kiezen_wie_leest_vraagt_een_keuze(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    casus, jb = punt.casus, als("veiligthuis")
    assert "Kies ten minste één organisatie" in geef(jb, casus, kring="gekozen").content.decode()
    buiten = geef(jb, casus, kring="gekozen", lezers=[huis(spelers, "dewaag").pk])
    assert "Selecteer" in buiten.content.decode() or buiten.status_code == 200
    eigen = geef(jb, casus, kring="gekozen", lezers=[huis(spelers, "veiligthuis").pk])
    assert eigen.status_code == 200
    assert geef(jb, casus, kring="").status_code == 200
    assert geef(jb, casus, kring="onzin").status_code == 200
    with als_systeem("test: niets bewaard"):
        assert not Bijdrage.objects.exists()


def test_formulier_schrijft_de_kringen_uit(als: Inloggen, punt: Agendapunt) -> None:
    html = als("veiligthuis").get(reverse("bijdrage_nieuw", args=[punt.casus.nummer])).content.decode()
    assert "Zichtbaar voor: " in html
    assert "altijd: " in html
    assert "beroepsgeheim" in html
    assert "Alleen doorgeven met toestemming van ons." in html
    anders = als("halt").get(reverse("bijdrage_nieuw", args=[punt.casus.nummer])).content.decode()
    assert "Uw organisatie heeft beroepsgeheim" not in anders


def test_regel_verandert_mee_met_de_keuze(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    pad = reverse("bijdrage_lezers", args=[punt.casus.nummer])
    halt = als("veiligthuis")
    breed = halt.post(pad, {"kring": "allen"}).content.decode()
    smal = halt.post(pad, {"kring": "leiding"}).content.decode()
    gekozen = halt.post(pad, {"kring": "gekozen", "lezers": [huis(spelers, "jbwest").pk]}).content.decode()
    assert "reclassering" in breed
    assert "reclassering" not in smal + gekozen
    assert "JB-West" in gekozen
    assert "JB-West" not in smal
    for raar in ({"kring": "x"}, {"kring": "gekozen", "lezers": "9" * 30}, {}):
        assert halt.post(pad, raar).status_code == 200
    assert halt.get(pad).status_code == 405
    assert als("buitenstaander").post(pad, {"kring": "allen"}).status_code == 404


def test_antwoord_op_een_vraag_heeft_een_kring(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt", "jbwest")
    with als_systeem("test: verzoek"):
        verzoek = punt.verzoeken.get(organisatie=huis(spelers, "halt"))
    pad = reverse("verzoek", args=[verzoek.pk])
    antwoord = {"versie": 1, "antwoord": "bekend", "tekst_gedrag": GEHEIM, "bron_gedrag": "gesprek"}
    assert "Kies wie dit mag lezen" in als("halt").post(pad, antwoord).content.decode()
    assert als("halt").post(pad, antwoord | {"kring": "leiding"}).status_code == 302
    assert enige().kring == "leiding"
    assert lezen(spelers) == {"halt", "voorzitter"}
    # two clicks, without anything to tell, stay two clicks
    with als_systeem("test: verzoek"):
        ander = punt.verzoeken.get(organisatie=huis(spelers, "jbwest"))
    kort = {"versie": 1, "antwoord": "bekend"}
    assert als("jbwest").post(reverse("verzoek", args=[ander.pk]), kort).status_code == 302


def _wijzig(client: Client, bijdrage: Bijdrage, **velden: Any) -> Any:
    pad = reverse("bijdrage_kring", args=[bijdrage.casus.nummer, bijdrage.pk])
    return client.post(pad, {"versie": enige().versie} | velden)


def test_verruimen_vraagt_eerst_wie_erbij_komt(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    geef(als("veiligthuis"), punt.casus)
    jb, halt = huis(spelers, "jbwest").pk, huis(spelers, "halt").pk
    eerst = _wijzig(als("veiligthuis"), enige(), kring="gekozen", lezers=[jb]).content.decode()
    assert "Straks lezen ook: JB-West" in eerst
    assert enige().kring == "leiding"
    # a confirmation is of this choice, not of another
    anders = _wijzig(
        als("veiligthuis"), enige(), kring="gekozen", lezers=[jb, halt], bevestigd=f"gekozen-{jb}"
    )
    assert "Halt" in anders.content.decode()
    assert enige().kring == "leiding"
    goed = _wijzig(als("veiligthuis"), enige(), kring="gekozen", lezers=[jb], bevestigd=f"gekozen-{jb}")
    assert goed.status_code == 302
    assert GEHEIM in tab(als("jbwest"), punt.casus)
    assert GEHEIM not in tab(als("halt"), punt.casus)
    # narrowing needs no confirmation and works at once
    assert _wijzig(als("veiligthuis"), enige(), kring="leiding").status_code == 302
    assert GEHEIM not in tab(als("jbwest"), punt.casus)
    assert lezen(spelers) == {"veiligthuis", "voorzitter"}


def test_voor_de_bespreking_telt_wie_straks_meeleest(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt", "jbwest")
    sinds_gisteren(punt.casus)
    formulier = geef(als("jbwest"), punt.casus, kring="").content.decode()
    assert "De bespreking is nog niet begonnen" in formulier
    geef(als("jbwest"), punt.casus)
    halt = huis(spelers, "halt").pk
    eerst = _wijzig(als("jbwest"), enige(), kring="gekozen", lezers=[halt]).content.decode()
    assert "Straks lezen ook: Halt" in eerst
    assert _wijzig(als("jbwest"), enige(), kring="gekozen", lezers=[halt], bevestigd=f"gekozen-{halt}")
    assert lezen(spelers) == {"jbwest", "voorzitter"}


def test_wijziging_staat_op_de_tijdlijn_voor_wie_de_bijdrage_leest(als: Inloggen, punt: Agendapunt) -> None:
    """That a small circle exists is itself something to keep: who prints the letters does not read it."""
    geef(als("veiligthuis"), punt.casus, kring="allen")
    _wijzig(als("veiligthuis"), enige(), kring="leiding")
    regel = (
        "De kring van een bijdrage van Veilig Thuis is gewijzigd van alle betrokkenen naar"
        " alleen voorzitter en regisseur."
    )
    pad = reverse("casus_tijdlijn", args=[punt.casus.nummer])
    assert regel in als("voorzitter").get(pad).content.decode()
    assert regel in als("veiligthuis").get(pad).content.decode()
    for naam in ("ondersteuner", "analist", "jbwest"):
        assert als(naam).get(pad).status_code == 200
        assert "De kring van" not in als(naam).get(pad).content.decode(), naam
    with als_systeem("test: historie"):
        assert [h.kring for h in enige().history.order_by("history_id")] == ["allen", "leiding"]


def test_na_de_bespreking_kiest_alleen_de_gever(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    geef(als("veiligthuis"), punt.casus, kring="allen")
    besluit = {"motivering": "x", "regisseur": spelers["regisseur"].pk, "regievorm": "casusregie"}
    pad = reverse("besluit_nieuw", args=[punt.casus.nummer, "integrale_aanpak"])
    with als_systeem("test: versie"):
        versie = Agendapunt.objects.get(pk=punt.pk).versie
    assert als("voorzitter").post(pad, besluit | {"versie": versie}).status_code == 302
    bijdrage = enige()
    assert als("veiligthuis").get(reverse("casus_bespreking", args=[punt.casus.nummer])).status_code == 404
    overzicht = als("veiligthuis").get(reverse("casus", args=[punt.casus.nummer])).content.decode()
    assert "Wat uw organisatie bijdroeg" in overzicht
    assert GEHEIM in als("veiligthuis").get(reverse("bijdragen", args=[punt.casus.nummer])).content.decode()
    assert GEHEIM not in als("halt").get(reverse("bijdragen", args=[punt.casus.nummer])).content.decode()
    assert _wijzig(als("veiligthuis"), bijdrage, kring="leiding").status_code == 302
    assert enige().kring == "leiding"
    for naam in ("halt", "voorzitter", "regisseur", "analist", "buitenstaander"):
        assert _wijzig(als(naam), bijdrage, kring="allen", bevestigd="allen").status_code == 404, naam
    oud = als("veiligthuis").post(
        reverse("bijdrage_kring", args=[punt.casus.nummer, bijdrage.pk]), {"versie": 1, "kring": "leiding"}
    )
    assert "intussen" in oud.content.decode()


def test_niemand_schrijft_zichzelf_in_een_kring(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    geef(als("veiligthuis"), punt.casus, kring="gekozen", lezers=[huis(spelers, "reclassering").pk])
    bijdrage, halt, vt = enige(), huis(spelers, "halt").pk, huis(spelers, "veiligthuis").pk
    rij = {"casus": punt.casus, "bijdrage_id": bijdrage.pk, "organisatie_id": halt}
    with namens(spelers["halt"]):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Bijdragekring.objects.create(gever_id=vt, **rij)
        with pytest.raises(IntegrityError), transaction.atomic():
            Bijdragekring.objects.create(gever_id=halt, **rij)
        # a row in the name of another giver counts for nothing
        Bijdragekring.objects.create(gever_id=halt, **rij | {"organisatie_id": huis(spelers, "jbwest").pk})
        assert not Bijdragekring.objects.filter(gever=vt).exists()
        assert Bijdrage.objects.filter(pk=bijdrage.pk).update(kring="allen") == 0
    assert lezen(spelers) == {"veiligthuis", "voorzitter", "reclassering"}


def test_gekozene_leest_niet_wie_er_nog_meer_gekozen_is(
    spelers: Spelers, als: Inloggen, punt: Agendapunt
) -> None:
    gekozen = [huis(spelers, naam).pk for naam in ("halt", "reclassering")]
    geef(als("veiligthuis"), punt.casus, kring="gekozen", lezers=gekozen)
    assert "Gekozen organisaties: Halt en reclassering" in tab(als("voorzitter"), punt.casus)
    assert "Gekozen organisaties: Halt en reclassering" in tab(als("veiligthuis"), punt.casus)
    bij_halt = tab(als("halt"), punt.casus)
    assert "Gekozen organisaties" in bij_halt
    assert "Gekozen organisaties:" not in bij_halt


def test_op_het_scherm_in_de_zaal_staat_geen_kleine_kring(als: Inloggen, punt: Agendapunt) -> None:
    geef(als("veiligthuis"), punt.casus)
    geef(als("halt"), punt.casus, tekst="Voor allen aan tafel", kring="allen")
    scherm = als("voorzitter").get(reverse("vergadering_scherm", args=[punt.vergadering_id]))
    assert "Voor allen aan tafel" in scherm.content.decode()
    assert GEHEIM not in scherm.content.decode()
    assert GEHEIM in tab(als("voorzitter"), punt.casus)


def test_voorwaarde_staat_overal_bij_de_tekst(als: Inloggen, punt: Agendapunt) -> None:
    geef(als("jbwest"), punt.casus, kring="allen", voorwaarde="Niet doorgeven buiten dit overleg.")
    scherm = reverse("vergadering_scherm", args=[punt.vergadering_id])
    for html in (
        tab(als("halt"), punt.casus),
        tab(als("jbwest"), punt.casus),
        als("voorzitter").get(scherm).content.decode(),
        als("jbwest").get(reverse("bijdragen", args=[punt.casus.nummer])).content.decode(),
    ):
        assert GEHEIM in html
        assert "Niet doorgeven buiten dit overleg." in html


def test_afgelopen_gekozene_leest_niet_meer(spelers: Spelers, als: Inloggen, punt: Agendapunt) -> None:
    geef(als("veiligthuis"), punt.casus, kring="gekozen", lezers=[huis(spelers, "halt").pk])
    assert "halt" in lezen(spelers)
    stap(als("voorzitter"), punt, "aanhouden")
    with als_systeem("test: deelname voorbij"):
        from pga.services.toegang import beeindig

        rijen = list(punt.casus.deelnames.filter(organisatie=huis(spelers, "halt"), tot__isnull=True))
        beeindig(casus=punt.casus, deelnames=rijen, door=None, reden="klaar")
    assert lezen(spelers) == {"veiligthuis", "voorzitter"}
