"""URL × function × (own, invited, ended, restricted, shielded, other): compared with a table written by hand."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from pga.demo.inrichting import maak_spelers
from tests.conftest import logt_in
from tests.toegang.matrix import ELDERS, MATRIX, Rij
from tests.toegang.situatie import CASUSSEN, MENSEN, Zaak, maak_zaken, rechten
from tests.toegang.test_schermen import ROUTES

pytestmark = pytest.mark.django_db
# Of those who come in, so many open the page of each address: the first case of each person, and one who sends a form.
PAGINAS, FORMULIEREN = 4, 1
VAST: dict[str, object] = {
    "leefgebied": "delict",
    "soort": "integrale_aanpak",
    "stap": "klaar",
    "uitkomst": "agenderen",
}
Situatie = tuple[dict[str, Client], dict[str, Zaak]]


@pytest.fixture(scope="module")
def situatie(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situatie]:
    with django_db_blocker.unblock():
        try:
            spelers = maak_spelers()
            zaken = maak_zaken(spelers)
            yield {wie: logt_in(spelers[wie]) for wie in MENSEN}, zaken
        finally:
            connections["default"].close()
            call_command("flush", database="eigenaar", interactive=False, verbosity=0)


def test_elk_adres_over_een_casus_staat_in_de_tabel() -> None:
    met_object = {route for route, namen in ROUTES.items() if namen}
    nieuw = met_object - set(MATRIX) - set(ELDERS)
    assert not nieuw, f"Zet in tests/toegang/matrix.py wie hier binnenkomt: {sorted(nieuw)}"
    assert not set(MATRIX) & set(ELDERS)
    assert set(MATRIX) | set(ELDERS) <= met_object


def _adres(route: str, rij: Rij, zaak: Zaak) -> str:
    waarden = VAST | {"nummer": zaak.casus.nummer}
    if "pk" in ROUTES[route]:
        assert zaak.rijen.get(rij.van), f"{route}: van welke tabel is dit adres? Zet `van` in de matrix."
        waarden["pk"] = zaak.rijen[rij.van][0].pk
    onbekend = set(ROUTES[route]) - set(waarden)
    assert not onbekend, f"{route}: wat is {onbekend}? Zet een waarde in VAST."
    return reverse(route, kwargs={naam: waarden[naam] for naam in ROUTES[route]})


def _binnen(rij: Rij, wie: str, naam: str) -> bool:
    if wie not in rij.mensen.split():
        return False
    return bool(set(rechten(wie, naam)) & set(rij.rechten)) or f"{wie}/{naam}" in rij.ook


def _status(client: Client, methode: str, adres: str) -> int:
    with transaction.atomic():
        status = int(getattr(client, methode)(adres).status_code)
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("route", MATRIX)
def test_matrix(situatie: Situatie, route: str) -> None:
    """Who comes in by the table does; everybody else gets 404, on every one of the six cases, page and form alike."""
    rij, fout = MATRIX[route], []
    clients, zaken = situatie
    geopend: list[tuple[str, int]] = []
    for naam in CASUSSEN:
        adres = _adres(route, rij, zaken[naam])
        for wie in MENSEN:
            binnen = _binnen(rij, wie, naam)
            if not binnen and wie not in rij.mensen.split() and naam != "eigen":
                continue  # a screen that is not theirs is not there for any case
            for methode, hoort, grens in (("get", rij.get, PAGINAS), ("post", rij.post, FORMULIEREN)):
                if binnen and sum(1 for _, m in geopend if m == (methode == "get")) >= grens:
                    continue
                anders = 405 if hoort == 405 and wie in rij.mensen.split() else 404
                if binnen:
                    geopend.append((wie, methode == "get"))
                status = _status(clients[wie], methode, adres)
                if status != (hoort if binnen else anders):
                    fout.append(f"{methode} {naam} {wie}: {status}")
    assert not fout, "\n".join(fout)
