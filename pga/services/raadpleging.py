"""The read log: each reading of a case, letter, file, list or search leaves a line that nobody can change."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from pga.choices import Inzagesoort
from pga.models import Casus, Gebruiker, Raadpleging
from pga.selectors.organisaties import gemeente_van

REDEN_LANG = 400


@transaction.atomic(savepoint=False)
def leg_lezen_vast(*, door: Gebruiker, regels: Iterable[Raadpleging]) -> None:
    """These lines of `door` stand in the log; the database numbers and chains them."""
    Raadpleging.objects.bulk_create([regel for regel in regels if regel.gebruiker_id == door.pk])


def leesregel_van_casus(
    *,
    door: Gebruiker,
    casus: Casus,
    onderdeel: str,
    reden: str,
    adres: str | None,
    soort: Inzagesoort = Inzagesoort.CASUS,
    doel: int | None = None,
    gevraagd: bool = False,
) -> Raadpleging:
    """A line, not yet in the log: who opened which part of a case, why as the system knows or asked, from where."""
    return Raadpleging(
        casus_id=casus.pk,
        gemeente_id=casus.gemeente_id,
        nummer=casus.nummer,
        gebruiker=door,
        organisatie_id=door.organisatie_id,
        soort=soort,
        onderdeel=onderdeel[:60],
        doel=doel,
        reden=reden[:REDEN_LANG],
        gevraagd=gevraagd,
        adres=adres,
    )


def leesregel_van_lijst(
    *,
    door: Gebruiker,
    soort: Inzagesoort,
    onderdeel: str,
    reden: str,
    nummers: Sequence[str],
    aantal: int,
    adres: str | None,
    doel: int | None = None,
) -> list[Raadpleging]:
    """A line of what a list or a search showed: how many, and which numbers; no line for who works nowhere."""
    gemeente = gemeente_van(door)
    if gemeente is None:
        return []
    return [
        Raadpleging(
            gemeente=gemeente,
            gebruiker=door,
            organisatie_id=door.organisatie_id,
            soort=soort,
            onderdeel=onderdeel[:60],
            doel=doel,
            reden=reden[:REDEN_LANG],
            aantal=aantal,
            nummers=sorted({nummer for nummer in nummers if nummer}),
            adres=adres,
        )
    ]


def leesregel_van_nummer(
    *, door: Gebruiker, nummer: str, onderdeel: str, adres: str | None
) -> list[Raadpleging]:
    """A line of a case number that did not open: the number as it was typed, and never whether there is such a case."""
    regels = leesregel_van_lijst(
        door=door,
        soort=Inzagesoort.ONBEKEND,
        onderdeel=onderdeel,
        reden="niet geopend",
        nummers=[],
        aantal=0,
        adres=adres,
    )
    for regel in regels:
        regel.nummer = nummer
    return regels


def log_raadpleging(
    *,
    door: Gebruiker,
    casus: Casus,
    onderdeel: str,
    reden: str,
    adres: str | None,
    soort: Inzagesoort = Inzagesoort.CASUS,
    doel: int | None = None,
    gevraagd: bool = False,
) -> None:
    """One line in the log at once, for what a service itself hands out."""
    regel = leesregel_van_casus(
        door=door,
        casus=casus,
        onderdeel=onderdeel,
        reden=reden,
        adres=adres,
        soort=soort,
        doel=doel,
        gevraagd=gevraagd,
    )
    leg_lezen_vast(door=door, regels=[regel])
