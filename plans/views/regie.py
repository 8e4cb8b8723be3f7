"""Directing a case: who, how, contacts and signals."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from pga.choices import Recht
from pga.services.casus import zet_intensiteit
from pga.views.casusblik import casuscontext, open_casus
from pga.views.formulier import open_formulier, verwerk, verwerk_knop
from pga.views.verzoek import Verzoek
from plans.forms.regie import Contactformulier, Intensiteitformulier, Regieformulier, Signaalformulier
from plans.selectors.regie import regieblad, regievoerders, signaal_of_404
from plans.services.contact import leg_contact_vast
from plans.services.regie import wijzig_regie
from plans.services.signaal import geef_signaal, zie_signaal
from plans.views.pagina import formulierpagina


def regie(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.PLAN, Recht.UITVOEREN)
    return render(request, "plans/regie/regie.html", casuscontext(request, blik, **regieblad(blik)))


def wijzigen(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    casus, terug = blik.casus, reverse("casus_regie", args=[nummer])
    velden = ("regievorm", "aanspreekpunt", "regisseur", "versie")
    begin = {naam: getattr(casus, naam) for naam in velden}
    form = open_formulier(request, Regieformulier, initial=begin, regievoerders=regievoerders(casus))
    if nieuw := verwerk(request, form, wijzig_regie, casus=casus):
        messages.success(request, f"Vastgelegd: {nieuw.regisseur} voert {nieuw.get_regievorm_display()}.")
        weg = casus.regisseur == request.user != nieuw.regisseur
        return redirect("mijn_werk" if weg else terug)
    return formulierpagina(request, blik, form, titel="Regie wijzigen", knop="Leg vast", terug=terug)


def intensiteit(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    casus, terug = blik.casus, reverse("casus_regie", args=[nummer])
    begin = {"intensiteit": casus.intensiteit, "versie": casus.versie}
    form = open_formulier(request, Intensiteitformulier, initial=begin)
    if nieuw := verwerk(request, form, zet_intensiteit, casus=casus):
        messages.success(request, f"De casus staat nu op {nieuw.get_intensiteit_display()}.")
        return redirect(terug)
    return formulierpagina(
        request,
        blik,
        form,
        titel="Actief of monitoring",
        knop="Leg vast",
        terug=terug,
        lezers=Recht.IDENTITEIT,
    )


def contact_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.REGISSEREN)
    terug = reverse("casus_regie", args=[nummer])
    form = open_formulier(request, Contactformulier, initial={"datum": timezone.localdate()})
    if verwerk(request, form, leg_contact_vast, casus=blik.casus):
        messages.success(request, "Het contactmoment is vastgelegd.")
        return redirect(f"{terug}#contact")
    return formulierpagina(
        request, blik, form, titel="Contactmoment", knop="Leg vast", terug=terug, lezers=Recht.REGIE
    )


def signaal_nieuw(request: Verzoek, nummer: str) -> HttpResponse:
    blik = open_casus(request, nummer, Recht.UITVOEREN, Recht.REGISSEREN)
    terug = reverse("casus_regie", args=[nummer])
    form = open_formulier(request, Signaalformulier, initial={"datum": timezone.localdate()})
    if verwerk(request, form, geef_signaal, casus=blik.casus):
        messages.success(request, "Dank u. De regisseur ziet uw signaal bovenaan.")
        return redirect(f"{terug}#signalen")
    return formulierpagina(request, blik, form, titel="Signaal geven", knop="Geef het signaal", terug=terug)


@require_POST
def signaal_gezien(request: Verzoek, pk: int) -> HttpResponse:
    signaal = signaal_of_404(pk)
    open_casus(request, signaal.casus.nummer, Recht.REGISSEREN)
    naar = reverse("casus_regie", args=[signaal.casus.nummer])
    return verwerk_knop(
        request, zie_signaal, naar=f"{naar}#signalen", gelukt="Het signaal is gezien.", signaal=signaal
    )
