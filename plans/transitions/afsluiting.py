"""Allowed moves of a review and of a closing, and the end of the plan."""

from collections.abc import Iterable

from django.utils import timezone

from pga.choices import Gebeurtenissoort, Laag, Recht
from pga.overgang import Overgang
from pga.spreektaal import datum, telling
from plans.choices import Afsluitsoort, Besluitstatus, Planstatus
from plans.models import Afsluiting, Herijking
from plans.selectors.regie import MAANDEN_TOT_AFSLUITEN, maanden_zonder_signaal
from plans.selectors.stappen import BESPREEKBAAR

B = Besluitstatus


def bezwaren_positief(afsluiting: Afsluiting) -> Iterable[str]:
    """Nine months without reports, or a recorded deviation (bronnen/001, 2.5); negative needs neither."""
    if afsluiting.soort != Afsluitsoort.POSITIEF or afsluiting.afwijking.strip():
        return
    maanden = maanden_zonder_signaal(afsluiting.casus)
    if maanden < MAANDEN_TOT_AFSLUITEN:
        yield (
            f"De teller staat op {telling(maanden, 'maand|maanden')} zonder melding of aanhouding; positief"
            f" afsluiten kan na {MAANDEN_TOT_AFSLUITEN}. Leg vast waarom het nu toch kan."
        )


def _bezwaren_herijking(herijking: Herijking) -> Iterable[str]:
    if not herijking.oordeel_politie.strip():
        yield "De politie heeft nog niet geoordeeld. Gemeente en politie herijken samen."


def _bezwaren_besluit(afsluiting: Afsluiting) -> Iterable[str]:
    punt = afsluiting.agendapunt
    if punt is None or punt.status not in BESPREEKBAAR:
        yield "Het voorstel staat niet op een agenda. Zet het opnieuw op de agenda van het UVZ."
    elif punt.vergadering.datum > timezone.localdate():
        yield f"Het UVZ bespreekt dit voorstel pas op {datum(punt.vergadering.datum)}."
    yield from bezwaren_positief(afsluiting)


HERIJKING_BESLUITEN = Overgang(
    "besluiten",
    frozenset({B.VOORSTEL}),
    B.BESLOTEN,
    Recht.REGISSEREN,
    "Besluit volgens het voorstel",
    bezwaren=_bezwaren_herijking,
    gebeurtenis="Gemeente en politie hebben de casus herijkt.",
    laag=Laag.REGIE,
)
HERIJKING_AFWIJZEN = Overgang(
    "afwijzen",
    frozenset({B.VOORSTEL}),
    B.AFGEWEZEN,
    Recht.REGISSEREN,
    "Haal het voorstel van tafel",
    gebeurtenis="Het voorstel bij de herijking is van tafel.",
    laag=Laag.REGIE,
    reden_verplicht=True,
)
AGENDEREN = Overgang(
    "agenderen",
    frozenset({B.VOORSTEL, B.IN_UVZ}),
    B.IN_UVZ,
    Recht.REGISSEREN,
    "Zet op de agenda van het UVZ",
)
BESLUITEN = Overgang(
    "besluiten",
    frozenset({B.IN_UVZ}),
    B.BESLOTEN,
    Recht.BESLUITEN,
    "Het UVZ is akkoord",
    bezwaren=_bezwaren_besluit,
    gebeurtenis="Het UVZ besloot de casus af te sluiten.",
    laag=Laag.PLAN,
)
AFWIJZEN = Overgang(
    "afwijzen",
    frozenset({B.VOORSTEL, B.IN_UVZ}),
    B.AFGEWEZEN,
    Recht.BESLUITEN,
    "De aanpak gaat door",
    gebeurtenis="Het voorstel om af te sluiten is afgewezen; de aanpak gaat door.",
    laag=Laag.PLAN,
    reden_verplicht=True,
)
PLAN_BEEINDIGEN = Overgang(
    "beëindigen",
    frozenset(Planstatus.values) - {Planstatus.BEEINDIGD},
    Planstatus.BEEINDIGD,
    Recht.BESLUITEN,
    "Beëindig het plan",
    gebeurtenis="Het plan is beëindigd.",
    soort=Gebeurtenissoort.PLAN,
    laag=Laag.PLAN,
)
