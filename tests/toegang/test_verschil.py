"""What somebody may not see changes nothing of what they do see: no text, no count, no order, no pager.

Six cases with a row in every table; whose text may stand where follows from the table that was written by hand.
The same without the filters of the application: test_zonder_filter.py.
"""

from typing import Any

import pytest
from django.core.paginator import Paginator
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from pga.models import Gebruiker
from pga.toegang.context import als_systeem, namens
from tests.bouw import maak_casus
from tests.conftest import logt_in
from tests.toegang.bladzijden import bladzijden, verboden, verschil
from tests.toegang.rijen import Vuller
from tests.toegang.situatie import MENSEN, Situatie, Zaak
from tests.toegang.test_schermen import ROUTES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wie", MENSEN)
def test_geen_tekst_waar_hij_niet_mag(situatie: Situatie, wie: str) -> None:
    """Every text of every table names its case and table; none stands on a page of somebody who may not read it."""
    spelers, zaken = situatie
    gelezen = bladzijden(logt_in(spelers[wie]), zaken, ook_gelezen=True)
    fout = verboden(wie, spelers[wie].functies, gelezen)
    assert not fout, "\n".join(fout)


def _onzichtbaar(wie: Gebruiker, zaken: dict[str, Zaak]) -> list[models.Model]:
    rijen = [rij for zaak in zaken.values() for reeks in zaak.rijen.values() for rij in reeks]
    with namens(wie):
        return [rij for rij in rijen if not type(rij)._default_manager.filter(pk=rij.pk).exists()]


def _verander(rij: models.Model) -> None:
    """Another text, another day, another number."""
    for veld in rij._meta.concrete_fields:
        if (
            veld.choices
            or veld.unique
            or isinstance(veld, models.ForeignKey)
            or veld.name in {"nummer", "van"}
        ):
            continue
        if isinstance(veld, models.TextField | models.CharField):
            setattr(rij, veld.name, "AAA anders"[: veld.max_length or 20])
        elif isinstance(veld, models.DateField) and getattr(rij, veld.name) and veld.name != "tot":
            anders = timezone.now() if isinstance(veld, models.DateTimeField) else timezone.localdate()
            setattr(rij, veld.name, anders.replace(year=anders.year - 1))


def een_per_bladzijde(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row is a page, so that the pager of a list tells how many rows there are."""
    gewoon = Paginator.__init__

    def begin(zelf: Any, rijen: Any, per_page: int, *rest: Any, **opties: Any) -> None:
        gewoon(zelf, rijen, 1, *rest, **opties)

    monkeypatch.setattr(Paginator, "__init__", begin)


@pytest.mark.parametrize(("wie", "bladert"), [("halt", True), ("beleid", False), ("jeugdmarshall", False)])
def test_wat_men_niet_ziet_verandert_niets(
    situatie: Situatie, monkeypatch: pytest.MonkeyPatch, wie: str, bladert: bool
) -> None:
    """Change it, or add a whole case of it: no count, no order, no pager and no page of this person moves."""
    een_per_bladzijde(monkeypatch)
    spelers, zaken = situatie
    client = logt_in(spelers[wie])
    verborgen = _onzichtbaar(spelers[wie], zaken)
    assert len(verborgen) > 100
    with transaction.atomic():
        voor = bladzijden(client, zaken)
        assert any("pagina=2" in adres for adres in voor) is bladert, "who sees more than one row has a pager"
        geraakt = 0
        with als_systeem("test: veranderen wat onzichtbaar is"):
            for rij in verborgen:
                try:
                    with transaction.atomic():
                        _verander(rij)
                        rij.save()
                        geraakt += 1
                except DatabaseError:  # a row that only ever is added to
                    continue
        assert geraakt > 80
        assert not verschil(voor, bladzijden(client, zaken))
        nieuw = maak_casus(spelers, voornaam="Onzichtbaar", achternaam="Matrix")
        Vuller(
            nieuw, spelers["jongerenwerk"], spelers["leerplicht"], "TEKST-nieuw", ook_zonder_casus=False
        ).vul()
        # its meeting is on the list of meetings, which tells of no case
        anders = verschil(voor, bladzijden(client, zaken))
        assert not [regel for regel in anders if not regel.startswith("/vergaderingen/")]
        transaction.set_rollback(True)


def test_lijsten_bestaan() -> None:
    assert ROUTES
    assert {"casussen", "acties", "aanmeldingen", "verzoeken", "weging", "herijking", "brieven"} <= set(
        ROUTES
    )


@pytest.mark.parametrize("adres", ["/casussen/TEKST-geheim/", "/TEKST-geheim/", "/?sorteer=TEKST-geheim"])
def test_wat_in_een_adres_staat_komt_niet_terug(
    situatie: Situatie, caplog: pytest.LogCaptureFixture, adres: str
) -> None:
    """Neither on an error page nor in a log."""
    spelers, _ = situatie
    antwoord = logt_in(spelers["halt"]).get(adres)
    assert b"TEKST-geheim" not in antwoord.content or antwoord.status_code == 200
    assert "TEKST-geheim" not in caplog.text
