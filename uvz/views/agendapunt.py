"""One agenda item: its steps, the questions to partners, and the letters that must go first."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from pga.choices import Recht
from pga.fouten import Bezwaar
from pga.selectors.casussen import Casusblik, blik_op
from pga.selectors.leesreden import Reden
from pga.views.formulier import (
    getal_uit,
    open_formulier,
    reden_uit,
    versie_uit,
    verwerk,
    verwerk_knop,
    zeg_wie_leest,
)
from pga.views.lezen import gelezen
from pga.views.verzoek import Verzoek
from uvz.forms.agenda import (
    Puntwijziging,
    Uitstelformulier,
    Verzoekformulier,
    Verzoekwijziging,
    uiterlijk_voor,
)
from uvz.models import Agendapunt
from uvz.selectors.aanleiding import agenda_van
from uvz.selectors.vergaderingen import punt_voor
from uvz.selectors.verzoeken import voorbereid_verzoek
from uvz.services.agenda import (
    laat_vervallen,
    maak_brieven,
    schuif,
    start_bespreking,
    stel_brief_uit,
    wijzig_punt,
    zet_punt,
)
from uvz.services.verzoek import herinner, meld_niet_tijdig, nodig_uit, wijzig_vraag
from uvz.transitions.agenda import bereidt_voor, uitstel_van

# Per button: the service, what it is called with, and what is said afterwards.
STAPPEN: dict[str, tuple[Callable[..., Any], dict[str, Any], str]] = {
    "klaar": (zet_punt, {"stap": "klaar"}, "Het agendapunt is klaar."),
    "terug": (zet_punt, {"stap": "terug"}, "Het agendapunt is weer in voorbereiding."),
    "aanhouden": (zet_punt, {"stap": "aanhouden"}, "De bespreking is aangehouden."),
    "vervallen": (laat_vervallen, {}, "Het agendapunt is vervallen."),
    "omhoog": (schuif, {"omhoog": True}, ""),
    "omlaag": (schuif, {"omhoog": False}, ""),
    "start": (start_bespreking, {}, "De bespreking is begonnen."),
}
MET_REDEN = ("aanhouden", "vervallen")


def voorbereid_punt(request: Verzoek, pk: int) -> Agendapunt:
    """An item that this person prepares, or Http404."""
    punt = punt_voor(pk)
    if not bereidt_voor(request.user, punt):
        raise Http404
    return punt


def terug_naar(punt: Agendapunt) -> str:
    return f"{reverse('vergadering', args=[punt.vergadering_id])}#punt-{punt.pk}"


def _blik(request: Verzoek, punt: Agendapunt) -> Casusblik:
    """The case of the item, to say who reads a text about it; the form that is shown names the person."""
    blik = blik_op(request.user, punt.casus.nummer)
    gelezen(request, blik.casus, Reden(agenda_van(punt.vergadering)))
    return blik


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    punt = voorbereid_punt(request, pk)
    start = {"versie": punt.versie, "waarom": punt.waarom, "minuten": punt.minuten}
    form = open_formulier(request, Puntwijziging, initial=start)
    if verwerk(request, form, wijzig_punt, agendapunt=punt):
        messages.success(request, "Het agendapunt is gewijzigd.")
        return redirect(terug_naar(punt))
    zeg_wie_leest(form, _blik(request, punt).zichtbaar_voor(Recht.IDENTITEIT))
    return _blad(request, punt, form, "Agendapunt wijzigen", "Bewaar")


@require_POST
def actie(request: Verzoek, pk: int, stap: str) -> HttpResponse:
    punt = voorbereid_punt(request, pk)
    if stap not in STAPPEN:
        raise Http404
    dienst, vast, gelukt = STAPPEN[stap]
    reden = {"reden": reden_uit(request)} if stap in MET_REDEN else {}
    naar = terug_naar(punt)
    if stap == "start":
        plek = getal_uit(request.POST.get("punt", ""), anders=1)
        naar = f"{reverse('vergadering_scherm', args=[punt.vergadering_id])}?punt={plek}"
    return verwerk_knop(
        request,
        dienst,
        naar=naar,
        gelukt=gelukt,
        agendapunt=punt,
        versie=versie_uit(request),
        **vast,
        **reden,
    )


def uitnodigen(request: Verzoek, pk: int) -> HttpResponse:
    punt = voorbereid_punt(request, pk)
    start = {"uiterlijk": uiterlijk_voor(punt.vergadering)}
    form = open_formulier(request, Verzoekformulier, initial=start, punt=punt)
    if verzoek := verwerk(request, form, nodig_uit, agendapunt=punt):
        messages.success(request, f"{verzoek.organisatie} is uitgenodigd en ziet de vraag nu.")
        nog_een = request.POST.get("actie") == "nog_een"
        return redirect(reverse("verzoek_nieuw", args=[pk]) if nog_een else terug_naar(punt))
    zeg_wie_leest(form, f"de partner die u kiest, {_blik(request, punt).zichtbaar_voor(Recht.BESPREKING)}")
    context = {"form": form, "punt": punt, "terug": terug_naar(punt)}
    return render(request, "uvz/vergadering/uitnodigen.html", context)


def vraag_wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    verzoek = voorbereid_verzoek(pk)
    punt = voorbereid_punt(request, verzoek.agendapunt_id)
    start = {"versie": verzoek.versie, "reden": verzoek.reden, "vraag": verzoek.vraag}
    start["uiterlijk"] = max(verzoek.uiterlijk, uiterlijk_voor(punt.vergadering))
    form = open_formulier(request, Verzoekwijziging, initial=start)
    if verwerk(request, form, wijzig_vraag, verzoek=verzoek):
        messages.success(request, f"De vraag staat klaar voor {verzoek.organisatie}.")
        return redirect(terug_naar(punt))
    lezers = _blik(request, punt).zichtbaar_voor(Recht.BESPREKING, ook=verzoek.organisatie_id)
    zeg_wie_leest(form, lezers)
    return _blad(request, punt, form, f"Vraag aan {verzoek.organisatie}", "Bewaar de vraag")


@require_POST
def niet_tijdig(request: Verzoek, pk: int) -> HttpResponse:
    verzoek = voorbereid_verzoek(pk)
    return verwerk_knop(
        request,
        meld_niet_tijdig,
        naar=terug_naar(verzoek.agendapunt),
        gelukt="Er is genoteerd dat het antwoord niet op tijd kwam.",
        verzoek=verzoek,
        versie=versie_uit(request),
    )


@require_POST
def herinneren(request: Verzoek, pk: int) -> HttpResponse:
    punt = voorbereid_punt(request, pk)
    return verwerk_knop(
        request,
        herinner,
        naar=terug_naar(punt),
        gelukt="De partners zien de herinnering bij hun vraag.",
        agendapunt=punt,
    )


@require_POST
def brieven_maken(request: Verzoek, pk: int) -> HttpResponse:
    punt = voorbereid_punt(request, pk)
    try:
        ontbreekt = maak_brieven(agendapunt=punt, door=request.user)
    except Bezwaar as fout:
        ontbreekt = list(fout.zinnen)
    for zin in ontbreekt:
        messages.warning(request, zin)
    if not ontbreekt:
        messages.success(request, "Voor alle geadresseerden is een brief gemaakt.")
    return redirect(terug_naar(punt))


def brief_uitstellen(request: Verzoek, pk: int) -> HttpResponse:
    punt = voorbereid_punt(request, pk)
    uitstel = uitstel_van(punt)
    velden = ("gevraagd_door", "grond", "afweging", "opnieuw_bekijken_op")
    start = {naam: getattr(uitstel, naam) for naam in velden} if uitstel else {}
    form = open_formulier(request, Uitstelformulier, initial=start, punt=punt)
    if verwerk(request, form, stel_brief_uit, agendapunt=punt):
        messages.success(request, "Het uitstel van de brief is vastgelegd.")
        return redirect(terug_naar(punt))
    zeg_wie_leest(form, _blik(request, punt).zichtbaar_voor(Recht.REGIE))
    return _blad(request, punt, form, "Brief uitstellen", "Stel de brief uit")


def _blad(request: Verzoek, punt: Agendapunt, form: forms.Form, titel: str, knop: str) -> HttpResponse:
    context = {"form": form, "punt": punt, "terug": terug_naar(punt), "titel": titel, "knop": knop}
    return render(request, "uvz/vergadering/punt_formulier.html", context)
