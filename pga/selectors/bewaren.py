"""Retention: which cases have to be destroyed soon. Numbers and dates only, never content."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from pga.choices import Fase, Functie
from pga.models import Casus, Functiegroep, Gebruiker
from pga.toegang.context import als_systeem

VOORUIT = timedelta(days=90)


def aflopende_bewaartermijnen(gebruiker: Gebruiker) -> Sequence[Mapping[str, Any]]:
    """Cases of the municipality of this privacy officer that are kept for 90 days at most.

    As the system, because the privacy officer holds no right on any case.
    """
    gemeenten = Functiegroep.objects.filter(functie=Functie.PRIVACY, groep__user=gebruiker).values("gemeente")
    with als_systeem("bewaartermijnen voor de privacyfunctionaris"):
        return list(
            Casus.objects.filter(gemeente__in=gemeenten, bewaren_tot__lte=timezone.localdate() + VOORUIT)
            .exclude(fase=Fase.VERNIETIGD)
            .order_by("bewaren_tot", "nummer")
            .values("nummer", "bewaren_tot")[:50]
        )
