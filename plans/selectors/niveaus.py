"""What each level means on each leefgebied, so that two people who score mean the same.

Our own words: the texts of the matrix may not be shipped without leave (domein.md 1.2); 1.3 gave the anchors.
"""

from pga.choices import Leefgebied as L

NIVEAUTEKST: dict[str, tuple[str, str, str, str, str]] = {
    L.DELICT: (
        "Komt bijna elke maand met de politie in aanraking; er lopen zaken.",
        "Komt een paar keer per jaar met de politie in aanraking; er lopen zaken of maatregelen.",
        "Hooguit één keer per jaar contact met de politie, of een voorwaardelijke straf.",
        "Minder dan één keer per jaar contact; er loopt geen zaak meer.",
        "Geen contact met politie of justitie.",
    ),
    L.OVERLAST: (
        "Veroorzaakt ernstige overlast; anderen voelen zich onveilig.",
        "Veroorzaakt geregeld overlast, meestal in een groep.",
        "Is soms bij overlast aanwezig, maar zelden als aanstichter.",
        "Veroorzaakt bijna nooit overlast en laat zich aanspreken.",
        "Veroorzaakt geen overlast en draagt bij aan de buurt.",
    ),
    L.WONEN_GEZIN: (
        "Geen vaste plek om te slapen, of thuis is het onveilig.",
        "Thuis zijn ernstige ruzies of dreigt uithuiszetting.",
        "Een plek om te wonen, met spanning thuis; het gezin probeert te veranderen.",
        "Woont goed; problemen thuis worden opgelost.",
        "Woont veilig en het gezin steunt elkaar.",
    ),
    L.SOCIAAL: (
        "Staat alleen, of alle contacten trekken de verkeerde kant op.",
        "Weinig steun en veel contacten die schade doen.",
        "Enige steun; soms nog contacten die schade doen.",
        "Genoeg steun en bijna geen contacten die schade doen.",
        "Een gezonde vriendenkring en mensen om op terug te vallen.",
    ),
    L.DAGBESTEDING: (
        "Geen school, werk of dagritme, en zoekt er ook niet naar.",
        "Staat ingeschreven, maar is er nauwelijks; bijna geen dagritme.",
        "Gaat met achterstand of verzuim naar school, of volgt een traject.",
        "Gaat naar school of werk en heeft genoeg dagritme.",
        "Doet het goed op school of werk en vult de dag zelf in.",
    ),
    L.GEZONDHEID: (
        "Acuut gevaar voor zichzelf of een ander, of is afhankelijk van middelen.",
        "Grote beperkingen zonder behandeling, of gebruik dat problemen geeft.",
        "Heeft beperkingen; de behandeling is er nog niet of past niet goed.",
        "Lichte beperkingen en de behandeling werkt.",
        "Voelt zich gezond; geen gebruik dat problemen geeft.",
    ),
    L.FINANCIEN: (
        "Schulden groeien en hulp wordt geweigerd.",
        "Geen eigen geld, schulden groeien; hulp komt niet op gang.",
        "Schulden blijven gelijk; hulp is er, maar nog wankel.",
        "Schulden nemen af; neemt hulp aan als dat nodig is.",
        "Komt rond, heeft geen schulden en vraagt zelf om hulp.",
    ),
    L.GEDRAG: (
        "Grijpt naar geweld of dreiging en houdt elk gesprek af.",
        "Is snel boos en houdt zich meestal niet aan afspraken.",
        "Wil soms veranderen; houdt zich aan een deel van de afspraken.",
        "Werkt mee en houdt zich aan de meeste afspraken.",
        "Neemt zelf verantwoordelijkheid en komt afspraken na.",
    ),
}


def niveautekst(leefgebied: str, score: int | None) -> str:
    """The sentence of this level; nothing for *onbesproken*."""
    return NIVEAUTEKST[leefgebied][score - 1] if score else ""
