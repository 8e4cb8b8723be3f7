"""Noodinzages on the agenda: they stand on the next meeting until the chair recorded what the UVZ thought of them."""

from typing import Any

from django.utils import timezone

from pga.models import Gebruiker
from pga.selectors.noodinzage import te_bespreken
from uvz.choices import Vergaderstatus
from uvz.models import Vergadering


def noodinzages_op(vergadering: Vergadering, gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """What has to be discussed, if this is the next meeting; as far as the one who asks may know of it."""
    rijen = te_bespreken(gebruiker)
    if not rijen:
        return []
    volgende = (
        Vergadering.objects.filter(
            gemeente=vergadering.gemeente_id, status=Vergaderstatus.GEPLAND, datum__gte=timezone.localdate()
        )
        .order_by("datum", "begin", "pk")
        .first()
    )
    return rijen if volgende == vergadering else []
