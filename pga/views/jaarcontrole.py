"""The yearly review: the list, and signing one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from pga.forms.jaarcontrole import Jaarcontroleformulier
from pga.selectors.jaarcontrole import (
    controle_of_404,
    is_contactpersoon,
    mag_tekenen,
    overzicht,
    te_beoordelen,
    uitkomst,
)
from pga.services.jaarcontrole import teken_jaarcontrole
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek


def lijst(request: Verzoek) -> HttpResponse:
    return render(request, "mensen/jaarcontroles.html", overzicht(request.user))


def een(request: Verzoek, pk: int) -> HttpResponse:
    controle = controle_of_404(request.user, pk)
    if request.method == "POST" and not is_contactpersoon(request.user, controle):
        raise Http404
    if not mag_tekenen(request.user, controle):
        gegevens = {"controle": controle, "rijen": uitkomst(controle, request.user)}
        return render(request, "mensen/jaarcontrole.html", gegevens)
    form = open_formulier(
        request, Jaarcontroleformulier, initial={"versie": controle.versie}, regels=te_beoordelen(controle)
    )
    if verwerk(request, form, teken_jaarcontrole, controle=controle):
        messages.success(request, "Getekend. Dank u wel. De beheerder hoort wat er moet veranderen.")
        return redirect("jaarcontrole")
    return render(request, "mensen/jaarcontrole_tekenen.html", {"controle": controle, "form": form})
