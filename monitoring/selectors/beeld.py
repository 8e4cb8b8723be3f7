"""From frozen figures to a report that can be read: key figures, tables, charts and their definitions.

The same picture for the page and the PDF. Reads figures that are safe to show; never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from monitoring.indicatoren import INDICATOR, NIET_IN_RAPPORT, Indicator
from monitoring.kleine_aantallen import Cel
from monitoring.kwartaal import Kwartaal
from monitoring.models import Momentopname
from monitoring.selectors import grafieken
from monitoring.selectors.rapporten import terugblik
from monitoring.selectors.zinnen import (
    bekend,
    cel,
    verschil,
    zin_aanpak,
    zin_leefgebieden,
    zin_overleg,
    zin_uitkomsten,
)
from pga.choices import Leefgebied
from pga.grafiek import Grafiek
from pga.spreektaal import datum

KERN = ("in_aanpak", "instroom", "uitstroom", "besproken", "plannen", "positief")
TERUGBLIK = 5


@dataclass(frozen=True, slots=True)
class Kerncijfer:
    """A figure that stands out, with what it was a quarter ago."""

    waarde: str
    naam: str
    eerder: str


@dataclass(frozen=True, slots=True)
class Cijfertabel:
    """A table with a caption; each row is a name and its figures, in the order of `kop`."""

    bijschrift: str
    kop: tuple[str, ...]
    regels: tuple[tuple[str, ...], ...]

    @property
    def rijen(self) -> list[dict[str, Any]]:
        """The rows with the head of each cell beside it: on a phone a row is a card."""
        return [
            {"naam": naam, "cellen": list(zip(self.kop[1:], cellen, strict=True))}
            for naam, *cellen in self.regels
        ]


@dataclass(frozen=True, slots=True)
class Sectie:
    """A part of the report: one sentence that says it, then the figures, then what they mean."""

    titel: str
    zin: str
    indicatoren: Sequence[Indicator]
    tabellen: Sequence[Cijfertabel] = ()
    grafieken: Sequence[tuple[Grafiek, str]] = ()  # chart and the line under it


@dataclass(frozen=True, slots=True)
class Rapportbeeld:
    titel: str
    periode: str
    voorlopig: bool
    peildatum: str
    herkomst: str
    verborgen: str
    kern: Sequence[Kerncijfer]
    secties: Sequence[Sectie]
    indicatoren: Sequence[Indicator]
    niet_in_rapport: Sequence[str] = field(default=NIET_IN_RAPPORT)


def beeld_van(opname: Momentopname) -> Rapportbeeld:
    """The report of these figures, compared with the quarters before it."""
    kwartaal, rij = Kwartaal.van_dag(opname.van), terugblik(opname, TERUGBLIK)
    vorige = rij[-2][1]
    return Rapportbeeld(
        titel=f"Persoonsgerichte aanpak: {kwartaal}",
        periode=f"{datum(opname.van)} tot en met {datum(opname.peildatum)}",
        voorlopig=opname.peildatum < opname.tot_en_met,
        peildatum=datum(opname.peildatum),
        herkomst=(
            f"Bron: casusregistratie UVZ. Periode: {datum(opname.van)} tot en met {datum(opname.peildatum)}."
            f" Opgemaakt: {datum(opname.aangemaakt_op)}."
        ),
        verborgen=_verborgen(opname.cijfers["drempel"]),
        kern=kerncijfers(opname, vorige),
        secties=(
            _aanpak(opname, vorige, rij),
            _overleg(opname, vorige),
            _leefgebieden(opname, vorige),
            _uitkomsten(opname, vorige, rij),
        ),
        indicatoren=tuple(INDICATOR.values()),
    )


def _verborgen(drempel: int) -> str:
    """Which counts are hidden, in words."""
    return "1 persoon" if drempel == 2 else f"1 tot en met {drempel - 1} personen"


def kerncijfers(opname: Momentopname, vorige: Momentopname | None) -> list[Kerncijfer]:
    return [
        Kerncijfer(
            cel(opname.cijfers["cijfers"][code]),
            INDICATOR[code].naam,
            f"vorig kwartaal {cel(vorige.cijfers['cijfers'][code])}" if vorige else "",
        )
        for code in KERN
    ]


def _vergelijking(
    opname: Momentopname, vorige: Momentopname | None, codes: Sequence[str], bijschrift: str
) -> Cijfertabel:
    """This quarter beside the last one."""
    nu, toen = opname.cijfers["cijfers"], vorige.cijfers["cijfers"] if vorige else {}
    rijen = tuple(
        (INDICATOR[code].naam, cel(nu[code]), cel(toen.get(code)), verschil(nu[code], toen.get(code)))
        for code in codes
    )
    return Cijfertabel(bijschrift, ("Personen", "dit kwartaal", "vorig kwartaal", "verschil"), rijen)


def _indicatoren(*codes: str) -> tuple[Indicator, ...]:
    return tuple(INDICATOR[code] for code in codes)


def _aanpak(opname: Momentopname, vorige: Momentopname | None, rij: grafieken.Terugblik) -> Sectie:
    codes = ("in_aanpak", "actief", "monitoring", "instroom")
    return Sectie(
        titel="Wie zijn er in de aanpak",
        zin=zin_aanpak(opname, vorige),
        indicatoren=_indicatoren(*codes),
        tabellen=(_vergelijking(opname, vorige, codes, "Personen in de aanpak"),),
        grafieken=(
            (
                grafieken.in_de_tijd(rij, ("in_aanpak", "actief", "monitoring"), "Personen in de aanpak"),
                "Stand aan het eind van elk kwartaal.",
            ),
        ),
    )


def _overleg(opname: Momentopname, vorige: Momentopname | None) -> Sectie:
    getekend = []
    if opname.cijfers["vergaderingen"]:
        onder = "Personen per vergadering. Wie vaker is besproken, telt in het totaal één keer."
        getekend.append((grafieken.per_vergadering(opname), onder))
    codes = ("besproken", "plannen")
    return Sectie(
        titel="Wat het UVZ besprak",
        zin=zin_overleg(opname),
        indicatoren=_indicatoren(*codes),
        tabellen=(_vergelijking(opname, vorige, codes, "Besproken en vastgesteld"),),
        grafieken=getekend,
    )


def _leefgebieden(opname: Momentopname, vorige: Momentopname | None) -> Sectie:
    scores = opname.cijfers["scores"]
    toen = vorige.cijfers["scores"] if vorige else {}
    gemiddeld = tuple(
        (
            gebied.label,
            cel(scores[gebied]["n"]),
            cel(scores[gebied]["start"]),
            cel(scores[gebied]["nu"]),
            cel(toen[gebied]["nu"]) if toen else cel(None),
        )
        for gebied in Leefgebied
    )
    richting = tuple(
        (gebied.label, *(cel(scores[gebied][soort]) for soort in ("vooruit", "gelijk", "achteruit", "n")))
        for gebied in Leefgebied
    )
    return Sectie(
        titel="Hoe het gaat op de acht leefgebieden",
        zin=zin_leefgebieden(opname),
        indicatoren=_indicatoren("scores", "vooruitgang"),
        tabellen=(
            Cijfertabel(
                "Gemiddelde score, van 1 (acuut) tot 5 (volledig)",
                ("Leefgebied", "personen", "bij de start", "nu", "vorig kwartaal"),
                gemiddeld,
            ),
            Cijfertabel(
                "Personen die vooruitgingen",
                ("Leefgebied", "vooruit", "gelijk", "achteruit", "samen"),
                richting,
            ),
        ),
        grafieken=_radar(opname),
    )


def _radar(opname: Momentopname) -> list[tuple[Grafiek, str]]:
    scores: dict[str, dict[str, Cel]] = opname.cijfers["scores"]
    if all(bekend(rij["nu"]) is None for rij in scores.values()):
        return []
    return [(grafieken.leefgebieden(opname), grafieken.ONDER_RADAR)]


def _uitkomsten(opname: Momentopname, vorige: Momentopname | None, rij: grafieken.Terugblik) -> Sectie:
    einde, signaal = ("positief", "negatief", "uitstroom"), ("melding", "aanhouding", "negatief_signaal")
    return Sectie(
        titel="Wat het opleverde",
        zin=zin_uitkomsten(opname),
        indicatoren=_indicatoren(*einde, *signaal),
        tabellen=(
            _vergelijking(opname, vorige, einde, "Hoe de aanpak eindigde"),
            _vergelijking(opname, vorige, signaal, "Nieuwe negatieve signalen"),
        ),
        grafieken=(
            (
                grafieken.in_de_tijd(rij, ("positief", "negatief_signaal"), "Afsluitingen en signalen"),
                "Personen per kwartaal.",
            ),
        ),
    )
