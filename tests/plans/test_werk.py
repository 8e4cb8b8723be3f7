"""The start page and the first page of a case: who needs me now, and how is it going."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pga.models import Bijnaam, Casus, Gebeurtenis
from pga.selectors.casussen import blik_op
from pga.spreektaal import datum
from pga.toegang.context import als_systeem, namens
from pga.werk import casuskolommen, casuspanelen
from plans import werk
from plans.models import Actie
from plans.services.signaal import geef_signaal
from tests.bouw import casus_in_aanpak
from tests.conftest import Inloggen
from tests.plans.bouw import Spelers, actie_voor_dewaag, begin, vol_plan
from uvz.choices import Besluitsoort
from uvz.models import Agendapunt, Besluit, Vergadering

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers)


def tekst(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def besluit(casus: Casus, spelers: Spelers, *, dagen_geleden: int = 0) -> None:
    with als_systeem("test: besluit"):
        vergadering = Vergadering.objects.create(
            gemeente=casus.gemeente,
            datum=timezone.localdate() - timedelta(days=dagen_geleden),
            begin="09:00",
            eind="11:00",
            plaats="Stadhuis",
        )
        punt = Agendapunt.objects.create(casus=casus, vergadering=vergadering, waarom="zorg en veiligheid")
        Besluit.objects.create(
            casus=casus,
            agendapunt=punt,
            soort=Besluitsoort.INTEGRALE_AANPAK,
            motivering="samen",
            regisseur=spelers["regisseur"],
            regievorm="casusregie",
            vastgelegd_door=spelers["voorzitter"],
        )


def redenen(spelers: Spelers) -> list[str]:
    with namens(spelers["regisseur"]):
        paneel = werk.vandaag(spelers["regisseur"])
    assert paneel is not None
    return [taak["reden"] for taak in paneel.taken]


def test_besluit_zonder_plan_begint_met_een_knop(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    besluit(casus, spelers)
    start = tekst(als("regisseur"), reverse("mijn_werk"))
    assert "Besluiten zonder plan" in start
    adres = reverse("plan_start", args=[casus.nummer])
    assert f'action="{adres}"' in start
    als("regisseur").post(adres)
    assert "Besluiten zonder plan" not in tekst(als("regisseur"), reverse("mijn_werk"))
    assert "Besluiten zonder plan" not in tekst(als("regisseur2"), reverse("mijn_werk"))


def test_vandaag_noemt_late_actie_plan_en_stilte(casus: Casus, spelers: Spelers) -> None:
    assert redenen(spelers) == []
    begin(spelers, casus)
    actie = actie_voor_dewaag(spelers, casus)
    with als_systeem("test: tijd laten verstrijken"):
        Actie.objects.filter(pk=actie.pk).update(voor=timezone.localdate() - timedelta(days=6))
    assert redenen(spelers) == ["actie De Waag: Intake plannen.", "het plan is nog niet vastgesteld"]
    with als_systeem("test: tijd laten verstrijken"):
        Gebeurtenis.objects.update(tijdstip=timezone.now() - timedelta(days=30))
    assert redenen(spelers)[-1] == "al 30 dagen geen stap gezet"


def test_startpagina_van_de_regisseur_toont_de_caseload(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    vol_plan(spelers, casus)
    start = tekst(als("regisseur"), reverse("mijn_werk"))
    assert "Mijn caseload" in start
    assert "1 persoon" in start
    assert "gezondheid: 2 zorgelijk" in start
    assert "U voert nu zelf geen regie" in tekst(als("regisseur2"), reverse("mijn_werk"))


def test_partner_ziet_alleen_eigen_acties(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    actie_voor_dewaag(spelers, casus, wat="Plan de intake met moeder")
    assert "Plan de intake met moeder" in tekst(als("dewaag"), reverse("mijn_werk"))
    assert "Plan de intake met moeder" not in tekst(als("halt"), reverse("mijn_werk"))


def test_startpagina_vraagt_even_veel_bij_een_en_drie_casussen(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    def aantal(wie: str) -> int:
        with CaptureQueriesContext(connection) as vragen:
            tekst(als(wie), reverse("mijn_werk"))
        return len(vragen)

    vol_plan(spelers, casus)
    wie_kijken = ("regisseur", "dewaag")
    for wie in wie_kijken:
        aantal(wie)  # the first page of a session costs more
    een = {wie: aantal(wie) for wie in wie_kijken}
    for naam in ("Marc", "Faysel"):
        vol_plan(spelers, casus_in_aanpak(spelers, voornaam=naam, achternaam=naam))
    assert {wie: aantal(wie) for wie in een} == een


def test_eerste_blad_van_de_casus(casus: Casus, als: Inloggen, spelers: Spelers) -> None:
    vol_plan(spelers, casus)
    adres = reverse("casus", args=[casus.nummer])
    for wie in ("regisseur", "dewaag"):
        blad = tekst(als(wie), adres)
        assert "Jayson loopt weg van huis." in blad
        assert "Intake plannen met Jayson." in blad
        assert "Negen maanden" in blad
        assert "Cijfers bij" in blad


def test_zonder_planlaag_geen_plan_op_het_eerste_blad(casus: Casus, spelers: Spelers) -> None:
    vol_plan(spelers, casus)
    ondersteuner = spelers["ondersteuner"]
    with namens(ondersteuner):
        panelen = casuspanelen(blik_op(ondersteuner, casus.nummer, erbij=casuskolommen()))
    plannen = [paneel for paneel in panelen if paneel.sjabloon.startswith("plans/")]
    assert plannen == []


def test_eerste_blad_vraagt_hoogstens_elf_keer_en_niet_meer_bij_meer_rijen(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    """Session, person and context included, without what only a test adds: its savepoint and clearing."""

    def vragen(wie: str) -> list[str]:
        with CaptureQueriesContext(connection) as gevangen:
            tekst(als(wie), reverse("casus", args=[casus.nummer]))
        regels = [str(vraag["sql"]) for vraag in gevangen.captured_queries]
        assert "set_config('pga.gebruiker', ''" in regels[-2]
        van_de_test = (regels[-2], "SAVEPOINT", "RELEASE SAVEPOINT")
        return [regel for regel in regels if not regel.startswith(van_de_test)]

    wie_kijken = ("regisseur", "dewaag", "voorzitter")
    vol_plan(spelers, casus)
    besluit(casus, spelers, dagen_geleden=1)
    for wie in wie_kijken:
        vragen(wie)  # the first page of a session costs more
    een = {wie: len(vragen(wie)) for wie in wie_kijken}
    assert max(een.values()) <= 11, een
    besluit(casus, spelers)
    for nummer in range(3):
        actie_voor_dewaag(spelers, casus, wat=f"Actie {nummer}.")
        with namens(spelers["dewaag"]):
            geef_signaal(
                casus=casus,
                door=spelers["dewaag"],
                soort="melding",
                datum=timezone.localdate(),
                tekst=f"Signaal {nummer}.",
            )
        with als_systeem("test: bijnaam"):
            Bijnaam.objects.create(persoon=casus.persoon, naam=f"Jay {nummer}")
    assert {wie: len(vragen(wie)) for wie in wie_kijken} == een


def test_laatste_besluit_en_andere_namen_op_het_eerste_blad(
    casus: Casus, als: Inloggen, spelers: Spelers
) -> None:
    besluit(casus, spelers, dagen_geleden=200)
    besluit(casus, spelers, dagen_geleden=1)
    with als_systeem("test: bijnaam"):
        Bijnaam.objects.create(persoon=casus.persoon, naam="Jay", soort="roepnaam")
        Bijnaam.objects.create(persoon=casus.persoon, naam="J-Kid", soort="straatnaam")
    blad = tekst(als("regisseur"), reverse("casus", args=[casus.nummer]))
    assert "Jay (roepnaam), J-Kid (straatnaam)" in blad
    assert datum(timezone.localdate() - timedelta(days=1)) in blad
    assert datum(timezone.localdate() - timedelta(days=200)) not in blad
