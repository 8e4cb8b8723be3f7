"""One branch of the rule in code, and how to break it."""

from typing import NamedTuple


class Tak(NamedTuple):
    """In `doel` (module:name) the words `staat_er` become `wordt`.

    `ook_op_slot`: tables whose policy holds the same door, so that only with that lock open it is this branch alone.
    """

    doel: str
    staat_er: str
    wordt: str
    tests: tuple[str, ...]
    ook_op_slot: tuple[str, ...] = ()


def rij(doel: str, tests: tuple[str, ...], *paren: tuple[str, str], slot: tuple[str, ...] = ()) -> list[Tak]:
    return [Tak(doel, staat_er, wordt, tests, slot) for staat_er, wordt in paren]
