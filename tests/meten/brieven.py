"""Letters per second: one after another, and over two processes that each keep their fonts."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

AANTAL = 24


def maak_brief(nummer: int) -> int:
    """Bytes of one letter as the worker makes it."""
    from tests.meten.voorbeeldbrief import teken

    return len(teken(nummer))


def warm(_: int) -> None:
    maak_brief(0)


def meet_brieven() -> dict[str, Any]:
    warm(0)
    begin = time.perf_counter()
    for nummer in range(AANTAL):
        maak_brief(nummer)
    na_elkaar = time.perf_counter() - begin
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_begin) as pool:
        list(pool.map(warm, range(4), chunksize=1))
        begin = time.perf_counter()
        list(pool.map(maak_brief, range(AANTAL), chunksize=4))
        samen = time.perf_counter() - begin
    return {
        "na_elkaar_per_s": round(AANTAL / na_elkaar, 1),
        "twee_processen_per_s": round(AANTAL / samen, 1),
        "verhouding": round(samen / na_elkaar, 2),
    }


def _begin() -> None:
    import django

    django.setup()
