"""The middleware of the read log: lines are written when the page was shown, and a missing reason is asked for."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from pga.fouten import RedenGevraagd
from pga.services.raadpleging import leg_lezen_vast


class Leeslog:
    """Nothing is shown without its line: both stand or fall with the request's transaction.

    What was refused, or led elsewhere (a form that was saved), showed nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        regels = getattr(request, "leesregels", ())
        if regels and request.user.is_authenticated and response.status_code < 300:
            leg_lezen_vast(door=request.user, regels=regels)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The case was not opened yet: first the question why, and then on to where one was going."""
        if not isinstance(exception, RedenGevraagd):
            return None
        waarom = reverse("casus_waarom", args=[exception.nummer])
        adres = f"{waarom}?{urlencode({'naar': request.get_full_path()})}"
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(adres)
        return HttpResponseRedirect(adres)
