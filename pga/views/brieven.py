"""The printbalie: which letters go out today, printed, posted, and what stands in the way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pga.fouten import Bezwaar
from pga.models import Brief
from pga.selectors.brieven import brieven_aan_balie, brieven_die_niet_kunnen
from pga.services.brieven import printbestand, probeer_opnieuw, verwerk_stapel
from pga.views.formulier import getal_uit, reden_uit, versie_uit, verwerk_knop
from pga.views.lezen import adres_van, getoond
from pga.views.verzoek import Verzoek

GELUKT = {
    "afgedrukt": "afgedrukt",
    "gepost": "gepost",
    "niet_afgedrukt": "teruggezet naar af te drukken",
    "niet_gepost": "teruggezet naar te posten",
}


def brieven(request: Verzoek) -> HttpResponse:
    rijen = brieven_aan_balie()
    onderweg = len(rijen["concept"])
    kan_niet = brieven_die_niet_kunnen()
    nummers = {rij["nummer"] for stapel in [*rijen.values(), kan_niet] for rij in stapel}
    getoond(request, sorted(nummers), aantal=len(nummers), reden="brieven en planning")
    return render(
        request, "printbalie/lijst.html", {"rijen": rijen, "onderweg": onderweg, "kan_niet": kan_niet}
    )


def _gekozen(request: Verzoek) -> list[tuple[int, int]]:
    """Chosen letters as (pk, version seen), sent as "12-3"."""
    delen = [waarde.partition("-") for waarde in request.POST.getlist("brief")]
    paren = [(getal_uit(pk, anders=-1), getal_uit(versie, anders=-1)) for pk, _, versie in delen]
    return [paar for paar in paren if -1 not in paar]


@require_POST
def printbestand_maken(request: Verzoek) -> HttpResponse:
    """The chosen letters as one PDF; each case counts as read."""
    try:
        document = printbestand(
            pks=[pk for pk, _ in _gekozen(request)], door=request.user, adres=adres_van(request)
        )
    except Bezwaar as fout:
        messages.error(request, str(fout))
        return redirect("brieven")
    antwoord = HttpResponse(document, content_type="application/pdf")
    antwoord["Content-Disposition"] = 'attachment; filename="printbestand.pdf"'
    return antwoord


@require_POST
def brieven_actie(request: Verzoek) -> HttpResponse:
    actie, gekozen = request.POST.get("actie", ""), _gekozen(request)
    try:
        aantal = verwerk_stapel(actie=actie, brieven=gekozen, door=request.user)
    except Bezwaar as fout:
        messages.error(request, str(fout))
    else:
        woord = "brief" if aantal == 1 else "brieven"
        messages.success(request, f"{aantal} {woord} {GELUKT.get(actie, 'verwerkt')}.")
    return redirect("brieven")


@require_POST
def brief_actie(request: Verzoek, pk: int) -> HttpResponse:
    """One letter: try again, came back undeliverable, or let it lapse with a reason."""
    brief = get_object_or_404(Brief, pk=pk)
    actie, versie = request.POST.get("actie", ""), versie_uit(request)
    if actie == "opnieuw":
        return verwerk_knop(
            request,
            probeer_opnieuw,
            naar="brieven",
            gelukt="De brief wordt opnieuw gemaakt.",
            brief=brief,
            versie=versie,
        )
    return verwerk_knop(
        request,
        verwerk_stapel,
        naar="brieven",
        gelukt="Vastgelegd.",
        actie=actie,
        brieven=[(brief.pk, versie)],
        reden=reden_uit(request),
    )
