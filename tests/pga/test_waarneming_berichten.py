"""What the regisseur of a case is told, who stands in is told as well while the period runs; and nobody else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from pga.models import Bericht, Casus, Deelname, Gebruiker
from pga.services.bericht import mail_bericht
from pga.services.nalopen import vraag_wat_nog_nodig_is
from pga.toegang.context import als_systeem
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.lezer import Lezer
from tests.pga.test_toegang_nalopen import doet_mee
from tests.pga.test_toegang_verzoek import gevraagd
from tests.pga.test_waarneming import regel
from tests.plans.bouw import actie_voor_dewaag, betrek_partner, organisatie_van

pytestmark = pytest.mark.django_db
VRAAGT = "Halt vraagt toegang tot deze casus."


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def verteld(tekst: str) -> list[Gebruiker | None]:
    with als_systeem("test: wie kreeg dit bericht"):
        berichten = Bericht.objects.filter(tekst__contains=tekst).select_related("ontvanger").order_by("pk")
        return [bericht.ontvanger for bericht in berichten]


def voorbij(spelers: Spelers) -> None:
    """The period of the stand-in ended yesterday."""
    with als_systeem("test: de periode is voorbij"):
        gisteren = timezone.now() - timedelta(days=1)
        Deelname.objects.filter(rol="waarnemer").update(van=gisteren - timedelta(days=6), tot=gisteren)


def test_een_verzoek_om_toegang_komt_ook_bij_de_waarnemer(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    for naam in ("regisseur", "regisseur2", "voorzitter"):
        spelers[naam].email = f"{naam}@gemeente.example"
        spelers[naam].save()
    regel(als("regisseur"), spelers)
    gevraagd(als, casus)
    assert verteld(VRAAGT) == [spelers["regisseur"], spelers["regisseur2"], None]
    Lezer(als("regisseur2")).ziet(VRAAGT)
    Lezer(als("jeugdmarshall")).ziet_niet(VRAAGT)

    with als_systeem("test: de berichten over het verzoek"):
        sleutels = list(Bericht.objects.filter(tekst=VRAAGT).order_by("pk").values_list("pk", flat=True))
    for pk in sleutels:
        mail_bericht(pk)
    assert "regisseur2@gemeente.example" in [brief.to[0] for brief in mail.outbox]
    geheel = "".join(f"{brief.subject}{brief.body}" for brief in mail.outbox)
    assert not [woord for woord in ("Halt", "Jayson", casus.nummer, "waarnem") if woord in geheel]


def test_voor_en_na_de_periode_niet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    over_een_week = timezone.localdate() + timedelta(days=7)
    dag = f"{over_een_week:%d-%m-%Y}"
    regel(als("regisseur"), spelers, van=dag, tot=dag)
    gevraagd(als, casus)
    assert verteld(VRAAGT) == [spelers["regisseur"], None]
    voorbij(spelers)
    vraag = {"nummer": casus.nummer, "reden": "x", "gevraagd": "y", "grondslag": "uvz-convenant"}
    als("jbwest").post("/toegang-vragen/", vraag)
    with als_systeem("test"):
        assert not Bericht.objects.filter(ontvanger=spelers["regisseur2"], soort="toegang").exists()


def test_wie_vertrokken_is_krijgt_niets(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    regel(als("regisseur"), spelers)
    spelers["regisseur2"].is_active = False
    spelers["regisseur2"].save()
    gevraagd(als, casus)
    assert verteld(VRAAGT) == [spelers["regisseur"], None]


def test_de_wekelijkse_vraag_komt_ook_bij_de_waarnemer_over_diens_casussen(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    ander = casus_in_aanpak(spelers, voornaam="Ander")
    for een in (casus, ander):
        doet_mee(spelers, een, "halt")
    regel(als("regisseur"), spelers, alles="nee", casussen=[casus.pk])
    assert vraag_wat_nog_nodig_is() == 2
    with als_systeem("test"):
        teksten = dict(Bericht.objects.filter(soort="toegang").values_list("ontvanger", "tekst"))
    assert teksten[spelers["regisseur"].pk].startswith("2 organisaties zien")
    assert teksten[spelers["regisseur2"].pk].startswith("1 organisatie ziet")
    voorbij(spelers)
    assert vraag_wat_nog_nodig_is() == 1


def test_werk_van_wie_stopt_wordt_ook_aan_de_waarnemer_gemeld(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    betrek_partner(spelers, casus, "dewaag")
    actie_voor_dewaag(spelers, casus)
    regel(als("regisseur"), spelers)
    waag = organisatie_van(spelers, "dewaag")
    velden = {"reden": "convenant opgezegd", "acties_naar": "regisseur"}
    antwoord = als("beheer").post(f"/organisaties/{waag.pk}/vertrek/", velden, follow=True)
    assert "1 terug naar de regisseurs" in antwoord.content.decode()
    assert set(verteld("1 open actie of vraag")) == {spelers["regisseur"], spelers["regisseur2"]}
    Lezer(als("regisseur2")).ziet("Zonder uitvoerder", "De Waag doet niet meer mee")
