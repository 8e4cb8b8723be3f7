"""Loads the demo and prints its accounts."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from monitoring.demo.laden import laad
from pga.choices import Functie
from pga.demo.spelers import SPELERS


class Command(BaseCommand):
    help = "Laadt de verzonnen demogegevens en schuift hun datums mee met vandaag."

    def handle(self, *args: Any, **opties: Any) -> None:
        wachtwoord = os.environ.get("DEMO_WACHTWOORD", "")
        if not wachtwoord:
            raise CommandError("Zet DEMO_WACHTWOORD: daarmee loggen de demo-accounts in.")
        laad(wachtwoord)
        self.stdout.write("Demo-accounts (alle personen zijn verzonnen), elk met hetzelfde wachtwoord:")
        for speler in SPELERS:
            functies = ", ".join(Functie(functie).label for functie in speler.functies)
            self.stdout.write(f"  {speler.gebruikersnaam:<15} {functies}")
        self.stdout.write(f"Wachtwoord: {wachtwoord}")
