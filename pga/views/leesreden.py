"""The question why, before a case opens for somebody who takes no part in it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pga.forms.leesreden import Leesredenformulier
from pga.selectors.casussen import blik_op
from pga.views.concept import eigen_pad
from pga.views.formulier import zeg_wie_leest
from pga.views.lezen import onthoud_reden, reden_van
from pga.views.verzoek import Verzoek


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
    zeg_wie_leest(form, "u, wie de casus leidt en de privacyfunctionaris")
    return render(request, "leeslog/waarom.html", {"nummer": nummer, "form": form})
