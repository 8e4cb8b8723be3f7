"""The names around a radar: each at its axis, wrapped to the room there, none over another."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from pga.grafiek.tekenen import GRIJS, REGEL, Punt, samen, tekst
from pga.grafiek.tekst import breedte_van, regels_van

ONBESPROKEN = "onbesproken"
SPELING = 1e-6
ANKERS = {-1: "end", 0: "middle", 1: "start"}
SMAL = 106.0  # room for a name beside the widest point of the web


@dataclass(slots=True)
class Label:
    """A name as a block of lines; `zijde` is left (-1), middle (0) or right (1) of the web."""

    x: float
    top: float
    zijde: int
    regels: list[str]
    onbesproken: bool

    @property
    def hoogte(self) -> float:
        return REGEL * (len(self.regels) + self.onbesproken)

    @property
    def onder(self) -> float:
        return self.top + self.hoogte

    @property
    def breedte(self) -> float:
        return max(breedte_van(regel) for regel in (*self.regels, ONBESPROKEN if self.onbesproken else ""))

    @property
    def links(self) -> float:
        return self.x - self.breedte * (1 - self.zijde) / 2

    @property
    def rechts(self) -> float:
        return self.links + self.breedte

    def raakt(self, ander: "Label") -> bool:
        """They lie over each other; that one begins where the other ends is not that, however it is rounded."""
        naast = self.rechts <= ander.links + SPELING or ander.rechts <= self.links + SPELING
        boven = self.onder <= ander.top + SPELING or ander.onder <= self.top + SPELING
        return not naast and not boven

    def teken(self) -> SafeString:
        anker = ANKERS[self.zijde]
        delen = [
            tekst((self.x, self.top + REGEL * i + 12.5), regel, anker=anker)
            for i, regel in enumerate(self.regels)
        ]
        if self.onbesproken:
            onder = (self.x, self.onder - REGEL + 12.5)
            delen.append(tekst(onder, ONBESPROKEN, anker=anker, grootte=12, kleur=GRIJS))
        return samen(delen)


def labels_rond(
    punten: Sequence[Punt], namen: Sequence[str], open_: Sequence[bool], straal: float
) -> list[Label]:
    """A label per axis end; `open_` tells which were not discussed. They keep clear of each other."""
    labels = []
    for (x, y), naam, onbesproken in zip(punten, namen, open_, strict=True):
        zijde = 0 if abs(x) < straal / 4 else int(math.copysign(1, x))
        ruimte = straal + SMAL - min(abs(x), 1.09 * straal) if zijde else 1.6 * straal
        label = Label(x, 0, zijde, regels_van(naam, ruimte), onbesproken)
        label.top = y - label.hoogte / 2 + (y / straal) * label.hoogte / (4 if zijde else 2)
        labels.append(label)
    for zijde in (-1, 1):
        _onder_elkaar(
            sorted((label for label in labels if label.zijde == zijde), key=lambda label: label.top)
        )
    for label in labels:
        if not label.zijde:
            _naar_buiten(label, [ander for ander in labels if ander.zijde])
    return labels


def _onder_elkaar(kolom: Sequence[Label]) -> None:
    for boven, label in itertools.pairwise(kolom):
        label.top = max(label.top, boven.onder)


def _naar_buiten(label: Label, anderen: Sequence[Label]) -> None:
    """Move a label in the middle up or down, away from the web, until it is free of those beside it."""
    omhoog = label.top < 0
    for ander in sorted(anderen, key=lambda ander: ander.top, reverse=omhoog):
        if label.raakt(ander):
            label.top = ander.top - label.hoogte if omhoog else ander.onder
