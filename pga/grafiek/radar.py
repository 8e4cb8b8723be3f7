"""The radar of the eight leefgebieden: how it is now, how it was, where it should go."""

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from django.utils.safestring import SafeString

from pga.grafiek.basis import (
    Grafiek,
    Reeks,
    Soort,
    controleer,
    omlijst,
    opsomming,
    tabel_van,
    teken_van,
)
from pga.grafiek.legenda import legenda
from pga.grafiek.radarlabels import ONBESPROKEN, labels_rond
from pga.grafiek.tekenen import (
    GRIJS,
    LICHT,
    RASTER,
    Punt,
    Stijl,
    el,
    lijnstuk,
    merk,
    punten,
    reekslijn,
    samen,
    stijlen_van,
    tekst,
)

STRAAL = 84.0
LAAGSTE, HOOGSTE = 1, 5


def radar(
    assen: Sequence[str],
    reeksen: Sequence[Reeks],
    *,
    titel: str,
    beschrijving: str = "",
    kop: str = "Leefgebied",
    slot: str = "Midden: 1, acuut. Rand: 5, volledig.",
    sleutel: str = "",
) -> Grafiek:
    """A radar on the scale of 1 to 5 (domein.md 1.2), first axis up, then clockwise.

    *Onbesproken* (None) leaves the shape open at that axis and says so with a mark and a word. The frame is
    as large as the labels ask, so none is ever cut off. Raises ValueError for fewer than 3 axes or a score
    off the scale.
    """
    controleer(assen, reeksen, minstens=3)
    if any(w is not None and not LAAGSTE <= w <= HOOGSTE for reeks in reeksen for w in reeks.waarden):
        raise ValueError(f"een score loopt van {LAAGSTE} tot {HOOGSTE}")
    tabel = tabel_van(kop, assen, reeksen, leeg=ONBESPROKEN)
    beschrijving = beschrijving or opsomming(tabel)
    stijlen = stijlen_van(reeksen)
    nu = next((reeks for reeks in reeksen if reeks.soort == Soort.NU), reeksen[0])
    open_ = tuple(waarde is None for waarde in nu.waarden)
    labels, (links, rechts, boven, onder) = _labels(tuple(assen), open_)
    breedte = rechts - links
    uitleg, hoogte = legenda(reeksen, stijlen, links=links, boven=onder, breedte=breedte, slot=slot)
    inhoud = samen([_web(open_), *_vormen(reeksen, stijlen, nu), labels, uitleg])
    ident = teken_van("radar", tuple(assen), tuple(reeksen), titel, sleutel)
    kader = (links - 2, boven - 2, breedte + 4, onder + hoogte - boven + 4)
    svg = omlijst(inhoud, kader=kader, ident=ident, titel=titel, beschrijving=beschrijving)
    return Grafiek(svg, titel, beschrijving, tabel, "radar")


def plaats(nummer: int, aantal: int, waarde: float) -> Punt:
    """Where a score lies: the centre of the drawing is (0, 0), score 5 lies on the rim."""
    hoek = 2 * math.pi * nummer / aantal
    afstand = STRAAL * waarde / HOOGSTE
    return afstand * math.sin(hoek), -afstand * math.cos(hoek)


# What lies under every radar is drawn once: the axes, and which of them are open, are of a few kinds.
@lru_cache(maxsize=256)
def _labels(assen: tuple[str, ...], open_: tuple[bool, ...]) -> tuple[SafeString, tuple[float, ...]]:
    """The names around the web, and how far they reach: left, right, top, bottom."""
    einden = [plaats(i, len(assen), HOOGSTE * (1.14 if leeg else 1.09)) for i, leeg in enumerate(open_)]
    labels = labels_rond(einden, assen, open_, STRAAL)
    links, rechts = min(-STRAAL, *(x.links for x in labels)), max(STRAAL, *(x.rechts for x in labels))
    boven, onder = min(-STRAAL, *(x.top for x in labels)), max(STRAAL, *(x.onder for x in labels)) + 8
    return samen(label.teken() for label in labels), (links, rechts, boven, onder)


@lru_cache(maxsize=256)
def _web(open_: tuple[bool, ...]) -> SafeString:
    """Five rings and a spoke per axis, dotted where the present situation was not discussed."""
    aantal = len(open_)
    delen = []
    for ring in range(HOOGSTE, LAAGSTE - 1, -1):
        rij = punten(plaats(nummer, aantal, ring) for nummer in range(aantal))
        kleuren = ("#f7f9fa", LICHT) if ring == HOOGSTE else ("none", RASTER)
        delen.append(el("polygon", points=rij, fill=kleuren[0], stroke=kleuren[1]))
    for nummer, leeg in enumerate(open_):
        kleur, streep = (LICHT, "2 3") if leeg else (RASTER, "")
        delen.append(lijnstuk((0, 0), plaats(nummer, aantal, HOOGSTE), kleur=kleur, streep=streep))
    return samen(delen)


def _vormen(reeksen: Sequence[Reeks], stijlen: Sequence[Stijl], nu: Reeks) -> list[SafeString]:
    """The series, the present one on top; then the figures of the rings and the marks, readable over all."""
    volgorde = sorted(zip(reeksen, stijlen, strict=True), key=lambda paar: paar[0] is nu)
    vormen = [_vorm(reeks, stijl, gevuld=reeks is nu) for reeks, stijl in volgorde]
    rand = [plaats(nummer, len(nu.waarden), HOOGSTE) for nummer in range(len(nu.waarden))]
    vragen = [_vraagteken(punt) for punt, waarde in zip(rand, nu.waarden, strict=True) if waarde is None]
    return [*vormen, _cijfers(), *vragen]


@cache
def _cijfers() -> SafeString:
    """The figures of the rings."""
    return samen(
        tekst((5, -STRAAL * ring / HOOGSTE + 11), str(ring), grootte=10, kleur=GRIJS)
        for ring in range(LAAGSTE, HOOGSTE + 1)
    )


def _vorm(reeks: Reeks, stijl: Stijl, *, gevuld: bool) -> SafeString:
    """One series: its fill (for the present situation), its line with gaps, its markers."""
    aantal = len(reeks.waarden)
    delen: list[SafeString] = []
    for stuk, dicht in _stukken(reeks.waarden):
        rij = [plaats(nummer, aantal, reeks.waarden[nummer] or 0) for nummer in stuk]
        if gevuld and len(rij) > 1:
            omtrek = punten(rij if dicht else [(0, 0), *rij])
            delen.append(el("polygon", points=omtrek, fill=stijl.kleur, fill_opacity=0.14))
        if len(rij) > 1:
            delen.append(reekslijn(rij, stijl, dicht=dicht))
        delen += [merk(punt, stijl) for punt in rij]
    return samen(delen)


def _stukken(waarden: Sequence[float | int | None]) -> Iterator[tuple[list[int], bool]]:
    """The runs of discussed axes around the circle, and whether the run is the whole circle."""
    aantal = len(waarden)
    gaten = [nummer for nummer, waarde in enumerate(waarden) if waarde is None]
    if not gaten:
        yield list(range(aantal)), True
        return
    stuk: list[int] = []
    for stap in range(1, aantal + 1):
        nummer = (gaten[0] + stap) % aantal
        if waarden[nummer] is not None:
            stuk.append(nummer)
        elif stuk:
            yield stuk, False
            stuk = []


def _vraagteken(punt: Punt) -> SafeString:
    letter = tekst((punt[0], punt[1] + 3), "?", grootte=8, anker="middle", kleur=GRIJS, vet=True)
    return samen([merk(punt, Stijl(GRIJS, "", "ring", "vol")), letter])
