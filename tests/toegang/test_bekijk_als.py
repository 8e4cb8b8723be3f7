"""View as partner: what that partner sees of one case, never more than one's own, read-only, logged, unmistakable."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import InternalError, OperationalError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pga.choices import Berichtsoort, Fase, Functie, Rol
from pga.models import Bericht, Bestand, Casus, Concept, Gebruiker, Organisatie, Raadpleging
from pga.overgang import noteer
from pga.selectors.meekijken import meekijkbaar
from pga.services.bericht import stuur
from pga.services.bestand import bewaar_bestand
from pga.services.toegang import betrek, herbereken
from pga.toegang import context
from pga.toegang.context import als_systeem, namens
from pga.toegang.schermen import LEESSCHERMEN
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen, logt_in
from tests.lezer import Lezer
from tests.toegang.kruiper import LINK
from tests.uvz.aanmeldingen import meld_aan

pytestmark = pytest.mark.django_db
# Of a person and not of an organisation: nobody's while looking along.
PERSOONLIJK = {"Concept", "Formulierontvangst", "Bericht", "Raadpleging", "CasusGebruikersrecht"}


def org(speler: Gebruiker) -> Organisatie:
    assert speler.organisatie is not None
    return speler.organisatie


@contextmanager
def meekijkend(organisatie: Organisatie, casus: Casus) -> Iterator[None]:
    with transaction.atomic():
        context.zet_meekijken(organisatie_id=organisatie.pk, casus_id=casus.pk)
        yield
        context.wis()


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    """Halt carries out an action, the police weighs; something stands on every layer."""
    casus = casus_in_aanpak(spelers, voornaam="Jayson", achternaam="Voorbeeld")
    regisseur = spelers["regisseur"]
    with namens(regisseur):
        for wie in ("halt", "jbwest"):
            betrek(
                casus=casus,
                rol=Rol.UITVOERDER,
                organisatie=org(spelers[wie]),
                reden=f"reden voor {wie}",
                gevraagd="Plan de leerstraf.",
                door=regisseur,
            )
        for laag in ("identiteit", "bespreking", "plan", "regie"):
            noteer(casus_id=casus.pk, tekst=f"Regel op {laag}.", door=regisseur, laag=laag)
            bewaar_bestand(
                casus=casus,
                door=regisseur,
                laag=laag,
                naam=f"{laag}.txt",
                mediatype="text/plain",
                inhoud=b"x",
            )
    return casus


@pytest.fixture
def andere(spelers: Spelers) -> Casus:
    """A case of Halt that the viewer does not lead and the regisseur does not see at all."""
    casus = casus_in_aanpak(spelers, voornaam="Marc", achternaam="Anders", regisseur="regisseur2")
    with namens(spelers["regisseur2"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=org(spelers["halt"]),
            reden="andere zaak",
            door=spelers["regisseur2"],
        )
    return casus


def begin(als: Inloggen, casus: Casus, wie: str, organisatie: Organisatie) -> Lezer:
    lezer = Lezer(als(wie)).ga(f"/casussen/{casus.nummer}/toegang/")
    return lezer.vul(organisatie.kort)


def test_de_casus_zoals_de_partner_hem_ziet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    pad = f"/casussen/{casus.nummer}/"
    kijker = begin(als, casus, "regisseur", org(spelers["halt"]))
    assert kijker.adres == pad
    kijker.ziet("U kijkt mee als Halt", "Stoppen", "Jayson Voorbeeld").ziet_niet("Zoek op naam", "Hoofdmenu")
    kijker.ga(f"{pad}tijdlijn/").ziet("U kijkt mee als Halt", "Regel op plan.").ziet_niet(
        "Regel op regie.", "Regel op bespreking."
    )
    kijker.ga(f"{pad}documenten/").ziet("plan.txt").ziet_niet("regie.txt")
    kijker.ga(f"{pad}bespreking/", status=404).ziet("U kijkt mee als Halt")
    kijker.vul("Stoppen")
    assert kijker.adres == f"{pad}toegang/"
    kijker.ziet_niet("U kijkt mee").ga(f"{pad}tijdlijn/").ziet("Regel op regie.")


@pytest.mark.parametrize("deel", ["", "plan/", "regie/", "gezin/", "documenten/", "tijdlijn/", "toegang/"])
def test_elk_scherm_toont_hetzelfde_als_bij_de_partner(
    spelers: Spelers, als: Inloggen, casus: Casus, deel: str
) -> None:
    pad = f"/casussen/{casus.nummer}/{deel}"
    partner = Lezer(als("halt")).ga(pad)
    begin(als, casus, "voorzitter", org(spelers["halt"]))
    kijker = Lezer(als("voorzitter")).ga(pad)

    def inhoud(lezer: Lezer) -> str:
        return lezer.tekst.split("Onderdelen", 1)[-1].split(casus.nummer, 1)[-1].split("Hulp Toegankelijk")[0]

    # From the name on; before it stands the menu, which who looks along does not have.
    assert inhoud(partner).split("Jayson", 1)[-1] == inhoud(kijker).split("Jayson", 1)[-1]


def test_alleen_wie_leidt(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    knop = f"/casussen/{casus.nummer}/bekijk-als/{org(spelers['halt']).pk}/"
    for wie in ("jbwest", "politie", "ondersteuner", "analist", "om", "regisseur2", "privacy"):
        assert als(wie).post(knop).status_code == 404, wie
    for wie in ("jbwest", "ondersteuner"):
        assert "Bekijk als partner" not in als(wie).get(f"/casussen/{casus.nummer}/toegang/").content.decode()
    assert als("regisseur").get(knop).status_code == 405
    betrek(casus=casus, rol=Rol.WAARNEMER, gebruiker=spelers["regisseur2"], reden="vakantie", door=None)
    begin(als, casus, "regisseur2", org(spelers["halt"])).ziet("U kijkt mee als Halt")


def test_alleen_als_een_partner_die_de_casus_ziet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    for wie in ("om", "dewaag", "voorzitter"):
        knop = f"/casussen/{casus.nummer}/bekijk-als/{org(spelers[wie]).pk}/"
        assert als("regisseur").post(knop).status_code == 404, wie


def test_alles_anders_zegt_stop_eerst(spelers: Spelers, als: Inloggen, casus: Casus, andere: Casus) -> None:
    begin(als, casus, "regisseur", org(spelers["halt"]))
    client, pad = als("regisseur"), f"/casussen/{casus.nummer}/"
    for adres in (
        "/",
        "/casussen/",
        "/zoeken/",
        "/acties/",
        "/berichten/",
        "/aanmeldingen/",
        "/noodinzage/",
        f"{pad}documenten/nieuw/",
        reverse("signaal_nieuw", args=[casus.nummer]),
        f"/casussen/{andere.nummer}/",
        f"/casussen/{andere.nummer}/plan/",
    ):
        antwoord = client.get(adres)
        tekst = antwoord.content.decode()
        assert antwoord.status_code == 403, adres
        assert "U kijkt mee; stop eerst" in tekst
        assert "pga-meekijkband" in tekst
        assert "Marc" not in tekst
    assert client.get("/bestaat-niet/").status_code == 404


def test_posten_en_htmx_veranderen_niets(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    begin(als, casus, "regisseur", org(spelers["halt"]))
    client, pad = als("regisseur"), f"/casussen/{casus.nummer}/"
    sleutel = {"_formulier": "3f2c1d1e-1111-4222-8333-444455556666"}
    for adres, velden in (
        (pad, {}),
        (f"{pad}toegang/nieuw/", {"organisatie": org(spelers["om"]).pk, "rol": "betrokken", "reden": "x"}),
        ("/concept/", {"concept_sleutel": pad, "tekst": "weg"}),
        ("/berichten/gelezen/", {}),
        (f"{pad}klaar/", {}),
    ):
        for koppen in ({}, {"HX-Request": "true"}):
            assert client.post(adres, velden | sleutel, headers=koppen).status_code == 403, adres
    assert client.get(pad, headers={"HX-Request": "true"}).status_code == 200
    with als_systeem("test"):
        assert not Concept.objects.exists()
        assert not casus.deelnames.filter(organisatie=org(spelers["om"])).exists()


def test_de_database_schrijft_niet(spelers: Spelers, casus: Casus) -> None:
    with meekijkend(org(spelers["halt"]), casus):
        with pytest.raises((InternalError, OperationalError)), transaction.atomic():
            Casus.objects.update(aanspreekpunt="x")
        with pytest.raises((InternalError, OperationalError)), transaction.atomic(), connection.cursor() as c:
            c.execute("CREATE TEMP TABLE weg (a int)")
    with als_systeem("test"):
        Casus.objects.filter(pk=casus.pk).update(aanspreekpunt="daarna weer wel")


def test_bestanden_alleen_wat_de_partner_ziet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    with als_systeem("test"):
        pks = dict(Bestand.objects.filter(casus=casus).order_by().values_list("laag", "pk"))
    begin(als, casus, "regisseur", org(spelers["halt"]))
    client = als("regisseur")
    gezien = {laag: client.get(f"/bestanden/{pk}/").status_code for laag, pk in pks.items()}
    assert gezien == {"identiteit": 200, "plan": 200, "bespreking": 404, "regie": 404}


def test_elke_bladzijde_staat_in_het_leeslog_met_de_echte_naam(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    kijker = begin(als, casus, "regisseur", org(spelers["halt"]))
    kijker.ga(f"/casussen/{casus.nummer}/plan/")
    with als_systeem("test"):
        regels = Raadpleging.objects.filter(reden="bekijkt als Halt").order_by("pk")
        assert [(r.gebruiker_id, r.onderdeel) for r in regels] == [
            (spelers["regisseur"].pk, "casus"),
            (spelers["regisseur"].pk, "casus_plan"),
        ]
        assert not Raadpleging.objects.filter(gebruiker__isnull=True).exists()


def test_verlies_van_het_recht_stopt_het_meekijken(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    kijker = begin(als, casus, "regisseur", org(spelers["halt"]))
    with als_systeem("test"):
        casus.deelnames.filter(rol=Rol.REGISSEUR).update(
            van=timezone.now() - timedelta(days=2), tot=timezone.now() - timedelta(days=1)
        )
        herbereken(casus.pk)
    kijker.ga(f"/casussen/{casus.nummer}/")
    assert kijker.adres == "/"
    kijker.ziet("U kijkt niet meer mee").ziet_niet("Jayson", "pga-meekijkband")
    assert als("regisseur").get(f"/casussen/{casus.nummer}/").status_code == 404


def test_partner_die_de_toegang_verliest_is_er_niet_meer(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    kijker = begin(als, casus, "regisseur", org(spelers["halt"]))
    with als_systeem("test"):
        casus.deelnames.filter(organisatie=org(spelers["halt"])).update(
            van=timezone.now() - timedelta(days=2), tot=timezone.now() - timedelta(days=1)
        )
        herbereken(casus.pk)
    assert kijker.ga(f"/casussen/{casus.nummer}/").adres == "/"


def test_partner_van_wie_het_convenant_voorbij_is_ziet_niets(spelers: Spelers, casus: Casus) -> None:
    """Even if somebody forgot to end the participation."""
    halt, vandaag = org(spelers["halt"]), timezone.localdate()
    gisteren = vandaag - timedelta(days=1)
    for einde, ziet in ((vandaag, True), (gisteren, False)):
        with als_systeem("test"):
            Organisatie.objects.filter(pk=halt.pk).update(convenant_van=gisteren, convenant_tot=einde)
        with namens(spelers["regisseur"]), meekijkend(halt, casus):
            assert Casus.objects.exists() is ziet


def test_tweede_tabblad_en_uitloggen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    begin(als, casus, "regisseur", org(spelers["halt"]))
    client = als("regisseur")
    assert client.get("/").status_code == 403, "het tweede tabblad deelt de sessie"
    ander = Client()
    ander.force_login(spelers["regisseur"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert ander.get("/").status_code == 200, "een andere browser niet"
    client.post("/uitloggen/")
    client.force_login(spelers["regisseur"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/").status_code == 200


def test_verlopen_sessie(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    begin(als, casus, "regisseur", org(spelers["halt"]))
    als("regisseur").session.flush()
    antwoord = als("regisseur").get(f"/casussen/{casus.nummer}/")
    assert antwoord["Location"].startswith("/inloggen/")


def test_na_het_verzoek_blijft_geen_context(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    begin(als, casus, "regisseur", org(spelers["halt"]))
    als("regisseur").get(f"/casussen/{casus.nummer}/")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('pga.meekijken', true), current_setting('pga.groepen', true),"
            " current_setting('transaction_read_only')"
        )
        assert [waarde or "" for waarde in cursor.fetchone()] == ["", "", "off"]


def zichtbaar(casus: Casus | None) -> dict[str, set[Any]]:
    """Per table of ours with a policy the keys of the rows that are visible now (of this case, or all)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        op_slot = {rij[0] for rij in cursor.fetchall()}
    gezien: dict[str, set[Any]] = {}
    for model in apps.get_models():
        if model._meta.db_table not in op_slot:
            continue
        rijen = model._default_manager.order_by()
        kolom = _casuskolom(model)
        if casus is not None:
            rijen = rijen.filter(**{kolom: casus.pk}) if kolom else rijen.none()
        gezien[model.__name__] = set(rijen.values_list("pk", flat=True))
    return gezien


