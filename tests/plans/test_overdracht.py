"""Handing over: one, some or all cases go to another regisseur at once, with a note, or none does."""

import re
from typing import Any

import pytest
from django.test import Client

from pga.models import Bericht, Casus, Gebeurtenis, Waarneming
from pga.opslag import wijzig
from pga.toegang.context import als_systeem, namens
from plans.models import Actie
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.pga.test_waarneming import regel
from tests.plans.bouw import actie_voor_dewaag, betrek_partner

pytestmark = pytest.mark.django_db
PAD = "/casussen/overdragen/"


@pytest.fixture
def casussen(spelers: Spelers) -> list[Casus]:
    return [casus_in_aanpak(spelers, voornaam=naam) for naam in ("Anna", "Bram", "Cas")]


def keuze(spelers: Spelers, casussen: list[Casus], **anders: Any) -> dict[str, Any]:
    return {
        "casussen": [casus.pk for casus in casussen],
        "naar": spelers["regisseur2"].pk,
        "notitie": "Bel eerst de moeder. 🦊",
    } | anders


def bekijk(client: Client, velden: dict[str, Any], pad: str = PAD) -> str:
    antwoord = client.post(pad, velden)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def verborgen(pagina: str, naam: str) -> list[str]:
    return re.findall(rf'<input type="hidden" name="{naam}" value="([^"]*)"', pagina)


def bevestig(client: Client, pagina: str, pad: str = PAD) -> str:
    velden = {
        "stap": "bevestig",
        "casussen": verborgen(pagina, "casussen"),
        "versies": verborgen(pagina, "versies")[0],
        "naar": verborgen(pagina, "naar")[0],
        "notitie": verborgen(pagina, "notitie")[0],
    }
    return client.post(pad, velden, follow=True).content.decode()


def regisseurs(casussen: list[Casus]) -> list[str]:
    with als_systeem("test: regisseurs lezen"):
        return [Casus.objects.get(pk=casus.pk).regisseur.username for casus in casussen]  # type: ignore[union-attr]


def test_alle_casussen_in_een_keer(spelers: Spelers, als: Inloggen, casussen: list[Casus]) -> None:
    alle = als("regisseur").get(f"{PAD}?kies=alle").content.decode()
    assert len(re.findall(r'name="casussen"[^>]*checked', alle)) == 3
    assert "Rachid Regie · geen casussen" in alle
    pagina = bekijk(als("regisseur"), keuze(spelers, casussen))
    assert "Er is nog niets overgedragen" in pagina
    assert regisseurs(casussen) == ["regisseur"] * 3
    assert "3 casussen overgedragen aan Rachid Regie" in bevestig(als("regisseur"), pagina)
    assert regisseurs(casussen) == ["regisseur2"] * 3
    for casus in casussen:
        assert als("regisseur").get(f"/casussen/{casus.nummer}/").status_code == 404
        assert als("regisseur2").get(f"/casussen/{casus.nummer}/").status_code == 200
    tijdlijn = als("regisseur2").get(f"/casussen/{casussen[0].nummer}/tijdlijn/").content.decode()
    assert "Bel eerst de moeder. 🦊" in tijdlijn
    toegang = als("regisseur2").get(f"/casussen/{casussen[0].nummer}/toegang/").content.decode()
    assert "Robin Regisseur" in toegang
    with als_systeem("test: berichten"):
        bericht = Bericht.objects.get(ontvanger=spelers["regisseur2"])
    assert "3 casussen overgenomen van Robin Regisseur" in bericht.tekst
    assert als("regisseur2").get(bericht.doel).status_code == 200


def test_de_notitie_is_van_de_regie_alleen(spelers: Spelers, als: Inloggen, casussen: list[Casus]) -> None:
    betrek_partner(spelers, casussen[0], "dewaag")
    bevestig(als("regisseur"), bekijk(als("regisseur"), keuze(spelers, casussen[:1])))
    tijdlijn = als("dewaag").get(f"/casussen/{casussen[0].nummer}/tijdlijn/").content.decode()
    assert "Rachid Regie voert de regie" in tijdlijn
    assert "Bel eerst de moeder" not in tijdlijn
    with namens(spelers["dewaag"]):
        assert not Gebeurtenis.objects.filter(reden__contains="moeder").exists()


def test_een_casus_vanaf_de_regiepagina(spelers: Spelers, als: Inloggen, casussen: list[Casus]) -> None:
    regie = als("regisseur").get(f"/casussen/{casussen[1].nummer}/regie/").content.decode()
    link = re.search(r'href="(/casussen/overdragen/[^"]*)"', regie)
    assert link
    pagina = als("regisseur").get(link.group(1).replace("&amp;", "&")).content.decode()
    aan = re.findall(r'name="casussen" value="(\d+)"[^>]*checked', pagina)
    assert aan == [str(casussen[1].pk)]


