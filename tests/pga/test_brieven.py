"""Letters: who gets one, making them in the worker, printing and posting at the printbalie."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pga.choices import Briefstatus
from pga.models import Bestand, Brief, Casus, Gebruiker, Raadpleging
from pga.services.brieven import liggen_gebleven, maak_notificatiebrieven, stel_brief_op
from pga.services.casus import leg_relatie_vast, zet_adres
from pga.tasks import maak_brief
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, maak_casus
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
ADRES: dict[str, Any] = {"straat_huisnummer": "Dorpsstraat 1", "postcode": "2712 AB", "plaats": "Zoetermeer"}


def casus_met_gezin(spelers: Spelers, jaren: int = 15, **velden: Any) -> Casus:
    geboren = timezone.localdate() - timedelta(days=jaren * 365 + 90)
    casus = maak_casus(spelers, geboortedatum=geboren, **velden)
    voorzitter = spelers["voorzitter"]
    with namens(voorzitter):
        zet_adres(casus=casus, door=voorzitter, **ADRES)
        leg_relatie_vast(casus=casus, door=voorzitter, naam="Moeder Voorbeeld", gezag=True, **ADRES)
        leg_relatie_vast(casus=casus, door=voorzitter, naam="Vader Voorbeeld", gezag=False)
    return casus


def notificeer(casus: Casus, door: Gebruiker) -> list[str]:
    with namens(door):
        return maak_notificatiebrieven(
            casus=casus, aanleiding="agendapunt-1", vergadering_datum=timezone.localdate(), door=door
        )


def brieven() -> list[Brief]:
    with als_systeem("test"):
        return list(Brief.objects.order_by("pk"))


@pytest.mark.parametrize(
    ("jaren", "aan"),
    [
        (15, {"Jayson Voorbeeld", "Moeder Voorbeeld"}),
        (17, {"Jayson Voorbeeld"}),
        (22, {"Jayson Voorbeeld"}),
    ],
)
def test_wie_een_brief_krijgt(spelers: Spelers, jaren: int, aan: set[str]) -> None:
    assert notificeer(casus_met_gezin(spelers, jaren), spelers["voorzitter"]) == []
    assert {brief.geadresseerde for brief in brieven()} == aan


def test_tweede_keer_vragen_geeft_geen_tweede_brief(spelers: Spelers) -> None:
    casus = casus_met_gezin(spelers)
    notificeer(casus, spelers["voorzitter"])
    notificeer(casus, spelers["ondersteuner"])
    assert len(brieven()) == 2


def test_zonder_adres_zegt_het_systeem_wat_ontbreekt(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers)
    ontbreekt = notificeer(casus, spelers["voorzitter"])
    assert any("adres van Jayson Voorbeeld" in zin for zin in ontbreekt)
    assert any("ouder of voogd met gezag" in zin for zin in ontbreekt)
    pagina = als("ondersteuner").get("/brieven/").content.decode()
    assert "Kan nog niet" in pagina
    assert casus.nummer in pagina


def test_werker_maakt_een_pdf_en_niet_twee(spelers: Spelers) -> None:
    notificeer(casus_met_gezin(spelers), spelers["voorzitter"])
    eerste = brieven()[0]
    stel_brief_op(eerste.pk)
    stel_brief_op(eerste.pk)
    brief = brieven()[0]
    assert brief.status == Briefstatus.KLAAR
    with als_systeem("test"):
        bestand = Bestand.objects.get()
        assert bytes(bestand.inhoud).startswith(b"%PDF")
        assert bestand.pk == brief.bestand_id
    assert "Jayson" not in bestand.naam


def test_balie_drukt_af_post_en_draait_terug(spelers: Spelers, als: Inloggen) -> None:
    notificeer(casus_met_gezin(spelers), spelers["voorzitter"])
    for brief in brieven():
        stel_brief_op(brief.pk)
    balie = als("ondersteuner")
    assert "Klaar om af te drukken" in balie.get("/brieven/").content.decode()
    samen = balie.post("/brieven/printbestand/", {"brief": _keuze()})
    assert samen["Content-Type"] == "application/pdf"
    een, ander = brieven()
    balie.get(f"/bestanden/{een.bestand_id}/")
    with als_systeem("test"):
        gelezen = Raadpleging.objects.exclude(soort="lijst").order_by("pk").values_list("soort", "doel")
        assert list(gelezen) == [("export", een.pk), ("export", ander.pk), ("brief", een.pk)]
    _doe(balie, "afgedrukt")
    _doe(balie, "gepost")
    assert {brief.status for brief in brieven()} == {Briefstatus.VERZONDEN}
    assert all(brief.verzonden_op for brief in brieven())
    _doe(balie, "niet_gepost")
    assert {brief.status for brief in brieven()} == {Briefstatus.AFGEDRUKT}
    assert not any(brief.verzonden_op for brief in brieven())


def test_verouderde_stapel_verandert_niets(spelers: Spelers, als: Inloggen) -> None:
    notificeer(casus_met_gezin(spelers), spelers["voorzitter"])
    for brief in brieven():
        stel_brief_op(brief.pk)
    keuze = _keuze()
    _doe(als("ondersteuner"), "afgedrukt")
    antwoord = als("voorzitter").post("/brieven/actie/", {"actie": "afgedrukt", "brief": keuze}, follow=True)
    assert "Iemand anders heeft dit intussen gewijzigd" in antwoord.content.decode()
    assert {brief.versie for brief in brieven()} == {3}


def test_mislukte_brief_is_zichtbaar_en_kan_opnieuw(
    spelers: Spelers, als: Inloggen, monkeypatch: pytest.MonkeyPatch
) -> None:
    notificeer(casus_met_gezin(spelers), spelers["voorzitter"])
    eerste = brieven()[0]

    def kapot(*args: object, **kwargs: object) -> bytes:
        raise OSError("geheim: Jayson")

    monkeypatch.setattr("pga.services.brieven.pdf.maak_pdf", kapot)
    maak_brief.push_request(retries=3)  # type: ignore[call-arg]
    try:
        maak_brief.run(eerste.pk)
    finally:
        maak_brief.pop_request()
    pagina = als("ondersteuner").get("/brieven/").content.decode()
    assert "kon niet worden gemaakt" in pagina
    assert "geheim" not in pagina
    brief = brieven()[0]
    als("ondersteuner").post(f"/brieven/{brief.pk}/actie/", {"actie": "opnieuw", "versie": brief.versie})
    assert brieven()[0].status == Briefstatus.CONCEPT


def test_verloren_taak_wordt_opnieuw_verstuurd(
    spelers: Spelers, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    notificeer(casus_met_gezin(spelers), spelers["voorzitter"])
    verstuurd: list[tuple[int, ...]] = []
    monkeypatch.setattr("celery.current_app.send_task", lambda naam, args: verstuurd.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        gevonden = liggen_gebleven(ouder_dan_seconden=-1)
    assert verstuurd == [(pk,) for pk in gevonden]
    assert len(verstuurd) == 2


def test_partner_ziet_geen_balie_en_geen_brief(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_met_gezin(spelers)
    notificeer(casus, spelers["voorzitter"])
    assert als("politie").get("/brieven/").status_code == 404
    with namens(spelers["politie"]):
        assert not Brief.objects.exists()


def _keuze() -> list[str]:
    return [f"{brief.pk}-{brief.versie}" for brief in brieven()]


def _doe(balie: Client, actie: str) -> None:
    antwoord = balie.post("/brieven/actie/", {"actie": actie, "brief": _keuze()}, follow=True)
    assert antwoord.status_code == 200
