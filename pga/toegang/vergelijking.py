"""Which grants do not agree with Deelname and the ladder: the one rule, in one statement, for one case or for all.

Set-based, because it runs every night over all cases (prestaties.md 1). Run it as the system.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import connection
from django.utils import timezone

from pga.toegang.ladder import LADDER

_VERSCHIL = """
WITH ladder AS (
    SELECT l.fase, l.rol, p.id AS permission_id
      FROM unnest(%(fasen)s::text[], %(rollen)s::text[], %(rechten)s::text[]) AS l (fase, rol, recht)
      JOIN auth_permission p ON p.codename = l.recht
      JOIN django_content_type t ON t.id = p.content_type_id AND t.app_label = 'pga' AND t.model = 'casus'
), wil AS (
    SELECT d.casus_id, coalesce(o.groep_id, f.groep_id, 0) AS groep_id, coalesce(d.gebruiker_id, 0) AS gebruiker_id,
           l.permission_id, CASE WHEN bool_or(d.tot IS NULL) THEN NULL ELSE max(d.tot) END AS tot
      FROM pga_deelname d
      JOIN pga_casus c ON c.id = d.casus_id
      JOIN ladder l ON l.fase = c.fase AND l.rol = d.rol
      LEFT JOIN pga_organisatie o ON o.id = d.organisatie_id
      LEFT JOIN pga_functiegroep f ON f.id = d.functiegroep_id
     WHERE d.van <= %(nu)s AND (d.tot IS NULL OR d.tot > %(nu)s){deelname_van}
     GROUP BY 1, 2, 3, 4
), heeft AS (
    SELECT r.content_object_id AS casus_id, r.group_id AS groep_id, 0 AS gebruiker_id, r.permission_id, r.tot, r.id
      FROM pga_casusgroepsrecht r WHERE true{recht_van}
    UNION ALL
    SELECT r.content_object_id, 0, r.user_id, r.permission_id, r.tot, r.id
      FROM pga_casusgebruikersrecht r WHERE true{recht_van}
)
SELECT casus_id, c.nummer, c.gemeente_id, groep_id, gebruiker_id, permission_id, p.codename,
       h.id, w.casus_id IS NOT NULL, w.tot, h.tot
  FROM wil w
  FULL JOIN heeft h USING (casus_id, groep_id, gebruiker_id, permission_id)
  JOIN pga_casus c ON c.id = casus_id
  JOIN auth_permission p ON p.id = permission_id
 WHERE h.id IS NULL OR w.casus_id IS NULL OR w.tot IS DISTINCT FROM h.tot
 ORDER BY casus_id, groep_id, gebruiker_id, permission_id
"""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One grant that is not as it should be; `recht_id` is its row, `groep_id` or `gebruiker_id` whose it is."""

    casus_id: int
    nummer: str
    gemeente_id: int
    groep_id: int
    gebruiker_id: int
    permission_id: int
    recht: str
    recht_id: int | None
    hoort: bool
    tot: datetime | None
    had_tot: datetime | None

    @property
    def soort(self) -> Literal["te veel", "ontbreekt", "andere einddatum"]:
        if not self.hoort:
            return "te veel"
        return "ontbreekt" if self.recht_id is None else "andere einddatum"

    def verlopen(self, nu: datetime) -> bool:
        """A grant that ended by itself: it gives nobody anything, so it is tidied up and no difference."""
        return not self.hoort and self.had_tot is not None and self.had_tot <= nu


def vergelijk_toegang(casus_id: int | None = None) -> list[Verschil]:
    """Every grant that is too much, missing or ends on another day, expired ones included; of one case or of all."""
    van_een = casus_id is not None
    treden = [
        (fase.value, rol.value, recht.value)
        for fase, trap in LADDER.items()
        for rol, trede in trap.items()
        for recht in trede.rechten
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            _VERSCHIL.format(
                deelname_van=" AND d.casus_id = %(casus)s" if van_een else "",
                recht_van=" AND r.content_object_id = %(casus)s" if van_een else "",
            ),
            {
                "fasen": [trede[0] for trede in treden],
                "rollen": [trede[1] for trede in treden],
                "rechten": [trede[2] for trede in treden],
                "nu": timezone.now(),
                "casus": casus_id,
            },
        )
        return [Verschil(*rij) for rij in cursor.fetchall()]
