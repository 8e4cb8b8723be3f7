"""What was handed to guests of a case, and the statement that they sign first."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.choices import Inzagesoort, Recht
from pga.forms.verstrekking import (
    Intrekformulier,
    Verklaringformulier,
    Verstrekkingformulier,
    Verstrekkingwijziging,
)
from pga.selectors.verstrekking import verklaring, verstrekking_van, verstrekkingen, voorwaarden
from pga.services.verstrekking import (
    leg_verstrekking_vast,
    trek_verstrekking_in,
    wijzig_verstrekking,
)
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek

_LEIDEN = (Recht.REGISSEREN, Recht.BESLUITEN)
_VELDEN = (
    *("gast_naam", "gast_organisatie", "functie", "contact", "wat", "wijze", "verstrekt_op", "grondslag"),
    *("reden", "geheimhouding_getekend_op", "versie"),
)


def casus_verstrekkingen(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGIE)
    context = verstrekkingen(blik) | {"voorwaarden": voorwaarden(blik)}
    return render(request, "casus/verstrekking/lijst.html", casuscontext(request, blik, **context))


def verstrekking_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, *_LEIDEN)
    form = open_formulier(request, Verstrekkingformulier, initial={"grondslag": blik.casus.grondslag})
    if verwerk(request, form, leg_verstrekking_vast, casus=blik.casus):
        messages.success(request, "Vastgelegd wat de gast heeft gehoord of gekregen.")
        return redirect("casus_verstrekkingen", nummer)
    context = {"form": form, "titel": "Verstrekking vastleggen", "voorwaarden": voorwaarden(blik)}
    context["lezers"] = blik.zichtbaar_voor(Recht.REGIE)
    return render(request, "casus/verstrekking/formulier.html", casuscontext(request, blik, **context))


def verstrekking_wijzigen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *_LEIDEN)
    rij = verstrekking_van(blik.casus, pk)
    form = open_formulier(request, Verstrekkingwijziging, initial={n: getattr(rij, n) for n in _VELDEN})
    if verwerk(request, form, wijzig_verstrekking, verstrekking=rij):
        messages.success(request, "De verstrekking is gewijzigd.")
        return redirect("casus_verstrekkingen", nummer)
    context = {"form": form, "titel": "Verstrekking wijzigen", "voorwaarden": voorwaarden(blik)}
    context["lezers"] = blik.zichtbaar_voor(Recht.REGIE)
    return render(request, "casus/verstrekking/formulier.html", casuscontext(request, blik, **context))


def verstrekking_intrekken(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *_LEIDEN)
    rij = verstrekking_van(blik.casus, pk)
    form = open_formulier(request, Intrekformulier, initial={"versie": rij.versie})
    if verwerk(request, form, trek_verstrekking_in, verstrekking=rij):
        messages.success(request, "De verstrekking is ingetrokken. Zij blijft in de lijst staan.")
        return redirect("casus_verstrekkingen", nummer)
    form.zichtbaar_voor = {"reden": blik.zichtbaar_voor(Recht.REGIE)}  # type: ignore[attr-defined]
    context = casuscontext(request, blik, form=form, verstrekking=rij)
    return render(request, "casus/verstrekking/intrekken.html", context)


def verstrekking_verklaring(request: Verzoek, nummer: str) -> HttpResponse:
    """A page that asks the names, and the statement on paper: names never stand in an address."""
    form = Verklaringformulier(request.POST if request.method == "POST" else None)
    op_papier = form.is_valid()
    blik = open_casus(request, nummer, *_LEIDEN, soort=Inzagesoort.EXPORT if op_papier else Inzagesoort.CASUS)
    if not op_papier:
        return render(request, "casus/verstrekking/verklaring.html", casuscontext(request, blik, form=form))
    inhoud = verklaring(nummer=nummer, **form.cleaned_data)
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = 'inline; filename="geheimhoudingsverklaring.pdf"'
    return antwoord
