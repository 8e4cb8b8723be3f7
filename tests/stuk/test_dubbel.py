"""The same form twice, an old form, and a fault halfway: nothing double, nothing on top, nothing half."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client

from pga.models import Concept, Gebeurtenis
from pga.toegang.context import als_systeem, namens
from tests.conftest import INLOGGEN, logt_in
from tests.stuk.conftest import Spelers
from tests.stuk.inbreker import Ingelogd, Poging, daarna_terug, stand, verschil
from uvz.models import Bijdrage, Informatieverzoek

pytestmark = pytest.mark.django_db


def test_dubbel_verstuurd_is_een_keer_bewaard(demo: Spelers, pogingen: list[Poging]) -> None:
    fouten: list[Any] = []
    gelukt = 0
    ingelogd = Ingelogd(demo, pogingen)
    for poging in pogingen:
        client = ingelogd.als(poging.wie)
        with daarna_terug():
            sleutel = str(uuid.uuid4())
            eerste = poging.verstuur(client, _formulier=sleutel)
            if eerste.status_code != 302:
                continue
            gelukt += 1
            na_eerste = stand()
            tweede = poging.verstuur(client, _formulier=sleutel)
            if anders := verschil(na_eerste, stand()):
                fouten.append((poging.adres, anders))
            if (tweede.status_code, tweede["Location"]) != (302, eerste["Location"]):
                fouten.append((poging.adres, tweede.status_code))
    assert not fouten, "\n".join(map(str, fouten))
    assert gelukt > 30


def test_een_oud_formulier_verandert_niets(demo: Spelers, pogingen: list[Poging]) -> None:
    fouten: list[Any] = []
    ingelogd = Ingelogd(demo, pogingen)
    voor = stand()
    for poging in pogingen:
        versie = str(poging.gegevens.get("versie", ""))
        if not versie.isdecimal():
            continue
        for oud in (str(int(versie) + 1), "0" if versie != "0" else "7", None):
            with daarna_terug():
                antwoord = poging.verstuur(ingelogd.als(poging.wie), versie=oud)
                if anders := verschil(voor, stand()):
                    fouten.append((poging.adres, oud, antwoord.status_code, anders))
                if antwoord.status_code == 200 and "nog niet bewaard" not in antwoord.content.decode():
                    fouten.append((poging.adres, oud, "geen zin"))
    assert not fouten, "\n".join(map(str, fouten))


def test_een_fout_halverwege_laat_niets_half(
    demo: Spelers, pogingen: list[Poging], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time line is written last: whatever went before it must be undone, and the user told."""

    def stuk(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("verbinding weg")

    fouten: list[Any] = []
    geraakt, voor = 0, stand(set())
    for poging in pogingen:
        client = Client(raise_request_exception=False)
        client.force_login(demo[poging.wie], backend=INLOGGEN)
        with daarna_terug(), monkeypatch.context() as even:
            even.setattr(Gebeurtenis.objects, "create", stuk)
            antwoord = poging.verstuur(client)
            if antwoord.status_code == 500:
                geraakt += 1
                if anders := verschil(voor, stand(set())):
                    fouten.append((poging.adres, anders))
                if "Het ligt niet aan u" not in antwoord.content.decode():
                    fouten.append((poging.adres, "geen Nederlandse foutpagina"))
    assert not fouten, "\n".join(map(str, fouten))
    assert geraakt > 10


def _bewaar(client: Client, pad: str, **gegevens: Any) -> int:
    return client.post("/concept/", {"concept_sleutel": pad, **gegevens}).status_code


@pytest.mark.parametrize(
    "pad",
    [
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example/",
        "/\n/evil.example/",
        "/a\x00b/",
        "/" + "x" * 300,
        "",
        "aanmeldingen/",
        "///evil.example",
        "/%2F/evil.example",
    ],
)
def test_rare_paden_leiden_nergens_heen(demo: Spelers, pad: str) -> None:
    client = logt_in(demo["politie"])
    assert _bewaar(client, pad, tekst="x") in {200, 400}
    antwoord = client.post("/concept/weggooien/", {"concept_sleutel": pad})
    assert antwoord.status_code in {302, 400}
    if antwoord.status_code == 302:
        naar = antwoord["Location"]
        assert naar.startswith("/")
        assert naar[1:2] not in {"/", "\\"}


def test_rare_inhoud_van_een_concept(demo: Spelers) -> None:
    client, pad = logt_in(demo["politie"]), "/aanmeldingen/nieuw/"
    assert _bewaar(client, pad, tekst="a\x00b") == 200
    assert _bewaar(client, pad, tekst=["a\x00", "b\x00"]) == 200
    assert _bewaar(client, pad, **{"ve\x00ld": "x"}) == 200
    assert _bewaar(client, pad, tekst="x" * 5_000_000) == 400
    assert _bewaar(client, pad, **{"v" * 300_000: "x"}) == 400


def test_een_raar_concept_maakt_geen_bladzijde_stuk(demo: Spelers, pogingen: list[Poging]) -> None:
    fouten: list[Any] = []
    ingelogd = Ingelogd(demo, pogingen)
    # the buttons of one form are attempts of their own, with the same fields on the same page
    for poging in {(p.wie, p.pagina, *sorted(p.soorten)): p for p in pogingen}.values():
        client = ingelogd.als(poging.wie)
        for waarde in ("<b>onzin</b>", ["1", "2"], "9" * 5000, ""):
            velden: dict[str, Any] = dict.fromkeys((n for n in poging.soorten if n[0] != "_"), waarde)
            velden |= {"concept": "x", "versie": "3"}
            with daarna_terug():
                _bewaar(client, poging.pagina, **velden)
                status: Any
                try:
                    status = client.get(poging.pagina).status_code
                except Exception as e:
                    status = repr(e)[:120]
            if status not in {200, 302}:
                fouten.append((poging.pagina, str(waarde)[:10], status))
    assert not fouten, "\n".join(map(str, fouten))


def _zei_nog_niets(demo: Spelers) -> tuple[str, Informatieverzoek]:
    """A partner with an open request that brought nothing in yet: who did keeps access to what it said."""
    for wie, speler in demo.items():
        verzoeken = Informatieverzoek.objects.filter(organisatie=speler.organisatie_id, status="open")
        for verzoek in verzoeken.select_related("casus"):
            if not Bijdrage.objects.filter(
                agendapunt=verzoek.agendapunt_id, organisatie=speler.organisatie_id
            ).exists():
                return wie, verzoek
    raise AssertionError("de demo heeft geen partner die nog niets zei")


def test_concept_is_van_wie_typt_en_verdwijnt_met_de_toegang(demo: Spelers) -> None:
    with als_systeem("test"):
        wie, verzoek = _zei_nog_niets(demo)
    pad = f"/casussen/{verzoek.casus.nummer}/bespreking/bijdragen/nieuw/"
    partner = logt_in(demo[wie])
    assert _bewaar(partner, pad, tekst="GEHEIM-concept") == 200
    with namens(demo["voorzitter"]):
        assert not Concept.objects.filter(pad=pad).exists()
    partner.post(f"/verzoeken/{verzoek.pk}/", {"antwoord": "niet_bekend", "versie": verzoek.versie})
    assert partner.get(pad).status_code == 404
    with namens(demo[wie]):
        assert not Concept.objects.filter(pad=pad).exists()
    assert _bewaar(partner, pad, tekst="nog een keer") == 400
