"""A quarter of a year: the period of every report."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from django.utils import timezone


@dataclass(frozen=True, slots=True, order=True)
class Kwartaal:
    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        if not (1 <= self.nummer <= 4 and 2000 <= self.jaar <= 2199):
            raise ValueError(f"geen kwartaal: {self.jaar}-{self.nummer}")

    @classmethod
    def van_dag(cls, dag: dt.date) -> Self:
        return cls(dag.year, (dag.month + 2) // 3)

    @classmethod
    def nu(cls) -> Self:
        return cls.van_dag(timezone.localdate())

    @classmethod
    def uit_code(cls, code: str) -> Self:
        """From `2026-3`; ValueError for anything else."""
        jaar, _, nummer = code.partition("-")
        return cls(int(jaar), int(nummer))

    @property
    def code(self) -> str:
        return f"{self.jaar}-{self.nummer}"

    @property
    def van(self) -> dt.date:
        return dt.date(self.jaar, 3 * self.nummer - 2, 1)

    @property
    def tot_en_met(self) -> dt.date:
        return self.volgende.van - dt.timedelta(days=1)

    @property
    def volgende(self) -> "Kwartaal":
        return Kwartaal(self.jaar, self.nummer + 1) if self.nummer < 4 else Kwartaal(self.jaar + 1, 1)

    @property
    def vorige(self) -> "Kwartaal":
        return Kwartaal(self.jaar, self.nummer - 1) if self.nummer > 1 else Kwartaal(self.jaar - 1, 4)

    @property
    def kort(self) -> str:
        return f"{self.jaar} K{self.nummer}"

    def __str__(self) -> str:
        return f"{self.nummer}e kwartaal {self.jaar}"


def laatste_kwartalen(tot_en_met: Kwartaal, aantal: int) -> list[Kwartaal]:
    """That many quarters in a row, oldest first, the last one being `tot_en_met`."""
    rij = [tot_en_met]
    while len(rij) < aantal:
        rij.insert(0, rij[0].vorige)
    return rij
