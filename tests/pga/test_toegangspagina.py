"""Who sees a case: the page, inviting a party, ending access; the time line; and the read log."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pga.choices import Rol
from pga.models import Casus, Deelname
from pga.overgang import noteer
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def halt_doet_mee(spelers: Spelers, casus: Casus) -> Deelname:
    with namens(spelers["regisseur"]):
        return betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["halt"].organisatie,
            reden="Voert een leerstraf uit.",
            gevraagd="Plan de leerstraf.",
            door=spelers["regisseur"],
        )


def velden(spelers: Spelers, **anders: str) -> dict[str, str]:
    return {
        "organisatie": str(spelers["halt"].organisatie_id),
        "rol": "uitvoerder",
        "reden": "Voert een leerstraf uit.",
        "gevraagd": "Plan de leerstraf. 🦊",
        "grondslag": "uvz-convenant",
    } | anders


def test_organisatie_erbij_ziet_de_casus_meteen(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    pad = f"/casussen/{casus.nummer}/"
    assert als("halt").get(pad).status_code == 404
    bladzijde = als("regisseur").post(f"{pad}toegang/nieuw/", velden(spelers), follow=True).content.decode()
    assert "Halt Haaglanden is erbij betrokken" in bladzijde
    assert "door Robin Regisseur, convenant UVZ" in bladzijde
    assert "Plan de leerstraf. 🦊" in als("halt").get(pad).content.decode()


def test_twee_keer_erbij_kan_niet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    halt_doet_mee(spelers, casus)
    antwoord = als("regisseur").post(f"/casussen/{casus.nummer}/toegang/nieuw/", velden(spelers))
    assert "doet al mee in deze rol" in antwoord.content.decode()


@pytest.mark.parametrize(
    "fout",
    [
        {"organisatie": ""},
        {"rol": "voorzitter"},
        {"reden": ""},
        {"gevraagd": "x" * 2001},
        {"organisatie": "0"},
    ],
)
def test_onvolledige_uitnodiging(spelers: Spelers, als: Inloggen, casus: Casus, fout: dict[str, str]) -> None:
    antwoord = als("regisseur").post(f"/casussen/{casus.nummer}/toegang/nieuw/", velden(spelers, **fout))
    assert "Het is nog niet bewaard" in antwoord.content.decode()
    with als_systeem("test"):
        assert not Deelname.objects.filter(organisatie=spelers["halt"].organisatie).exists()


def test_toegang_stoppen_werkt_meteen_en_vraagt_een_reden(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    deelname = halt_doet_mee(spelers, casus)
    pad = f"/casussen/{casus.nummer}/toegang/{deelname.pk}/stoppen/"
    assert "Kijk dit na" in als("regisseur").post(pad, {"reden": " "}).content.decode()
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 200
    bladzijde = als("regisseur").post(pad, {"reden": "De leerstraf is klaar."}, follow=True).content.decode()
    assert "Deden eerder mee" in bladzijde
    assert "De leerstraf is klaar." in bladzijde
    assert als("halt").get(f"/casussen/{casus.nummer}/").status_code == 404
    nogmaals = als("regisseur").post(pad, {"reden": "nog eens"}, follow=True).content.decode()
    assert "is intussen al gestopt" in nogmaals
    assert "nog eens" not in nogmaals


def test_vaste_deelnemers_stoppen_niet_met_de_hand(als: Inloggen, casus: Casus) -> None:
    with als_systeem("test"):
        vast = list(Deelname.objects.filter(organisatie__isnull=True).values_list("pk", flat=True))
    for pk in vast:
        antwoord = als("voorzitter").post(f"/casussen/{casus.nummer}/toegang/{pk}/stoppen/", {"reden": "weg"})
        assert "stopt niet met de hand" in antwoord.content.decode()


@pytest.mark.parametrize("wie", ["halt", "ondersteuner", "regisseur2", "jbwest"])
def test_alleen_wie_de_casus_leidt_nodigt_uit(
    spelers: Spelers, als: Inloggen, casus: Casus, wie: str
) -> None:
    deelname = halt_doet_mee(spelers, casus)
    nieuw, stop = (
        f"/casussen/{casus.nummer}/toegang/{deel}/" for deel in ("nieuw", f"{deelname.pk}/stoppen")
    )
    assert als(wie).post(nieuw, velden(spelers)).status_code == 404
    assert als(wie).post(stop, {"reden": "weg"}).status_code == 404


def test_deelname_van_een_andere_casus_is_er_niet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    deelname = halt_doet_mee(spelers, casus)
    ander = casus_in_aanpak(spelers, voornaam="Ander")
    assert als("regisseur").get(f"/casussen/{ander.nummer}/toegang/{deelname.pk}/stoppen/").status_code == 404


def test_wie_de_regie_heeft_ziet_wie_wanneer_keek(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    halt_doet_mee(spelers, casus)
    als("halt").get(f"/casussen/{casus.nummer}/plan/")
    bladzijde = als("regisseur").get(f"/casussen/{casus.nummer}/toegang/").content.decode()
    assert "Leeslog" in bladzijde
    assert "Hanna Halt" in bladzijde
    assert "Leeslog" not in als("halt").get(f"/casussen/{casus.nummer}/toegang/").content.decode()


def test_evenveel_vragen_bij_meer_deelnemers(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    pad = f"/casussen/{casus.nummer}/toegang/"
    halt_doet_mee(spelers, casus)
    als("regisseur").get(pad)
    with CaptureQueriesContext(connection) as een:
        als("regisseur").get(pad)
    for wie in ("jbwest", "veiligthuis", "om"):
        with namens(spelers["regisseur"]):
            betrek(
                casus=casus,
                rol=Rol.BETROKKEN,
                organisatie=spelers[wie].organisatie,
                reden="nodig",
                door=spelers["regisseur"],
            )
    with CaptureQueriesContext(connection) as drie:
        als("regisseur").get(pad)
    assert len(een) == len(drie)


def test_tijdlijn_toont_de_eigen_lagen_en_filtert(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    halt_doet_mee(spelers, casus)
    with namens(spelers["regisseur"]):
        noteer(casus_id=casus.pk, tekst="Regel van de regie.", door=spelers["regisseur"], laag="regie")
        noteer(
            casus_id=casus.pk, tekst="Het plan is vast.", door=spelers["regisseur"], laag="plan", soort="plan"
        )
    pad = f"/casussen/{casus.nummer}/tijdlijn/"
    partner, regisseur = (als(wie).get(pad).content.decode() for wie in ("halt", "regisseur"))
    assert "Het plan is vast." in partner
    assert "Regel van de regie." not in partner
    assert "Regel van de regie." in regisseur
    assert "Regel van de regie." not in als("regisseur").get(f"{pad}?soort=plan").content.decode()
    assert "Niets van deze soort" in als("halt").get(f"{pad}?soort=brief").content.decode()


def test_tijdlijn_heeft_bladzijden(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    with namens(spelers["regisseur"]):
        for nummer in range(60):
            noteer(casus_id=casus.pk, tekst=f"Regel {nummer:02d}.", door=spelers["regisseur"])
    pad = f"/casussen/{casus.nummer}/tijdlijn/"
    eerste, tweede = (als("regisseur").get(f"{pad}?pagina={n}").content.decode() for n in (1, 2))
    assert "Regel 59." in eerste
    assert "Regel 00." not in eerste
    assert "Regel 00." in tweede
