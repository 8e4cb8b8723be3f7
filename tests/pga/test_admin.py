"""The beheer: accounts and organisations of one's own municipality, and nothing about cases."""

import re

import pytest
from axes.models import AccessAttempt
from django.test import Client
from guardian.models import GroupObjectPermission

from pga.admin import beheer
from pga.models import Functiegroep, Gebruiker, Organisatie
from pga.services.inrichting import maak_gebruiker, maak_gemeente, maak_organisatie
from tests.bouw import Spelers
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
NIEUW = {
    "username": "nieuw",
    "first_name": "Nora",
    "last_name": "🦊 " + "N" * 120,
    "functies": ["partner"],
    "usable_password": "true",
    "password1": "een-heel-lang-wachtwoord",
    "password2": "een-heel-lang-wachtwoord",
}


def test_alleen_wat_het_beheer_nodig_heeft() -> None:
    assert set(beheer._registry) == {Gebruiker, Organisatie, AccessAttempt}
    assert GroupObjectPermission not in beheer._registry


@pytest.mark.parametrize("wie", ["voorzitter", "regisseur", "halt", "privacy"])
@pytest.mark.parametrize(
    "pad", ["", "login/", "pga/gebruiker/", "pga/organisatie/add/", "axes/accessattempt/"]
)
def test_wie_geen_beheerder_is_krijgt_onze_404(als: Inloggen, wie: str, pad: str) -> None:
    antwoord = als(wie).get(f"/beheer/{pad}")
    assert antwoord.status_code == 404
    assert "Deze pagina is er niet voor u" in antwoord.content.decode()


def test_zonder_inloggen_naar_onze_inlogpagina(db: None) -> None:
    for pad in ("", "login/"):
        antwoord = Client().get(f"/beheer/{pad}", follow=True)
        assert antwoord.redirect_chain[-1][0].startswith("/inloggen/?next=/beheer/")


def test_wie_al_is_ingelogd_gaat_door(als: Inloggen) -> None:
    assert als("beheer").get("/beheer/login/?next=/beheer/")["Location"] == "/beheer/"


def test_nieuwe_gebruiker_met_functies(spelers: Spelers, als: Inloggen) -> None:
    velden = NIEUW | {"organisatie": str(spelers["halt"].organisatie_id)}
    antwoord = als("beheer").post("/beheer/pga/gebruiker/add/", velden)
    assert antwoord.status_code == 302
    nieuw = Gebruiker.objects.get(username="nieuw")
    assert nieuw.functies == {"partner"}
    assert nieuw.check_password("een-heel-lang-wachtwoord")
    assert not nieuw.is_staff
    assert nieuw.history.first().history_user == spelers["beheer"]


def test_functies_wijzigen_en_uitschakelen(spelers: Spelers, als: Inloggen) -> None:
    halt = spelers["halt"]
    pad = f"/beheer/pga/gebruiker/{halt.pk}/change/"
    velden = {
        "username": "halt",
        "first_name": "Hanna",
        "last_name": "Halt",
        "organisatie": str(halt.organisatie_id),
    }
    aan = re.findall(r'<input[^>]*name="functies"[^>]*checked', als("beheer").get(pad).content.decode())
    assert len(aan) == 1
    assert 'value="partner"' in aan[0]
    assert (
        als("beheer").post(pad, velden | {"functies": ["partner", "beheer"], "is_active": "on"}).status_code
        == 302
    )
    halt = Gebruiker.objects.get(pk=halt.pk)
    assert (set(halt.functies), halt.is_staff) == ({"partner", "beheer"}, True)
    # leaving out the tick does not close an account: that is done on its own screen
    als("beheer").post(pad, velden | {"functies": []})
    halt = Gebruiker.objects.get(pk=halt.pk)
    assert (set(halt.functies), halt.is_staff, halt.is_active) == (set(), False, True)
    assert f"/mensen/{halt.pk}/vertrek/" in als("beheer").get(pad).content.decode()
    assert als("beheer").get(f"/beheer/pga/gebruiker/{halt.pk}/delete/").status_code == 403


def test_niemand_geeft_zichzelf_een_functie(spelers: Spelers, als: Inloggen) -> None:
    zelf = spelers["beheer"]
    velden = {"username": "beheer", "first_name": "Bo", "last_name": "Beheer", "is_active": "on"}
    velden |= {"organisatie": str(zelf.organisatie_id)}
    antwoord = als("beheer").post(
        f"/beheer/pga/gebruiker/{zelf.pk}/change/",
        velden | {"functies": ["beheer", "voorzitter"]},
        follow=True,
    )
    assert "wijzigt een andere beheerder" in antwoord.content.decode()
    assert Gebruiker.objects.get(pk=zelf.pk).functies == {"beheer"}


