"""Which cases the one who asks may see, started at the grants: cost follows the caseload, not the table.

Row-level security says the same; this says it where the planner can use the index of the grants
(prestaties.md 1: the policy alone scans every case).
"""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from pga.choices import Recht
from pga.models import Casus, CasusGebruikersrecht, CasusGroepsrecht, Gebruiker
from pga.toegang.beleid import GROEPEN


def zichtbare_casussen(gebruiker: Gebruiker, recht: Recht = Recht.IDENTITEIT) -> QuerySet[Casus]:
    """The cases on which this person holds `recht` now, through a group or by name."""
    code = Permission.objects.filter(codename=recht).order_by().values("pk")[:1]
    geldig = Q(tot__isnull=True) | Q(tot__gt=timezone.now())
    groepen = RawSQL(f"SELECT unnest({GROEPEN})", [])  # noqa: S611  a constant, no input
    groep = CasusGroepsrecht.objects.filter(geldig, permission=code, group__in=groepen)
    zelf = CasusGebruikersrecht.objects.filter(geldig, permission=code, user=gebruiker)
    eigen = groep.values("content_object").union(zelf.values("content_object"))
    return Casus.objects.filter(pk__in=eigen)
