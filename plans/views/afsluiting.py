"""Closing a case: proposal, agenda, decision, letters, and the last step."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from pga.choices import Recht
from pga.selectors.casussen import Casusblik
from pga.views.casusblik import open_casus
from pga.views.formulier import open_formulier, verwerk, verwerk_knop
from pga.views.verzoek import Verzoek
from plans.choices import Besluitstatus
from plans.forms.afsluiting import Afsluitbesluit, Afsluitformulier, Agendeerformulier, Sluitformulier
from plans.selectors.herijking import afsluiting_of_404, besloten_afsluiting_of_404, brievenblad, feiten
from plans.selectors.regie import MAANDEN_TOT_AFSLUITEN, maanden_zonder_signaal
from plans.services.afsluiting import (
    agendeer_afsluiting,
    besluit_afsluiting,
    maak_brieven,
    sluit_casus_af,
    stel_afsluiting_voor,
)
from plans.transitions.afsluiting import bezwaren_positief
from plans.views.pagina import formulierpagina
from uvz.selectors.vergaderingen import vergaderingen

WAAROM = "Het voorstel om de casus af te sluiten, met de betrokken partners."


def nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    te_vroeg = maanden_zonder_signaal(blik.casus) < MAANDEN_TOT_AFSLUITEN
    form = open_formulier(request, Afsluitformulier, vraag_afwijking=te_vroeg)
    if voorstel := verwerk(request, form, stel_afsluiting_voor, casus=blik.casus):
        messages.success(request, "Het voorstel is bewaard. Kies nu wanneer het UVZ het bespreekt.")
        return redirect("afsluiting_agenderen", nummer, voorstel.pk)
    return _blad(request, blik, form, titel="Afsluiten: het voorstel", knop="Bewaar en kies een vergadering")


def agenderen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    voorstel, keuzes = afsluiting_of_404(blik.casus, pk), vergaderingen(request.user, geweest=False)
    begin = {"versie": voorstel.versie, "waarom": WAAROM, "minuten": 10, "vergadering": keuzes.first()}
    form = open_formulier(request, Agendeerformulier, initial=begin, vergaderingen=keuzes)
    if verwerk(request, form, agendeer_afsluiting, afsluiting=voorstel):
        messages.success(request, "Het voorstel staat op de agenda van het UVZ.")
        return redirect("herijking")
    extra = {"afsluiting": voorstel, "geen_vergadering": not keuzes, "lezers": Recht.IDENTITEIT}
    return _blad(request, blik, form, titel="Afsluiten: op de agenda", knop="Zet op de agenda", **extra)


def besluiten(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BESLUITEN)
    voorstel = afsluiting_of_404(blik.casus, pk)
    vraag = any(bezwaren_positief(voorstel))
    form = open_formulier(request, Afsluitbesluit, initial={"versie": voorstel.versie}, vraag_afwijking=vraag)
    if besloten := verwerk(request, form, besluit_afsluiting, afsluiting=voorstel):
        messages.success(request, "Het besluit van het UVZ is vastgelegd.")
        akkoord = besloten.status == Besluitstatus.BESLOTEN
        return redirect("casus_afsluiten", nummer) if akkoord else redirect("herijking")
    titel, knop = "Afsluiten: het besluit van het UVZ", "Leg het besluit vast"
    return _blad(request, blik, form, titel=titel, knop=knop, afsluiting=voorstel)


@require_POST
def brieven(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BESLUITEN)
    return verwerk_knop(
        request,
        maak_brieven,
        naar=reverse("casus_afsluiten", args=[nummer]),
        gelukt="De afsluitbrieven worden gemaakt.",
        afsluiting=besloten_afsluiting_of_404(blik.casus),
    )


def afsluiten(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BESLUITEN)
    afsluiting, post = besloten_afsluiting_of_404(blik.casus), brievenblad(blik.casus)
    begin = {"versie": blik.casus.versie}
    form = open_formulier(request, Sluitformulier, initial=begin, vraag_brief=post["geen"])
    if verwerk(request, form, sluit_casus_af, casus=blik.casus):
        messages.success(request, f"Casus {nummer} is afgesloten en afgeschermd. Niemand ziet hem nog.")
        return redirect("herijking")
    extra = {"afsluiting": afsluiting, "post": post, "sjabloon": "plans/afsluiting/sluiten.html"}
    titel, knop = "De casus afsluiten", "Sluit de casus af"
    return _blad(request, blik, form, titel=titel, knop=knop, lezers=Recht.REGIE, **extra)


def _blad(request: Verzoek, blik: Casusblik, form: forms.Form, **extra: Any) -> HttpResponse:
    """The form beside the facts to decide on."""
    gegevens: dict[str, Any] = {"sjabloon": "plans/afsluiting/formulier.html", "feiten": feiten(blik)}
    gegevens |= {"afsluiting": None, "geen_vergadering": False}
    return formulierpagina(request, blik, form, terug=reverse("herijking"), **gegevens | extra)
