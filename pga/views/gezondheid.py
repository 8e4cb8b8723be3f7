"""Is everything running? For the launcher, the proxy and whoever is on call; says nothing about content."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

HARTSLAG_MAX = 45  # seconds; beat sends one every 5


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migraties() -> bool:
    stand = MigrationExecutor(connection)
    return not stand.migration_plan(stand.loader.graph.leaf_nodes())


def _broker() -> bool:
    cache.set("gezondheid", 1, timeout=10)
    return bool(cache.get("gezondheid") == 1)


def _werker_en_beat() -> bool:
    laatste = cache.get("hartslag")
    return laatste is not None and timezone.now().timestamp() - laatste < HARTSLAG_MAX


CONTROLES: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migraties": _migraties,
    "broker": _broker,
    "worker en beat": _werker_en_beat,
}


def _goed(controle: Callable[[], bool]) -> bool:
    """A part that is down answers with an exception of its own library; here it is simply not well."""
    try:
        return controle()
    except Exception:
        return False


@login_not_required
def gezondheid(request: HttpRequest) -> JsonResponse:
    """200 if all is well, otherwise 503 with which part is not."""
    uitslag = {naam: _goed(controle) for naam, controle in CONTROLES.items()}
    goed = all(uitslag.values())
    inhoud = {"goed": goed, "versie": settings.VERSIE, "onderdelen": uitslag}
    antwoord = JsonResponse(inhoud, status=200 if goed else 503)
    antwoord["Cache-Control"] = "no-store"
    return antwoord
