"""The block of the start page about reviews and closings."""

from typing import Any

from django.urls import reverse

from pga.models import Gebruiker
from pga.werk.blok import Paneel
from plans.selectors.herijking import herijkrijen, te_herijken

HOOGSTENS = 25  # the rest is one click away


def herijkingen(gebruiker: Gebruiker) -> Paneel | None:
    """The reviews and closings that wait for this person; no block if there are none."""
    rijen = herijkrijen(gebruiker, list(te_herijken(gebruiker)[:HOOGSTENS]))
    taken = [_taak(rij) for rij in rijen if rij["stap"]["aan_mij"]]
    if not taken:
        return None
    alle = [{"titel": "Alle herijkingen", "url": reverse("herijking")}]
    return Paneel(titel="Herijken en afsluiten", taken=taken, aantal=len(taken), acties=alle)


def _taak(rij: dict[str, Any]) -> dict[str, Any]:
    stap = rij["stap"]
    return {
        "wie": rij["naam"],
        "url": rij["url"],
        "onder": f"{rij['leeftijd']} · {rij['nummer']}",
        "reden": stap["reden"],
        "bron": f"herijken: {rij['termijn']}" if rij["termijn"] != "–" else "",
        "soort": "laat" if rij["laat"] else "gewoon",
        "knop": stap["knop"],
        "knop_url": stap["url"],
    }
