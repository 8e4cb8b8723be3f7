"""Handing work to the worker, after the transaction is committed and by the task's name.

By name, because a task calls a service and so stands above it; a test compares the names used with the tasks.
"""

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logboek = structlog.get_logger("pga.wachtrij")


def zet_klaar(taak: str, *args: int) -> None:
    """Send the task once the transaction is committed; args are ids only, never content.

    A broker that is down does not undo what somebody saved: the sweep of beat sends the task again later.
    """

    def verstuur() -> None:
        try:
            current_app.send_task(taak, args=args)
        except OperationalError:
            logboek.warning("wachtrij onbereikbaar", taak=taak)

    transaction.on_commit(verstuur)
