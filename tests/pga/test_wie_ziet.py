"""Who can see this: the sentence next to a text, and the lock, tell the same people."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.choices import Fase, Functie, Laag, Recht, Rol
from pga.models import Casus, Deelname, Functiegroep, Gebeurtenis, Gebruiker
from pga.selectors.casussen import blik_op
from pga.services.toegang import betrek, herbereken
from pga.toegang.context import als_systeem, namens
from pga.toegang.ladder import ZIET_AANMELDINGEN
from pga.toegang.lezers import in_woorden, lezers_van, lezers_voor_de_casus, met_recht
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from uvz.models import Aanmelding
from uvz.selectors.lezers import lezers_van_aanmelding

pytestmark = pytest.mark.django_db

MELDERS = ("halt", "jbwest", "veiligthuis", "leerplicht")
TEKSTEN = (
    *("feiten", "waarom_zorg", "waarom_veiligheid", "problematiek", "leefgebieden", "ernst"),
    *("samenwerking", "niet_besproken_reden"),
)
ROLLEN = (Rol.GENODIGD, Rol.BETROKKEN, Rol.UITVOERDER, Rol.AANMELDER, Rol.ONTVANGER)


@pytest.fixture
def bezetting(spelers: Spelers) -> Spelers:
    """The cast, and people who are easily counted too often or too little."""
    halt, gemeente = spelers["halt"].organisatie, spelers["voorzitter"].organisatie
    extra = {
        "tweede": Gebruiker(username="tweede", organisatie=halt),
        "weg": Gebruiker(username="weg", organisatie=halt, is_active=False),
        "receptie": Gebruiker(username="receptie", organisatie=halt),
        "dubbel": Gebruiker(username="dubbel", organisatie=gemeente),
    }
    for gebruiker in extra.values():
        gebruiker.save()
    functies = {f.functie: f.groep for f in Functiegroep.objects.filter(gemeente=gemeente)}
    extra["tweede"].groups.add(functies[Functie.PARTNER])
    extra["weg"].groups.add(functies[Functie.PARTNER])
    extra["dubbel"].groups.add(functies[Functie.VOORZITTER], functies[Functie.ONDERSTEUNER])
    return spelers | extra


def _deel(casus: Casus, spelers: Spelers, rollen: dict[str, Rol]) -> None:
    for naam, rol in rollen.items():
        betrek(casus=casus, rol=rol, reden="x", door=None, organisatie=spelers[naam].organisatie, stil=True)


def _in_fase(casus: Casus, fase: Fase) -> Casus:
    with als_systeem("test: fase"):
        casus = Casus.objects.get(pk=casus.pk)
        casus.fase = fase
        casus.save()
        herbereken(casus.pk)
    return casus


def _casussen(spelers: Spelers) -> Iterator[Casus]:
    """Every phase with every role that a partner can have, and people of their own name."""
    for nummer, rol in enumerate(ROLLEN):
        casus = casus_in_aanpak(spelers, achternaam=f"Nummer{nummer}")
        _deel(casus, spelers, {MELDERS[nummer % 4]: rol, "halt": rol, "om": Rol.UITVOERDER})
        stel: dict[str, Any] = {"casus": casus, "reden": "x", "door": None, "stil": True}
        betrek(rol=Rol.WAARNEMER, gebruiker=spelers["regisseur2"], **stel)
        straks = timezone.now() + timedelta(hours=1)
        betrek(rol=Rol.NOODINZAGE, gebruiker=spelers["reclassering"], tot=straks, **stel)
        betrek(rol=Rol.WAARNEMER, gebruiker=spelers["jeugdmarshall"], van=straks, **stel)
        for fase in (Fase.GEAGENDEERD, Fase.BESPROKEN, Fase.IN_AANPAK, Fase.BIJ_PARTNER, Fase.AFGESLOTEN):
            if fase == Fase.AFGESLOTEN:
                with als_systeem("test: datum"):
                    Casus.objects.filter(pk=casus.pk).update(afgesloten_op=timezone.localdate())
            yield _in_fase(casus, fase)


def _lezen(casus: Casus, spelers: Spelers) -> dict[str, set[str]]:
    """Whom the database shows a row, per layer."""
    with als_systeem("test: een rij per laag"):
        for laag in Laag:
            Gebeurtenis.objects.create(
                casus=casus, laag=laag, soort="proces", tekst="proef", tijdstip=timezone.now()
            )
    gezien: dict[str, set[str]] = {laag.value: set() for laag in Laag}
    for naam, gebruiker in spelers.items():
        with namens(gebruiker):
            rijen = Gebeurtenis.objects.filter(casus=casus, tekst="proef")
            for gelezen in rijen.values_list("laag", flat=True):
                gezien[gelezen].add(naam)
    return gezien


def _sinds_gisteren(casus: Casus) -> None:
    """In a test all is one transaction: what began in it began, for the policies, in the future."""
    with als_systeem("test: begin"):
        Deelname.objects.filter(casus=casus).update(van=timezone.now() - timedelta(days=1))


def test_zin_en_slot_noemen_dezelfde_mensen(bezetting: Spelers) -> None:
    namen = {gebruiker.pk: naam for naam, gebruiker in bezetting.items()}
    geteld = 0
    for casus in _casussen(bezetting):
        with als_systeem("test: deelnames"):
            deelnames = list(
                Deelname.objects.filter(casus=casus).select_related(
                    "organisatie", "functiegroep", "gebruiker__organisatie"
                )
            )
        lezers, gelezen = lezers_van(casus, deelnames), _lezen(casus, bezetting)
        for laag in Laag:
            toets = met_recht(Recht(laag.value))
            gezegd = {namen[lezer.pk] for lezer in lezers if lezer.pk and toets(lezer)}
            assert gezegd == gelezen[laag], (casus.fase, laag)
            geteld += len(gezegd)
            if len(gezegd) > 1:
                assert f"{len(gezegd)} mensen" in in_woorden(lezers, toets)
    assert geteld > 100


def test_zin_leest_als_een_zin(bezetting: Spelers) -> None:
    casus = _in_fase(casus_in_aanpak(bezetting), Fase.BESPROKEN)
    _deel(casus, bezetting, {"halt": Rol.BETROKKEN, "jbwest": Rol.BETROKKEN})
    _sinds_gisteren(casus)
    with namens(bezetting["halt"]):
        blik = blik_op(bezetting["halt"], casus.nummer)
        with CaptureQueriesContext(connection) as gemeten:
            zin = blik.zichtbaar_voor(Recht.BESPREKING)
            smal = blik.zichtbaar_voor(Recht.VERTROUWELIJK)
            blik.zichtbaar_voor(Recht.BESPREKING, ook=bezetting["halt"].organisatie_id)
    assert len(gemeten) == 2  # the people, and the names of the organisations
    # halt: two people; police in the weighing; voorzitter, dubbel, regisseur, ondersteuner, analist
    assert zin == "Halt, JB-West, 1 medewerker van politie en 5 mensen van de gemeente (9 mensen)"
    assert smal == "3 mensen van de gemeente"


def test_uitgenodigde_leest_wat_over_hem_gaat(bezetting: Spelers) -> None:
    casus = maak_casus(bezetting)
    _deel(casus, bezetting, {"halt": Rol.GENODIGD})
    _sinds_gisteren(casus)
    with namens(bezetting["halt"]):
        blik = blik_op(bezetting["halt"], casus.nummer)
        zonder = blik.zichtbaar_voor(Recht.BESPREKING)
        met = blik.zichtbaar_voor(Recht.BESPREKING, ook=bezetting["halt"].organisatie_id)
    assert "Halt" not in zonder
    assert met.startswith("Halt, ")


def test_aanmelding_wordt_gelezen_door_wie_genoemd_wordt(bezetting: Spelers) -> None:
    namen = {gebruiker.pk: naam for naam, gebruiker in bezetting.items()}
    halt = bezetting["halt"]
    assert halt.organisatie is not None
    gemeente = halt.organisatie.gemeente
    assert gemeente is not None
    for status in ("concept", "ingediend"):
        with als_systeem("test: aanmelding"):
            Aanmelding.objects.create(
                organisatie=halt.organisatie,
                gemeente=gemeente,
                aangemeld_door=halt,
                status=status,
                voornaam="Kim",
                achternaam="Voorbeeld",
                ingediend_op=timezone.now() if status == "ingediend" else None,
                **dict.fromkeys(TEKSTEN, "x"),
            )
        lezers = lezers_voor_de_casus(halt.organisatie, gemeente.pk, ZIET_AANMELDINGEN)
        toets = met_recht(Recht.IDENTITEIT, *([Recht.BESPREKING] if status == "ingediend" else []))
        gelezen = set()
        for naam, gebruiker in bezetting.items():
            with namens(gebruiker):
                if Aanmelding.objects.filter(status=status).exists():
                    gelezen.add(naam)
        assert {namen[lezer.pk] for lezer in lezers if lezer.pk and toets(lezer)} == gelezen, status
        assert "Halt" in lezers_van_aanmelding(halt)
