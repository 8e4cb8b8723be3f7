"""Questions to partners that are open, or answered for a discussion that is still to come."""

from collections.abc import Collection

from django.db.models import Count, QuerySet

from pga.selectors.openwerk import Werk
from pga.spreektaal import telling
from uvz.choices import Verzoekstatus, Vraagstatus
from uvz.models import Informatieverzoek, Vraag
from uvz.transitions.agenda import LOPEND


def open_werk(casus_ids: Collection[int]) -> Werk:
    """Per case and organisation the questions and requests that keep it in the case until the discussion is over."""
    aantallen: dict[tuple[int, int], int] = {}
    vragen = Vraag.objects.filter(casus__in=casus_ids, status=Vraagstatus.OPEN)
    verzoeken = Informatieverzoek.objects.filter(
        casus__in=casus_ids,
        status__in=(Verzoekstatus.OPEN, Verzoekstatus.NIET_TIJDIG, Verzoekstatus.BEKEND),
        agendapunt__status__in=LOPEND,
    )
    bronnen: tuple[QuerySet, ...] = (vragen, verzoeken)
    for bron in bronnen:
        rijen = bron.order_by().values_list("casus", "organisatie").annotate(aantal=Count("pk"))
        for casus, organisatie, aantal in rijen:
            aantallen[casus, organisatie] = aantallen.get((casus, organisatie), 0) + aantal
    return {sleutel: [telling(aantal, "vraag|vragen")] for sleutel, aantal in aantallen.items()}
