"""The block of the start page that asks a contact person to sign."""

from django.urls import reverse
from django.utils import timezone

from pga.models import Gebruiker
from pga.selectors.jaarcontrole import te_tekenen
from pga.spreektaal import telling, termijn
from pga.werk.blok import Paneel


def jaarcontrole(gebruiker: Gebruiker) -> Paneel | None:
    """The yearly review that waits for this contact person; nothing for anybody else."""
    taken = [
        {
            "wie": f"Jaarcontrole {controle.jaar}",
            "reden": f"kijk {telling(controle.aantal, 'account|accounts')} van uw organisatie na en teken",  # type: ignore[attr-defined]
            "bron": termijn(controle.uiterlijk),
            "soort": "laat" if controle.uiterlijk < timezone.localdate() else "nieuw",
            "knop": "Kijk na",
            "knop_url": reverse("jaarcontrole_een", args=[controle.pk]),
        }
        for controle in te_tekenen(gebruiker)
    ]
    return Paneel(titel="Accounts nakijken", taken=taken, aantal=len(taken)) if taken else None
