"""The read log over all cases, for the privacy officer."""

from django.http import HttpResponse
from django.shortcuts import render

from pga.forms.lijst import Leeslogfilter
from pga.selectors.leeslog import leesbladzijde, lezers
from pga.views.verzoek import Verzoek


def leeslog(request: Verzoek) -> HttpResponse:
    form = Leeslogfilter(request.GET, mensen=lezers(request.user))
    pagina = leesbladzijde(request.user, pagina=request.GET.get("pagina"), **form.gekozen)
    return render(request, "leeslog/leeslog.html", {"pagina": pagina, "form": form})
