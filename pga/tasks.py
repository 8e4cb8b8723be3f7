"""Background work of the kernel; each task loads and calls one service."""

from datetime import timedelta
from typing import Any

from celery import Task, shared_task
from celery.signals import worker_init, worker_process_init
from django.core.cache import cache
from django.utils import timezone

from pga import pdf
from pga.controles import weiger_zonder_slot
from pga.selectors.opvallend import maandag
from pga.services import bericht, controle, jaarcontrole, nalopen, toegangsverzoek
from pga.services.brieven import liggen_gebleven, meld_mislukt, stel_brief_op
from pga.services.leescontrole import meld_verschillen_in_leeslog
from pga.services.leessignaal import vind_opvallend_lezen
from pga.services.leeszegel import verzegel
from pga.services.toegang import werk_begonnen_toegang_bij

POGINGEN = 3
HARTSLAG = "hartslag"


@worker_init.connect(weak=False)
def controleer_rol(**_: Any) -> None:
    """A worker that would read past the policies does not start."""
    weiger_zonder_slot()


@worker_process_init.connect(weak=False)
def warm_worker(**_: Any) -> None:
    """The first letter should not wait for WeasyPrint to load."""
    pdf.warm_op()


@shared_task(bind=True, name="pga.tasks.maak_brief", max_retries=POGINGEN)
def maak_brief(self: Task, brief_id: int) -> None:
    """Make one letter; after the last failed try the letter itself shows it, with a button to try again."""
    try:
        stel_brief_op(brief_id)
    except Exception as fout:
        if self.request.retries >= POGINGEN:
            meld_mislukt(brief_id, fout)
            return
        raise self.retry(exc=fout, countdown=5 * 2**self.request.retries) from fout


@shared_task(name="pga.tasks.herstel_brieven")
def herstel_brieven() -> int:
    return len(liggen_gebleven())


@shared_task(bind=True, name="pga.tasks.mail_bericht", max_retries=POGINGEN)
def mail_bericht(self: Task, bericht_id: int) -> int:
    """A mail server that is down is asked again; the sweep of beat comes back to what stays unsent."""
    try:
        return bericht.mail_bericht(bericht_id)
    except OSError as fout:
        raise self.retry(exc=fout, countdown=30 * 2**self.request.retries) from fout


@shared_task(name="pga.tasks.herstel_berichten")
def herstel_berichten() -> int:
    return bericht.mail_wat_bleef_liggen()


@shared_task(name="pga.tasks.loop_toegang_na")
def loop_toegang_na() -> int:
    return controle.loop_toegang_na()


@shared_task(name="pga.tasks.start_jaarcontrole")
def start_jaarcontrole() -> int:
    return jaarcontrole.start_jaarcontrole()


@shared_task(name="pga.tasks.herinner_jaarcontrole")
def herinner_jaarcontrole() -> int:
    return jaarcontrole.herinner_jaarcontrole()


@shared_task(name="pga.tasks.begin_toegang")
def begin_toegang() -> int:
    return werk_begonnen_toegang_bij()


@shared_task(name="pga.tasks.verzegel_leeslog")
def verzegel_leeslog() -> None:
    """Yesterday is over, and what was begun then has long been committed."""
    verzegel(timezone.localdate() - timedelta(days=1))


@shared_task(name="pga.tasks.vind_opvallend_lezen")
def vind_opvallend() -> int:
    """Over the week before: on Monday, or on the next day that beat is there."""
    return vind_opvallend_lezen(maandag(timezone.localdate() - timedelta(days=7)))


@shared_task(name="pga.tasks.controleer_leeslog")
def controleer_leeslog() -> int:
    return meld_verschillen_in_leeslog()


@shared_task(name="pga.tasks.meld_toegangsverzoek")
def meld_toegangsverzoek(verzoek_id: int) -> bool:
    return toegangsverzoek.meld_verzoek(verzoek_id)


@shared_task(name="pga.tasks.herstel_toegangsverzoeken")
def herstel_toegangsverzoeken() -> int:
    return toegangsverzoek.meld_wat_bleef_liggen()


@shared_task(name="pga.tasks.vraag_wat_nog_nodig_is")
def vraag_wat_nog_nodig_is() -> int:
    return nalopen.vraag_wat_nog_nodig_is()


@shared_task(name="pga.tasks.hartslag")
def hartslag() -> None:
    """Beat sent it, a worker ran it, the broker carried it: /gezondheid/ reads how long ago."""
    cache.set(HARTSLAG, timezone.now().timestamp(), timeout=None)