def test_nieuw_wachtwoord_zetten(spelers: Spelers, als: Inloggen) -> None:
    halt = spelers["halt"]
    velden = {
        "usable_password": "true",
        "password1": "nieuw-lang-wachtwoord",
        "password2": "nieuw-lang-wachtwoord",
    }
    als("beheer").post(f"/beheer/pga/gebruiker/{halt.pk}/password/", velden)
    assert Gebruiker.objects.get(pk=halt.pk).check_password("nieuw-lang-wachtwoord")


def test_nieuwe_organisatie_krijgt_een_groep(als: Inloggen, spelers: Spelers) -> None:
    velden = {"naam": "Vestia 🦊", "soort": "wonen", "domein": "wonen", "convenant_van": "2026-01-01"}
    velden |= {"grondslag": "convenant", "mag_bsn": "on"}
    assert als("beheer").post("/beheer/pga/organisatie/add/", velden).status_code == 302
    nieuw = Organisatie.objects.get(naam="Vestia 🦊")
    assert nieuw.groep_id
    assert nieuw.gemeente == spelers["beheer"].organisatie
    assert (nieuw.grondslag, nieuw.mag_bsn) == ("convenant", True)
    # a partner stops on its own screen
    velden |= {"convenant_tot": "2027-01-01", "naam": "Vestia"}
    pad = f"/beheer/pga/organisatie/{nieuw.pk}/change/"
    assert f"/organisaties/{nieuw.pk}/vertrek/" in als("beheer").get(pad).content.decode()
    als("beheer").post(pad, velden)
    nieuw.refresh_from_db()
    assert (nieuw.naam, nieuw.convenant_tot) == ("Vestia", None)


def test_einddatum_voor_de_begindatum(als: Inloggen, spelers: Spelers) -> None:
    velden = {"naam": "Vestia", "soort": "wonen", "domein": "wonen", "convenant_van": "2026-01-01"}
    fout = als("beheer").post("/beheer/pga/organisatie/add/", velden | {"convenant_tot": "2025-01-01"})
    assert "ligt voor de begindatum" in fout.content.decode()


def test_contactpersoon_komt_van_de_organisatie_zelf(als: Inloggen, spelers: Spelers) -> None:
    halt = spelers["halt"].organisatie
    assert halt
    velden = {"naam": halt.naam, "domein": halt.domein, "convenant_van": f"{halt.convenant_van}"}
    pad = f"/beheer/pga/organisatie/{halt.pk}/change/"
    als("beheer").post(pad, velden | {"contactpersoon": str(spelers["politie"].pk)})
    halt.refresh_from_db()
    assert halt.contactpersoon is None
    als("beheer").post(pad, velden | {"contactpersoon": str(spelers["halt"].pk)})
    halt.refresh_from_db()
    assert halt.contactpersoon == spelers["halt"]


def test_dubbele_naam_wordt_uitgelegd(als: Inloggen, spelers: Spelers) -> None:
    velden = {"naam": "Halt Haaglanden", "soort": "wonen", "domein": "wonen", "convenant_van": "2026-01-01"}
    antwoord = als("beheer").post("/beheer/pga/organisatie/add/", velden)
    assert "bestaat al" in antwoord.content.decode()
    assert Organisatie.objects.get(naam="Halt Haaglanden").soort == "justitie"


def test_andere_gemeente_is_er_niet(als: Inloggen, spelers: Spelers) -> None:
    gemeente = maak_gemeente(naam="Gemeente Elders", door=None)
    partner = maak_organisatie(gemeente=gemeente, naam="Elders Zorg", soort="zorg", domein="zorg", door=None)
    mens = maak_gebruiker(
        gebruikersnaam="elders",
        voornaam="E",
        achternaam="Elders",
        organisatie=partner,
        functies=("partner",),
        door=None,
    )
    lijst = als("beheer").get("/beheer/pga/gebruiker/").content.decode()
    assert "elders" not in lijst.lower()
    assert "Elders" not in als("beheer").get("/beheer/pga/organisatie/").content.decode()
    assert "Elders" not in als("beheer").get("/beheer/pga/gebruiker/add/").content.decode()
    assert als("beheer").get(f"/beheer/pga/gebruiker/{mens.pk}/change/").status_code == 302
    assert Functiegroep.objects.filter(groep__user=mens).count() == 1


def test_blokkade_opheffen(als: Inloggen, spelers: Spelers) -> None:
    poging = AccessAttempt.objects.create(
        username="halt", ip_address="10.0.0.1", failures_since_start=5, get_data="", post_data="GEHEIM"
    )
    lijst = als("beheer").get("/beheer/axes/accessattempt/").content.decode()
    assert "10.0.0.1" in lijst
    assert (
        "GEHEIM" not in als("beheer").get(f"/beheer/axes/accessattempt/{poging.pk}/change/").content.decode()
    )
    als("beheer").post(f"/beheer/axes/accessattempt/{poging.pk}/delete/", {"post": "yes"})
    assert not AccessAttempt.objects.exists()
