"""The site and a page with nothing on it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from pga.toegang.schermen import INGELOGD, SCHERMEN
from pga.urls import urlpatterns


def leeg(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"")


SCHERMEN["meten_leeg"] = INGELOGD
urlpatterns = [path("meten/leeg/", leeg, name="meten_leeg"), *urlpatterns]
