"""Dates, ages and counts are said as people say them."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
import time_machine

from pga.spreektaal import datum, datum_spreekt, leeftijd, telling, termijn, tijdstip

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(autouse=True)
def _zondag_22_november() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 11, 22, 12, tzinfo=AMSTERDAM), tick=False):
        yield


@pytest.mark.parametrize(
    ("dag", "gezegd"),
    [
        (dt.date(2026, 11, 20), "eergisteren"),
        (dt.date(2026, 11, 21), "gisteren"),
        (dt.date(2026, 11, 22), "vandaag"),
        (dt.date(2026, 11, 23), "morgen"),
        (dt.date(2026, 11, 25), "wo 25 nov · over 3 dagen"),
        (dt.date(2026, 11, 16), "ma 16 nov · 6 dagen geleden"),
        (dt.date(2026, 12, 20), "zo 20 dec · over 4 weken"),
        (dt.date(2026, 2, 1), "zo 1 feb 2026 · 10 maanden geleden"),
        (dt.date(2011, 3, 1), "di 1 mrt 2011 · 15 jaar geleden"),
        (None, "–"),
    ],
)
def test_een_datum_spreekt(dag: dt.date | None, gezegd: str) -> None:
    assert datum_spreekt(dag) == gezegd


def test_de_dag_is_die_in_nederland() -> None:
    """Half past eleven in the evening in Greenwich is already tomorrow here."""
    laat = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
    assert datum_spreekt(laat, "tijd") == "morgen 00:30"
    assert tijdstip(laat) == "23 nov 2026, 00:30"
    assert datum(laat) == "23 nov 2026"


def test_een_termijn_zegt_wat_er_over_is() -> None:
    assert termijn(dt.date(2026, 11, 25)) == "nog 3 dagen"
    assert termijn(dt.date(2026, 11, 22)) == "vandaag"
    assert termijn(dt.date(2026, 11, 21)) == "1 dag te laat"


def test_leeftijd_gaat_op_de_verjaardag_omhoog() -> None:
    assert leeftijd(dt.date(2011, 11, 22)) == "15 jaar"
    assert leeftijd(dt.date(2011, 11, 23)) == "14 jaar"
    assert leeftijd(None) == "leeftijd onbekend"


def test_een_telling_kent_geen_een_en_veel() -> None:
    assert [telling(n, "casus|casussen") for n in (0, 1, 2, 12345)] == [
        "geen casussen",
        "1 casus",
        "2 casussen",
        "12.345 casussen",
    ]
