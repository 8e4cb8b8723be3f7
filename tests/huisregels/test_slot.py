"""Every table with case content has the lock, in the database as it is."""

from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import connection, connections, models

from pga.models import Casus, Persoon
from tests.huisregels.bron import APPS

pytestmark = pytest.mark.django_db

# Tables of ours about no case. A new one is named here on purpose.
ZONDER_CASUS = {
    "Organisatie",
    "Functiegroep",
    "Gebruiker",
    "Nummerreeks",
    "Vergadering",
    "Momentopname",
    "Rapport",
    "HistoricalOrganisatie",
    "HistoricalGebruiker",
    "HistoricalVergadering",
    "Waarneming",
    "HistoricalWaarneming",
    "Jaarcontrole",
    "HistoricalJaarcontrole",
    "Jaarcontroleregel",
    "HistoricalJaarcontroleregel",
}
ONZE = [
    model for model in apps.get_models(include_auto_created=False) if model.__module__.split(".")[0] in APPS
]


def _raakt_casus(model: type[models.Model], gezien: frozenset[Any] = frozenset()) -> bool:
    """A foreign key leads, directly or through other tables, to a case or a person."""
    if model in {Casus, Persoon}:
        return True
    doelen = {
        veld.related_model
        for veld in model._meta.get_fields()
        if isinstance(veld, models.ForeignKey) and isinstance(veld.related_model, type)
    }
    return any(_raakt_casus(doel, gezien | {model}) for doel in doelen - gezien - {model})


def test_lijst_zonder_casus_klopt() -> None:
    assert {model.__name__ for model in ONZE if not _raakt_casus(model)} <= ZONDER_CASUS | {
        "Bijnaam",
        "Formulierontvangst",
        "HistoricalPersoon",
        "HistoricalCasus",
    }


@pytest.mark.parametrize(
    "model", [m for m in ONZE if m.__name__ not in ZONDER_CASUS], ids=lambda m: m.__name__
)
def test_tabel_is_op_slot(model: type[models.Model]) -> None:
    """Row-level security is on, forced, and has one policy per command."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass",
            [model._meta.db_table],
        )
        assert cursor.fetchone() == (True, True)
        cursor.execute(
            "SELECT cmd FROM pg_policies WHERE tablename = %s ORDER BY cmd", [model._meta.db_table]
        )
        assert [rij[0] for rij in cursor.fetchall()] == ["DELETE", "INSERT", "SELECT", "UPDATE"]


@pytest.mark.parametrize(
    "model", [m for m in ONZE if m.__name__ not in ZONDER_CASUS], ids=lambda m: m.__name__
)
def test_eigen_casus_kolom(model: type[models.Model]) -> None:
    """One column, one policy, one index: a table about a case carries its own casus_id (ontwerp 3)."""
    if model.__name__ in {
        "Casus",
        "HistoricalCasus",
        "Persoon",
        "HistoricalPersoon",
        "Bijnaam",
        "HistoricalBijnaam",
    }:
        return
    if model.__name__ in {"CasusGroepsrecht", "CasusGebruikersrecht", "Formulierontvangst"}:
        return
    assert "casus" in {veld.name for veld in model._meta.get_fields()}


def test_geen_view_lekt_als_eigenaar() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_views WHERE schemaname = 'public'")
        assert cursor.fetchone() == (0,)


def test_rol_van_de_toepassing_is_gewoon() -> None:
    assert run_checks(tags=["database"], databases=["default"]) == []


@pytest.mark.django_db(databases=["default", "eigenaar"])
def test_controle_weigert_een_te_machtige_rol(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check would refuse to start as the owner of the tables."""
    from pga import controles

    monkeypatch.setattr(controles, "connections", {"default": connections["eigenaar"]})
    fouten = controles.rol_van_de_toepassing(databases=["default"])
    assert [fout.id for fout in fouten] == ["pga.E003"]
