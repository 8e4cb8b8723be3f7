"""Telling the privacy officers that the read log is not whole."""

import structlog
from django.db import transaction

from pga.choices import Berichtsoort, Functie
from pga.models import Functiegroep
from pga.selectors.leescontrole import verschillen_in_leeslog
from pga.services.bericht import stuur
from pga.spreektaal import telling

logboek = structlog.get_logger("pga.leeslog")


@transaction.atomic
def meld_verschillen_in_leeslog() -> int:
    """Every privacy officer has a message if anything is wrong, whichever municipality it is of; returns how much.

    What is wrong is in the process log and in `manage.py controleer_log`, in numbers of rows.
    """
    verschillen = verschillen_in_leeslog()
    if not verschillen:
        return 0
    logboek.error("leeslog_klopt_niet", verschillen=[verschil.zin for verschil in verschillen])
    for groep in Functiegroep.objects.filter(functie=Functie.PRIVACY).select_related("gemeente"):
        stuur(
            soort=Berichtsoort.LEESLOG,
            tekst=(
                f"Het leeslog klopt niet: {telling(len(verschillen), 'verschil|verschillen')}. Iemand kan regels"
                " hebben veranderd of verwijderd. Vraag de beheerder om ‘manage.py controleer_log’ te draaien."
            ),
            door=None,
            functie=Functie.PRIVACY,
            gemeente=groep.gemeente,
            doel="/leeslog/",
        )
    return len(verschillen)
