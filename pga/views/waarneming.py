"""Standing in for a regisseur: the list, arranging one, ending one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from pga.forms.mensen import Voorwie, Waarnemingformulier
from pga.selectors.mensen import (
    casussen_onder,
    regelt_voor,
    regievoerders_van,
    voor_wie,
    waarneming_of_404,
    waarnemingen,
)
from pga.selectors.organisaties import gemeente_van
from pga.services.waarneming import regel_waarneming, trek_waarneming_in
from pga.views.formulier import open_formulier, verwerk, verwerk_knop
from pga.views.lezen import toonde
from pga.views.verzoek import Verzoek


def lijst(request: Verzoek) -> HttpResponse:
    return render(request, "mensen/waarnemingen.html", waarnemingen(request.user))


def nieuw(request: Verzoek) -> HttpResponse:
    regisseur = voor_wie(request.user, request.GET.get("voor", ""))
    if regisseur is None:
        return render(
            request,
            "mensen/voor_wie.html",
            {"form": Voorwie(mensen=regelt_voor(request.user)), "titel": "Waarneming regelen"},
        )
    form = open_formulier(
        request,
        Waarnemingformulier,
        initial={"van": timezone.localdate()},
        collegas=regievoerders_van(gemeente_van(regisseur)).exclude(pk=regisseur.pk),
        casussen=casussen_onder(regisseur),
    )
    if waarneming := verwerk(request, form, regel_waarneming, regisseur=regisseur):
        messages.success(request, f"Geregeld. {waarneming.waarnemer} krijgt bericht.")
        return redirect("waarneming")
    context = {"form": form, "regisseur": regisseur}
    return toonde(request, render(request, "mensen/waarneming_nieuw.html", context))


def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    waarneming = waarneming_of_404(request.user, pk)
    if request.method != "POST":
        return render(request, "mensen/waarneming_intrekken.html", {"waarneming": waarneming})
    return verwerk_knop(
        request,
        trek_waarneming_in,
        naar="waarneming",
        gelukt="De waarneming is ingetrokken. De toegang is gestopt.",
        waarneming=waarneming,
    )
