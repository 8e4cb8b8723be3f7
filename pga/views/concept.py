"""Autosave: what somebody types is kept on the server until the form is saved."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from pga.fouten import GeenToegang
from pga.selectors.casussen import casus_van_pad
from pga.services.concept import MAX_CONCEPT, bewaar_concept, wis_concept
from pga.views.verzoek import Verzoek


@require_POST
def bewaren(request: Verzoek) -> HttpResponse:
    pad = request.POST.get("concept_sleutel", "")
    gegevens = getypt(request)
    te_lang = sum(len(naam) + sum(map(len, waarden)) for naam, waarden in gegevens.items()) > MAX_CONCEPT
    if not eigen_pad(pad) or te_lang:
        return HttpResponseBadRequest("Concept niet bewaard.")
    velden = {naam: waarden if len(waarden) > 1 else waarden[0] for naam, waarden in gegevens.items()}
    try:
        concept = bewaar_concept(door=request.user, pad=pad, gegevens=velden, casus=casus_van_pad(pad))
    except GeenToegang:
        return HttpResponseBadRequest("Concept niet bewaard.")
    return render(request, "componenten/concept_bewaard.html", {"moment": concept.bewaard_op})


@require_POST
def weggooien(request: Verzoek) -> HttpResponse:
    pad = request.POST.get("concept_sleutel", "/")
    if not eigen_pad(pad):
        return HttpResponseBadRequest("Onbekende bladzijde.")
    wis_concept(gebruiker=request.user, pad=pad)
    return redirect(pad)


def getypt(request: Verzoek) -> dict[str, list[str]]:
    """All fields without NUL bytes, which PostgreSQL cannot store."""
    return {
        naam.replace("\x00", ""): [waarde.replace("\x00", "") for waarde in waarden]
        for naam, waarden in request.POST.lists()
    }


def eigen_pad(pad: str) -> bool:
    """An address of ours: no other site, and nothing in it that a browser skips."""
    eigen = url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
    return pad.startswith("/") and pad.isprintable() and len(pad) <= 200 and eigen
