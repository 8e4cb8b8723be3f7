"""Filling tables with one statement each; chance comes from the seed and the number of a row, so it repeats."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management.color import no_style
from django.db import connections, models
from django.db.backends.utils import CursorWrapper
from psycopg import sql

EIGENAAR = "eigenaar"
APPS = ("pga", "uvz", "plans", "monitoring")
ZONE = "Europe/Amsterdam"


def aanhaal(tekst: str) -> str:
    return "'" + tekst.replace("'", "''") + "'"


def tijd(datum: str, uur: int = 10) -> str:
    """SQL: a moment on this day."""
    return f"((({datum}) + time '{uur:02d}:00') AT TIME ZONE '{ZONE}')"


@dataclass(frozen=True)
class Bouwer:
    """Where the rows go, and what they depend on: how many cases, which seed, which day."""

    cursor: CursorWrapper
    casussen: int
    seed: int
    vandaag: date

    PER_GEMEENTE = 585
    PARTNERS = 33
    MENSEN = 5  # of each partner
    VERGADERINGEN = 105  # weekly: four to come, the last one just held, and two years of them

    @property
    def gemeenten(self) -> int:
        return -(-self.casussen // self.PER_GEMEENTE)

    @property
    def per_gemeente(self) -> int:
        return -(-self.casussen // self.gemeenten)

    @property
    def regisseurs(self) -> int:
        """Of each municipality: about seventeen running cases each (domein.md 0)."""
        return max(3, round(self.per_gemeente * 0.63 / 17))

    @property
    def nu(self) -> str:
        return tijd(f"date '{self.vandaag}'", 7)

    @property
    def dag(self) -> str:
        return f"date '{self.vandaag}'"

    def gooi(self, nummer: str, wat: int, kanten: int) -> str:
        """SQL: the throw of a die for this row; `wat` names the die."""
        return f"pg_temp.gooi({nummer}, {wat}, {kanten})"

    def kies(self, nummer: str, wat: int, keuzes: Sequence[str]) -> str:
        """SQL: one of these words."""
        lijst = ", ".join(aanhaal(keuze) for keuze in keuzes)
        return f"(ARRAY[{lijst}]::text[])[1 + {self.gooi(nummer, wat, len(keuzes))}]"

    def doe(self, opdracht: str) -> int:
        self.cursor.execute(opdracht)
        return self.cursor.rowcount

    def tijdelijk(self, naam: str, vraag: str) -> None:
        """A working table that is gone at the end of the transaction."""
        self.doe(f"CREATE TEMP TABLE {naam} ON COMMIT DROP AS {vraag}")
        self.doe(f"ANALYZE {naam}")

    def vul(self, model: type[models.Model], bron: str, /, **kolommen: str) -> int:
        """One row per row of `bron`; a column that is not named gets the value that the model gives it."""
        waarden = dict(kolommen)
        for veld in model._meta.concrete_fields:
            kolom = veld.column or veld.name
            if kolom not in waarden and not isinstance(veld, models.AutoField):
                waarden[kolom] = self._standaard(veld)
        return self.doe(
            f"INSERT INTO {model._meta.db_table} ({', '.join(waarden)}) SELECT {', '.join(waarden.values())} {bron}"
        )

    def _standaard(self, veld: "models.Field[Any, Any]") -> str:
        if getattr(veld, "auto_now", False) or getattr(veld, "auto_now_add", False):
            return self.nu
        verbinding = connections[EIGENAAR]
        waarde = veld.get_db_prep_save(veld.get_default(), verbinding)
        return sql.Literal(waarde).as_string(verbinding.connection)

    def historie(self, model: Any, moment: str, wie: str, soort: str = "+", waar: str = "true") -> int:
        """The kept version of each row."""
        oud = model.history.model
        eigen = {veld.column for veld in model._meta.concrete_fields}
        kolommen = [veld.column for veld in oud._meta.concrete_fields if veld.column in eigen]
        lijst = ", ".join(kolommen)
        return self.doe(
            f"INSERT INTO {oud._meta.db_table} ({lijst}, history_date, history_type, history_user_id)"
            f" SELECT {lijst}, {moment}, '{soort}', {wie} FROM {model._meta.db_table} x WHERE {waar} ORDER BY 1"
        )


def onze_modellen() -> list[type[models.Model]]:
    return [model for app in APPS for model in apps.get_app_config(app).get_models()]


def onze_tabellen() -> list[str]:
    return [model._meta.db_table for model in onze_modellen()]


def bereid_voor(cursor: CursorWrapper, seed: int) -> None:
    """The die, and room to work in."""
    cursor.execute(
        "CREATE OR REPLACE FUNCTION pg_temp.gooi(nummer bigint, wat int, kanten int) RETURNS int"
        " LANGUAGE sql IMMUTABLE AS $$ SELECT mod(hashint8extended(nummer, %s + wat) & 2147483647, kanten)::int $$",
        [seed * 1000],
    )
    cursor.execute("SET LOCAL work_mem = '128MB'")
    cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
    cursor.execute("SET LOCAL jit = off")


@contextmanager
def zonder_slot(cursor: CursorWrapper) -> Iterator[None]:
    """The owner passes the policies within the block. Nobody else can reach the tables before the lock is back."""
    cursor.execute(
        "SELECT oid::regclass::text FROM pg_class WHERE relforcerowsecurity AND relname = ANY (%s)",
        [onze_tabellen()],
    )
    tabellen = [rij[0] for rij in cursor.fetchall()]
    for tabel in tabellen:
        cursor.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY")
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for tabel in tabellen:
        cursor.execute(f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY")


@contextmanager
def zonder_sleutels(cursor: CursorWrapper) -> Iterator[None]:
    """Indexes and foreign keys are made, and checked, once at the end instead of once per row."""
    tabellen = onze_tabellen()
    cursor.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND conrelid::regclass::text = ANY (%s) ORDER BY conname",
        [tabellen],
    )
    sleutels = cursor.fetchall()
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE NOT indisunique AND indrelid::regclass::text = ANY (%s) ORDER BY 1",
        [tabellen],
    )
    indexen = cursor.fetchall()
    for tabel, naam, _ in sleutels:
        cursor.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT {naam}")
    for naam, _ in indexen:
        cursor.execute(f"DROP INDEX {naam}")
    yield
    for _, definitie in indexen:
        cursor.execute(definitie)
    for tabel, naam, definitie in sleutels:
        cursor.execute(f"ALTER TABLE {tabel} ADD CONSTRAINT {naam} {definitie}")


def zet_tellers(cursor: CursorWrapper) -> None:
    """The next row gets the number after the highest there is."""
    for opdracht in connections[EIGENAAR].ops.sequence_reset_sql(no_style(), [*onze_modellen(), Group]):
        cursor.execute(opdracht)
