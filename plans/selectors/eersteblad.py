"""What the first page of a case tells of plan, actions, signals and levels: it comes along with the case."""

from typing import Any

from django.db.models import Max, OuterRef, Subquery

from pga.selectors.meegekomen import mee, meegekomen
from pga.vastevraag import Invulling
from plans.choices import TE_DOEN, TELT_TEGEN
from plans.models import Actie, Meting, Plan, Signaal
from plans.selectors.actie import actierij
from plans.selectors.plan import standen_uit
from plans.selectors.regie import negen_maanden as klok_van
from plans.selectors.regie import signaalrij, stil_na

LAATSTE_SIGNALEN = 3
_WIE = ("organisatie__naam", "organisatie__afkorting")
_DOOR = ("door__first_name", "door__last_name", "door__username")


def kolommen(gebruiker: Invulling, nu: Invulling) -> dict[str, Any]:
    """Columns for the query of the case; the functions below read them."""
    van_casus = {"casus": OuterRef("pk")}
    signalen = Signaal.objects.filter(**van_casus)
    tegen = signalen.filter(soort__in=TELT_TEGEN).order_by().values("casus")
    open_acties = Actie.objects.filter(**van_casus, status__in=TE_DOEN).order_by("voor", "pk")
    metingen = Meting.objects.filter(**van_casus).order_by("datum", "pk")
    laatste = signalen.order_by("-datum", "-pk")[:LAATSTE_SIGNALEN]
    return {
        "mee_plan": mee(Plan.objects.filter(**van_casus).order_by(), "kern", "hoofddoel", "status"),
        "mee_acties": mee(open_acties, "id", "omschrijving", "voor", "status", *_WIE),
        "mee_signalen": mee(laatste, "id", "soort", "datum", "tekst", "gezien_op", *_WIE, *_DOOR),
        "mee_metingen": mee(metingen, "leefgebied", "score", "moment", "datum"),
        "laatste_melding": Subquery(tegen.annotate(laatst=Max("datum")).values("laatst")),
    }


def plan(casus: Any) -> Plan | None:
    """Its story and its status."""
    return next(iter(meegekomen(Plan, casus.mee_plan)), None)


def open_acties(casus: Any) -> list[dict[str, Any]]:
    """Actions that still have to be done, as rows, first what is due first."""
    return [actierij(actie) for actie in meegekomen(Actie, casus.mee_acties)]


def laatste_signalen(casus: Any) -> list[dict[str, Any]]:
    """The newest few, as rows."""
    return [signaalrij(signaal) for signaal in meegekomen(Signaal, casus.mee_signalen)]


def standen(casus: Any) -> list[dict[str, Any]]:
    """The eight leefgebieden with their levels."""
    return standen_uit(meegekomen(Meting, casus.mee_metingen))


def negen_maanden(casus: Any) -> dict[str, Any]:
    """The clock on the way to a positive closing."""
    return klok_van(casus, stil_na(casus, casus.laatste_melding))
