"""What monitoring puts on the start page."""

from typing import Any

from django.urls import reverse

from monitoring.kwartaal import Kwartaal
from monitoring.models import Rapport
from monitoring.selectors.beeld import kerncijfers
from monitoring.selectors.rapporten import laatste_rapport, rapporten_voor, rapportrij, terugblik
from pga.models import Gebruiker
from pga.werk.blok import Paneel

OP_START = 4


def cijfers(gebruiker: Gebruiker) -> Paneel | None:
    """The key figures of the newest report."""
    rapport = laatste_rapport(gebruiker)
    acties = [{"titel": "Alle rapporten", "url": reverse("rapportages")}]
    if rapport is None or rapport.momentopname is None:
        return Paneel(titel="Cijfers", leeg="Er is nog geen rapport gemaakt.", acties=acties)
    opname = rapport.momentopname
    vorige = terugblik(opname, 2)[0][1]
    url = reverse("rapportage", args=[rapport.pk])
    getallen: list[dict[str, Any]] = [
        {"waarde": kern.waarde, "label": kern.naam, "toelichting": kern.eerder, "url": url, "soort": ""}
        for kern in kerncijfers(opname, vorige)[:OP_START]
    ]
    titel = f"Cijfers van het {Kwartaal.van_dag(rapport.van)}"
    return Paneel(titel=titel, kengetallen=getallen, acties=acties)


def rapporten(gebruiker: Gebruiker) -> Paneel:
    """The newest reports, and the way to a new one."""
    nieuwste: list[Rapport] = list(rapporten_voor(gebruiker)[:OP_START])
    return Paneel(
        titel="Rapporten",
        taken=[_taak(rapport) for rapport in nieuwste],
        leeg="Er is nog geen rapport. Op de eerste dag van elk kwartaal komt er vanzelf een.",
        acties=[{"titel": "Maak een rapport", "url": reverse("rapportage_nieuw")}],
    )


def _taak(rapport: Rapport) -> dict[str, Any]:
    rij = rapportrij(rapport)
    taak: dict[str, Any] = {"wie": rij["naam"], "reden": rij["fout"] or rij["status"], "url": rij["url"]}
    taak |= {"moment": rapport.gevraagd_op, "bron": rij["wie"]}
    taak["soort"] = "let_op" if rij["fout"] else "gewoon"
    if rij["pdf"]:
        taak |= {"knop": "Bekijk", "knop_url": rij["url"]}
    return taak
