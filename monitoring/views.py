"""Reports: the list, asking for one, reading it, downloading it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from monitoring.forms import Kwartaalkeuze
from monitoring.models import Rapport
from monitoring.selectors.beeld import beeld_van
from monitoring.selectors.rapporten import rapporten_voor, rapportrij
from monitoring.services.rapport import probeer_opnieuw, vraag_rapport
from pga.views.formulier import open_formulier, versie_uit, verwerk, verwerk_knop
from pga.views.verzoek import Verzoek


def rapportages(request: Verzoek) -> HttpResponse:
    pagina = Paginator(rapporten_voor(request.user), 50).get_page(request.GET.get("pagina"))
    rijen = [rapportrij(rapport) for rapport in pagina]
    context: dict[str, Any] = {"pagina": pagina, "rijen": rijen, "bezig": any(rij["bezig"] for rij in rijen)}
    return render(request, "monitoring/rapportages.html", context)


def rapportage_nieuw(request: Verzoek) -> HttpResponse:
    form = open_formulier(request, Kwartaalkeuze)
    if rapport := verwerk(request, form, vraag_rapport):
        return redirect("rapportage", rapport.pk)
    return render(request, "monitoring/rapportage_nieuw.html", {"form": form})


def rapportage(request: Verzoek, pk: int) -> HttpResponse:
    rapport = _rapport(request, pk)
    context: dict[str, Any] = {"rapport": rapport, "rij": rapportrij(rapport)}
    if rapport.momentopname is None:
        return render(request, "monitoring/rapportage_wacht.html", context)
    return render(request, "monitoring/rapportage.html", context | {"beeld": beeld_van(rapport.momentopname)})


def rapportage_pdf(request: Verzoek, pk: int) -> HttpResponse:
    rapport = _rapport(request, pk)
    if rapport.inhoud is None:
        raise Http404
    naam = f"kwartaalrapport-uvz-{rapport.van:%Y}-k{(rapport.van.month + 2) // 3}.pdf"
    return HttpResponse(
        bytes(rapport.inhoud),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{naam}"', "Cache-Control": "no-store"},
    )


@require_POST
def rapportage_opnieuw(request: Verzoek, pk: int) -> HttpResponse:
    rapport = _rapport(request, pk)
    return verwerk_knop(
        request,
        probeer_opnieuw,
        naar=rapport.get_absolute_url(),
        gelukt="Wij maken het rapport opnieuw.",
        rapport=rapport,
        versie=versie_uit(request),
    )


def _rapport(request: Verzoek, pk: int) -> Rapport:
    return get_object_or_404(rapporten_voor(request.user).select_related("momentopname"), pk=pk)
