"""Gemeente and politie weigh a report: both judge, one outcome, and what follows from it."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from pga.models import Casus, Deelname, Gebruiker, Relatie
from pga.toegang.context import als_systeem, namens
from tests.bouw import maak_casus
from tests.conftest import Inloggen
from tests.uvz.aanmeldingen import VOLLEDIG, meld_aan, oordeel, vers
from uvz.choices import Aanmeldstatus
from uvz.models import Aanmelding, Agendapunt, Criteriumoordeel, Informatieverzoek, Vergadering, Weging
from uvz.services.vergadering import plan_vergadering

pytestmark = pytest.mark.django_db


@pytest.fixture
def vergadering(spelers: dict[str, Gebruiker]) -> Vergadering:
    return plan(spelers, dagen=10, plekken=2)


def plan(spelers: dict[str, Gebruiker], *, dagen: int, plekken: int) -> Vergadering:
    voorzitter = spelers["voorzitter"]
    assert voorzitter.organisatie
    with namens(voorzitter):
        return plan_vergadering(
            gemeente=voorzitter.organisatie,
            datum=timezone.localdate() + timedelta(days=dagen),
            begin=time(9),
            eind=time(11),
            plaats="Stadhuis",
            plekken=plekken,
            door=voorzitter,
        )


@pytest.fixture
def gewogen(als: Inloggen) -> Aanmelding:
    """Handed in by Halt, judged positive by both."""
    aanmelding = meld_aan(als("halt"))
    for wie in ("voorzitter", "politie"):
        assert oordeel(als(wie), aanmelding).status_code == 302
    return vers(aanmelding)


def adres(aanmelding: Aanmelding, uitkomst: str) -> str:
    return reverse("weging_uitkomst", args=[aanmelding.pk, uitkomst])


def agenda(aanmelding: Aanmelding, op: Vergadering, **anders: Any) -> dict[str, Any]:
    return {
        "versie": aanmelding.versie,
        "persoon": "nieuw",
        "vergadering": op.pk,
        "motivering": "Zorg en veiligheid zijn samen nodig.",
        "uiterlijk": f"{op.datum - timedelta(days=2):%d-%m-%Y}",
    } | anders


def test_beide_partijen_oordelen_en_zien_elkaar(als: Inloggen) -> None:
    aanmelding = meld_aan(als("halt"))
    oordeel(als("politie"), aanmelding, toelichting_ernst="Vijf registraties dit jaar.")
    tekst = als("voorzitter").get(reverse("weging_aanmelding", args=[aanmelding.pk])).content.decode()
    assert "Vijf registraties dit jaar." in tekst
    assert "De gemeente (voorzitter) heeft nog geen oordeel gegeven" in tekst
    assert (
        "Vijf registraties"
        in als("voorzitter").get(reverse("weging_oordeel", args=[aanmelding.pk])).content.decode()
    )
    lijst = als("voorzitter").get("/weging/").content.decode()
    assert "wacht op uw oordeel" in lijst
    assert "gegeven" in lijst
    # The reporter does not read the judgements.
    assert (
        "Vijf registraties"
        not in als("halt").get(reverse("aanmelding", args=[aanmelding.pk])).content.decode()
    )


def test_niet_voldaan_vraagt_uitleg_en_leeg_zegt_wat_mist(als: Inloggen) -> None:
    aanmelding = meld_aan(als("halt"))
    antwoord = oordeel(als("politie"), aanmelding, voldaan_ernst="nee")
    assert "Leg uit waarom niet aan dit criterium is voldaan" in antwoord.content.decode()
    antwoord = als("politie").post(
        reverse("weging_oordeel", args=[aanmelding.pk]), {"versie": aanmelding.versie}
    )
    assert "Kies of aan dit criterium is voldaan" in antwoord.content.decode()
    with als_systeem("test"):
        assert not Criteriumoordeel.objects.exists()


def test_collega_oordeelde_intussen(als: Inloggen) -> None:
    aanmelding = meld_aan(als("halt"))
    oordeel(als("politie"), aanmelding)
    antwoord = oordeel(als("politie"), aanmelding, gezien="")
    assert "Een collega van u gaf intussen een oordeel" in antwoord.content.decode()
    assert (
        oordeel(als("politie"), aanmelding, voldaan_ernst="nee", toelichting_ernst="Toch niet.").status_code
        == 302
    )
    with als_systeem("test"):
        assert Criteriumoordeel.objects.count() == 4
        assert not Criteriumoordeel.objects.get(criterium="ernst").voldaan


@pytest.mark.parametrize("uitkomst", ["agenderen", "overdragen", "driehoek", "niet-opnemen"])
def test_uitkomst_wacht_op_beide_oordelen(
    als: Inloggen, spelers: dict[str, Gebruiker], vergadering: Vergadering, uitkomst: str
) -> None:
    aanmelding = meld_aan(als("halt"))
    oordeel(als("voorzitter"), aanmelding)
    velden = agenda(aanmelding, vergadering, ontvanger=spelers["dewaag"].organisatie_id)
    tekst = als("voorzitter").post(adres(aanmelding, uitkomst), velden).content.decode()
    assert "De politie heeft nog geen oordeel gegeven" in tekst
    assert vers(aanmelding).status == Aanmeldstatus.INGEDIEND
    with als_systeem("test"):
        assert not Weging.objects.exists()
        assert not Casus.objects.exists()


def test_agenderen_maakt_casus_en_nodigt_uit(
    als: Inloggen, spelers: dict[str, Gebruiker], gewogen: Aanmelding, vergadering: Vergadering
) -> None:
    partner = {
        "partner_0": spelers["jbwest"].organisatie_id,
        "reden_0": "Voert de ondertoezichtstelling uit.",
        "vraag_0": "Hoe verloopt het contact thuis?",
    }
    bladzijde = als("voorzitter").get(adres(gewogen, "agenderen"))
    assert bladzijde.context["form"]["vergadering"].value() == vergadering.pk
    antwoord = als("voorzitter").post(adres(gewogen, "agenderen"), agenda(gewogen, vergadering, **partner))
    assert antwoord.status_code == 302, antwoord.content.decode()
    with als_systeem("test"):
        casus = Casus.objects.select_related("persoon").get()
        assert casus.persoon.naam == "Jayson Voorbeeld"
        assert casus.waarom_integraal == "Zorg en veiligheid zijn samen nodig."
        assert vers(gewogen).casus_id == casus.pk
        assert Agendapunt.objects.get().vergadering_id == vergadering.pk
        assert Informatieverzoek.objects.get().organisatie_id == spelers["jbwest"].organisatie_id
        assert Deelname.objects.filter(rol="aanmelder", organisatie=spelers["halt"].organisatie_id).exists()
        ouder = Relatie.objects.get()
        assert (ouder.naam, ouder.gezag, ouder.aanschrijven) == ("Anja Voorbeeld", True, True)
        assert casus.adressen.get().postcode == "2716 AA"
        assert set(Criteriumoordeel.objects.values_list("casus", flat=True)) == {casus.pk}
        assert Weging.objects.get().casus_id == casus.pk
    tekst = als("halt").get(reverse("aanmelding", args=[gewogen.pk])).content.decode()
    assert "Zorg en veiligheid zijn samen nodig." in tekst
    assert als("jbwest").get(reverse("aanmelding", args=[gewogen.pk])).status_code == 404
    assert als("buitenstaander").get(reverse("aanmelding", args=[gewogen.pk])).status_code == 404


def test_agenderen_is_van_de_voorzitter(als: Inloggen, gewogen: Aanmelding, vergadering: Vergadering) -> None:
    assert als("politie").get(adres(gewogen, "agenderen")).status_code == 404
    assert als("politie").post(adres(gewogen, "agenderen"), agenda(gewogen, vergadering)).status_code == 404
    for wie in ("halt", "jbwest", "buitenstaander", "regisseur", "analist", "ondersteuner"):
        for uitkomst in ("agenderen", "niet-opnemen", "aanvulling"):
            assert als(wie).post(adres(gewogen, uitkomst), {"versie": 1}).status_code == 404, wie
        assert als(wie).get(reverse("weging_oordeel", args=[gewogen.pk])).status_code == 404, wie
    assert als("voorzitter").get(adres(gewogen, "verzonnen")).status_code == 404


def test_twee_uitkomsten_tegelijk_een_wint(
    als: Inloggen, gewogen: Aanmelding, vergadering: Vergadering
) -> None:
    velden = {"versie": gewogen.versie, "motivering": "Geen veiligheid in het spel."}
    assert als("politie").post(adres(gewogen, "niet-opnemen"), velden).status_code == 302
    antwoord = als("voorzitter").post(adres(gewogen, "agenderen"), agenda(gewogen, vergadering))
    assert "net al besloten" in antwoord.content.decode()
    assert vers(gewogen).status == Aanmeldstatus.NIET_OPGENOMEN
    with als_systeem("test"):
        assert not Casus.objects.exists()
        assert Weging.objects.count() == 1
    assert als("voorzitter").get(adres(gewogen, "driehoek")).status_code == 302


def test_andersom_wint_agenderen(als: Inloggen, gewogen: Aanmelding, vergadering: Vergadering) -> None:
    assert (
        als("voorzitter").post(adres(gewogen, "agenderen"), agenda(gewogen, vergadering)).status_code == 302
    )
    velden = {"versie": gewogen.versie, "motivering": "Geen veiligheid in het spel."}
    antwoord = als("politie").post(adres(gewogen, "niet-opnemen"), velden)
    assert "net al besloten" in antwoord.content.decode()
    assert vers(gewogen).status == Aanmeldstatus.GEAGENDEERD


def test_oude_versie_na_aanvulling(als: Inloggen, gewogen: Aanmelding) -> None:
    als("politie").post(
        adres(gewogen, "aanvulling"), {"versie": gewogen.versie, "gevraagde_aanvulling": "Wat?"}
    )
    velden = {"versie": gewogen.versie, "motivering": "x"}
    antwoord = als("voorzitter").post(adres(gewogen, "driehoek"), velden)
    assert "heeft dit intussen gewijzigd" in antwoord.content.decode()
    # After completing, both judge the new text.
    versie = vers(gewogen).versie
    als("halt").post(reverse("aanmelding_wijzigen", args=[gewogen.pk]), VOLLEDIG | {"versie": versie})
    antwoord = als("voorzitter").post(adres(gewogen, "driehoek"), velden | {"versie": vers(gewogen).versie})
    assert "heeft nog geen oordeel gegeven" in antwoord.content.decode()
    for wie in ("voorzitter", "politie"):
        oordeel(als(wie), gewogen)
    antwoord = als("voorzitter").post(adres(gewogen, "driehoek"), velden | {"versie": vers(gewogen).versie})
    assert antwoord.status_code == 302
    assert vers(gewogen).status == Aanmeldstatus.DRIEHOEK


def test_overdragen_aan_zorg(als: Inloggen, spelers: dict[str, Gebruiker], gewogen: Aanmelding) -> None:
    velden = {"versie": gewogen.versie, "motivering": "Vooral zorg nodig."}
    doel = adres(gewogen, "overdragen")
    assert "Kies de zorgpartner" in als("politie").post(doel, velden).content.decode()
    fout = als("politie").post(doel, velden | {"ontvanger": spelers["om"].organisatie_id})
    assert fout.status_code == 200
    goed = als("politie").post(doel, velden | {"ontvanger": spelers["zorgpartner"].organisatie_id})
    assert goed.status_code == 302
    tekst = als("halt").get(reverse("aanmelding", args=[gewogen.pk])).content.decode()
    assert "Wijkzorg Zoetermeer" in tekst
    assert "Vooral zorg nodig." in tekst
    assert als("zorgpartner").get(reverse("aanmelding", args=[gewogen.pk])).status_code == 404


def test_politie_leest_dat_de_voorzitter_agendeert(als: Inloggen, gewogen: Aanmelding) -> None:
    tekst = als("politie").get(reverse("weging_aanmelding", args=[gewogen.pk])).content.decode()
    assert "De voorzitter zet de casus dan op de agenda" in tekst
    assert "Agendeer voor het UVZ" not in tekst
    assert (
        "Agendeer voor het UVZ"
        in als("voorzitter").get(reverse("weging_aanmelding", args=[gewogen.pk])).content.decode()
    )


def test_geen_reden_geen_uitkomst(als: Inloggen, gewogen: Aanmelding) -> None:
    antwoord = als("politie").post(
        adres(gewogen, "niet-opnemen"), {"versie": gewogen.versie, "motivering": " "}
    )
    assert "Leg uit waarom u deze uitkomst kiest" in antwoord.content.decode()


def test_beide_vinden_niet_voldaan_dan_geen_agenda(als: Inloggen, vergadering: Vergadering) -> None:
    aanmelding = meld_aan(als("halt"))
    for wie in ("voorzitter", "politie"):
        oordeel(als(wie), aanmelding, voldaan_ernst="nee", toelichting_ernst="Geen signalen.")
    antwoord = als("voorzitter").post(adres(aanmelding, "agenderen"), agenda(aanmelding, vergadering))
    assert "vinden allebei dat niet voldaan is" in antwoord.content.decode()
    with als_systeem("test"):
        assert not Casus.objects.exists()


def test_bekende_persoon_wordt_gevonden_en_niet_dubbel_geagendeerd(
    als: Inloggen, spelers: dict[str, Gebruiker], vergadering: Vergadering
) -> None:
    casus = maak_casus(spelers, voornaam="Jaysón", achternaam="Voorbeelt")
    ander = maak_casus(spelers, voornaam="Wilhelmina", achternaam="Quist")
    aanmelding = meld_aan(als("halt"))
    for wie in ("voorzitter", "politie"):
        oordeel(als(wie), aanmelding)
    tekst = als("voorzitter").get(reverse("weging_aanmelding", args=[aanmelding.pk])).content.decode()
    assert casus.nummer in tekst
    assert "Jaysón Voorbeelt" in tekst
    assert ander.nummer not in tekst
    doel = adres(aanmelding, "agenderen")
    zonder = als("voorzitter").post(doel, agenda(aanmelding, vergadering, persoon=""))
    assert "Kies of dit iemand is die u al kent" in zonder.content.decode()
    antwoord = als("voorzitter").post(doel, agenda(aanmelding, vergadering, persoon=casus.persoon_id))
    assert f"heeft al een lopende casus: {casus.nummer}" in antwoord.content.decode()
    verzonnen = als("voorzitter").post(doel, agenda(aanmelding, vergadering, persoon=ander.persoon_id))
    assert verzonnen.status_code == 200
    with als_systeem("test"):
        assert Casus.objects.count() == 2
    assert als("voorzitter").post(doel, agenda(aanmelding, vergadering, persoon="nieuw")).status_code == 302


def test_partnerregels_worden_nagekeken(
    als: Inloggen, spelers: dict[str, Gebruiker], gewogen: Aanmelding, vergadering: Vergadering
) -> None:
    jb = spelers["jbwest"].organisatie_id
    vol = {"partner_0": jb, "reden_0": "a", "vraag_0": "b"}
    gevallen: list[tuple[dict[str, Any], str]] = [
        ({"partner_0": jb}, "Schrijf op waarom u deze partner nodig heeft."),
        ({"partner_0": jb, "reden_0": "x"}, "Schrijf op wat u deze partner vraagt."),
        ({"vraag_4": "los"}, "Kies bij deze tekst ook een partner."),
        (vol | {"partner_1": jb, "reden_1": "c", "vraag_1": "d"}, "staat er dubbel in"),
        (vol | {"uiterlijk": ""}, "Kies tot wanneer de partners kunnen antwoorden"),
        (vol | {"uiterlijk": "1-1-2020"}, "is al voorbij"),
        (vol | {"uiterlijk": "1-1-2090"}, "na de vergadering"),
        ({"vergadering": ""}, "Kies een vergadering"),
    ]
    for velden, zin in gevallen:
        antwoord = als("voorzitter").post(adres(gewogen, "agenderen"), agenda(gewogen, vergadering, **velden))
        assert zin in antwoord.content.decode(), zin
    with als_systeem("test"):
        assert not Casus.objects.exists()


def test_volle_vergadering_staat_er_niet_bij(
    als: Inloggen, spelers: dict[str, Gebruiker], gewogen: Aanmelding
) -> None:
    vol = plan(spelers, dagen=5, plekken=1)
    als("voorzitter").post(adres(gewogen, "agenderen"), agenda(gewogen, vol))
    volgende = meld_aan(als("halt"), voornaam="Marc", achternaam="Anders")
    for wie in ("voorzitter", "politie"):
        oordeel(als(wie), volgende)
    tekst = als("voorzitter").get(adres(volgende, "agenderen")).content.decode()
    assert "Er is geen vergadering met een vrije plek" in tekst
    antwoord = als("voorzitter").post(adres(volgende, "agenderen"), agenda(volgende, vol))
    assert antwoord.status_code == 200
    assert vers(volgende).status == Aanmeldstatus.INGEDIEND
