"""Actions: the list, one action, asking and reporting."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pga.choices import Recht
from pga.forms.basis import Redenformulier
from pga.selectors.bladzijden import blader
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek
from plans.forms.regie import Actiefilter, Actieformulier, Actiemelding, Actiewijziging
from plans.selectors.actie import (
    actie_voor,
    actierij,
    is_zichtbaar,
    lijstrijen,
    verloop,
)
from plans.selectors.actielijst import Actierijen, uitvoerders
from plans.selectors.regie import lopende_doelen, uitvoerende_organisaties
from plans.services.actie import heropen_actie, meld_actie, vraag_actie, wijzig_actie
from plans.transitions.regie import meldkeuzes
from plans.views.pagina import formulierpagina

PER_PAGINA, TELT_TOT = 50, 200


def acties(request: Verzoek) -> HttpResponse:
    form = Actiefilter(request.GET, uitvoerders=uitvoerders(request.user))
    lijst = Actierijen(request.user, sorteer=request.GET.get("sorteer", ""), **form.gekozen)
    pagina = blader(lijst, request.GET.get("pagina"), PER_PAGINA, telt_tot=TELT_TOT)
    rijen = lijstrijen(pagina.object_list, request.user)
    getoond(request, [rij["nummer"] for rij in rijen], aantal=len(rijen))
    gegevens = {
        "pagina": pagina,
        "rijen": rijen,
        "filter": form,
        "aantal": pagina.paginator.count,
    }
    return render(request, "plans/actie/lijst.html", gegevens)


def actie(request: Verzoek, pk: int) -> HttpResponse:
    actie = actie_voor(pk)
    blik = open_casus(request, actie.casus.nummer, Recht.PLAN, Recht.UITVOEREN)
    gegevens = {
        "actie": actie,
        "rij": actierij(actie),
        "verloop": verloop(actie),
        "kan_melden": bool(meldkeuzes(actie, request.user)),
        "leidt": blik.mag(Recht.REGISSEREN),
    }
    return render(request, "plans/actie/actie.html", casuscontext(request, blik, **gegevens))


def actie_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN, Recht.BESLUITEN)
    terug = reverse("casus_regie", args=[nummer])
    betrokken, anderen = uitvoerende_organisaties(blik)
    form = open_formulier(
        request,
        Actieformulier,
        initial={"doel": request.GET.get("doel", "")},
        betrokken=betrokken,
        anderen=anderen,
        doelen=lopende_doelen(blik.casus),
    )
    if actie := verwerk(request, form, vraag_actie, casus=blik.casus):
        messages.success(request, f"De actie staat klaar voor {actie.organisatie.kort}.")
        return redirect(terug)
    return formulierpagina(request, blik, form, titel="Nieuwe actie", knop="Vraag deze actie", terug=terug)


def actie_melden(request: Verzoek, pk: int) -> HttpResponse:
    actie = actie_voor(pk)
    blik = open_casus(request, actie.casus.nummer, Recht.UITVOEREN, Recht.REGISSEREN)
    terug = reverse("actie", args=[pk])
    keuzes = meldkeuzes(actie, request.user, ook_te_laat=True)
    if not keuzes:
        raise Http404
    if request.method == "GET":
        keuzes = meldkeuzes(actie, request.user)
    form = open_formulier(request, Actiemelding, initial={"versie": actie.versie}, keuzes=keuzes)
    if verwerk(request, form, meld_actie, actie=actie):
        return na_melden(request, pk)
    return formulierpagina(
        request,
        blik,
        form,
        titel="Meld terug over deze actie",
        knop="Meld terug",
        terug=terug,
        citaat=actie.omschrijving,
    )


def na_melden(request: Verzoek, pk: int) -> HttpResponse:
    """Back to the action; after the last one of an organisation it no longer sees it."""
    if is_zichtbaar(pk):
        messages.success(request, "Dank u. De regisseur en de partners in het plan zien dit.")
        return redirect("actie", pk)
    messages.success(
        request,
        "Dank u. Dit was de laatste actie van uw organisatie in deze casus. Daarom ziet u de casus nu niet meer.",
    )
    return redirect("acties")


def actie_wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    actie = actie_voor(pk)
    blik = open_casus(request, actie.casus.nummer, Recht.REGISSEREN)
    terug = reverse("actie", args=[pk])
    velden = ("organisatie", "omschrijving", "voor", "doel", "versie")
    begin = {naam: getattr(actie, naam) for naam in velden}
    betrokken, anderen = uitvoerende_organisaties(blik)
    form = open_formulier(
        request,
        Actiewijziging,
        initial=begin,
        betrokken=betrokken,
        anderen=anderen,
        doelen=lopende_doelen(actie.casus),
    )
    if verwerk(request, form, wijzig_actie, actie=actie):
        messages.success(request, "De actie is gewijzigd.")
        return redirect(terug)
    return formulierpagina(request, blik, form, titel="Actie wijzigen", knop="Bewaar", terug=terug)


def actie_heropenen(request: Verzoek, pk: int) -> HttpResponse:
    actie = actie_voor(pk)
    blik = open_casus(request, actie.casus.nummer, Recht.REGISSEREN)
    terug = reverse("actie", args=[pk])
    form = open_formulier(request, Redenformulier, initial={"versie": actie.versie})
    if verwerk(request, form, heropen_actie, actie=actie):
        messages.success(request, "De actie staat weer open.")
        return redirect(terug)
    return formulierpagina(
        request,
        blik,
        form,
        titel="Actie weer openzetten",
        knop="Zet weer open",
        terug=terug,
        citaat=actie.omschrijving,
    )
