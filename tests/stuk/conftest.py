"""The demo as the house to attack: told once per module, and every test gets it back as it was."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from monitoring.demo.laden import laad
from pga.models import Gebruiker
from tests.stuk.inbreker import Poging, verzamel

Spelers = dict[str, Gebruiker]


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Spelers]:
    """All stories of the demo, committed; the owner empties the tables afterwards. The cast by username."""
    with django_db_blocker.unblock():
        try:
            laad(None)
            yield {gebruiker.username: gebruiker for gebruiker in Gebruiker.objects.all()}
        finally:
            connections["default"].close()
            call_command("flush", database="eigenaar", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def pogingen(demo: Spelers, django_db_blocker: DjangoDbBlocker) -> list[Poging]:
    """One filled in form per kind of form in the house, with who may send it."""
    with django_db_blocker.unblock():
        return verzamel(demo)
