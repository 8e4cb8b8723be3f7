"""Sealing the read log of a day, so that a tail or a whole chain that was cut off shows."""

from datetime import date

import structlog
from django.db import connection, transaction

from pga.models import Leeslogzegel
from pga.toegang.context import als_systeem
from pga.toegang.leesketen import zegel_over

logboek = structlog.get_logger("pga.leeslog")
_ZEGEL = zegel_over("%(vorige_dag)s::date", "%(dag)s::date", "%(vorige_hash)s::text")


@transaction.atomic
def verzegel(dag: date) -> Leeslogzegel | None:
    """The log up to and including `dag`, a day that is over, is sealed; None if that day was sealed already.

    The hash goes to the process log too: an anchor that who owns the database cannot reach.
    """
    with als_systeem("leeslog verzegelen"), connection.cursor() as cursor:
        vorige = Leeslogzegel.objects.order_by("-dag").first()
        if vorige is not None and vorige.dag >= dag:
            return None
        cursor.execute(
            _ZEGEL,
            {
                "vorige_dag": vorige.dag if vorige else None,
                "dag": dag,
                "vorige_hash": vorige.hash if vorige else "",
            },
        )
        regels, lezers, waarde = cursor.fetchone()
        zegel = Leeslogzegel.objects.create(dag=dag, regels=regels, lezers=lezers, hash=waarde)
    logboek.info("leeslog_zegel", dag=dag.isoformat(), regels=regels, lezers=lezers, hash=waarde)
    return zegel
