"""The read log: over all cases for the privacy officer, of one case on its access page, and what is unusual in it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.choices import Recht
from pga.forms.lijst import Casuslogfilter, Leeslogfilter
from pga.forms.opvallend import Leesoordeelformulier
from pga.models import Raadpleging
from pga.selectors.casussen import Casusblik
from pga.selectors.leeslog import (
    PER_BLADZIJDE,
    gefilterd,
    leesbladzijde,
    lezers,
    lezers_van_casus,
    organisatiekeuzes,
    raadplegingen,
)
from pga.selectors.opvallend import regels_van, signaal_voor, signaalrij, signalen
from pga.services.leessignaal import beoordeel_signaal
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek


def leeslog(request: Verzoek) -> HttpResponse:
    keuzes = {"mensen": lezers(request.user), "organisaties": organisatiekeuzes(request.user)}
    form = Leeslogfilter(request.GET, **keuzes)
    rijen = gefilterd(raadplegingen(request.user), **form.gekozen)
    pagina = leesbladzijde(rijen, pagina=request.GET.get("pagina"))
    return render(request, "leeslog/leeslog.html", {"pagina": pagina, "form": form})


def casuslog(request: Verzoek, blik: Casusblik) -> dict[str, Any]:
    """Context of the log on the access page of a case; nothing for who does not hold the layer *regie*."""
    if not blik.mag(Recht.REGIE):
        return {}
    form = Casuslogfilter(request.GET, mensen=lezers_van_casus(blik.casus))
    rijen = gefilterd(Raadpleging.objects.filter(casus=blik.casus), **form.gekozen)
    return {"log": leesbladzijde(rijen, pagina=request.GET.get("pagina")), "logfilter": form}


def opvallend(request: Verzoek) -> HttpResponse:
    """What there is to judge, and below it what was judged."""
    open_ = [signaalrij(signaal, request.user) for signaal in signalen(request.user).filter(beoordeling="")]
    beoordeeld = signalen(request.user).exclude(beoordeling="")
    pagina: Page = Paginator(beoordeeld, PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    pagina.object_list = [signaalrij(signaal, request.user) for signaal in pagina.object_list]
    return render(request, "leeslog/opvallend.html", {"open": open_, "pagina": pagina})


def opvallend_een(request: Verzoek, pk: int) -> HttpResponse:
    """One signal with the lines behind it; two buttons: fine, or to be looked into."""
    signaal = signaal_voor(request.user, pk)
    begin = {"versie": signaal.versie, "opmerking": signaal.opmerking}
    form = open_formulier(request, Leesoordeelformulier, initial=begin)
    oordeel = request.POST.get("oordeel", "")
    if verwerk(request, form, beoordeel_signaal, signaal=signaal, oordeel=oordeel):
        messages.success(request, "Uw oordeel is bewaard.")
        return redirect("leeslog_opvallend")
    regels = leesbladzijde(regels_van(signaal), pagina=request.GET.get("pagina"))
    context = {"rij": signaalrij(signaal, request.user), "form": form, "regels": regels}
    return render(request, "leeslog/opvallend_een.html", context)
