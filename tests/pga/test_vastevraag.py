"""A fixed question answers as its queryset would, for each asking anew."""

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.models import Deelname
from pga.vastevraag import Invulling, VasteVraag

pytestmark = pytest.mark.django_db


@VasteVraag
def _op_naam(naam: Invulling) -> QuerySet[Group]:
    return Group.objects.filter(name=naam)


@VasteVraag
def _namen(begin: Invulling) -> QuerySet[Group, tuple[str]]:
    return Group.objects.filter(name__gte=begin).order_by("name").values_list("name")[:2]


def test_elke_keer_met_de_waarden_van_dat_moment() -> None:
    een, twee = Group.objects.create(name="vast-een"), Group.objects.create(name="vast-twee")
    assert _op_naam(naam="vast-een") == [een]
    assert _op_naam(naam="vast-twee") == [twee]
    assert _op_naam(naam="vast-' OR true --") == []
    Group.objects.filter(pk=een.pk).delete()
    assert _op_naam(naam="vast-een") == []


def test_rijen_en_een_grens() -> None:
    for naam in ("vast-b", "vast-c", "vast-a"):
        Group.objects.create(name=naam)
    assert _namen(begin="vast-a") == [("vast-a",), ("vast-b",)]
    assert _namen(begin="vast-c")[0] == ("vast-c",)


def test_een_vraag_per_keer_en_met_wat_erbij_hoort() -> None:
    @VasteVraag
    def met_soort(codename: Invulling) -> QuerySet[Permission]:
        return Permission.objects.filter(codename=codename).select_related("content_type")

    for codename in ("view_casus", "change_casus"):
        with CaptureQueriesContext(connection) as vragen:
            (gevonden,) = met_soort(codename=codename)
            assert (gevonden.codename, gevonden.content_type.model) == (codename, "casus")
        assert len(vragen) == 1


def test_een_eigen_moment_wordt_geweigerd() -> None:
    @VasteVraag
    def verlopen() -> QuerySet[Any]:
        return Deelname.objects.filter(tot__lt=timezone.now() - timedelta(days=1))

    with pytest.raises(ValueError, match="houdt een moment vast"):
        verlopen()


def test_een_vergeten_waarde_is_een_fout() -> None:
    with pytest.raises(TypeError, match="naam"):
        _op_naam()


@pytest.mark.django_db(transaction=True)
def test_tegelijk_gevraagd_krijgt_ieder_het_eigen_antwoord() -> None:
    for nummer in range(4):
        Group.objects.create(name=f"draad-{nummer}")
    fout: list[str] = []

    def vraag(naam: str) -> None:
        try:
            gekregen = [groep.name for _ in range(25) for groep in _op_naam(naam=naam)]
            fout.extend(set(gekregen) - {naam})
        finally:
            connection.close()

    draden = [Thread(target=vraag, args=(f"draad-{nummer}",)) for nummer in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fout == []
