"""Nobody works here who has not accepted the secrecy statement as it reads now (WGS 1.11; domein.md 2.2)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pga.models import Gebruiker

# Of templates/mensen/geheimhouding_tekst.html. One up when its text changes: then everybody signs again.
VERSIE = 2

# What somebody who has not signed can open: the statement itself, and the way out.
VRIJ = frozenset(
    {
        "geheimhouding",
        "account_login",
        "account_logout",
        "account_change_password",
        "gezondheid",
        "toegankelijkheid",
    }
)


def heeft_getekend(gebruiker: Gebruiker) -> bool:
    return gebruiker.geheimhouding_getekend_op is not None and gebruiker.geheimhouding_versie >= VERSIE


class Geheimhouding:
    """Whoever has not signed is led to the statement, from every other screen, the beheer included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if not isinstance(request.user, Gebruiker) or heeft_getekend(request.user):
            return None
        if match is None or match.view_name in VRIJ:
            return None
        naar = urlencode({"naar": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('geheimhouding')}{'?' if naar else ''}{naar}")
