"""Opening a screen of a case: find it for this person, write the read log, prepare the head."""

from typing import Any

from pga.choices import Recht
from pga.selectors.casussen import Casusblik, blik_op
from pga.services.raadpleging import log_raadpleging
from pga.views.verzoek import Verzoek


def open_casus(request: Verzoek, nummer: str, *nodig: Recht) -> Casusblik:
    """The case for this request, with its reading logged; Http404 for who may not see it."""
    blik = blik_op(request.user, nummer, *nodig)
    if request.method in {"GET", "HEAD"}:
        scherm = request.resolver_match.view_name if request.resolver_match else ""
        log_raadpleging(
            door=request.user,
            casus=blik.casus,
            onderdeel=scherm,
            reden=blik.reden,
            adres=request.META.get("REMOTE_ADDR") or None,
        )
    return blik


def casuscontext(request: Verzoek, blik: Casusblik, **extra: Any) -> dict[str, Any]:
    """Template context of a screen of a case: `casus`, `blik`, `tabs` and what the screen adds."""
    hier = request.resolver_match.view_name if request.resolver_match else ""
    return {"casus": blik.casus, "blik": blik, "tabs": blik.tabs(hier), **extra}
