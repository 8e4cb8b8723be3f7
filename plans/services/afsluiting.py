"""Closing a case: proposal, the UVZ, the letters, and then the door shuts (bronnen/001, 2.5)."""

from django.db import transaction
from django.utils import timezone

from pga.choices import Briefsoort, Briefstatus, Fase, Laag, Recht
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Brief, Casus, Gebruiker
from pga.opslag import eenmalig, op_slot, wijzig
from pga.overgang import noteer, voer_uit
from pga.services.brieven import maak_afsluitbrieven
from pga.services.casus import verplaats
from pga.services.einde import beeindig_alles
from pga.toegang.rechten import mag
from pga.transitions import AFSLUITEN
from plans.choices import TE_DOEN, Actiestatus, Afsluitsoort, Besluitstatus, Planstatus
from plans.models import Actie, Afsluiting, Herijking, Plan
from plans.selectors.stappen import wil_afsluiten
from plans.services.actie import meld_actie
from plans.transitions.afsluiting import (
    AFWIJZEN,
    AGENDEREN,
    BESLUITEN,
    PLAN_BEEINDIGEN,
    bezwaren_positief,
)
from uvz.choices import Puntsoort
from uvz.models import Agendapunt, Vergadering
from uvz.services.agenda import laat_vervallen, rond_af, zet_op_agenda
from uvz.services.besluit import HERIJKTERMIJN
from uvz.transitions.agenda import LOPEND

EINDE = "De casus is afgesloten."
OVERGEDRAGEN = (Fase.BIJ_PARTNER, Fase.DOORVERWEZEN)


@transaction.atomic
def stel_afsluiting_voor(
    *, casus: Casus, door: Gebruiker, soort: str, motivering: str, nazorg: str, afwijking: str = ""
) -> Afsluiting:
    """A proposal to close, after a review decided so; a case that a partner took over needs no review.

    Raises Bezwaar if a proposal runs already, or if it is positive before nine months without a deviation.
    """
    if not mag(door, Recht.REGISSEREN, casus.pk):
        raise GeenToegang
    casus = op_slot(casus, versie=None)
    afsluiting = Afsluiting(
        casus=casus,
        herijking=_besloten_herijking(casus),
        soort=soort,
        motivering=motivering,
        nazorg=nazorg,
        afwijking=afwijking if soort == Afsluitsoort.POSITIEF else "",
    )
    if zinnen := tuple(bezwaren_positief(afsluiting)):
        raise Bezwaar(*zinnen)
    afsluiting = eenmalig(afsluiting, door=door, zin="Er loopt al een voorstel om deze casus af te sluiten.")
    noteer(
        casus_id=casus.pk, tekst="Er ligt een voorstel om de casus af te sluiten.", door=door, laag=Laag.PLAN
    )
    return afsluiting


def _besloten_herijking(casus: Casus) -> Herijking | None:
    if casus.fase in OVERGEDRAGEN:
        return None
    laatste = Herijking.objects.filter(casus=casus).order_by("-pk").first()
    if laatste is None or not wil_afsluiten(laatste) or laatste.afsluitingen.exists():
        raise Bezwaar("Herijk de casus eerst: gemeente en politie besluiten samen om af te sluiten.")
    return laatste


@transaction.atomic
def agendeer_afsluiting(
    *,
    afsluiting: Afsluiting,
    door: Gebruiker,
    versie: int,
    vergadering: Vergadering,
    waarom: str,
    minuten: int,
) -> Afsluiting:
    """The proposal is on the agenda of this meeting, or again after it was put off or dropped."""
    op_slot(afsluiting, versie=versie)
    punt = zet_op_agenda(
        casus=afsluiting.casus,
        vergadering=vergadering,
        waarom=waarom,
        door=door,
        soort=Puntsoort.AFSLUITING,
        minuten=minuten,
    )
    return voer_uit(AGENDEREN, afsluiting, door=door, versie=versie, agendapunt=punt)


