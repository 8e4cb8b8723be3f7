"""Compares the grants of all cases with Deelname and the ladder; 1 when anything differs."""

import sys
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pga.services.controle import controleer_toegang
from pga.spreektaal import telling
from pga.toegang.vergelijking import Verschil


class Command(BaseCommand):
    help = (
        "Vergelijkt de rechten op alle casussen met de deelnames. Stopt met 1 bij een verschil, anders met 0."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--herstel", action="store_true", help="maak de rechten gelijk aan de deelnames")

    def handle(self, *args: Any, **opties: Any) -> None:
        verschillen = controleer_toegang(herstel=opties["herstel"])
        if not verschillen:
            self.stdout.write("De rechten op alle casussen kloppen met de deelnames.")
            return
        for verschil in verschillen:
            self.stdout.write(regel(verschil))
        per_soort = Counter(verschil.soort for verschil in verschillen)
        self.stdout.write(
            f"{telling(len({verschil.casus_id for verschil in verschillen}), 'casus|casussen')} met een verschil: "
            + ", ".join(f"{aantal} {soort}" for soort, aantal in sorted(per_soort.items()))
            + ("; hersteld." if opties["herstel"] else "; herstel dit met --herstel.")
        )
        sys.exit(1)


def regel(verschil: Verschil) -> str:
    """One difference in Dutch; parties by number, because what is printed ends up in logs."""
    wie = f"groep {verschil.groep_id}" if verschil.groep_id else f"gebruiker {verschil.gebruiker_id}"
    einde = ""
    if verschil.soort == "andere einddatum":
        einde = f" ({_dag(verschil)})"
    return f"{verschil.nummer}: {verschil.soort}: recht {verschil.recht} van {wie}{einde}"


def _dag(verschil: Verschil) -> str:
    hoort, heeft = (f"{tot:%d-%m-%Y %H:%M}" if tot else "open" for tot in (verschil.tot, verschil.had_tot))
    return f"hoort {hoort}, is {heeft}"
