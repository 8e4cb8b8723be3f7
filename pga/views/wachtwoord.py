"""Changing one's own password."""

from allauth.account.views import password_change
from django.http import Http404, HttpResponse

from pga.views.verzoek import Verzoek


def wijzigen(request: Verzoek) -> HttpResponse:
    """allauth's screen; who logs in through an identity provider has no password here, so there is no screen."""
    if not request.user.has_usable_password():
        raise Http404
    antwoord: HttpResponse = password_change(request)
    return antwoord