@transaction.atomic
def besluit_afsluiting(
    *,
    afsluiting: Afsluiting,
    door: Gebruiker,
    versie: int,
    akkoord: bool,
    toelichting: str,
    afwijking: str = "",
) -> Afsluiting:
    """What the UVZ made of it. Agreed: the letters are being made. Rejected: half a year goes on.

    Raises Bezwaar before the meeting, or when a new report came in and nobody said why it can still be.
    """
    casus = op_slot(afsluiting.casus, versie=None)
    punt = afsluiting.agendapunt
    if akkoord:
        afsluiting = voer_uit(
            BESLUITEN,
            afsluiting,
            door=door,
            versie=versie,
            reden=toelichting,
            besloten_op=timezone.localdate(),
            besloten_door=door,
            afwijking=afwijking or afsluiting.afwijking,
        )
        _brieven(afsluiting, door)
    else:
        afsluiting = voer_uit(AFWIJZEN, afsluiting, door=door, versie=versie, reden=toelichting)
        if casus.fase == Fase.IN_AANPAK:
            volgende = timezone.localdate() + HERIJKTERMIJN
            wijzig(casus, door=door, versie=None, reden="aanpak gaat door", herijken_voor=volgende)
    if punt and punt.status in LOPEND and punt.vergadering.datum <= timezone.localdate():
        rond_af(agendapunt=punt, door=door, versie=None, reden=afsluiting.get_status_display())
    elif punt and punt.status in LOPEND:
        laat_vervallen(agendapunt=punt, door=door, versie=punt.versie, reden="het voorstel is van tafel")
    return afsluiting


@transaction.atomic
def maak_brieven(*, afsluiting: Afsluiting, door: Gebruiker) -> list[str]:
    """Closing letters for who has none yet; returns what is still missing for the others, in Dutch."""
    if not mag(door, Recht.BESLUITEN, afsluiting.casus_id):
        raise GeenToegang
    if afsluiting.status != Besluitstatus.BESLOTEN:
        raise Bezwaar("Het UVZ heeft nog niet besloten om af te sluiten.")
    return _brieven(afsluiting, door)


def _brieven(afsluiting: Afsluiting, door: Gebruiker) -> list[str]:
    return maak_afsluitbrieven(
        casus=afsluiting.casus,
        afgesloten_op=afsluiting.besloten_op or timezone.localdate(),
        positief=afsluiting.soort == Afsluitsoort.POSITIEF,
        door=door,
    )


@transaction.atomic
def sluit_casus_af(*, casus: Casus, door: Gebruiker, versie: int, zonder_brief: str = "") -> Casus:
    """The case is closed and shielded: plan and actions end, and from here nobody sees anything of it.

    All that needs a right is written before the phase changes. Raises Bezwaar as long as the UVZ
    did not decide, a letter is not posted, or there is no letter and no reason (`zonder_brief`) why not.
    """
    if not mag(door, Recht.BESLUITEN, casus.pk):
        raise GeenToegang
    casus = op_slot(casus, versie=versie)
    _toets_afsluiten(casus, zonder_brief)
    if zonder_brief:
        tekst = "Er is geen afsluitbrief gestuurd."
        noteer(casus_id=casus.pk, tekst=tekst, door=door, laag=Laag.REGIE, reden=zonder_brief)
    _ruim_op(casus, door)
    casus = verplaats(AFSLUITEN, casus, door=door, versie=versie, afgesloten_op=timezone.localdate())
    beeindig_alles(casus=casus, door=door, reden=EINDE)
    return casus


def _toets_afsluiten(casus: Casus, zonder_brief: str) -> None:
    if not Afsluiting.objects.filter(casus=casus, status=Besluitstatus.BESLOTEN).exists():
        raise Bezwaar("Het UVZ heeft nog niet besloten om deze casus af te sluiten.")
    brieven = Brief.objects.filter(casus=casus, soort=Briefsoort.AFSLUITING)
    if not zonder_brief and not brieven.exclude(status=Briefstatus.VERVALLEN).exists():
        raise Bezwaar("Er is nog geen afsluitbrief. Maak hem, of schrijf op waarom er geen brief komt.")


def _ruim_op(casus: Casus, door: Gebruiker) -> None:
    """What was still to do is not asked any more."""
    for actie in Actie.objects.filter(casus=casus, status__in=TE_DOEN).order_by("pk"):
        meld_actie(actie=actie, door=door, versie=actie.versie, status=Actiestatus.VERVALLEN, uitkomst=EINDE)
    for punt in Agendapunt.objects.filter(casus=casus, status__in=LOPEND).order_by("pk"):
        laat_vervallen(agendapunt=punt, door=door, versie=punt.versie, reden=EINDE)
    plan = Plan.objects.filter(casus=casus).exclude(status=Planstatus.BEEINDIGD).first()
    if plan is not None:
        voer_uit(PLAN_BEEINDIGEN, plan, door=door, versie=None, reden=EINDE)