def _casuskolom(model: type[models.Model]) -> str:
    namen = {veld.name for veld in model._meta.fields}
    if model.__name__ in {"Casus", "HistoricalCasus"}:
        return "id"
    return next((f"{n}_id" for n in ("casus", "content_object") if n in namen), "")


@pytest.mark.parametrize("fase", [Fase.GEAGENDEERD, Fase.BESPROKEN, Fase.IN_AANPAK, Fase.OPGESCHAALD])
@pytest.mark.parametrize("partner", ["halt", "jbwest", "politie"])
@pytest.mark.parametrize("wie", ["regisseur", "voorzitter"])
def test_precies_de_rijen_van_de_partner_en_nooit_meer_dan_eigen(
    spelers: Spelers, casus: Casus, andere: Casus, fase: str, partner: str, wie: str
) -> None:
    """Own rows of the organisation, other cases, drafts and messages lie ready to leak."""
    ons = org(spelers[partner])
    stuur(soort=Berichtsoort.TOEGANG, tekst="x", door=None, aan=spelers[partner], casus=casus)
    stuur(soort=Berichtsoort.TOEGANG, tekst="x", door=None, functie=Functie.WEGER, gemeente=casus.gemeente)
    stuur(soort=Berichtsoort.TOEGANG, tekst="x", door=None, functie=Functie.PARTNER, gemeente=casus.gemeente)
    meld_aan(logt_in(spelers[partner]))
    with als_systeem("test"):
        Casus.objects.filter(pk=casus.pk).update(fase=fase)
        casus.refresh_from_db()
        herbereken(casus.pk)
    with namens(spelers[wie]):
        eigen = zichtbaar(None)
        assert ons in meekijkbaar(casus)
        with meekijkend(ons, casus):
            kijker = zichtbaar(None)
    with namens(spelers[partner]):
        van_partner = zichtbaar(casus)
    for tabel, rijen in kijker.items():
        if tabel in {"CasusGroepsrecht", "Formulierontvangst"}:
            continue  # the grants of the partner itself, without which nothing could be decided
        assert rijen <= eigen[tabel], f"{wie} ziet als {partner} meer dan zelf: {tabel}"
        if tabel in PERSOONLIJK:
            assert not rijen, tabel
        elif tabel not in {"Persoon", "HistoricalPersoon", "Bijnaam", "HistoricalBijnaam"}:
            assert rijen == van_partner[tabel], tabel
    assert kijker["Persoon"] == {casus.persoon_id}
    assert kijker["Casus"] == {casus.pk}
    assert kijker["CasusGroepsrecht"] <= van_partner["CasusGroepsrecht"]


