"""The strokes that all charts share. Every text and every attribute is escaped here, in `el`.

A chart has some fifty of them: `format_html` would take most of the time of drawing one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from pga.grafiek.basis import Reeks, Soort
from pga.grafiek.tekst import schoon

INKT, GRIJS, LICHT, RASTER, WIT = "#1b1b1b", "#59636e", "#9aa5af", "#d5dbe0", "#ffffff"
REGEL = 16.0
Punt = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stijl:
    """How one series looks: colour, dash, marker and fill pattern, to be told apart without colour."""

    kleur: str
    streep: str
    vorm: str
    patroon: str
    dikte: float = 2.5


_NU = Stijl("#0b4757", "", "rond", "vol", 3)
_VORIGE = Stijl(GRIJS, "5 4", "vierkant", "schuin", 2)
_DOEL = Stijl("#2d6a1f", "2 4", "driehoek", "punten")
_RIJ = (
    _NU,
    Stijl("#a8480f", "8 4", "vierkant", "schuin"),
    _DOEL,
    Stijl("#6b3a8c", "10 3 2 3", "ruit", "kruis"),
    _VORIGE,
    Stijl("#8c1d40", "1 3", "ring", "staand"),
)
_BETEKENIS = {Soort.NU: _NU, Soort.VORIGE: _VORIGE, Soort.DOEL: _DOEL}
_PATRONEN = {
    "schuin": "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
    "punten": "M1 2h2M4 5h2",
    "kruis": "M0 0L6 6M6 0L0 6",
    "liggend": "M0 3H6",
    "staand": "M3 0V6",
}


def stijlen_van(reeksen: Sequence[Reeks]) -> list[Stijl]:
    """A look per series, no two alike: by meaning where it has one, else the next free one."""
    vast = [_BETEKENIS.get(Soort(reeks.soort)) for reeks in reeksen]
    vrij = [stijl for stijl in _RIJ if stijl not in vast]
    uit: list[Stijl] = []
    for stijl in vast:
        uit.append(stijl if stijl and stijl not in uit else vrij.pop(0))
    return uit


def getekend(waarde: float) -> str:
    """A coordinate with at most two decimals."""
    tekst = f"{waarde:.2f}".rstrip("0").rstrip(".")
    return "0" if tekst == "-0" else tekst


def el(naam: str, inhoud: object = "", **kenmerken: object) -> SafeString:
    """An SVG element: `stroke_width=2` becomes stroke-width="2"; None and "" leave the attribute out."""
    paren = [
        f' {sleutel.replace("_", "-")}="{_kenmerk(waarde)}"'
        for sleutel, waarde in kenmerken.items()
        if waarde is not None and waarde != ""
    ]
    binnen = inhoud if isinstance(inhoud, SafeString) else escape(str(inhoud))
    return SafeString(f"<{naam}{''.join(paren)}>{binnen}</{naam}>")


def _kenmerk(waarde: object) -> str:
    return getekend(waarde) if isinstance(waarde, int | float) else escape(str(waarde))


def samen(delen: Iterable[SafeString]) -> SafeString:
    """Drawn parts one after another."""
    return SafeString("".join(delen))


def punten(rij: Iterable[Punt]) -> str:
    """Points as the attribute of a polygon or polyline."""
    return " ".join(f"{getekend(x)},{getekend(y)}" for x, y in rij)


def lijnstuk(van: Punt, naar: Punt, *, kleur: str = RASTER, streep: str = "") -> SafeString:
    """A thin straight line."""
    return el("line", x1=van[0], y1=van[1], x2=naar[0], y2=naar[1], stroke=kleur, stroke_dasharray=streep)


def reekslijn(rij: Sequence[Punt], stijl: Stijl, *, dicht: bool = False) -> SafeString:
    """The line of a series through its points, closed when it goes all the way round."""
    return el(
        "polygon" if dicht else "polyline",
        points=punten(rij),
        fill="none",
        stroke=stijl.kleur,
        stroke_width=stijl.dikte,
        stroke_linejoin="round",
        stroke_dasharray=stijl.streep,
    )


def merk(punt: Punt, stijl: Stijl) -> SafeString:
    """The marker of a series at a point: filled or open, each of another shape."""
    x, y = punt
    open_ = {"fill": WIT, "stroke": stijl.kleur, "stroke_width": 1.8}
    vol = {"fill": stijl.kleur, "stroke": WIT, "stroke_width": 1.5}
    if stijl.vorm == "vierkant":
        return el("rect", x=x - 4, y=y - 4, width=8, height=8, **open_)
    if stijl.vorm == "driehoek":
        return el("polygon", points=punten([(x, y - 6), (x + 5.5, y + 4), (x - 5.5, y + 4)]), **open_)
    if stijl.vorm == "ruit":
        return el("polygon", points=punten([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]), **vol)
    return el("circle", cx=x, cy=y, r=5, **(open_ if stijl.vorm == "ring" else vol))


def tekst(
    punt: Punt, woorden: str, *, grootte: float = 13, anker: str = "", kleur: str = "", vet: bool = False
) -> SafeString:
    """One line of text with its baseline at the point."""
    return el(
        "text",
        schoon(woorden),
        x=punt[0],
        y=punt[1],
        font_size=grootte,
        text_anchor=anker,
        fill=kleur or INKT,
        font_weight="600" if vet else "",
    )


def staaf(x: float, y: float, breedte: float, hoogte: float, *, vulling: str, rand: str) -> SafeString:
    """A filled bar with an outline, so that a pattern keeps its edge."""
    return el("rect", x=x, y=y, width=breedte, height=hoogte, fill=vulling, stroke=rand, stroke_width=1.2)


def patroon(ident: str, stijl: Stijl) -> SafeString:
    """A fill pattern: ink on white in tiles of 6 units, so that bars differ in grey print too."""
    grond = el("rect", width=6, height=6, fill=WIT)
    inkt = el("path", d=_PATRONEN[stijl.patroon], stroke=stijl.kleur, stroke_width=1.8, fill="none")
    return el("pattern", samen([grond, inkt]), id=ident, width=6, height=6, patternUnits="userSpaceOnUse")
