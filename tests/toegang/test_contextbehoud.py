"""No context survives: not the next person on the connection, not a fault, not a task, not a body that streams."""

import re
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from pga.choices import Rol
from pga.middleware import Context
from pga.models import Casus, Gebruiker, Organisatie
from pga.services.toegang import betrek
from pga.tasks import loop_toegang_na
from pga.toegang.context import als_systeem, namens
from tests.bouw import maak_casus
from tests.conftest import INLOGGEN, logt_in
from tests.huisregels.bron import HUIS
from tests.huisregels.test_maten import bestanden

Spelers = dict[str, Gebruiker]
_INSTELLINGEN = ("gebruiker", "organisatie", "groepen", "systeem", "meekijken")


def niemand() -> bool:
    """Outside of any block nobody asks: no setting is left, and there are no rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(f"current_setting('pga.{naam}', true)" for naam in _INSTELLINGEN)
        )
        return not any(cursor.fetchone()) and not Casus.objects.exists()


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return maak_casus(spelers)


@pytest.mark.django_db(transaction=True)
def test_een_verbinding_veel_mensen(monkeypatch: pytest.MonkeyPatch) -> None:
    """In real transactions, with the connection kept open as CONN_MAX_AGE does: page, stranger, fault, task, nobody."""
    from pga.demo.inrichting import maak_spelers

    spelers = maak_spelers()
    adres = f"/casussen/{maak_casus(spelers).nummer}/"
    voorzitter = Client(raise_request_exception=False)
    voorzitter.force_login(spelers["voorzitter"], backend=INLOGGEN)
    vreemde = logt_in(spelers["buitenstaander"])
    verbinding = connection.connection
    assert connection.settings_dict["CONN_MAX_AGE"]

    for _ in range(2):
        assert voorzitter.get(adres).status_code == 200
        assert niemand()
        assert vreemde.get(adres).status_code == 404
        assert niemand()

    def stuk(*args: Any, **kwargs: Any) -> None:
        assert Casus.objects.exists()
        raise ZeroDivisionError

    with monkeypatch.context() as even:
        even.setattr("pga.views.casussen.overzicht", stuk)
        assert voorzitter.get(adres).status_code == 500
    assert niemand()
    assert vreemde.get(adres).status_code == 404

    assert voorzitter.get(adres).status_code == 200
    assert loop_toegang_na.apply().get() == 0
    assert niemand()
    assert tel_casussen.apply().get() == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pga_casus SET waarom_integraal = 'weg'")
        assert cursor.rowcount == 0
    assert connection.connection is verbinding


@current_app.task(name="tests.tel_casussen")
def tel_casussen() -> int:
    """A task that forgot to say in whose name it works."""
    return Casus.objects.count()


@pytest.mark.django_db
def test_taak_na_een_verzoek_in_hetzelfde_proces(casus: Casus, spelers: Spelers) -> None:
    assert logt_in(spelers["voorzitter"]).get(f"/casussen/{casus.nummer}/").status_code == 200
    assert tel_casussen.apply().get() == 0
    assert niemand()


@pytest.mark.django_db
def test_wat_stroomt_ziet_niets(casus: Casus, spelers: Spelers) -> None:
    """A body that is made after the middleware is done is made for nobody."""
    verzoek = RequestFactory().get("/")
    verzoek.user = spelers["voorzitter"]

    def stroom(request: HttpRequest) -> Any:
        assert Casus.objects.count() == 1
        return StreamingHttpResponse(str(Casus.objects.count()) for _ in range(2))

    antwoord: Any = Context(stroom)(verzoek)
    assert b"".join(antwoord.streaming_content) == b"00"
    assert niemand()


@pytest.mark.django_db
def test_context_in_context(casus: Casus, spelers: Spelers) -> None:
    """An inner person does not inherit what the outer one may, and the outer one comes back."""
    with als_systeem("test"):
        assert Casus.objects.exists()
        with namens(spelers["buitenstaander"]):
            assert not Casus.objects.exists()
        assert Casus.objects.exists()
    with namens(spelers["buitenstaander"]):
        with namens(spelers["voorzitter"]):
            assert Casus.objects.exists()
        assert not Casus.objects.exists()
    assert niemand()


@pytest.mark.django_db
def test_wie_weg_is_ziet_niets(casus: Casus, spelers: Spelers) -> None:
    """Neither who left, nor the people of an organisation whose convenant ended."""
    halt = spelers["halt"]
    assert halt.organisatie
    with namens(spelers["voorzitter"]):
        betrek(
            casus=casus,
            rol=Rol.GENODIGD,
            organisatie=halt.organisatie,
            reden="bekend",
            door=spelers["voorzitter"],
        )
    with namens(halt):
        assert Casus.objects.exists()
    halt.is_active = False
    with namens(halt):
        assert not Casus.objects.exists()
    halt.is_active = True
    Organisatie.objects.filter(pk=halt.organisatie.pk).update(
        convenant_van=timezone.localdate() - timedelta(days=9),
        convenant_tot=timezone.localdate() - timedelta(days=1),
    )
    with namens(halt):
        assert not Casus.objects.exists()


@pytest.mark.django_db
def test_huisgenoot_zonder_partnerrol_ziet_niets(casus: Casus, spelers: Spelers) -> None:
    """What an organisation may see is for who acts for it as a partner, not for everybody it employs."""
    beheer = spelers["beheer"]
    assert beheer.organisatie == spelers["voorzitter"].organisatie
    with namens(spelers["voorzitter"]):
        betrek(
            casus=casus,
            rol=Rol.GENODIGD,
            organisatie=beheer.organisatie,
            reden="eigen dienst",
            door=spelers["voorzitter"],
        )
    with namens(beheer):
        assert not Casus.objects.exists()


def test_niets_zet_een_context_die_blijft() -> None:
    """`set_config(…, false)` and `SET pga.…` outlive their transaction: nowhere, migrations included."""
    blijvend = re.compile(r"set_config\([^)]*,\s*false\s*\)|\bSET\s+(SESSION\s+)?pga\.", re.IGNORECASE)
    gevonden = [
        str(pad)
        for pad in bestanden(".py", ".sql", ".html", ".sh", ".yml")
        if pad.name != "test_contextbehoud.py" and blijvend.search((HUIS / pad).read_text())
    ]
    migraties = [str(pad) for pad in HUIS.glob("*/migrations/*.py") if blijvend.search(pad.read_text())]
    assert not gevonden + migraties
