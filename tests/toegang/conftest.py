"""A case with a row in every table, committed once per module; the owner empties the tables afterwards."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from pga.demo.inrichting import maak_spelers
from pga.models import Gebruiker
from tests.bouw import maak_casus
from tests.toegang.rijen import Vuller

Spelers = dict[str, Gebruiker]


@pytest.fixture(scope="module")
def gevuld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Spelers]:
    with django_db_blocker.unblock():
        try:
            spelers = maak_spelers()
            Vuller(maak_casus(spelers), spelers["halt"], spelers["leerplicht"], "KANARIE").vul()
            yield spelers
        finally:
            connections["default"].close()
            call_command("flush", database="eigenaar", interactive=False, verbosity=0)
