"""Search. The words travel in the body of the request: an address or a log never holds a name."""

import structlog
from django.http import HttpResponse
from django.shortcuts import render

from pga.choices import Inzagesoort
from pga.selectors.toegangsverzoek import kan_vragen
from pga.selectors.zoeken import HOOGSTENS, MAX_LANG, MINSTENS, zoek
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek

logboek = structlog.get_logger("pga.zoeken")


def zoeken(request: Verzoek) -> HttpResponse:
    vraag = request.POST.get("q", "").replace("\x00", "").strip()[:MAX_LANG]
    treffers, meer = zoek(request.user, vraag)
    if vraag:
        logboek.info("gezocht", treffers=len(treffers), gebruiker=request.user.pk)
        nummers = [treffer["nummer"] for treffer in treffers]
        getoond(request, nummers, aantal=len(nummers), soort=Inzagesoort.ZOEKEN, reden="zoekvraag")
    context = {"vraag": vraag, "treffers": treffers, "meer": meer, "kort": len(vraag) < MINSTENS}
    context |= {"hoogstens": HOOGSTENS, "mag_vragen": kan_vragen(request.user)}
    return render(request, "zoeken/zoeken.html", context)
