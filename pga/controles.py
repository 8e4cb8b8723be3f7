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


def weiger_te_machtige_rol() -> None:
    """Stop web and worker at their start if the lock would not bind them; Django itself does not run this check."""
    if fouten := rol_van_de_toepassing(databases=["default"]):
        raise ImproperlyConfigured(" ".join(str(fout.msg) for fout in fouten))
    connections["default"].close()
