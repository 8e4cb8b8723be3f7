"""The discussion of a case: the tab, and the forms for what belongs in it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from pga.choices import Recht
from pga.selectors.casussen import Casusblik
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import (
    getal_uit,
    open_formulier,
    versie_uit,
    verwerk,
    verwerk_knop,
    zeg_wie_leest,
)
from pga.views.verzoek import Verzoek
from uvz.choices import Besluitsoort
from uvz.forms.bespreking import (
    BESLUITFORMULIEREN,
    Oordeelformulier,
    Vraagantwoord,
    Vraagformulier,
)
from uvz.models import Vraag
from uvz.selectors.bespreking import besluiten_van, bespreking, keuzes_voor, lopend_punt
from uvz.services.besluit import neem_besluit
from uvz.services.bespreking import (
    beantwoord_vraag,
    leg_oordeel_vast,
    stel_vraag,
    vraag_niet_nodig,
)
from uvz.transitions.bespreking import draagt_bij

LEIDEN = (Recht.BESLUITEN, Recht.REGISSEREN)


def tabblad(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BESPREKING, Recht.BIJDRAGEN)
    context = casuscontext(
        request, blik, gesprek=bespreking(blik), draagt_bij=draagt_bij(request.user, blik.casus.pk)
    )
    return render(request, "uvz/bespreking/tabblad.html", context)


def terug_naar(request: Verzoek, nummer: str, stap: str) -> str:
    """Back to the meeting for who came from there, else to the discussion tab."""
    scherm = getal_uit(request.GET.get("scherm", ""), anders=0)
    if scherm:
        plek = getal_uit(request.GET.get("punt", ""), anders=1)
        return f"{reverse('vergadering_scherm', args=[scherm])}?punt={plek}&stap={stap}"
    return reverse("casus_bespreking", args=[nummer])


def _formulier(
    request: Verzoek,
    blik: Casusblik,
    titel: str,
    *,
    form: forms.Form,
    knop: str = "Bewaar",
    lezers: str = "",
    **extra: Any,
) -> HttpResponse:
    zeg_wie_leest(form, lezers or blik.zichtbaar_voor(Recht.BESPREKING))
    context = casuscontext(request, blik, titel=titel, knop=knop, form=form, **extra)
    return render(request, "uvz/bespreking/formulier.html", context)


def vraag_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    punt = lopend_punt(blik.casus)
    terug = terug_naar(request, nummer, "beeld")
    form = open_formulier(request, Vraagformulier, punt=punt)
    if vraag := verwerk(request, form, stel_vraag, agendapunt=punt):
        messages.success(request, f"{vraag.organisatie} ziet de vraag nu.")
        return redirect(terug)
    extra: dict[str, Any] = {"terug": terug}
    extra["lezers"] = f"de partner die u kiest, {blik.zichtbaar_voor(Recht.BESPREKING)}"
    return _formulier(request, blik, "Vraag: wat is nog nodig?", knop="Stel de vraag", form=form, **extra)


def vraag_beantwoorden(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BIJDRAGEN, Recht.UITVOEREN)
    vraag = get_object_or_404(Vraag.objects.select_related("organisatie"), pk=pk, casus=blik.casus)
    form = open_formulier(
        request, Vraagantwoord, initial={"versie": vraag.versie, "antwoord": vraag.antwoord}
    )
    if verwerk(request, form, beantwoord_vraag, vraag=vraag):
        messages.success(request, "Uw antwoord is bewaard. Dank u wel.")
        eigen = vraag.organisatie_id == request.user.organisatie_id
        return redirect("verzoeken") if eigen else redirect("casus_bespreking", nummer)
    lezers = blik.zichtbaar_voor(Recht.BESPREKING, ook=vraag.organisatie_id)
    extra: dict[str, Any] = {"vraag": vraag, "terug": reverse("mijn_werk"), "lezers": lezers}
    return _formulier(request, blik, "Antwoord geven", knop="Geef antwoord", form=form, **extra)


@require_POST
def vraag_sluiten(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    vraag = get_object_or_404(Vraag, pk=pk, casus=blik.casus)
    naar, gelukt = reverse("casus_bespreking", args=[nummer]), "De vraag is niet meer nodig."
    versie = versie_uit(request)
    return verwerk_knop(request, vraag_niet_nodig, naar=naar, gelukt=gelukt, vraag=vraag, versie=versie)


def oordeel_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    punt = lopend_punt(blik.casus)
    terug = terug_naar(request, nummer, "oordeel")
    form = open_formulier(request, Oordeelformulier, punt=punt)
    if verwerk(request, form, leg_oordeel_vast, agendapunt=punt):
        messages.success(request, "Het oordeel is vastgelegd.")
        return redirect(terug)
    return _formulier(request, blik, "Oordeel vastleggen", knop="Leg vast", form=form, terug=terug)


def besluit_nieuw(request: Verzoek, nummer: str, soort: str = "") -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BESLUITEN)
    gesprek = bespreking(blik)
    punt = gesprek["punt"]
    terug = terug_naar(request, nummer, "besluit")
    if punt is None or (soort and soort not in BESLUITFORMULIEREN):
        raise Http404
    context = casuscontext(request, blik, gesprek=gesprek, keuzes=keuzes_voor(punt), terug=terug)
    context["scherm_url"] = reverse("vergadering_scherm", args=[punt.vergadering_id])
    if not soort:
        return render(request, "uvz/bespreking/besluit_kiezen.html", context)
    start = {"versie": punt.versie, "regisseur": blik.casus.regisseur_id, "regievorm": blik.casus.regievorm}
    form = open_formulier(request, BESLUITFORMULIEREN[soort], initial=start, punt=punt)
    if verwerk(request, form, neem_besluit, agendapunt=punt, soort=soort):
        messages.success(request, "Het besluit is vastgelegd.")
        return redirect(terug)
    ander = besluiten_van(blik.casus).get(punt.pk)
    keuze = next((keuze for keuze in context["keuzes"] if keuze["soort"] == soort), None)
    verder = "daarna ook wie met de casus verder gaat"
    zeg_wie_leest(form, f"{blik.zichtbaar_voor(Recht.BESPREKING, Recht.PLAN)}; {verder}")
    context |= {"form": form, "ander": ander, "keuze": keuze}
    context |= {"titel": Besluitsoort(soort).label.capitalize(), "eigen": form["motivering"].value() or ""}
    return render(request, "uvz/bespreking/besluit.html", context)
