"""Planning a meeting and preparing its agenda, as the voorzitter and the ondersteuner meet it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pga.fouten import Bezwaar
from pga.models import Brief
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen
from tests.uvz.gesprek import fase, huis, op_agenda, over, post_brieven, stap, vergadering, vers, verzoek_van
from uvz.models import Vergadering
from uvz.services.agenda import zet_op_agenda
from uvz.services.bespreking import lever_bijdrage

pytestmark = pytest.mark.django_db


def invoer(**anders: str) -> dict[str, str]:
    datum = f"{over(9):%d-%m-%Y}"
    return {
        "datum": datum,
        "begin": "09:00",
        "eind": "11:00",
        "plaats": "Stadhuis 2.14",
        "plekken": "6",
    } | anders


def test_plannen_stelt_twee_weken_na_de_laatste_voor(spelers: Spelers, als: Inloggen) -> None:
    vergadering(spelers, dagen=5)
    begin = als("ondersteuner").get(reverse("vergadering_nieuw"))
    assert begin.context["form"].initial["datum"] == over(19)
    antwoord = als("ondersteuner").post(reverse("vergadering_nieuw"), invoer(), follow=True)
    assert "De vergadering is gepland" in antwoord.content.decode()
    assert "Er staat nog niets op deze agenda" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"datum": "1-1-2020"}, "Deze datum is al voorbij"),
        ({"datum": ""}, "Vul een datum in"),
        ({"eind": "08:00"}, "eindtijd moet na de begintijd"),
        ({"begin": "negen"}, "Schrijf de tijd als 09:00"),
        ({"plekken": "0"}, "plekken"),
    ],
)
def test_plannen_legt_fouten_uit(als: Inloggen, anders: dict[str, str], zin: str) -> None:
    antwoord = als("voorzitter").post(reverse("vergadering_nieuw"), invoer(**anders))
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert not Vergadering.objects.exists()


def test_zelfde_tijdstip_kan_niet_twee_keer(als: Inloggen) -> None:
    als("voorzitter").post(reverse("vergadering_nieuw"), invoer())
    antwoord = als("voorzitter").post(reverse("vergadering_nieuw"), invoer())
    assert "al een vergadering gepland" in antwoord.content.decode()


def test_wijzigen_met_oude_versie_valt_op(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    adres = reverse("vergadering_wijzigen", args=[moment.pk])
    als("ondersteuner").post(adres, invoer(versie="1", plaats="Raadzaal"))
    antwoord = als("voorzitter").post(adres, invoer(versie="1", plaats="Kelder"))
    assert "Iemand anders heeft dit intussen gewijzigd" in antwoord.content.decode()
    assert "Kelder" in antwoord.content.decode()
    moment.refresh_from_db()
    assert moment.plaats == "Raadzaal"


def test_wie_niet_plant_komt_er_niet(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    for wie in ("halt", "politie", "regisseur", "beleid"):
        assert als(wie).get(reverse("vergadering_nieuw")).status_code == 404, wie
        assert als(wie).get(reverse("vergadering_wijzigen", args=[moment.pk])).status_code == 404, wie


def test_volle_of_voorbije_vergadering_weigert(spelers: Spelers) -> None:
    moment = vergadering(spelers, plekken=1)
    op_agenda(spelers, moment)
    ander = maak_casus(spelers, voornaam="Marc")
    geweest = vergadering(spelers, dagen=-3)
    for keuze, zin in ((moment, "vol"), (geweest, "al geweest")):
        with namens(spelers["voorzitter"]), pytest.raises(Bezwaar, match=zin):
            zet_op_agenda(casus=ander, vergadering=keuze, waarom="Nodig.", door=spelers["voorzitter"])


def test_casus_staat_maar_een_keer_op_een_agenda(spelers: Spelers) -> None:
    punt = op_agenda(spelers, vergadering(spelers))
    ander = vergadering(spelers, dagen=21)
    with namens(spelers["voorzitter"]), pytest.raises(Bezwaar, match="al op een agenda"):
        zet_op_agenda(casus=punt.casus, vergadering=ander, waarom="Nodig.", door=spelers["voorzitter"])


def test_klaar_kan_pas_na_partners_en_brief(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    punt = op_agenda(spelers, moment)
    tekst = stap(als("ondersteuner"), punt, "klaar").content.decode()
    assert "Nodig eerst een of meer partners uit" in tekst
    als("ondersteuner").post(
        reverse("verzoek_nieuw", args=[punt.pk]),
        {
            "organisatie": spelers["halt"].organisatie_id,
            "reden": "Eerdere afdoening.",
            "vraag": "Hoe verliep die?",
            "uiterlijk": f"{moment.datum:%d-%m-%Y}",
        },
    )
    tekst = stap(als("ondersteuner"), punt, "klaar").content.decode()
    assert "notificatiebrief is nog niet gepost aan Jayson Voorbeeld en Ouder Voorbeeld" in tekst
    assert vers(punt).status == "voorbereiding"
    post_brieven(punt)
    assert "Het agendapunt is klaar" in stap(als("ondersteuner"), punt, "klaar").content.decode()
    assert vers(punt).status == "klaar"


def test_een_ongeposte_brief_houdt_klaar_tegen(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    post_brieven(punt)
    with als_systeem("test: een brief kwam terug"):
        Brief.objects.filter(casus=punt.casus, relatie__isnull=False).update(status="onbestelbaar")
    assert "nog niet gepost aan Ouder Voorbeeld" in stap(als("voorzitter"), punt, "klaar").content.decode()


def test_uitstel_van_de_brief_wordt_aanvaard(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    adres = reverse("brief_uitstellen", args=[punt.pk])
    leeg = als("voorzitter").post(adres, {})
    assert leeg.status_code == 200
    assert leeg.content.decode().count("Dit veld is verplicht") >= 2
    als("voorzitter").post(
        adres,
        {
            "gevraagd_door": spelers["politie"].organisatie_id,
            "grond": "opsporing",
            "afweging": "Er loopt een onderzoek dat anders mislukt.",
            "opnieuw_bekijken_op": f"{over(14):%d-%m-%Y}",
        },
    )
    tekst = als("voorzitter").get(reverse("vergadering", args=[punt.vergadering_id])).content.decode()
    assert "uitgesteld tot" in tekst
    stap(als("voorzitter"), punt, "klaar")
    assert vers(punt).status == "klaar"


def test_verlopen_uitstel_telt_niet_meer(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    with namens(spelers["voorzitter"]):
        from uvz.models import Briefuitstel

        Briefuitstel.objects.create(
            casus=punt.casus,
            agendapunt=punt,
            gevraagd_door=huis(spelers, "politie"),
            grond="opsporing",
            afweging="Onderzoek.",
            opnieuw_bekijken_op=timezone.localdate() - timedelta(days=1),
            besloten_door=spelers["voorzitter"],
        )
    assert "Weeg het uitstel opnieuw" in stap(als("voorzitter"), punt, "klaar").content.decode()


def test_brieven_maken_zegt_wat_ontbreekt(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers)
    with namens(spelers["voorzitter"]):
        punt = zet_op_agenda(
            casus=casus, vergadering=vergadering(spelers), waarom="Nodig.", door=spelers["voorzitter"]
        )
    antwoord = als("ondersteuner").post(reverse("brieven_maken", args=[punt.pk]), follow=True)
    assert "Het adres van Jayson Voorbeeld ontbreekt" in antwoord.content.decode()


def test_herbespreking_laat_de_aanpak_met_rust(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    punt = op_agenda(spelers, vergadering(spelers), "halt", casus=casus, soort="herbespreking")
    assert fase(casus) == "in_aanpak"
    assert (
        als("halt").get(reverse("verzoek", args=[verzoek_van(punt, spelers, "halt").pk])).status_code == 200
    )
    assert als("halt").get(reverse("casus_bespreking", args=[casus.nummer])).status_code == 200
    assert als("buitenstaander").get(reverse("casus", args=[casus.nummer])).status_code == 404


def test_regisseur_agendeert_eigen_casus(spelers: Spelers, als: Inloggen) -> None:
    casus, moment = casus_in_aanpak(spelers), vergadering(spelers)
    adres = reverse("agendapunt_nieuw", args=[moment.pk])
    gegevens = {"casus": casus.pk, "soort": "herbespreking", "waarom": "Het loopt vast.", "minuten": "15"}
    assert als("regisseur2").post(adres, gegevens).status_code == 200  # not among the choices
    assert als("regisseur").post(adres, gegevens).status_code == 302
    tekst = als("voorzitter").get(reverse("vergadering", args=[moment.pk])).content.decode()
    assert "Het loopt vast." in tekst


def test_volgorde_en_minuten(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    eerste, tweede = op_agenda(spelers, moment), op_agenda(spelers, moment, voornaam="Marc")
    stap(als("ondersteuner"), tweede, "omhoog")
    assert vers(tweede).volgorde < vers(eerste).volgorde
    als("ondersteuner").post(
        reverse("agendapunt_wijzigen", args=[eerste.pk]),
        {"versie": vers(eerste).versie, "waarom": "Nieuwe reden", "minuten": "35"},
    )
    tekst = als("voorzitter").get(reverse("vergadering", args=[moment.pk])).content.decode()
    assert tekst.index("Marc V.") < tekst.index("Jayson V.")
    assert "55 minuten" in tekst


def test_aanhouden_en_weer_op_een_agenda(spelers: Spelers, als: Inloggen) -> None:
    moment, later = vergadering(spelers), vergadering(spelers, dagen=21)
    punt = op_agenda(spelers, moment, "halt")
    assert "Geef een reden op" in stap(als("voorzitter"), punt, "aanhouden").content.decode()
    stap(als("voorzitter"), punt, "aanhouden", reden="Er ontbreekt informatie.")
    lijst = als("voorzitter").get(reverse("vergaderingen")).content.decode()
    assert "wacht op een plek op de agenda" in lijst
    with namens(spelers["voorzitter"]):
        opnieuw = zet_op_agenda(
            casus=vers(punt).casus, vergadering=later, waarom="Opnieuw.", door=spelers["voorzitter"]
        )
    assert opnieuw.pk == punt.pk
    tekst = als("voorzitter").get(reverse("vergadering", args=[later.pk])).content.decode()
    assert "Vraag aan halt?" in tekst


def test_vervallen_beeindigt_toegang(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    assert als("halt").get(reverse("casus", args=[punt.casus.nummer])).status_code == 200
    stap(als("voorzitter"), punt, "vervallen", reden="Vertrokken uit de stad.")
    assert als("halt").get(reverse("casus", args=[punt.casus.nummer])).status_code == 404
    assert "geen vragen aan uw organisatie" in als("halt").get(reverse("verzoeken")).content.decode()


def test_afzeggen_kan_alleen_leeg_en_sluiten_na_afloop(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers, dagen=0)
    punt = op_agenda(spelers, moment, "halt")
    for naam in ("afzeggen", "houden"):
        antwoord = als("voorzitter").post(
            reverse("vergadering_actie", args=[moment.pk, naam]), {"versie": 1, "reden": "ziek"}, follow=True
        )
        assert "Er staan nog casussen" in antwoord.content.decode()
    stap(als("voorzitter"), punt, "aanhouden", reden="Geen tijd.")
    adres = reverse("vergadering_actie", args=[moment.pk, "houden"])
    assert "is afgesloten" in als("voorzitter").post(adres, {"versie": 1}, follow=True).content.decode()


def test_partner_ziet_alleen_zijn_eigen_vraag(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    op_agenda(spelers, moment, "halt", "jbwest")
    op_agenda(spelers, moment, "jbwest", voornaam="Marc")
    adres = reverse("vergadering", args=[moment.pk])
    tekst = als("halt").get(adres).content.decode()
    assert "Jayson V." in tekst
    assert "Vraag aan halt?" in tekst
    assert "Vraag aan jbwest?" not in tekst
    assert "Marc V." not in tekst
    for wie in ("buitenstaander", "dewaag"):
        leeg = als(wie).get(adres).content.decode()
        assert "Jayson" not in leeg
        assert "Voor u staat er niets op deze agenda" in leeg


def test_vreemde_komt_niet_bij_een_agendapunt(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    for naam in ("agendapunt_wijzigen", "verzoek_nieuw", "brief_uitstellen"):
        for wie in ("halt", "politie", "regisseur", "buitenstaander"):
            assert als(wie).get(reverse(naam, args=[punt.pk])).status_code == 404, (naam, wie)
    for wie in ("halt", "regisseur"):
        assert stap(als(wie), punt, "klaar").status_code == 404


def test_niemand_ziet_een_vergadering_van_een_andere_gemeente(spelers: Spelers, als: Inloggen) -> None:
    from pga.services.inrichting import maak_gebruiker, maak_gemeente

    elders = maak_gemeente(naam="Gemeente Elders", door=None)
    spelers["elders"] = maak_gebruiker(
        gebruikersnaam="elders",
        voornaam="E",
        achternaam="Elders",
        organisatie=elders,
        functies=("voorzitter",),
        door=None,
        getekend=True,
    )
    moment = vergadering(spelers)
    assert als("elders").get(reverse("vergadering", args=[moment.pk])).status_code == 404
    assert moment.plaats not in als("elders").get(reverse("vergaderingen")).content.decode()


def test_agenda_en_lijst_vragen_evenveel_bij_meer_casussen(spelers: Spelers, als: Inloggen) -> None:
    klein, groot = vergadering(spelers), vergadering(spelers, dagen=21)
    op_agenda(spelers, klein, "halt")
    for naam in ("Marc", "Faysel", "Ruud"):
        op_agenda(spelers, groot, "halt", "jbwest", "om", voornaam=naam)

    def vragen(wie: str, pk: int) -> int:
        als(wie).get(reverse("vergadering", args=[pk]))
        with CaptureQueriesContext(
            connection,
        ) as gemeten:
            assert als(wie).get(reverse("vergadering", args=[pk])).status_code == 200
        return len(gemeten)

    for wie in ("voorzitter", "ondersteuner", "politie", "halt"):
        assert vragen(wie, klein.pk) == vragen(wie, groot.pk), wie


def test_lijst_van_vergaderingen_vraagt_evenveel(spelers: Spelers, als: Inloggen) -> None:
    op_agenda(spelers, vergadering(spelers), "halt")
    vergadering(spelers, dagen=-9)
    adres = reverse("vergaderingen")
    als("voorzitter").get(adres)
    with CaptureQueriesContext(connection) as een:
        als("voorzitter").get(adres)
    for dagen in (14, 28, -7):
        vergadering(spelers, dagen=dagen)
    op_agenda(spelers, vergadering(spelers, dagen=35), "om", voornaam="Marc")
    with CaptureQueriesContext(connection) as meer:
        tekst = als("voorzitter").get(adres).content.decode()
    assert len(een) == len(meer)
    assert "1 van 6" in tekst


def test_bijdrage_met_emoji_en_lange_namen(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt", voornaam="Ж" * 200)
    with namens(spelers["halt"]):
        lever_bijdrage(
            agendapunt=punt, door=spelers["halt"], leefgebied="sociaal", tekst="🙂 gaat beter", bron="gesprek"
        )
    tekst = als("voorzitter").get(reverse("casus_bespreking", args=[punt.casus.nummer])).content.decode()
    assert "🙂 gaat beter" in tekst
    assert als("voorzitter").get(reverse("vergadering", args=[punt.vergadering_id])).status_code == 200
