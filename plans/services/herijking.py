"""The half-yearly review by gemeente and politie together (bronnen/001, 2.5)."""

from django.db import transaction
from django.utils import timezone

from pga.choices import Fase, Intensiteit, Laag
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Gebruiker
from pga.opslag import eenmalig, op_slot, wijzig
from pga.overgang import noteer, voer_uit
from pga.services.casus import zet_intensiteit
from plans.choices import Besluitstatus, Herijkingsvoorstel
from plans.models import Afsluiting, Herijking
from plans.selectors.stappen import weegt_mee
from plans.services.plan import eis_regie
from plans.transitions.afsluiting import HERIJKING_AFWIJZEN, HERIJKING_BESLUITEN
from uvz.services.besluit import HERIJKTERMIJN

LOPENDE_AFSLUITING = (Besluitstatus.VOORSTEL, Besluitstatus.IN_UVZ, Besluitstatus.BESLOTEN)


@transaction.atomic
def stel_herijking_voor(*, casus: Casus, door: Gebruiker, voorstel: str, motivering: str) -> Herijking:
    """A proposal lies with the politie. Raises Bezwaar if one lies there, or the case is being closed."""
    eis_regie(door=door, casus_id=casus.pk)
    casus = op_slot(casus, versie=None)
    if casus.fase != Fase.IN_AANPAK:
        raise Bezwaar("Alleen een casus die in de aanpak is wordt herijkt.")
    if Afsluiting.objects.filter(casus=casus, status__in=LOPENDE_AFSLUITING).exists():
        raise Bezwaar("Er loopt al een voorstel om deze casus af te sluiten.")
    herijking = eenmalig(
        Herijking(
            casus=casus, datum=timezone.localdate(), voorstel=voorstel, motivering=motivering, door=door
        ),
        door=door,
        zin="Er ligt al een voorstel voor deze herijking. Het staat in de lijst.",
    )
    _vertel(herijking, "Er ligt een voorstel bij de politie voor de herijking.", door)
    return herijking


@transaction.atomic
def geef_oordeel(*, herijking: Herijking, door: Gebruiker, versie: int, oordeel_politie: str) -> Herijking:
    """What the politie thinks of the proposal; may be bettered until the decision.

    Raises GeenToegang for who does not weigh for the politie or made the proposal: two look at it.
    """
    if not weegt_mee(door, herijking):
        raise GeenToegang
    if op_slot(herijking, versie=versie).status != Besluitstatus.VOORSTEL:
        raise Bezwaar("Over deze herijking is al besloten. Uw oordeel is niet meer vastgelegd.")
    eerste = not herijking.oordeel_politie
    herijking = wijzig(
        herijking, door=door, versie=versie, oordeel_politie=oordeel_politie, politie_door=door
    )
    if eerste:
        _vertel(herijking, "De politie heeft bij de herijking geoordeeld.", door)
    return herijking


@transaction.atomic
def besluit_herijking(
    *, herijking: Herijking, door: Gebruiker, versie: int, akkoord: bool, reden: str
) -> Herijking:
    """The proposal is followed, with what belongs to it, or is off the table.

    Going on and monitoring set the next review half a year from now; closing waits for its own proposal.
    Raises Bezwaar as long as the politie did not judge.
    """
    casus = op_slot(herijking.casus, versie=None)
    if not akkoord:
        return voer_uit(HERIJKING_AFWIJZEN, herijking, door=door, versie=versie, reden=reden)
    herijking = voer_uit(HERIJKING_BESLUITEN, herijking, door=door, versie=versie, reden=reden)
    if herijking.voorstel == Herijkingsvoorstel.AFSLUITEN:
        return herijking
    volgende = timezone.localdate() + HERIJKTERMIJN
    casus = wijzig(casus, door=door, versie=None, reden="herijkt", herijken_voor=volgende)
    if herijking.voorstel == Herijkingsvoorstel.MONITOREN and casus.intensiteit != Intensiteit.MONITORING:
        # The reason stays general: this line is read by all who take part.
        zet_intensiteit(
            casus=casus,
            door=door,
            versie=casus.versie,
            intensiteit=Intensiteit.MONITORING,
            reden="besluit bij de herijking",
        )
    return herijking


def _vertel(herijking: Herijking, tekst: str, door: Gebruiker) -> None:
    noteer(casus_id=herijking.casus_id, tekst=tekst, door=door, laag=Laag.REGIE)
