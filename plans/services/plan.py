"""The plan: beginning, writing, agreeing and revising it."""

from django.db import transaction
from django.utils import timezone

from pga.choices import Fase, Gebeurtenissoort, Laag, Leefgebied, Recht
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Gebruiker
from pga.opslag import bewaar, eenmalig, op_slot, wijzig
from pga.overgang import noteer, voer_uit
from pga.toegang.rechten import mag
from plans.choices import IN_BEWERKING
from plans.models import Beeld, Plan, PlanVersie
from plans.selectors.plan import planinhoud
from plans.transitions.plan import BIJSTELLEN, VASTSTELLEN


def eis_regie(*, door: Gebruiker, casus_id: int) -> None:
    """Raise GeenToegang unless this person directs the case."""
    if not mag(door, Recht.REGISSEREN, casus_id):
        raise GeenToegang


def bewerkbaar(plan: Plan, *, door: Gebruiker) -> Plan:
    """The plan, locked, for who may change its text now; raises GeenToegang, or Bezwaar when it is agreed."""
    eis_regie(door=door, casus_id=plan.casus_id)
    plan = op_slot(plan, versie=None)
    if plan.status not in IN_BEWERKING:
        raise Bezwaar("Dit plan is vastgesteld. Kies op het plan eerst 'Stel het plan bij'.")
    return plan


@transaction.atomic
def begin_plan(*, casus: Casus, door: Gebruiker) -> Plan:
    """A plan in concept with an empty beeld for each of the eight leefgebieden.

    Follows the decision for an integral approach (bronnen/001, 2.5). Raises Bezwaar if there is one.
    """
    eis_regie(door=door, casus_id=casus.pk)
    if casus.fase != Fase.IN_AANPAK:
        raise Bezwaar("Een plan begint na het besluit tot een integrale aanpak.")
    plan = eenmalig(Plan(casus=casus), door=door, zin="Er is al een plan voor deze casus.")
    for leefgebied in Leefgebied.values:
        bewaar(Beeld(casus=casus, plan=plan, leefgebied=leefgebied), door=door)
    noteer(
        casus_id=casus.pk,
        tekst="Er wordt een plan gemaakt.",
        door=door,
        soort=Gebeurtenissoort.PLAN,
        laag=Laag.PLAN,
    )
    return plan


@transaction.atomic
def schrijf_plan(
    *,
    plan: Plan,
    door: Gebruiker,
    versie: int,
    kern: str,
    hoofddoel: str,
    rolverdeling: str,
    visie_persoon: str,
) -> Plan:
    """The texts that hold for the whole plan are these. Raises Verouderd, GeenToegang or Bezwaar."""
    return wijzig(
        bewerkbaar(plan, door=door),
        door=door,
        versie=versie,
        kern=kern,
        hoofddoel=hoofddoel,
        rolverdeling=rolverdeling,
        visie_persoon=visie_persoon,
    )


@transaction.atomic
def schrijf_beeld(*, beeld: Beeld, door: Gebruiker, versie: int, tekst: str) -> Beeld:
    """The beeld of one leefgebied is this text. Raises Verouderd, GeenToegang or Bezwaar."""
    bewerkbaar(beeld.plan, door=door)
    return wijzig(beeld, door=door, versie=versie, tekst=tekst)


@transaction.atomic
def stel_vast(*, plan: Plan, door: Gebruiker, versie: int) -> PlanVersie:
    """The plan is agreed, and frozen as its next version. Raises Bezwaar with all that is missing."""
    plan = voer_uit(VASTSTELLEN, plan, door=door, versie=versie, vastgesteld_op=timezone.now())
    return bewaar(
        PlanVersie(
            casus_id=plan.casus_id,
            plan=plan,
            nummer=plan.versies.count() + 1,
            inhoud=planinhoud(plan),
            vastgesteld_door=door,
        ),
        door=door,
    )


@transaction.atomic
def stel_bij(*, plan: Plan, door: Gebruiker, versie: int, reden: str) -> Plan:
    """The plan is open for change again; the agreed version stays readable."""
    return voer_uit(BIJSTELLEN, plan, door=door, versie=versie, reden=reden)
