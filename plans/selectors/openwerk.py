"""Actions that partners have not finished yet."""

from collections.abc import Collection

from django.db.models import Count

from pga.selectors.openwerk import Werk
from pga.spreektaal import telling
from plans.choices import TE_DOEN
from plans.models import Actie


def open_werk(casus_ids: Collection[int]) -> Werk:
    """Per case and organisation the open actions."""
    rijen = Actie.objects.filter(casus__in=casus_ids, status__in=TE_DOEN).order_by()
    tellingen = rijen.values_list("casus", "organisatie").annotate(aantal=Count("pk"))
    return {
        (casus, organisatie): [telling(aantal, "actie|acties")] for casus, organisatie, aantal in tellingen
    }
