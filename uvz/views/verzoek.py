"""A partner's questions, and the answer in two clicks."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pga.choices import Recht
from pga.selectors.bladzijden import blader
from pga.selectors.casussen import Casusblik
from pga.views.casusblik import open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.lezen import getoond
from pga.views.verzoek import Verzoek
from uvz.choices import Verzoekstatus
from uvz.forms.verzoek import Bekendformulier, Nietbekendformulier, Verzoekfilter
from uvz.models import Informatieverzoek
from uvz.selectors.bespreking import beeld
from uvz.selectors.kring import publiek_voor
from uvz.selectors.verzoeken import PER_BLAD, Verzoekrijen, open_vragen_aan, verzoek_voor, verzoekrij
from uvz.services.verzoek import antwoord_bekend, antwoord_niet_bekend
from uvz.transitions.agenda import antwoordt, bezwaren_antwoord

TELT_TOT = 100


def lijst(request: Verzoek) -> HttpResponse:
    filterform = Verzoekfilter(request.GET)
    status = filterform.cleaned_data["status"] if filterform.is_valid() else ""
    verzoeken = Verzoekrijen(request.user, status, request.GET.get("sorteer", ""))
    pagina = blader(verzoeken, request.GET.get("pagina"), PER_BLAD, telt_tot=TELT_TOT)
    rijen = [verzoekrij(verzoek) for verzoek in pagina.object_list]
    getoond(request, [rij["nummer"] for rij in rijen], aantal=len(rijen))
    woord = dict(Verzoekstatus.choices).get(status, "")
    chips = [{"naam": "Antwoord", "waarde": woord, "url": request.path}] if status else []
    context = {"pagina": pagina, "rijen": rijen, "filter": filterform, "chips": chips}
    return render(request, "uvz/verzoek/lijst.html", context | {"vragen": open_vragen_aan(request.user)})


def een(request: Verzoek, pk: int) -> HttpResponse:
    verzoek = verzoek_voor(request.user, pk)
    blik = open_casus(request, verzoek.casus.nummer, Recht.IDENTITEIT)
    niet = request.POST.get("antwoord") == "niet_bekend"
    start = {"versie": verzoek.versie, "contactpersoon": verzoek.contactpersoon}
    start["toelichting"] = verzoek.toelichting
    ontkenning = Nietbekendformulier(request.POST if niet else None)
    extra: dict[str, Any] = {"initial": start, "publiek": publiek_voor(blik)}
    form = Bekendformulier(**extra) if niet else open_formulier(request, Bekendformulier, **extra)
    if niet and verwerk(request, ontkenning, antwoord_niet_bekend, verzoek=verzoek) is not None:
        messages.success(request, "Genoteerd: niet bekend. Dank u wel.")
        return redirect("verzoeken")
    if not niet and verwerk(request, form, antwoord_bekend, verzoek=verzoek) is not None:
        messages.success(request, "Genoteerd: bekend. Dank u wel.")
        return redirect("verzoek", pk)
    context = _context(request, verzoek, blik) | {"form": form, "ontkenning": ontkenning}
    return render(request, "uvz/verzoek/een.html", context)


def _context(request: Verzoek, verzoek: Informatieverzoek, blik: Casusblik) -> dict[str, Any]:
    bekend = verzoek.status == Verzoekstatus.BEKEND
    return {
        "verzoek": verzoek,
        "rij": verzoekrij(verzoek),
        "antwoordkop": "U antwoordde: bekend" if bekend else "Kent uw organisatie deze persoon?",
        "nietkop": "Toch niet bekend" if bekend else "Niet bekend",
        "blik": blik,
        "beeld": beeld(verzoek.agendapunt, request.user, alleen=request.user.organisatie_id),
        "antwoordt": antwoordt(request.user, verzoek) and not list(bezwaren_antwoord(verzoek)),
        "lezers": blik.zichtbaar_voor(Recht.BESPREKING, ook=verzoek.organisatie_id),
        "lezers_url": reverse("bijdrage_lezers", args=[blik.casus.nummer]),
    }
