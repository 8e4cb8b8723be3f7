"""The partners of the convenant, and whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pga.selectors.organisaties import partnerlijst


def organisaties(request: HttpRequest) -> HttpResponse:
    return render(request, "organisaties/lijst.html", partnerlijst(request.user))
