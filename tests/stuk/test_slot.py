"""The lock, attacked with SQL: whoever holds the connection, without a right there is nothing to read or change."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.test import Client

from pga.models import Bericht, Casus, Gebruiker
from pga.tasks import herstel_brieven
from pga.toegang.context import als_systeem, namens
from tests.conftest import INLOGGEN, logt_in
from tests.stuk.conftest import Spelers
from tests.stuk.inbreker import tabellen

pytestmark = pytest.mark.django_db

# Nobody's in particular: what somebody typed or looked at themselves.
VAN_JEZELF = {"pga_concept", "pga_formulierontvangst", "pga_raadpleging", "pga_historicalraadpleging"}
# The forgotten ways to raise oneself.
STIEKEM = (
    "SET ROLE pga_eigenaar",
    "ALTER TABLE pga_casus DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE pga_casus NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY pga_casus_select ON pga_casus",
    "TRUNCATE pga_casus CASCADE",
    "CREATE TABLE stiekem (id int)",
    "COPY pga_casus TO '/tmp/stiekem'",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
)


def _sql(opdracht: str) -> int:
    """How many rows the statement touched; a refusal touches none. Undone afterwards."""
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(opdracht)
                geraakt = cursor.rowcount
        except DatabaseError:
            geraakt = 0
        transaction.set_rollback(True)
    return geraakt


def _kolom(tabel: str) -> str:
    with connection.cursor() as cursor:
        kolommen = [kolom.name for kolom in connection.introspection.get_table_description(cursor, tabel)]
    return next((naam for naam in ("history_id", "id") if naam in kolommen), kolommen[0])


def _doorbroken(tabel: str) -> list[str]:
    kolom = _kolom(tabel)
    pogingen = {
        "lezen": f"SELECT * FROM {tabel}",
        "wijzigen": f"UPDATE {tabel} SET {kolom} = {kolom}",
        "verwijderen": f"DELETE FROM {tabel}",
        "toevoegen": f"INSERT INTO {tabel} SELECT * FROM slot_kopie",
    }
    return [f"{wat} {tabel}" for wat, opdracht in pogingen.items() if _sql(opdracht)]


def _kopie(tabel: str) -> int:
    """Put the rows of the table, with other keys, where the attacker can take them from."""
    kolom = _kolom(tabel)
    with als_systeem("test: kopie van de rijen"), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS slot_kopie")
        cursor.execute(f"CREATE TEMP TABLE slot_kopie AS SELECT * FROM {tabel}")
        aantal = cursor.rowcount
        cursor.execute(f"UPDATE slot_kopie SET {kolom} = {kolom} + 1000000")
    return int(aantal)


def _zonder_eigen_post(wie: Gebruiker) -> None:
    """What somebody was told is theirs: leave only the messages of others to find."""
    with als_systeem("test: alleen berichten van anderen"):
        Bericht.objects.filter(Q(ontvanger=wie) | Q(functiegroep__groep__user=wie)).delete()
        assert Bericht.objects.exists()


def test_zonder_context_en_als_buitenstaander_is_er_niets(demo: Spelers) -> None:
    doorbroken, gevuld = [], 0
    for wie in ("buitenstaander", "beheer"):
        _zonder_eigen_post(demo[wie])
    for tabel in tabellen():
        gevuld += bool(_kopie(tabel))
        doorbroken += [("niemand", wat) for wat in _doorbroken(tabel)]
        for wie in ("buitenstaander", "beheer"):
            if tabel not in VAN_JEZELF:
                with namens(demo[wie]):
                    doorbroken += [(wie, wat) for wat in _doorbroken(tabel)]
    assert not doorbroken, "\n".join(map(str, doorbroken))
    assert gevuld > 50


def test_een_partner_geeft_zichzelf_geen_recht(demo: Spelers) -> None:
    with als_systeem("test"):
        casus = Casus.objects.filter(persoon__voornaam="Noa").get()
    for wie in ("leerplicht", "voorzitter"):
        groep = demo[wie].organisatie.groep_id  # type: ignore[union-attr]
        with namens(demo[wie]):
            assert not _sql(
                "INSERT INTO pga_casusgroepsrecht (content_object_id, group_id, permission_id)"
                f" SELECT {casus.pk}, {groep}, id FROM auth_permission WHERE codename = 'regie'"
            )
            assert not _sql("UPDATE pga_casusgroepsrecht SET tot = NULL")
            assert not _sql("UPDATE pga_deelname SET tot = NULL")


@pytest.mark.parametrize("opdracht", STIEKEM)
def test_de_rol_van_de_toepassing_kan_het_slot_niet_openen(db: None, opdracht: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def _niemand() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('pga.gebruiker', true), current_setting('pga.organisatie', true),"
            " current_setting('pga.groepen', true), current_setting('pga.systeem', true)"
        )
        return not any(cursor.fetchone()) and not Casus.objects.exists()


def test_de_context_gaat_niet_mee_naar_wat_daarna_komt(
    demo: Spelers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One connection: a page, a fault halfway, a page of a stranger, a task, and then nobody."""
    voorzitter = Client(raise_request_exception=False)
    voorzitter.force_login(demo["voorzitter"], backend=INLOGGEN)
    with als_systeem("test"):
        nummer = Casus.objects.filter(persoon__voornaam="Noa").get().nummer
    adres = f"/casussen/{nummer}/"
    assert voorzitter.get(adres).status_code == 200
    assert _niemand()

    def stuk(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as even:
        even.setattr("pga.views.casussen.overzicht", stuk)
        assert voorzitter.get(adres).status_code == 500
    assert _niemand()
    assert logt_in(demo["buitenstaander"]).get(adres).status_code == 404
    assert voorzitter.get(adres).status_code == 200
    herstel_brieven()
    assert _niemand()
