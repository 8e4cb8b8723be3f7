"""Who sees a case: the list, inviting a party, and ending access."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.choices import Recht
from pga.forms.toegang import Deelnameformulier, Eindeformulier
from pga.selectors.toegang import deelname_van, lezers_van_reden, rolkeuzes, toegang, uit_te_nodigen
from pga.services.deelname import nodig_uit, stop_deelname
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek


def casus_toegang(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    context = toegang(blik, pagina=request.GET.get("pagina"))
    return render(request, "casus/toegang.html", casuscontext(request, blik, **context))


def deelname_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN, Recht.BESLUITEN)
    keuzes = {"organisaties": uit_te_nodigen(blik.casus), "rollen": rolkeuzes(blik.casus)}
    form = open_formulier(request, Deelnameformulier, **keuzes)
    if deelname := verwerk(request, form, nodig_uit, casus=blik.casus):
        messages.success(request, f"{deelname.partij} is erbij betrokken en ziet de casus nu.")
        return redirect("casus_toegang", nummer)
    form.zichtbaar_voor = dict.fromkeys(("reden", "gevraagd"), lezers_van_reden(blik))  # type: ignore[attr-defined]
    return render(request, "casus/deelname_nieuw.html", casuscontext(request, blik, form=form))


def deelname_beeindigen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN, Recht.BESLUITEN)
    deelname = deelname_van(blik.casus, pk)
    form = open_formulier(request, Eindeformulier)
    if verwerk(request, form, stop_deelname, casus=blik.casus, deelname=deelname):
        messages.success(
            request,
            f"{deelname.partij} heeft geen toegang meer tot deze casus als {deelname.get_rol_display()}.",
        )
        return redirect("casus_toegang", nummer)
    context = casuscontext(request, blik, form=form, deelname=deelname)
    return render(request, "casus/deelname_einde.html", context)