def test_een_bericht_blijft_ongelezen(spelers: Spelers, casus: Casus) -> None:
    """Whatever stops it: that the transaction only reads, or the lock."""
    politie = spelers["politie"]
    stuur(soort=Berichtsoort.TOEGANG, tekst="x", door=None, aan=politie, casus=casus)
    stuur(soort=Berichtsoort.TOEGANG, tekst="x", door=None, functie=Functie.WEGER, gemeente=casus.gemeente)
    with (
        namens(spelers["regisseur"]),
        meekijkend(org(politie), casus),
        suppress(InternalError, OperationalError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE pga_bericht SET gelezen_op = now()")
    with als_systeem("test"):
        assert list(Bericht.objects.values_list("gelezen_op", flat=True)) == [None, None]


def test_geen_bladzijde_voert_naar_buiten_de_casus(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    """Every link on the screens of the case: a screen of this case, or the page that says to stop first."""
    begin(als, casus, "regisseur", org(spelers["halt"]))
    client, pad = als("regisseur"), f"/casussen/{casus.nummer}/"
    links = {
        link.replace("&amp;", "&")
        for deel in ("", "plan/", "regie/", "gezin/", "documenten/", "tijdlijn/", "toegang/")
        for link in LINK.findall(client.get(pad + deel).content.decode())
    }
    for link in sorted(links):
        if link.startswith("/static/") or link in {"/uitloggen/", "/meekijken/stoppen/"}:
            continue
        status = client.get(link).status_code
        assert status in {200, 403}, link
        assert status == 403 or link.startswith((pad, "/bestanden/")), link


def test_leesschermen_zijn_schermen_die_alleen_lezen() -> None:
    assert not {naam for naam in LEESSCHERMEN if naam.endswith(("_nieuw", "_wijzigen", "_actie"))}


def test_voor_de_bespreking_als_genodigde(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers)
    with namens(spelers["voorzitter"]):
        betrek(
            casus=casus,
            rol=Rol.GENODIGD,
            organisatie=org(spelers["halt"]),
            reden="HKS",
            door=spelers["voorzitter"],
        )
    kijker = begin(als, casus, "voorzitter", org(spelers["halt"]))
    kijker.ziet("U kijkt mee als Halt").ga(f"/casussen/{casus.nummer}/plan/", status=404)
    with namens(spelers["voorzitter"]), meekijkend(org(spelers["halt"]), casus):
        assert not Bericht.objects.exists()
        assert Casus.objects.get().pk == casus.pk


@pytest.mark.django_db(transaction=True)
def test_in_een_echte_transactie(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    """What is checked only at the commit (the keys of the line in the read log) does not stumble over read-only."""
    kijker = begin(als, casus, "regisseur", org(spelers["halt"]))
    kijker.ga(f"/casussen/{casus.nummer}/tijdlijn/").ziet("U kijkt mee als Halt", "Regel op plan.")
    with als_systeem("test"):
        assert Raadpleging.objects.filter(reden="bekijkt als Halt").count() == 2
    kijker.vul("Stoppen").ziet_niet("U kijkt mee")
