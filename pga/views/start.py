"""The start page: who needs me now, and why?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pga.werk import panelen_voor


def mijn_werk(request: HttpRequest) -> HttpResponse:
    return render(request, "start/mijn_werk.html", {"panelen": panelen_voor(request.user)})
