"""Paging that counts no further than is worth showing: a long list costs as little as a short one."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

TELT_TOT = 1000
MAX_BLADZIJDE = 10_000


class Begrensd(Paginator):
    """Counts to a thousand, or to a page past the one asked for. `meer` tells that there are more."""

    def __init__(
        self, rijen: Any, per_bladzijde: int, gevraagd: str | None, telt_tot: int = TELT_TOT
    ) -> None:
        super().__init__(rijen, per_bladzijde)
        nummer = 1
        if gevraagd and gevraagd.isascii() and gevraagd.isdigit():
            # Thousands of digits are no number to Python, and past the last page any number is the same.
            nummer = min(int(gevraagd[:20]), MAX_BLADZIJDE)
        self.grens = max(telt_tot, (nummer + 1) * per_bladzijde)

    @cached_property
    def _geteld(self) -> int:
        rijen: Any = self.object_list
        grens = self.grens + 1
        return int(
            rijen.tel(grens) if hasattr(rijen, "tel") else rijen.order_by().values("pk")[:grens].count()
        )

    @cached_property
    def count(self) -> int:
        return min(self._geteld, self.grens)

    @property
    def meer(self) -> bool:
        return self._geteld > self.grens


def blader(rijen: Any, gevraagd: str | None, per_bladzijde: int, *, telt_tot: int = TELT_TOT) -> Page:
    """The page that was asked for; the first one if that makes no sense, the last one if it is past the end."""
    return Begrensd(rijen, per_bladzijde, gevraagd, telt_tot).get_page(gevraagd)
