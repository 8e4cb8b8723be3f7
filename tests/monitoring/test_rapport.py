"""The report: asked for, made once, made again after a failure, read, downloaded; by nobody else."""

import datetime as dt
import io
from typing import Any

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from page import validate_pdf_bytes
from time_machine import travel

from monitoring import werk
from monitoring.choices import Rapportstatus
from monitoring.models import Momentopname, Rapport
from monitoring.services import rapport as dienst
from monitoring.tasks import maak_kwartaalrapport, maak_rapport
from pga import pdf
from pga.models import Casus, Gebruiker
from pga.services.inrichting import maak_gemeente
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers
from tests.conftest import Inloggen
from tests.monitoring.bouw import bespreking, buurgemeente, plan, score, signaal, traject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spelers")]
D = dt.date
GEHEIM = "Zonderling"


@pytest.fixture(autouse=True)
def _vandaag() -> Any:
    with travel(dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What was sent to the worker."""
    gezonden: list[int] = []
    monkeypatch.setattr(dienst, "zet_klaar", lambda taak, pk: gezonden.append(pk))
    return gezonden


def vul(spelers: Spelers) -> None:
    """Seven persons with a name that may be nowhere, enough to show some figures."""
    casussen = [traject(spelers, f"{GEHEIM}{i}", D(2026, 2 + i % 7, 3)) for i in range(7)]
    bespreking(spelers, D(2026, 7, 14), *casussen[:6])
    bespreking(spelers, D(2026, 8, 11), *casussen[5:])
    for casus in casussen:
        plan(casus, D(2026, 7, 20))
        score(spelers, casus, "wonen_gezin", (D(2026, 7, 1), 2), (D(2026, 9, 1), 3))
    for casus in casussen[:5]:
        signaal(spelers, casus, "aanhouding", D(2026, 9, 5))


def vraag(wie: Client, code: str = "2026-3") -> Any:
    return wie.post(reverse("rapportage_nieuw"), {"kwartaal": code})


def gemaakt(als: Inloggen, code: str = "2026-3") -> Rapport:
    assert vraag(als("beleid"), code).status_code == 302
    rapport = Rapport.objects.order_by("-pk").first()
    maak_rapport(rapport.pk)
    return Rapport.objects.get(pk=rapport.pk)


def fouten(document: bytes, norm: str) -> list[str]:
    return [str(fout) for fout in validate_pdf_bytes(document, profile=norm).failures]


def test_vragen_maken_en_lezen(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    vul(spelers)
    antwoord = vraag(als("beleid"))
    rapport = Rapport.objects.get()
    assert antwoord.url == reverse("rapportage", args=[rapport.pk])
    assert taken == [rapport.pk]
    assert "wordt gemaakt" in als("beleid").get(antwoord.url).content.decode()
    assert als("beleid").get(reverse("rapportage_pdf", args=[rapport.pk])).status_code == 404
    maak_rapport(rapport.pk)
    pagina = als("beleid").get(antwoord.url).content.decode()
    for tekst in (
        "3e kwartaal 2026",
        "7 personen in de aanpak",
        "Bron: casusregistratie UVZ",
        "niet getoond",
        "Wat deze cijfers betekenen",
        "<svg",
    ):
        assert tekst in pagina, tekst
    assert GEHEIM not in pagina


def test_pdf_is_toegankelijk_duurzaam_en_zonder_personen(
    als: Inloggen, spelers: Spelers, taken: list[int]
) -> None:
    vul(spelers)
    rapport = gemaakt(als)
    antwoord = als("voorzitter").get(reverse("rapportage_pdf", args=[rapport.pk]))
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'inline; filename="kwartaalrapport-uvz-2026-k3.pdf"'
    assert antwoord["Cache-Control"] == "no-store"
    document = antwoord.content
    assert pdf.hash_van(document) == rapport.sha256
    for norm in ("pdf/ua-1", "pdf/a-2a"):
        assert fouten(document, norm) == [], norm
    with pikepdf.open(io.BytesIO(document)) as bestand:
        assert str(bestand.docinfo["/Title"]) == "Persoonsgerichte aanpak: 3e kwartaal 2026"
        assert 3 <= len(bestand.pages) <= 12


def test_twee_keer_maken_geeft_een_rapport(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    vul(spelers)
    rapport = gemaakt(als)
    opnames, klaar = Momentopname.objects.count(), rapport.klaar_op
    maak_rapport(rapport.pk)
    maak_rapport(rapport.pk + 999)  # a report that is gone
    assert Momentopname.objects.count() == opnames
    assert Rapport.objects.get().klaar_op == klaar


def test_terugblik_vult_eerdere_kwartalen_een_keer(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    vul(spelers)  # the first case is of 3 February
    gemaakt(als)
    rij = list(Momentopname.objects.order_by("van").values_list("van", flat=True))
    assert rij == [D(2026, 1, 1), D(2026, 4, 1), D(2026, 7, 1)]
    tweede = gemaakt(als)
    assert Momentopname.objects.count() == 4
    pagina = als("beleid").get(tweede.get_absolute_url()).content.decode()
    assert "meer dan een kwartaal eerder" in pagina
    assert "vorig kwartaal" in pagina


def test_bevroren_cijfers_veranderen_niet(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    vul(spelers)
    rapport = gemaakt(als)
    voor = als("beleid").get(rapport.get_absolute_url()).content.decode()
    traject(spelers, "Laat", D(2026, 8, 1))
    na = als("beleid").get(rapport.get_absolute_url()).content.decode()
    assert "7 personen in de aanpak" in voor
    assert "7 personen in de aanpak" in na


def test_mislukt_laat_zich_zien_en_lukt_daarna(
    als: Inloggen, spelers: Spelers, taken: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    vraag(als("beleid"))
    rapport = Rapport.objects.get()

    def stuk(*_: Any, **__: Any) -> bytes:
        raise RuntimeError("geheime fout")

    heel = pdf.maak_pdf
    monkeypatch.setattr(pdf, "maak_pdf", stuk)
    with pytest.raises(RuntimeError):
        maak_rapport(rapport.pk)
    rapport.refresh_from_db()
    assert rapport.status == Rapportstatus.MISLUKT
    assert not Momentopname.objects.exists()  # nothing half
    lijst = als("beleid").get(reverse("rapportages")).content.decode()
    assert "maken mislukt" in lijst
    assert "Probeer opnieuw" in lijst
    pagina = als("beleid").get(rapport.get_absolute_url()).content.decode()
    assert "kon niet worden gemaakt" in pagina
    assert "geheime fout" not in pagina
    monkeypatch.setattr(pdf, "maak_pdf", heel)
    opnieuw = reverse("rapportage_opnieuw", args=[rapport.pk])
    assert als("beleid").get(opnieuw).status_code == 405
    assert als("beleid").post(opnieuw, {"versie": rapport.versie})["Location"] == rapport.get_absolute_url()
    assert taken == [rapport.pk, rapport.pk]
    # a second press changes nothing
    als("beleid").post(opnieuw, {"versie": rapport.versie})
    assert len(taken) == 2
    maak_rapport(rapport.pk)
    assert Rapport.objects.get().status == Rapportstatus.KLAAR


def test_laatste_poging_stopt_met_proberen(
    als: Inloggen, spelers: Spelers, taken: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    vraag(als("beleid"))
    rapport = Rapport.objects.get()
    monkeypatch.setattr(pdf, "maak_pdf", lambda *_, **__: 1 / 0)
    laatste: dict[str, Any] = {"retries": maak_rapport.max_retries, "called_directly": True}
    maak_rapport.push_request(**laatste)
    try:
        maak_rapport(rapport.pk)
    finally:
        maak_rapport.pop_request()
    assert Rapport.objects.get().status == Rapportstatus.MISLUKT


def test_een_verloren_taak_kan_opnieuw(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    vraag(als("beleid"))
    assert "wordt al gemaakt" in vraag(als("beleid")).content.decode()
    rapport = Rapport.objects.get()
    assert "Probeer opnieuw" not in als("beleid").get(reverse("rapportages")).content.decode()
    with travel(dt.datetime(2026, 11, 22, 10, 6, tzinfo=dt.UTC), tick=False):
        assert "Probeer opnieuw" in als("beleid").get(reverse("rapportages")).content.decode()
        als("beleid").post(reverse("rapportage_opnieuw", args=[rapport.pk]), {"versie": rapport.versie})
    assert len(taken) == 2


def test_elk_kwartaal_vanzelf_en_een_keer(spelers: Spelers, taken: list[int]) -> None:
    maak_gemeente(naam="Gemeente Buurstad", door=None)
    with travel(dt.datetime(2026, 10, 1, 4, tzinfo=dt.UTC), tick=False):
        assert maak_kwartaalrapport() == 2
        assert maak_kwartaalrapport() == 0
    rijen = Rapport.objects.values_list("van", "tot_en_met", "gevraagd_door")
    assert set(rijen) == {(D(2026, 7, 1), D(2026, 9, 30), None)}
    assert len(taken) == 2
    for pk in taken:
        maak_rapport(pk)
    assert set(Rapport.objects.values_list("status", flat=True)) == {Rapportstatus.KLAAR}


def test_wie_hier_niets_te_zoeken_heeft(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    rapport = gemaakt(als)
    adressen = [reverse("rapportages"), reverse("rapportage_nieuw")]
    adressen += [reverse(naam, args=[rapport.pk]) for naam in ("rapportage", "rapportage_pdf")]
    opnieuw = reverse("rapportage_opnieuw", args=[rapport.pk])
    for wie in ("politie", "jbwest", "zorgpartner", "ondersteuner", "beheer"):
        for adres in adressen:
            assert als(wie).get(adres).status_code == 404, (wie, adres)
        assert vraag(als(wie)).status_code == 404
        assert als(wie).post(opnieuw, {"versie": 1}).status_code == 404
    for wie in ("voorzitter", "regisseur", "jeugdmarshall", "analist", "beleid", "privacy"):
        for adres in adressen:
            assert als(wie).get(adres).status_code == 200, (wie, adres)


def test_een_andere_gemeente_ziet_niets(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    rapport = gemaakt(als)
    browser = _browser(buurgemeente())
    assert "Er is nog geen rapport" in browser.get(reverse("rapportages")).content.decode()
    for naam in ("rapportage", "rapportage_pdf"):
        assert browser.get(reverse(naam, args=[rapport.pk])).status_code == 404
    vraag(browser)
    assert Rapport.objects.order_by("-pk").first().gemeente.naam == "Gemeente Buurstad"
    assert "Buurstad" not in als("beleid").get(reverse("rapportages")).content.decode()


def _browser(gebruiker: Gebruiker) -> Client:
    browser = Client()
    browser.force_login(gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def test_leeg_kwartaal_geeft_een_leesbaar_rapport(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    rapport = gemaakt(als)
    pagina = als("beleid").get(rapport.get_absolute_url()).content.decode()
    assert "geen vergadering van het UVZ" in pagina
    assert "nog te weinig scores" in pagina
    assert fouten(bytes(rapport.inhoud or b""), "pdf/ua-1") == []


def test_lopend_kwartaal_heet_voorlopig(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    rapport = gemaakt(als, "2026-4")
    assert rapport.momentopname is not None
    assert rapport.momentopname.peildatum == D(2026, 11, 22)
    assert "Voorlopige cijfers" in als("beleid").get(rapport.get_absolute_url()).content.decode()
    assert "voorlopig" in als("beleid").get(reverse("rapportages")).content.decode()


@pytest.mark.parametrize("code", ["2027-1", "2019-1", "onzin", "", "2026-5"])
def test_een_kwartaal_dat_niet_te_kiezen_is(als: Inloggen, taken: list[int], code: str) -> None:
    assert vraag(als("beleid"), code).status_code == 200
    assert not Rapport.objects.exists()


def test_lijst_leest_geen_bestanden_en_vraagt_even_vaak(
    als: Inloggen, spelers: Spelers, taken: list[int]
) -> None:
    def vragen() -> list[str]:
        with CaptureQueriesContext(connection) as gevangen:
            als("beleid").get(reverse("rapportages"))
        return [vraag["sql"] for vraag in gevangen]

    gemaakt(als)
    vragen()
    een = vragen()
    gemaakt(als, "2026-2")
    gemaakt(als, "2026-1")
    drie = vragen()
    assert len(een) == len(drie)
    assert not any('"inhoud"' in sql for sql in drie)


def test_panelen_tonen_de_laatste_cijfers(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    def paneel(maker: Any, wie: str) -> Any:
        with namens(spelers[wie]):
            return maker(spelers[wie])

    assert paneel(werk.cijfers, "beleid").leeg == "Er is nog geen rapport gemaakt."
    assert paneel(werk.rapporten, "privacy").taken == []
    vul(spelers)
    rapport = gemaakt(als)
    cijfers = paneel(werk.cijfers, "voorzitter")
    assert cijfers.titel == "Cijfers van het 3e kwartaal 2026"
    eerste = cijfers.kengetallen[0]
    assert (eerste["waarde"], eerste["label"]) == ("7", "personen in de aanpak")
    (taak,) = paneel(werk.rapporten, "beleid").taken
    assert taak["knop_url"] == rapport.get_absolute_url()
    assert "3e kwartaal 2026" in als("beleid").get("/").content.decode()


def test_systeem_telt_en_ziet_zelf_niets(als: Inloggen, spelers: Spelers, taken: list[int]) -> None:
    """After counting, the one who asked still sees no case."""
    vul(spelers)
    gemaakt(als)
    with namens(spelers["beleid"]):
        assert not Casus.objects.exists()
    with als_systeem("test"):
        assert Casus.objects.count() == 7
