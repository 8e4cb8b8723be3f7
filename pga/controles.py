"""System checks: the application refuses to start where the lock would not hold."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

_ROL = """
    SELECT r.rolsuper, r.rolbypassrls,
           EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = current_schema() AND c.relkind = 'r' AND pg_has_role(r.oid, c.relowner, 'USAGE'))
      FROM pg_roles r WHERE r.rolname = current_user
"""


@register("database", deploy=False)
def rol_van_de_toepassing(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """The role that serves web and worker is neither superuser, nor BYPASSRLS, nor owner of a table."""
    if not databases or "default" not in databases:
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(_ROL)
        superuser, omzeilt, eigenaar = cursor.fetchone()
    fouten = (
        (superuser, "is superuser", "pga.E001"),
        (omzeilt, "mag row-level security omzeilen (BYPASSRLS)", "pga.E002"),
        (eigenaar, "is eigenaar van tabellen", "pga.E003"),
    )
    hint = (
        "Geef DATABASE_URL een eigen rol die alleen leest en schrijft; zie README, 'De twee databaserollen'."
    )
    return [
        Error(f"De rol van de toepassing {wat}.", hint=hint, id=nummer)
        for is_zo, wat, nummer in fouten
        if is_zo
    ]


# Tables about a case or a person, histories included: what their lock is, and which commands have one policy each.
_SLOT = """
    SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
           coalesce(array_agg(p.polcmd::text ORDER BY p.polcmd::text) FILTER (WHERE p.oid IS NOT NULL), '{}')
               = ARRAY['a', 'd', 'r', 'w'],
           coalesce(bool_or('true' IN (pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid))), false)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
      LEFT JOIN pg_policy p ON p.polrelid = c.oid
     WHERE c.relkind IN ('r', 'p')
       AND (c.relname IN ('pga_casus', 'pga_historicalcasus', 'pga_persoon', 'pga_historicalpersoon')
            OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                        AND a.attname IN ('casus_id', 'persoon_id', 'content_object_id')))
     GROUP BY c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
     ORDER BY c.relname
"""


@register("database", deploy=False)
def slot_op_elke_tabel(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Every table about a case has row-level security, forced, with one policy per command, none of them open."""
    if not databases or "default" not in databases:
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(_SLOT)
        tabellen = cursor.fetchall()
    hint = "Geef de tabel een regel casusbeleid(...) of Beleid(...) in een migratie (pga/toegang/beleid.py)."
    return [
        Error(f"De tabel {tabel} {wat}.", hint=hint, id=nummer)
        for tabel, op_slot, vier, open_ in tabellen
        for is_zo, wat, nummer in (
            (not op_slot, "heeft geen afgedwongen row-level security", "pga.E004"),
            (not vier, "heeft niet precies één beleid per opdracht", "pga.E005"),
            (open_, "heeft een beleid dat iedereen doorlaat", "pga.E006"),
        )
        if is_zo
    ]


def weiger_zonder_slot() -> None:
    """Stop web and worker at their start if the lock would not hold; Django itself does not run these checks."""
    fouten = rol_van_de_toepassing(databases=["default"]) + slot_op_elke_tabel(databases=["default"])
    if fouten:
        raise ImproperlyConfigured(" ".join(str(fout.msg) for fout in fouten))
    connections["default"].close()
