"""Row-level security as one migration operation: a table with case content is one line.

Measured choices (prestaties.md 1): no IN, no function per row, the context read once per query, and one look in the
index of the grants per row (a new table follows by itself; `./dev meet` shows what the lock costs).
"""

from collections.abc import Sequence
from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

GEBRUIKER = "(SELECT nullif(current_setting('pga.gebruiker', true), '')::bigint)"
ORGANISATIE = "(SELECT nullif(current_setting('pga.organisatie', true), '')::bigint)"
GROEPEN = "(SELECT coalesce(nullif(current_setting('pga.groepen', true), ''), '{}'))::int[]"
SYSTEEM = "(SELECT coalesce(current_setting('pga.systeem', true), '') <> '')"
NIEMAND = "false"
# Somebody looks along as a partner, at this one case: what belongs to no case, or to a function, is not shown then.
MEEKIJKEN = "(SELECT nullif(current_setting('pga.meekijken', true), '')::bigint)"
NIET_MEEKIJKEND = "(SELECT coalesce(current_setting('pga.meekijken', true), '') = '')"


def recht_op(casus: str, recht: str) -> str:
    """SQL: the one who asks holds the right with this codename on the case."""
    return een_van(casus, [recht])


def recht_uit_kolom(casus: str, kolom: str) -> str:
    """SQL: the one who asks holds the right that the row itself names."""
    return _recht(casus, f"= (SELECT p.id FROM auth_permission p WHERE p.codename = {kolom})")


def een_van(casus: str, rechten: Sequence[str]) -> str:
    """SQL: the one who asks holds at least one of these rights on the case."""
    if not rechten:
        return NIEMAND
    namen = ", ".join(f"'{recht}'" for recht in rechten)
    soorten = f"SELECT p.id FROM auth_permission p WHERE p.codename IN ({namen})"
    return _recht(casus, f"= ({soorten})" if len(rechten) == 1 else f"= ANY (ARRAY({soorten}))")


def _recht(casus: str, soort: str) -> str:
    """One look in an index per row. As EXISTS the planner may read all grants of a group first, for it expects few."""
    groep = f"pga_casusgroepsrecht r WHERE r.content_object_id = {casus} AND r.permission_id {soort}"
    mens = f"pga_casusgebruikersrecht r WHERE r.content_object_id = {casus} AND r.permission_id {soort}"
    geldt = "(r.tot IS NULL OR r.tot > now()) LIMIT 1"
    return (
        f"(coalesce((SELECT true FROM {groep} AND r.group_id = ANY ({GROEPEN}) AND {geldt}), false)"
        f" OR coalesce((SELECT true FROM {mens} AND r.user_id = {GEBRUIKER} AND {geldt}), false))"
    )


def functie_van(gemeente: str, functies: Sequence[str]) -> str:
    """SQL: the one who asks has one of these functions in the UVZ of that municipality."""
    lijst = ", ".join(f"'{functie}'" for functie in sorted(functies))
    return (
        f"EXISTS (SELECT 1 FROM pga_functiegroep f WHERE f.gemeente_id = {gemeente}"
        f" AND f.functie IN ({lijst}) AND f.groep_id = ANY ({GROEPEN}))"
    )


class Beleid(Operation):
    """Enables and forces row-level security on a model's table with one policy per command.

    `lezen`, `toevoegen`, `wijzigen`, `verwijderen` are SQL conditions in which {t} stands for the table.
    What is left out is allowed to the system only. The history table, if there is one, follows its table (or is
    read on `historie_lezen`), and nobody changes it afterwards. Work without a person passes all of them through
    `als_systeem`. A later migration that gives a table other policies says `vervangt=True` and has no way back.
    """

    reduces_to_sql = True

    def __init__(
        self,
        model: str,
        *,
        lezen: str,
        toevoegen: str = NIEMAND,
        wijzigen: str = NIEMAND,
        verwijderen: str = NIEMAND,
        historie_lezen: str = "",
        vervangt: bool = False,
    ) -> None:
        self.model, self.lezen, self.toevoegen = model, lezen, toevoegen
        self.wijzigen, self.verwijderen = wijzigen, verwijderen
        self.historie_lezen, self.vervangt = historie_lezen or lezen, vervangt

    @property
    def reversible(self) -> bool:  # type: ignore[override]  # a class attribute in Django
        return not self.vervangt

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        return (
            type(self).__name__,
            [self.model],
            {
                "lezen": self.lezen,
                "toevoegen": self.toevoegen,
                "wijzigen": self.wijzigen,
                "verwijderen": self.verwijderen,
                "historie_lezen": self.historie_lezen,
                "vervangt": self.vervangt,
            },
        )

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The lock is not part of Django's model state."""

    def _tabellen(self, apps: Apps, app_label: str) -> list[tuple[str, bool]]:
        tabellen = [(apps.get_model(app_label, self.model)._meta.db_table, False)]
        namen = {model.__name__.lower() for model in apps.get_app_config(app_label).get_models()}
        if f"historical{self.model.lower()}" in namen:
            tabellen.append((apps.get_model(app_label, f"Historical{self.model}")._meta.db_table, True))
        return tabellen

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for tabel, historie in self._tabellen(to_state.apps, app_label):
            wijzigen = NIEMAND if historie else self.wijzigen
            verwijderen = NIEMAND if historie else self.verwijderen
            toevoegen = f"({self.toevoegen}) OR ({self.wijzigen})" if historie else self.toevoegen
            lezen = self.historie_lezen if historie else self.lezen
            schema_editor.execute(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY")
            for opdracht, deel, conditie in (
                ("SELECT", "USING", lezen),
                ("INSERT", "WITH CHECK", toevoegen),
                ("UPDATE", "USING", wijzigen),
                ("DELETE", "USING", verwijderen),
            ):
                invulling = conditie.replace("{t}", tabel)
                if self.vervangt:
                    schema_editor.execute(f"DROP POLICY {tabel}_{opdracht.lower()} ON {tabel}")
                schema_editor.execute(
                    f"CREATE POLICY {tabel}_{opdracht.lower()} ON {tabel} FOR {opdracht}"
                    f" {deel} ({SYSTEEM} OR ({invulling}))"
                )

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for tabel, _ in self._tabellen(from_state.apps, app_label):
            for opdracht in ("select", "insert", "update", "delete"):
                schema_editor.execute(f"DROP POLICY {tabel}_{opdracht} ON {tabel}")
            schema_editor.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY")
            schema_editor.execute(f"ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Row-level security on {self.model}"


def casusbeleid(
    model: str,
    *,
    laag: str,
    schrijven: Sequence[str] = (),
    eigen: Sequence[str] = (),
    kolom: str = "casus_id",
) -> Beleid:
    """The usual policy of a table about a case.

    Read: who holds `laag`; with `eigen`, also the organisation in the row while it is involved in the case.
    Write: who holds one of `schrijven`; with `eigen`, also the row's own organisation with one of those rights.
    """
    casus = f"{{t}}.{kolom}"
    lezen, muteren = recht_op(casus, laag), een_van(casus, schrijven)
    if eigen:
        van_ons = f"{{t}}.organisatie_id = {ORGANISATIE}"
        lezen = f"{lezen} OR ({van_ons} AND {recht_op(casus, 'identiteit')})"
        muteren = f"{muteren} OR ({van_ons} AND {een_van(casus, eigen)})"
    return Beleid(model, lezen=lezen, toevoegen=muteren, wijzigen=muteren)
