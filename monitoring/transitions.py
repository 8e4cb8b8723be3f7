"""Allowed moves of a report. It has no case: who may see the figures of the municipality may ask again."""

from monitoring.choices import Rapportstatus
from monitoring.models import Rapport
from monitoring.selectors.rapporten import mag_cijfers_van
from pga.models import Gebruiker
from pga.overgang import Overgang

S = Rapportstatus


def _mag(door: Gebruiker, rapport: Rapport) -> bool:
    return mag_cijfers_van(door, rapport.gemeente)


MAKEN = Overgang("maken", frozenset({S.GEVRAAGD, S.MISLUKT}), S.KLAAR, _mag, "")
MISLUKKEN = Overgang("mislukken", frozenset({S.GEVRAAGD, S.MISLUKT}), S.MISLUKT, _mag, "")
OPNIEUW = Overgang("opnieuw", frozenset({S.GEVRAAGD, S.MISLUKT}), S.GEVRAAGD, _mag, "Probeer opnieuw")
RAPPORT = (MAKEN, MISLUKKEN, OPNIEUW)
