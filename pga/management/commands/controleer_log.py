"""`controleer_log` computes the whole read log again and says what is wrong with it; exit code 1 if anything is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pga.selectors.leescontrole import verschillen_in_leeslog
from pga.spreektaal import telling


class Command(BaseCommand):
    help = "Rekent het leeslog na: veranderde, ontbrekende en afgeknipte regels, zegels en grendels."

    def handle(self, *args: Any, **opties: Any) -> None:
        verschillen = verschillen_in_leeslog()
        for verschil in verschillen:
            self.stdout.write(verschil.zin)
        if verschillen:
            raise CommandError(
                f"Het leeslog klopt niet: {telling(len(verschillen), 'verschil|verschillen')}."
            )
        self.stdout.write("Het leeslog klopt.")
