"""`./dev meet`: the benchmark, on databases with invented sets that are made once and kept."""

import argparse
import os
import sys

from pga.lokaal import servers
from pga.lokaal.fouten import Fout
from pga.lokaal.opdrachten import manage
from pga.lokaal.plek import Plek, Slot
from pga.lokaal.start import Start, gestart

MATEN = (100, 200_000)
SEED = "1"


def meet(plek: Plek, argumenten: list[str]) -> int:
    """0 when every goal is met; the measurements go to the screen as JSON, all else to stderr."""
    lezer = argparse.ArgumentParser(prog="./dev meet", description="Meet de snelheid tegen de doelen.")
    lezer.add_argument("--casussen", type=int, nargs="+", default=MATEN, metavar="N")
    lezer.add_argument("--rondes", type=int, default=25, help="zo vaak wordt elk onderdeel gemeten")
    keuzes = lezer.parse_args(argumenten)
    if os.environ.get("DATABASE_URL") or os.environ.get("REDIS_URL"):
        raise Fout("Meten gaat op eigen servers. Laat DATABASE_URL en REDIS_URL leeg.")
    maten = sorted({MATEN[0], *keuzes.casussen})
    with gestart(plek, Slot(plek), vluchtig=True, houdt=True) as start:
        zalen = [f"{maat}={maak_zaal(start, maat)}" for maat in maten]
        opdracht = ["python", "-m", "tests.meten", *zalen, "--rondes", str(keuzes.rondes)]
        return start.op_scherm(opdracht, sessie=True)


def maak_zaal(start: Start, maat: int) -> str:
    """The database with so many cases: made if it is not there, brought up to date if it is."""
    naam = f"meet_{maat}"
    klaar = start.plek.staat / f"{naam}.klaar"
    servers.maak_database(start.plek, naam, leeg=not klaar.exists())
    for sleutel in ("DATABASE_URL", "DATABASE_EIGENAAR_URL"):
        voor, na = start.omgeving[sleutel].split("?", 1)
        start.omgeving[sleutel] = f"{voor.rsplit('/', 1)[0]}/{naam}?{na}"
    _doe(start, "migreren", "migrate", "--verbosity", "0")
    if not klaar.exists():
        print(f"Bestand met {maat} casussen maken", file=sys.stderr, flush=True)
        _doe(start, "bestand", "maak_bestand", "--casussen", str(maat), "--seed", SEED)
        klaar.touch()
    return naam


def _doe(start: Start, naam: str, *woorden: str) -> None:
    kind = start.taak(naam, manage(*woorden))
    if start.toezicht.afloop(kind) != 0:
        raise Fout(f"Het gaat niet goed bij {naam}:\n{kind.log.read_text(errors='replace')[-2000:]}")
