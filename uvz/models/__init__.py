"""Models between report and decision."""

from uvz.models.aanmelding import Aanmelding, Criteriumoordeel, Weging
from uvz.models.bespreking import Besluit, Bijdrage, Bijdragekring, Oordeel, Vraag
from uvz.models.vergadering import Agendapunt, Briefuitstel, Informatieverzoek, Vergadering

__all__ = [
    "Aanmelding",
    "Agendapunt",
    "Besluit",
    "Bijdrage",
    "Bijdragekring",
    "Briefuitstel",
    "Criteriumoordeel",
    "Informatieverzoek",
    "Oordeel",
    "Vergadering",
    "Vraag",
    "Weging",
]
