"""Unusual reading: what counts as such, whose it was in a week, and what voorzitter and privacy still have to judge.

A signal is a reason to look, not a reproach: it holds numbers, the log lines are behind it.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from pga.choices import Inzagesoort, Leesoordeel, Leessignaalsoort
from pga.models import Gebruiker, Leessignaal, Raadpleging
from pga.selectors.leeslog import NIET_BETROKKEN, NIETS_GETOOND, begin_van
from pga.selectors.organisaties import gemeente_van
from pga.spreektaal import datum, datum_spreekt, klok, telling

# One table of thresholds: so many different cases within so long; the day of who works with cases.
VEEL, BINNEN = 15, timedelta(hours=1)
PROBEERT = 10  # so many different numbers that did not open, within the same time
DAG_BEGINT, DAG_EINDIGT, ZATERDAG = 6, 22, 6
# Looking at one case at a time; a list, a search or a stack of letters is one look at many.
OPENEN = (Inzagesoort.CASUS, Inzagesoort.BESTAND, Inzagesoort.NOODINZAGE)
BUITEN_TIJD = ~NIETS_GETOOND & (
    Q(tijdstip__hour__lt=DAG_BEGINT)
    | Q(tijdstip__hour__gte=DAG_EINDIGT)
    | Q(tijdstip__iso_week_day__gte=ZATERDAG)
)
GEWEIGERD = Q(soort=Inzagesoort.GEWEIGERD)
EEN_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Vondst:
    """What somebody's reading was in a week, in numbers."""

    gemeente: int
    gebruiker: int
    soort: Leessignaalsoort
    aantal: int
    eerste: datetime
    laatste: datetime


def maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def van_week(week: date) -> QuerySet[Raadpleging]:
    begin, eind = begin_van(week), begin_van(week + EEN_WEEK)
    return Raadpleging.objects.filter(tijdstip__gte=begin, tijdstip__lt=eind).order_by()


def vondsten(week: date) -> list[Vondst]:
    """All unusual reading in the week that begins on this Monday; for the system, which sees every line."""
    return [
        *_geteld(week, Leessignaalsoort.NIET_BETROKKEN, NIET_BETROKKEN, Count("nummer", distinct=True)),
        *_geteld(week, Leessignaalsoort.BUITEN_TIJD, BUITEN_TIJD, Count("pk")),
        *_geteld(week, Leessignaalsoort.GEWEIGERD, GEWEIGERD, Count("pk")),
        *_achter_elkaar(week, Leessignaalsoort.VEEL, Q(soort__in=OPENEN, casus__isnull=False), VEEL),
        *_achter_elkaar(week, Leessignaalsoort.PROBEERDE, Q(soort=Inzagesoort.ONBEKEND), PROBEERT),
    ]


def _geteld(week: date, soort: Leessignaalsoort, welke: Q, aantal: Count) -> list[Vondst]:
    rijen = (
        van_week(week)
        .filter(welke)
        .values_list("gemeente", "gebruiker")
        .annotate(aantal=aantal, eerste=Min("tijdstip"), laatste=Max("tijdstip"))
    )
    return [Vondst(g, wie, soort, hoeveel, eerste, laatste) for g, wie, hoeveel, eerste, laatste in rijen]


def _achter_elkaar(week: date, soort: Leessignaalsoort, welke: Q, veel: int) -> Iterator[Vondst]:
    """Per person the hour with the most different case numbers, if that is many; one pass over the week."""
    rijen = (
        van_week(week)
        .filter(welke)
        .order_by("gebruiker", "gemeente", "tijdstip", "pk")
        .values_list("gebruiker", "gemeente", "nummer", "tijdstip")
    )
    for (gebruiker, gemeente), groep in groupby(rijen.iterator(chunk_size=5000), key=itemgetter(0, 1)):
        meeste, eerste, laatste = _drukste((nummer, tijdstip) for _, _, nummer, tijdstip in groep)
        if meeste > veel and eerste and laatste:
            yield Vondst(gemeente, gebruiker, soort, meeste, eerste, laatste)


def _drukste(regels: Iterable[tuple[str, datetime]]) -> tuple[int, datetime | None, datetime | None]:
    """How many different numbers in the fullest hour, and when that was."""
    venster: deque[tuple[str, datetime]] = deque()
    meeste, eerste, laatste = 0, None, None
    for nummer, tijdstip in regels:
        venster.append((nummer, tijdstip))
        while tijdstip - venster[0][1] > BINNEN:
            venster.popleft()
        if (aantal := len({een for een, _ in venster})) > meeste:
            meeste, eerste, laatste = aantal, venster[0][1], tijdstip
    return meeste, eerste, laatste


