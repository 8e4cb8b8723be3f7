"""Screens of who weighs: the queue, one report, the judgement and the outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from pga.views.formulier import open_formulier, verwerk, zeg_wie_leest
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek
from uvz.choices import Aanmeldstatus
from uvz.forms.weging import (
    Aanvullingformulier,
    Agendeerformulier,
    Oordeelformulier,
    Overdrachtformulier,
    Uitkomstformulier,
    oordeelwaarden,
)
from uvz.selectors.lezers import lezers_van_aanmelding, lezers_van_oordeel
from uvz.selectors.oordelen import GEVOLGEN, bladzijde, eigen_oordelen, oordeelvragen
from uvz.selectors.weging import rij, te_wegen_aanmelding, wachtrij
from uvz.services.weging import (
    agendeer,
    draag_over,
    geef_oordeel,
    naar_driehoek,
    neem_niet_op,
    vraag_aanvulling,
)
from uvz.transitions.aanmelding import UITKOMSTEN
from uvz.views.aanmelding import PER_BLAD, log_lezen


@dataclass(frozen=True, slots=True)
class Uitkomstscherm:
    formulier: type[forms.Form]
    dienst: Callable[..., Any]
    gelukt: str
    sjabloon: str = "uvz/weging/uitkomst.html"


SCHERMEN: dict[str, Uitkomstscherm] = {
    "agenderen": Uitkomstscherm(
        Agendeerformulier,
        agendeer,
        "De casus staat op de agenda. De brieven worden klaargezet.",
        "uvz/weging/agenderen.html",
    ),
    "overdragen": Uitkomstscherm(
        Overdrachtformulier, draag_over, "De melder leest dat de zorgpartner het overneemt."
    ),
    "driehoek": Uitkomstscherm(
        Uitkomstformulier, naar_driehoek, "De uitkomst is vastgelegd: naar de Driehoek."
    ),
    "niet-opnemen": Uitkomstscherm(Uitkomstformulier, neem_niet_op, "De aanmelding is niet opgenomen."),
    "aanvulling": Uitkomstscherm(
        Aanvullingformulier, vraag_aanvulling, "Uw vraag staat klaar voor de melder."
    ),
}


def weging(request: Verzoek) -> HttpResponse:
    sorteer = request.GET.get("sorteer", "")
    wachtend = wachtrij(request.user, status=Aanmeldstatus.INGEDIEND, sorteer=sorteer)
    pagina = Paginator(wachtend, PER_BLAD).get_page(request.GET.get("pagina"))
    pagina.object_list = [rij(gegevens, request.user) for gegevens in pagina.object_list]
    getoond(request, [], aantal=len(pagina.object_list))
    terug = wachtrij(request.user, status=Aanmeldstatus.AANVULLING)[:PER_BLAD]
    teruggelegd = [rij(gegevens, request.user) for gegevens in terug]
    return render(request, "uvz/weging/lijst.html", {"pagina": pagina, "teruggelegd": teruggelegd})


def weging_aanmelding(request: Verzoek, pk: int) -> HttpResponse:
    aanmelding = te_wegen_aanmelding(request.user, pk)
    log_lezen(request, aanmelding)
    return render(request, "uvz/weging/detail.html", bladzijde(aanmelding, request.user))


def oordeel(request: Verzoek, pk: int) -> HttpResponse:
    aanmelding = te_wegen_aanmelding(request.user, pk)
    if request.method == "GET" and aanmelding.status != Aanmeldstatus.INGEDIEND:
        return redirect("weging_aanmelding", pk)
    eigen, gezien = eigen_oordelen(aanmelding, request.user)
    form = open_formulier(request, Oordeelformulier, initial=oordeelwaarden(aanmelding, eigen, gezien))
    if verwerk(request, form, geef_oordeel, aanmelding=aanmelding):
        messages.success(request, "Uw oordeel is vastgelegd. De andere partij ziet het ook.")
        return redirect("weging_aanmelding", pk)
    log_lezen(request, aanmelding)
    zeg_wie_leest(form, lezers_van_oordeel(request.user, aanmelding))
    vragen = list(zip(oordeelvragen(aanmelding, request.user), form.paren, strict=True))
    return render(
        request, "uvz/weging/oordeel.html", {"aanmelding": aanmelding, "form": form, "vragen": vragen}
    )


def uitkomst(request: Verzoek, pk: int, uitkomst: str) -> HttpResponse:
    aanmelding = te_wegen_aanmelding(request.user, pk)
    overgang = UITKOMSTEN.get(uitkomst)
    if overgang is None or not overgang.mag_door(request.user, aanmelding):
        raise Http404
    if request.method == "GET" and aanmelding.status not in overgang.van:
        return redirect("weging_aanmelding", pk)
    scherm = SCHERMEN[uitkomst]
    begin = {"versie": aanmelding.versie}
    form = open_formulier(request, scherm.formulier, initial=begin, aanmelding=aanmelding)
    if verwerk(request, form, scherm.dienst, aanmelding=aanmelding):
        messages.success(request, scherm.gelukt)
        return redirect("weging_aanmelding", pk)
    log_lezen(request, aanmelding)
    lezers = lezers_van_aanmelding(request.user, aanmelding)
    form.zichtbaar_voor = dict.fromkeys(("motivering", "gevraagde_aanvulling"), lezers)  # type: ignore[attr-defined]
    context = {"aanmelding": aanmelding, "form": form, "overgang": overgang, "gevolg": GEVOLGEN[uitkomst]}
    return render(request, scherm.sjabloon, context)
