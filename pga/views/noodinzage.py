"""Looking in during an emergency: asking it, saying one is done, and judging it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from pga.choices import Inzagesoort, Recht
from pga.forms.noodinzage import Noodformulier, Oordeelformulier
from pga.models import Noodinzage
from pga.selectors.casussen import blik_op
from pga.selectors.noodinzage import (
    eigen_noodinzages,
    mag_oordelen,
    noodinzage_voor,
    noodrij,
    wat_noodinzage_toont,
    wie_te_bellen,
)
from pga.selectors.noodinzage import noodinzages as noodinzages_van
from pga.services.noodinzage import HOOGSTENS, beoordeel, sluit_eigen_inzage, vraag_noodinzage
from pga.views.formulier import open_formulier, verwerk, verwerk_knop, zeg_wie_leest
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek

# The same for a case that is closed, of another municipality, not unique, or not there at all.
MIS = (
    "Wij vinden geen lopende casus die hier precies bij past. De poging is vastgelegd, en de voorzitter en de "
    "privacyfunctionaris krijgen bericht. Kijk na wat u typte, of bel de voorzitter."
)


def noodinzage(request: Verzoek) -> HttpResponse:
    form = open_formulier(request, Noodformulier)
    nood = verwerk(request, form, vraag_noodinzage)
    if nood and nood.tot:
        tot = timezone.localtime(nood.tot)
        messages.success(
            request, f"U ziet deze casus tot {tot:%H:%M} uur. De regisseur en de voorzitter weten het."
        )
        return redirect("casus", nood.nummer)
    if nood and not nood.pk:
        _weiger(request, form)
    elif nood:
        form.add_error(None, MIS)
    context = {
        "form": form,
        "toont": wat_noodinzage_toont(),
        "bellen": wie_te_bellen(request.user),
        "eigen": eigen_noodinzages(request.user),
        "hoogstens": HOOGSTENS,
    }
    return render(request, "noodinzage/vragen.html", context)


def _weiger(request: Verzoek, form: Noodformulier) -> None:
    """Not asked, but on record."""
    form.add_error(None, f"U vroeg vandaag al {HOOGSTENS} keer noodinzage, en meer kan niet op een dag.")
    form.add_error(None, "Bel de voorzitter van het UVZ. Is er nu direct gevaar, bel dan 112.")
    reden = f"al {HOOGSTENS} keer gevraagd op deze dag"
    getoond(request, [], aantal=0, soort=Inzagesoort.GEWEIGERD, reden=reden)


def noodinzages(request: Verzoek) -> HttpResponse:
    pagina = noodinzages_van(request.user, pagina=request.GET.get("pagina"))
    return render(request, "noodinzage/lijst.html", {"pagina": pagina})


def een(request: Verzoek, pk: int) -> HttpResponse:
    nood = noodinzage_voor(pk)
    form = Oordeelformulier(initial={"versie": nood.versie}) if mag_oordelen(request.user, nood) else None
    return _toon(request, nood, form)


def oordeel(request: Verzoek, pk: int) -> HttpResponse:
    nood = noodinzage_voor(pk)
    form = open_formulier(request, Oordeelformulier, initial={"versie": nood.versie})
    if verwerk(request, form, beoordeel, noodinzage=nood):
        messages.success(request, "Het oordeel is vastgelegd. De aanvrager krijgt bericht.")
        return redirect("noodinzage_een", pk)
    return _toon(request, nood, form)


def _toon(request: Verzoek, nood: Noodinzage, form: Oordeelformulier | None) -> HttpResponse:
    if form:
        zeg_wie_leest(form, "de aanvrager, de voorzitter, de privacyfunctionaris en wie de casus leidt")
    return render(request, "noodinzage/een.html", {"nood": nood, "rij": noodrij(nood), "form": form})


@require_POST
def klaar(request: Verzoek, nummer: str) -> HttpResponse:
    blik = blik_op(request.user, nummer, Recht.IDENTITEIT)
    return verwerk_knop(
        request,
        sluit_eigen_inzage,
        naar=reverse("mijn_werk"),
        gelukt=f"U ziet {nummer} niet meer. Bedankt voor het afsluiten.",
        casus=blik.casus,
    )
