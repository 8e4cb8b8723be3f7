"""What one can choose from when an outcome is recorded."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from pga.choices import Domein
from pga.models import Organisatie
from uvz.choices import Puntstatus, Vergaderstatus
from uvz.models import Vergadering

_BEZET = (Puntstatus.VOORBEREIDING, Puntstatus.KLAAR, Puntstatus.BESPROKEN)


def vergaderingen_met_plek(gemeente_id: int) -> QuerySet[Vergadering]:
    """Planned meetings from today on that still have room, the next one first, with `vrij` places."""
    return (
        Vergadering.objects.filter(
            gemeente=gemeente_id, status=Vergaderstatus.GEPLAND, datum__gte=timezone.localdate()
        )
        .annotate(bezet=Count("agendapunten", filter=Q(agendapunten__status__in=_BEZET)))
        .annotate(vrij=F("plekken") - F("bezet"))
        .filter(vrij__gt=0)
        .order_by("datum", "begin")
    )


def partners(gemeente_id: int, op: date | None = None) -> QuerySet[Organisatie]:
    """Partners of the convenant of today, core partners first."""
    dag = op or timezone.localdate()
    return Organisatie.objects.filter(
        Q(convenant_tot__isnull=True) | Q(convenant_tot__gt=dag),
        gemeente=gemeente_id,
        convenant_van__lte=dag,
    ).order_by("-kernpartner", "naam")


def zorgpartners(gemeente_id: int) -> QuerySet[Organisatie]:
    """Partners from the care domain."""
    return partners(gemeente_id).filter(domein=Domein.ZORG).order_by("naam")
