"""One pytest session in which each mutant is broken in turn, and the tests that might notice run until one is red."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from _pytest.runner import runtestprotocol
from django.db import connections

if TYPE_CHECKING:  # they read the settings, which pytest sets up first
    from tests.mutaties.mutanten import Mutant


class Lus:
    """pytest plugin: collects as always, but runs the tests once for every mutant. `over` are those nobody noticed."""

    def __init__(self, kies: Callable[[list["Mutant"]], list["Mutant"]], meld: Callable[[str], None]) -> None:
        self.kies, self.meld = kies, meld
        self.gezien: set[str] = set()
        self.over: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from tests.mutaties.mutanten import alle

        per_module: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            per_module.setdefault(item.nodeid.partition("::")[0], []).append(item)
        mutanten: list[Mutant] | None = None
        eigenaar: Any = None
        for items in per_module.values():
            self._groen(items[0], items)  # the first makes the database
            if mutanten is None:
                eigenaar = _eigenaar()
                mutanten = self.kies(alle(eigenaar))
                self.meld(f"{len(mutanten)} mutaties.")
            van_hier = [m for m in mutanten if any(m.past(item.nodeid) for item in items)]
            nodig = [item for item in items if any(m.past(item.nodeid) for m in van_hier)]
            if rood := [item.nodeid for item in nodig if not self._groen(item, items)]:
                raise pytest.UsageError(f"Al rood zonder mutatie: {rood[:5]}")
            self._probeer(van_hier, items)
            self._groen(items[-1], None)
        if eigenaar is not None:
            eigenaar.close()
        self.over = [mutant.naam for mutant in mutanten or [] if mutant.naam not in self.gezien]
        return True

    def _probeer(self, mutanten: list["Mutant"], items: list[pytest.Item]) -> None:
        """A mutant that an earlier module saw is not tried again."""
        for mutant in mutanten:
            passend = [item for item in items if mutant.past(item.nodeid)]
            if mutant.naam in self.gezien:
                continue
            with mutant.gebroken():
                if any(not self._groen(item, items) for item in passend):
                    self.gezien.add(mutant.naam)

    def _groen(self, item: pytest.Item, items: list[pytest.Item] | None) -> bool:
        """Run one test; what its module set up stays, as long as another test of it is named as the next."""
        volgende = next((ander for ander in items if ander is not item), None) if items else None
        item._initrequest()  # type: ignore[attr-defined]  # as pytest-rerunfailures does
        return not any(verslag.failed for verslag in runtestprotocol(item, nextitem=volgende, log=False))


def _eigenaar() -> psycopg.Connection[tuple[object, ...]]:
    """The owner of the test database, on a connection of its own: policies are not the application's to change."""
    return psycopg.connect(**connections["eigenaar"].get_connection_params(), autocommit=True)
