"""What every page of the house needs: the menu of this person and the version."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from pga.selectors.berichten import aantal_ongelezen
from pga.toegang.menu import menu_voor
from pga.toegang.schermen import SCHERMEN, past


def _hoort_bij(hier: str, route: str) -> bool:
    """Screens of one case are found under Casussen."""
    return hier == route or (route == "casussen" and (hier == "casus" or hier.startswith("casus_")))


def huis(request: HttpRequest) -> dict[str, Any]:
    gebruiker = getattr(request, "user", None)
    if gebruiker is None:
        return {"versie": settings.VERSIE, "menu": [], "mag_nood": False, "meekijken": None}
    hier = request.resolver_match.view_name if request.resolver_match else ""
    meekijken = getattr(request, "bekijkt_als", None)
    punten = menu_voor(gebruiker) if gebruiker.is_authenticated and not meekijken else []
    return {
        "versie": settings.VERSIE,
        "menu": [
            {"titel": p.titel, "url": reverse(p.route), "actief": _hoort_bij(hier, p.route)} for p in punten
        ],
        "mag_zoeken": any(p.route == "casussen" for p in punten),
        "mag_nood": past(SCHERMEN["noodinzage"], gebruiker),
        "meekijken": meekijken,
        # Called where it is drawn, so that a fragment or an error page asks nothing.
        "ongelezen": partial(aantal_ongelezen, gebruiker),
    }
