"""What each figure means: the table behind every report (bronnen/001, schema 4.2).

A figure is only as good as its definition: it is printed with it, with its source and its period.
"""

from dataclasses import dataclass
from enum import StrEnum


class Peil(StrEnum):
    """Which days a figure is about."""

    PEILDATUM = "op de peildatum"
    KWARTAAL = "in het kwartaal"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. `telt` says how it is counted; persons are counted once, however many rows they have."""

    code: str
    naam: str
    definitie: str
    bron: str
    telt: str
    peil: Peil


# Goes up when a definition changes; kept with the figures, so that unlike is not compared with like.
VERSIE = 1

_CASUS = "casusregistratie UVZ"
_PLAN = "plannen van aanpak in de casusregistratie"
_SIGNAAL = "signalen die partners in de casusregistratie geven"
_P, _K = Peil.PEILDATUM, Peil.KWARTAAL

INDICATOREN: tuple[Indicator, ...] = (
    Indicator(
        "in_aanpak",
        "personen in de aanpak",
        "Personen voor wie het UVZ tot een integrale aanpak besloot en bij wie die niet is afgesloten.",
        _CASUS,
        "Personen met een begindatum op of vóór de peildatum, niet afgesloten op of vóór de peildatum.",
        _P,
    ),
    Indicator(
        "instroom",
        "nieuw in de aanpak",
        "Personen bij wie de aanpak in het kwartaal begon.",
        _CASUS,
        "Personen met een begindatum in het kwartaal.",
        _K,
    ),
    Indicator(
        "uitstroom",
        "afgesloten",
        "Personen van wie de casus in het kwartaal is afgesloten, positief of negatief.",
        _CASUS,
        "Personen met een afsluitdatum in het kwartaal.",
        _K,
    ),
    Indicator(
        "actief",
        "actieve regie",
        "Personen in de aanpak bij wie de regisseur actief regie voert.",
        _CASUS,
        "Personen in de aanpak die op de peildatum niet op ‘monitoring’ staan.",
        _P,
    ),
    Indicator(
        "monitoring",
        "monitoring",
        "Personen in de aanpak die de regisseur op afstand volgt.",
        _CASUS,
        "Personen in de aanpak die op de peildatum op ‘monitoring’ staan.",
        _P,
    ),
    Indicator(
        "besproken",
        "besproken in het UVZ",
        "Personen van wie de casus in een vergadering van het UVZ is besproken.",
        "agenda’s van het UVZ",
        "Personen met een agendapunt met status ‘besproken’. Wie in twee vergaderingen is besproken, telt"
        " in het totaal één keer.",
        _K,
    ),
    Indicator(
        "plannen",
        "plannen vastgesteld",
        "Personen van wie het integrale plan van aanpak is vastgesteld, voor het eerst of na bijstelling.",
        _PLAN,
        "Personen met een plan met een vaststellingsdatum in het kwartaal.",
        _K,
    ),
    Indicator(
        "scores",
        "gemiddelde score per leefgebied",
        "Hoe het gaat op de acht leefgebieden, van 1 (acuut) tot 5 (volledig).",
        _PLAN,
        "Het gemiddelde van de laatste score van ieder die op de peildatum in de aanpak is. Een leefgebied"
        " dat nog niet is besproken telt niet mee. ‘Bij de start’ is de eerste score van dezelfde personen.",
        _P,
    ),
    Indicator(
        "vooruitgang",
        "vooruitgang per leefgebied",
        "Personen bij wie de laatste score hoger, gelijk of lager is dan de eerste.",
        _PLAN,
        "Personen die op de peildatum in de aanpak zijn en op dat leefgebied een score hebben.",
        _P,
    ),
    Indicator(
        "positief",
        "positief afgesloten",
        "Personen bij wie de aanpak stopte omdat de situatie stabiel is: negen maanden geen signalen, of een"
        " vastgelegde afwijking daarvan.",
        _CASUS,
        "Personen met een positieve afsluiting en een afsluitdatum in het kwartaal.",
        _K,
    ),
    Indicator(
        "negatief",
        "negatief afgesloten",
        "Personen bij wie de aanpak stopte omdat regie geen effect meer had.",
        _CASUS,
        "Personen met een negatieve afsluiting en een afsluitdatum in het kwartaal.",
        _K,
    ),
    Indicator(
        "melding",
        "met een melding van overlast",
        "Personen over wie in het kwartaal een melding van overlast kwam terwijl zij in de aanpak waren.",
        _SIGNAAL,
        "Personen met minstens één signaal ‘melding’ met een datum in het kwartaal.",
        _K,
    ),
    Indicator(
        "aanhouding",
        "met een aanhouding",
        "Personen die in het kwartaal zijn aangehouden terwijl zij in de aanpak waren.",
        _SIGNAAL,
        "Personen met minstens één signaal ‘aanhouding’ met een datum in het kwartaal.",
        _K,
    ),
    Indicator(
        "negatief_signaal",
        "met een melding of aanhouding",
        "Personen met een melding van overlast of een aanhouding terwijl zij in de aanpak waren.",
        _SIGNAAL,
        "Personen met minstens één van beide; wie beide heeft, telt hier één keer.",
        _K,
    ),
)
INDICATOR: dict[str, Indicator] = {indicator.code: indicator for indicator in INDICATOREN}

# What schema 4.2 asks for too and what the registration does not hold: said aloud,
# so that nobody reads a zero.
NIET_IN_RAPPORT: tuple[str, ...] = (
    "hoeveel personen ook in een groepsaanpak zitten",
    "hoeveel interventies slaagden en hoeveel bijzondere voorwaarden zijn opgelegd",
    "recidive: die meet het ministerie (WODC), jaren later",
    "alle overlastmeldingen en aanhoudingen in de stad: wij tellen alleen wat partners over personen meldden",
    "het rapportcijfer voor veiligheid (Stadspeiling)",
)
