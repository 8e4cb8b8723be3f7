"""Somebody leaves: the beheerder is asked where the work goes, and then every door closes at once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from pga.models import Bericht, Casus, CasusGebruikersrecht, Concept, Deelname, Gebruiker, Waarneming
from pga.services.inrichting import maak_gebruiker
from pga.toegang.context import als_systeem, namens
from plans.models import Actie
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen, logt_in
from tests.pga.test_waarneming import regel
from tests.plans.bouw import actie_voor_dewaag, betrek_partner, organisatie_van
from tests.uvz.gesprek import op_agenda, vergadering

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def collega(spelers: Spelers, van: str = "dewaag") -> Gebruiker:
    return maak_gebruiker(
        gebruikersnaam=f"collega-{van}",
        voornaam="Carla",
        achternaam="Collega",
        organisatie=organisatie_van(spelers, van),
        functies=("partner",),
        door=None,
        getekend=True,
    )


def vertrek(als: Inloggen, wie: Gebruiker, **velden: object) -> str:
    pad = f"/mensen/{wie.pk}/vertrek/"
    return als("beheer").post(pad, {"reden": "andere baan"} | velden, follow=True).content.decode()


def stopt(als: Inloggen, pk: int | None, **velden: object) -> str:
    pad = f"/organisaties/{pk}/vertrek/"
    return als("beheer").post(pad, {"reden": "convenant opgezegd"} | velden, follow=True).content.decode()


def test_een_regisseur_gaat_weg_en_de_casussen_gaan_naar_een_collega(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    regel(als("regisseur"), spelers, waarnemer=spelers["jeugdmarshall"].pk)
    als("regisseur").post("/concept/", {"pad": "/waarneming/nieuw/", "reden": "half af"})
    pagina = als("beheer").get(f"/mensen/{spelers['regisseur'].pk}/vertrek/").content.decode()
    assert "1 casus" in pagina
    assert casus.nummer not in pagina
    assert "Jayson" not in pagina
    assert "Rachid Regie · geen casussen" in pagina
    assert "verplicht" in vertrek(als, spelers["regisseur"])
    assert als("regisseur").get("/").status_code == 200

    tekst = vertrek(als, spelers["regisseur"], casussen_naar=spelers["regisseur2"].pk)
    assert "Alle toegang is gestopt" in tekst
    antwoord = als("regisseur").get(f"/casussen/{casus.nummer}/")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen/")
    assert als("regisseur2").get(f"/casussen/{casus.nummer}/").status_code == 200
    assert als("jeugdmarshall").get(f"/casussen/{casus.nummer}/").status_code == 404
    weg = Gebruiker.objects.get(pk=spelers["regisseur"].pk)
    assert (weg.is_active, weg.groups.count(), weg.has_usable_password()) == (False, 0, False)
    assert weg.history.first().history_user == spelers["beheer"]
    with als_systeem("test: wat er over is"):
        assert not CasusGebruikersrecht.objects.filter(user=weg).exists()
        assert not Deelname.objects.filter(gebruiker=weg, tot__isnull=True).exists()
        assert not Concept.objects.filter(gebruiker=weg).exists()
        assert Waarneming.objects.get().ingetrokken_op
        bericht = Bericht.objects.get(ontvanger=spelers["regisseur2"])
    assert "U bent nu regisseur van 1 casus" in bericht.tekst
    assert als("regisseur2").get(bericht.doel).status_code == 200


def test_geen_sessie_blijft_achter(spelers: Spelers, als: Inloggen) -> None:
    partner = collega(spelers)
    browsers = [logt_in(partner), logt_in(partner)]
    ander = logt_in(spelers["dewaag"])
    assert browsers[0].get("/").status_code == 200
    aantal = Session.objects.count()
    vertrek(als, partner)
    # both of the one who left are gone, the beheerder's own came
    assert Session.objects.count() == aantal - 2 + 1
    for browser in browsers:
        assert browser.get("/")["Location"].startswith("/inloggen/")
    assert ander.get("/").status_code == 200
    velden = {"login": partner.username, "password": "maakt niet uit"}
    assert Client().post("/inloggen/", velden).status_code == 200


def test_naar_de_voorzitter(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    pagina = als("beheer").get(f"/mensen/{spelers['regisseur'].pk}/vertrek/").content.decode()
    assert "Vera Voorzitter, voorzitter" in pagina
    vertrek(als, spelers["regisseur"], casussen_naar=spelers["voorzitter"].pk)
    with als_systeem("test: bericht"):
        bericht = Bericht.objects.get(ontvanger=spelers["voorzitter"])
    assert "Casussen overdragen" in bericht.tekst
    assert casus.nummer in als("voorzitter").get(bericht.doel).content.decode()


def test_wie_waarneemt_gaat_weg(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    regel(als("regisseur"), spelers)
    vertrek(als, spelers["regisseur2"])
    assert als("regisseur2").get("/").status_code == 302
    with als_systeem("test: bericht"):
        tekst = Bericht.objects.filter(ontvanger=spelers["regisseur"]).order_by("-pk")[0].tekst
    assert "is ingetrokken" in tekst


def test_de_laatste_van_een_organisatie_kan_niet_zomaar_weg(spelers: Spelers, als: Inloggen) -> None:
    assert "laatste actieve gebruiker" in vertrek(als, spelers["dewaag"])
    assert Gebruiker.objects.get(pk=spelers["dewaag"].pk).is_active
    collega(spelers)
    assert "Alle toegang is gestopt" in vertrek(als, spelers["dewaag"])


def test_de_contactpersoon_krijgt_een_opvolger(spelers: Spelers, als: Inloggen) -> None:
    opvolger = collega(spelers)
    waag = organisatie_van(spelers, "dewaag")
    waag.contactpersoon = spelers["dewaag"]
    waag.save()
    assert "verplicht" in vertrek(als, spelers["dewaag"])
    assert "geldige keuze" in vertrek(als, spelers["dewaag"], contactpersoon=spelers["politie"].pk)
    vertrek(als, spelers["dewaag"], contactpersoon=opvolger.pk)
    waag.refresh_from_db()
    assert waag.contactpersoon == opvolger


def test_niet_zichzelf_niet_elders_en_alleen_de_beheerder(spelers: Spelers, als: Inloggen) -> None:
    assert als("beheer").get(f"/mensen/{spelers['beheer'].pk}/vertrek/").status_code == 404
    assert als("beheer").get("/mensen/999999/vertrek/").status_code == 404
    gemeente = spelers["beheer"].organisatie_id
    assert als("beheer").get(f"/organisaties/{gemeente}/vertrek/").status_code == 404
    for wie in ("voorzitter", "regisseur", "privacy", "politie"):
        assert als(wie).get(f"/mensen/{spelers['halt'].pk}/vertrek/").status_code == 404
        assert als(wie).post(f"/mensen/{spelers['halt'].pk}/vertrek/", {"reden": "x"}).status_code == 404
        assert "/vertrek/" not in als(wie).get("/organisaties/").content.decode()
    lijst = als("beheer").get("/organisaties/").content.decode()
    assert f"/mensen/{spelers['halt'].pk}/vertrek/" in lijst
    assert f"/organisaties/{spelers['halt'].organisatie_id}/vertrek/" in lijst


def test_twee_keer(spelers: Spelers, als: Inloggen) -> None:
    partner = collega(spelers)
    vertrek(als, partner)
    assert als("beheer").post(f"/mensen/{partner.pk}/vertrek/", {"reden": "x"}).status_code == 404


def test_een_organisatie_stopt_en_haar_acties_komen_terug(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    betrek_partner(spelers, casus, "dewaag")
    actie = actie_voor_dewaag(spelers, casus, wat="Intake plannen met het gezin.")
    waag = organisatie_van(spelers, "dewaag")
    assert als("dewaag").get(f"/casussen/{casus.nummer}/").status_code == 200
    pagina = als("beheer").get(f"/organisaties/{waag.pk}/vertrek/").content.decode()
    assert "Waar gaat 1 open actie naartoe" in pagina
    assert "Intake" not in pagina
    assert casus.nummer not in pagina

    assert "verplicht" in stopt(als, waag.pk)
    assert "doet niet meer mee" in stopt(als, waag.pk, acties_naar="regisseur")
    assert als("dewaag").get("/")["Location"].startswith("/inloggen/")
    waag.refresh_from_db()
    assert waag.convenant_tot == timezone.localdate()
    with als_systeem("test: deelnames en berichten"):
        assert not Deelname.objects.filter(organisatie=waag, tot__isnull=True).exists()
        berichten = list(Bericht.objects.filter(soort="mensen").values_list("ontvanger", "tekst"))
    assert [ontvanger for ontvanger, _ in berichten] == [spelers["regisseur"].pk]
    assert "1 open actie of vraag" in berichten[0][1]

    start = als("regisseur").get("/").content.decode()
    assert "Zonder uitvoerder" in start
    assert f"/acties/{actie.pk}/wijzigen/" in start
    assert "Zonder uitvoerder" not in als("regisseur2").get("/").content.decode()
    halt = organisatie_van(spelers, "halt")
    als("regisseur").post(
        f"/acties/{actie.pk}/wijzigen/",
        {
            "versie": actie.versie,
            "organisatie": halt.pk,
            "omschrijving": "Intake plannen met het gezin.",
            "voor": f"{timezone.localdate() + timedelta(days=20):%d-%m-%Y}",
            "reden": "De Waag doet niet meer mee",
        },
    )
    with namens(spelers["regisseur"]):
        assert Actie.objects.get(pk=actie.pk).organisatie == halt
    assert "Intake" in als("halt").get("/acties/").content.decode()
    assert f"/acties/{actie.pk}/wijzigen/" not in als("regisseur").get("/").content.decode()


def test_naar_een_ander_alleen_waar_die_al_meedoet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    ander = casus_in_aanpak(spelers, voornaam="Ander")
    for wie in (casus, ander):
        betrek_partner(spelers, wie, "dewaag")
    betrek_partner(spelers, casus, "halt")
    acties = [actie_voor_dewaag(spelers, wie) for wie in (casus, ander)]
    halt, waag = organisatie_van(spelers, "halt"), organisatie_van(spelers, "dewaag")
    tekst = stopt(als, waag.pk, acties_naar=halt.pk)
    assert "Open werk: 1 naar een andere organisatie, 1 terug naar de regisseurs." in tekst
    with als_systeem("test: van wie zijn de acties"):
        van = [Actie.objects.get(pk=actie.pk).organisatie for actie in acties]
        assert van == [halt, waag]
        assert not Deelname.objects.filter(organisatie=halt, casus=ander).exists()
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 200
    assert als("halt").get(f"/casussen/{ander.nummer}/").status_code == 404
    assert als("halt").get(f"/acties/{acties[0].pk}/").status_code == 200


def test_wie_stopte_wordt_niet_meer_gevraagd(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    stopt(als, organisatie_van(spelers, "dewaag").pk)
    assert "De Waag" not in als("regisseur").get(f"/casussen/{casus.nummer}/acties/nieuw/").content.decode()
    assert "Waren eerder partner" in als("regisseur").get("/organisaties/").content.decode()


def test_regiefunctie_afnemen_kan_niet_met_een_caseload(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    wie = spelers["regisseur"]
    velden = {
        "username": "regisseur",
        "first_name": "Robin",
        "last_name": "Regisseur",
        "functies": ["beleid"],
    }
    velden |= {"organisatie": str(wie.organisatie_id)}
    antwoord = als("beheer").post(f"/beheer/pga/gebruiker/{wie.pk}/change/", velden, follow=True)
    assert "is regisseur van 1 casus" in antwoord.content.decode()
    assert Gebruiker.objects.get(pk=wie.pk).functies == {"regisseur"}


def test_een_vraag_voor_de_agenda_komt_bij_de_voorzitter(spelers: Spelers, als: Inloggen) -> None:
    """Before the decision there is no regisseur yet; who was asked already is not asked twice."""
    moment = vergadering(spelers)
    op_agenda(spelers, moment, "dewaag", "halt")
    waag, halt = organisatie_van(spelers, "dewaag"), organisatie_van(spelers, "halt")
    assert (
        "Waar gaat 1 open informatieverzoek naartoe"
        in als("beheer").get(f"/organisaties/{waag.pk}/vertrek/").content.decode()
    )
    tekst = stopt(als, waag.pk, verzoeken_naar=halt.pk)
    assert "0 naar een andere organisatie, 1 terug naar de regisseurs" in tekst
    start = als("voorzitter").get("/").content.decode()
    assert "Zonder uitvoerder" in start
    assert "De Waag doet niet meer mee" in start
    assert f"/vergaderingen/{moment.pk}/" in start
