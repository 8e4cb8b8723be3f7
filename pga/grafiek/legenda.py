"""The key under a chart: a sample and the name of each series."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from pga.grafiek.basis import Reeks
from pga.grafiek.tekenen import GRIJS, REGEL, Stijl, merk, reekslijn, samen, staaf, tekst
from pga.grafiek.tekst import breedte_van, regels_van

STAAL = 38.0  # room for the sample
TUSSEN = 14.0
RIJ = REGEL + 4


def legenda(
    reeksen: Sequence[Reeks],
    stijlen: Sequence[Stijl],
    *,
    links: float,
    boven: float,
    breedte: float,
    vullingen: Sequence[str] = (),
    slot: str = "",
) -> tuple[SafeString, float]:
    """As many series on a line as fit, then the closing words; and the height used."""
    delen: list[SafeString] = []
    x, y = links, boven
    for nummer, (reeks, stijl) in enumerate(zip(reeksen, stijlen, strict=True)):
        regels = regels_van(reeks.naam, breedte - STAAL)
        nodig = STAAL + max(breedte_van(regel) for regel in regels)
        if x > links and x + nodig > links + breedte:
            x, y = links, y + RIJ
        delen.append(_staal(x, y + REGEL - 4.5, stijl, vullingen[nummer] if vullingen else ""))
        delen += [tekst((x + STAAL, y + REGEL * (i + 1)), regel) for i, regel in enumerate(regels)]
        y += REGEL * (len(regels) - 1)
        x = x + nodig + TUSSEN if len(regels) == 1 else links + breedte
    y += RIJ
    for regel in regels_van(slot, breedte, 12) if slot else ():
        delen.append(tekst((links, y + REGEL), regel, grootte=12, kleur=GRIJS))
        y += REGEL
    return samen(delen), y + 4 - boven


def _staal(x: float, midden: float, stijl: Stijl, vulling: str) -> SafeString:
    if vulling:
        return staaf(x + 4, midden - 6, 24, 12, vulling=vulling, rand=stijl.kleur)
    return samen([reekslijn([(x, midden), (x + 30, midden)], stijl), merk((x + 15, midden), stijl)])
