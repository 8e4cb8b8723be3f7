"""Noodinzage: a reason, two hours, told at once, every attempt recorded, and discussed at the next UVZ."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from pga.choices import Fase, Rol
from pga.models import (
    Bericht,
    Casus,
    CasusGebruikersrecht,
    Deelname,
    Deelnamereden,
    Gebeurtenis,
    Noodinzage,
    Raadpleging,
)
from pga.services.casus import nieuwe_persoon
from pga.services.toegang import betrek, herbereken
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen
from tests.lezer import Lezer
from uvz.models import Vergadering
from uvz.services.vergadering import plan_vergadering

pytestmark = pytest.mark.django_db
GEBOREN = date(2009, 3, 14)
REDEN = "Hij is met een mes gezien bij de school van zijn zusje. Wij staan nu voor de deur."
MIS = "Wij vinden geen lopende casus"


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers, voornaam="Jayson", achternaam="Voorbeeld", geboortedatum=GEBOREN)


def vraag(wie: Lezer, **velden: Any) -> Lezer:
    return wie.ga("/noodinzage/").vul("Toon de casus nu", **{"gevaar": "ander", "reden": REDEN} | velden)


def pogingen() -> list[Noodinzage]:
    with als_systeem("test"):
        return list(Noodinzage.objects.order_by("pk"))


def laat_verlopen(casus: Casus) -> None:
    """As if two hours went by; no job runs."""
    net = timezone.now() - timedelta(hours=1)  # now() of PostgreSQL is when the test began
    with als_systeem("test"):
        Deelname.objects.filter(casus=casus, rol=Rol.NOODINZAGE).update(van=net - timedelta(hours=2), tot=net)
        CasusGebruikersrecht.objects.filter(content_object=casus, tot__isnull=False).update(tot=net)


def test_het_scherm_zegt_vooraf_wat_er_gebeurt(als: Inloggen) -> None:
    halt = Lezer(als("halt")).klik("Ik heb dit nu nodig, er is gevaar")
    halt.ziet(
        "Bel eerst 112",
        "Vera Voorzitter",
        "twee uur",
        "In de aanpak ziet u wie het is en het plan",
        "Vóór en tijdens de bespreking ziet u wie het is en de bespreking",
        "meteen bericht",
        "agenda van het volgende UVZ",
        "Elke poging wordt vastgelegd, ook als er geen casus is",
    )
    Lezer(als("halt")).ga("/zoeken/").klik("Ik heb dit nu nodig, er is gevaar").ziet("Noodinzage")


@pytest.mark.parametrize("wie", ["beheer", "beleid", "privacy", "analist", "ondersteuner"])
def test_niet_voor_wie_niet_in_de_uitvoering_staat(als: Inloggen, wie: str) -> None:
    assert als(wie).get("/noodinzage/").status_code == 404
    assert "er is gevaar" not in als(wie).get("/").content.decode()


def test_twee_uur_lezen_en_wie_het_hoort(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    pad = f"/casussen/{casus.nummer}/"
    assert als("halt").get(pad).status_code == 404
    halt = vraag(Lezer(als("halt")), nummer=casus.nummer.lower())
    assert halt.adres == pad
    tot = timezone.localtime(pogingen()[0].tot)
    halt.ziet("Jayson Voorbeeld", f"Noodinzage tot {tot:%H:%M}", "Ik ben klaar")
    halt.ga(f"{pad}plan/").ziet(f"Noodinzage tot {tot:%H:%M}")
    for dicht in ("bespreking/", "documenten/nieuw/", "signaal/"):
        assert als("halt").get(pad + dicht).status_code == 404, dicht
    kern = f"Hanna Halt (Halt) heeft noodinzage in {casus.nummer} tot {tot:%H:%M} uur."
    for wie in ("regisseur", "voorzitter", "privacy"):
        Lezer(als(wie)).ziet(kern)
    for wie in ("regisseur2", "politie", "om"):
        Lezer(als(wie)).ziet_niet("noodinzage in")
    with als_systeem("test"):
        regel = Raadpleging.objects.filter(gebruiker=spelers["halt"], nummer=casus.nummer).first()
        assert regel is not None
        assert "noodinzage" in regel.reden
        lijn = Gebeurtenis.objects.get(casus=casus, tekst__contains="noodinzage")
        assert lijn.laag == "regie"


def test_op_achternaam_en_geboortedatum_precies(als: Inloggen, casus: Casus) -> None:
    mis = vraag(Lezer(als("halt")), achternaam="Voorbeld", geboortedatum="14-03-2009")
    mis.ziet(MIS)
    vraag(Lezer(als("halt")), achternaam="voorbeeld", geboortedatum="14-3-2009").ziet("Jayson Voorbeeld")


def test_tussenvoegsel_en_tweeling(spelers: Spelers, als: Inloggen) -> None:
    een, twee = (
        casus_in_aanpak(spelers, voornaam=naam, achternaam="Vries", geboortedatum=GEBOREN)
        for naam in ("Ab", "Bo")
    )
    with als_systeem("test"):
        for casus in (een, twee):
            casus.persoon.tussenvoegsel = "de"
            casus.persoon.save()
    vraag(Lezer(als("om")), achternaam="de  Vries", geboortedatum="14-03-2009").ziet(MIS)
    bo = vraag(Lezer(als("om")), achternaam="De Vries", geboortedatum="14-03-2009", voornaam="bo")
    assert bo.adres == f"/casussen/{twee.nummer}/"
    assert als("om").get(f"/casussen/{een.nummer}/").status_code == 404


def test_mis_wordt_vastgelegd_en_verteld_zonder_persoon(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    halt = vraag(Lezer(als("halt")), achternaam="Niemand", geboortedatum="01-01-2010")
    halt.ziet(MIS, "vastgelegd")
    [poging] = pogingen()
    assert (poging.gevonden, poging.casus_id, poging.nummer) == (False, None, "")
    for wie in ("voorzitter", "privacy"):
        Lezer(als(wie)).ziet("Hanna Halt (Halt) vroeg noodinzage. Er is geen casus gevonden")
    with als_systeem("test"):
        assert not [b for b in Bericht.objects.all() if "Niemand" in b.tekst]


@pytest.mark.parametrize("fase", [Fase.AFGESLOTEN, Fase.VERNIETIGD])
def test_gesloten_casus_blijft_dicht_en_antwoordt_als_een_mis(als: Inloggen, casus: Casus, fase: str) -> None:
    with als_systeem("test"):
        casus.fase, casus.afgesloten_op = fase, timezone.localdate()
        casus.save()
        herbereken(casus.pk)
    gesloten = vraag(Lezer(als("halt")), nummer=casus.nummer)
    verzonnen = vraag(Lezer(als("om")), nummer="UVZ-2020-9999")
    gesloten.ziet(MIS)
    assert (
        gesloten.tekst.split("Er wordt nu")[1].split("Om wie gaat")[0]
        == verzonnen.tekst.split("Er wordt nu")[1].split("Om wie gaat")[0]
    )
    with als_systeem("test"):
        assert not Deelname.objects.filter(rol=Rol.NOODINZAGE).exists()


def test_casus_van_een_andere_gemeente_is_er_niet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    from pga.services.inrichting import maak_gemeente

    elders = maak_gemeente(naam="Gemeente Elders", door=None)
    with als_systeem("test"):
        Casus.objects.filter(pk=casus.pk).update(gemeente=elders)
    vraag(Lezer(als("halt")), nummer=casus.nummer).ziet(MIS)


def test_hoogstens_drie_keer_op_een_dag(als: Inloggen, casus: Casus) -> None:
    halt = Lezer(als("halt"))
    for _ in range(3):
        vraag(halt, nummer="UVZ-2020-9999").ziet(MIS)
    vraag(halt, nummer=casus.nummer).ziet("vandaag al 3 keer", "Bel de voorzitter")
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 404
    assert len(pogingen()) == 3
    with als_systeem("test"):
        Noodinzage.objects.update(gevraagd_op=timezone.now() - timedelta(days=1))
    assert vraag(halt, nummer=casus.nummer).adres == f"/casussen/{casus.nummer}/"


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Vul het casusnummer in, of de achternaam met de geboortedatum."),
        ({"achternaam": "Voorbeeld"}, "Vul het casusnummer in"),
        ({"nummer": "UVZ-2026-0001", "reden": "nood"}, "Schrijf iets meer"),
        ({"nummer": "UVZ-2026-0001", "reden": ""}, "Vul dit veld in"),
        ({"nummer": "UVZ-2026-0001", "gevaar": ""}, "Dit veld is verplicht"),
        ({"achternaam": "x", "geboortedatum": "14-03-2999"}, "Controleer het jaar"),
        ({"achternaam": "x", "geboortedatum": "gisteren"}, "dag-maand-jaar"),
    ],
)
def test_onvolledig_is_geen_poging(als: Inloggen, casus: Casus, velden: dict[str, str], zin: str) -> None:
    vraag(Lezer(als("halt")), **velden).ziet(zin)
    assert pogingen() == []


def test_rare_invoer_breekt_niets(als: Inloggen, casus: Casus) -> None:
    for nummer in ("🦊", "'; DROP", "UVZ", "%", "_"):
        vraag(Lezer(als("jbwest")), nummer=nummer) if len(pogingen()) < 3 else None
    assert {poging.gevonden for poging in pogingen()} == {False}
    antwoord = als("om").post("/noodinzage/", {"nummer": "x\x00", "gevaar": "ander", "reden": REDEN})
    assert antwoord.status_code == 200


def test_wie_de_casus_al_ziet_hoeft_niets(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    for wie in ("voorzitter", "regisseur", "politie"):
        vraag(Lezer(als(wie)), nummer=casus.nummer).ziet("U ziet deze casus al")
    assert pogingen() == []
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    vraag(Lezer(als("halt")), nummer=casus.nummer).ziet("U ziet deze casus al")


def test_wie_alleen_genodigd_is_ziet_door_noodinzage_meer(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers)
    with namens(spelers["voorzitter"]):
        betrek(
            casus=casus,
            rol=Rol.GENODIGD,
            organisatie=spelers["halt"].organisatie,
            reden="HKS",
            gevraagd="Bekend?",
            door=spelers["voorzitter"],
        )
    vraag(Lezer(als("halt")), nummer=casus.nummer).ziet("Noodinzage tot")
    assert als("halt").get(f"/casussen/{casus.nummer}/bespreking/").status_code == 200


def test_na_twee_uur_is_er_niets_meer(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    pad = f"/casussen/{casus.nummer}/"
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    with als_systeem("test"):
        eind = {recht.tot for recht in CasusGebruikersrecht.objects.filter(user=spelers["halt"])}
        [deelname] = Deelname.objects.filter(casus=casus, rol=Rol.NOODINZAGE)
        assert eind == {deelname.tot}
        assert deelname.tot is not None
        assert deelname.tot - deelname.van <= timedelta(hours=2)
    laat_verlopen(casus)
    for deel in ("", "plan/", "toegang/", "tijdlijn/", "documenten/", "gezin/"):
        assert als("halt").get(pad + deel).status_code == 404, deel
    with namens(spelers["halt"]):
        assert not Casus.objects.exists()
    Lezer(als("halt")).ziet_niet("U kijkt tijdelijk mee", "Jayson")


def test_ik_ben_klaar_sluit_meteen(als: Inloggen, casus: Casus) -> None:
    halt = vraag(Lezer(als("halt")), nummer=casus.nummer)
    halt.ga("/").ziet("U kijkt tijdelijk mee").klik(casus.nummer).vul("Ik ben klaar")
    halt.ziet("U ziet " + casus.nummer + " niet meer")
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 404
    assert als("halt").post(f"/casussen/{casus.nummer}/klaar/").status_code == 404
    eind = pogingen()[0].tot
    assert eind is not None
    assert eind <= timezone.now()


def test_klaar_is_alleen_voor_wie_tijdelijk_keek(als: Inloggen, casus: Casus) -> None:
    antwoord = als("regisseur").post(f"/casussen/{casus.nummer}/klaar/", follow=True)
    assert "was al voorbij" in antwoord.content.decode()
    assert als("regisseur").get(f"/casussen/{casus.nummer}/").status_code == 200
    assert als("om").post(f"/casussen/{casus.nummer}/klaar/").status_code == 404


def test_de_reden_leest_alleen_wie_leidt(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    [poging] = pogingen()
    pad = f"/noodinzage/{poging.pk}/"
    for wie in ("voorzitter", "privacy", "regisseur", "ondersteuner", "halt"):
        assert REDEN in als(wie).get(pad).content.decode(), wie
    for wie in ("om", "politie", "regisseur2", "jbwest"):
        assert als(wie).get(pad).status_code == 404, wie
    with namens(spelers["politie"]):
        assert not Noodinzage.objects.exists()
        assert not Deelname.objects.filter(rol=Rol.NOODINZAGE).exists()
        assert not [r for r in Deelnamereden.objects.all() if REDEN in r.reden]
    tijdlijn = als("politie").get(f"/casussen/{casus.nummer}/tijdlijn/").content.decode()
    assert "noodinzage" not in tijdlijn


def volgend_uvz(spelers: Spelers, dagen: int = 5) -> Vergadering:
    gemeente = spelers["voorzitter"].organisatie
    assert gemeente is not None
    with namens(spelers["ondersteuner"]):
        return plan_vergadering(
            gemeente=gemeente,
            datum=timezone.localdate() + timedelta(days=dagen),
            begin=time(9),
            eind=time(11),
            plaats="Stadhuis",
            plekken=6,
            door=spelers["ondersteuner"],
        )


def test_staat_op_de_volgende_agenda_tot_het_oordeel(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    later, eerst = volgend_uvz(spelers, 19), volgend_uvz(spelers, 5)
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    kop = "Noodinzages om te bespreken"
    for adres in (f"/vergaderingen/{eerst.pk}/", f"/vergaderingen/{eerst.pk}/scherm/"):
        Lezer(als("voorzitter")).ga(adres).ziet(kop, "Hanna Halt", casus.nummer).ziet_niet(REDEN)
    Lezer(als("voorzitter")).ga(f"/vergaderingen/{later.pk}/").ziet_niet(kop)
    for wie in ("om", "regisseur2", "politie"):
        Lezer(als(wie)).ga(f"/vergaderingen/{eerst.pk}/").ziet_niet(kop)
    voorzitter = Lezer(als("voorzitter")).ziet(kop).klik(casus.nummer)
    voorzitter.vul("Leg het oordeel vast", oordeel="niet_terecht", toelichting="").ziet("waarom")
    voorzitter.vul("Leg het oordeel vast", oordeel="niet_terecht", toelichting="Bellen had gekund.")
    voorzitter.ziet("Het oordeel is vastgelegd", "niet terecht", "Bellen had gekund.")
    Lezer(als("voorzitter")).ga(f"/vergaderingen/{eerst.pk}/").ziet_niet(kop)
    Lezer(als("halt")).ziet("Het oordeel: niet terecht.").ga("/noodinzage/").klik(casus.nummer).ziet(
        "Bellen had gekund."
    )
    Lezer(als("privacy")).ziet("was niet terecht").ga("/noodinzage/alle/").ziet("Hanna Halt", "niet terecht")


def test_oordelen_kan_een_keer_en_alleen_de_voorzitter(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    [poging] = pogingen()
    pad = f"/noodinzage/{poging.pk}/oordeel/"
    velden = {"versie": poging.versie, "oordeel": "terecht", "toelichting": ""}
    for wie in ("halt", "regisseur", "privacy", "ondersteuner", "om"):
        assert als(wie).post(pad, velden).status_code == 404, wie
    assert als("voorzitter").post(pad, velden).status_code == 302
    assert "al beoordeeld" in als("voorzitter").post(pad, velden).content.decode()
    with namens(spelers["halt"]):
        assert Noodinzage.objects.filter(pk=poging.pk).update(oordeel="terecht") == 0


def test_oude_versie_wint_niet(als: Inloggen, casus: Casus) -> None:
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    [poging] = pogingen()
    oud = {"versie": poging.versie - 1, "oordeel": "terecht", "toelichting": "x"}
    antwoord = als("voorzitter").post(f"/noodinzage/{poging.pk}/oordeel/", oud).content.decode()
    assert "Iemand anders heeft dit intussen gewijzigd" in antwoord


def test_niemand_verzint_een_poging(spelers: Spelers, casus: Casus) -> None:
    from django.db import ProgrammingError, transaction

    halt = spelers["halt"]
    with pytest.raises(ProgrammingError), transaction.atomic(), namens(halt):
        Noodinzage.objects.create(gebruiker=halt, gemeente=casus.gemeente, gevaar="ander", reden=REDEN)


def test_twee_keer_op_de_knop_is_een_poging(als: Inloggen, casus: Casus) -> None:
    velden = {
        "nummer": casus.nummer,
        "gevaar": "ander",
        "reden": REDEN,
        "_formulier": "3f2c1d1e-1111-4222-8333-444455556666",
    }
    eerste, tweede = (als("halt").post("/noodinzage/", velden) for _ in range(2))
    assert eerste["Location"] == tweede["Location"] == f"/casussen/{casus.nummer}/"
    assert len(pogingen()) == 1


def test_mail_zegt_niets(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    from pga.tasks import mail_bericht

    for wie in ("regisseur", "voorzitter", "privacy"):
        spelers[wie].email = f"{wie}@gemeente.example"
        spelers[wie].save()
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    with als_systeem("test"):
        nummers = list(Bericht.objects.order_by("pk").values_list("pk", flat=True))
    assert [mail_bericht(pk) for pk in nummers] == [1, 1, 1]
    for brief in mail.outbox:
        assert not {
            w for w in ("Halt", "Jayson", "UVZ-", "noodinzage", REDEN) if w in f"{brief.subject} {brief.body}"
        }


def test_waarnemer_hoort_het_ook(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    betrek(casus=casus, rol=Rol.WAARNEMER, gebruiker=spelers["regisseur2"], reden="vakantie", door=None)
    vraag(Lezer(als("halt")), nummer=casus.nummer)
    Lezer(als("regisseur2")).ziet("heeft noodinzage in")


def test_persoon_zonder_casus_wordt_niet_gevonden(spelers: Spelers, als: Inloggen) -> None:
    with namens(spelers["voorzitter"]):
        nieuwe_persoon(
            door=spelers["voorzitter"],
            voornaam="Los",
            tussenvoegsel="",
            achternaam="Losstaand",
            roepnaam="",
            geboortedatum=GEBOREN,
            geboortedatum_nauwkeurig="dag",
            wijk="",
        )
    vraag(Lezer(als("halt")), achternaam="Losstaand", geboortedatum="14-03-2009").ziet(MIS)
