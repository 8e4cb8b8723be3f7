"""The line: how a figure moves over time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from pga.grafiek.assen import streepjes
from pga.grafiek.basis import (
    Grafiek,
    Reeks,
    Waarde,
    controleer,
    getal,
    omlijst,
    opsomming,
    tabel_van,
    teken_van,
)
from pga.grafiek.legenda import legenda
from pga.grafiek.tekenen import (
    GRIJS,
    INKT,
    RASTER,
    REGEL,
    Punt,
    Stijl,
    el,
    getekend,
    lijnstuk,
    merk,
    reekslijn,
    samen,
    stijlen_van,
    tekst,
)
from pga.grafiek.tekst import breedte_van, regels_van, schoon

BREEDTE, HOOGTE = 330.0, 160.0
MET_CIJFERS = 8  # with at most this many points a single line carries its figures


@dataclass(frozen=True, slots=True)
class _Vlak:
    """The field in which is drawn, and how a label number and a figure become a point."""

    links: float
    breedte: float
    hoogte: float
    hoogste: float
    aantal: int

    @property
    def vak(self) -> float:
        return self.breedte / self.aantal

    def x(self, nummer: int) -> float:
        return self.links + self.vak * (nummer + 0.5)

    def y(self, waarde: float) -> float:
        return self.hoogte * (1 - waarde / self.hoogste)


def lijn(
    labels: Sequence[str],
    reeksen: Sequence[Reeks],
    *,
    titel: str,
    beschrijving: str = "",
    eenheid: str = "",
    kop: str = "Periode",
    leeg: str = "onbekend",
    sleutel: str = "",
) -> Grafiek:
    """A line per series from zero; None breaks the line. Negative figures are a ValueError."""
    controleer(labels, reeksen)
    waarden = [w for reeks in reeksen for w in reeks.waarden if w is not None]
    if any(w < 0 for w in waarden):
        raise ValueError("een lijn begint bij nul: geen negatieve waarden")
    tabel = tabel_van(kop, labels, reeksen, leeg=leeg)
    beschrijving = beschrijving or opsomming(tabel, eenheid)
    trap = streepjes(max(waarden, default=0), geheel=all(float(w).is_integer() for w in waarden))
    links = max(breedte_van(getal(trede), 12) for trede in trap) + 8
    vlak = _Vlak(links, BREEDTE - links, HOOGTE, trap[-1], len(labels))
    onderschrift, onder = _onderschrift(labels, vlak)
    stijlen = stijlen_van(reeksen)
    uitleg, hoogte = legenda(reeksen, stijlen, links=0, boven=onder + 4, breedte=BREEDTE)
    boven = -14 - (REGEL if eenheid else 0)
    delen = [_raster(trap, vlak), onderschrift, uitleg]
    cijfers = len(reeksen) == 1 and len(labels) <= MET_CIJFERS
    delen += [_reeks(*paar, vlak, cijfers=cijfers) for paar in zip(reeksen, stijlen, strict=True)]
    if eenheid:
        delen.append(tekst((0, boven + 12), eenheid, grootte=12, kleur=GRIJS))
    ident = teken_van("lijn", tuple(labels), tuple(reeksen), titel, sleutel)
    kader = (-4, boven - 4, BREEDTE + 8, onder + 4 + hoogte - boven + 8)
    svg = omlijst(samen(delen), kader=kader, ident=ident, titel=titel, beschrijving=beschrijving)
    return Grafiek(svg, titel, beschrijving, tabel, "lijn")


def _raster(trap: Sequence[float], vlak: _Vlak) -> SafeString:
    delen = []
    for trede in trap:
        y = vlak.y(trede)
        kleur = RASTER if trede else GRIJS
        delen.append(lijnstuk((vlak.links, y), (vlak.links + vlak.breedte, y), kleur=kleur))
        delen.append(tekst((vlak.links - 6, y + 4), getal(trede), grootte=12, anker="end", kleur=GRIJS))
    return samen(delen)


def _onderschrift(labels: Sequence[str], vlak: _Vlak) -> tuple[SafeString, float]:
    """The labels under the field: wrapped if all fit in three lines, else all turned; and where they end."""
    rijen = [regels_van(label, vlak.vak - 4, 12) for label in labels]
    heel = all(breedte_van(woord, 12) <= vlak.vak - 4 for label in labels for woord in schoon(label).split())
    delen: list[SafeString] = []
    if heel and max(len(rij) for rij in rijen) <= 3:
        for nummer, rij in enumerate(rijen):
            delen += [
                tekst((vlak.x(nummer), vlak.hoogte + REGEL * (i + 1)), regel, grootte=12, anker="middle")
                for i, regel in enumerate(rij)
            ]
        return samen(delen), vlak.hoogte + REGEL * max(len(rij) for rij in rijen) + 4
    for nummer, label in enumerate(labels):
        delen.append(_gedraaid((vlak.x(nummer) + 4, vlak.hoogte + 8), label))
    return samen(delen), vlak.hoogte + 12 + max(breedte_van(schoon(label), 12) for label in labels)


def _gedraaid(punt: Punt, woorden: str) -> SafeString:
    """A label read from below to above, its end at the point."""
    draai = f"rotate(-90 {getekend(punt[0])} {getekend(punt[1])})"
    return el(
        "text",
        schoon(woorden),
        x=punt[0],
        y=punt[1],
        font_size=12,
        text_anchor="end",
        fill=INKT,
        transform=draai,
    )


def _reeks(reeks: Reeks, stijl: Stijl, vlak: _Vlak, *, cijfers: bool) -> SafeString:
    delen: list[SafeString] = []
    for stuk in _stukken(reeks.waarden):
        rij = [(vlak.x(nummer), vlak.y(waarde)) for nummer, waarde in stuk]
        if len(rij) > 1:
            delen.append(reekslijn(rij, stijl))
        delen += [merk(punt, stijl) for punt in rij]
        if cijfers:
            delen += [
                tekst((x, y - 9), getal(waarde), grootte=12, anker="middle", vet=True)
                for (x, y), (_, waarde) in zip(rij, stuk, strict=True)
            ]
    return samen(delen)


def _stukken(waarden: Sequence[Waarde]) -> Iterator[list[tuple[int, float]]]:
    """The runs of known figures."""
    stuk: list[tuple[int, float]] = []
    for nummer, waarde in enumerate(waarden):
        if waarde is not None:
            stuk.append((nummer, waarde))
        elif stuk:
            yield stuk
            stuk = []
    if stuk:
        yield stuk
