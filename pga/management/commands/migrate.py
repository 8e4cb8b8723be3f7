"""`migrate` runs as the owner of the tables, and then gives the application role what it may have: rows, no tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections, transaction

from pga.toegang.tabelrechten import ALLES, TABELRECHTEN


class Command(Migrate):
    def handle(self, *args: Any, **opties: Any) -> None:
        if "eigenaar" not in connections:
            raise CommandError(
                "Zet DATABASE_EIGENAAR_URL: migraties draaien als de eigenaar van de tabellen."
            )
        opties["database"] = "eigenaar"
        super().handle(*args, **opties)
        rol = connections["eigenaar"].ops.quote_name(settings.DATABASES["default"]["USER"])
        # In one transaction: at no moment does the role hold more on an exception than that says.
        with transaction.atomic("eigenaar"), connections["eigenaar"].cursor() as cursor:
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {rol}")
            cursor.execute(f"GRANT {', '.join(ALLES)} ON ALL TABLES IN SCHEMA public TO {rol}")
            cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {rol}")
            for tabel in TABELRECHTEN.keys() & set(connections["eigenaar"].introspection.table_names(cursor)):
                cursor.execute(f"REVOKE ALL ON {tabel} FROM {rol}")
                cursor.execute(f"GRANT {', '.join(TABELRECHTEN[tabel])} ON {tabel} TO {rol}")
