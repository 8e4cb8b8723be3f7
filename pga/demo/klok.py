"""Time in the demo: stories are told on the days they happened, and move along with today."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest.mock import patch

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from pga.models import Leessignaal
from pga.toegang.context import als_systeem
from pga.toegang.tabelrechten import ALLES, TABELRECHTEN

# A birth date stays: persons keep their age by moving with the year, not with the day.
STAAT_STIL = {"geboortedatum"}
# What was found in the read log stays with the week of its lines.
HANGT_AAN_LEESLOG = {Leessignaal, Leessignaal.history.model}
ONZE_APPS = {"pga", "uvz", "plans", "monitoring"}


@contextmanager
def op(dag: date, uur: int = 10) -> Iterator[None]:
    """In the block it is that day; the clock goes on a minute with each look, so that order is kept."""
    nu = timezone.make_aware(datetime.combine(dag, time(uur)))

    def tik() -> datetime:
        nonlocal nu
        nu += timedelta(seconds=7)
        return nu

    with patch("django.utils.timezone.now", tik):
        yield


def verschuif(dagen: int) -> None:
    """Move every date of the demo by this many days, history included.

    What may never change, the read log, stays where it was: the demo tells new readings instead.
    """
    if dagen == 0:
        return
    with als_systeem("demodatums meeschuiven met vandaag"), connection.cursor() as cursor:
        for model in apps.get_models():
            velden = _datumvelden(model)
            if not velden:
                continue
            zet = ", ".join(f'"{veld}" = "{veld}" + make_interval(days => %(dagen)s)' for veld in velden)
            cursor.execute(f'UPDATE "{model._meta.db_table}" SET {zet}', {"dagen": dagen})  # noqa: S608


def _datumvelden(model: type[models.Model]) -> list[str]:
    if model._meta.app_label not in ONZE_APPS:
        return []
    if "UPDATE" not in TABELRECHTEN.get(model._meta.db_table, ALLES) or model in HANGT_AAN_LEESLOG:
        return []
    return [
        veld.column
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.DateField) and veld.name not in STAAT_STIL and veld.column
    ]
