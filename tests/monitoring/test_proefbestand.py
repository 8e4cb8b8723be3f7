"""The large invented set: whole, the same every time, and with the grants that the ladder gives."""

from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from monitoring.proefbestand.bouwer import onze_modellen
from monitoring.proefbestand.maken import maak_proefbestand
from monitoring.proefbestand.mensen import BIJZONDER
from pga.models import (
    Bijnaam,
    Casus,
    Deelname,
    Functiegroep,
    Gebeurtenis,
    Gebruiker,
    Organisatie,
    Persoon,
    Raadpleging,
)
from pga.services.toegang import herbereken
from pga.toegang.context import als_systeem, namens
from plans.models import Actie, Meting, Plan, Signaal
from uvz.models import Agendapunt, Besluit, Bijdrage, Informatieverzoek

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
DAG = date(2026, 5, 12)
GEVULD: tuple[Any, ...] = (Bijnaam, Deelname, Gebeurtenis, Raadpleging, Actie, Meting, Plan, Signaal)
GEVULD += (Agendapunt, Besluit, Bijdrage, Informatieverzoek)


def inhoud() -> dict[str, str]:
    """A fingerprint of each table."""
    with connections["eigenaar"].cursor() as cursor:
        gevonden = {}
        cursor.execute("BEGIN")
        for model in onze_modellen():
            tabel = model._meta.db_table
            cursor.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY")
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM {tabel} t"
            )
            gevonden[tabel] = cursor.fetchone()[0]
        cursor.execute("ROLLBACK")
    return gevonden


def test_heel_echt_en_op_slot() -> None:
    maak_proefbestand(casussen=100, seed=3)
    with als_systeem("test"):
        assert Casus.objects.count() == Persoon.objects.filter(fictief=True).count() == 100
        assert Organisatie.objects.filter(gemeente__isnull=False).count() == 33
        assert Gebruiker.objects.filter(organisatie__gemeente__isnull=False).count() == 33 * 5
        assert not Gebruiker.objects.exclude(password__startswith="!").exists()
        assert Functiegroep.objects.count() == 10
        assert set(Casus.objects.values_list("fase", flat=True)) >= {"geagendeerd", "in_aanpak", "afgesloten"}
        leeg = [
            model.__name__
            for model in (*GEVULD, Casus.history.model, Bijdrage.history.model)
            if not model.objects.exists()
        ]
        assert not leeg
        anders = [pk for pk in Casus.objects.values_list("pk", flat=True) if herbereken(pk)]
    assert not anders
    wie = Gebruiker.objects.get(username=BIJZONDER[1])
    with namens(wie):
        gezien = set(Casus.objects.values_list("pk", flat=True))
    with als_systeem("test"):
        mee = set(Deelname.objects.filter(organisatie=wie.organisatie_id).values_list("casus", flat=True))
    assert 50 <= len(gezien) < 70 == len(mee)
    assert gezien < mee


def test_zelfde_seed_zelfde_inhoud(transactional_db: None) -> None:
    maak_proefbestand(casussen=40, seed=5, vandaag=DAG)
    eerste = inhoud()
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(eerste)}, auth_group, pga_gebruiker_groups CASCADE")
    maak_proefbestand(casussen=40, seed=5, vandaag=DAG)
    assert {tabel for tabel, hoe in inhoud().items() if hoe != eerste[tabel]} == set()


def test_alleen_in_een_lege_database() -> None:
    maak_proefbestand(casussen=1, seed=1)
    with pytest.raises(CommandError, match="niet leeg"):
        call_command("maak_bestand", casussen=1, seed=2)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'pga_casus'")
        assert cursor.fetchone() == (True,)
