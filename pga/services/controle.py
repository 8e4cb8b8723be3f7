"""Do the grants agree with Deelname and the ladder? Asked every night of all cases; privacy hears of a difference."""

from collections import defaultdict

import structlog
from django.utils import timezone

from pga.choices import Berichtsoort, Functie
from pga.models import Functiegroep, Organisatie
from pga.services.bericht import stuur
from pga.services.toegang import herbereken
from pga.spreektaal import telling
from pga.toegang.context import als_systeem
from pga.toegang.vergelijking import Verschil, vergelijk_toegang

logboek = structlog.get_logger("pga.controle")

# A message that names more cases than this is read by nobody; the rest is counted.
NUMMERS_IN_BERICHT = 25


def controleer_toegang(*, herstel: bool) -> list[Verschil]:
    """Every difference over all cases; with `herstel` they are gone afterwards, and expired grants with them."""
    with als_systeem("toegang van alle casussen nalopen"):
        gevonden = vergelijk_toegang()
    nu = timezone.now()
    if herstel:
        for casus_id in sorted({verschil.casus_id for verschil in gevonden}):
            herbereken(casus_id)
    return [verschil for verschil in gevonden if not verschil.verlopen(nu)]


def loop_toegang_na() -> int:
    """The nightly round: compare, tell privacy of each municipality, put right; returns how many cases differed."""
    verschillen = controleer_toegang(herstel=True)
    per_gemeente: dict[int, set[str]] = defaultdict(set)
    for verschil in verschillen:
        per_gemeente[verschil.gemeente_id].add(verschil.nummer)
    for gemeente_id, nummers in sorted(per_gemeente.items()):
        _meld(Organisatie.objects.get(pk=gemeente_id), sorted(nummers))
    return sum(map(len, per_gemeente.values()))


def _meld(gemeente: Organisatie, nummers: list[str]) -> None:
    """Numbers of cases only: a message says nothing about a person."""
    logboek.warning("toegang week af", gemeente=gemeente.pk, casussen=len(nummers))
    if not Functiegroep.objects.filter(gemeente=gemeente, functie=Functie.PRIVACY).exists():
        return
    rest = len(nummers) - NUMMERS_IN_BERICHT
    stuur(
        soort=Berichtsoort.CONTROLE,
        tekst=(
            f"Bij {telling(len(nummers), 'casus|casussen')} klopten de rechten niet met de deelnames. "
            f"Dat is vannacht hersteld. Ga na hoe het kwam: {', '.join(nummers[:NUMMERS_IN_BERICHT])}"
            + (f" en nog {rest}." if rest > 0 else ".")
        ),
        door=None,
        functie=Functie.PRIVACY,
        gemeente=gemeente,
    )
