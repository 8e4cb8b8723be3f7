"""The read log: each opening of a case leaves a line."""

from pga.models import Casus, Gebruiker, Raadpleging


def log_raadpleging(*, door: Gebruiker, casus: Casus, onderdeel: str, reden: str, adres: str | None) -> None:
    """One line: who, which case, which part, why as the system knows it, from where."""
    Raadpleging.objects.create(
        casus=casus,
        gemeente_id=casus.gemeente_id,
        nummer=casus.nummer,
        gebruiker=door,
        organisatie_id=door.organisatie_id,
        onderdeel=onderdeel,
        reden=reden[:300],
        adres=adres,
    )
