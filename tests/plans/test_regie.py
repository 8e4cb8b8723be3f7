"""Directing over HTTP: contacts, form of direction, handing over, active or monitoring."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pga.models import Casus, Deelname
from pga.toegang.context import als_systeem
from plans.models import Contactmoment
from tests.bouw import casus_in_aanpak
from tests.conftest import Inloggen
from tests.plans.bouw import Spelers, actie_voor_dewaag

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    casus = casus_in_aanpak(spelers)
    actie_voor_dewaag(spelers, casus)
    return casus


def url(naam: str, casus: Casus) -> str:
    return reverse(naam, args=[casus.nummer])


def tekst(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def regie(spelers: Spelers, **anders: object) -> dict[str, object]:
    return {
        "versie": 3,
        "regievorm": "procesregie",
        "aanspreekpunt": "Mevrouw De Wit, JB-West",
        "regisseur": spelers["regisseur"].pk,
        "reden": "Er loopt nu een maatregel.",
    } | anders


def vers(casus: Casus) -> Casus:
    with als_systeem("test"):
        return Casus.objects.get(pk=casus.pk)


def test_regieblad_toont_acties_per_wie(casus: Casus, als: Inloggen) -> None:
    pagina = tekst(als("regisseur"), url("casus_regie", casus))
    assert "De Waag" in pagina
    assert "Intake plannen." in pagina
    assert "van 9 maanden zonder melding" in pagina
    assert "Contactmomenten" in pagina


def test_contactmoment_is_van_de_regie_alleen(casus: Casus, als: Inloggen) -> None:
    adres = url("contact_nieuw", casus)
    assert als("regisseur").post(adres, {}).content.decode().count("Vul") >= 2
    velden = {"soort": "huisbezoek", "met": "moeder", "verslag": "Moeder is moe."}
    toekomst = als("regisseur").post(adres, velden | {"datum": "01-01-2090"}).content.decode()
    assert "Deze dag moet nog komen" in toekomst
    als("regisseur").post(adres, velden | {"datum": f"{timezone.localdate():%d-%m-%Y}"})
    assert "Moeder is moe." in tekst(als("regisseur"), url("casus_regie", casus))
    dewaag = tekst(als("dewaag"), url("casus_regie", casus))
    assert "Moeder is moe." not in dewaag
    assert "Contactmomenten" not in dewaag
    assert "huisbezoek" not in tekst(als("dewaag"), url("casus_tijdlijn", casus))
    assert als("dewaag").post(adres, velden).status_code == 404
    with als_systeem("test"):
        assert Contactmoment.objects.count() == 1


def test_van_casusregie_naar_procesregie_met_aanspreekpunt(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    adres, versie = url("regie_wijzigen", casus), vers(casus).versie
    leeg = als("regisseur").post(adres, regie(spelers, versie=versie, reden="")).content.decode()
    assert "Vul dit veld in." in leeg
    als("regisseur").post(adres, regie(spelers, versie=versie))
    assert vers(casus).regievorm == "procesregie"
    assert "Mevrouw De Wit, JB-West" in tekst(als("dewaag"), url("casus_regie", casus))
    oud = als("regisseur").post(adres, regie(spelers, versie=versie, aanspreekpunt="De ambulant begeleider"))
    pagina = oud.content.decode()
    assert "Mevrouw De Wit, JB-West" in pagina
    assert "De ambulant begeleider" in pagina


def test_overdragen_aan_een_andere_regisseur(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    velden = regie(spelers, versie=vers(casus).versie, regisseur=spelers["regisseur2"].pk)
    antwoord = als("regisseur").post(url("regie_wijzigen", casus), velden)
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("mijn_werk"))
    assert als("regisseur").get(url("casus_regie", casus)).status_code == 404
    assert "Rachid" in tekst(als("regisseur2"), url("casus_regie", casus))
    with als_systeem("test"):
        rollen = Deelname.objects.filter(casus=casus, rol="regisseur").order_by("pk")
        assert [bool(d.tot) for d in rollen] == [True, False]


def test_partner_kan_geen_regisseur_worden(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    velden = regie(spelers, versie=vers(casus).versie, regisseur=spelers["dewaag"].pk)
    assert als("regisseur").post(url("regie_wijzigen", casus), velden).status_code == 200
    assert vers(casus).regisseur_id == spelers["regisseur"].pk


def test_van_actief_naar_monitoring_met_reden(casus: Casus, als: Inloggen) -> None:
    adres = url("intensiteit_wijzigen", casus)
    velden = {"versie": vers(casus).versie, "intensiteit": "monitoring", "reden": ""}
    assert als("regisseur").post(adres, velden).status_code == 200
    als("regisseur").post(adres, velden | {"reden": "Al maanden rustig."})
    assert vers(casus).intensiteit == "monitoring"


@pytest.mark.parametrize("wie", ["dewaag", "buitenstaander", "jbwest", "regisseur2", "beheer"])
def test_alleen_wie_regie_voert_wijzigt_de_regie(
    wie: str, casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    for naam in ("regie_wijzigen", "intensiteit_wijzigen", "contact_nieuw", "actie_nieuw"):
        assert als(wie).get(url(naam, casus)).status_code == 404, naam
        assert als(wie).post(url(naam, casus), regie(spelers)).status_code == 404, naam
    if wie != "dewaag":
        assert als(wie).get(url("casus_regie", casus)).status_code == 404
