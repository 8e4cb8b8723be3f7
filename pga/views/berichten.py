"""Messages: the list, and having read one or all."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from pga.selectors.berichten import aantal_ongelezen, bericht_van, eigen_pad
from pga.selectors.berichten import berichten as berichten_van
from pga.services.bericht import lees_alles, markeer_gelezen
from pga.views.formulier import verwerk_knop
from pga.views.verzoek import Verzoek


def berichten(request: Verzoek) -> HttpResponse:
    pagina = berichten_van(request.user, pagina=request.GET.get("pagina"))
    nieuw = aantal_ongelezen(request.user)
    return render(request, "berichten/lijst.html", {"pagina": pagina, "nieuw": nieuw})


@require_POST
def gelezen(request: Verzoek, pk: int) -> HttpResponse:
    bericht = bericht_van(request.user, pk)
    markeer_gelezen(bericht=bericht, door=request.user)
    verder = eigen_pad(bericht.doel) if "naar" in request.POST else ""
    return redirect(verder or reverse("berichten"))


@require_POST
def alles_gelezen(request: Verzoek) -> HttpResponse:
    naar = reverse("berichten")
    return verwerk_knop(request, lees_alles, naar=naar, gelukt="Alle berichten staan op gelezen.")
