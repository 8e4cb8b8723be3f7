"""`./dev demo`: the whole site on this machine, with demo data."""

import hashlib
import http.client
import socket
import time
from contextlib import suppress

from pga.lokaal.fouten import Fout
from pga.lokaal.opdrachten import beat, manage, web, worker
from pga.lokaal.plek import Plek, Slot
from pga.lokaal.start import ROOT, Start, gestart

EERSTE_POORT, LAATSTE_POORT = 8000, 8020
GEZOND_BINNEN = 90.0


def demo(plek: Plek, *, poort: int | None, controleer: bool) -> int:
    """The demo runs until someone stops it; with `controleer` only until it is healthy."""
    begin = time.monotonic()
    with kies_poort(poort) as oor, gestart(plek, Slot(plek), vluchtig=False) as start:
        gekozen = oor.getsockname()[1]
        meld(begin, "PostgreSQL en Valkey draaien")
        migreer(start)
        meld(begin, "de database is bijgewerkt")
        laad = start.taak("laad_demo", manage("laad_demo"), apart=True)
        start.dienst("web", web(f"fd://{oor.fileno()}"), oor.fileno())
        start.dienst("worker", worker())
        start.dienst("beat", beat())
        start.toezicht.wacht_op([laad])
        meld(begin, "de demogegevens zijn geladen")
        wacht_op_gezond(start, gekozen)
        meld(begin, "web, worker en beat draaien")
        print(f"\n{laad.uitvoer}\nOpen http://127.0.0.1:{gekozen}/ (logs: {plek.logs})", flush=True)
        if controleer:
            print("De controle is geslaagd.", flush=True)
            return 0
        print("Stop met Ctrl-C.", flush=True)
        while True:
            start.toezicht.controleer()
            time.sleep(0.3)


def migreer(start: Start) -> None:
    """The schema is up to date, and the static files are where the web server looks for them."""
    keur = staticstempel()
    stempel = start.plek.staat / "static.stempel"
    taken = [start.taak("migratie", manage("migrate", "--noinput"))]
    if not stempel.exists() or stempel.read_text() != keur:
        taken.append(start.taak("static", manage("collectstatic", "--noinput")))
    start.toezicht.wacht_op(taken)
    stempel.write_text(keur)


def staticstempel() -> str:
    """Changes when a static file of ours or a package changes: collecting them takes seconds."""
    keur = hashlib.sha256()
    for slot in ("requirements.txt", "package-lock.json", "pga/apps.py"):
        keur.update((ROOT / slot).read_bytes())
    for pad in sorted((ROOT / "static").rglob("*")):
        keur.update(f"{pad} {pad.stat().st_mtime_ns}".encode())
    return keur.hexdigest()


def wacht_op_gezond(start: Start, poort: int) -> None:
    """/gezondheid/ is green. Raises Fout with its last answer when that takes too long."""
    laatste = "geen antwoord"

    def gezond() -> bool:
        nonlocal laatste
        code, laatste = vraag(poort, "/gezondheid/")
        return code == http.client.OK

    try:
        start.toezicht.wacht_tot(gezond, "De site is", GEZOND_BINNEN, pauze=0.3)
    except Fout as fout:
        raise Fout(f"{fout}\nLaatste antwoord van /gezondheid/: {laatste}") from fout


def vraag(poort: int, pad: str) -> tuple[int, str]:
    """Status and body of one GET on the loopback address; (0, reason) without an answer."""
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=10)
    try:
        verbinding.request("GET", pad)
        antwoord = verbinding.getresponse()
        return antwoord.status, antwoord.read(2000).decode(errors="replace")
    except (OSError, http.client.HTTPException) as fout:
        return 0, str(fout)
    finally:
        verbinding.close()


def kies_poort(gevraagd: int | None) -> socket.socket:
    """A socket that listens on the port asked for, or the first free one from 8000. Raises Fout without one.

    It is opened here and handed to the web server, so that nobody else can take the port in between.
    """
    for poort in [gevraagd] if gevraagd else range(EERSTE_POORT, LAATSTE_POORT + 1):
        with suppress(OSError):
            return socket.create_server(("127.0.0.1", poort))
    wat = f"Poort {gevraagd} is" if gevraagd else f"De poorten {EERSTE_POORT} tot en met {LAATSTE_POORT} zijn"
    raise Fout(f"{wat} bezet of verboden. Kies een andere met --poort.")


def meld(begin: float, wat: str) -> None:
    """One line of progress, with the seconds since the beginning."""
    print(f"{time.monotonic() - begin:6.1f} s  {wat}".replace(".", ",", 1), flush=True)
