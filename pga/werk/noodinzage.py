"""Noodinzage on the start page: what one sees for a while, and what the chair has to put on the agenda."""

from django.urls import reverse
from django.utils import timezone

from pga.choices import Rol
from pga.models import Gebruiker
from pga.selectors.noodinzage import lopende_inzages, te_bespreken
from pga.werk.blok import Paneel


def lopende_inzage(gebruiker: Gebruiker) -> Paneel | None:
    """Cases this person sees for a few hours or a day; no block when there are none."""
    rijen = lopende_inzages(gebruiker)
    if not rijen:
        return None
    return Paneel(
        titel="U kijkt tijdelijk mee",
        taken=[
            {
                "wie": rij.casus.nummer,
                "url": reverse("casus", args=[rij.casus.nummer]),
                "onder": "noodinzage" if rij.rol == Rol.NOODINZAGE else "inzage in een afgesloten casus",
                "reden": f"tot {timezone.localtime(rij.tot):%d-%m %H:%M} uur, en daarna niet meer",
                "soort": "let_op",
                "knop": "Ik ben klaar",
                "post_url": reverse("casus_klaar", args=[rij.casus.nummer]),
            }
            for rij in rijen
            if rij.tot
        ],
    )


def noodinzages(gebruiker: Gebruiker) -> Paneel | None:
    """What was looked into in an emergency and still has to be discussed; no block when there is nothing."""
    rijen = te_bespreken(gebruiker)
    if not rijen:
        return None
    return Paneel(
        titel="Noodinzages om te bespreken",
        aantal=len(rijen),
        taken=[
            {
                "wie": rij["nummer"],
                "url": rij["url"],
                "onder": rij["wie"],
                "reden": f"{rij['wanneer']}, {rij['gevaar']}",
                "soort": "let_op",
                "knop": "Beoordeel",
                "knop_url": rij["url"],
            }
            for rij in rijen
        ],
        acties=[{"titel": "Alle noodinzages", "url": reverse("noodinzages")}],
    )
