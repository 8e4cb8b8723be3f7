"""Looking along as a partner: beginning and stopping. What happens in between is in `pga.meekijken`."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pga.meekijken import SLEUTEL
from pga.selectors.casussen import blik_op
from pga.selectors.meekijken import LEIDT, meekijk_van
from pga.views.verzoek import Verzoek


@require_POST
def bekijk_als(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = blik_op(request.user, nummer, *LEIDT)
    gekozen = {"casus": blik.casus.pk, "organisatie": pk}
    if meekijk_van(request.user, **gekozen) is None:
        raise Http404
    request.session[SLEUTEL] = gekozen
    return redirect("casus", nummer)


@require_POST
def stoppen(request: Verzoek) -> HttpResponse:
    gekozen = request.session.pop(SLEUTEL, None)
    kijk = meekijk_van(request.user, **gekozen) if gekozen else None
    return redirect("casus_toegang", kijk.casus.nummer) if kijk else redirect("mijn_werk")
