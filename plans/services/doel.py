"""Goals of the plan."""

from datetime import date

from django.db import transaction

from pga.models import Gebruiker
from pga.opslag import bewaar, wijzig
from pga.overgang import voer_uit
from plans.models import Doel, Plan
from plans.services.plan import bewerkbaar
from plans.transitions.plan import DOEL


@transaction.atomic
def maak_doel(
    *,
    plan: Plan,
    door: Gebruiker,
    leefgebied: str,
    tekst: str,
    meetbaar: str,
    streefdatum: date,
    streefscore: int | None,
) -> Doel:
    """The plan has a goal more. Raises Bezwaar when the plan is agreed."""
    plan = bewerkbaar(plan, door=door)
    return bewaar(
        Doel(
            casus_id=plan.casus_id,
            plan=plan,
            leefgebied=leefgebied,
            tekst=tekst,
            meetbaar=meetbaar,
            streefdatum=streefdatum,
            streefscore=streefscore,
        ),
        door=door,
    )


@transaction.atomic
def wijzig_doel(
    *,
    doel: Doel,
    door: Gebruiker,
    versie: int,
    leefgebied: str,
    tekst: str,
    meetbaar: str,
    streefdatum: date,
    streefscore: int | None,
) -> Doel:
    """The goal is this from now on. Raises Verouderd, GeenToegang, or Bezwaar when the plan is agreed."""
    bewerkbaar(doel.plan, door=door)
    return wijzig(
        doel,
        door=door,
        versie=versie,
        leefgebied=leefgebied,
        tekst=tekst,
        meetbaar=meetbaar,
        streefdatum=streefdatum,
        streefscore=streefscore,
    )


@transaction.atomic
def meld_doel(*, doel: Doel, door: Gebruiker, versie: int, status: str, reden: str) -> Doel:
    """The goal is reached, let go, or taken up again; news, so possible while the plan is agreed."""
    return voer_uit(DOEL[status], doel, door=door, versie=versie, reden=reden)
