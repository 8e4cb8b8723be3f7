"""One start: a place, its lock, its servers and the environment in which the site runs."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pga.lokaal import plek as plekken
from pga.lokaal import servers
from pga.lokaal.opdrachten import uit_venv
from pga.lokaal.plek import Plek, Slot
from pga.lokaal.toezicht import Kind, Opdracht, Toezicht, neem_leiding

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Start:
    """What runs, and the settings for everything that runs in it."""

    plek: Plek
    toezicht: Toezicht
    omgeving: dict[str, str]

    def taak(self, naam: str, woorden: list[str], *, apart: bool = False) -> Kind:
        """Begin work that ends by itself, knowing both database roles and logging to `<naam>.log`."""
        return self.toezicht.start(Opdracht(naam, uit_venv(woorden), self.omgeving, apart=apart))

    def dienst(self, naam: str, woorden: list[str], *erfenis: int) -> Kind:
        """Begin web, worker or beat: these never know the owner of the database."""
        omgeving = {
            sleutel: waarde for sleutel, waarde in self.omgeving.items() if sleutel != "DATABASE_EIGENAAR_URL"
        }
        # QUIT is "stop at once" to gunicorn and Celery: nobody is left to wait for them when we are killed
        return self.toezicht.start(
            Opdracht(naam, uit_venv(woorden), omgeving, blijft=True, doodsein=signal.SIGQUIT, erfenis=erfenis)
        )

    def op_scherm(self, woorden: list[str], *, sessie: bool) -> int:
        """Run this on our screen and return its exit code. Without `sessie` Ctrl-C is for it alone."""
        if not sessie:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        opdracht = Opdracht("scherm", uit_venv(woorden), self.omgeving, scherm=True, sessie=sessie)
        opdracht = replace(opdracht, stopsein=signal.SIGINT, doodsein=signal.SIGINT)
        return self.toezicht.afloop(self.toezicht.start(opdracht))


# The demo has a handful of invented persons: hiding small numbers would leave an empty report.
DEMO = {"RAPPORT_DREMPEL": "1"}


def omgeving(plek: Plek, urls: dict[str, str]) -> dict[str, str]:
    """The settings of a local start; what the caller has set himself stands."""
    venv = str(Path(sys.executable).parent)
    eigen = {
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "BEAT_BESTAND": str(plek.staat / "beat"),
        "DEBUG": "0",
        "EMAIL_URL": "consolemail://",
        "HTTPS": "0",
        "STATIC_ROOT": str(plek.staat / "static"),
        **plekken.geheimen(plek),
    }
    gezet = {naam: waarde for naam, waarde in os.environ.items() if waarde}
    pad = {"PATH": os.pathsep.join([venv, os.environ.get("PATH", os.defpath)]), "PYTHONUNBUFFERED": "1"}
    return {**eigen, **gezet, **urls, **pad}


@contextmanager
def gestart(plek: Plek, slot: Slot, *, vluchtig: bool, houdt: bool = False) -> Iterator[Start]:
    """The servers of this place run as long as the block lasts; `vluchtig` starts and leaves them empty.

    With `houdt` too the servers trade durability for speed, but their data stay.
    """
    neem_leiding()
    slot.neem()
    toezicht = Toezicht(plek.logs, ROOT, erfenis=(slot.slot,))
    if vluchtig and not houdt:
        plekken.leeg(plek)
    try:
        urls = servers.eigen_servers(plek, dict(os.environ))
        servers.start(plek, toezicht, urls, vluchtig=vluchtig)
        yield Start(plek, toezicht, ({} if vluchtig else DEMO) | omgeving(plek, urls))
    finally:
        toezicht.stop()
        if vluchtig and not houdt:
            plekken.leeg(plek)


def lopend(plek: Plek) -> Start:
    """The start that another process keeps running here, for one more command beside it."""
    return Start(
        plek, Toezicht(plek.logs, ROOT), omgeving(plek, servers.eigen_servers(plek, dict(os.environ)))
    )
