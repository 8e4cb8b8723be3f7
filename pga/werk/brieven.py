"""The printbalie on the start page: letters to print and post today."""

from typing import Any

from django.urls import reverse

from pga.models import Gebruiker
from pga.selectors.brieven import brieven_aan_balie, brieven_die_niet_kunnen
from pga.spreektaal import telling
from pga.werk.blok import Paneel


def brieven(gebruiker: Gebruiker) -> Paneel | None:
    """What waits at the printbalie, most urgent first."""
    rijen, url = brieven_aan_balie(), reverse("brieven")
    kan_niet = brieven_die_niet_kunnen()
    regels: list[tuple[int, str, str, str, str]] = [
        (len(rijen["mislukt"]), "brief|brieven", "maken mislukt", "laat", "Bekijk"),
        (len(kan_niet), "casus|casussen", "brief kan nog niet: gegevens ontbreken", "let_op", "Vul aan"),
        (len(rijen["concept"]), "brief|brieven", "wordt nu gemaakt", "gewoon", "Bekijk"),
        (len(rijen["klaar"]), "brief|brieven", "klaar om af te drukken", "nieuw", "Druk af"),
        (len(rijen["afgedrukt"]), "brief|brieven", "afgedrukt, nog te posten", "let_op", "Meld gepost"),
    ]
    taken: list[dict[str, Any]] = [
        {
            "wie": telling(aantal, woord),
            "reden": reden,
            "soort": soort,
            "knop": knop,
            "knop_url": url,
            "url": url,
        }
        for aantal, woord, reden, soort, knop in regels
        if aantal
    ]
    return Paneel(
        titel="Brieven",
        taken=taken,
        aantal=sum(regel[0] for regel in regels) or None,
        leeg="Alle brieven zijn de deur uit.",
    )
