"""What goes into a chart and what comes out: series of figures in, a drawing and a table out."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import format_html
from django.utils.safestring import SafeString

from pga.grafiek.tekst import schoon

MAX_REEKSEN = 6
# The families of static/pdf/basis.css; a browser knows the first and skips the rest.
LETTER = (
    "Noto Sans Variable, Noto Sans Latin Ext, Noto Sans Vietnamese, Noto Sans Greek, Noto Sans Cyrillic, "
    "Noto Sans, sans-serif"
)
Kader = tuple[float, float, float, float]
Waarde = float | int | None


class Soort(StrEnum):
    """What a series means; meaning decides its look, so that *start* looks the same in every chart."""

    GEWOON = ""
    NU = "nu"
    VORIGE = "vorige"
    DOEL = "doel"


@dataclass(frozen=True, slots=True)
class Reeks:
    """A named row of figures, one per label. None is *unknown* or *not discussed*: a gap, never a zero."""

    naam: str
    waarden: Sequence[Waarde]
    soort: Soort | str = Soort.GEWOON

    def __post_init__(self) -> None:
        Soort(self.soort)
        if any(w is not None and not math.isfinite(w) for w in self.waarden):
            raise ValueError(f"reeks {self.naam!r}: alleen eindige getallen of None")


@dataclass(frozen=True, slots=True)
class Tabel:
    """The figures of a chart for who reads rather than looks; the first cell of a row is its header."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A drawing that is safe to put in a page as it is, with its title, its text and its figures."""

    svg: SafeString
    titel: str
    beschrijving: str
    tabel: Tabel
    soort: str

    def __str__(self) -> SafeString:
        return self.svg

    def __html__(self) -> SafeString:
        return self.svg


def getal(waarde: Waarde, leeg: str = "onbekend") -> str:
    """A figure as a Dutch reader writes it: 1.234,5; at most one decimal."""
    if waarde is None:
        return leeg
    tekst = f"{round(waarde, 1):,.1f}".removesuffix(".0")
    tekst = "0" if tekst == "-0" else tekst
    return tekst.replace(",", "\0").replace(".", ",").replace("\0", ".")


def tabel_van(
    eerste_kop: str, labels: Sequence[str], reeksen: Sequence[Reeks], *, leeg: str = "onbekend"
) -> Tabel:
    """The companion table: one row per label, one column per series."""
    controleer(labels, reeksen)
    return Tabel(
        kop=(eerste_kop, *(schoon(reeks.naam) for reeks in reeksen)),
        rijen=tuple(
            (schoon(label), *(getal(reeks.waarden[nummer], leeg) for reeks in reeksen))
            for nummer, label in enumerate(labels)
        ),
    )


def controleer(labels: Sequence[str], reeksen: Sequence[Reeks], *, minstens: int = 1) -> None:
    """Raise ValueError unless every series has one figure per label and all can be told apart."""
    if len(labels) < minstens:
        raise ValueError(f"een grafiek heeft minstens {minstens} labels nodig")
    if not 1 <= len(reeksen) <= MAX_REEKSEN:
        raise ValueError(f"een grafiek toont 1 tot {MAX_REEKSEN} reeksen")
    for reeks in reeksen:
        if len(reeks.waarden) != len(labels):
            raise ValueError(f"reeks {reeks.naam!r}: {len(reeks.waarden)} waarden bij {len(labels)} labels")


def opsomming(tabel: Tabel, eenheid: str = "") -> str:
    """All figures in one sentence per label, for the description that a screen reader reads out."""
    achter = f" {eenheid}" if eenheid else ""
    zinnen = []
    for label, *cellen in tabel.rijen:
        paren = ", ".join(f"{naam} {cel}" for naam, cel in zip(tabel.kop[1:], cellen, strict=True))
        zinnen.append(f"{label}: {paren}{achter}")
    return "; ".join(zinnen) + "."


def teken_van(*delen: object) -> str:
    """An id for the parts of one drawing: the same drawing always has the same id, two drawings differ."""
    return "g" + hashlib.sha256(repr(delen).encode()).hexdigest()[:10]


def omlijst(inhoud: SafeString, *, kader: Kader, ident: str, titel: str, beschrijving: str) -> SafeString:
    """Wrap drawn parts in the accessible <svg> root; `kader` (left, top, width, height) holds all of it.

    It fills the width of its container. Only presentation attributes: nothing here needs `unsafe-inline`.
    """
    links, boven, rechts, onder = kader[0], kader[1], kader[0] + kader[2], kader[1] + kader[3]
    x, y = math.floor(links), math.floor(boven)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="grafiek__svg" role="img" width="100%" '
        'viewBox="{x} {y} {breedte} {hoogte}" font-family="{font}" fill="#1b1b1b" '
        'aria-labelledby="{ident}-t" aria-describedby="{ident}-d">'
        '<title id="{ident}-t">{titel}</title><desc id="{ident}-d">{beschrijving}</desc>{inhoud}</svg>',
        x=x,
        y=y,
        breedte=math.ceil(rechts) - x,
        hoogte=math.ceil(onder) - y,
        font=LETTER,
        ident=ident,
        titel=schoon(titel),
        beschrijving=schoon(beschrijving),
        inhoud=inhoud,
    )
