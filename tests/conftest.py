"""What all tests share: the cast, logging in as one of them, and a real database with the real lock."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client
from django.test.client import FakePayload
from django.test.utils import setup_databases
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's sync API runs a loop in our thread

from pga.models import Gebruiker
from tests.opname import zet_spelers_op
from tests.proefdatabase import demo_van, in_database, kopieer, vertel_demo, verwijder, zet_op_vandaag

INLOGGEN = "allauth.account.auth_backends.AuthenticationBackend"
Inloggen = Callable[[str], Client]

BEIDE_ROLLEN = ["default", "eigenaar"]


# What takes longest starts first, so that one worker does not go on for minutes after the other.
LANG = ("tests/toegang/test_kanaries.py", "tests/stuk/", "tests/browser/", "tests/toegang/")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """A test that commits is cleaned up by the owner: the application role may not truncate."""
    for item in items:
        merk = item.get_closest_marker("django_db")
        commit = bool(merk and merk.kwargs.get("transaction"))
        if commit or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.django_db(transaction=True, databases=BEIDE_ROLLEN), append=False)
    yield
    items.sort(key=lambda item: next((n for n, pad in enumerate(LANG) if pad in item.nodeid), len(LANG)))


def pytest_collection_finish() -> None:
    """What was imported and collected stays till the end: the garbage collector need not look at it each time."""
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What was made for the workers to copy goes with the last of them."""
    sjabloon = os.environ.get("PROEFSJABLOON")
    if sjabloon and not hasattr(session.config, "workerinput"):
        with session.config.stash[blocking_manager_key].unblock():
            for naam in (demo_van(sjabloon), sjabloon):
                verwijder(naam)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The owner makes and migrates the test database; the tests run as the application role.

    pytest-django's own fixture would set up only the role that the tests ask for, and a mirror of a database that
    was never made is the developer's own database.
    """
    bewaren = django_db_keepdb and not django_db_createdb
    if not bewaren:
        connections["eigenaar"].settings_dict["TEST"]["TEMPLATE"] = os.environ.get("PROEFSJABLOON")
    with django_db_blocker.unblock():
        setup_databases(
            verbosity=0,
            interactive=False,
            aliases=dict.fromkeys(BEIDE_ROLLEN),
            serialized_aliases=set(),
            keepdb=bewaren,
        )
        assert connections["default"].settings_dict["NAME"].startswith("test_")
    yield
    if not bewaren:
        with django_db_blocker.unblock():
            connections.close_all()  # the application role too, or the database cannot be dropped
            # On a server of the run's own it goes with the server; elsewhere the next run begins by removing it.
            with suppress(OperationalError):
                verwijder(connections["eigenaar"].settings_dict["NAME"])


@pytest.fixture(scope="session")
def demohuis(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The database in which the demo was told. Nobody works in it: take a copy."""
    if sjabloon := os.environ.get("PROEFSJABLOON"):
        yield demo_van(sjabloon)
        return
    with django_db_blocker.unblock():
        huis = vertel_demo(connections["default"].settings_dict["NAME"])
    yield huis
    with django_db_blocker.unblock():
        verwijder(huis)


@pytest.fixture(scope="module")
def in_demo(demohuis: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tests of this module stand in a copy of the demo."""
    with django_db_blocker.unblock():
        huis = f"{connections['default'].settings_dict['NAME']}_kopie"
        kopieer(demohuis, huis)
        with in_database(huis):
            zet_op_vandaag()
            yield
        verwijder(huis)


@pytest.fixture
def spelers(db: None) -> dict[str, Gebruiker]:
    """The cast by username."""
    return zet_spelers_op()


class Bezoeker(Client):
    """A browser whose owner says why they open a case when asked, and goes on to where they were going.

    A form that came back as the question is sent again. With `zwijgt` the question stays on the screen.
    """

    zwijgt = False

    def request(self, **request: Any) -> Any:
        verstuurd = request["wsgi.input"].read() if "wsgi.input" in request else b""
        antwoord = super().request(**request | {"wsgi.input": FakePayload(verstuurd)})
        doel = antwoord.headers.get("Location", "")
        if self.zwijgt or not ("/waarom/?naar=" in doel or _vraagt_waarom(antwoord)):
            return antwoord
        self.post(doel or f"/casussen/{antwoord.context['nummer']}/waarom/", {"reden": "gevraagd"})
        return super().request(**request | {"wsgi.input": FakePayload(verstuurd)})


def _vraagt_waarom(antwoord: Any) -> bool:
    """The question stands on the page of a form that was sent; the question's own page is left to the test."""
    vraagt = any(sjabloon.name == "leeslog/waarom.html" for sjabloon in antwoord.templates)
    return vraagt and not antwoord.request["PATH_INFO"].endswith("/waarom/")


def logt_in(gebruiker: Gebruiker) -> Bezoeker:
    """A browser of its own in which this person is logged in."""
    client = Bezoeker()
    client.force_login(gebruiker, backend=INLOGGEN)
    return client


@pytest.fixture
def als(spelers: dict[str, Gebruiker]) -> Inloggen:
    """`als("politie")` is a browser in which that member of the cast is logged in; one per person per test."""
    browsers: dict[str, Client] = {}

    def _als(naam: str) -> Client:
        if naam not in browsers:
            browsers[naam] = logt_in(spelers[naam])
        return browsers[naam]

    return _als


@pytest.fixture(autouse=True)
def _schone_context(request: pytest.FixtureRequest) -> Iterator[None]:
    """A TestCase transaction would keep a forgotten context: each test must leave none behind."""
    yield
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('pga.gebruiker', true), current_setting('pga.systeem', true)"
            )
            assert not any(cursor.fetchone()), "een context bleef staan na de test"
