"""Autosave: what somebody types is kept on the server until the form is saved."""

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from pga.selectors.casussen import casus_van_pad
from pga.services.concept import MAX_CONCEPT, bewaar_concept, wis_concept
from pga.views.verzoek import Verzoek


@require_POST
def bewaren(request: Verzoek) -> HttpResponse:
    pad = request.POST.get("concept_sleutel", "")
    te_lang = sum(len(waarde) for waarden in request.POST.lists() for waarde in waarden[1]) > MAX_CONCEPT
    if not _eigen_pad(pad) or te_lang:
        return HttpResponseBadRequest("Concept niet bewaard.")
    gegevens = {
        naam: waarden if len(waarden) > 1 else waarden[0].replace("\x00", "")
        for naam, waarden in request.POST.lists()
    }
    concept = bewaar_concept(door=request.user, pad=pad, gegevens=gegevens, casus=casus_van_pad(pad))
    return render(request, "componenten/concept_bewaard.html", {"moment": concept.bewaard_op})


@require_POST
def weggooien(request: Verzoek) -> HttpResponse:
    pad = request.POST.get("concept_sleutel", "/")
    if not _eigen_pad(pad):
        return HttpResponseBadRequest("Onbekende bladzijde.")
    wis_concept(gebruiker=request.user, pad=pad)
    return redirect(pad)


def _eigen_pad(pad: str) -> bool:
    return (
        pad.startswith("/") and len(pad) <= 200 and url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
    )
