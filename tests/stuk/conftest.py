"""The demo as the house to attack: every test gets it back as it was."""

from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from pga.models import Gebruiker
from tests.proefdatabase import in_database, kopieer, verwijder, zet_op_vandaag
from tests.stuk.inbreker import Poging, leer_stand, verzamel

Spelers = dict[str, Gebruiker]


@pytest.fixture(scope="session")
def eigen_huis(demohuis: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A copy of the demo to attack; what a test changes in it is rolled back."""
    with django_db_blocker.unblock():
        huis = f"{connections['default'].settings_dict['NAME']}_stuk"
        kopieer(demohuis, huis)
        with in_database(huis):
            leer_stand()
    yield huis
    with django_db_blocker.unblock():
        verwijder(huis)


@pytest.fixture(scope="module")
def demo(eigen_huis: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Spelers]:
    """All stories of the demo, for as long as the tests of a module run. The cast by username."""
    with django_db_blocker.unblock(), in_database(eigen_huis):
        zet_op_vandaag()
        yield {gebruiker.username: gebruiker for gebruiker in Gebruiker.objects.all()}


@pytest.fixture(scope="session")
def pogingen(eigen_huis: str, django_db_blocker: DjangoDbBlocker) -> list[Poging]:
    """One filled in form per kind of form in the house, with who may send it."""
    with django_db_blocker.unblock(), in_database(eigen_huis):
        return verzamel({gebruiker.username: gebruiker for gebruiker in Gebruiker.objects.all()})
