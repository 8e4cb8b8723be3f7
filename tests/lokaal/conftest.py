"""A tiny checkout with the real launcher and a toy site, so that its life and death take seconds."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What `./dev test` does with pytest: a command on our screen in a session of its own.
SCHERM = """
import os
from pga.lokaal import plek, start
hier = plek.bepaal(start.ROOT, dict(os.environ), proef=True)
plek.maak(hier)
with start.gestart(hier, plek.Slot(hier), vluchtig=True) as lopend:
    lopend.op_scherm(["python", "manage.py", "slaap"], sessie=True)
"""
SERVERS = ("DATABASE_URL", "DATABASE_EIGENAAR_URL", "REDIS_URL")
GEGEVEN = (*SERVERS, "SECRET_KEY", "DEMO_WACHTWOORD", "DJANGO_SETTINGS_MODULE", "BEAT_BESTAND")

MANAGE = """
import os, sys
import psycopg
if "stuk" in os.environ.get("PROEF", "") and sys.argv[1] == "migrate":
    sys.exit("de migratie lukt niet")
if sys.argv[1] == "laad_demo":
    with psycopg.connect(os.environ["DATABASE_EIGENAAR_URL"]) as db:
        db.execute("create table if not exists teller (n int)")
        db.execute("insert into teller values (1)")
        print("keer", db.execute("select count(*) from teller").fetchone()[0], "wachtwoord",
              os.environ["DEMO_WACHTWOORD"])
if sys.argv[1] == "slaap":
    import signal, time
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.fork():
        print("slaapt", flush=True)
    time.sleep(300)
if sys.argv[1] == "rol":
    with psycopg.connect(os.environ["DATABASE_URL"]) as db:
        print(*db.execute("select rolname, rolsuper, rolbypassrls, rolcreatedb from pg_roles "
                          "where rolname = current_user").fetchone(), *sys.argv[2:])
"""
WSGI = """
import os
def application(environ, start_response):
    pad = environ["PATH_INFO"]
    if pad == "/val-om/":
        os.kill(os.getppid(), 9)
    if pad == "/werk/":
        from pga.celery import slaap
        slaap.delay()
    start_response("503 Ziek" if "ziek" in os.environ.get("PROEF", "") else "200 OK", [])
    return [b"eigenaar" if "DATABASE_EIGENAAR_URL" in os.environ else b"toepassing"]
"""
CELERY = """
import os, time
from celery import Celery
app = Celery("proef", broker=os.environ["REDIS_URL"])
app.conf.update(task_acks_late=True, task_ignore_result=True, worker_prefetch_multiplier=1,
                beat_schedule_filename=os.environ["BEAT_BESTAND"], broker_connection_retry_on_startup=True)
@app.task(name="slaap")
def slaap():
    open(os.environ["BEAT_BESTAND"] + ".bezig", "w").close()
    time.sleep(300)
"""


@dataclass
class Checkout:
    """A copy of the launcher with a toy site, and the processes that a test starts in it."""

    map: Path
    basis: Path
    gestart: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *argumenten: str, **omgeving: str) -> subprocess.Popen[str]:
        return self.python("-m", "pga.lokaal", *argumenten, **omgeving)

    def python(self, *argumenten: str, **omgeving: str) -> subprocess.Popen[str]:
        proces = subprocess.Popen(
            [sys.executable, *argumenten],
            cwd=self.map,
            env={naam: waarde for naam, waarde in os.environ.items() if naam not in GEGEVEN}
            | {"UVZ_TOESTAND": str(self.basis)}
            | omgeving,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.gestart.append(proces)
        return proces

    def doe(self, *argumenten: str, **omgeving: str) -> tuple[int, str]:
        """Exit code and output of a command that ends by itself."""
        proces = self.start(*argumenten, **omgeving)
        uitvoer = proces.communicate(timeout=60)[0]
        return proces.returncode, uitvoer

    def demo(self, **omgeving: str) -> tuple[subprocess.Popen[str], str, str]:
        """A running demo, its address and what it printed so far."""
        proces = self.start("demo", **omgeving)
        assert proces.stdout is not None
        gelezen = ""
        for regel in proces.stdout:
            gelezen += regel
            if "Stop met Ctrl-C" in regel:
                adres = gelezen.split("Open http://")[1].split("/")[0]
                return proces, adres, gelezen
        raise AssertionError(gelezen)

    @property
    def staat(self) -> Path:
        return next(pad.parent for pad in self.basis.glob("*/slot") if "proef" not in pad.parent.name)

    def overblijvers(self) -> list[str]:
        """The commands of processes that hold something open here."""
        over = []
        for proces in Path("/proc").glob("[0-9]*"):
            try:
                openstaand = [fd.readlink() for fd in (proces / "fd").iterdir()]
                opdracht = (proces / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
            if any(pad.is_relative_to(self.basis) for pad in openstaand):
                over.append(opdracht)
        return over


def wacht_tot(waar: Callable[[], object], seconden: float = 30) -> None:
    """`waar()` holds within the given time."""
    tot = time.monotonic() + seconden
    while not waar():
        assert time.monotonic() < tot, "dit gebeurde niet op tijd"
        time.sleep(0.05)


@pytest.fixture
def checkout() -> Iterator[Checkout]:
    """A fresh toy checkout; afterwards nothing of it runs, whatever the test did."""
    basis = Path(tempfile.mkdtemp(prefix="uvz-", dir="/tmp"))
    basis.chmod(0o755)  # the servers' own account must pass
    proef = Checkout(basis / "checkout", basis)
    (proef.map / "pga").mkdir(parents=True)
    shutil.copytree(ROOT / "pga/lokaal", proef.map / "pga/lokaal")
    (proef.map / "manage.py").write_text(MANAGE)
    (proef.map / "static").mkdir()
    for leeg in ("pga/__init__.py", "pga/apps.py", "requirements.txt", "package-lock.json"):
        (proef.map / leeg).touch()
    (proef.map / "pga/wsgi.py").write_text(WSGI)
    (proef.map / "pga/celery.py").write_text(CELERY)
    yield proef
    for proces in proef.gestart:
        proces.send_signal(signal.SIGTERM)
        proces.communicate(timeout=30)
    shutil.rmtree(basis)
