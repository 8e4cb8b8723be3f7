"""Screens of who reports: the list, one report, writing and withdrawing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from pga.choices import Inzagesoort
from pga.forms.basis import Redenformulier
from pga.selectors.leesreden import Reden
from pga.views.formulier import open_formulier, versie_uit, verwerk, verwerk_knop, zeg_wie_leest
from pga.views.lezen import gelezen, getoond
from pga.views.verzoek import Verzoek
from uvz.forms.aanmeldfilter import Aanmeldfilter
from uvz.forms.aanmelding import Aanmeldformulier, Aanmeldwijziging, beginwaarden, verschillen
from uvz.models import Aanmelding
from uvz.selectors.aanmeldingen import (
    aanmelding_voor,
    bladzijde,
    lijst,
    ondertitel,
    rij,
    te_wijzigen_aanmelding,
)
from uvz.selectors.lezers import lezers_van_aanmelding
from uvz.services.aanmelding import begin_aanmelding, gooi_concept_weg, trek_in, wijzig_aanmelding
from uvz.transitions.aanmelding import INTREKKEN, TE_WIJZIGEN, meldt

PER_BLAD = 50


def aanmeldingen(request: Verzoek) -> HttpResponse:
    filters = Aanmeldfilter(request.GET, gebruiker=request.user)
    rijen = lijst(request.user, **filters.vraag(), sorteer=request.GET.get("sorteer", ""))
    pagina = Paginator(rijen, PER_BLAD).get_page(request.GET.get("pagina"))
    pagina.object_list = [rij(gegevens, request.user) for gegevens in pagina.object_list]
    getoond(request, [], aantal=len(pagina.object_list))
    context = {"pagina": pagina, "filters": filters, "chips": filters.chips()}
    context |= {
        "mag_melden": meldt(request.user),
        "onder": ondertitel(request.user),
    }
    return render(request, "uvz/aanmelding/lijst.html", context)


def aanmelding(request: Verzoek, pk: int) -> HttpResponse:
    gevonden = aanmelding_voor(request.user, pk)
    log_lezen(request, gevonden)
    return render(request, "uvz/aanmelding/detail.html", bladzijde(gevonden, request.user))


def log_lezen(request: Verzoek, gevonden: Aanmelding) -> None:
    """Reading a report leaves a line: on the case that it became part of, or a line of its own."""
    eigen = gevonden.organisatie_id == request.user.organisatie_id
    reden = "eigen aanmelding" if eigen else "aanmelding wegen"
    if gevonden.casus is not None:
        gelezen(request, gevonden.casus, Reden(reden), soort=Inzagesoort.AANMELDING)
    else:
        getoond(request, [], aantal=1, soort=Inzagesoort.AANMELDING, reden=reden)


def nieuw(request: Verzoek) -> HttpResponse:
    indienen = request.POST.get("actie") == "indienen"
    form = open_formulier(request, Aanmeldformulier, indienen=indienen)
    if gemaakt := verwerk(request, form, begin_aanmelding, indienen=indienen):
        messages.success(request, gelukt(gemaakt, indienen))
        return redirect("aanmelding", gemaakt.pk)
    context = {"form": form, "terug": reverse("aanmeldingen"), "lezers": lezers_van_aanmelding(request.user)}
    return render(request, "uvz/aanmelding/formulier.html", context)


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    huidig = te_wijzigen_aanmelding(request.user, pk)
    if request.method == "GET" and huidig.status not in TE_WIJZIGEN:
        messages.info(request, f"U kunt deze aanmelding niet meer wijzigen: {huidig.statustekst}.")
        return redirect("aanmelding", pk)
    indienen = request.POST.get("actie") == "indienen"
    vast = {"indienen": indienen, "status": huidig.status}
    form = open_formulier(request, Aanmeldwijziging, initial=beginwaarden(huidig), **vast)
    if gewijzigd := verwerk(request, form, wijzig_aanmelding, aanmelding=huidig, indienen=indienen):
        messages.success(request, gelukt(gewijzigd, indienen))
        return redirect("aanmelding", pk)
    log_lezen(request, huidig)
    context = {"form": form, "aanmelding": huidig, "verschillen": verschillen(form)}
    lezers = lezers_van_aanmelding(request.user, huidig)
    context |= {"terug": reverse("aanmelding", args=[pk]), "lezers": lezers}
    return render(request, "uvz/aanmelding/formulier.html", context)


def gelukt(aanmelding: Aanmelding, indienen: bool) -> str:
    if indienen:
        return "De aanmelding is ingediend. De voorzitter en de politie wegen haar. U ziet de uitkomst hier."
    return "De aanmelding is bewaard, maar nog niet ingediend. U of een collega kan haar later afmaken."


def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    huidig = te_wijzigen_aanmelding(request.user, pk)
    if request.method == "GET" and huidig.status not in INTREKKEN.van:
        messages.info(request, f"U kunt deze aanmelding niet intrekken: {huidig.statustekst}.")
        return redirect("aanmelding", pk)
    form = open_formulier(request, Redenformulier, initial={"versie": huidig.versie})
    if verwerk(request, form, trek_in, aanmelding=huidig):
        messages.success(request, "De aanmelding is ingetrokken.")
        return redirect("aanmelding", pk)
    log_lezen(request, huidig)
    zeg_wie_leest(form, lezers_van_aanmelding(request.user, huidig))
    return render(request, "uvz/aanmelding/intrekken.html", {"form": form, "aanmelding": huidig})


@require_POST
def weggooien(request: Verzoek, pk: int) -> HttpResponse:
    huidig = te_wijzigen_aanmelding(request.user, pk)
    return verwerk_knop(
        request,
        gooi_concept_weg,
        naar=reverse("aanmeldingen"),
        gelukt="Het concept is weggegooid.",
        aanmelding=huidig,
        versie=versie_uit(request),
    )
