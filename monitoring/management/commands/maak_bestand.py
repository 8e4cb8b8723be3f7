"""Makes a large invented set of cases in an empty database, to measure with."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from monitoring.proefbestand.bouwer import EIGENAAR
from monitoring.proefbestand.maken import maak_proefbestand, werk_statistiek_bij
from monitoring.proefbestand.mensen import BIJZONDER
from pga.fouten import Bezwaar


class Command(BaseCommand):
    help = (
        "Vult een lege database met verzonnen casussen, om mee te meten. Zelfde seed en dag: zelfde inhoud."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--casussen", type=int, default=100, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="S")
        parser.add_argument("--wachtwoord", help="hiermee loggen alle accounts in (anders niemand)")

    def handle(self, *args: Any, **opties: Any) -> None:
        if EIGENAAR not in connections.databases:
            raise CommandError("Zet DATABASE_EIGENAAR_URL: alleen de eigenaar van de tabellen mag dit.")
        if not 1 <= opties["casussen"] <= 1_000_000:
            raise CommandError("Kies 1 tot 1.000.000 casussen.")
        begin = time.monotonic()

        def meld(stap: str) -> None:
            self.stdout.write(f"{time.monotonic() - begin:6.0f} s  {stap}")

        try:
            maak_proefbestand(
                casussen=opties["casussen"], seed=opties["seed"], wachtwoord=opties["wachtwoord"], meld=meld
            )
        except Bezwaar as bezwaar:
            raise CommandError(str(bezwaar)) from bezwaar
        meld("opruimen en statistiek")
        werk_statistiek_bij()
        meld(f"klaar; meet als {', '.join(BIJZONDER.values())}")
