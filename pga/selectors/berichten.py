"""Messages for one person: to themself, or to a function they have. What they may read the policy decides."""

from typing import Any
from urllib.parse import urlsplit

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from pga.models import Bericht, Gebruiker
from pga.spreektaal import datum_spreekt
from pga.toegang.beleid import GROEPEN
from pga.vastevraag import Invulling, VasteVraag

PER_BLADZIJDE = 50
OP_MIJN_WERK = 10
# Their own groups, as an array: with it both partial indexes are used, which a join would not.
_FUNCTIES = RawSQL(  # noqa: S611  a constant, no input
    f"SELECT unnest(ARRAY(SELECT f.id FROM pga_functiegroep f WHERE f.groep_id = ANY ({GROEPEN})))",  # noqa: S608
    [],
)


def _eigen(gebruiker: Gebruiker | Invulling, **filters: Any) -> QuerySet[Bericht]:
    zelf = Bericht.objects.filter(ontvanger=gebruiker, **filters).order_by()
    functie = Bericht.objects.filter(functiegroep__in=_FUNCTIES, **filters).order_by()
    return Bericht.objects.filter(pk__in=zelf.values("pk").union(functie.values("pk")))


def ongelezen(gebruiker: Gebruiker) -> QuerySet[Bericht]:
    """What this person has not read yet, newest first."""
    return _eigen(gebruiker, gelezen_op=None)


def telling_ongelezen(gebruiker: Invulling, _: Invulling) -> dict[str, Any]:
    """The same as a column `ongelezen` for another query; `onthoud_ongelezen` then saves the question."""
    return {"ongelezen": _aantal(gebruiker)}


def _aantal(gebruiker: Invulling) -> Coalesce:
    alle = _eigen(gebruiker, gelezen_op=None).order_by().values(alle=Value(1))
    return Coalesce(Subquery(alle.annotate(aantal=Count("pk")).values("aantal")), 0)


def onthoud_ongelezen(gebruiker: Gebruiker, aantal: int) -> None:
    gebruiker.__dict__["_ongelezen"] = aantal


def aantal_ongelezen(gebruiker: Gebruiker) -> int:
    """For the counter in the head of every page."""
    if "_ongelezen" not in gebruiker.__dict__:
        onthoud_ongelezen(gebruiker, _telling(gebruiker=gebruiker.pk)[0][0])
    return gebruiker.__dict__["_ongelezen"]


@VasteVraag
def _telling(gebruiker: Invulling) -> QuerySet[Gebruiker, tuple[int]]:
    zelf = Gebruiker.objects.filter(pk=gebruiker).order_by()
    return zelf.annotate(ongelezen=_aantal(gebruiker)).values_list("ongelezen")


def berichten(gebruiker: Gebruiker, *, pagina: str | None) -> Page:
    """All messages of this person, unread first, as rows."""
    nieuw = ExpressionWrapper(Q(gelezen_op=None), output_field=BooleanField())
    rijen = (
        _eigen(gebruiker)
        .annotate(nieuw=nieuw)
        .select_related("gelezen_door")
        .order_by("-nieuw", "-tijdstip", "-pk")
    )
    blad: Page = Paginator(rijen, PER_BLADZIJDE).get_page(pagina)
    blad.object_list = [_rij(bericht, gebruiker) for bericht in blad.object_list]
    return blad


def _rij(bericht: Bericht, gebruiker: Gebruiker) -> dict[str, Any]:
    ander = bericht.gelezen_door if bericht.gelezen_door_id != gebruiker.pk else None
    return {
        "pk": bericht.pk,
        "soort": bericht.get_soort_display(),
        "tekst": bericht.tekst,
        "wanneer": datum_spreekt(bericht.tijdstip, "tijd"),
        "nieuw": bericht.gelezen_op is None,
        "gelezen": f"gelezen door {ander}" if ander else "gelezen",
        "doel": eigen_pad(bericht.doel),
        "url": reverse("bericht_gelezen", args=[bericht.pk]),
    }


def bericht_van(gebruiker: Gebruiker, pk: int) -> Bericht:
    """This message of this person, or Http404."""
    bericht = _eigen(gebruiker, pk=pk).first()
    if bericht is None:
        raise Http404
    return bericht


def eigen_pad(doel: str) -> str:
    """The address if it is a page of ours; empty if it is anything else."""
    veilig = url_has_allowed_host_and_scheme(doel, allowed_hosts=None) and doel.isprintable()
    delen = urlsplit(doel) if veilig else None
    return doel if delen and delen.path.startswith("/") and not delen.netloc and not delen.scheme else ""
