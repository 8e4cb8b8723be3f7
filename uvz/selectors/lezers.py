"""Who reads a report: by name and number, before there is a case."""

from pga.choices import Recht
from pga.models import Gebruiker
from pga.toegang.ladder import ZIET_AANMELDINGEN
from pga.toegang.lezers import Lezer, in_woorden, lezers_voor_de_casus, met_recht
from uvz.choices import Aanmeldstatus
from uvz.models import Aanmelding


def _lezers(gebruiker: Gebruiker, aanmelding: Aanmelding | None) -> list[Lezer]:
    organisatie = aanmelding.organisatie if aanmelding else gebruiker.organisatie
    if organisatie is None:
        return []
    gemeente = aanmelding.gemeente_id if aanmelding else (organisatie.gemeente_id or organisatie.pk)
    return lezers_voor_de_casus(organisatie, gemeente, ZIET_AANMELDINGEN)


def lezers_van_aanmelding(gebruiker: Gebruiker, aanmelding: Aanmelding | None = None) -> str:
    """Who can read the text of a report, now and after handing it in."""
    lezers = _lezers(gebruiker, aanmelding)
    eigen, wegen = met_recht(Recht.IDENTITEIT), met_recht(Recht.BESPREKING)
    if aanmelding is None or aanmelding.status == Aanmeldstatus.CONCEPT:
        later = in_woorden([lezer for lezer in lezers if not eigen(lezer)], wegen)
        return f"{in_woorden(lezers, eigen)}; na indienen ook {later}"
    zin = in_woorden(lezers, met_recht(Recht.IDENTITEIT, Recht.BESPREKING))
    return f"{zin}; tijdens de bespreking ook de partners aan tafel" if aanmelding.casus_id else zin


def lezers_van_oordeel(gebruiker: Gebruiker, aanmelding: Aanmelding) -> str:
    """Who reads what gemeente and politie hold of the criteria: not the reporter."""
    return in_woorden(_lezers(gebruiker, aanmelding), met_recht(Recht.BESPREKING))
