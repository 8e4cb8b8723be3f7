"""Starts the yearly review of accounts by hand; beat does so on 2 January."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pga.services.jaarcontrole import start_jaarcontrole


class Command(BaseCommand):
    help = "Start de jaarcontrole van de accounts bij elke organisatie. Nog een keer starten verandert niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jaar", type=int, default=None, help="Anders dit jaar.")

    def handle(self, *args: Any, **opties: Any) -> None:
        aantal = start_jaarcontrole(jaar=opties["jaar"])
        self.stdout.write(f"Jaarcontrole gestart bij {aantal} organisaties.")
