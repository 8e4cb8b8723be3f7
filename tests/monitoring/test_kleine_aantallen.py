"""Small numbers: what is hidden stays hidden, whatever is shown beside it."""

from itertools import product

import pytest

from monitoring.kleine_aantallen import VERBORGEN, onderdruk, verberg_totaal

X = VERBORGEN


@pytest.mark.parametrize(
    ("aantallen", "totaal", "verwacht", "verwacht_totaal"),
    [
        ([0, 0], 0, (0, 0), 0),  # zero is shown
        ([12, 9], 21, (12, 9), 21),
        ([12, 3], 15, (X, X), 15),  # the other one goes with it
        ([12, 3, 30], 45, (X, X, 30), 45),  # and of several the first
        ([12, 3, 0], 15, (X, X, 0), 15),  # a zero cannot protect anything
        ([3, 0], 3, (X, 0), X),
        ([4, 4], 8, (X, X), X),  # both can only be 4
        ([1, 1], 2, (X, X), X),
        ([1, 1, 20], 22, (X, X, X), 22),  # 22 - 20 leaves two ones
        ([2, 4, 20], 26, (X, X, 20), 26),
        ([7], 7, (7,), 7),
        ([4], 4, (X,), X),
    ],
)
def test_met_totaal(
    aantallen: list[int], totaal: int, verwacht: tuple[object, ...], verwacht_totaal: object
) -> None:
    uit = onderdruk(aantallen, drempel=5, totaal=totaal)
    assert (uit.cellen, uit.totaal) == (verwacht, verwacht_totaal)


def test_zonder_totaal_staat_elk_cijfer_op_zichzelf() -> None:
    assert onderdruk([0, 1, 4, 5], drempel=5).cellen == (0, X, X, 5)


@pytest.mark.parametrize(("drempel", "lengte"), [(4, 2), (5, 2), (3, 3), (5, 3)])
def test_niets_is_terug_te_rekenen(drempel: int, lengte: int) -> None:
    """Who knows the rule and sees the picture still has more than one answer for each hidden cell."""
    hoogste = 16
    beelden: dict[object, list[tuple[int, ...]]] = {}
    for cellen in product(range(hoogste), repeat=lengte):
        uit = onderdruk(cellen, drempel=drempel, totaal=sum(cellen))
        assert all(cel == X for cel, aantal in zip(uit.cellen, cellen, strict=True) if 0 < aantal < drempel)
        if uit.totaal != X and sum(cellen) < hoogste:  # so that all answers are among those tried
            beelden.setdefault((uit.cellen, uit.totaal), []).append(cellen)
    for beeld, mogelijk in beelden.items():
        for plek, cel in enumerate(beeld[0]):  # type: ignore[index]
            assert cel != X or len({cellen[plek] for cellen in mogelijk}) > 1, (beeld, mogelijk)


def test_een_totaal_dat_verborgen_moet_blijven() -> None:
    open_tabel = onderdruk([9, 6, 0], drempel=5, totaal=15)
    dicht = verberg_totaal(open_tabel, [9, 6, 0])
    assert (dicht.cellen, dicht.totaal) == ((X, 6, 0), X)
