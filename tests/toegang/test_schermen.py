"""URL × function: each route has a row, each row a route, and nobody else comes in."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from pga.models import Gebruiker
from pga.toegang.menu import MENU
from pga.toegang.schermen import CASUSPANELEN, OPENBAAR, PANELEN, SCHERMEN, past
from tests.conftest import Inloggen

WAARDEN: dict[str, object] = {
    "nummer": "UVZ-2020-0001",
    "pk": 1,
    "slug": "partner",
    "stap": "klaar",
    "uitkomst": "agenderen",
    "soort": "integrale_aanpak",
    "leefgebied": "delict",
    "versie": 1,
    "wie": 0,
}


def routes() -> dict[str, list[str]]:
    """Our named routes, with the names of what they take."""
    gevonden: dict[str, list[str]] = {}

    def loop(patronen: list[URLPattern | URLResolver]) -> None:
        for patroon in patronen:
            if isinstance(patroon, URLResolver):
                if patroon.namespace != "admin":
                    loop(patroon.url_patterns)
            elif patroon.name:
                gevonden.setdefault(patroon.name, list(patroon.pattern.converters))

    loop(get_resolver().url_patterns)
    return gevonden


ROUTES = routes()


def adres(route: str) -> str:
    return reverse(route, kwargs={naam: WAARDEN[naam] for naam in ROUTES[route]})


def test_elke_route_heeft_een_rij_en_andersom() -> None:
    assert set(ROUTES) == set(SCHERMEN)


def test_menu_en_panelen_bestaan() -> None:
    from django.utils.module_loading import import_string

    assert {punt.route for punt in MENU} <= set(ROUTES)
    for pad in (*PANELEN, *CASUSPANELEN):
        assert callable(import_string(pad))


@pytest.mark.django_db
def test_zonder_inloggen_alleen_openbaar() -> None:
    for route in ROUTES:
        antwoord = Client().get(adres(route))
        if SCHERMEN[route] == OPENBAAR:
            assert antwoord.status_code in {200, 302, 503}, route
        else:
            assert antwoord.status_code == 302, route
            assert antwoord["Location"].startswith("/inloggen/"), route


@pytest.mark.django_db
def test_wie_het_scherm_niet_heeft_krijgt_niet_gevonden(spelers: dict[str, Gebruiker], als: Inloggen) -> None:
    fout = []
    for naam, gebruiker in spelers.items():
        for route, toegestaan in SCHERMEN.items():
            if not past(toegestaan, gebruiker):
                for methode in ("get", "post"):
                    status = getattr(als(naam), methode)(adres(route)).status_code
                    if status != 404:
                        fout.append((naam, route, methode, status))
    assert not fout


@pytest.mark.django_db
def test_route_zonder_rij_bestaat_niet(als: Inloggen, monkeypatch: pytest.MonkeyPatch) -> None:
    assert als("regisseur").get(adres("hulp")).status_code == 200
    monkeypatch.delitem(SCHERMEN, "hulp")
    assert als("regisseur").get(adres("hulp")).status_code == 404


@pytest.mark.django_db
def test_onbekend_en_verboden_zien_er_hetzelfde_uit(als: Inloggen) -> None:
    verboden, onbekend = als("politie").get("/brieven/"), als("politie").get("/bestaat-niet/")
    assert verboden.status_code == onbekend.status_code == 404
    assert verboden.content == onbekend.content


@pytest.mark.django_db
def test_beheer_alleen_voor_de_beheerder(spelers: dict[str, Gebruiker], als: Inloggen) -> None:
    for naam in spelers:
        assert als(naam).get("/beheer/").status_code == (200 if naam == "beheer" else 404), naam
