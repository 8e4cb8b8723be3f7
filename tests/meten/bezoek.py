"""A visitor who is logged in to one of the databases and calls the site as the web server does."""

import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections, transaction
from django.db.utils import load_backend
from django.template.backends.django import Template

from pga.models import Gebruiker
from pga.toegang.context import namens

CSRF = "a" * 32
Vraag = tuple[str, Any]  # a statement and its values
INLOGGEN = "allauth.account.auth_backends.AuthenticationBackend"


class Zaal:
    """One database with an invented set, reached as the application role and, past the lock, as the owner."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        self.verbinding = self._open("default")
        eigenaar = self._open("eigenaar")
        with eigenaar.cursor() as cursor:
            # The owner is bound by the policies only as long as they are forced; the application role always.
            cursor.execute("SELECT oid::regclass::text FROM pg_class WHERE relforcerowsecurity")
            for (tabel,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY")
        self.eigenaar = eigenaar

    def _open(self, alias: str) -> Any:
        site = connections.settings["default"]
        even_snel = {naam: site[naam] for naam in ("OPTIONS", "CONN_MAX_AGE", "CONN_HEALTH_CHECKS")}
        gegevens = {**connections.settings[alias], **even_snel, "NAME": self.naam}
        return load_backend(gegevens["ENGINE"]).DatabaseWrapper(gegevens, alias)

    @property
    def kaal(self) -> "psycopg.Connection[Any]":
        """The owner's connection as psycopg knows it: no Django between."""
        self.eigenaar.ensure_connection()
        kaal: psycopg.Connection[Any] = self.eigenaar.connection
        return kaal

    def sluit(self) -> None:
        with self.eigenaar.cursor() as cursor:
            cursor.execute("SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity")
            for (tabel,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY")
        self.verbinding.close()
        self.eigenaar.close()

    @contextmanager
    def hier(self, *, slot: bool = True) -> Iterator[None]:
        """Within the block the site works on this database; without `slot` as its owner, whom no policy stops."""
        connections["default"] = self.verbinding if slot else self.eigenaar
        yield


class Bezoeker:
    """Somebody in one zaal, with a session; `haal` gives the page and how long it took."""

    def __init__(self, zaal: Zaal, wie: str, site: WSGIHandler) -> None:
        self.zaal, self.site = zaal, site
        with zaal.hier():
            self.gebruiker = Gebruiker.objects.get(username=wie)
            sessie = import_module(settings.SESSION_ENGINE).SessionStore()
            sessie[SESSION_KEY] = str(self.gebruiker.pk)
            sessie[BACKEND_SESSION_KEY] = INLOGGEN
            sessie[HASH_SESSION_KEY] = self.gebruiker.get_session_auth_hash()
            sessie.create()
            with namens(self.gebruiker), zaal.verbinding.cursor() as cursor:
                cursor.execute(
                    "SELECT coalesce(nullif(current_setting('pga.groepen', true), ''), '{}')::int[]"
                )
                self.groepen: list[int] = cursor.fetchone()[0]
        self.koekjes = f"sessionid={sessie.session_key}; csrftoken={CSRF}"

    def haal(self, pad: str, gegevens: str = "", *, slot: bool = True) -> tuple[float, bytes]:
        """Milliseconds and body; `slot` as in Zaal. Raises RuntimeError unless the answer is 200."""
        stand: dict[str, str] = {}

        def begin_antwoord(status: str, *_: Any) -> None:
            stand["status"] = status

        inhoud = f"csrfmiddlewaretoken={CSRF}&{gegevens}".encode() if gegevens else b""
        omgeving = {
            "REQUEST_METHOD": "POST" if gegevens else "GET",
            "PATH_INFO": pad.partition("?")[0],
            "QUERY_STRING": pad.partition("?")[2],
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": self.koekjes,
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(inhoud)),
            "wsgi.input": io.BytesIO(inhoud),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }
        with self.zaal.hier(slot=slot):
            begin = time.perf_counter()
            antwoord: Any = self.site(omgeving, begin_antwoord)  # type: ignore[arg-type]  # nothing writes
            tekst = b"".join(antwoord)
            antwoord.close()
            duur = (time.perf_counter() - begin) * 1000
        if not stand["status"].startswith("200"):
            raise RuntimeError(f"{pad} antwoordt {stand['status']}")
        return duur, tekst

    def opname(self, pad: str, gegevens: str = "") -> tuple[list[Vraag], "Opname"]:
        """The statements of the page, and its template with its context, ready to draw again."""
        opname, vragen = Opname(self), []

        def luister(doe: Any, sql: str, waarden: Any, veel: bool, context: Any) -> Any:
            vragen.append((sql, waarden))
            return doe(sql, waarden, veel, context)

        with self.zaal.hier(), self.zaal.verbinding.execute_wrapper(luister), opname.vang():
            self.haal(pad, gegevens)
        return vragen, opname


class Opname:
    """The page's own template with all its data there: what drawing costs and nothing else."""

    def __init__(self, bezoeker: Bezoeker) -> None:
        self.bezoeker = bezoeker
        self.gevangen: tuple[Any, Any, Any] | None = None

    @contextmanager
    def vang(self) -> Iterator[None]:
        echt = Template.render

        def render(sjabloon: Any, context: Any = None, request: Any = None) -> Any:
            if self.gevangen is None:
                self.gevangen = (sjabloon, context, request)
            return echt(sjabloon, context, request)

        Template.render = render  # type: ignore[method-assign,assignment]
        try:
            yield
        finally:
            Template.render = echt  # type: ignore[method-assign]

    def teken(self) -> float:
        """Milliseconds."""
        assert self.gevangen is not None
        sjabloon, context, request = self.gevangen
        with self.bezoeker.zaal.hier(), transaction.atomic():
            begin = time.perf_counter()
            sjabloon.render(context, request)
            return (time.perf_counter() - begin) * 1000
