"""Cases: the list of those somebody may see, and the first page of one."""

from django.http import HttpResponse
from django.shortcuts import render

from pga.choices import Recht
from pga.forms.lijst import Casusfilter
from pga.selectors.caselijst import casuslijst, keuzes_voor_lijst
from pga.selectors.overzicht import kolommen, overzicht
from pga.views.casusblik import casuscontext, open_casus
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek
from pga.werk import casuskolommen, casuspanelen


def casussen(request: Verzoek) -> HttpResponse:
    kiest = not {"filter", "regisseur", "wijk"}.isdisjoint(request.GET)
    form = Casusfilter(request.GET, keuzes=keuzes_voor_lijst(request.user) if kiest else {})
    pagina = casuslijst(
        request.user,
        filters=form.gekozen,
        sorteer=request.GET.get("sorteer", ""),
        pagina=request.GET.get("pagina"),
    )
    getoond(request, [rij["nummer"] for rij in pagina.object_list], aantal=len(pagina.object_list))
    context = {"pagina": pagina, "form": form if kiest else None, "chips": form.chips, "wis": form.wis}
    return render(request, "casus/lijst.html", context | {"open": form.open, "opvragen": form.opvragen})


def casus(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT, erbij=[kolommen, *casuskolommen()])
    panelen = casuspanelen(blik)
    verteld = any(paneel.context.get("verhaal") == blik.casus.waarom_integraal for paneel in panelen)
    context = casuscontext(request, blik, panelen=panelen, waarom_nog=not verteld, **overzicht(blik))
    return render(request, "casus/overzicht.html", context)
