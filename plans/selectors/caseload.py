"""The caseload of one regisseur: how heavy, how each case goes, and who needs attention now.

Every question is asked once for all cases together, so the number of queries does not grow with the caseload.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from pga.choices import Gebeurtenissoort, Intensiteit, Leefgebied
from pga.models import Casus, Gebeurtenis, Gebruiker
from pga.selectors.casussen import FASEVORM
from pga.selectors.mensen import waargenomen
from pga.spreektaal import dag_van, dagen_tot, datum_spreekt, leeftijd, telling, termijn
from plans.choices import IN_BEWERKING, TE_DOEN, Planstatus
from plans.models import Actie, Meting, Plan, Signaal
from plans.selectors.actie import kort
from plans.selectors.actielijst import GESLOTEN
from uvz.choices import Besluitsoort
from uvz.models import Besluit

# domein.md 0: a caseload is 15 to 20 persons, of whom 5 to 10 take much time.
GEWOON_VAN, GEWOON_TOT = 15, 20
STIL_NA = 21  # days without a step in an active case
PLAN_BINNEN = 14  # days in which a new plan should be agreed
HERIJKING_VOORAF = 14


def casussen_van(gebruiker: Gebruiker, waarneming: Collection[int] = ()) -> QuerySet[Casus]:
    """The running cases that this person directs, and those of colleagues in which they stand in."""
    return (
        Casus.objects.filter(Q(regisseur=gebruiker) | Q(pk__in=waarneming))
        .exclude(fase__in=GESLOTEN)
        .select_related("persoon")
        .order_by("persoon__voornaam", "persoon__achternaam", "pk")
    )


def drukte(aantal: int) -> str:
    """How heavy a caseload of this size is."""
    if aantal > GEWOON_TOT:
        return f"boven gemiddeld: gewoon is {GEWOON_VAN} tot {GEWOON_TOT}"
    return f"gewoon is {GEWOON_VAN} tot {GEWOON_TOT}" if aantal >= GEWOON_VAN else "er is ruimte"


def caseload(gebruiker: Gebruiker) -> dict[str, Any]:
    """Rows and numbers of the caseload table."""
    waarneming = waargenomen(gebruiker)
    casussen = list(casussen_van(gebruiker, waarneming))
    ids = [casus.pk for casus in casussen]
    acties, stappen, scores = _acties(ids), laatste_stappen(ids), _scores(ids)
    actief = sum(casus.intensiteit == Intensiteit.ACTIEF for casus in casussen)
    return {
        "rijen": [
            _rij(c, acties.get(c.pk, {}), stappen.get(c.pk), scores.get(c.pk, {}))
            | {"waarneming": waarneming.get(c.pk, "")}
            for c in casussen
        ],
        "waarneming": sum(casus.pk in waarneming for casus in casussen),
        "aantal": len(casussen),
        "actief": actief,
        "monitoring": sum(casus.intensiteit == Intensiteit.MONITORING for casus in casussen),
        "te_laat": sum(rij["laat"] for rij in acties.values()),
        "drukte": drukte(len(casussen)),
        "drukte_label": f"personen · {drukte(len(casussen))}",
        "te_vol": len(casussen) > GEWOON_TOT,
        "gewoon": GEWOON_TOT,
    }


def _rij(
    casus: Casus, acties: dict[str, Any], stap: datetime | None, scores: dict[str, int | None]
) -> dict[str, Any]:
    momenten = [moment for moment in (acties.get("eerste"), casus.herijken_voor) if moment]
    volgend = min(momenten, default=None)
    return {
        "naam": casus.persoon.korte_naam,
        "leeftijd": leeftijd(casus.persoon.geboortedatum),
        "nummer": casus.nummer,
        "url": reverse("casus", args=[casus.nummer]),
        "fase": " · ".join(filter(None, [casus.get_fase_display(), casus.get_intensiteit_display()])),
        "vorm": FASEVORM[casus.fase],
        "stap": datum_spreekt(dag_van(stap)) if stap else "nog geen",
        "volgend": datum_spreekt(volgend),
        "volgend_wat": "" if not volgend else "herijking" if volgend == casus.herijken_voor else "actie",
        "stippen": [{"naam": naam, "score": scores.get(code)} for code, naam in Leefgebied.choices],
        "open": acties.get("open", 0),
        "laat": acties.get("laat", 0),
    }


def _acties(ids: list[int]) -> dict[int, dict[str, Any]]:
    vandaag = timezone.localdate()
    rijen = (
        Actie.objects.filter(casus__in=ids, status__in=TE_DOEN)
        .order_by()
        .values("casus_id")
        .annotate(
            open=Count("pk"),
            laat=Count("pk", filter=Q(voor__lt=vandaag)),
            eerste=Min("voor", filter=Q(voor__gte=vandaag)),
        )
    )
    return {rij["casus_id"]: dict(rij) for rij in rijen}


def laatste_stappen(ids: list[int]) -> dict[int, datetime]:
    """When something was last done in each case; who got access is not a step for the person."""
    return dict(
        Gebeurtenis.objects.filter(casus__in=ids)
        .exclude(soort=Gebeurtenissoort.TOEGANG)
        .order_by()
        .values_list("casus_id")
        .annotate(laatste=Max("tijdstip"))
    )


def _scores(ids: list[int]) -> dict[int, dict[str, int | None]]:
    laatste = (
        Meting.objects.filter(casus__in=ids)
        .order_by("casus_id", "leefgebied", "-datum", "-pk")
        .distinct("casus_id", "leefgebied")
        .values_list("casus_id", "leefgebied", "score")
    )
    scores: dict[int, dict[str, int | None]] = {}
    for casus_id, leefgebied, score in laatste:
        scores.setdefault(casus_id, {})[leefgebied] = score
    return scores


def besluiten_zonder_plan(gebruiker: Gebruiker) -> QuerySet[Besluit]:
    """Decisions for an integral approach in this person's cases without a plan, a case each."""
    return (
        Besluit.objects.filter(
            Q(casus__regisseur=gebruiker) | Q(casus__in=waargenomen(gebruiker)),
            soort=Besluitsoort.INTEGRALE_AANPAK,
            casus__plan__isnull=True,
        )
        .exclude(casus__fase__in=GESLOTEN)
        .select_related("casus__persoon")
        .order_by("casus_id", "aangemaakt_op")
        .distinct("casus_id")
    )


