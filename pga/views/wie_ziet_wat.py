"""Who may see what, in every phase and role: open to everybody who is logged in."""

from django.http import HttpResponse
from django.shortcuts import render

from pga.selectors import wie_ziet_wat as trap
from pga.views.verzoek import Verzoek


def wie_ziet_wat(request: Verzoek) -> HttpResponse:
    return render(request, "privacy/wie_ziet_wat.html", trap.wie_ziet_wat())