def test_bij_een_gewijzigde_casus_gaat_er_niets_over(
    spelers: Spelers, als: Inloggen, casussen: list[Casus]
) -> None:
    pagina = bekijk(als("regisseur"), keuze(spelers, casussen))
    with namens(spelers["regisseur"]):
        wijzig(casussen[1], door=spelers["regisseur"], versie=None, aanspreekpunt="wijkagent")
    tekst = bevestig(als("regisseur"), pagina)
    assert f"intussen gewijzigd: {casussen[1].nummer}." in tekst
    assert "Bel eerst de moeder" in tekst
    assert regisseurs(casussen) == ["regisseur"] * 3
    nog_eens = bekijk(als("regisseur"), keuze(spelers, casussen))
    assert "3 casussen overgedragen" in bevestig(als("regisseur"), nog_eens)


def test_twee_keer_bevestigen(spelers: Spelers, als: Inloggen, casussen: list[Casus]) -> None:
    pagina = bekijk(als("voorzitter"), keuze(spelers, casussen), f"{PAD}?voor={spelers['regisseur'].pk}")
    pad = f"{PAD}?voor={spelers['regisseur'].pk}"
    assert "overgedragen aan" in bevestig(als("voorzitter"), pagina, pad)
    assert "Er is niets overgedragen" in bevestig(als("voorzitter"), pagina, pad)


def test_twee_keer_een_van_de_drie(spelers: Spelers, als: Inloggen, casussen: list[Casus]) -> None:
    pagina = bekijk(als("regisseur"), keuze(spelers, casussen[:1]))
    assert "overgedragen aan" in bevestig(als("regisseur"), pagina)
    assert "intussen van een ander, of gesloten" in bevestig(als("regisseur"), pagina)


def test_de_voorzitter_kiest_van_wie(spelers: Spelers, als: Inloggen, casussen: list[Casus]) -> None:
    assert "Robin Regisseur · 3 casussen" in als("voorzitter").get(PAD).content.decode()
    pad = f"{PAD}?voor={spelers['regisseur'].pk}"
    bevestig(als("voorzitter"), bekijk(als("voorzitter"), keuze(spelers, casussen[:2]), pad), pad)
    assert regisseurs(casussen) == ["regisseur2", "regisseur2", "regisseur"]
    with als_systeem("test: berichten"):
        assert set(Bericht.objects.values_list("ontvanger__username", flat=True)) == {
            "regisseur",
            "regisseur2",
        }


def test_waarnemingen_eindigen_en_acties_blijven(
    spelers: Spelers, als: Inloggen, casussen: list[Casus]
) -> None:
    betrek_partner(spelers, casussen[0], "dewaag")
    actie = actie_voor_dewaag(spelers, casussen[0])
    regel(als("regisseur"), spelers, waarnemer=spelers["jeugdmarshall"].pk)
    assert als("jeugdmarshall").get(f"/casussen/{casussen[0].nummer}/").status_code == 200
    bevestig(als("regisseur"), bekijk(als("regisseur"), keuze(spelers, casussen)))
    assert als("jeugdmarshall").get(f"/casussen/{casussen[0].nummer}/").status_code == 404
    with namens(spelers["dewaag"]):
        assert Actie.objects.get(pk=actie.pk).status == "open"
    assert Waarneming.objects.get().ingetrokken_op is None


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"casussen": []}, "Kies minstens één casus"),
        ({"notitie": ""}, "Vul dit veld in"),
        ({"notitie": "x" * 4001}, "te lang"),
        ({"naar": ""}, "verplicht"),
        ({"naar": "0"}, "geldige keuze"),
    ],
)
def test_wat_niet_klopt_wordt_uitgelegd(
    spelers: Spelers, als: Inloggen, casussen: list[Casus], anders: dict[str, Any], zin: str
) -> None:
    assert zin in bekijk(als("regisseur"), keuze(spelers, casussen) | anders)
    assert regisseurs(casussen) == ["regisseur"] * 3


def test_niet_voor_een_ander_en_niet_aan_wie_geen_regie_voert(
    spelers: Spelers, als: Inloggen, casussen: list[Casus]
) -> None:
    assert als("regisseur2").get(f"{PAD}?voor={spelers['regisseur'].pk}").status_code == 404
    for wie in ("politie", "ondersteuner", "regisseur"):
        bekijk(als("regisseur"), keuze(spelers, casussen, naar=spelers[wie].pk))
    # somebody else's cases do not exist for this regisseur, also not in a forged confirmation
    als("regisseur2").post(
        PAD,
        keuze(spelers, casussen, naar=spelers["jeugdmarshall"].pk)
        | {"stap": "bevestig", "versies": ",".join(f"{c.pk}:{c.versie}" for c in casussen)},
    )
    assert regisseurs(casussen) == ["regisseur"] * 3
    for wie in ("politie", "ondersteuner", "beheer"):
        assert als(wie).get(PAD).status_code == 404
