"""Closed cases for the privacy officer: which there are, finding one, and opening one for a day."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.choices import Inzagesoort
from pga.forms.inzage import Inzageformulier
from pga.forms.noodinzage import Zoekvelden
from pga.selectors.afgeschermd import afgeschermde_casus, afgeschermde_casussen
from pga.services.inzage import geef_inzage
from pga.views.formulier import open_formulier, verwerk
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek


def afgeschermd(request: Verzoek) -> HttpResponse:
    form = Zoekvelden(request.POST if request.method == "POST" else None)
    gezocht = form.is_valid()
    velden = form.cleaned_data if gezocht else {}
    pagina = afgeschermde_casussen(request.user, pagina=request.GET.get("pagina"), **velden)
    if gezocht:
        nummers = [rij["nummer"] for rij in pagina.object_list]
        getoond(
            request, nummers, aantal=len(nummers), soort=Inzagesoort.ZOEKEN, reden="afgesloten casus zoeken"
        )
    context = {"pagina": pagina, "form": form, "gezocht": gezocht}
    return render(request, "afgeschermd/lijst.html", context)


def inzage(request: Verzoek, nummer: str) -> HttpResponse:
    rij = afgeschermde_casus(request.user, nummer)
    form = open_formulier(request, Inzageformulier)
    if verwerk(request, form, geef_inzage, nummer=nummer):
        messages.success(request, "U ziet deze casus nu een dag. De voorzitter heeft bericht gekregen.")
        return redirect("casus", nummer)
    return render(request, "afgeschermd/inzage.html", {"rij": rij, "form": form})
