"""The reason of each reading: from one's own part in the case, from the agenda, or asked; never a word of the case."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from pga.choices import Rol
from pga.models import Casus, Raadpleging
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Bezoeker, Inloggen, logt_in

pytestmark = pytest.mark.django_db


def zwijger(spelers: Spelers, naam: str) -> Bezoeker:
    """Somebody who gives no reason by themselves."""
    client = logt_in(spelers[naam])
    client.zwijgt = True
    return client


def regels(casus: Casus) -> list[Raadpleging]:
    with als_systeem("test: leeslog lezen"):
        return list(Raadpleging.objects.filter(casus=casus).order_by("pk"))


@pytest.mark.parametrize(
    ("wie", "reden"),
    [
        ("regisseur", "regisseur van de casus"),
        ("voorzitter", "voorzitter UVZ"),
        ("ondersteuner", "procesondersteuner: brieven en planning"),
    ],
)
def test_reden_uit_de_rol(spelers: Spelers, als: Inloggen, wie: str, reden: str) -> None:
    casus = casus_in_aanpak(spelers)
    assert als(wie).get(f"/casussen/{casus.nummer}/").status_code == 200
    (regel,) = regels(casus)
    assert (regel.reden, regel.gevraagd, regel.soort, regel.onderdeel) == (reden, False, "casus", "casus")
    assert regel.adres == "127.0.0.1"


def test_reden_is_de_aanleiding_en_nooit_de_inhoud(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["halt"].organisatie,
            reden="KANARIE in de reden",
            gevraagd="KANARIE in de vraag",
            aanleiding="eigen actie",
            door=spelers["regisseur"],
        )
    als("halt").get(f"/casussen/{casus.nummer}/")
    assert [regel.reden for regel in regels(casus)] == ["eigen actie"]


@pytest.mark.parametrize("wie", ["analist", "politie"])
def test_wie_niet_meedoet_zegt_eerst_waarom(spelers: Spelers, wie: str) -> None:
    casus = casus_in_aanpak(spelers, voornaam="Geheimnaam")
    client, pad = zwijger(spelers, wie), f"/casussen/{casus.nummer}/plan/?x=1"
    vraag = client.get(pad)
    assert vraag.status_code == 302
    assert vraag["Location"] == f"/casussen/{casus.nummer}/waarom/?naar={quote(pad, safe='')}"
    bladzijde = client.get(vraag["Location"]).content.decode()
    assert casus.nummer in bladzijde
    assert "Geheimnaam" not in bladzijde
    assert not regels(casus)
    assert "Kies" in client.post(vraag["Location"], {}).content.decode() or not regels(casus)
    leeg = client.post(vraag["Location"], {"reden": "anders"})
    assert leeg.status_code == 200
    assert "Schrijf kort wat uw reden is" in leeg.content.decode()
    lang = client.post(vraag["Location"], {"reden": "anders", "toelichting": "é" * 301})
    assert "1 tekens te lang" in lang.content.decode()
    verder = client.post(
        vraag["Location"], {"reden": "anders", "toelichting": "Op verzoek van de driehoek 🦊"}
    )
    assert verder["Location"] == pad
    assert client.get(pad).status_code == 200
    assert client.get(f"/casussen/{casus.nummer}/").status_code == 200
    assert [(r.reden, r.gevraagd) for r in regels(casus)] == [("Op verzoek van de driehoek 🦊", True)] * 2
    # the back button: the question leads on by itself
    assert client.get(vraag["Location"])["Location"] == pad
    # another case is another question
    ander = casus_in_aanpak(spelers, voornaam="Twee", regisseur="regisseur2")
    assert client.get(f"/casussen/{ander.nummer}/").status_code == 302


def test_de_reden_geldt_een_dag(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    client, pad = zwijger(spelers, "analist"), f"/casussen/{casus.nummer}/"
    client.post(f"{pad}waarom/", {"reden": "samenhang"})
    assert client.get(pad).status_code == 200
    sessie = client.session
    gisteren = (timezone.localdate() - timedelta(days=1)).isoformat()
    sessie["leesredenen"] = {casus.nummer: (gisteren, "van gisteren")}
    sessie.save()
    assert client.get(pad).status_code == 302


def test_ook_fragmenten_en_formulieren_vragen_erom(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    client = zwijger(spelers, "politie")
    fragment = client.get(f"/casussen/{casus.nummer}/regie/", headers={"HX-Request": "true"})
    assert fragment["HX-Redirect"].startswith(f"/casussen/{casus.nummer}/waarom/")
    for methode in (client.get, client.head):
        assert methode(f"/casussen/{casus.nummer}/")["Location"].startswith(
            f"/casussen/{casus.nummer}/waarom"
        )
    assert not regels(casus)


def test_een_andere_site_is_geen_doel(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    client = zwijger(spelers, "analist")
    for naar in (
        "https://elders.nl/",
        "//elders.nl",
        "/\\elders.nl",
        f"/casussen/{casus.nummer}/waarom/",
        "x",
    ):
        antwoord = client.post(f"/casussen/{casus.nummer}/waarom/?naar={quote(naar)}", {"reden": "signaal"})
        assert antwoord["Location"] == f"/casussen/{casus.nummer}/"


@pytest.mark.parametrize("wie", ["halt", "regisseur2", "privacy", "beheer"])
def test_wie_de_casus_niet_ziet_krijgt_ook_geen_vraag(spelers: Spelers, als: Inloggen, wie: str) -> None:
    casus = casus_in_aanpak(spelers)
    assert als(wie).get(f"/casussen/{casus.nummer}/waarom/").status_code == 404
    assert als(wie).post(f"/casussen/{casus.nummer}/waarom/", {"reden": "signaal"}).status_code == 404


def test_wie_meedoet_wordt_niet_gevraagd(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["politie"].organisatie,
            reden="reed mee",
            door=spelers["regisseur"],
        )
    client = zwijger(spelers, "politie")
    assert client.get(f"/casussen/{casus.nummer}/").status_code == 200
    assert client.get(f"/casussen/{casus.nummer}/waarom/")["Location"] == f"/casussen/{casus.nummer}/"
    assert [regel.reden for regel in regels(casus)] == ["voert acties uit"]


def test_zonder_eigen_deel_vraagt_een_nieuwe_casus_de_weger_ook(spelers: Spelers) -> None:
    casus = maak_casus(spelers)
    assert zwijger(spelers, "politie").get(f"/casussen/{casus.nummer}/").status_code == 302
