"""The start page: who needs me now, and why?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pga.spreektaal import groet, vandaag_voluit
from pga.views.lezen import toonde
from pga.views.verzoek import Verzoek
from pga.werk import panelen_voor


def mijn_werk(request: Verzoek) -> HttpResponse:
    nu, panelen = timezone.localtime(), panelen_voor(request.user)
    context = {
        "groet": f"{groet(nu)}, {request.user.first_name or request.user}",
        "vandaag": vandaag_voluit(nu),
        "panelen": panelen,
        "belangrijkst": next((paneel for paneel in panelen if not paneel.is_leeg), None),
    }
    return toonde(request, render(request, "start/mijn_werk.html", context))
