"""The secrecy statement: read it, accept it, go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from pga.forms.mensen import Geheimhoudingformulier
from pga.services.geheimhouding import teken_geheimhouding
from pga.toegang.geheimhouding import heeft_getekend
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek


def geheimhouding(request: Verzoek) -> HttpResponse:
    form = open_formulier(request, Geheimhoudingformulier)
    if verwerk(request, form, teken_geheimhouding):
        return redirect(_verder(request))
    getekend = heeft_getekend(request.user)
    return render(request, "mensen/geheimhouding.html", {"form": form, "getekend": getekend})


def _verder(request: HttpRequest) -> str:
    """Where one was going, if that is here."""
    naar = request.GET.get("naar", "")
    veilig = url_has_allowed_host_and_scheme(naar, allowed_hosts={request.get_host()})
    return naar if veilig and naar.startswith("/") else "/"
