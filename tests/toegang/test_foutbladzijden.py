"""Error pages repeat nothing: not what stood in the address, not what was sent, not what the fault said."""

from typing import Any

import pytest
from django.test import Client

from pga.models import Gebruiker
from tests.conftest import INLOGGEN, logt_in

GEHEIM = "KANARIE-fout-x-0-x"


@pytest.mark.django_db
@pytest.mark.parametrize("wie", ["voorzitter", "politie", "buitenstaander"])
def test_foutbladzijden_herhalen_niets(
    spelers: dict[str, Gebruiker], monkeypatch: pytest.MonkeyPatch, wie: str
) -> None:
    def stuk(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError(GEHEIM)

    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(spelers[wie], backend=INLOGGEN)
    vrij = logt_in(spelers[wie])
    with monkeypatch.context() as even:
        even.setattr("pga.views.organisaties.partnerlijst", stuk)
        kapot = client.get("/organisaties/", {"q": GEHEIM})
    assert kapot.status_code == 500
    antwoorden = {
        "500": kapot,
        "404": client.get(f"/casussen/{GEHEIM}/"),
        "404 vraag": client.get("/bestaat-niet/", {"q": GEHEIM}),
        "403": client.post("/aanmeldingen/nieuw/", {"voornaam": GEHEIM, "_formulier": GEHEIM}),
        "400": vrij.post("/concept/", {"pad": f"/casussen/{GEHEIM}/", "tekst": GEHEIM}),
        "404 post": vrij.post(f"/casussen/{GEHEIM}/bespreking/bijdragen/nieuw/", {"tekst": GEHEIM}),
        "400 host": client.get("/", headers={"host": f"{GEHEIM}.example"}),
    }
    for naam, antwoord in antwoorden.items():
        assert antwoord.status_code >= 400, (naam, antwoord.status_code)
        assert GEHEIM.encode() not in antwoord.content, naam
        assert GEHEIM not in " ".join(antwoord.headers.values()), naam
