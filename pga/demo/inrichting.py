"""Puts the cast on stage: municipality, partners and people."""

from pga.demo.spelers import GEMEENTE, ORGANISATIES, SPELERS
from pga.models import Gebruiker, Organisatie
from pga.services.inrichting import geef_wachtwoord, maak_gebruiker, maak_gemeente, maak_organisatie


def maak_spelers(wachtwoord: str | None = None) -> dict[str, Gebruiker]:
    """The cast by username; made if it is not there, with this password if one is given."""
    gemeente = maak_gemeente(naam=GEMEENTE, kort="gemeente", door=None)
    organisaties: dict[str, Organisatie] = {"gemeente": gemeente}
    for rol in ORGANISATIES:
        organisaties[rol.sleutel] = maak_organisatie(
            gemeente=gemeente,
            naam=rol.naam,
            kort=rol.kort,
            soort=rol.soort,
            domein=rol.domein,
            kernpartner=rol.kernpartner,
            geheimhouding=rol.geheimhouding,
            door=None,
        )
    spelers = {
        speler.gebruikersnaam: maak_gebruiker(
            gebruikersnaam=speler.gebruikersnaam,
            voornaam=speler.voornaam,
            achternaam=speler.achternaam,
            organisatie=organisaties[speler.organisatie],
            functies=speler.functies,
            door=None,
            getekend=True,
        )
        for speler in SPELERS
    }
    if wachtwoord:
        geef_wachtwoord(gebruikers=spelers.values(), wachtwoord=wachtwoord, door=None)
    return spelers
