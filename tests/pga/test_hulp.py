"""The handbook: a page per function, one's own first."""

import re

import pytest

from pga.choices import Functie
from pga.selectors.hulp import PAGINAS
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db


def test_elke_functie_heeft_een_bladzijde() -> None:
    assert {pagina.functie for pagina in PAGINAS if pagina.functie} == set(Functie.values)


@pytest.mark.parametrize("slug", [pagina.slug for pagina in PAGINAS])
def test_bladzijde_opent_en_haar_links_bestaan(als: Inloggen, slug: str) -> None:
    antwoord = als("regisseur").get(f"/hulp/{slug}/")
    assert antwoord.status_code == 200
    for adres in set(re.findall(r'href="(/hulp/[^"]*)"', antwoord.content.decode())):
        assert als("regisseur").get(adres).status_code == 200


def test_eigen_functie_eerst(als: Inloggen) -> None:
    bladzijde = als("politie").get("/hulp/").content.decode()
    assert bladzijde.index("Voor u") < bladzijde.index("/hulp/partner/") < bladzijde.index("Voor iedereen")
    assert bladzijde.index("Wat doen de anderen?") < bladzijde.index("/hulp/beheer/")


def test_onbekende_bladzijde(als: Inloggen) -> None:
    assert als("halt").get("/hulp/bestaat-niet/").status_code == 404
