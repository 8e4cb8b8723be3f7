"""Contacts of the regisseur with the person, the parents and the network."""

from datetime import date

from django.db import transaction

from pga.choices import Gebeurtenissoort, Laag
from pga.models import Casus, Gebruiker
from pga.opslag import bewaar
from pga.overgang import noteer
from plans.choices import Contactsoort
from plans.models import Contactmoment
from plans.services.plan import eis_regie


@transaction.atomic
def leg_contact_vast(
    *, casus: Casus, door: Gebruiker, soort: str, datum: date, met: str, verslag: str
) -> Contactmoment:
    """A contact is on record, for who holds the layer regie; the time line says only that there was one."""
    eis_regie(door=door, casus_id=casus.pk)
    contact = bewaar(
        Contactmoment(casus=casus, soort=soort, datum=datum, met=met, verslag=verslag, door=door), door=door
    )
    noteer(
        casus_id=casus.pk,
        tekst=f"Contactmoment: {Contactsoort(soort).label}.",
        door=door,
        soort=Gebeurtenissoort.CONTACT,
        laag=Laag.REGIE,
    )
    return contact
