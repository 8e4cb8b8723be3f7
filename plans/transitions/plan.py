"""Allowed moves of the plan and of its goals."""

from collections.abc import Iterable

from pga.choices import Gebeurtenissoort, Laag, Recht
from pga.models import Gebruiker
from pga.overgang import Overgang, beschikbaar
from plans.choices import IN_BEWERKING, Doelstatus, Planstatus
from plans.models import Doel, Plan
from plans.selectors.plan import planinhoud, wat_ontbreekt


def bezwaren_vaststellen(plan: Plan) -> Iterable[str]:
    """What is still missing before everybody can rely on this plan."""
    return [gemis["zin"] for gemis in wat_ontbreekt(planinhoud(plan))]


VASTSTELLEN = Overgang(
    "vaststellen",
    IN_BEWERKING,
    Planstatus.VASTGESTELD,
    Recht.REGISSEREN,
    "Stel het plan vast",
    bezwaren=bezwaren_vaststellen,
    gebeurtenis="Het plan is vastgesteld.",
    soort=Gebeurtenissoort.PLAN,
    laag=Laag.PLAN,
)
BIJSTELLEN = Overgang(
    "bijstellen",
    frozenset({Planstatus.VASTGESTELD}),
    Planstatus.BIJGESTELD,
    Recht.REGISSEREN,
    "Stel het plan bij",
    gebeurtenis="Het plan wordt bijgesteld.",
    soort=Gebeurtenissoort.PLAN,
    laag=Laag.PLAN,
    reden_verplicht=True,
)
PLAN = (VASTSTELLEN, BIJSTELLEN)


def _doel(naam: str, van: Iterable[str], knop: str, gebeurtenis: str) -> Overgang:
    return Overgang(
        naam,
        frozenset(van),
        naam,
        Recht.REGISSEREN,
        knop,
        gebeurtenis=gebeurtenis,
        soort=Gebeurtenissoort.PLAN,
        laag=Laag.PLAN,
        reden_verplicht=True,
    )


_LOPEND = (Doelstatus.LOPEND,)
_KLAAR = (Doelstatus.BEHAALD, Doelstatus.LOSGELATEN)
# By the status they lead to.
DOEL: dict[str, Overgang] = {
    Doelstatus.BEHAALD: _doel(Doelstatus.BEHAALD, _LOPEND, "Het doel is behaald", "Een doel is behaald."),
    Doelstatus.LOSGELATEN: _doel(
        Doelstatus.LOSGELATEN, _LOPEND, "Wij laten het doel los", "Een doel is losgelaten."
    ),
    Doelstatus.LOPEND: _doel(Doelstatus.LOPEND, _KLAAR, "Het doel loopt weer", "Een doel loopt weer."),
}


def doelkeuzes(doel: Doel, door: Gebruiker, *, ook_te_laat: bool = False) -> list[tuple[str, str]]:
    """What this person can say about the goal: status and the words; `ook_te_laat` also what is past."""
    if ook_te_laat:
        return [(overgang.naam, overgang.knop) for overgang in DOEL.values()]
    return [
        (keuze["naam"], keuze["knop"]) for keuze in beschikbaar(doel, door=door, overgangen=DOEL.values())
    ]
