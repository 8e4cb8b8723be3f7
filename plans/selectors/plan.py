"""The plan as one thing to read: eight leefgebieden, what is missing, and how it was at an earlier moment."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404
from django.urls import reverse

from pga.choices import Leefgebied, Recht
from pga.grafiek import Reeks, radar
from pga.grafiek.basis import Grafiek
from pga.models import Casus
from pga.selectors.casussen import Casusblik
from pga.spreektaal import datum
from plans.choices import IN_BEWERKING, Doelstatus, Meetmoment, Score
from plans.models import Actie, Beeld, Doel, Meting, Plan, PlanVersie
from plans.selectors.actie import actierij, acties_van
from plans.selectors.niveaus import niveautekst

LAAG = frozenset({Score.ACUUT, Score.ZORGELIJK})
DOELVORM = {Doelstatus.LOPEND: "lopend", Doelstatus.BEHAALD: "goed", Doelstatus.LOSGELATEN: "gesloten"}
# Names for the chart: what fits around it stays readable when the chart is small.
KORT: dict[str, str] = {
    Leefgebied.DELICT: "delict en justitie",
    Leefgebied.OVERLAST: "overlast",
    Leefgebied.WONEN_GEZIN: "wonen en gezin",
    Leefgebied.SOCIAAL: "sociaal",
    Leefgebied.DAGBESTEDING: "dagbesteding",
    Leefgebied.GEZONDHEID: "gezondheid",
    Leefgebied.FINANCIEN: "financiën",
    Leefgebied.GEDRAG: "gedrag",
}
TEKSTEN = ("kern", "hoofddoel", "rolverdeling", "visie_persoon")


def metingen_van(casus_id: int) -> dict[str, list[Meting]]:
    """All scores per leefgebied, oldest first."""
    return _per_gebied(Meting.objects.filter(casus=casus_id).order_by("datum", "pk"))


def _per_gebied(metingen: Iterable[Meting]) -> dict[str, list[Meting]]:
    per_gebied: dict[str, list[Meting]] = {code: [] for code in Leefgebied.values}
    for meting in metingen:
        per_gebied[meting.leefgebied].append(meting)
    return per_gebied


def laatste_scores(casus_id: int) -> dict[str, int | None]:
    """The level of each leefgebied now; None is not scored yet, or *onbesproken*."""
    return {code: reeks[-1].score if reeks else None for code, reeks in metingen_van(casus_id).items()}


def _stand(metingen: Sequence[Meting]) -> dict[str, Any]:
    """Level now, before and at the start of one leefgebied."""
    nu = metingen[-1] if metingen else None
    eerder = [meting.score for meting in metingen[:-1] if meting.score]
    start = next((m.score for m in metingen if m.moment == Meetmoment.START), None)
    return {
        "gemeten": bool(metingen),
        "score": nu.score if nu else None,
        "vorige": eerder[-1] if eerder else None,
        "start": start,
        "toelichting": nu.toelichting if nu else "",
        "gemeten_op": datum(nu.datum) if nu else "",
    }


def standen_uit(metingen: Iterable[Meting]) -> list[dict[str, Any]]:
    """The eight leefgebieden with their levels only, for a small chart; the oldest score comes first."""
    return [_stand(reeks) | {"code": code, "streef": None} for code, reeks in _per_gebied(metingen).items()]


def _doelrij(doel: Doel, acties: Iterable[Actie]) -> dict[str, Any]:
    return {
        "pk": doel.pk,
        "tekst": doel.tekst,
        "meetbaar": doel.meetbaar,
        "streefdatum": datum(doel.streefdatum),
        "streefscore": doel.streefscore,
        "loopt": doel.status == Doelstatus.LOPEND,
        "status": doel.get_status_display(),
        "vorm": DOELVORM[Doelstatus(doel.status)],
        "acties": [actierij(actie) for actie in acties],
    }


def _gebied(code: str, stand: dict[str, Any], beeld: str, doelen: list[dict[str, Any]]) -> dict[str, Any]:
    streef = [doel["streefscore"] for doel in doelen if doel["loopt"] and doel["streefscore"]]
    return stand | {
        "code": code,
        "naam": Leefgebied(code).label,
        "niveau": niveautekst(code, stand["score"]),
        "streef": max(streef, default=None),
        "beeld": beeld,
        "doelen": doelen,
    }


def planinhoud(plan: Plan) -> dict[str, Any]:
    """Everything in the plan as it is now, in a form that can be frozen: dicts, lists and texts."""
    casus_id = plan.casus_id
    metingen = metingen_van(casus_id)
    beelden = dict(Beeld.objects.filter(plan=plan).order_by().values_list("leefgebied", "tekst"))
    acties: dict[int | None, list[Actie]] = {}
    for actie in acties_van(casus_id):
        acties.setdefault(actie.doel_id, []).append(actie)
    doelen: dict[str, list[dict[str, Any]]] = {code: [] for code in Leefgebied.values}
    for doel in Doel.objects.filter(plan=plan).order_by("streefdatum", "pk"):
        doelen[doel.leefgebied].append(_doelrij(doel, acties.get(doel.pk, [])))
    return {naam: getattr(plan, naam) for naam in TEKSTEN} | {
        "gebieden": [
            _gebied(code, _stand(metingen[code]), beelden.get(code, ""), doelen[code])
            for code in Leefgebied.values
        ],
        "losse_acties": [actierij(actie) for actie in acties.get(None, [])],
    }


def wat_ontbreekt(inhoud: dict[str, Any]) -> list[dict[str, str]]:
    """Why the plan cannot be agreed yet: a Dutch sentence each, and which screen mends it."""
    gemis: list[dict[str, str]] = []

    def ontbreekt(zin: str, route: str, gebied: str = "") -> None:
        gemis.append({"zin": zin, "route": route, "gebied": gebied})

    for naam, zin in (
        ("kern", "De kern van het verhaal is nog leeg."),
        ("hoofddoel", "Het hoofddoel is nog leeg."),
        ("rolverdeling", "De rolverdeling is nog leeg."),
    ):
        if not inhoud[naam].strip():
            ontbreekt(zin, "plan_wijzigen")
    gebieden = inhoud["gebieden"]
    if zonder := [g for g in gebieden if not g["beeld"].strip()]:
        ontbreekt(f"Nog geen beeld: {_namen(zonder)}.", "beeld_wijzigen", zonder[0]["code"])
    if zonder := [g for g in gebieden if not g["gemeten"]]:
        ontbreekt(f"Nog niet gescoord: {_namen(zonder)}.", "meting_nieuw")
    lopend = [doel for g in gebieden for doel in g["doelen"] if doel["loopt"]]
    for g in gebieden:
        if g["score"] in LAAG and not any(doel["loopt"] for doel in g["doelen"]):
            ontbreekt(
                f"{g['naam'].capitalize()} scoort {g['score']}: nog geen doel.", "doel_nieuw", g["code"]
            )
    if not lopend:
        ontbreekt("Het plan heeft nog geen doel.", "doel_nieuw")
    if not inhoud["losse_acties"] and not any(doel["acties"] for g in gebieden for doel in g["doelen"]):
        ontbreekt("Er is nog geen actie afgesproken.", "actie_nieuw")
    return gemis


def _namen(gebieden: Sequence[dict[str, Any]]) -> str:
    return "alle acht leefgebieden" if len(gebieden) == 8 else ", ".join(g["naam"] for g in gebieden)


def plan_van(casus: Casus) -> Plan | None:
    return Plan.objects.filter(casus=casus).first()


def plan_of_404(casus: Casus) -> Plan:
    plan = plan_van(casus)
    if plan is None:
        raise Http404
    plan.casus = casus
    return plan


def grafiek_van(gebieden: Sequence[dict[str, Any]], titel: str) -> Grafiek | None:
    """The radar: now, at the start, and where to; None while nothing is scored."""
    if not any(g["gemeten"] for g in gebieden):
        return None
    nu, start, doel = ([g[wat] for g in gebieden] for wat in ("score", "start", "streef"))
    reeksen = [Reeks("nu", nu, soort="nu")]
    if any(start) and start != nu:
        reeksen.append(Reeks("start", start, soort="vorige"))
    if any(doel):
        reeksen.append(Reeks("doel", doel, soort="doel"))
    return radar([KORT[g["code"]] for g in gebieden], reeksen, titel=titel)


def planblad(blik: Casusblik) -> dict[str, Any]:
    """What the plan tab shows this person; without a plan only whether they may begin one."""
    leidt = blik.mag(Recht.REGISSEREN)
    plan = plan_van(blik.casus)
    if plan is None:
        return {"plan": None, "leidt": leidt}
    inhoud = planinhoud(plan)
    return {
        "plan": plan,
        "inhoud": inhoud,
        "leidt": leidt,
        "bewerkbaar": leidt and plan.status in IN_BEWERKING,
        "gemis": [g | {"url": _herstel_url(blik.casus, g)} for g in wat_ontbreekt(inhoud)],
        "grafiek": grafiek_van(inhoud["gebieden"], "Acht leefgebieden"),
        "versies": versies_van(plan),
        "zichtbaar_voor": blik.zichtbaar_voor(Recht.PLAN),
    }


def _herstel_url(casus: Casus, gemis: dict[str, str]) -> str:
    if gemis["route"] == "beeld_wijzigen":
        return reverse("beeld_wijzigen", args=[casus.nummer, gemis["gebied"]])
    vraag = f"?leefgebied={gemis['gebied']}" if gemis["gebied"] else ""
    return reverse(gemis["route"], args=[casus.nummer]) + vraag


def versies_van(plan: Plan) -> list[dict[str, Any]]:
    """The agreed versions, newest first."""
    return [
        {"nummer": versie.nummer, "op": datum(versie.aangemaakt_op), "door": str(versie.vastgesteld_door)}
        for versie in PlanVersie.objects.filter(plan=plan)
        .select_related("vastgesteld_door")
        .order_by("-nummer")
    ]


def versie_of_404(casus: Casus, nummer: int) -> PlanVersie:
    versie = (
        PlanVersie.objects.filter(casus=casus, nummer=nummer)
        .select_related("vastgesteld_door__organisatie")
        .first()
    )
    if versie is None:
        raise Http404
    return versie


def beeld_of_404(casus: Casus, leefgebied: str) -> Beeld:
    beeld = Beeld.objects.filter(casus=casus, leefgebied=leefgebied).select_related("plan").first()
    if beeld is None:
        raise Http404
    return beeld


def doel_of_404(casus: Casus, pk: int) -> Doel:
    doel = Doel.objects.filter(casus=casus, pk=pk).select_related("plan").first()
    if doel is None:
        raise Http404
    return doel
