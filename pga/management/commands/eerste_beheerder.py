"""The first account of a new place: a beheerder, who makes the others in the admin."""

import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from pga.choices import Functie
from pga.models import Gebruiker
from pga.services.inrichting import maak_gebruiker, maak_gemeente


class Command(BaseCommand):
    help = "Maakt de gemeente uit de instellingen en een eerste beheerder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gebruikersnaam")
        parser.add_argument("--voornaam", default="Eerste")
        parser.add_argument("--achternaam", default="Beheerder")

    def handle(self, *args: Any, **opties: Any) -> None:
        if Gebruiker.objects.filter(username=opties["gebruikersnaam"]).exists():
            raise CommandError("Deze gebruikersnaam bestaat al.")
        wachtwoord = getpass.getpass("Wachtwoord (minstens 12 tekens): ")
        if wachtwoord != getpass.getpass("Nog een keer: "):
            raise CommandError("De wachtwoorden zijn niet gelijk.")
        try:
            validate_password(wachtwoord)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        with transaction.atomic():
            gemeente = maak_gemeente(naam=settings.GEMEENTE["naam"], door=None)
            maak_gebruiker(
                gebruikersnaam=opties["gebruikersnaam"],
                voornaam=opties["voornaam"],
                achternaam=opties["achternaam"],
                organisatie=gemeente,
                functies=(Functie.BEHEER,),
                door=None,
                wachtwoord=wachtwoord,
            )
        self.stdout.write("Klaar. Log in en maak bij Beheer de organisaties en gebruikers.")
