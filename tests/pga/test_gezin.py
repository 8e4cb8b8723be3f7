"""The family of a case: who is around the person, and where letters go."""

import pytest

from pga.choices import Rol
from pga.models import Adres, Casus, Relatie
from pga.services.gezin import nieuwe_relatie
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
MOEDER = {
    "naam": "Sandra Voorbeeld",
    "soort": "ouder",
    "gezag": "on",
    "aanschrijven": "on",
    "toelichting": "",
    "straat_huisnummer": "Meerzichtlaan 12",
    "postcode": "2715ab",
    "plaats": "Zoetermeer",
    "geheim": "on",
}


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


@pytest.fixture
def moeder(spelers: Spelers, casus: Casus) -> Relatie:
    regisseur = spelers["regisseur"]
    with namens(regisseur):
        return nieuwe_relatie(
            casus=casus,
            door=regisseur,
            naam="Sandra Voorbeeld",
            soort="ouder",
            gezag=True,
            aanschrijven=True,
            toelichting="",
            straat_huisnummer="Geheimelaan 1",
            postcode="2715 AB",
            plaats="Zoetermeer",
            geheim=True,
        )


def test_iemand_toevoegen_met_adres(als: Inloggen, casus: Casus) -> None:
    antwoord = als("ondersteuner").post(f"/casussen/{casus.nummer}/gezin/nieuw/", MOEDER, follow=True)
    bladzijde = antwoord.content.decode()
    for zin in ("Sandra Voorbeeld staat nu bij het gezin", "2715 AB Zoetermeer", "geheim adres"):
        assert zin in bladzijde


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"naam": ""}, "Dit veld is verplicht"),
        ({"postcode": "271 AB"}, "vier cijfers en twee letters"),
        ({"postcode": "0123 AB"}, "vier cijfers en twee letters"),
        ({"postcode": "2715 SS"}, "vier cijfers en twee letters"),
        ({"plaats": ""}, "Vul het adres helemaal in"),
        ({"naam": "x" * 201}, "200"),
        ({"soort": "buurman"}, "buurman"),
    ],
)
def test_fouten_worden_uitgelegd(als: Inloggen, casus: Casus, velden: dict[str, str], fout: str) -> None:
    antwoord = als("regisseur").post(f"/casussen/{casus.nummer}/gezin/nieuw/", MOEDER | velden)
    assert antwoord.status_code == 200
    assert fout in antwoord.content.decode()
    with als_systeem("test"):
        assert not Relatie.objects.exists()


def test_leeg_formulier(als: Inloggen, casus: Casus) -> None:
    antwoord = als("regisseur").post(f"/casussen/{casus.nummer}/gezin/nieuw/", {})
    assert antwoord.status_code == 200
    assert "Het is nog niet bewaard" in antwoord.content.decode()


def test_emoji_en_lange_naam(als: Inloggen, casus: Casus) -> None:
    naam = "🦊" + "ü" * 199
    bladzijde = als("regisseur").post(
        f"/casussen/{casus.nummer}/gezin/nieuw/", MOEDER | {"naam": naam}, follow=True
    )
    assert naam in bladzijde.content.decode()


def test_verouderd_scherm_overschrijft_niets(als: Inloggen, casus: Casus, moeder: Relatie) -> None:
    pad = f"/casussen/{casus.nummer}/gezin/{moeder.pk}/"
    velden = {"naam": "Sandra Eerst", "soort": "ouder", "toelichting": "", "versie": "1"}
    assert als("regisseur").post(pad, velden).status_code == 302
    antwoord = als("ondersteuner").post(pad, velden | {"naam": "Sandra Laat"})
    assert "Iemand anders heeft dit intussen gewijzigd" in antwoord.content.decode()
    assert "Sandra Laat" in antwoord.content.decode()
    with als_systeem("test"):
        assert Relatie.objects.get().naam == "Sandra Eerst"


def test_adres_van_de_persoon_en_van_een_ouder(als: Inloggen, casus: Casus, moeder: Relatie) -> None:
    velden = {"straat_huisnummer": "Nieuwlaan 5", "postcode": "2711AA", "plaats": "Zoetermeer"}
    client = als("regisseur")
    assert client.post(f"/casussen/{casus.nummer}/gezin/adres/", velden | {"versie": "0"}).status_code == 302
    pad = f"/casussen/{casus.nummer}/gezin/{moeder.pk}/adres/"
    assert client.post(pad, velden | {"versie": "1"}).status_code == 302
    with als_systeem("test"):
        assert {str(adres) for adres in Adres.objects.all()} == {"Nieuwlaan 5, 2711 AA Zoetermeer"}
    tweede = als("voorzitter").post(f"/casussen/{casus.nummer}/gezin/adres/", velden | {"versie": "0"})
    assert "intussen gewijzigd" in tweede.content.decode()


def test_partner_ziet_gezin_zonder_adres_en_wijzigt_niets(
    spelers: Spelers, als: Inloggen, casus: Casus, moeder: Relatie
) -> None:
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["jbwest"].organisatie,
            reden="voert de ots uit",
            door=spelers["regisseur"],
        )
    bladzijde = als("jbwest").get(f"/casussen/{casus.nummer}/gezin/").content.decode()
    assert "Sandra Voorbeeld" in bladzijde
    assert "Geheimelaan" not in bladzijde
    assert "2715" not in bladzijde
    assert "Wijzigen" not in bladzijde
    for deel in ("nieuw/", "adres/", f"{moeder.pk}/", f"{moeder.pk}/adres/"):
        pad = f"/casussen/{casus.nummer}/gezin/{deel}"
        assert als("jbwest").get(pad).status_code == 404
        assert als("jbwest").post(pad, MOEDER).status_code == 404
        assert als("regisseur2").post(pad, MOEDER).status_code == 404


def test_relatie_van_een_andere_casus_is_er_niet(
    spelers: Spelers, als: Inloggen, casus: Casus, moeder: Relatie
) -> None:
    ander = casus_in_aanpak(spelers, voornaam="Ander")
    assert als("regisseur").get(f"/casussen/{ander.nummer}/gezin/{moeder.pk}/").status_code == 404
