"""Bars: how figures compare. They lie down, so that long names stay readable on a phone."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

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
from pga.grafiek.tekenen import GRIJS, REGEL, Stijl, el, lijnstuk, patroon, samen, staaf, stijlen_van, tekst
from pga.grafiek.tekst import breedte_van, regels_van

BREEDTE = 330.0
STAAF = 16.0
Staaf = tuple[Waarde, Stijl, str]


def balken(
    labels: Sequence[str],
    reeksen: Sequence[Reeks],
    *,
    titel: str,
    beschrijving: str = "",
    eenheid: str = "",
    kop: str = "Onderdeel",
    leeg: str = "onbekend",
    hoogste: float | None = None,
    sleutel: str = "",
) -> Grafiek:
    """A bar per figure with the figure at its end, from zero; None shows the words `leeg` instead of a bar.

    `hoogste` fixes the end of the scale (100 for a percentage). Raises ValueError for a figure off the scale.
    """
    controleer(labels, reeksen)
    waarden = [w for reeks in reeksen for w in reeks.waarden if w is not None]
    top = _top(waarden, hoogste)
    tabel = tabel_van(kop, labels, reeksen, leeg=leeg)
    beschrijving = beschrijving or opsomming(tabel, eenheid)
    ident = teken_van("balken", tuple(labels), tuple(reeksen), titel, eenheid, hoogste, sleutel)
    stijlen = stijlen_van(reeksen)
    vullingen = [s.kleur if s.patroon == "vol" else f"url(#{ident}-p{i})" for i, s in enumerate(stijlen)]
    ruimte = BREEDTE - max((breedte_van(_bij(w, eenheid)) for w in waarden), default=0) - 10
    schaal = ruimte / top if top else 0
    rijen = [
        list(zip(rij, stijlen, vullingen, strict=True))
        for rij in zip(*(x.waarden for x in reeksen), strict=True)
    ]
    groepen, y = _groepen(labels, rijen, schaal=schaal, eenheid=eenheid, leeg=leeg)
    delen = [_patronen(ident, stijlen), groepen]
    if len(reeksen) > 1:
        uitleg, hoogte = legenda(reeksen, stijlen, links=0, boven=y, breedte=BREEDTE, vullingen=vullingen)
        delen.append(uitleg)
        y += hoogte
    kader = (-3, -2, BREEDTE + 6, y + 4)
    svg = omlijst(samen(delen), kader=kader, ident=ident, titel=titel, beschrijving=beschrijving)
    return Grafiek(svg, titel, beschrijving, tabel, "balken")


def _top(waarden: Sequence[float], hoogste: float | None) -> float:
    top = max(waarden, default=0) if hoogste is None else hoogste
    if any(not 0 <= waarde <= top for waarde in waarden):
        raise ValueError("een balk loopt van nul tot het einde van de schaal")
    return top


def _groepen(
    labels: Sequence[str], rijen: Sequence[Sequence[Staaf]], *, schaal: float, eenheid: str, leeg: str
) -> tuple[SafeString, float]:
    """Per label its name and its bars, one below the other; and the height used."""
    delen: list[SafeString] = []
    y = 0.0
    for label, rij in zip(labels, rijen, strict=True):
        regels = regels_van(label, BREEDTE)
        delen += [tekst((0, y + REGEL * (i + 1) - 4), regel) for i, regel in enumerate(regels)]
        y += REGEL * len(regels) + 1
        delen.append(_groep(rij, y, schaal=schaal, eenheid=eenheid, leeg=leeg))
        y += STAAF * len(rij) + 11
    return samen(delen), y


def _bij(waarde: Waarde, eenheid: str) -> str:
    """The figure at the end of a bar; only a percent sign goes with it, other units stand in the title."""
    return getal(waarde) + (" %" if eenheid == "%" else "")


def _patronen(ident: str, stijlen: Sequence[Stijl]) -> SafeString:
    delen = [patroon(f"{ident}-p{i}", stijl) for i, stijl in enumerate(stijlen) if stijl.patroon != "vol"]
    return el("defs", samen(delen)) if delen else SafeString("")


def _groep(rij: Sequence[Staaf], boven: float, *, schaal: float, eenheid: str, leeg: str) -> SafeString:
    """The bars of one label, one per series, on a common base line."""
    delen: list[SafeString] = []
    for nummer, (waarde, stijl, vulling) in enumerate(rij):
        y = boven + STAAF * nummer
        if waarde is None:
            delen.append(tekst((6, y + 12.5), leeg, grootte=12, kleur=GRIJS))
            continue
        lengte = waarde * schaal
        if lengte > 0:
            delen.append(staaf(0, y + 1, lengte, STAAF - 2, vulling=vulling, rand=stijl.kleur))
        delen.append(tekst((lengte + 6, y + 12.5), _bij(waarde, eenheid), vet=True))
    delen.append(lijnstuk((0, boven - 1), (0, boven + STAAF * len(rij) + 1), kleur=GRIJS))
    return samen(delen)
