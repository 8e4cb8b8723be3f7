"""What the application has to tell, first on everybody's start page."""

from typing import Any

from django.urls import reverse

from pga.models import Bericht, Gebruiker
from pga.selectors.berichten import OP_MIJN_WERK, eigen_pad, ongelezen
from pga.werk.blok import Paneel


def berichten(gebruiker: Gebruiker) -> Paneel | None:
    """Unread messages, newest first; no block when there are none."""
    rijen = list(ongelezen(gebruiker)[: OP_MIJN_WERK + 1])
    if not rijen:
        return None
    meer = len(rijen) > OP_MIJN_WERK
    return Paneel(
        titel="Berichten voor u",
        taken=[_taak(bericht) for bericht in rijen[:OP_MIJN_WERK]],
        aantal=None if meer else len(rijen),
        acties=[{"titel": "Alle berichten", "url": reverse("berichten")}],
    )


def _taak(bericht: Bericht) -> dict[str, Any]:
    doel = eigen_pad(bericht.doel)
    return {
        "wie": bericht.get_soort_display().capitalize(),
        "reden": bericht.tekst,
        "moment": bericht.tijdstip,
        "soort": "nieuw",
        "knop": "Bekijk" if doel else "Gelezen",
        "post_url": reverse("bericht_gelezen", args=[bericht.pk]),
        "velden": {"naar": "doel"} if doel else {},
    }
