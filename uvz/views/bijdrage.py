"""What one organisation brings into the discussion: giving it, changing it, and who may read it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from pga.choices import Recht
from pga.selectors.casussen import Casusblik
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek
from uvz.forms.bespreking import Bijdrageformulier, Bijdragewijziging
from uvz.forms.kring import Kringvelden, Kringwijziging
from uvz.selectors.bespreking import lopend_punt
from uvz.selectors.kring import bijdragerijen, eigen_bijdrage, eigen_bijdragen, lezers_bij, publiek_voor
from uvz.services.bespreking import lever_bijdrage, wijzig_bijdrage
from uvz.services.kring import wijzig_kring
from uvz.views.bespreking import terug_naar

_VELDEN = ("versie", "leefgebied", "tekst", "bron", "voorwaarde")


def bijdragen(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    rijen = bijdragerijen(eigen_bijdragen(blik), request.user)
    return render(request, "uvz/bijdrage/lijst.html", casuscontext(request, blik, rijen=rijen))


def bijdrage_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BIJDRAGEN)
    punt = lopend_punt(blik.casus)
    terug = terug_naar(request, nummer, "beeld")
    form = open_formulier(request, Bijdrageformulier, publiek=publiek_voor(blik))
    if verwerk(request, form, lever_bijdrage, agendapunt=punt):
        messages.success(request, "Uw bijdrage is bewaard.")
        return redirect(terug)
    lezers_url = reverse("bijdrage_lezers", args=[nummer])
    context = casuscontext(request, blik, form=form, terug=terug, lezers_url=lezers_url)
    return render(request, "uvz/bijdrage/nieuw.html", context)


def bijdrage_wijzigen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.BIJDRAGEN)
    bijdrage = eigen_bijdrage(blik, pk)
    form = open_formulier(request, Bijdragewijziging, initial={n: getattr(bijdrage, n) for n in _VELDEN})
    if verwerk(request, form, wijzig_bijdrage, bijdrage=bijdrage):
        messages.success(request, "Uw bijdrage is gewijzigd.")
        return redirect("casus_bespreking", nummer)
    gekozen = [rij.organisatie_id for rij in lezers_bij([bijdrage]).get(pk, [])]
    lezers = publiek_voor(blik, bijdrage).zin(bijdrage.kring, gekozen)
    extra: dict[str, Any] = {"form": form, "bijdrage": bijdrage, "lezers": lezers, "terug": _terug(blik)}
    return render(request, "uvz/bijdrage/wijzigen.html", casuscontext(request, blik, **extra))


def bijdrage_kring(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    bijdrage = eigen_bijdrage(blik, pk)
    gekozen = [rij.organisatie_id for rij in lezers_bij([bijdrage]).get(pk, [])]
    start = {"versie": bijdrage.versie, "kring": bijdrage.kring, "lezers": gekozen}
    extra: dict[str, Any] = {"publiek": publiek_voor(blik, bijdrage), "bijdrage": bijdrage}
    form = open_formulier(request, Kringwijziging, initial=start, gekozen=gekozen, **extra)
    if verwerk(request, form, wijzig_kring, bijdrage=bijdrage):
        messages.success(request, "U heeft gekozen wie deze bijdrage leest.")
        return redirect(_terug(blik))
    (rij,) = bijdragerijen([bijdrage], request.user)
    lezers_url = reverse("bijdrage_lezers", args=[nummer, pk])
    context = casuscontext(request, blik, form=form, rij=rij, terug=_terug(blik), lezers_url=lezers_url)
    return render(request, "uvz/bijdrage/kring.html", context)


@require_POST
def bijdrage_lezers(request: Verzoek, nummer: str, pk: int | None = None) -> HttpResponse:
    """The line that says who would read it, for the choice as it stands now."""
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    bijdrage = eigen_bijdrage(blik, pk) if pk else None
    form = Kringvelden(request.POST, publiek=publiek_voor(blik, bijdrage))
    return render(request, "uvz/bijdrage/lezers.html", {"lezers": form.lezerszin})


def _terug(blik: Casusblik) -> str:
    """Back to the discussion for who may open it, else to the own contributions."""
    opent = blik.mag(Recht.BESPREKING) or blik.mag(Recht.BIJDRAGEN)
    return reverse("casus_bespreking" if opent else "bijdragen", args=[blik.casus.nummer])
