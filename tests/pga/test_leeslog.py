"""The read log for the privacy officer: who opened what, without what it says."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.choices import Rol
from pga.models import Raadpleging
from pga.services.raadpleging import log_raadpleging
from pga.services.toegang import betrek
from pga.spreektaal import datum
from pga.toegang.context import namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.uvz.gesprek import op_agenda, vergadering
from uvz.selectors.aanleiding import agenda_van_casus

pytestmark = pytest.mark.django_db


def test_nummer_wie_en_reden_maar_geen_inhoud(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers, waarom_integraal="INHOUD", voornaam="Jayson")
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["halt"].organisatie,
            reden="INHOUD van de reden",
            door=spelers["regisseur"],
        )
    als("halt").get(f"/casussen/{casus.nummer}/")
    als("regisseur").get(f"/casussen/{casus.nummer}/gezin/")
    bladzijde = als("privacy").get("/leeslog/").content.decode()
    for woord in (
        casus.nummer,
        "Robin Regisseur",
        "gezin",
        "regisseur van de casus",
        "Hanna Halt",
        "voert acties uit",
    ):
        assert woord in bladzijde
    for woord in ("INHOUD", "Jayson", f'href="/casussen/{casus.nummer}'):
        assert woord not in bladzijde


def test_filters_op_mens_en_dagen(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    als("regisseur").get(f"/casussen/{casus.nummer}/")
    als("ondersteuner").get(f"/casussen/{casus.nummer}/")
    client, vandaag = als("privacy"), f"{timezone.localdate():%d-%m-%Y}"
    alleen = client.get(f"/leeslog/?wie={spelers['regisseur'].pk}").content.decode()
    assert "1 regel" in alleen
    assert "Haal filter weg" in alleen
    assert "2 regels" in client.get(f"/leeslog/?van={vandaag}&tot={vandaag}").content.decode()
    assert "Niets gelezen met deze filters" in client.get("/leeslog/?tot=1-1-2020").content.decode()
    assert "2 regels" in client.get("/leeslog/?van=morgen&wie=x&pagina=y").content.decode()


def test_evenveel_vragen(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    als("regisseur").get(f"/casussen/{casus.nummer}/")
    als("privacy").get("/leeslog/")
    with CaptureQueriesContext(connection) as een:
        als("privacy").get("/leeslog/")
    for wie in ("regisseur", "ondersteuner", "voorzitter"):
        als(wie).get(f"/casussen/{casus.nummer}/")
    with CaptureQueriesContext(connection) as drie:
        als("privacy").get("/leeslog/")
    assert len(een) == len(drie)


@pytest.mark.parametrize("wie", ["regisseur", "halt", "beheer", "beleid", "ondersteuner", "politie"])
def test_voor_anderen_bestaat_het_niet(als: Inloggen, wie: str) -> None:
    assert als(wie).get("/leeslog/").status_code == 404
    assert als(wie).get("/leeslog/opvallend/").status_code == 404


def test_zoeken_en_lijsten_laten_een_regel_zonder_woorden_na(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers, voornaam="Jayson", achternaam="Voorbeeld")
    als("regisseur").post("/zoeken/", {"q": "Jayson"})
    als("regisseur").get("/casussen/")
    als("regisseur").get("/zoeken/")
    with namens(spelers["privacy"]):
        zoek, lijst = Raadpleging.objects.order_by("pk")
    assert (zoek.soort, zoek.aantal, zoek.nummers, zoek.casus_id, zoek.nummer) == (
        "zoeken",
        1,
        [casus.nummer],
        None,
        "",
    )
    assert (lijst.soort, lijst.onderdeel, lijst.aantal, lijst.nummers) == (
        "lijst",
        "casussen",
        1,
        [casus.nummer],
    )
    client = als("privacy")
    bladzijde = client.get("/leeslog/").content.decode()
    assert "zoekvraag, 1 casus gevonden" in bladzijde
    assert "lijst van casussen, 1 getoond" in bladzijde
    assert "Jayson" not in bladzijde
    # who was seen: by number, also in lists; what is no number finds nothing
    assert "2 regels" in client.get(f"/leeslog/?nummer={casus.nummer.lower()}").content.decode()
    assert "Niets gelezen" in client.get("/leeslog/?nummer=UVZ-1999-0001").content.decode()
    assert "1 regel" in client.get("/leeslog/?soort=zoeken").content.decode()
    # such a line names more cases: it stands in no case's own log
    assert "zoekvraag" not in als("regisseur").get(f"/casussen/{casus.nummer}/toegang/").content.decode()


def test_filters_op_organisatie_en_reden(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    for wie in ("regisseur", "politie", "analist"):
        als(wie).get(f"/casussen/{casus.nummer}/")
    client, politie = als("privacy"), spelers["politie"].organisatie_id
    assert "1 regel" in client.get(f"/leeslog/?organisatie={politie}").content.decode()
    gevraagd = client.get("/leeslog/?waarom=gevraagd").content.decode()
    assert "2 regels" in gevraagd
    assert "De voorzitter of de regisseur vroeg mij om te kijken" in gevraagd
    assert "3 regels" in client.get("/leeslog/?organisatie=x&waarom=y&soort=z").content.decode()


def test_agenda_staat_in_het_log_van_elke_casus(spelers: Spelers, als: Inloggen) -> None:
    moment = vergadering(spelers)
    punt = op_agenda(spelers, moment, "halt")
    als("politie").get(f"/vergaderingen/{moment.pk}/")
    als("politie").get(f"/casussen/{punt.casus.nummer}/")
    with namens(spelers["voorzitter"]):
        agenda, casus = Raadpleging.objects.filter(gebruiker=spelers["politie"]).order_by("pk")
    assert agenda.reden == casus.reden == f"agenda van {datum(moment.datum)}"
    assert (agenda.gevraagd, agenda.onderdeel, agenda.doel) == (False, "vergadering", moment.pk)
    assert (casus.gevraagd, casus.onderdeel, casus.casus_id) == (False, "casus", punt.casus_id)


def test_agenda_van_lang_geleden_is_geen_reden(spelers: Spelers) -> None:
    punt = op_agenda(spelers, vergadering(spelers, dagen=15), "halt")
    with namens(spelers["politie"]):
        assert agenda_van_casus(punt.casus) == ""


def test_log_op_de_casus_filtert_en_bladert(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    pad = f"/casussen/{casus.nummer}/toegang/"
    als("ondersteuner").get(f"/casussen/{casus.nummer}/gezin/")
    for _ in range(51):
        with namens(spelers["voorzitter"]):
            log_raadpleging(door=spelers["voorzitter"], casus=casus, onderdeel="casus", reden="x", adres=None)
    client = als("regisseur")
    assert "52 regels" in client.get(pad).content.decode()
    alleen = client.get(f"{pad}?wie={spelers['ondersteuner'].pk}").content.decode()
    assert "1 regel" in alleen
    assert "procesondersteuner: brieven en planning" in alleen
    assert "127.0.0.1" in alleen  # who, what, why, when, and from where
    assert "Niets gelezen met deze filters" in client.get(f"{pad}?soort=noodinzage").content.decode()
    assert "Olga Ondersteuner" in client.get(f"{pad}?pagina=2&soort=casus").content.decode()
    assert "Leeslog" not in als("politie").get(pad).content.decode()


def test_wat_geweigerd_of_doorgestuurd_is_is_niet_gelezen(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    als("halt").get(f"/casussen/{casus.nummer}/")
    als("regisseur").get("/casussen/UVZ-1999-0001/")
    als("regisseur").post(f"/casussen/{casus.nummer}/gezin/nieuw/", {})  # came back with errors: was shown
    nieuw = {"naam": "Oma", "soort": "ouder", "straat_huisnummer": "", "postcode": "", "plaats": ""}
    assert als("regisseur").post(f"/casussen/{casus.nummer}/gezin/nieuw/", nieuw).status_code == 302
    with namens(spelers["privacy"]):
        gelezen = Raadpleging.objects.exclude(soort="onbekend")
        assert [regel.onderdeel for regel in gelezen] == ["relatie_nieuw"]


@pytest.mark.parametrize(
    ("proxies", "doorgestuurd", "gezien"),
    [
        (0, "6.6.6.6", "127.0.0.1"),
        (1, "6.6.6.6, 10.1.2.3", "10.1.2.3"),
        (2, "6.6.6.6, 10.1.2.3, 10.9.9.9", "10.1.2.3"),
        (1, "onzin", None),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_adres_achter_een_proxy(
    spelers: Spelers, als: Inloggen, settings: Any, proxies: int, doorgestuurd: str, gezien: str | None
) -> None:
    settings.PROXY_COUNT = proxies
    casus = casus_in_aanpak(spelers)
    als("regisseur").get(f"/casussen/{casus.nummer}/", headers={"X-Forwarded-For": doorgestuurd})
    with namens(spelers["privacy"]):
        assert Raadpleging.objects.get().adres == gezien
