"""What one mutation is: how to break it, and which tests might notice."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

Blok = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True)
class Mutant:
    """`gebroken` breaks it for the duration of a block; `past` says which tests (by node id) might notice.

    A door can have two locks: a policy asks a table that has a policy of its own. What nobody notices because the
    other lock still holds is tried again in each block of `ontsloten`, with that other lock open. There only
    those tests count that are green in it as long as nothing is broken.
    """

    soort: str  # beleid, ladder or tak
    naam: str
    gebroken: Blok
    past: Callable[[str], bool]
    ontsloten: tuple[tuple[str, Blok], ...] = ()
