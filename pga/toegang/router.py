"""Sends migrations to the owner of the tables; everything else uses the application role."""

from typing import Any


class EigenaarMigreert:
    """The application role never owns a table, so that row-level security binds it."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "eigenaar"
