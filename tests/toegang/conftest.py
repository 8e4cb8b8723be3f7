"""A case with a row in every table, committed once per module; the owner empties the tables afterwards."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from pga.demo.inrichting import maak_spelers
from pga.models import Deelname, Gebruiker
from pga.services.inrichting import maak_gemeente
from pga.toegang.context import als_systeem
from tests.bouw import maak_casus
from tests.toegang.rijen import Vuller
from tests.toegang.situatie import Situatie, maak_zaken
from uvz.models import Bijdragekring

Spelers = dict[str, Gebruiker]


def _kringen_die_niets_openen(bijdragen: list[Any], spelers: dict[str, Any]) -> None:
    """Left over from when the circle was larger; and made by one that did not write the contribution."""
    gekozen, leiding, _ = bijdragen
    with als_systeem("test: keuzes die niet gelden"):
        for bijdrage, wie, gever in (
            (leiding, "jongerenwerk", "halt"),
            (gekozen, "reclassering", "veiligthuis"),
        ):
            Bijdragekring.objects.create(
                casus=bijdrage.casus,
                bijdrage=bijdrage,
                organisatie_id=spelers[wie].organisatie_id,
                gever_id=spelers[gever].organisatie_id,
            )


def _elders(verzoek: Any, aanmelding: Any) -> None:
    """In another municipality somebody asks for the number of a case of this one, and somebody is referred."""
    gemeente = maak_gemeente(naam="Gemeente Elders", door=None)
    aanmelding.sleutel = uuid.uuid4()
    with als_systeem("test: een verzoek en een aanmelding elders"):
        for rij in (verzoek, aanmelding):
            rij.pk, rij.gemeente = None, gemeente
            rij.save(force_insert=True)


def _was_voor_allen(bijdrage: Any) -> None:
    """The circle of this one became smaller since."""
    nu = bijdrage.kring
    with als_systeem("test: een kring die kleiner werd"):
        for kring in ("allen", nu):
            bijdrage.kring = kring
            bijdrage.save()


def _deelnames_die_apart_tellen(deelnames: list[Any], mens: Gebruiker) -> None:
    """One with an end to come, one that is planned, and one that reads a closed case."""
    nu, dag = timezone.now(), timedelta(days=1)
    partij: dict[str, Any] = {"organisatie": mens.organisatie}
    with als_systeem("test: deelnames in alle soorten"):
        for wat in (
            partij | {"rol": "aanmelder", "van": nu - dag, "tot": nu + dag},
            partij | {"rol": "genodigd", "van": nu + dag},
            {"gebruiker": mens, "rol": "inzage", "van": nu - dag},
        ):
            Deelname.objects.create(casus=deelnames[0].casus, grondslag=deelnames[0].grondslag, **wat)


@pytest.fixture(scope="module")
def gevuld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Spelers]:
    with django_db_blocker.unblock():
        try:
            spelers = maak_spelers()
            maak_casus(spelers, achternaam="Ander")  # what is held there opens nothing here
            rijen = Vuller(maak_casus(spelers), spelers["halt"], spelers["leerplicht"], "KANARIE").vul()
            _kringen_die_niets_openen(rijen["Bijdrage"], spelers)
            _was_voor_allen(rijen["Bijdrage"][1])
            _elders(rijen["Toegangsverzoek"][0], rijen["Aanmelding"][1])
            _deelnames_die_apart_tellen(rijen["Deelname"], spelers["halt"])
            yield spelers
        finally:
            connections["default"].close()
            call_command("flush", database="eigenaar", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def situatie(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situatie]:
    """The cast, with a case in every phase, committed for the tests of a module."""
    with django_db_blocker.unblock():
        try:
            spelers = maak_spelers()
            yield spelers, maak_zaken(spelers)
        finally:
            connections["default"].close()
            call_command("flush", database="eigenaar", interactive=False, verbosity=0)
