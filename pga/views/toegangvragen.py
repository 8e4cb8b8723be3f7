"""Asking for access to a case, and what became of it. A number that does not exist is answered like one that does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.choices import Grondslag
from pga.forms.toegang import Toegangsvraag
from pga.selectors.toegangsverzoek import eigen_verzoeken
from pga.services.toegangsverzoek import vraag_toegang
from pga.views.formulier import open_formulier, verwerk, zeg_wie_leest
from pga.views.verzoek import Verzoek


def toegang_vragen(request: Verzoek) -> HttpResponse:
    begin = {"nummer": request.GET.get("nummer", ""), "grondslag": Grondslag.UVZ_CONVENANT}
    form = open_formulier(request, Toegangsvraag, initial=begin)
    if verzoek := verwerk(request, form, vraag_toegang):
        messages.success(
            request, f"Uw verzoek over {verzoek.nummer} is in behandeling. Het antwoord komt op deze pagina."
        )
        return redirect("toegang_vragen")
    zeg_wie_leest(form, "u, de voorzitter en wie de casus leidt")
    context = {"form": form, "pagina": eigen_verzoeken(request.user, request.GET.get("pagina"))}
    return render(request, "toegang/vragen.html", context)
