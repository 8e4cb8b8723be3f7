"""The first page of a case: who it is, why the case is there, why you see it, and what is new to you."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from pga.choices import Naamsoort
from pga.models import Bijnaam, Deelname, Gebeurtenis, Raadpleging
from pga.models.persoon import Persoon
from pga.selectors.casussen import Casusblik
from pga.spreektaal import MAANDEN, datum
from pga.vastevraag import Invulling

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
    return _genoemd(Bijnaam.objects.filter(persoon=persoon).values("naam", "soort"))


def _genoemd(namen: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(f"{rij['naam']} ({Naamsoort(rij['soort']).label})" for rij in namen)


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


def kolommen(gebruiker: Invulling, nu: Invulling) -> dict[str, Any]:
    """What the first page needs of a case besides, in the query of the case itself.

    `andere_namen`, and `nieuw`: lines of the time line, by others, since the last visit; zero on the first visit.
    """
    namen = Bijnaam.objects.filter(persoon=OuterRef("persoon"))
    vorige = (
        Raadpleging.objects.filter(
            casus=OuterRef(OuterRef("pk")), gebruiker=gebruiker, tijdstip__lt=nu - Value(EEN_BEZOEK)
        )
        .order_by()
        .values("gebruiker")
        .annotate(laatst=Max("tijdstip"))
        .values("laatst")
    )
    ander = ~Q(door=gebruiker) | Q(door__isnull=True)
    nieuw = Gebeurtenis.objects.filter(ander, casus=OuterRef("pk"), tijdstip__gt=Subquery(vorige))
    telling = nieuw.order_by().values("casus").annotate(aantal=Count("pk")).values("aantal")
    return {
        "andere_namen": ArraySubquery(namen.values(rij=JSONObject(naam="naam", soort="soort"))),
        "nieuw": Coalesce(Subquery(telling), 0),
    }


def overzicht(blik: Casusblik) -> dict[str, Any]:
    """Context of the first page; the case came with `kolommen`."""
    casus: Any = blik.casus
    return {
        "geboren": geboren(casus.persoon),
        "bijnamen": _genoemd(casus.andere_namen),
        "waarom_u": waarom_u(blik),
        "nieuw": casus.nieuw,
    }