def vandaag(gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """Who needs this person now and why: signals, late actions, plans, silence. Reviews have a block of their own."""
    waarneming = waargenomen(gebruiker)
    casussen = {casus.pk: casus for casus in casussen_van(gebruiker, waarneming)}
    ids = list(casussen)
    plannen = Plan.objects.filter(casus__in=ids, status__in=IN_BEWERKING).order_by("aangemaakt_op")
    stappen = laatste_stappen(ids)
    actief = [c for c in casussen.values() if c.intensiteit == Intensiteit.ACTIEF]
    rijen = [
        *_signalen(casussen),
        *_te_laat(casussen),
        *(_planrij(casussen[plan.casus_id], plan) for plan in plannen),
        *(_stilrij(c, stappen.get(c.pk)) for c in actief if _is_stil(stappen.get(c.pk))),
    ]
    for rij in rijen:
        if rij["casus"] in waarneming:
            rij["onder"] += f" · {waarneming[rij['casus']]}"
    return rijen


def _basis(casus: Casus, route: str) -> dict[str, Any]:
    return {
        "wie": casus.persoon.korte_naam,
        "casus": casus.pk,
        "onder": f"{leeftijd(casus.persoon.geboortedatum)} · {casus.nummer}",
        "url": reverse("casus", args=[casus.nummer]),
        "knop_url": reverse(route, args=[casus.nummer]),
    }


def _signalen(casussen: dict[int, Casus]) -> list[dict[str, Any]]:
    nieuw = Signaal.objects.filter(casus__in=list(casussen), gezien_op__isnull=True)
    return [
        _basis(casussen[signaal.casus_id], "casus_regie")
        | {
            "knop_url": reverse("casus_regie", args=[casussen[signaal.casus_id].nummer]) + "#signalen",
            "reden": signaal.get_soort_display(),
            "moment": signaal.datum,
            "bron": signaal.organisatie.kort,
            "soort": "nieuw",
            "knop": "Lees het signaal",
        }
        for signaal in nieuw.select_related("organisatie").order_by("-datum", "-pk")
    ]


def _te_laat(casussen: dict[int, Casus]) -> list[dict[str, Any]]:
    laat = Actie.objects.filter(
        casus__in=list(casussen), status__in=TE_DOEN, voor__lt=timezone.localdate()
    ).select_related("organisatie")
    return [
        _basis(casussen[actie.casus_id], "casus_regie")
        | {
            "reden": f"actie {actie.organisatie.kort}: {kort(actie.omschrijving)}",
            "bron": termijn(actie.voor),
            "soort": "laat",
            "knop": "Bekijk de actie",
            "knop_url": reverse("actie", args=[actie.pk]),
        }
        for actie in laat.order_by("voor", "pk")
    ]


def _planrij(casus: Casus, plan: Plan) -> dict[str, Any]:
    if plan.status == Planstatus.BIJGESTELD:
        reden, soort = "het plan wordt bijgesteld en is nog niet opnieuw vastgesteld", "gewoon"
    else:
        dagen = -dagen_tot(plan.aangemaakt_op)
        reden = "het plan is nog niet vastgesteld"
        soort = "let_op" if dagen >= PLAN_BINNEN else "gewoon"
    return _basis(casus, "casus_plan") | {
        "reden": reden,
        "bron": f"begonnen {datum_spreekt(dag_van(plan.aangemaakt_op))}",
        "soort": soort,
        "knop": "Werk aan het plan",
    }


def _is_stil(stap: datetime | None) -> bool:
    return stap is not None and -dagen_tot(stap) >= STIL_NA


def _stilrij(casus: Casus, stap: datetime | None) -> dict[str, Any]:
    dagen = -dagen_tot(stap) if stap else 0
    return _basis(casus, "contact_nieuw") | {
        "reden": f"al {telling(dagen, 'dag|dagen')} geen stap gezet",
        "soort": "gewoon",
        "knop": "Leg een contact vast",
    }
