"""Which cases the one who asks may see, started at the grants: cost follows the caseload, not the table.

Row-level security says the same; this says it where the planner can use the index of the grants
(prestaties.md 1: the policy alone scans every case).
"""

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from pga.choices import Recht
from pga.models import Casus, Gebruiker
from pga.toegang.beleid import GROEPEN


def _eigen(recht: str, tot: str, wie: str) -> str:
    """SQL: per group the newest so many cases; the index of the grants gives them in this order, however many."""
    geldig = (  # constants only
        f"x.permission_id = (SELECT p.id FROM auth_permission p WHERE p.codename = {recht})"  # noqa: S608
        f" AND (x.tot IS NULL OR x.tot > now()) ORDER BY x.content_object_id DESC LIMIT {tot}"
    )
    groep = (
        f"SELECT x.content_object_id AS id FROM pga_casusgroepsrecht x WHERE x.group_id = g.id AND {geldig}"  # noqa: S608
    )
    zelf = f"SELECT x.content_object_id FROM pga_casusgebruikersrecht x WHERE x.user_id = {wie} AND {geldig}"  # noqa: S608
    return f"SELECT r.id FROM unnest({GROEPEN}) AS g(id) CROSS JOIN LATERAL ({groep}) r UNION ({zelf})"  # noqa: S608


# For a statement of one's own: the newest `tot` cases (NULL: all) on which `wie` holds the lowest right.
EIGEN_ID = _eigen("'identiteit'", "%(tot)s", "%(wie)s")


def zichtbare_casussen(
    gebruiker: Gebruiker, recht: Recht = Recht.IDENTITEIT, *, hoogstens: int | None = None
) -> QuerySet[Casus]:
    """The cases on which this person holds `recht` now, through a group or by name; `hoogstens` the newest so many."""
    waarden = [recht.value, hoogstens, gebruiker.pk, recht.value, hoogstens]
    return Casus.objects.filter(pk__in=RawSQL(_eigen("%s", "%s", "%s"), waarden))  # noqa: S611  constants and values
