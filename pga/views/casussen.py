"""Cases: the list of those somebody may see, and the first page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pga.choices import Recht
from pga.forms.lijst import Casusfilter
from pga.selectors.caselijst import casuslijst, keuzes_voor_lijst
from pga.selectors.overzicht import overzicht
from pga.views.casusblik import casuscontext, open_casus
from pga.werk import casuspanelen


def casussen(request: HttpRequest) -> HttpResponse:
    form = Casusfilter(request.GET, keuzes=keuzes_voor_lijst(request.user))
    pagina = casuslijst(
        request.user,
        filters=form.gekozen,
        sorteer=request.GET.get("sorteer", ""),
        pagina=request.GET.get("pagina"),
    )
    return render(request, "casus/lijst.html", {"pagina": pagina, "form": form})


def casus(request: HttpRequest, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    context = casuscontext(request, blik, panelen=casuspanelen(blik), **overzicht(blik))
    return render(request, "casus/overzicht.html", context)
