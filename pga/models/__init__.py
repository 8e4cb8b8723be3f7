"""Models of the kernel."""

from pga.models.bericht import Bericht
from pga.models.brief import Bestand, Brief
from pga.models.casus import (
    Adres,
    Casus,
    CasusGebruikersrecht,
    CasusGroepsrecht,
    Deelname,
    Deelnamereden,
    Nummerreeks,
    Relatie,
)
from pga.models.concept import Concept, Formulierontvangst
from pga.models.leeslog import Leeslogkop, Leeslogzegel, Leessignaal, Raadpleging
from pga.models.mensen import Jaarcontrole, Jaarcontroleregel, Waarneming
from pga.models.noodinzage import Noodinzage
from pga.models.organisatie import Functiegroep, Gebruiker, Organisatie
from pga.models.persoon import Bijnaam, Persoon
from pga.models.tijdlijn import Gebeurtenis
from pga.models.toegangsverzoek import Toegangsverzoek
from pga.models.verstrekking import Verstrekking
from pga.models.zoeken import Zoeksleutel

__all__ = [
    "Adres",
    "Bericht",
    "Bestand",
    "Bijnaam",
    "Brief",
    "Casus",
    "CasusGebruikersrecht",
    "CasusGroepsrecht",
    "Concept",
    "Deelname",
    "Deelnamereden",
    "Formulierontvangst",
    "Functiegroep",
    "Gebeurtenis",
    "Gebruiker",
    "Jaarcontrole",
    "Jaarcontroleregel",
    "Leeslogkop",
    "Leeslogzegel",
    "Leessignaal",
    "Noodinzage",
    "Nummerreeks",
    "Organisatie",
    "Persoon",
    "Raadpleging",
    "Relatie",
    "Toegangsverzoek",
    "Verstrekking",
    "Waarneming",
    "Zoeksleutel",
]
