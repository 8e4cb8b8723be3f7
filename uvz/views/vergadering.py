"""Meetings: the list, planning, the agenda with its preparation, and the meeting itself."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from pga.forms.basis import Redenformulier
from pga.selectors.leesreden import Reden
from pga.views.formulier import open_formulier, reden_uit, versie_uit, verwerk, verwerk_knop
from pga.views.lezen import gelezen, toonde
from pga.views.verzoek import Verzoek
from uvz.forms.agenda import Puntformulier, Vergaderformulier, Vergaderwijziging, vergaderwaarden
from uvz.models import Vergadering
from uvz.selectors.aanleiding import agenda_van
from uvz.selectors.agenda import agenda
from uvz.selectors.noodinzage import noodinzages_op
from uvz.selectors.vergaderingen import (
    gemeente_van,
    vergadering_voor,
    vergaderingen,
    vergaderrij,
    volgende_datum,
    ziet_agenda,
    zonder_plek,
)
from uvz.services.agenda import zet_op_agenda
from uvz.services.vergadering import STAPPEN, plan_vergadering, wijzig_vergadering, zet_vergadering

PER_BLAD = 50


def lijst(request: Verzoek) -> HttpResponse:
    plant = ziet_agenda(request.user)
    komend = [vergaderrij(v, plant=plant) for v in vergaderingen(request.user, geweest=False)]
    pagina = Paginator(vergaderingen(request.user, geweest=True), PER_BLAD).get_page(
        request.GET.get("pagina")
    )
    geweest = [vergaderrij(v, plant=plant) for v in pagina.object_list]
    context = {
        "wachtend": zonder_plek() if plant else [],
        "komend": komend,
        "pagina": pagina,
        "geweest": geweest,
        "plant": plant,
    }
    return render(request, "uvz/vergadering/lijst.html", context)


def nieuw(request: Verzoek) -> HttpResponse:
    start = {"datum": volgende_datum(request.user), "begin": "09:00", "eind": "11:00", "plekken": 6}
    form = open_formulier(request, Vergaderformulier, initial=start)
    if vergadering := verwerk(request, form, plan_vergadering, gemeente=gemeente_van(request.user)):
        messages.success(request, "De vergadering is gepland.")
        return redirect("vergadering", vergadering.pk)
    return render(
        request, "uvz/vergadering/plannen.html", {"form": form, "annuleer": reverse("vergaderingen")}
    )


def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    vergadering = vergadering_voor(request.user, pk)
    form = open_formulier(request, Vergaderwijziging, initial=vergaderwaarden(vergadering))
    if verwerk(request, form, wijzig_vergadering, vergadering=vergadering):
        messages.success(request, "De vergadering is gewijzigd.")
        return redirect("vergadering", pk)
    context = {"form": form, "vergadering": vergadering, "annuleer": reverse("vergadering", args=[pk])}
    return render(request, "uvz/vergadering/plannen.html", context)


def een(request: Verzoek, pk: int) -> HttpResponse:
    vergadering = vergadering_voor(request.user, pk)
    context = _agendacontext(request, vergadering)
    context["noodinzages"] = noodinzages_op(vergadering, request.user)
    reden = Reden(agenda_van(vergadering))
    for rij in context["agenda"]["rijen"]:
        gelezen(request, rij["punt"].casus, reden, doel=pk)
    return render(request, "uvz/vergadering/agenda.html", context)


def _agendacontext(request: Verzoek, vergadering: Vergadering) -> dict[str, Any]:
    gegevens = agenda(vergadering, request.user)
    for rij in gegevens["rijen"]:
        rij["reden_aanhouden"] = Redenformulier(auto_id=f"id_aanhouden_{rij['pk']}_%s")
        rij["reden_vervallen"] = Redenformulier(auto_id=f"id_vervallen_{rij['pk']}_%s")
    reden = Redenformulier(auto_id="id_afzeggen_%s")
    return {"vergadering": vergadering, "agenda": gegevens, "reden": reden}


@require_POST
def actie(request: Verzoek, pk: int, stap: str) -> HttpResponse:
    vergadering = vergadering_voor(request.user, pk)
    if stap not in STAPPEN:
        raise Http404
    gelukt = {"houden": "De vergadering is afgesloten.", "afzeggen": "De vergadering is afgezegd."}[stap]
    return verwerk_knop(
        request,
        zet_vergadering,
        naar=reverse("vergadering", args=[pk]),
        gelukt=gelukt,
        vergadering=vergadering,
        stap=stap,
        versie=versie_uit(request),
        reden=reden_uit(request),
    )


def agenderen(request: Verzoek, pk: int) -> HttpResponse:
    vergadering = vergadering_voor(request.user, pk)
    start = {"soort": "herbespreking", "minuten": 20}
    form = open_formulier(request, Puntformulier, initial=start, gebruiker=request.user)
    if punt := verwerk(request, form, zet_op_agenda, vergadering=vergadering):
        messages.success(request, "De casus staat op de agenda. Nodig nu de partners uit.")
        return redirect(f"{reverse('vergadering', args=[pk])}#punt-{punt.pk}")
    context = {"form": form, "vergadering": vergadering}
    return toonde(request, render(request, "uvz/vergadering/agenderen.html", context))
