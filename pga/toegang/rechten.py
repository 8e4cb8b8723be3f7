"""Questions about the grants: which rights does this person hold here, and who else does."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.utils import timezone

from pga.choices import Recht
from pga.models import Casus, CasusGebruikersrecht, CasusGroepsrecht, Deelname, Gebruiker
from pga.toegang.einde import loopt, niet_voorbij
from pga.vastevraag import Invulling, VasteVraag


def rechten_op(gebruiker: Gebruiker, casus_id: int) -> frozenset[str]:
    """Codes of the rights this person holds on the case now; asked once per person object and case.

    Reads the grants through the policy of the grant tables, which shows each person their own.
    """
    bekend: dict[int, frozenset[str]] = gebruiker.__dict__.setdefault("_rechten", {})
    if casus_id not in bekend:
        geldig = niet_voorbij()
        eigen = CasusGebruikersrecht.objects.filter(geldig, content_object=casus_id, user=gebruiker)
        groep = CasusGroepsrecht.objects.filter(geldig, content_object=casus_id)
        bekend[casus_id] = frozenset(
            Permission.objects.filter(
                Q(pk__in=eigen.values("permission")) | Q(pk__in=groep.values("permission"))
            )
            .order_by()
            .values_list("codename", flat=True)
        )
    return bekend[casus_id]


def met_rechten(
    casussen: QuerySet[Casus], gebruiker: Gebruiker | Invulling, nu: Invulling
) -> QuerySet[Casus]:
    """The cases, each with what this person holds on it; `onthoud_rechten` then saves the question."""
    groep = CasusGroepsrecht.objects.filter(niet_voorbij(nu), content_object=OuterRef("pk")).order_by()
    eigen = CasusGebruikersrecht.objects.filter(
        niet_voorbij(nu), content_object=OuterRef("pk"), user=gebruiker
    ).order_by()
    return casussen.annotate(
        rechten_groep=ArraySubquery(groep.values("permission__codename")),
        rechten_eigen=ArraySubquery(eigen.values("permission__codename")),
    )


def onthoud_rechten(gebruiker: Gebruiker, casus: Any) -> None:
    """What came along with a case of `met_rechten` need not be asked again."""
    bekend: dict[int, frozenset[str]] = gebruiker.__dict__.setdefault("_rechten", {})
    bekend.setdefault(casus.pk, frozenset((*casus.rechten_groep, *casus.rechten_eigen)))


def laad_rechten(gebruiker: Gebruiker, casus_ids: Iterable[int]) -> None:
    """Ask the rights on all these cases at once, so that a list asks as often as one row."""
    bekend: dict[int, frozenset[str]] = gebruiker.__dict__.setdefault("_rechten", {})
    nieuw: dict[int, set[str]] = {pk: set() for pk in casus_ids if pk not in bekend}
    geldig = niet_voorbij()
    eigen = CasusGebruikersrecht.objects.filter(geldig, content_object__in=nieuw, user=gebruiker)
    groep = CasusGroepsrecht.objects.filter(geldig, content_object__in=nieuw)
    for rijen in (eigen, groep):
        for casus_id, code in rijen.order_by().values_list("content_object_id", "permission__codename"):
            nieuw[casus_id].add(code)
    bekend |= {casus_id: frozenset(codes) for casus_id, codes in nieuw.items()}


def vergeet_rechten(gebruiker: Gebruiker | None) -> None:
    """Grants changed: ask again."""
    if gebruiker is not None:
        gebruiker.__dict__.pop("_rechten", None)


def mag(gebruiker: Gebruiker, recht: Recht, casus_id: int) -> bool:
    return recht.value in rechten_op(gebruiker, casus_id)


def lopende_deelnames(casus: Casus) -> list[Deelname]:
    """Who takes part now and why. Most pages need no more of a party than its key: who shows them loads them."""
    return _lopende_deelnames(casus=casus.pk, nu=timezone.now())


@VasteVraag
def _lopende_deelnames(casus: Invulling, nu: Invulling) -> QuerySet[Deelname]:
    return (
        Deelname.objects.filter(loopt(nu), casus=casus)
        .select_related("functiegroep", "waarom")
        .order_by("rol", "pk")
    )
