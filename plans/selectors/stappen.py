"""Where the review or closing of one case stands, and the next step for the one who looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Functie, Recht
from pga.models import Casus, Gebruiker
from pga.spreektaal import dagen_tot, datum
from pga.toegang.rechten import mag
from plans.choices import Besluitstatus, Herijkingsvoorstel
from plans.models import Afsluiting, Herijking
from uvz.choices import Puntstatus
from uvz.transitions.agenda import LOPEND

B = Besluitstatus
BESPREEKBAAR = LOPEND | {Puntstatus.BESPROKEN}
Stap = dict[str, Any]  # reden, knop, url, aan_mij


@dataclass(frozen=True, slots=True)
class Stand:
    """A case with its last review and its last proposal to close."""

    casus: Casus
    herijking: Herijking | None
    afsluiting: Afsluiting | None


def stap_van(stand: Stand, gebruiker: Gebruiker) -> Stap:
    """What this case waits for in words; with a button if it waits for this person."""
    sluiting = stand.afsluiting
    if sluiting is not None and sluiting.status in STAPPEN_AFSLUITING:
        return STAPPEN_AFSLUITING[Besluitstatus(sluiting.status)](stand.casus, sluiting, gebruiker)
    herijking = stand.herijking
    if herijking is not None and herijking.status == B.VOORSTEL:
        return _herijking(stand.casus, herijking, gebruiker)
    if herijking is not None and _wacht_op_afsluiting(herijking, sluiting):
        return _stap(
            stand.casus,
            "besloten om af te sluiten; het voorstel ontbreekt nog",
            "Stel afsluiten voor",
            "afsluiting_nieuw",
            mag(gebruiker, Recht.REGISSEREN, stand.casus.pk),
        )
    return _nieuw(stand.casus, gebruiker)


def _stap(casus: Casus, reden: str, knop: str, route: str, aan_mij: bool, *args: int) -> Stap:
    url = reverse(route, args=[casus.nummer, *args])
    return {
        "reden": reden,
        "knop": knop if aan_mij else "",
        "url": url if aan_mij else "",
        "aan_mij": aan_mij,
    }


def wil_afsluiten(herijking: Herijking) -> bool:
    """The review decided that the case is to be closed."""
    return herijking.status == B.BESLOTEN and herijking.voorstel == Herijkingsvoorstel.AFSLUITEN


def _wacht_op_afsluiting(herijking: Herijking, sluiting: Afsluiting | None) -> bool:
    return wil_afsluiten(herijking) and (sluiting is None or sluiting.herijking_id != herijking.pk)


def _nieuw(casus: Casus, gebruiker: Gebruiker) -> Stap:
    if casus.fase != Fase.IN_AANPAK:
        reden, knop, route = "verder bij een partner", "Stel afsluiten voor", "afsluiting_nieuw"
        return _stap(casus, reden, knop, route, mag(gebruiker, Recht.REGISSEREN, casus.pk))
    dagen = dagen_tot(casus.herijken_voor) if casus.herijken_voor else 0
    reden = "de herijking is te laat" if dagen < 0 else "nog geen voorstel"
    leidt = mag(gebruiker, Recht.REGISSEREN, casus.pk)
    return _stap(casus, reden, "Maak een voorstel", "herijking_nieuw", leidt)


def _herijking(casus: Casus, herijking: Herijking, gebruiker: Gebruiker) -> Stap:
    voorstel = f"voorstel: {herijking.get_voorstel_display()}"
    weegt = Functie.WEGER in gebruiker.functies and herijking.door_id != gebruiker.pk
    if weegt:
        knop = "Wijzig uw oordeel" if herijking.oordeel_politie else "Geef uw oordeel"
        aan_mij = not herijking.oordeel_politie
        stap = _stap(casus, voorstel, knop, "herijking_oordeel", True, herijking.pk)
        return stap | {"aan_mij": aan_mij}
    leidt = mag(gebruiker, Recht.REGISSEREN, casus.pk)
    if not herijking.oordeel_politie:
        stap = _stap(
            casus,
            f"{voorstel}; wacht op de politie",
            "Bekijk het voorstel",
            "herijking_besluiten",
            leidt,
            herijking.pk,
        )
        return stap | {"aan_mij": False}
    return _stap(
        casus,
        f"{voorstel}; de politie heeft geoordeeld",
        "Neem het besluit",
        "herijking_besluiten",
        leidt,
        herijking.pk,
    )


def _voorstel(casus: Casus, afsluiting: Afsluiting, gebruiker: Gebruiker) -> Stap:
    leidt = mag(gebruiker, Recht.REGISSEREN, casus.pk)
    reden = "voorstel tot afsluiten; nog niet op een agenda"
    return _stap(casus, reden, "Zet op de agenda", "afsluiting_agenderen", leidt, afsluiting.pk)


def _in_uvz(casus: Casus, afsluiting: Afsluiting, gebruiker: Gebruiker) -> Stap:
    punt = afsluiting.agendapunt
    if punt is None or punt.status not in BESPREEKBAAR:
        leidt = mag(gebruiker, Recht.REGISSEREN, casus.pk)
        reden = "de bespreking is aangehouden of vervallen"
        return _stap(casus, reden, "Zet weer op de agenda", "afsluiting_agenderen", leidt, afsluiting.pk)
    dag = punt.vergadering.datum
    besluit = mag(gebruiker, Recht.BESLUITEN, casus.pk) and dag <= timezone.localdate()
    reden = f"afsluiten op de agenda van het UVZ van {datum(dag)}"
    return _stap(casus, reden, "Leg het besluit vast", "afsluiting_besluiten", besluit, afsluiting.pk)


def _besloten(casus: Casus, afsluiting: Afsluiting, gebruiker: Gebruiker) -> Stap:
    besluit = mag(gebruiker, Recht.BESLUITEN, casus.pk)
    return _stap(
        casus, "het UVZ besloot af te sluiten; eerst de brief", "Sluit af", "casus_afsluiten", besluit
    )


STAPPEN_AFSLUITING: dict[Besluitstatus, Callable[[Casus, Afsluiting, Gebruiker], Stap]] = {
    B.VOORSTEL: _voorstel,
    B.IN_UVZ: _in_uvz,
    B.BESLOTEN: _besloten,
}
