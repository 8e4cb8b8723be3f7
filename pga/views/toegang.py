"""Who sees a case: the list, inviting a party, ending or extending access, and answering who asks for it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pga.choices import Recht
from pga.forms.toegang import Afwijzing, Deelnameformulier, Eindeformulier, Toekenning, Verlengformulier
from pga.models import Deelname
from pga.selectors.casussen import Casusblik
from pga.selectors.meekijken import meekijkkeuzes
from pga.selectors.openwerk import open_werk
from pga.selectors.toegang import (
    deelname_van,
    gevolg_van_stoppen,
    lezers_van_reden,
    rolkeuzes,
    toegang,
    uit_te_nodigen,
)
from pga.selectors.toegangsverzoek import verzoek_van, verzoekrij
from pga.services.deelname import nodig_uit, stop_deelname, verleng_deelname
from pga.services.toegangsverzoek import ken_toe, wijs_af
from pga.spreektaal import datum
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.leeslog import casuslog
from pga.views.verzoek import Verzoek

LEIDEN = (Recht.REGISSEREN, Recht.BESLUITEN)


def casus_toegang(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    context = toegang(blik) | casuslog(request, blik)
    context["kan_meekijken"] = meekijkkeuzes(blik)
    return render(request, "casus/toegang.html", casuscontext(request, blik, **context))


def deelname_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    form = open_formulier(
        request,
        Deelnameformulier,
        initial={"grondslag": blik.casus.grondslag},
        organisaties=uit_te_nodigen(blik.casus),
        rollen=rolkeuzes(blik.casus),
    )
    if deelname := verwerk(request, form, nodig_uit, casus=blik.casus):
        messages.success(request, f"{deelname.partij} is erbij betrokken en ziet de casus nu.")
        return redirect("casus_toegang", nummer)
    _zet_lezers(form, blik)
    return render(request, "casus/deelname_nieuw.html", casuscontext(request, blik, form=form))


def _zet_lezers(form: forms.Form, blik: Casusblik, *, nieuw: bool = True) -> None:
    teksten = [naam for naam in ("reden", "gevraagd") if naam in form.fields]
    form.zichtbaar_voor = dict.fromkeys(teksten, lezers_van_reden(blik, nieuw=nieuw))  # type: ignore[attr-defined]


def _lopend(request: Verzoek, blik: Casusblik, pk: int) -> Deelname | None:
    """The participation to decide about; None, and a message, if it ended after the page with the button was drawn."""
    deelname = get_object_or_404(Deelname, casus=blik.casus, pk=pk)
    if deelname.tot and deelname.tot <= timezone.now():
        messages.warning(request, f"De toegang van {deelname.partij} is intussen al gestopt.")
        return None
    return deelname_van(blik.casus, pk)


def _gevolg(blik: Casusblik, deelname: Deelname) -> dict[str, Any]:
    """What the page says before access ends; `blijft_liggen` is work that the organisation cannot finish any more."""
    gevolg = gevolg_van_stoppen(blik, deelname)
    werk = open_werk([blik.casus.pk]).get((blik.casus.pk, deelname.organisatie_id or 0), [])
    return gevolg | {"blijft_liggen": "" if gevolg["blijft"] else " en ".join(werk)}


def deelname_beeindigen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    deelname = _lopend(request, blik, pk)
    if deelname is None:
        return redirect("casus_toegang", nummer)
    form = open_formulier(request, Eindeformulier)
    gevolg = _gevolg(blik, deelname)
    if verwerk(request, form, stop_deelname, casus=blik.casus, deelname=deelname):
        messages.success(
            request,
            f"{deelname.partij} heeft geen toegang meer tot deze casus als {deelname.get_rol_display()}.",
        )
        if gevolg["blijft_liggen"]:
            messages.warning(request, f"Dit heeft nu geen uitvoerder meer: {gevolg['blijft_liggen']}.")
        return redirect("casus_toegang", nummer)
    _zet_lezers(form, blik, nieuw=False)
    context = {"form": form, "deelname": deelname, "gevolg": gevolg}
    return render(request, "casus/deelname_einde.html", casuscontext(request, blik, **context))


def deelname_verlengen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    deelname = _lopend(request, blik, pk)
    if deelname is None:
        return redirect("casus_toegang", nummer)
    form = open_formulier(request, Verlengformulier)
    if verwerk(request, form, verleng_deelname, casus=blik.casus, deelname=deelname):
        tot = datum(form.cleaned_data["tot"])
        messages.success(request, f"{deelname.partij} heeft toegang tot en met {tot}.")
        return redirect("casus_toegang", nummer)
    _zet_lezers(form, blik, nieuw=False)
    context = {"form": form, "deelname": deelname, "gevolg": _gevolg(blik, deelname)}
    return render(request, "casus/deelname_verlengen.html", casuscontext(request, blik, **context))


def verzoek_toekennen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    verzoek = verzoek_van(blik.casus, pk)
    begin = {naam: getattr(verzoek, naam) for naam in ("versie", "reden", "grondslag")}
    rollen = rolkeuzes(blik.casus, met_datum=True)
    form = open_formulier(request, Toekenning, initial=begin, rollen=rollen)
    if verwerk(request, form, ken_toe, casus=blik.casus, verzoek=verzoek):
        messages.success(request, f"{verzoek.organisatie} is erbij betrokken. De aanvrager krijgt bericht.")
        return redirect("casus_toegang", nummer)
    _zet_lezers(form, blik)
    context = {"form": form, "rij": verzoekrij(verzoek), "toe": True}
    return render(request, "casus/toegangsverzoek.html", casuscontext(request, blik, **context))


def verzoek_afwijzen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *LEIDEN)
    verzoek = verzoek_van(blik.casus, pk)
    form = open_formulier(request, Afwijzing, initial={"versie": verzoek.versie})
    if verwerk(request, form, wijs_af, casus=blik.casus, verzoek=verzoek):
        messages.success(request, "Het verzoek is afgewezen. De aanvrager krijgt bericht.")
        return redirect("casus_toegang", nummer)
    form.zichtbaar_voor = {"antwoord": f"{verzoek.aanvrager}, en wie de casus leidt"}  # type: ignore[attr-defined]
    context = {"form": form, "rij": verzoekrij(verzoek), "toe": False}
    return render(request, "casus/toegangsverzoek.html", casuscontext(request, blik, **context))
