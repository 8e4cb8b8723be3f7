"""The family of a case: who is around the person, who has authority, where letters go."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.choices import Recht
from pga.forms.gezin import Adresformulier, NieuweRelatie, Relatieformulier
from pga.selectors.casussen import Casusblik
from pga.selectors.gezin import adres_van, gezin, relatie_van
from pga.services.gezin import nieuwe_relatie, wijzig_adres, wijzig_relatie
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek

_SCHRIJVERS = (Recht.REGISSEREN, Recht.BESLUITEN, Recht.BRIEVEN)
_RELATIE = ("naam", "soort", "gezag", "aanschrijven", "toelichting", "versie")
_ADRES = ("straat_huisnummer", "postcode", "plaats", "geheim", "versie")


def casus_gezin(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    return render(request, "casus/gezin.html", casuscontext(request, blik, **gezin(blik)))


def relatie_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, *_SCHRIJVERS)
    form = open_formulier(request, NieuweRelatie, initial={"soort": "ouder"})
    if relatie := verwerk(request, form, nieuwe_relatie, casus=blik.casus):
        messages.success(request, f"{relatie.naam} staat nu bij het gezin.")
        return redirect("casus_gezin", nummer)
    return _formulier(request, blik, form, "Iemand toevoegen")


def relatie_wijzigen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    blik = open_casus(request, nummer, *_SCHRIJVERS)
    relatie = relatie_van(blik.casus, pk)
    form = open_formulier(request, Relatieformulier, initial={n: getattr(relatie, n) for n in _RELATIE})
    if verwerk(request, form, wijzig_relatie, relatie=relatie):
        messages.success(request, f"De gegevens van {relatie.naam} zijn bewaard.")
        return redirect("casus_gezin", nummer)
    return _formulier(request, blik, form, f"{relatie.naam} wijzigen")


def adres_wijzigen(request: Verzoek, nummer: str, pk: int | None = None) -> HttpResponse:
    blik = open_casus(request, nummer, *_SCHRIJVERS)
    relatie = relatie_van(blik.casus, pk) if pk is not None else None
    adres = adres_van(blik.casus, relatie)
    begin = {n: getattr(adres, n) for n in _ADRES} if adres else {"versie": 0}
    form = open_formulier(request, Adresformulier, initial=begin)
    if verwerk(request, form, wijzig_adres, casus=blik.casus, relatie=relatie):
        messages.success(request, "Het adres is bewaard. Brieven die al gemaakt zijn, houden het oude adres.")
        return redirect("casus_gezin", nummer)
    return _formulier(
        request, blik, form, f"Adres van {relatie.naam if relatie else blik.casus.persoon.naam}"
    )


def _formulier(request: Verzoek, blik: Casusblik, form: Any, kop: str) -> HttpResponse:
    lezers = {
        "straat_huisnummer": blik.zichtbaar_voor(Recht.REGIE),
        "toelichting": blik.zichtbaar_voor(Recht.BESPREKING, Recht.PLAN, Recht.REGIE),
    }
    form.zichtbaar_voor = {naam: wie for naam, wie in lezers.items() if naam in form.fields}
    return render(request, "casus/gezin_formulier.html", casuscontext(request, blik, form=form, kop=kop))
