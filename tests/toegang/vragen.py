"""Who asks the lock: everybody a row can be about, with each right that might open it and each that should not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.toegang.verwacht import LETTERS, Slot

FUNCTIES = (
    "voorzitter",
    "weger",
    "regisseur",
    "jeugdmarshall",
    "ondersteuner",
    "analist",
    "partner",
    "beleid",
    "privacy",
    "beheer",
)


@dataclass(frozen=True)
class Vraag:
    """Who asks: what the row knows of them, and which rights they hold on its case, by name or through a group."""

    ik: frozenset[str]
    rechten: frozenset[str] = frozenset()
    via: str = "groep"

    def __str__(self) -> str:
        return " ".join(("+".join((*sorted(self.ik), "".join(sorted(self.rechten)))) or "niemand", self.via))


def kent(ik: frozenset[str], vraag: Vraag) -> bool:
    """The row knows all of this about who asks; `!zelf` is somebody else than the person the row is about."""
    return all((deel[1:] not in vraag.ik) if deel[0] == "!" else (deel in vraag.ik) for deel in ik)


def tokens(regel: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The ways in of a rule of verwacht.py: what the row must know of who asks, and the rights they must hold."""
    for token in regel.split():
        ik, plus, rechten = token.partition("+")
        if not plus and set(token) <= set(LETTERS):
            ik, rechten = "", token
        yield frozenset(ik.split(".")) - {""}, frozenset(rechten)


def vragen(slot: Slot, opdrachten: Sequence[str]) -> Iterator[Vraag]:
    wegen = list(tokens(" ".join(getattr(slot, opdracht) for opdracht in opdrachten)))
    los = {frozenset(letter) for letter in LETTERS} | {rechten for _, rechten in wegen if rechten}
    los |= {rechten for _, rechten in tokens(slot.ook)}
    wie = sorted(_wie(wegen), key=sorted)
    yield from (Vraag(ik, rechten) for ik, rechten in _andere_functies(wegen))
    for ik in wie:
        yield Vraag(ik)
        met_recht = [rechten for ander, rechten in wegen if _zonder_niet(ander) == ik]
        if functies := {deel for deel in ik if deel.startswith("fn:")}:
            elders = ik - functies | {deel.replace("fn:", "elders:") for deel in functies}
            yield from (Vraag(elders, rechten) for rechten in met_recht)
            if not any(met_recht):
                continue
        yield from _bijna(ik, wegen)
        for rechten in sorted(los, key=sorted):
            yield Vraag(ik, rechten)
            if "zelf" not in ik:
                yield Vraag(ik, rechten, "naam")
    # last, because these give the person of the row grants of their own
    for ik in wie:
        if "zelf" in ik:
            yield from (Vraag(ik, rechten, "naam") for rechten in sorted(los, key=sorted))
            tijdelijk = {rechten for _, rechten in wegen if rechten}
            yield from (Vraag(ik, rechten, "naam, tijdelijk") for rechten in sorted(tijdelijk, key=sorted))


def _wie(wegen: list[tuple[frozenset[str], frozenset[str]]]) -> set[frozenset[str]]:
    """`partner` acts for another organisation than that of the row."""
    wie = {frozenset[str](), frozenset({"zelf"}), frozenset({"huis"}), frozenset({"huis", "groep"})}
    wie |= {_zonder_niet(ik) for ik, _ in wegen} | {
        frozenset(deel.lstrip("!") for deel in ik) for ik, _ in wegen
    }
    wie |= {frozenset({f"fn:{functie}"}) for functie in FUNCTIES}
    wie |= {ik - {"groep"} | {"partner"} for ik, _ in wegen if "groep" in ik}
    return wie | {frozenset({"partner"})}


def _andere_functies(
    wegen: list[tuple[frozenset[str], frozenset[str]]],
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """All that a way in asks, but another function than it names."""
    anders = {
        (frozenset(f"fn:{functie}" if deel.startswith("fn:") else deel for deel in _zonder_niet(ik)), rechten)
        for ik, rechten in wegen
        for functie in FUNCTIES
        if any(deel.startswith("fn:") for deel in ik)
    }
    return sorted(anders, key=lambda vraag: (sorted(vraag[0]), sorted(vraag[1])))


def _zonder_niet(ik: frozenset[str]) -> frozenset[str]:
    return frozenset(deel for deel in ik if deel[0] != "!")


def _bijna(ik: frozenset[str], wegen: list[tuple[frozenset[str], frozenset[str]]]) -> Iterator[Vraag]:
    """What is held beside what is over or held elsewhere: all of a way in but one right. And all of it, for an hour."""
    deels = {frozenset[str](), frozenset("i")} | {recht - {letter} for _, recht in wegen for letter in recht}
    for rechten in sorted(deels, key=sorted):
        yield Vraag(ik, rechten, "verlopen")
        yield Vraag(ik, rechten, "een andere casus")
    for rechten in sorted({rechten for _, rechten in wegen if rechten}, key=sorted):
        yield Vraag(ik, rechten, "tijdelijk")
        if "zelf" not in ik:
            yield Vraag(ik, rechten, "naam, tijdelijk")
