"""The first page of a case: who it is, why the case is there, why you see it, and what is new to you."""

from datetime import timedelta
from typing import Any

from django.db.models import Max, Q, Subquery
from django.utils import timezone

from pga.models import Bijnaam, Deelname, Gebeurtenis, Raadpleging
from pga.models.persoon import Persoon
from pga.selectors.casussen import Casusblik
from pga.spreektaal import MAANDEN, datum

EEN_BEZOEK = timedelta(hours=1)


def geboren(persoon: Persoon) -> str:
    """The birth date as far as it is known."""
    if persoon.geboortedatum is None:
        return "onbekend"
    if persoon.geboortedatum_nauwkeurig == "jaar":
        return f"in {persoon.geboortedatum.year}"
    if persoon.geboortedatum_nauwkeurig == "maand":
        return f"in {MAANDEN[persoon.geboortedatum.month - 1]} {persoon.geboortedatum.year}"
    return datum(persoon.geboortedatum)


def bijnamen(persoon: Persoon) -> str:
    """Other names, each with its kind: `Jay (roepnaam), J-Kid (straatnaam)`."""
    rijen = Bijnaam.objects.filter(persoon=persoon)
    return ", ".join(f"{rij.naam} ({rij.get_soort_display()})" for rij in rijen)


def waarom_u(blik: Casusblik) -> list[dict[str, Any]]:
    """The participations through which this person sees the case."""
    return [deelname_in_woorden(deelname) for deelname in blik.eigen_deelnames]


def deelname_in_woorden(deelname: Deelname) -> dict[str, Any]:
    waarom = getattr(deelname, "waarom", None)
    return {
        "rol": deelname.get_rol_display(),
        "partij": deelname.organisatie.naam if deelname.organisatie else str(deelname.partij),
        "reden": waarom.reden if waarom else "",
        "gevraagd": waarom.gevraagd if waarom else "",
        "reden_einde": waarom.reden_einde if waarom else "",
        "grondslag": deelname.get_grondslag_display(),
        "van": deelname.van,
        "tot": deelname.tot,
    }


def nieuw_sinds_bezoek(blik: Casusblik) -> int:
    """Lines of the time line, by others, since the last visit; zero on the first visit. One query."""
    vorige = (
        Raadpleging.objects.filter(
            casus=blik.casus, gebruiker=blik.gebruiker, tijdstip__lt=timezone.now() - EEN_BEZOEK
        )
        .order_by()
        .values("gebruiker")
        .annotate(laatst=Max("tijdstip"))
        .values("laatst")
    )
    ander = ~Q(door=blik.gebruiker) | Q(door__isnull=True)
    return Gebeurtenis.objects.filter(ander, casus=blik.casus, tijdstip__gt=Subquery(vorige)).count()


def overzicht(blik: Casusblik) -> dict[str, Any]:
    """Context of the first page."""
    return {
        "geboren": geboren(blik.casus.persoon),
        "bijnamen": bijnamen(blik.casus.persoon),
        "waarom_u": waarom_u(blik),
        "nieuw": nieuw_sinds_bezoek(blik),
    }
