"""The agenda as the reason why somebody reads a case; without a word of the case."""

from datetime import timedelta

from django.utils import timezone

from pga.models import Casus
from pga.spreektaal import datum
from uvz.choices import Puntstatus, Vergaderstatus
from uvz.models import Agendapunt, Vergadering

# Preparing for a meeting and working it out afterwards: two weeks on either side.
RONDOM = timedelta(days=14)


def agenda_van(vergadering: Vergadering) -> str:
    """`agenda van 12 mei 2026`."""
    return f"agenda van {datum(vergadering.datum)}"


def agenda_van_casus(casus: Casus) -> str:
    """The nearest agenda within two weeks on which this case stands; empty if there is none."""
    vandaag = timezone.localdate()
    punten = (
        Agendapunt.objects.filter(casus=casus, vergadering__datum__range=(vandaag - RONDOM, vandaag + RONDOM))
        .exclude(status=Puntstatus.VERVALLEN)
        .exclude(vergadering__status=Vergaderstatus.VERVALLEN)
        .select_related("vergadering")
        .order_by("vergadering__datum")
    )
    dichtst = min(punten, key=lambda punt: abs((punt.vergadering.datum - vandaag).days), default=None)
    return agenda_van(dichtst.vergadering) if dichtst else ""
