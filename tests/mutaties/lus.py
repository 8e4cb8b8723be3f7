"""One pytest session in which each mutant is broken in turn, and the tests that might notice run until one is red."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from _pytest.runner import runtestprotocol
from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

if TYPE_CHECKING:  # they read the settings, which pytest sets up first
    from tests.mutaties.mutant import Mutant


class Lus:
    """pytest plugin: collects as always, but runs the tests once for every mutant. `uitslag` says what came of it."""

    def __init__(self, kies: Callable[[list["Mutant"]], list["Mutant"]], meld: Callable[[str], None]) -> None:
        self.kies, self.meld = kies, meld
        self.gezien: set[str] = set()
        self.tweede: set[str] = set()  # seen only with the other lock of the same door open
        self.uitslag: dict[str, dict[str, list[str]]] = {}
        self._houdt: dict[tuple[str, tuple[str, ...]], list[pytest.Item]] = {}  # what stays green

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from tests.mutaties.mutanten import alle

        _laad_alles()

        gevraagd = [Path(arg).name for arg in session.config.args]  # in this order, whatever takes longest
        per_module: dict[str, list[pytest.Item]] = {}
        for item in sorted(session.items, key=lambda item: gevraagd.index(item.path.name)):
            per_module.setdefault(item.nodeid.partition("::")[0], []).append(item)
        mutanten: list[Mutant] | None = None
        eigenaar: Any = None
        volgende = [items[0] for items in per_module.values()][1:]
        for (module, items), hierna in zip(per_module.items(), [*volgende, None], strict=True):
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
            if hierna is None:
                eigenaar.close()
            items[-1]._initrequest()  # type: ignore[attr-defined]
            runtestprotocol(
                items[-1], nextitem=hierna, log=False
            )  # what the module set up is gone, at the end all
            self.meld(f"{module}: {len(self.gezien)} van {len(mutanten)} gezien.")
        for mutant in mutanten or []:
            van_soort = self.uitslag.setdefault(mutant.soort, {"gezien": [], "tweede": [], "over": []})
            hoe = (
                "tweede" if mutant.naam in self.tweede else "gezien" if mutant.naam in self.gezien else "over"
            )
            van_soort[hoe].append(mutant.naam)
        return True

    def _probeer(self, mutanten: list["Mutant"], items: list[pytest.Item]) -> None:
        """A mutant that an earlier module saw is not tried again."""
        for nummer, mutant in enumerate(mutanten, 1):
            if nummer % 100 == 0:
                self.meld(f"{nummer} van {len(mutanten)}")
            if mutant.naam in self.gezien:
                continue
            passend = [item for item in items if mutant.past(item.nodeid)]
            with mutant.gebroken():
                gezien = self._rood(passend, items)
            if not gezien and self._met_ander_slot_open(mutant, passend, items):
                gezien = True
                self.tweede.add(mutant.naam)
            if gezien:
                self.gezien.add(mutant.naam)
            else:
                self.meld(f"Nog niet gezien: {mutant.naam}")

    def _met_ander_slot_open(
        self, mutant: "Mutant", passend: list[pytest.Item], items: list[pytest.Item]
    ) -> bool:
        for sleutel, ontsloten in mutant.ontsloten:
            with ontsloten():
                waarvoor = (sleutel, tuple(item.nodeid for item in passend))
                if waarvoor not in self._houdt:
                    self._houdt[waarvoor] = [item for item in passend if self._groen(item, items)]
                with mutant.gebroken():
                    if self._rood(self._houdt[waarvoor], items):
                        return True
        return False

    def _rood(self, passend: list[pytest.Item], items: list[pytest.Item]) -> bool:
        return any(not self._groen(item, items) for item in passend)

    def _groen(self, item: pytest.Item, items: list[pytest.Item]) -> bool:
        """Run one test; what its module set up stays, as long as another test of it is named as the next."""
        volgende = next((ander for ander in (*items, *item.session.items) if ander is not item), None)
        item._initrequest()  # type: ignore[attr-defined]  # as pytest-rerunfailures does
        return not any(verslag.failed for verslag in runtestprotocol(item, nextitem=volgende, log=False))


def _laad_alles() -> None:
    """Every screen and panel now, and not at the first request: who goes on writing meanwhile changes half of it."""
    from pga.toegang.schermen import CASUSKOLOMMEN, CASUSPANELEN, PANELEN

    import_module(settings.ROOT_URLCONF)
    for functie in (*PANELEN, *CASUSPANELEN, *CASUSKOLOMMEN):
        import_string(functie)


def _eigenaar() -> psycopg.Connection[tuple[object, ...]]:
    """The owner of the test database, on a connection of its own: policies are not the application's to change."""
    return psycopg.connect(**connections["eigenaar"].get_connection_params(), autocommit=True)
