"""The middleware of looking along as a partner: one case, read-only, logged, and never more than the viewer's own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from pga.choices import Inzagesoort
from pga.models import Gebruiker
from pga.selectors.meekijken import Meekijk, meekijk_van, plaatsvervanger
from pga.services.raadpleging import leesregel_van_casus, leg_lezen_vast
from pga.toegang import context
from pga.toegang.schermen import LEESSCHERMEN
from pga.views.lezen import adres_van

SLEUTEL = "meekijken"  # in the session: which case, as which organisation
ALTIJD = frozenset({"meekijken_stoppen", "account_logout", "gezondheid"})


class Meekijken:
    """While somebody looks along, their own name opens nothing: only this case, as that partner, to read.

    Asked anew with each request, in the viewer's own context, so that it ends with their right. The read log names
    the viewer. Everything that is not a screen of this case answers with a page that says to stop first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if kijk := getattr(request, "bekijkt_als", None):
            request.user = kijk.echt
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        gekozen, echt = request.session.get(SLEUTEL), request.user
        if not gekozen or not isinstance(echt, Gebruiker) or route in ALTIJD:
            return None
        kijk = meekijk_van(echt, **gekozen)
        if kijk is None:
            del request.session[SLEUTEL]
            messages.warning(
                request, "U kijkt niet meer mee: u leidt de casus niet meer, of de partner ziet hem niet."
            )
            return HttpResponseRedirect(reverse("mijn_werk"))
        request.bekijkt_als = kijk  # type: ignore[attr-defined]
        hier = kwargs.get("nummer", kijk.casus.nummer) == kijk.casus.nummer
        if request.method not in {"GET", "HEAD"} or route not in LEESSCHERMEN or not hier:
            return render(request, "meekijken/stop_eerst.html", status=403)
        _kijk_mee(request, kijk, route)
        return None


def _kijk_mee(request: HttpRequest, kijk: Meekijk, route: str) -> None:
    """The viewer's line is in the read log; from here on the request is somebody of the partner, who cannot write."""
    regel = leesregel_van_casus(
        door=kijk.echt,
        casus=kijk.casus,
        onderdeel=route,
        reden=f"bekijkt als {kijk.als}",
        soort=Inzagesoort.BEKIJKEN_ALS,
        adres=adres_van(request),
    )
    leg_lezen_vast(door=kijk.echt, regels=[regel])
    weegt = context.zet_meekijken(organisatie_id=kijk.organisatie.pk, casus_id=kijk.casus.pk)
    request.user = plaatsvervanger(kijk.organisatie, weegt=weegt)
