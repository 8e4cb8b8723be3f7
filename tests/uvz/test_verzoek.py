"""A partner is asked, answers in two clicks, and sees no more than that needs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pga.models import Deelname
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.uvz.gesprek import huis, op_agenda, over, vergadering, vers, verzoek_van
from uvz.models import Bijdrage
from uvz.services.verzoek import nodig_uit

pytestmark = pytest.mark.django_db


def rollen(casus_id: int, organisatie_id: int | None) -> list[str]:
    with als_systeem("test: deelnames nu"):
        return list(
            Deelname.objects.filter(casus=casus_id, organisatie=organisatie_id, tot__isnull=True)
            .order_by("rol")
            .values_list("rol", flat=True)
        )


def test_bekend_in_een_klik_vanuit_de_lijst(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    lijst = als("halt").get(reverse("verzoeken")).content.decode()
    assert "Reden voor halt." in lijst
    assert "Vraag aan halt?" in lijst
    verzoek = verzoek_van(punt, spelers, "halt")
    antwoord = als("halt").post(
        reverse("verzoek", args=[verzoek.pk]), {"versie": verzoek.versie, "antwoord": "bekend"}, follow=True
    )
    assert "Genoteerd: bekend" in antwoord.content.decode()
    assert rollen(punt.casus_id, spelers["halt"].organisatie_id) == ["betrokken"]


def test_bekend_met_contactpersoon_en_bijdragen(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    verzoek = verzoek_van(punt, spelers, "halt")
    adres = reverse("verzoek", args=[verzoek.pk])
    invoer = {
        "versie": verzoek.versie,
        "antwoord": "bekend",
        "contactpersoon": "H. de Vries",
        "tekst_delict": "Winkeldiefstal in mei.",
        "kring": "allen",
    }
    fout = als("halt").post(adres, invoer)
    assert "Vul in waar dit vandaan komt" in fout.content.decode()
    assert "Winkeldiefstal in mei." in fout.content.decode()
    invoer |= {"bron_delict": "eigen dossier", "voorwaarde_delict": "niet naar de ouders"}
    assert als("halt").post(adres, invoer).status_code == 302
    tekst = als("voorzitter").get(reverse("casus_bespreking", args=[punt.casus.nummer])).content.decode()
    for deel in ("Winkeldiefstal in mei.", "eigen dossier", "niet naar de ouders"):
        assert deel in tekst
    agenda = als("voorzitter").get(reverse("vergadering", args=[punt.vergadering_id])).content.decode()
    assert "H. de Vries" in agenda


def test_niet_bekend_beeindigt_de_toegang_en_zegt_dat_vooraf(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    verzoek = verzoek_van(punt, spelers, "halt")
    adres = reverse("verzoek", args=[verzoek.pk])
    assert "ziet deze casus daarna meteen niet meer" in als("halt").get(adres).content.decode()
    na = als("halt").post(adres, {"versie": verzoek.versie, "antwoord": "niet_bekend"}, follow=True)
    assert "Genoteerd: niet bekend" in na.content.decode()
    assert "Jayson" not in na.content.decode()
    assert als("halt").get(adres).status_code == 404
    assert als("halt").get(reverse("casus", args=[punt.casus.nummer])).status_code == 404
    assert rollen(punt.casus_id, spelers["halt"].organisatie_id) == []
    assert verzoek_van(punt, spelers, "halt").status == "niet_bekend"


def test_wie_bijdroeg_en_dan_niet_bekend_zegt_houdt_toegang(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    als("halt").post(
        reverse("bijdrage_nieuw", args=[punt.casus.nummer]),
        {"leefgebied": "delict", "tekst": "Iets", "bron": "dossier", "kring": "allen"},
    )
    verzoek = verzoek_van(punt, spelers, "halt")
    adres = reverse("verzoek", args=[verzoek.pk])
    assert "houdt toegang" in als("halt").get(adres).content.decode()
    als("halt").post(adres, {"versie": verzoek.versie, "antwoord": "niet_bekend"})
    assert als("halt").get(adres).status_code == 200


def test_antwoord_is_te_wijzigen_tot_de_bespreking(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    verzoek = verzoek_van(punt, spelers, "halt")
    adres = reverse("verzoek", args=[verzoek.pk])
    als("halt").post(adres, {"versie": verzoek.versie, "antwoord": "bekend"})
    nu = verzoek_van(punt, spelers, "halt").versie
    als("halt").post(adres, {"versie": nu, "antwoord": "bekend", "contactpersoon": "Nieuwe naam"})
    assert verzoek_van(punt, spelers, "halt").contactpersoon == "Nieuwe naam"
    als("halt").post(adres, {"versie": nu + 1, "antwoord": "niet_bekend"})
    assert verzoek_van(punt, spelers, "halt").status == "niet_bekend"
    assert rollen(punt.casus_id, spelers["halt"].organisatie_id) == []


def test_na_de_bespreking_kan_het_antwoord_niet_meer(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    verzoek = verzoek_van(punt, spelers, "halt")
    adres = reverse("verzoek", args=[verzoek.pk])
    als("halt").post(adres, {"versie": verzoek.versie, "antwoord": "bekend"})
    with als_systeem("test: bespreking geweest"):
        nu = vers(punt)
        nu.status = "besproken"
        nu.save()
    na = als("halt").post(adres, {"versie": verzoek.versie + 1, "antwoord": "bekend"})
    assert "al behandeld" in na.content.decode()


def test_verouderd_antwoord_valt_op(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    verzoek = verzoek_van(punt, spelers, "halt")
    adres = reverse("verzoek", args=[verzoek.pk])
    oud = {"versie": verzoek.versie, "antwoord": "bekend", "contactpersoon": "eerste"}
    als("halt").post(adres, oud)
    na = als("halt").post(adres, oud | {"contactpersoon": "tweede"})
    assert "Iemand anders heeft dit intussen gewijzigd" in na.content.decode()
    assert verzoek_van(punt, spelers, "halt").contactpersoon == "eerste"


def test_vreemde_ziet_geen_vraag(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt", "jbwest")
    verzoek = verzoek_van(punt, spelers, "halt")
    adres = reverse("verzoek", args=[verzoek.pk])
    for wie in ("jbwest", "buitenstaander", "dewaag", "politie"):
        assert als(wie).get(adres).status_code == 404, wie
        na = als(wie).post(adres, {"versie": verzoek.versie, "antwoord": "bekend"})
        assert na.status_code == 404, wie
        assert "Vraag aan halt?" not in als(wie).get(reverse("verzoeken")).content.decode()
    assert verzoek_van(punt, spelers, "halt").status == "open"


def test_uitnodigen_vraagt_reden_vraag_en_datum(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "jbwest")
    adres = reverse("verzoek_nieuw", args=[punt.pk])
    keuzes = als("ondersteuner").get(adres).content.decode()
    assert "Jeugdbescherming West" not in keuzes
    assert keuzes.index("Halt Haaglanden (kernpartner)") < keuzes.index("Wijkzorg Zoetermeer")
    assert als("ondersteuner").post(adres, {}).status_code == 200
    goed = {
        "organisatie": spelers["halt"].organisatie_id,
        "reden": "Eerder contact",
        "vraag": "Hoe ging het?",
        "uiterlijk": f"{over(30):%d-%m-%Y}",
    }
    na = als("ondersteuner").post(adres, goed)
    assert "uiterlijk op de dag van de vergadering" in na.content.decode()
    als("ondersteuner").post(adres, goed | {"uiterlijk": f"{over(2):%d-%m-%Y}", "actie": "nog_een"})
    assert als("halt").get(reverse("casus", args=[punt.casus.nummer])).status_code == 200


def test_herinneren_en_niet_tijdig_en_opnieuw_vragen(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers, dagen=0), "halt", "jbwest")
    als("ondersteuner").post(reverse("verzoeken_herinneren", args=[punt.pk]))
    assert "herinnerd" in als("halt").get(reverse("verzoeken")).content.decode()
    verzoek = verzoek_van(punt, spelers, "halt")
    als("ondersteuner").post(reverse("verzoek_niet_tijdig", args=[verzoek.pk]), {"versie": verzoek.versie})
    assert verzoek_van(punt, spelers, "halt").status == "niet_tijdig"
    nu = verzoek_van(punt, spelers, "halt")
    als("halt").post(reverse("verzoek", args=[nu.pk]), {"versie": nu.versie, "antwoord": "niet_bekend"})
    opnieuw = {
        "versie": nu.versie + 1,
        "reden": "Toch nodig",
        "vraag": "Weet u het zeker?",
        "uiterlijk": f"{over(0):%d-%m-%Y}",
    }
    als("ondersteuner").post(reverse("verzoek_wijzigen", args=[nu.pk]), opnieuw)
    assert "Weet u het zeker?" in als("halt").get(reverse("verzoeken")).content.decode()
    for wie in ("halt", "regisseur"):
        assert als(wie).post(reverse("verzoeken_herinneren", args=[punt.pk])).status_code == 404


def test_in_de_aanpak_geeft_bekend_geen_zicht_op_het_plan(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    punt = op_agenda(spelers, vergadering(spelers), "halt", casus=casus, soort="herbespreking")
    verzoek = verzoek_van(punt, spelers, "halt")
    als("halt").post(reverse("verzoek", args=[verzoek.pk]), {"versie": verzoek.versie, "antwoord": "bekend"})
    assert verzoek_van(punt, spelers, "halt").status == "bekend"
    assert als("halt").get(reverse("casus_plan", args=[casus.nummer])).status_code == 404
    als("halt").post(
        reverse("bijdrage_nieuw", args=[casus.nummer]),
        {"leefgebied": "delict", "tekst": "Geen nieuwe feiten", "bron": "dossier", "kring": "allen"},
    )
    with als_systeem("test: bijdragen"):
        assert Bijdrage.objects.filter(agendapunt=punt).count() == 1


def test_lijst_filtert_en_vraagt_evenveel(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    op_agenda(spelers, moment, "halt")
    adres = reverse("verzoeken")
    als("halt").get(adres)
    with CaptureQueriesContext(connection) as een:
        als("halt").get(adres)
    for naam in ("Marc", "Faysel"):
        op_agenda(spelers, moment, "halt", voornaam=naam)
    with CaptureQueriesContext(connection) as drie:
        als("halt").get(adres)
    assert len(een) == len(drie)
    assert "Marc" in als("halt").get(adres, {"status": "open"}).content.decode()
    assert "Marc" not in als("halt").get(adres, {"status": "bekend"}).content.decode()
    for sorteer in ("uiterlijk", "-vergadering", "status", "onzin"):
        assert als("halt").get(adres, {"sorteer": sorteer}).status_code == 200


def test_startpagina_toont_vraag_en_herinnering(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers, dagen=2), "halt")
    assert "Vraag aan halt?" in als("halt").get("/").content.decode()
    assert "Vraag aan halt?" not in als("jbwest").get("/").content.decode()
    thuis = als("ondersteuner").get("/").content.decode()
    assert "nog geen antwoord" in thuis
    assert "1 van 6 plekken bezet" in thuis
    assert (
        "op de agenda"
        in als("voorzitter").get(reverse("casus", args=[punt.casus.nummer])).content.decode().lower()
    )


def test_dubbel_uitnodigen_kan_niet(spelers: Spelers) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    from pga.fouten import Bezwaar

    with namens(spelers["voorzitter"]), pytest.raises(Bezwaar, match="al uitgenodigd"):
        nodig_uit(
            agendapunt=punt,
            organisatie=huis(spelers, "halt"),
            reden="Nog eens",
            vraag="Nog eens?",
            uiterlijk=over(1),
            door=spelers["voorzitter"],
        )
