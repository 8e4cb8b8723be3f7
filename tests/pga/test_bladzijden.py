"""A long list counts to a bound; every page of it can still be reached, and its last page is known on arrival."""

import pytest

from pga.selectors.bladzijden import Begrensd, blader


class Rijen:
    """So many rows, which remember how far they were counted."""

    def __init__(self, aantal: int) -> None:
        self.aantal, self.geteld = aantal, 0

    def tel(self, grens: int) -> int:
        self.geteld = max(self.geteld, grens)
        return min(self.aantal, grens)

    def __getitem__(self, deel: slice) -> list[int]:
        return list(range(self.aantal))[deel]


@pytest.mark.parametrize(
    ("aantal", "gevraagd", "toont", "telt", "meer"),
    [
        (0, None, [], 0, False),
        (7, "onzin", [0, 1, 2, 3, 4, 5, 6], 7, False),
        (20, "2", list(range(10, 20)), 20, False),
        (21, None, list(range(10)), 20, True),
        (500, "30", list(range(290, 300)), 310, True),
        (500, "50", list(range(490, 500)), 500, False),
        (500, "9" * 40, list(range(490, 500)), 500, False),
        (500, "-3", list(range(10, 20)), 20, True),
    ],
)
def test_telt_niet_verder_dan_nodig(
    aantal: int, gevraagd: str | None, toont: list[int], telt: int, meer: bool
) -> None:
    blad = blader(Rijen(aantal), gevraagd, 10, telt_tot=20)
    assert list(blad.object_list) == toont
    assert isinstance(blad.paginator, Begrensd)
    assert (blad.paginator.count, blad.paginator.meer) == (telt, meer)


def test_een_lange_lijst_wordt_niet_heel_geteld() -> None:
    rijen = Rijen(1_000_000)
    blader(rijen, None, 50)
    assert rijen.geteld == 1001
