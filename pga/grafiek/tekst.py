"""Words in a drawing: how wide they are, and where they break. SVG does neither by itself."""

import unicodedata
from functools import lru_cache

import pyphen

# Advance widths of Noto Sans in em, rounded up in groups; what is not listed counts as the widest capital.
_BREEDTES = (
    (0.28, "'ijl!,.:;J `|\u00b7\u2019\u2018"),
    (0.37, "()-[]Ift/\\"),
    (0.48, '{}"r?_zcs'),
    (0.57, "vyFLkx*SETae$+0123456789<=>YZ^~éëèêáàäç–€"),
    (0.65, "XPVobdgpqKRhnuCA#BöóòôüúùûñÉ"),
    (0.79, "&DGUHNOQw"),
    (0.95, "%@MWm…—"),
)
_BREEDTE = {teken: breedte for breedte, tekens in _BREEDTES for teken in tekens}
_SPELING = 1.06  # bold text and other fonts are a little wider
ZACHT = "\u00ad"  # soft hyphen: a place where a word may break


def schoon(tekst: str) -> str:
    """The text without control characters, which no XML may carry, and with white space as single spaces."""
    zonder = "".join(" " if teken.isspace() else teken for teken in str(tekst))
    zonder = "".join(teken for teken in zonder if unicodedata.category(teken) not in ("Cc", "Cs"))
    return " ".join(zonder.split())


def breedte_van(tekst: str, grootte: float = 13) -> float:
    """How wide the text is at most, in the units of the drawing."""
    return sum(_BREEDTE.get(teken, 0.95) for teken in tekst if teken != ZACHT) * grootte * _SPELING


def regels_van(tekst: str, breedte: float, grootte: float = 13) -> list[str]:
    """The text in lines no wider than `breedte`: broken at spaces, after / and -, else between syllables.

    Nothing is left out, however long the word.
    """
    regels: list[str] = []
    for woord in schoon(tekst).split(" "):
        for deel, spatie in _delen(woord, breedte, grootte):
            vorige = regels[-1] if regels else ""
            kandidaat = f"{vorige}{' ' if spatie and vorige else ''}{deel}"
            if regels and breedte_van(kandidaat, grootte) <= breedte:
                regels[-1] = kandidaat
            else:
                regels.append(deel)
    return [_zonder_zacht(regel) for regel in regels] or [""]


def _delen(woord: str, breedte: float, grootte: float) -> list[tuple[str, bool]]:
    """A word as pieces that each fit; the flag says whether a space goes before the piece."""
    if breedte_van(woord, grootte) <= breedte:
        return [(woord, True)]
    stukken: list[tuple[str, bool]] = []
    for nummer, deel in enumerate(_breekbaar(woord)):
        rest, eerste = deel, nummer == 0
        while breedte_van(rest, grootte) > breedte and len(rest) > 2:
            lengte = _past(rest, breedte, grootte)
            stukken.append((rest[:lengte] + "-", eerste))
            rest, eerste = rest[lengte:], False
        stukken.append((rest, eerste))
    return stukken


def _breekbaar(woord: str) -> list[str]:
    """The word split after each slash and hyphen, and at each soft hyphen (which then shows)."""
    delen, huidig = [], ""
    for teken in woord:
        huidig += teken
        if teken in f"/-{ZACHT}":
            delen.append(huidig)
            huidig = ""
    return [*delen, huidig] if huidig else delen


def _past(woord: str, breedte: float, grootte: float) -> int:
    """How many characters of the word fit together with a hyphen: whole syllables, else letters."""
    past = [n for n in range(1, len(woord) - 1) if breedte_van(woord[:n] + "-", grootte) <= breedte]
    lettergrepen = [n for n in _lettergrepen().positions(woord) if n in past]
    return max(lettergrepen or past or [1])


@lru_cache(maxsize=1)
def _lettergrepen() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl", left=3, right=4)


def _zonder_zacht(regel: str) -> str:
    """A soft hyphen shows as a hyphen only at the end of a line."""
    einde = "-" if regel.endswith(ZACHT) else ""
    return regel.replace(ZACHT, "") + einde
