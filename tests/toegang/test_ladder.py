"""Every cell of the ladder, through the database: what a role holds in a phase is what was written down by hand."""

import itertools
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from pga.choices import Fase, Grondslag, Recht, Rol
from pga.demo.inrichting import maak_spelers
from pga.models import Casus, CasusGebruikersrecht, CasusGroepsrecht, Deelname, Gebruiker
from pga.services.toegang import herbereken
from pga.toegang.context import als_systeem, namens
from pga.toegang.rechten import rechten_op
from tests.bouw import maak_casus
from tests.toegang.verwacht import FASEN, LADDER, LETTERS

pytestmark = pytest.mark.django_db
Situatie = tuple[Gebruiker, Casus]


@pytest.fixture(scope="module")
def situatie(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situatie]:
    """A partner and a case in which nobody takes part."""
    with django_db_blocker.unblock():
        try:
            spelers = maak_spelers()
            casus = maak_casus(spelers)
            with als_systeem("test: een casus zonder deelnemers"):
                Deelname.objects.all().delete()
            herbereken(casus.pk)
            yield spelers["jbwest"], casus
        finally:
            connections["default"].close()
            call_command("flush", database="eigenaar", interactive=False, verbosity=0)


def test_de_lijst_is_volledig() -> None:
    assert set(LADDER) == set(Rol.values)
    assert set(FASEN) == set(Fase.values)
    assert all(len(cellen) == len(FASEN) for cellen in LADDER.values())
    assert set(LETTERS.values()) == set(Recht.values)


@pytest.mark.parametrize(("rol", "fase"), list(itertools.product(LADDER, FASEN)))
def test_cel(situatie: Situatie, rol: str, fase: str) -> None:
    """By the organisation and by name alike; nobody else gets anything."""
    partner, casus = situatie
    hoort = {LETTERS[letter] for letter in LADDER[rol][FASEN.index(fase)] if letter in LETTERS}
    for partij in ({"organisatie": partner.organisatie}, {"gebruiker": partner}):
        with transaction.atomic():
            with als_systeem("test: een deelnemer in deze fase"):
                Casus.objects.filter(pk=casus.pk).update(
                    fase=fase, regisseur=partner, regievorm="casusregie", afgesloten_op=timezone.localdate()
                )
                Deelname.objects.create(
                    casus=casus,
                    rol=rol,
                    grondslag=Grondslag.UVZ_CONVENANT,
                    van=timezone.now(),
                    **partij,
                )
                herbereken(casus.pk)
                houders = (
                    CasusGroepsrecht.objects.values_list("group_id").distinct().count()
                    + CasusGebruikersrecht.objects.values_list("user_id").distinct().count()
                )
            with namens(partner):
                assert rechten_op(partner, casus.pk) == hoort
                assert Casus.objects.exists() == ("identiteit" in hoort)
            assert houders == bool(hoort)
            transaction.set_rollback(True)
