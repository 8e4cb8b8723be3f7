"""A real worker on a real broker: killed while it makes a letter, and what is there after a restart."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from celery import current_app
from django.db import connections

from pga.choices import Briefstatus
from pga.models import Bestand, Brief, Gebruiker
from pga.services.brieven import liggen_gebleven, maak_notificatiebrieven
from pga.services.casus import zet_adres
from pga.toegang.context import als_systeem, namens
from tests.bouw import maak_casus

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.traag]
HUIS = Path(__file__).resolve().parents[2]


@contextmanager
def werker(naam: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker on the test database and on a queue of its own; it and its children end with the block."""
    pad = f"/{connections['default'].settings_dict['NAME']}"
    adres = urlsplit(os.environ["DATABASE_URL"])._replace(path=pad).geturl()
    omgeving = os.environ | {"DATABASE_URL": adres, "DJANGO_SETTINGS_MODULE": "pga.settings"}
    proces = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "pga.celery",
            "worker",
            "-c",
            "1",
            "-Q",
            naam,
            "-n",
            f"{naam}@proef",
        ],
        cwd=HUIS,
        env=omgeving,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield proces
    finally:
        _einde(proces)


def _einde(proces: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(proces.pid, signal.SIGKILL)
    proces.wait(10)


def wacht(tot: Callable[[], bool], seconden: float = 40) -> None:
    einde = time.monotonic() + seconden
    while not tot():
        assert time.monotonic() < einde, "dit duurde te lang"
        time.sleep(0.1)


def _stand() -> tuple[str, int]:
    with als_systeem("test"):
        return Brief.objects.get().status, Bestand.objects.count()


def _werker_wacht_op_slot() -> bool:
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'pga_bestand'::regclass"
        )
        return bool(cursor.fetchone()[0])


def test_gedode_werker_laat_geen_halve_brief_na(
    spelers: dict[str, Gebruiker], monkeypatch: pytest.MonkeyPatch
) -> None:
    wachtrij = f"proef-{os.getpid()}"
    voorzitter = spelers["voorzitter"]
    casus = maak_casus(spelers, geboortedatum=voorzitter.date_joined.date().replace(year=2000))
    verstuur = current_app.send_task
    monkeypatch.setattr(
        current_app, "send_task", lambda naam, args: verstuur(naam, args=args, queue=wachtrij)
    )
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE pga_bestand IN SHARE MODE")  # the worker comes as far as storing the PDF
        with namens(voorzitter):
            zet_adres(
                casus=casus,
                door=voorzitter,
                straat_huisnummer="Straat 1",
                postcode="2711 AA",
                plaats="Zoetermeer",
            )
            maak_notificatiebrieven(
                casus=casus,
                aanleiding="agendapunt-1",
                vergadering_datum=casus.eerste_verwerking_op,
                door=voorzitter,
            )
        with werker(wachtrij):
            wacht(_werker_wacht_op_slot)
        cursor.execute("ROLLBACK")
    wacht(lambda: _stand() == (Briefstatus.CONCEPT, 0), 5)
    liggen_gebleven(ouder_dan_seconden=-1)  # what beat does every minute
    with werker(wachtrij):
        wacht(lambda: _stand()[0] == Briefstatus.KLAAR)
    assert _stand() == (Briefstatus.KLAAR, 1)
