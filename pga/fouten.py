"""Errors of the domain: Dutch sentences that say what is wrong and what to do."""

from collections.abc import Sequence
from typing import Any


class Bezwaar(Exception):
    """Something may not happen now; `zinnen` tell why, one sentence each."""

    def __init__(self, *zinnen: str) -> None:
        super().__init__(*zinnen)
        self.zinnen: Sequence[str] = zinnen

    def __str__(self) -> str:
        return " ".join(self.zinnen)


class RedenGevraagd(Exception):
    """The application knows no reason why this person opens the case with this number: it asks them first."""

    def __init__(self, nummer: str) -> None:
        super().__init__(nummer)
        self.nummer = nummer


class Verouderd(Bezwaar):
    """Somebody else changed the thing since this user saw it; `nu` is what it is now."""

    def __init__(self, nu: Any) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd. Uw tekst staat hieronder nog; vergelijk en bewaar opnieuw."
        )
        self.nu = nu


class GeenToegang(Bezwaar):
    """This person may not do this; the same sentence for everything, so that it tells nothing."""

    def __init__(self) -> None:
        super().__init__("U mag dit niet doen in deze casus. Vraag het de regisseur of de voorzitter.")
