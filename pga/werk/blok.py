"""What a block of the start page or of a case's first page is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_KENGETAL = {"url": "", "toelichting": "", "soort": ""}


@dataclass(slots=True)
class Paneel:
    """A block of the start page. `taken` are rows for the component werklijst; `sjabloon` draws the rest.

    The template gets the entries of `context` as variables, and `paneel`.
    """

    titel: str
    taken: Sequence[dict[str, Any]] = ()
    leeg: str = ""
    aantal: int | None = None
    kengetallen: Sequence[dict[str, Any]] = ()  # waarde, label; if wanted url, toelichting, soort
    acties: Sequence[dict[str, str]] = ()  # titel, url
    sjabloon: str = ""
    context: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kengetallen = [_KENGETAL | getal for getal in self.kengetallen]

    @property
    def is_leeg(self) -> bool:
        return not (self.taken or self.kengetallen or self.sjabloon)


@dataclass(slots=True)
class Casuspaneel:
    """A block of a case's first page; `smal` stands in the narrow column. Context as with Paneel."""

    titel: str
    sjabloon: str
    context: dict[str, Any] = field(default_factory=dict)
    smal: bool = False
