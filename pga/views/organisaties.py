"""The partners of the convenant, and whom to call."""

from django.http import HttpResponse
from django.shortcuts import render

from pga.selectors.organisaties import partnerlijst
from pga.views.verzoek import Verzoek


def organisaties(request: Verzoek) -> HttpResponse:
    return render(request, "organisaties/lijst.html", partnerlijst(request.user))
