"""Documents of a case: the list, adding one, and reading one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from pga.choices import Inzagesoort, Recht
from pga.forms.bestand import Bestandformulier
from pga.selectors.documenten import bestand_met_inhoud, documenten, lagen_van
from pga.services.bestand import bewaar_bestand
from pga.toegang.ladder import HANDELEN
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek

# A file of somebody else may show itself, and may do nothing at all.
_STIL = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


def casus_documenten(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.IDENTITEIT)
    context = casuscontext(request, blik, documenten=documenten(blik.casus))
    return render(request, "casus/documenten.html", context)


def bestand_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, *HANDELEN)
    lagen = lagen_van(blik)
    form = open_formulier(request, Bestandformulier, initial={"laag": lagen[-1][0]}, lagen=lagen)
    if bestand := verwerk(request, form, bewaar_bestand, casus=blik.casus):
        messages.success(request, f"{bestand.naam} is toegevoegd.")
        return redirect("casus_documenten", nummer)
    return render(request, "casus/bestand_nieuw.html", casuscontext(request, blik, form=form))


def bestand(request: Verzoek, pk: int) -> HttpResponse:
    gevonden = bestand_met_inhoud(pk)
    brief = getattr(gevonden, "brief", None)
    soort = Inzagesoort.BRIEF if brief else Inzagesoort.BESTAND
    doel = brief.pk if brief else pk
    open_casus(request, gevonden.casus.nummer, Recht(gevonden.laag), soort=soort, doel=doel)
    inline = gevonden.mediatype == "application/pdf"
    antwoord = HttpResponse(bytes(gevonden.inhoud), content_type=gevonden.mediatype)
    antwoord["Content-Disposition"] = content_disposition_header(not inline, gevonden.naam) or "attachment"
    antwoord["Content-Security-Policy"] = _STIL
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
