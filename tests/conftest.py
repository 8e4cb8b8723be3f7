"""What all tests share: the cast, logging in as one of them, and a real database with the real lock."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's sync API runs a loop in our thread

from pga.demo.inrichting import maak_spelers
from pga.models import Gebruiker

Inloggen = Callable[[str], Client]


@pytest.fixture
def spelers(db: None) -> dict[str, Gebruiker]:
    """The cast by username."""
    return maak_spelers()


@pytest.fixture
def als(spelers: dict[str, Gebruiker]) -> Inloggen:
    """`als("politie")` is a browser in which that member of the cast is logged in; one per person per test."""
    browsers: dict[str, Client] = {}

    def _als(naam: str) -> Client:
        if naam not in browsers:
            browsers[naam] = Client()
            browsers[naam].force_login(
                spelers[naam], backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        return browsers[naam]

    return _als


@pytest.fixture(autouse=True)
def _schone_context(request: pytest.FixtureRequest) -> Iterator[None]:
    """A TestCase transaction would keep a forgotten context: each test must leave none behind."""
    yield
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('pga.gebruiker', true), current_setting('pga.systeem', true)"
            )
            assert not any(cursor.fetchone()), "een context bleef staan na de test"
