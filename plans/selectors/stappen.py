"""Where the review or closing of one case stands, and the next step for the one who looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Functie, Recht
from pga.models import Casus, Gebruiker
from pga.selectors.mensen import waargenomen
from pga.spreektaal import dagen_tot, datum
from pga.toegang.rechten import mag
from plans.choices import Besluitstatus, Herijkingsvoorstel
from plans.models import Afsluiting, Herijking
from uvz.choices import Puntstatus
from uvz.transitions.agenda import LOPEND

B = Besluitstatus
BESPREEKBAAR = LOPEND | {Puntstatus.BESPROKEN}
REGIESTAPPEN = frozenset(
    {"herijking_nieuw", "herijking_besluiten", "afsluiting_nieuw", "afsluiting_agenderen"}
)
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
        reden = "besloten om af te sluiten; het voorstel ontbreekt nog"
        leidt = mag(gebruiker, Recht.REGISSEREN, stand.casus.pk)
        return _stap(stand.casus, gebruiker, reden, "Stel afsluiten voor", "afsluiting_nieuw", kan=leidt)
    return _nieuw(stand.casus, gebruiker)


def _stap(
    casus: Casus, gebruiker: Gebruiker, reden: str, knop: str, route: str, *, kan: bool, pk: int | None = None
) -> Stap:
    """The step in words, and its button for who can take it; a step of the regie waits for the regisseur."""
    van_mij = (
        route not in REGIESTAPPEN
        or casus.regisseur_id in (None, gebruiker.pk)
        or casus.pk in waargenomen(gebruiker)
    )
    url = reverse(route, args=[casus.nummer] if pk is None else [casus.nummer, pk])
    return {
        "reden": reden,
        "knop": knop if kan else "",
        "url": url if kan else "",
        "aan_mij": kan and van_mij,
    }


def weegt_mee(gebruiker: Gebruiker, herijking: Herijking) -> bool:
    """Judges this review for the politie; never the one who made the proposal: two look at it."""
    weger = Functie.WEGER in gebruiker.functies and mag(gebruiker, Recht.PLAN, herijking.casus_id)
    return weger and herijking.door_id != gebruiker.pk


def wil_afsluiten(herijking: Herijking) -> bool:
    """The review decided that the case is to be closed."""
    return herijking.status == B.BESLOTEN and herijking.voorstel == Herijkingsvoorstel.AFSLUITEN


def _wacht_op_afsluiting(herijking: Herijking, sluiting: Afsluiting | None) -> bool:
    return wil_afsluiten(herijking) and (sluiting is None or sluiting.herijking_id != herijking.pk)


def _nieuw(casus: Casus, gebruiker: Gebruiker) -> Stap:
    leidt = mag(gebruiker, Recht.REGISSEREN, casus.pk)
    if casus.fase != Fase.IN_AANPAK:
        reden = "verder bij een partner"
        return _stap(casus, gebruiker, reden, "Stel afsluiten voor", "afsluiting_nieuw", kan=leidt)
    dagen = dagen_tot(casus.herijken_voor) if casus.herijken_voor else 0
    reden = "de herijking is te laat" if dagen < 0 else "nog geen voorstel"
    return _stap(casus, gebruiker, reden, "Maak een voorstel", "herijking_nieuw", kan=leidt)


def _herijking(casus: Casus, herijking: Herijking, gebruiker: Gebruiker) -> Stap:
    voorstel, pk = f"voorstel: {herijking.get_voorstel_display()}", herijking.pk
    beoordeeld = bool(herijking.oordeel_politie)
    if weegt_mee(gebruiker, herijking):
        knop = "Wijzig uw oordeel" if beoordeeld else "Geef uw oordeel"
        stap = _stap(casus, gebruiker, voorstel, knop, "herijking_oordeel", kan=True, pk=pk)
        return stap | {"aan_mij": not beoordeeld}
    leidt = mag(gebruiker, Recht.REGISSEREN, casus.pk)
    if beoordeeld:
        reden = f"{voorstel}; de politie heeft geoordeeld"
        return _stap(casus, gebruiker, reden, "Neem het besluit", "herijking_besluiten", kan=leidt, pk=pk)
    reden = f"{voorstel}; wacht op de politie"
    stap = _stap(casus, gebruiker, reden, "Bekijk het voorstel", "herijking_besluiten", kan=leidt, pk=pk)
    return stap | {"aan_mij": False}


def _voorstel(casus: Casus, afsluiting: Afsluiting, gebruiker: Gebruiker) -> Stap:
    leidt, pk = mag(gebruiker, Recht.REGISSEREN, casus.pk), afsluiting.pk
    reden = "voorstel tot afsluiten; nog niet op een agenda"
    return _stap(casus, gebruiker, reden, "Zet op de agenda", "afsluiting_agenderen", kan=leidt, pk=pk)


def _in_uvz(casus: Casus, afsluiting: Afsluiting, gebruiker: Gebruiker) -> Stap:
    punt, pk = afsluiting.agendapunt, afsluiting.pk
    if punt is None or punt.status not in BESPREEKBAAR:
        leidt, reden = mag(gebruiker, Recht.REGISSEREN, casus.pk), "de bespreking is aangehouden of vervallen"
        return _stap(
            casus, gebruiker, reden, "Zet weer op de agenda", "afsluiting_agenderen", kan=leidt, pk=pk
        )
    dag = punt.vergadering.datum
    kan = mag(gebruiker, Recht.BESLUITEN, casus.pk) and dag <= timezone.localdate()
    reden = f"afsluiten op de agenda van het UVZ van {datum(dag)}"
    return _stap(casus, gebruiker, reden, "Leg het besluit vast", "afsluiting_besluiten", kan=kan, pk=pk)


def _besloten(casus: Casus, afsluiting: Afsluiting, gebruiker: Gebruiker) -> Stap:
    kan, reden = mag(gebruiker, Recht.BESLUITEN, casus.pk), "het UVZ besloot af te sluiten; eerst de brief"
    return _stap(casus, gebruiker, reden, "Sluit af", "casus_afsluiten", kan=kan)


STAPPEN_AFSLUITING: dict[Besluitstatus, Callable[[Casus, Afsluiting, Gebruiker], Stap]] = {
    B.VOORSTEL: _voorstel,
    B.IN_UVZ: _in_uvz,
    B.BESLOTEN: _besloten,
}
