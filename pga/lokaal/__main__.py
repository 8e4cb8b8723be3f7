"""The commands of `./dev`, once the environment is there."""

import argparse
import os
import sys

from pga.lokaal import plek as plekken
from pga.lokaal.demo import demo
from pga.lokaal.fouten import Fout, Gestopt
from pga.lokaal.meten import meet
from pga.lokaal.opdrachten import manage as manage_opdracht
from pga.lokaal.plek import Plek, Slot
from pga.lokaal.proef import test
from pga.lokaal.start import ROOT, gestart, lopend

GESTOPT = 130


def main(argumenten: list[str]) -> int:
    """The exit code of one command; a Fout becomes a sentence on stderr."""
    try:
        plek = plekken.bepaal(
            ROOT, dict(os.environ), proef=argumenten[0] == "test", meet=argumenten[0] == "meet"
        )
        plekken.maak(plek)
        return voer_uit(plek, argumenten[0], argumenten[1:])
    except Fout as fout:
        print(f"\nHet is niet gelukt. {fout}", file=sys.stderr, flush=True)
        return 1
    except Gestopt:
        print("\nGestopt.", flush=True)
        return 0 if argumenten[0] == "demo" else GESTOPT


def voer_uit(plek: Plek, opdracht: str, argumenten: list[str]) -> int:
    """Do what was asked."""
    if opdracht == "test":
        return test(plek, argumenten)
    if opdracht == "meet":
        return meet(plek, argumenten)
    if opdracht == "manage":
        return manage(plek, argumenten)
    lezer = argparse.ArgumentParser(
        prog="./dev demo", description="De hele site op deze machine, met demogegevens."
    )
    lezer.add_argument("--check", action="store_true", help="start, wacht tot alles gezond is, en stop")
    poort = "luister op deze poort (anders de eerste vrije vanaf 8000)"
    lezer.add_argument("--poort", type=int, choices=range(1, 65536), metavar="N", help=poort)
    keuzes = lezer.parse_args(argumenten)
    return demo(plek, poort=keuzes.poort, controleer=keuzes.check)


def manage(plek: Plek, argumenten: list[str]) -> int:
    """manage.py with the data of the demo: beside a running demo, else on servers of its own."""
    slot = Slot(plek)
    if slot.bezet():
        return lopend(plek).op_scherm(manage_opdracht(*argumenten), sessie=False)
    with gestart(plek, slot, vluchtig=False) as start:
        return start.op_scherm(manage_opdracht(*argumenten), sessie=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
