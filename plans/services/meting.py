"""Scores of the eight leefgebieden."""

from datetime import date
from typing import Any

from django.db import transaction

from pga.choices import Gebeurtenissoort, Laag, Leefgebied
from pga.fouten import Bezwaar
from pga.models import Casus, Gebruiker
from pga.opslag import bewaar
from pga.overgang import noteer
from pga.spreektaal import datum as datumtekst
from plans.choices import Meetmoment
from plans.models import Meting
from plans.services.plan import eis_regie


@transaction.atomic
def meet(
    *, casus: Casus, door: Gebruiker, moment: str, datum: date, scores: dict[str, dict[str, Any]]
) -> list[Meting]:
    """All eight leefgebieden are scored at this moment; a score of None is *onbesproken* (domein.md 1.2).

    `scores` holds `score` and `toelichting` per leefgebied. A lower score is a score: relapse is normal.
    Raises Bezwaar when a leefgebied is left out or the start was measured before.
    """
    eis_regie(door=door, casus_id=casus.pk)
    if set(scores) != set(Leefgebied.values):
        raise Bezwaar("Geef alle acht leefgebieden een score, of zet ze op onbesproken.")
    eerder = Meting.objects.filter(casus=casus, moment=Meetmoment.START).order_by("datum").first()
    if moment == Meetmoment.START and eerder:
        raise Bezwaar(f"De start is al gemeten op {datumtekst(eerder.datum)}. Kies een ander moment.")
    metingen = [
        bewaar(
            Meting(casus=casus, leefgebied=gebied, moment=moment, datum=datum, door=door, **scores[gebied]),
            door=door,
        )
        for gebied in Leefgebied.values
    ]
    noteer(
        casus_id=casus.pk,
        tekst=f"De leefgebieden zijn gescoord ({Meetmoment(moment).label}).",
        door=door,
        soort=Gebeurtenissoort.PLAN,
        laag=Laag.PLAN,
    )
    return metingen
