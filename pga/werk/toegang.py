"""Access on the start page: who asks for it, what has to be looked at, and what became of one's own request."""

from typing import Any

from django.urls import reverse

from pga.models import Gebruiker
from pga.selectors.nalopen import aantal_na_te_lopen
from pga.selectors.toegangsverzoek import aantal_lopend, te_beantwoorden
from pga.spreektaal import telling
from pga.werk.blok import Paneel


def toegang(gebruiker: Gebruiker) -> Paneel | None:
    """Requests for access that wait for this person, and access that may not be needed any more."""
    taken: list[dict[str, Any]] = [
        {
            "wie": str(verzoek.organisatie),
            "onder": f"{casus.persoon.korte_naam} · {casus.nummer}",
            "url": reverse("casus_toegang", args=[casus.nummer]),
            "reden": "vraagt toegang tot de casus",
            "moment": verzoek.aangemaakt_op,
            "soort": "nieuw",
            "knop": "Beantwoord",
            "knop_url": reverse("casus_toegang", args=[casus.nummer]) + "#verzoeken",
        }
        for verzoek, casus in te_beantwoorden(gebruiker)
    ]
    aantal = aantal_na_te_lopen(gebruiker)
    if aantal:
        taken.append(
            {
                "wie": "Toegang nalopen",
                "reden": f"{telling(aantal, 'organisatie|organisaties')} zonder open werk: nog nodig?",
                "soort": "let_op",
                "knop": "Loop na",
                "knop_url": reverse("toegang_nalopen"),
            }
        )
    return Paneel(titel="Toegang", taken=taken, aantal=len(taken)) if taken else None


def eigen_verzoeken(gebruiker: Gebruiker) -> Paneel:
    """How many requests for access are under way, and the way to ask."""
    aantal, adres = aantal_lopend(gebruiker), reverse("toegang_vragen")
    taken = [
        {
            "wie": telling(aantal, "verzoek|verzoeken"),
            "reden": "in behandeling",
            "knop": "Bekijk",
            "knop_url": adres,
        }
    ]
    return Paneel(
        titel="Toegang tot een casus",
        taken=taken if aantal else (),
        leeg="Kent u een casusnummer en heeft u de casus nodig voor uw werk? Vraag dan toegang.",
        acties=[{"titel": "Vraag toegang", "url": adres}],
    )
