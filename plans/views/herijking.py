"""The review: the list, a proposal, the judgement of the politie, the decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pga.choices import Recht
from pga.selectors.casussen import Casusblik
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek
from plans.forms.afsluiting import Herijkbesluit, Herijkingfilter, Herijkingformulier, Oordeelformulier
from plans.selectors.herijking import (
    feiten,
    herijking_of_404,
    herijkrijen,
    lezers_van_herijking,
    open_herijking,
    te_herijken,
)
from plans.selectors.stappen import wil_afsluiten
from plans.services.herijking import besluit_herijking, geef_oordeel, stel_herijking_voor
from plans.views.pagina import conflicten


def herijking(request: Verzoek) -> HttpResponse:
    form = Herijkingfilter(request.GET)
    toon = form.cleaned_data["toon"] if form.is_valid() else ""
    pagina = Paginator(te_herijken(request.user, toon), 50).get_page(request.GET.get("pagina"))
    rijen = herijkrijen(request.user, list(pagina.object_list))
    getoond(request, [rij["nummer"] for rij in rijen], aantal=len(rijen))
    chips = [{"naam": "Toon", "waarde": form.keuze, "url": reverse("herijking")}] if toon else []
    context = {"form": form, "toon": toon, "pagina": pagina, "rijen": rijen, "chips": chips}
    return render(request, "plans/herijking/lijst.html", context)


def nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    if request.method == "GET" and (voorstel := open_herijking(blik.casus)):
        messages.info(request, "Voor deze herijking ligt al een voorstel.")
        return redirect("herijking_besluiten", nummer, voorstel.pk)
    form = open_formulier(request, Herijkingformulier)
    if verwerk(request, form, stel_herijking_voor, casus=blik.casus):
        messages.success(request, "Uw voorstel ligt nu bij de politie. Daarna neemt u het besluit.")
        return redirect("herijking")
    return _blad(request, blik, form, titel="Herijking: uw voorstel", knop="Leg voor aan de politie")


def oordeel(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.PLAN)
    voorstel = herijking_of_404(blik.casus, pk)
    begin = {"oordeel_politie": voorstel.oordeel_politie, "versie": voorstel.versie}
    form = open_formulier(request, Oordeelformulier, initial=begin)
    if verwerk(request, form, geef_oordeel, herijking=voorstel):
        messages.success(request, "Uw oordeel is vastgelegd. De regisseur neemt nu het besluit.")
        return redirect("herijking")
    titel, knop = "Herijking: oordeel van de politie", "Leg het oordeel vast"
    return _blad(request, blik, form, titel=titel, knop=knop, herijking=voorstel)


def besluiten(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    voorstel = herijking_of_404(blik.casus, pk)
    form = open_formulier(request, Herijkbesluit, initial={"versie": voorstel.versie})
    if besloten := verwerk(request, form, besluit_herijking, herijking=voorstel):
        messages.success(request, "Het besluit van de herijking is vastgelegd.")
        return redirect("afsluiting_nieuw", nummer) if wil_afsluiten(besloten) else redirect("herijking")
    titel, knop = "Herijking: het besluit", "Leg het besluit vast"
    return _blad(request, blik, form, titel=titel, knop=knop, herijking=voorstel)


def _blad(request: Verzoek, blik: Casusblik, form: forms.Form, **extra: Any) -> HttpResponse:
    """The form beside the facts; its texts are read by who directs and by the politie that weighs."""
    lezers = lezers_van_herijking(blik)
    form.zichtbaar_voor = dict.fromkeys(("motivering", "oordeel_politie", "reden"), lezers)  # type: ignore[attr-defined]
    gegevens: dict[str, Any] = {"form": form, "terug": reverse("herijking"), "herijking": None}
    gegevens |= {"conflicten": conflicten(form), "feiten": feiten(blik)} | extra
    return render(request, "plans/herijking/formulier.html", casuscontext(request, blik, **gegevens))
