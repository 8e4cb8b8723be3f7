"""The plan of a case: reading, writing, scoring, agreeing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from pga.choices import Recht
from pga.forms.basis import Redenformulier
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, versie_uit, verwerk, verwerk_knop
from pga.views.verzoek import Verzoek
from plans.forms.plan import (
    Beeldformulier,
    Doelformulier,
    Doelmelding,
    Doelwijziging,
    Metingformulier,
    Planformulier,
)
from plans.selectors.plan import (
    TEKSTEN,
    beeld_of_404,
    doel_of_404,
    grafiek_van,
    laatste_scores,
    plan_of_404,
    planblad,
    versie_of_404,
)
from plans.selectors.regie import bijdragen_over
from plans.services.doel import maak_doel, meld_doel, wijzig_doel
from plans.services.meting import meet
from plans.services.plan import begin_plan, schrijf_beeld, schrijf_plan, stel_bij, stel_vast
from plans.transitions.plan import doelkeuzes
from plans.views.pagina import formulierpagina


def plan(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.PLAN)
    return render(request, "plans/plan/plan.html", casuscontext(request, blik, **planblad(blik)))


@require_POST
def start(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    naar = reverse("casus_plan", args=[nummer])
    return verwerk_knop(
        request, begin_plan, naar=naar, gelukt="Het plan is begonnen. Begin met de kern.", casus=blik.casus
    )


def wijzigen(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    plan, terug = plan_of_404(blik.casus), reverse("casus_plan", args=[nummer])
    begin = {naam: getattr(plan, naam) for naam in TEKSTEN} | {"versie": plan.versie}
    form = open_formulier(request, Planformulier, initial=begin)
    if verwerk(request, form, schrijf_plan, plan=plan):
        messages.success(request, "Bewaard.")
        return redirect(terug)
    return formulierpagina(
        request, blik, form, titel="Kern, doel en rolverdeling", knop="Bewaar", terug=terug
    )


def beeld(request: Verzoek, nummer: str, leefgebied: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    beeld, terug = beeld_of_404(blik.casus, leefgebied), reverse("casus_plan", args=[nummer])
    form = open_formulier(request, Beeldformulier, initial={"tekst": beeld.tekst, "versie": beeld.versie})
    if verwerk(request, form, schrijf_beeld, beeld=beeld):
        messages.success(request, f"Het beeld van {beeld.get_leefgebied_display()} is bewaard.")
        return redirect(f"{terug}#{leefgebied}")
    return formulierpagina(
        request,
        blik,
        form,
        titel=f"Beeld: {beeld.get_leefgebied_display()}",
        knop="Bewaar",
        terug=f"{terug}#{leefgebied}",
        sjabloon="plans/plan/beeld.html",
        bijdragen=bijdragen_over(blik, leefgebied),
    )


def meting(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    terug = reverse("casus_plan", args=[nummer])
    begin = {"datum": timezone.localdate()}
    form = open_formulier(request, Metingformulier, initial=begin, vorige=laatste_scores(blik.casus.pk))
    if verwerk(request, form, meet, casus=blik.casus):
        messages.success(request, "De acht scores zijn bewaard.")
        return redirect(terug)
    return formulierpagina(
        request,
        blik,
        form,
        titel="Scores van de acht leefgebieden",
        knop="Bewaar de scores",
        terug=terug,
        sjabloon="plans/plan/meting.html",
    )


def doel_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    plan, terug = plan_of_404(blik.casus), reverse("casus_plan", args=[nummer])
    form = open_formulier(request, Doelformulier, initial={"leefgebied": request.GET.get("leefgebied", "")})
    if doel := verwerk(request, form, maak_doel, plan=plan):
        messages.success(request, "Het doel staat in het plan. Welke acties horen erbij?")
        return redirect(f"{terug}#{doel.leefgebied}")
    return formulierpagina(request, blik, form, titel="Nieuw doel", knop="Zet in het plan", terug=terug)


def doel_wijzigen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    doel, terug = doel_of_404(blik.casus, pk), reverse("casus_plan", args=[nummer])
    velden = ("leefgebied", "tekst", "meetbaar", "streefdatum", "streefscore", "versie")
    form = open_formulier(request, Doelwijziging, initial={naam: getattr(doel, naam) for naam in velden})
    if verwerk(request, form, wijzig_doel, doel=doel):
        messages.success(request, "Het doel is gewijzigd.")
        return redirect(f"{terug}#{doel.leefgebied}")
    return formulierpagina(request, blik, form, titel="Doel wijzigen", knop="Bewaar", terug=terug)


def doel_melden(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    doel, terug = doel_of_404(blik.casus, pk), reverse("casus_plan", args=[nummer])
    keuzes = doelkeuzes(doel, request.user, ook_te_laat=request.method == "POST")
    form = open_formulier(request, Doelmelding, initial={"versie": doel.versie}, keuzes=keuzes)
    if verwerk(request, form, meld_doel, doel=doel):
        messages.success(request, "Vastgelegd.")
        return redirect(f"{terug}#{doel.leefgebied}")
    return formulierpagina(
        request,
        blik,
        form,
        titel="Doel behaald of losgelaten",
        knop="Leg vast",
        terug=terug,
        citaat=doel.tekst,
    )


@require_POST
def vaststellen(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    return verwerk_knop(
        request,
        stel_vast,
        naar=reverse("casus_plan", args=[nummer]),
        gelukt="Het plan is vastgesteld. Alle partners in het plan lezen nu deze versie.",
        plan=plan_of_404(blik.casus),
        versie=versie_uit(request),
    )


def bijstellen(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    plan, terug = plan_of_404(blik.casus), reverse("casus_plan", args=[nummer])
    form = open_formulier(request, Redenformulier, initial={"versie": plan.versie})
    if verwerk(request, form, stel_bij, plan=plan):
        messages.success(request, "U kunt het plan nu bijstellen. De vastgestelde versie blijft te lezen.")
        return redirect(terug)
    return formulierpagina(
        request, blik, form, titel="Plan bijstellen", knop="Stel het plan bij", terug=terug
    )


def planversie(request: Verzoek, nummer: str, versie: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.PLAN)
    vastgesteld = versie_of_404(blik.casus, versie)
    extra = {
        "versie": vastgesteld,
        "leidt": False,
        "bewerkbaar": False,
        "inhoud": vastgesteld.inhoud,
        "grafiek": grafiek_van(vastgesteld.inhoud["gebieden"], f"Acht leefgebieden in versie {versie}"),
    }
    return render(request, "plans/plan/versie.html", casuscontext(request, blik, **extra))
