"""Small numbers: a figure about a few people can point to one of them, so it is not shown (domein.md 8.6).

Zero is shown. What is hidden cannot be computed from what is shown: from cells and their total.
"""

from collections.abc import Sequence
from dataclasses import dataclass

VERBORGEN = "verborgen"
Cel = int | float | str | None  # a figure, VERBORGEN, or None: nothing was counted


@dataclass(frozen=True, slots=True)
class Onderdrukt:
    """Cells and their total as they may be shown."""

    cellen: tuple[Cel, ...]
    totaal: Cel


def onderdruk(aantallen: Sequence[int], *, drempel: int, totaal: int | None = None) -> Onderdrukt:
    """Hide counts from 1 up to `drempel` - 1, and as much more as is needed to keep them hidden.

    `totaal` is what the cells add up to (or nearly: a total of persons who are in several cells is treated
    alike). One hidden cell beside a shown total would follow by subtraction: the first other cell that is not
    zero goes with it (the smallest would tell which is which), or the total when there is none. Without
    `totaal` the cells stand on their own.
    """
    klein = [_klein(aantal, drempel) for aantal in aantallen]
    if totaal is None:
        return Onderdrukt(_cellen(aantallen, klein), None)
    totaal_weg = _klein(totaal, drempel)
    while not totaal_weg and _herleidbaar(aantallen, klein, totaal, drempel):
        over = [i for i, aantal in enumerate(aantallen) if aantal and not klein[i]]
        if over:
            klein[over[0]] = True
        else:
            totaal_weg = True
    return Onderdrukt(_cellen(aantallen, klein), VERBORGEN if totaal_weg else totaal)


def verberg_totaal(onderdrukt: Onderdrukt, aantallen: Sequence[int]) -> Onderdrukt:
    """The same with the total hidden as well, for a total that would give away a figure elsewhere.

    If all cells are shown they would add up to it, so the first that is not zero goes too.
    """
    cellen = list(onderdrukt.cellen)
    if VERBORGEN not in cellen and (over := [i for i, aantal in enumerate(aantallen) if aantal]):
        cellen[over[0]] = VERBORGEN
    return Onderdrukt(tuple(cellen), VERBORGEN)


def _klein(aantal: int, drempel: int) -> bool:
    return 0 < aantal < drempel


def _cellen(aantallen: Sequence[int], weg: Sequence[bool]) -> tuple[Cel, ...]:
    return tuple(VERBORGEN if w else aantal for aantal, w in zip(aantallen, weg, strict=True))


def _herleidbaar(aantallen: Sequence[int], weg: Sequence[bool], totaal: int, drempel: int) -> bool:
    """What is left for the hidden cells tells what is in them: one cell, or all lowest, or all highest."""
    verborgen = sum(weg)
    if not verborgen:
        return False
    rest = totaal - sum(aantal for aantal, w in zip(aantallen, weg, strict=True) if not w)
    return verborgen == 1 or rest <= verborgen or rest == verborgen * (drempel - 1)
