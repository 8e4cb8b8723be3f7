"""The handbook, and the statement about accessibility."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pga.selectors.hulp import hulpindex, hulppagina
from pga.views.verzoek import Verzoek


def hulp(request: Verzoek) -> HttpResponse:
    return render(request, "hulp/index.html", hulpindex(request.user))


def hulp_pagina(request: Verzoek, slug: str) -> HttpResponse:
    pagina = hulppagina(slug)
    if pagina is None:
        raise Http404
    return render(request, pagina.sjabloon, {"pagina": pagina})


@login_not_required
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "hulp/toegankelijkheid.html")
