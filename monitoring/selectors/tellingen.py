"""Counting: one municipality, one quarter, a handful of statements whatever the number of cases.

Counts what was true then, from dates, so that a case that is closed and shielded since still counts.
Run inside `als_systeem`: nobody's own view of the cases may colour a figure. Nothing that names a person
leaves this module.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Avg,
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from monitoring.kwartaal import Kwartaal
from pga.choices import Intensiteit
from pga.models import Casus, Organisatie
from plans.choices import Afsluitsoort, Besluitstatus, Signaalsoort
from plans.models import Afsluiting, Meting, Plan, Signaal
from uvz.choices import Puntstatus, Vergaderstatus
from uvz.models import Agendapunt, Vergadering


@dataclass(frozen=True, slots=True)
class Tellingen:
    """Bare counts, before small numbers are hidden; `aantallen` by code of the indicator."""

    aantallen: dict[str, int]
    vergaderingen: list[tuple[dt.date, int]]
    scores: dict[str, dict[str, Any]] = field(default_factory=dict)


def tel(gemeente: Organisatie, kwartaal: Kwartaal, peildatum: dt.date) -> Tellingen:
    """All figures of the quarter; what is about one day is about `peildatum`."""
    van = kwartaal.van
    vergaderingen, besproken = _besproken(gemeente, van, peildatum)
    return Tellingen(
        aantallen={
            **_personen(gemeente, van, peildatum),
            **_signalen(gemeente, van, peildatum),
            "besproken": besproken,
            "plannen": _plannen(gemeente, van, peildatum),
        },
        vergaderingen=vergaderingen,
        scores=_scores(gemeente, peildatum),
    )


def eerste_dag(gemeente: Organisatie) -> dt.date | None:
    """The first day on which this municipality had a case; None if it never had one."""
    return Casus.objects.filter(gemeente=gemeente).aggregate(eerste=Min("eerste_verwerking_op"))["eerste"]


def trajecten(gemeente: Organisatie, peildatum: dt.date) -> QuerySet[Casus]:
    """The cases that were ever in the approach by that day; the only way out of it is closing."""
    return Casus.objects.filter(gemeente=gemeente, in_aanpak_sinds__lte=peildatum).order_by()


def _lopend(peildatum: dt.date) -> Q:
    return Q(afgesloten_op__isnull=True) | Q(afgesloten_op__gt=peildatum)


def _personen(gemeente: Organisatie, van: dt.date, peildatum: dt.date) -> dict[str, int]:
    """Who is in the approach, who came and who went, and how it ended."""
    morgen = timezone.make_aware(dt.datetime.combine(peildatum + dt.timedelta(days=1), dt.time.min))
    intensiteit_toen = (
        Casus.history.filter(id=OuterRef("pk"), history_date__lt=morgen)
        .order_by("-history_date", "-history_id")
        .values("intensiteit")[:1]
    )
    slot = Afsluiting.objects.filter(casus=OuterRef("pk"), status=Besluitstatus.BESLOTEN).values("soort")[:1]
    lopend, weg = _lopend(peildatum), Q(afgesloten_op__range=(van, peildatum))
    volgend = Q(toen=Intensiteit.MONITORING)

    def personen(voorwaarde: Q) -> Count:
        return Count("persoon", distinct=True, filter=voorwaarde)

    return (
        trajecten(gemeente, peildatum)
        .annotate(
            toen=Coalesce(
                NullIf(Subquery(intensiteit_toen), Value("")), "intensiteit", output_field=CharField()
            ),
            slot=Subquery(slot),
        )
        .aggregate(
            in_aanpak=personen(lopend),
            actief=personen(lopend & ~volgend),
            monitoring=personen(lopend & volgend),
            instroom=personen(Q(in_aanpak_sinds__gte=van)),
            uitstroom=personen(weg),
            positief=personen(weg & Q(slot=Afsluitsoort.POSITIEF)),
            negatief=personen(weg & Q(slot=Afsluitsoort.NEGATIEF)),
        )
    )


def _besproken(
    gemeente: Organisatie, van: dt.date, peildatum: dt.date
) -> tuple[list[tuple[dt.date, int]], int]:
    """Persons discussed per meeting, meetings without one included; and in all, each person once."""
    gehouden = (
        Vergadering.objects.filter(gemeente=gemeente, datum__range=(van, peildatum))
        .exclude(status=Vergaderstatus.VERVALLEN)
        .order_by("datum", "begin", "pk")
    )
    besproken = Q(agendapunten__status=Puntstatus.BESPROKEN)
    per_keer = gehouden.annotate(n=Count("agendapunten__casus__persoon", distinct=True, filter=besproken))
    totaal = Agendapunt.objects.filter(
        vergadering__in=gehouden.order_by(), status=Puntstatus.BESPROKEN
    ).aggregate(n=Count("casus__persoon", distinct=True))["n"]
    return list(per_keer.values_list("datum", "n")), totaal


def _plannen(gemeente: Organisatie, van: dt.date, peildatum: dt.date) -> int:
    vastgesteld = Plan.objects.filter(casus__gemeente=gemeente, vastgesteld_op__date__range=(van, peildatum))
    return vastgesteld.aggregate(n=Count("casus__persoon", distinct=True))["n"]


def _scores(gemeente: Organisatie, peildatum: dt.date) -> dict[str, dict[str, Any]]:
    """Per leefgebied the last known score of who is in the approach, beside their first one."""
    in_aanpak = trajecten(gemeente, peildatum).filter(_lopend(peildatum)).values("pk")
    bekend = Meting.objects.filter(score__isnull=False, datum__lte=peildatum)
    laatste = (
        bekend.filter(casus__in=in_aanpak)
        .order_by("casus_id", "leefgebied", "-datum", "-pk")
        .distinct("casus_id", "leefgebied")
    )
    eerste = bekend.filter(casus=OuterRef("casus"), leefgebied=OuterRef("leefgebied")).order_by("datum", "pk")
    rijen = (
        Meting.objects.filter(pk__in=laatste.values("pk"))
        .annotate(begin=Subquery(eerste.values("score")[:1]))
        .order_by()
        .values("leefgebied")
        .annotate(
            n=Count("pk"),
            nu=Avg("score"),
            start=Avg("begin"),
            vooruit=Count("pk", filter=Q(score__gt=F("begin"))),
            gelijk=Count("pk", filter=Q(score=F("begin"))),
            achteruit=Count("pk", filter=Q(score__lt=F("begin"))),
        )
    )
    return {rij["leefgebied"]: dict(rij) for rij in rijen}


def _signalen(gemeente: Organisatie, van: dt.date, peildatum: dt.date) -> dict[str, int]:
    """Persons with a new negative signal on a day on which they were in the approach."""
    toen_in_aanpak = trajecten(gemeente, peildatum).filter(
        Q(afgesloten_op__isnull=True) | Q(afgesloten_op__gte=OuterRef("datum")),
        pk=OuterRef("casus"),
        in_aanpak_sinds__lte=OuterRef("datum"),
    )
    soorten = (Signaalsoort.MELDING, Signaalsoort.AANHOUDING)
    signalen = Signaal.objects.filter(
        Exists(toen_in_aanpak), casus__gemeente=gemeente, datum__range=(van, peildatum), soort__in=soorten
    )
    return signalen.aggregate(
        melding=Count("casus__persoon", distinct=True, filter=Q(soort=Signaalsoort.MELDING)),
        aanhouding=Count("casus__persoon", distinct=True, filter=Q(soort=Signaalsoort.AANHOUDING)),
        negatief_signaal=Count("casus__persoon", distinct=True),
    )
