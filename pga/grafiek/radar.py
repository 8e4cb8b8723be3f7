"""The radar of the eight leefgebieden: how it is now, how it was, where it should go."""

import math
from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from pga.grafiek.basis import (
    Grafiek,
    Kader,
    Reeks,
    Soort,
    controleer,
    omlijst,
    opsomming,
    tabel_van,
    teken_van,
)
from pga.grafiek.legenda import legenda
from pga.grafiek.tekenen import (
    GRIJS,
    LICHT,
    RASTER,
    REGEL,
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
from pga.grafiek.tekst import breedte_van, regels_van

STRAAL = 100.0
LABELBREEDTE = 102.0
LAAGSTE, HOOGSTE = 1, 5
ONBESPROKEN = "onbesproken"
ANKERS = {-1: "end", 0: "middle", 1: "start"}


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
    labels, (links, boven, rechts, onder) = _labels(assen, nu)
    breedte = rechts - links
    uitleg, hoogte = legenda(reeksen, stijlen, links=links, boven=onder + 8, breedte=breedte, slot=slot)
    volgorde = sorted(zip(reeksen, stijlen, strict=True), key=lambda paar: paar[0] is nu)
    inhoud = samen([
        _web(len(assen), nu),
        *(_vorm(reeks, stijl, gevuld=reeks is nu) for reeks, stijl in volgorde),
        _ringcijfers(),
        labels,
        uitleg,
    ])  # fmt: skip
    ident = teken_van("radar", tuple(assen), tuple(reeksen), titel, sleutel)
    kader = (links - 2, boven - 2, breedte + 4, onder + 8 + hoogte - boven + 4)
    svg = omlijst(inhoud, kader=kader, ident=ident, titel=titel, beschrijving=beschrijving)
    return Grafiek(svg, titel, beschrijving, tabel, "radar")


def plaats(nummer: int, aantal: int, waarde: float) -> Punt:
    """Where a score lies: the centre of the drawing is (0, 0), score 5 lies on the rim."""
    hoek = 2 * math.pi * nummer / aantal
    afstand = STRAAL * waarde / HOOGSTE
    return afstand * math.sin(hoek), -afstand * math.cos(hoek)


def _web(aantal: int, nu: Reeks) -> SafeString:
    """Five rings and a spoke per axis, dotted where the present situation was not discussed."""
    delen = []
    for ring in range(HOOGSTE, LAAGSTE - 1, -1):
        rij = punten(plaats(nummer, aantal, ring) for nummer in range(aantal))
        kleuren = ("#f7f9fa", LICHT) if ring == HOOGSTE else ("none", RASTER)
        delen.append(el("polygon", points=rij, fill=kleuren[0], stroke=kleuren[1]))
    for nummer, waarde in enumerate(nu.waarden):
        kleur, streep = (LICHT, "2 3") if waarde is None else (RASTER, "")
        delen.append(lijnstuk((0, 0), plaats(nummer, aantal, HOOGSTE), kleur=kleur, streep=streep))
    return samen(delen)


def _ringcijfers() -> SafeString:
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


def _labels(assen: Sequence[str], nu: Reeks) -> tuple[SafeString, Kader]:
    """The names around the web, with a mark where it was not discussed, and the corners around them all."""
    delen: list[SafeString] = []
    links, boven, rechts, onder = -STRAAL, -STRAAL, STRAAL, STRAAL
    for nummer, (naam, waarde) in enumerate(zip(assen, nu.waarden, strict=True)):
        x, y = plaats(nummer, len(assen), HOOGSTE * (1.09 if waarde is not None else 1.14))
        if waarde is None:
            delen.append(_vraagteken(plaats(nummer, len(assen), HOOGSTE)))
        zijde = 0 if abs(x) < STRAAL / 4 else int(math.copysign(1, x))
        regels = regels_van(naam, LABELBREEDTE if zijde else 2.3 * LABELBREEDTE)
        hoog = REGEL * (len(regels) + (waarde is None))
        top = y - hoog / 2 + (y / STRAAL) * hoog / (4 if zijde else 2)
        delen.append(_label((x, top), regels, anker=ANKERS[zijde], onbesproken=waarde is None))
        wijd = max(breedte_van(regel) for regel in (*regels, ONBESPROKEN if waarde is None else ""))
        begin = x - wijd * (1 - zijde) / 2
        links, rechts = min(links, begin), max(rechts, begin + wijd)
        boven, onder = min(boven, top), max(onder, top + hoog)
    return samen(delen), (links, boven, rechts, onder)


def _label(punt: Punt, regels: Sequence[str], *, anker: str, onbesproken: bool) -> SafeString:
    x, y = punt
    delen = [tekst((x, y + REGEL * i + 12.5), regel, anker=anker) for i, regel in enumerate(regels)]
    if onbesproken:
        onder = (x, y + REGEL * len(regels) + 12.5)
        delen.append(tekst(onder, ONBESPROKEN, anker=anker, grootte=12, kleur=GRIJS))
    return samen(delen)


def _vraagteken(punt: Punt) -> SafeString:
    letter = tekst((punt[0], punt[1] + 3), "?", grootte=8, anker="middle", kleur=GRIJS, vet=True)
    return samen([merk(punt, Stijl(GRIJS, "", "ring", "vol")), letter])
