"""Background work of monitoring; each task loads and calls one service."""

import structlog
from celery import Task, shared_task

from monitoring.services.rapport import (
    liggen_gebleven,
    meld_mislukt,
    stel_rapport_op,
    vraag_kwartaalrapporten,
)

logboek = structlog.get_logger("monitoring.taken")
POGINGEN = 3


@shared_task(bind=True, name="monitoring.tasks.maak_rapport", max_retries=POGINGEN)
def maak_rapport(self: Task, rapport_id: int) -> None:
    """Make one report. A failure shows at once, with a button; meanwhile it is tried again, ever later."""
    try:
        stel_rapport_op(rapport_id)
    except Exception as fout:
        logboek.warning("rapport mislukt", rapport=rapport_id, soort=type(fout).__name__)
        meld_mislukt(rapport_id)
        if self.request.retries >= POGINGEN:
            return
        raise self.retry(exc=fout, countdown=10 * 3**self.request.retries) from fout


@shared_task(name="monitoring.tasks.maak_kwartaalrapport")
def maak_kwartaalrapport() -> int:
    """On the first day of a quarter: the report over the last one, for each municipality, once."""
    return vraag_kwartaalrapporten()


@shared_task(name="monitoring.tasks.herstel_rapporten")
def herstel_rapporten() -> int:
    return len(liggen_gebleven())