def signalen(gebruiker: Gebruiker) -> QuerySet[Leessignaal]:
    return (
        Leessignaal.objects.filter(gemeente=gemeente_van(gebruiker))
        .select_related("gebruiker__organisatie", "beoordeeld_door", "gemeente")
        .order_by("-week", "gebruiker__last_name", "gebruiker__first_name", "soort")
    )


def te_beoordelen(gebruiker: Gebruiker) -> QuerySet[Leessignaal]:
    """What nobody judged yet; one's own reading is for somebody else."""
    return signalen(gebruiker).filter(beoordeling="").exclude(gebruiker=gebruiker)


def signaal_voor(gebruiker: Gebruiker, pk: int) -> Leessignaal:
    signaal = signalen(gebruiker).filter(pk=pk).first()
    if signaal is None:
        raise Http404
    return signaal


def regels_van(signaal: Leessignaal) -> QuerySet[Raadpleging]:
    """The log lines behind a signal, as far as who asks may read them, oldest first."""
    rijen = van_week(signaal.week).filter(gebruiker=signaal.gebruiker, gemeente=signaal.gemeente)
    welke = {
        Leessignaalsoort.NIET_BETROKKEN: NIET_BETROKKEN,
        Leessignaalsoort.BUITEN_TIJD: BUITEN_TIJD,
        Leessignaalsoort.GEWEIGERD: GEWEIGERD,
        Leessignaalsoort.VEEL: Q(soort__in=OPENEN, tijdstip__range=(signaal.eerste, signaal.laatste)),
        Leessignaalsoort.PROBEERDE: Q(
            soort=Inzagesoort.ONBEKEND, tijdstip__range=(signaal.eerste, signaal.laatste)
        ),
    }[Leessignaalsoort(signaal.soort)]
    return rijen.filter(welke).order_by("tijdstip", "pk")


def in_woorden(signaal: Leessignaal) -> str:
    """What was seen, as a sentence that follows the name."""
    casussen = telling(signaal.aantal, "casus|verschillende casussen")
    if signaal.soort == Leessignaalsoort.NIET_BETROKKEN:
        return f"opende {telling(signaal.aantal, 'casus|casussen')} zonder eraan mee te doen"
    uur = f"{datum_spreekt(signaal.eerste)} tussen {klok(signaal.eerste)} en {klok(signaal.laatste)}"
    if signaal.soort == Leessignaalsoort.VEEL:
        return f"opende {casussen} achter elkaar: {uur}"
    if signaal.soort == Leessignaalsoort.PROBEERDE:
        return f"probeerde {signaal.aantal} verschillende casusnummers die niet opengingen: {uur}"
    if signaal.soort == Leessignaalsoort.GEWEIGERD:
        return f"vroeg {signaal.aantal} keer te vaak noodinzage op een dag"
    return f"las {signaal.aantal} keer in het weekend, of voor {DAG_BEGINT} uur of na {DAG_EINDIGT} uur"


def signaalrij(signaal: Leessignaal, gebruiker: Gebruiker) -> dict[str, Any]:
    return {
        "pk": signaal.pk,
        "url": reverse("leeslog_opvallend_een", args=[signaal.pk]),
        "wie": str(signaal.gebruiker),
        "organisatie": signaal.gebruiker.organisatie.kort if signaal.gebruiker.organisatie else "",
        "wat": in_woorden(signaal),
        "week": f"week van {datum(signaal.week)}",
        "eigen": signaal.gebruiker_id == gebruiker.pk,
        "open": not signaal.beoordeling,
        "oordeel": signaal.get_beoordeling_display(),
        "vorm": "let_op" if signaal.beoordeling == Leesoordeel.ZORG else "goed",
        "opmerking": signaal.opmerking,
        "door": str(signaal.beoordeeld_door) if signaal.beoordeeld_door else "",
        "op": datum_spreekt(signaal.beoordeeld_op) if signaal.beoordeeld_op else "",
        "log": f"{reverse('leeslog')}?wie={signaal.gebruiker_id}"
        f"&van={signaal.week:%d-%m-%Y}&tot={signaal.week + timedelta(days=6):%d-%m-%Y}",
    }
