"""The middleware of the read log: lines are written when the page was shown, and a missing reason is asked for."""

from collections.abc import Callable, Iterable
from typing import cast
from urllib.parse import urlencode

from django.db import ProgrammingError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect
from psycopg.errors import InsufficientPrivilege

from pga.fouten import RedenGevraagd
from pga.models import Casus, Raadpleging
from pga.services.raadpleging import leesregel_van_nummer, leg_lezen_vast
from pga.toegang.context import namens
from pga.views.leesreden import vraag_bij_formulier
from pga.views.lezen import NUMMER, adres_van
from pga.views.verzoek import Verzoek

LANGSTE_NUMMER = 20  # what the log holds of it


class Misgrepen:
    """A case number that did not open leaves a line with that number; outside the transaction that a 404 undoes.

    The same is asked of the database whether there is such a case or not. A screen that one may not open of a case
    that one sees is no attempt; nor is what somebody meets while looking along as a partner.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        route = request.resolver_match
        nummer = route.kwargs.get("nummer", "") if route else ""
        if response.status_code != 404 or not NUMMER.fullmatch(nummer) or len(nummer) > LANGSTE_NUMMER:
            return response
        if request.user.is_authenticated and not getattr(request, "bekijkt_als", None):
            self._leg_vast(cast("Verzoek", request), nummer, (route.view_name or "") if route else "")
        return response

    def _leg_vast(self, request: Verzoek, nummer: str, scherm: str) -> None:
        with namens(request.user):
            if not Casus.objects.filter(nummer=nummer).exists():
                adres = adres_van(request)
                regels = leesregel_van_nummer(door=request.user, nummer=nummer, onderdeel=scherm, adres=adres)
                leg_lezen_vast(door=request.user, regels=regels)


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
            self._leg_vast(cast("Verzoek", request), regels)
        return response

    def _leg_vast(self, request: Verzoek, regels: Iterable[Raadpleging]) -> None:
        """Raises Http404 if the access ended while a form was handled: somebody else closed the case just before.

        A savepoint only where that happens: while a page is drawn nobody waits for another.
        """
        if request.method in {"GET", "HEAD"}:
            leg_lezen_vast(door=request.user, regels=regels)
            return
        try:
            with transaction.atomic():
                leg_lezen_vast(door=request.user, regels=regels)
        except ProgrammingError as fout:
            if isinstance(fout.__cause__, InsufficientPrivilege):
                raise Http404 from fout
            raise

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The case was not opened yet: first the question why, and then on to where one was going.

        A form that was sent goes along with the question, so that nothing of it is lost.
        """
        if not isinstance(exception, RedenGevraagd):
            return None
        if request.method == "POST" and not getattr(request, "htmx", False):
            return vraag_bij_formulier(cast("Verzoek", request), exception.nummer)
        waarom = reverse("casus_waarom", args=[exception.nummer])
        adres = f"{waarom}?{urlencode({'naar': request.get_full_path()})}"
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(adres)
        return HttpResponseRedirect(adres)
