"""A scale that starts at zero and ends on a round figure."""

import math


def streepjes(hoogste: float, *, geheel: bool, ongeveer: int = 4) -> list[float]:
    """Round tick values from 0 up to at least `hoogste`: steps of 1, 2 or 5 times a power of ten."""
    if hoogste <= 0:
        return [0, 1]
    ruw = hoogste / ongeveer
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(macht * keer for keer in (1, 2, 5, 10) if macht * keer >= ruw - 1e-9)
    stap = max(stap, 1.0) if geheel else stap
    aantal = math.ceil(hoogste / stap - 1e-9)
    return [round(stap * nummer, 6) for nummer in range(aantal + 1)]
