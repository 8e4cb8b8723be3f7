"""How dates, ages and numbers are said on screen (schermen.md, principle 7).

Plain functions, so that a selector of a hot list can call them once per row; the template filters of the same
name only pass through.
"""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NABIJ = {-2: "eergisteren", -1: "gisteren", 0: "vandaag", 1: "morgen", 2: "overmorgen"}
STREEP = "–"

Moment = dt.date | dt.datetime


def dag_van(moment: Moment) -> dt.date:
    """The calendar day in the time zone of the house, which is that of everybody who works with it."""
    if isinstance(moment, dt.datetime):
        return _hier(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def _hier(moment: dt.datetime) -> dt.datetime:
    # Django's localtime asks which zone this visitor chose; that costs more than the rest of the words.
    return moment.astimezone(timezone.get_default_timezone())


def _vandaag() -> dt.date:
    return _hier(timezone.now()).date()


def klok(moment: Moment) -> str:
    """`10:00`, or nothing for a day without a time."""
    if not isinstance(moment, dt.datetime):
        return ""
    return f"{_hier(moment) if timezone.is_aware(moment) else moment:%H:%M}"


def dagen_tot(moment: Moment) -> int:
    return (dag_van(moment) - _vandaag()).days


def datum(moment: Moment | None) -> str:
    """`24 nov 2026`."""
    if moment is None:
        return STREEP
    dag = dag_van(moment)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def tijdstip(moment: Moment | None) -> str:
    """`24 nov 2026, 10:00`."""
    if moment is None:
        return STREEP
    return ", ".join(filter(None, [datum(moment), klok(moment)]))


def afstand(dagen: int) -> str:
    """`over 3 dagen`, `5 weken geleden`: days up to two weeks, then weeks, months and years."""
    aantal = abs(dagen)
    if aantal < 15:
        hoeveel = telling(aantal, "dag|dagen")
    elif aantal < 61:
        hoeveel = telling(round(aantal / 7), "week|weken")
    elif aantal < 730:
        hoeveel = telling(round(aantal / 30.44), "maand|maanden")
    else:
        hoeveel = f"{aantal // 365} jaar"
    return f"over {hoeveel}" if dagen > 0 else f"{hoeveel} geleden"


def datum_spreekt(moment: Moment | None, met: str = "") -> str:
    """`di 24 nov · over 3 dagen`, `gisteren`; with `met="tijd"` also the time of a datetime."""
    if moment is None:
        return STREEP
    dag, dagen = dag_van(moment), dagen_tot(moment)
    tijd = klok(moment) if met == "tijd" else ""
    if dagen in NABIJ:
        return f"{NABIJ[dagen]} {tijd}".strip()
    jaar = "" if abs(dagen) < 180 else f" {dag.year}"
    kort = f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}{jaar} {tijd}".strip()
    return f"{kort} · {afstand(dagen)}"


def termijn(moment: Moment | None) -> str:
    """What is left of a term: `nog 3 dagen`, `vandaag`, `6 dagen te laat`."""
    if moment is None:
        return STREEP
    dagen = dagen_tot(moment)
    if dagen == 0:
        return "vandaag"
    return f"nog {telling(dagen, 'dag|dagen')}" if dagen > 0 else f"{telling(-dagen, 'dag|dagen')} te laat"


def leeftijd(geboren: dt.date | None) -> str:
    """`15 jaar`; someone born on 29 February has a birthday on 1 March in other years."""
    if geboren is None:
        return "leeftijd onbekend"
    vandaag = _vandaag()
    jaren = vandaag.year - geboren.year - ((vandaag.month, vandaag.day) < (geboren.month, geboren.day))
    return f"{jaren} jaar"


def telling(aantal: int, woorden: str) -> str:
    """`1 casus`, `2 casussen`, `geen casussen`; the words are given as `casus|casussen`."""
    een, meer = woorden.split("|")
    getal = "geen" if aantal == 0 else f"{aantal:,}".replace(",", ".")
    return f"{getal} {een if aantal == 1 else meer}"


def groet(moment: dt.datetime) -> str:
    """`Goedemorgen`, by the clock of the moment given."""
    for tot, woord in ((6, "Goedenacht"), (12, "Goedemorgen"), (18, "Goedemiddag")):
        if moment.hour < tot:
            return woord
    return "Goedenavond"


def vandaag_voluit(moment: dt.datetime) -> str:
    """`zondag 22 november 2026`."""
    return date_format(moment, "l j F Y")
