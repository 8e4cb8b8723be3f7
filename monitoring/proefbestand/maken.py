"""The whole set in one transaction, and the statistics that a database in use would have."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date

from django.db import connections, transaction
from django.utils import timezone

from monitoring.proefbestand.aanpak import maak_aanpak
from monitoring.proefbestand.bespreking import maak_bespreking
from monitoring.proefbestand.bouwer import (
    EIGENAAR,
    Bouwer,
    bereid_voor,
    onze_tabellen,
    zet_tellers,
    zonder_sleutels,
    zonder_slot,
)
from monitoring.proefbestand.mensen import maak_mens_en_organisatie
from monitoring.proefbestand.sporen import maak_sporen
from monitoring.proefbestand.zaken import maak_zaken
from pga.fouten import Bezwaar

GROOT = 5_000  # cases from which it is quicker to make indexes and keys afterwards


def maak_proefbestand(
    *,
    casussen: int,
    seed: int,
    vandaag: date | None = None,
    wachtwoord: str | None = None,
    meld: Callable[[str], object] = str,
) -> None:
    """So many invented cases with all that belongs to them; the database holds either all of it or nothing.

    Runs as the owner of the tables. Raises Bezwaar when somebody's data are there already.
    """
    with transaction.atomic(using=EIGENAAR), connections[EIGENAAR].cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '30s'")
        with zonder_slot(cursor):
            _eis_leeg(cursor)
            zet_tellers(cursor)
            bereid_voor(cursor, seed)
            bouwer = Bouwer(cursor, casussen, seed, vandaag or timezone.localdate())
            with zonder_sleutels(cursor) if casussen >= GROOT else nullcontext():
                meld("mensen en organisaties")
                maak_mens_en_organisatie(bouwer, wachtwoord)
                meld("casussen, deelnames en rechten")
                maak_zaken(bouwer)
                meld("aanmeldingen en besprekingen")
                maak_bespreking(bouwer)
                meld("plannen en regie")
                maak_aanpak(bouwer)
                meld("tijdlijn en leeslog")
                maak_sporen(bouwer)
                meld("indexen en sleutels")
            zet_tellers(cursor)


def werk_statistiek_bij() -> None:
    """Every table is as tidy as after a quiet night, so that plans do not depend on how long ago it was filled."""
    with connections[EIGENAAR].cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {', '.join([*onze_tabellen(), 'auth_group', 'auth_permission'])}")


def _eis_leeg(cursor: object) -> None:
    """Not even the first account may be there: numbers of rows start at one."""
    for tabel in ("pga_casus", "pga_organisatie", "pga_gebruiker"):
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {tabel})")  # type: ignore[attr-defined]
        if cursor.fetchone()[0]:  # type: ignore[attr-defined]
            raise Bezwaar("Deze database is niet leeg. Een proefbestand komt alleen in een lege database.")
