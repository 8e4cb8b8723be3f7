"""The databases of a test run: one empty house, and one in which the demo was told; what a test needs is a copy.

A copy takes a tenth of a second, migrating and telling half a minute. `./dev test` makes both beside the linters
(`python -m tests.proefdatabase NAME`) and names them in PROEFSJABLOON; pytest on its own makes them itself.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.db import OperationalError, connections
from django.utils import timezone

ROLLEN = ("default", "eigenaar")
GEDULD = 10.0  # seconds in which who was at work in a database has gone


def demo_van(naam: str) -> str:
    """The database in which the demo is told, beside this empty one."""
    return f"{naam}_demo"


def kopieer(van: str, naar: str) -> None:
    """`naar` is a new database like `van`."""
    verwijder(naar)
    _beheer("CREATE DATABASE {} TEMPLATE {}", naar, van)


def verwijder(naam: str) -> None:
    """The database of this name is gone."""
    _beheer("DROP DATABASE IF EXISTS {}", naam)


def _beheer(opdracht: str, *namen: str) -> None:
    """The server refuses while somebody is at work there; a browser that was closed a moment ago leaves soon."""
    eigenaar = connections["eigenaar"]
    for rol in ROLLEN:
        connections[rol].close()
    tot = time.monotonic() + GEDULD
    while True:
        try:
            with eigenaar._nodb_cursor() as cursor:
                cursor.execute(opdracht.format(*map(eigenaar.ops.quote_name, namen)))
        except OperationalError:
            if time.monotonic() > tot:
                raise
            time.sleep(0.05)
        else:
            return


@contextmanager
def in_database(naam: str) -> Iterator[None]:
    """Both roles work in this database for as long as the block lasts; not inside a transaction."""
    vorige = {rol: connections[rol].settings_dict["NAME"] for rol in ROLLEN}
    try:
        _verhuis(dict.fromkeys(ROLLEN, naam))
        yield
    finally:
        _verhuis(vorige)


def _verhuis(namen: dict[str, str]) -> None:
    for rol, naam in namen.items():
        assert not connections[rol].in_atomic_block
        connections[rol].close()
        connections[rol].settings_dict["NAME"] = naam


def vertel_demo(van: str) -> str:
    """Beside the empty database `van` there is one with all stories of the demo; returns its name."""
    kopieer(van, demo_van(van))
    with in_database(demo_van(van)):
        zet_op_vandaag()
    return demo_van(van)


def zet_op_vandaag() -> None:
    """The demo is told here, and stands on today, also when it was told before midnight."""
    from monitoring.demo.laden import CONVENANT_BEGON, laad
    from pga.demo.spelers import GEMEENTE
    from pga.models import Organisatie

    begon = timezone.localdate() - CONVENANT_BEGON
    if not Organisatie.objects.filter(naam=GEMEENTE, convenant_van=begon).exists():
        laad(None)


def maak(naam: str) -> None:
    """An empty, migrated database of this name and its demo, for the workers to copy."""
    eigenaar = connections["eigenaar"]
    eigenaar.settings_dict["TEST"]["NAME"] = naam
    eigenaar.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connections["default"].creation.set_as_test_mirror(eigenaar.settings_dict)
    eigenaar.close()
    vertel_demo(naam)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pga.settings")
    django.setup()
    maak(sys.argv[1])
