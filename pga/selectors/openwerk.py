"""What partners still have to do in cases, as the apps that own the work tell it."""

from collections.abc import Callable, Collection

from django.utils.module_loading import import_string

from pga.toegang.einde import OPEN_WERK

Werk = dict[tuple[int, int], list[str]]  # (case, organisation) -> "2 acties", "1 vraag"


def open_werk(casus_ids: Collection[int]) -> Werk:
    """All open work in these cases, in words; as far as the one who asks may see it."""
    alles: Werk = {}
    bronnen: list[Callable[[Collection[int]], Werk]] = [import_string(pad) for pad in OPEN_WERK]
    for bron in bronnen:
        for sleutel, woorden in bron(casus_ids).items():
            alles.setdefault(sleutel, []).extend(woorden)
    return alles
