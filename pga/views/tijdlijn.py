"""The time line of a case."""

from django.http import HttpResponse
from django.shortcuts import render

from pga.choices import Recht
from pga.forms.lijst import Tijdlijnfilter
from pga.selectors.tijdlijn import tijdlijn
from pga.views.casusblik import casuscontext, open_casus
from pga.views.verzoek import Verzoek


def casus_tijdlijn(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    form = Tijdlijnfilter(request.GET)
    pagina = tijdlijn(blik, soort=form.gekozen.get("soort", ""), pagina=request.GET.get("pagina"))
    return render(request, "casus/tijdlijn.html", casuscontext(request, blik, pagina=pagina, form=form))
