"""Every table with case content has the lock, in the database as it is."""

import ast
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections, models

from pga.models import Casus, Persoon
from tests.huisregels.bron import APPS, modules

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
    "Leeslogkop",
    "Leeslogzegel",
    "Leessignaal",
    "HistoricalLeessignaal",
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


_KAAL = "CREATE TABLE proef (id int, casus_id int)"
_DWANG = "ALTER TABLE proef ENABLE ROW LEVEL SECURITY; ALTER TABLE proef FORCE ROW LEVEL SECURITY"
_VIER = "; ".join(
    f"CREATE POLICY proef_{opdracht} ON proef FOR {opdracht} {deel} (casus_id > 0)"
    for opdracht, deel in (
        ("SELECT", "USING"),
        ("INSERT", "WITH CHECK"),
        ("UPDATE", "USING"),
        ("DELETE", "USING"),
    )
)


@pytest.mark.django_db(databases=["default", "eigenaar"])
@pytest.mark.parametrize(
    ("opdrachten", "nummers"),
    [
        ([_KAAL, _DWANG, _VIER], []),
        ([_KAAL], ["pga.E004", "pga.E005"]),
        ([_KAAL, _DWANG], ["pga.E005"]),
        ([_KAAL, _DWANG.split(";", maxsplit=1)[0], _VIER], ["pga.E004"]),
        ([_KAAL, _DWANG, _VIER, "DROP POLICY proef_delete ON proef"], ["pga.E005"]),
        (
            [_KAAL, _DWANG, _VIER, "CREATE POLICY nog_een ON proef FOR SELECT USING (casus_id = 1)"],
            ["pga.E005"],
        ),
        ([_KAAL, _DWANG, _VIER, "ALTER POLICY proef_select ON proef USING (true)"], ["pga.E006"]),
        ([_KAAL, _DWANG, _VIER, "ALTER POLICY proef_insert ON proef WITH CHECK (true)"], ["pga.E006"]),
    ],
)
def test_controle_weigert_een_tabel_zonder_slot(
    monkeypatch: pytest.MonkeyPatch, opdrachten: list[str], nummers: list[str]
) -> None:
    """Any table with a casus_id, whoever made it: the site does not start on it."""
    from pga import controles

    assert controles.slot_op_elke_tabel(databases=["default"]) == []
    monkeypatch.setattr(controles, "connections", {"default": connections["eigenaar"]})
    with connections["eigenaar"].cursor() as cursor:
        for opdracht in opdrachten:
            cursor.execute(opdracht)
    fouten = controles.slot_op_elke_tabel(databases=["default"])
    assert [(fout.id, "proef" in str(fout.msg)) for fout in fouten] == [(nummer, True) for nummer in nummers]
    if nummers:
        monkeypatch.setattr(controles, "rol_van_de_toepassing", lambda **_: [])
        with pytest.raises(ImproperlyConfigured, match="proef"):
            controles.weiger_zonder_slot()


def test_bestanden_staan_in_de_database() -> None:
    """What somebody uploads or prints is bytes in a row behind a policy, never a file on a disk."""
    velden = [
        f"{model.__name__}.{veld.name}"
        for model in apps.get_models()
        for veld in model._meta.get_fields()
        if isinstance(veld, models.FileField)
    ]
    assert not velden
    assert not settings.MEDIA_ROOT
    assert settings.STORAGES["default"]["BACKEND"].endswith("InMemoryStorage")
    for pad, boom in modules().items():
        namen = {knoop.id for knoop in ast.walk(boom) if isinstance(knoop, ast.Name)}
        assert not {"default_storage", "FileSystemStorage", "FileResponse"} & namen, pad
