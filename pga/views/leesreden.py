"""The question why, before a case opens for somebody who takes no part in it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pga.forms.leesreden import Leesredenformulier
from pga.fouten import GeenToegang
from pga.selectors.casussen import blik_op, casus_van_pad
from pga.services.concept import MAX_CONCEPT, bewaar_concept
from pga.views.concept import eigen_pad, getypt
from pga.views.formulier import zeg_wie_leest
from pga.views.lezen import MEEGESTUURD, onthoud_reden, reden_van
from pga.views.verzoek import Verzoek

LEZERS = "u, wie de casus leidt en de privacyfunctionaris"


def waarom(request: Verzoek, nummer: str) -> HttpResponse:
    """Tells nothing of the case but its number; who has a reason is led on to where they were going."""
    blik = blik_op(request.user, nummer)
    naar = request.GET.get("naar", "")
    if not eigen_pad(naar) or naar.partition("?")[0] == request.path:
        naar = reverse("casus", args=[nummer])
    if request.method != "POST" and reden_van(request, blik):
        return redirect(naar)
    form = Leesredenformulier(request.POST if request.method == "POST" else None)
    if form.is_valid():
        onthoud_reden(request, nummer, form.tekst)
        return redirect(naar)
    zeg_wie_leest(form, LEZERS)
    return render(request, "leeslog/waarom.html", {"nummer": nummer, "form": form})


def vraag_bij_formulier(request: Verzoek, nummer: str) -> HttpResponse:
    """The question on a form that was sent: its fields go along hidden, and with the reason it is sent on.

    A file cannot go along: the other fields wait as a draft then, and the form opens again. Nor can what is longer
    than any honest form; that stays in the browser.
    """
    velden = _mee(request)
    te_lang = sum(len(naam) + len(waarde) for naam, waarde in velden) > MAX_CONCEPT
    context: dict[str, Any] = {"nummer": nummer, "te_lang": te_lang, "bestand": bool(request.FILES)}
    if te_lang or request.FILES:
        if not te_lang:
            context["bewaard"] = _bewaar(request)
        form = Leesredenformulier()
        naar = urlencode({"naar": request.get_full_path()})
        context["actie"] = f"{reverse('casus_waarom', args=[nummer])}?{naar}"
    else:
        gegeven = request.POST if f"{MEEGESTUURD}-toelichting" in request.POST else None
        form = Leesredenformulier(gegeven, prefix=MEEGESTUURD)
        context |= {"actie": request.get_full_path(), "mee": velden}
    zeg_wie_leest(form, LEZERS)
    return render(request, "leeslog/waarom.html", context | {"form": form})


def _mee(request: Verzoek) -> list[tuple[str, str]]:
    """What was typed and chosen, with the last key of the form; not the token, nor the question itself."""
    typte = getypt(request)
    sleutel = [("_formulier", typte.pop("_formulier")[-1])] if "_formulier" in typte else []
    eigen = ("csrfmiddlewaretoken", f"{MEEGESTUURD}-")
    velden = [(naam, waarde) for naam, waarden in typte.items() for waarde in waarden]
    return [(naam, waarde) for naam, waarde in velden if not naam.startswith(eigen)] + sleutel


def _bewaar(request: Verzoek) -> bool:
    """The form waits as a draft of its page; False if it cannot."""
    velden: dict[str, list[str]] = {}
    for naam, waarde in _mee(request):
        velden.setdefault(naam, []).append(waarde)
    gegevens = {naam: waarden if len(waarden) > 1 else waarden[0] for naam, waarden in velden.items()}
    try:
        bewaar_concept(
            door=request.user, pad=request.path, gegevens=gegevens, casus=casus_van_pad(request.path)
        )
    except GeenToegang:
        return False
    return True
