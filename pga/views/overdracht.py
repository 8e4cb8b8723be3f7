"""Handing cases over: choose, look once more, done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.forms.mensen import Voorwie
from pga.forms.overdracht import Overdrachtbevestiging, Overdrachtformulier
from pga.models import Gebruiker
from pga.selectors.mensen import (
    LOPENDE_FASEN,
    casussen_onder,
    regelt_voor,
    regievoerders_van,
    voor_wie,
)
from pga.selectors.organisaties import gemeente_van
from pga.selectors.overdracht import aangevinkt, voorbeeld
from pga.services.overdracht import draag_over
from pga.spreektaal import telling
from pga.views.formulier import open_formulier, verwerk
from pga.views.lezen import toonde
from pga.views.verzoek import Verzoek

BEVESTIG = "bevestig"


def overdragen(request: Verzoek) -> HttpResponse:
    van = voor_wie(request.user, request.GET.get("voor", ""))
    if van is None:
        form = Voorwie(mensen=regelt_voor(request.user))
        return render(request, "mensen/voor_wie.html", {"form": form, "titel": "Casussen overdragen"})
    keuzes: dict[str, Any] = {
        "collegas": regievoerders_van(gemeente_van(van)).exclude(pk=van.pk),
        "casussen": casussen_onder(van, fasen=LOPENDE_FASEN),
    }
    if request.method == "POST" and request.POST.get("stap") == BEVESTIG:
        return _bevestigen(request, van, keuzes)
    begin: dict[str, Any] = {"casussen": aangevinkt(keuzes["casussen"], request.GET)}
    keuze = open_formulier(request, Overdrachtformulier, initial=begin, **keuzes)
    if begin["casussen"] or "kies" in request.GET:
        keuze.initial = {**keuze.initial, **begin}  # a link that ticks cases goes before a draft
    if request.method == "POST" and keuze.is_valid():
        nogmaals = Overdrachtbevestiging(initial=keuze.te_bevestigen, **keuzes)
        return _toon(request, van, nogmaals, keuze.cleaned_data)
    gegevens = {"form": keuze, "van": van, "aantal": keuzes["casussen"].count()}
    return toonde(request, render(request, "mensen/overdragen.html", gegevens))


def _bevestigen(request: Verzoek, van: Gebruiker, keuzes: dict[str, Any]) -> HttpResponse:
    form = Overdrachtbevestiging(request.POST, **keuzes)
    if aantal := verwerk(request, form, draag_over, van=van):
        naar = form.cleaned_data["naar"]
        messages.success(request, f"{telling(aantal, 'casus|casussen')} overgedragen aan {naar}.")
        return redirect("mijn_werk")
    # What cannot be handed over any more goes back to the choice, with what was typed.
    for fout in form.non_field_errors() or ["Er is niets overgedragen. Kies de casussen opnieuw."]:
        messages.error(request, str(fout))
    gegevens = {"form": Overdrachtformulier(request.POST, **keuzes), "van": van}
    gegevens["aantal"] = keuzes["casussen"].count()
    return toonde(request, render(request, "mensen/overdragen.html", gegevens))


def _toon(
    request: Verzoek, van: Gebruiker, form: Overdrachtbevestiging, gegevens: dict[str, Any]
) -> HttpResponse:
    context = {"form": form, "van": van} | voorbeeld(van, gegevens)
    return toonde(request, render(request, "mensen/overdracht_voorbeeld.html", context))
