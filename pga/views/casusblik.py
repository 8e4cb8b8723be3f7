"""Opening a screen of a case: find it for this person, note the reading, prepare the head."""

from collections.abc import Sequence
from typing import Any

from pga.choices import Inzagesoort, Recht
from pga.selectors.berichten import onthoud_ongelezen, telling_ongelezen
from pga.selectors.casussen import Casusblik, Kolommen, blik_op
from pga.views.lezen import eis_reden, gelezen
from pga.views.verzoek import Verzoek


def open_casus(
    request: Verzoek,
    nummer: str,
    *nodig: Recht,
    soort: Inzagesoort = Inzagesoort.CASUS,
    doel: int | None = None,
    erbij: Sequence[Kolommen] = (),
) -> Casusblik:
    """The case for this request, its reading noted for the log; Http404 for who may not see it.

    `erbij` are columns that this screen needs besides. The counter in the head comes along where a head is drawn.

    Raises RedenGevraagd, which the middleware turns into a question, if nothing tells why this person reads it.
    """
    zelf = not getattr(request, "bekijkt_als", None)
    if zelf and request.method == "GET" and not getattr(request, "htmx", False):
        blik = blik_op(request.user, nummer, *nodig, erbij=(telling_ongelezen, *erbij))
        onthoud_ongelezen(request.user, blik.casus.ongelezen)  # type: ignore[attr-defined]  # annotated
    else:
        blik = blik_op(request.user, nummer, *nodig, erbij=erbij)
    if zelf:  # viewing as a partner is logged by itself
        gelezen(request, blik.casus, eis_reden(request, blik), soort=soort, doel=doel)
    return blik


def casuscontext(request: Verzoek, blik: Casusblik, **extra: Any) -> dict[str, Any]:
    """Template context of a screen of a case: `casus`, `blik`, `tabs` and what the screen adds."""
    hier = request.resolver_match.view_name if request.resolver_match else ""
    return {"casus": blik.casus, "blik": blik, "tabs": blik.tabs(hier), **extra}
