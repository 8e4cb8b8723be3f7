"""A person or an organisation leaves: the beheerder says where the open work goes, and sees no case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from pga.views.formulier import open_formulier, verwerk
from pga.views.verzoek import Verzoek
from plans.forms.vertrek import Gebruikervertrek, Organisatievertrek
from plans.selectors.vertrek import (
    andere_partners,
    gebruiker_in_beheer,
    nieuwe_contactpersonen,
    opvolgers,
    organisatie_in_beheer,
    stand_van_gebruiker,
    stand_van_organisatie,
)
from plans.services.vertrek import laat_gebruiker_gaan, laat_organisatie_gaan


def gebruiker(request: Verzoek, pk: int) -> HttpResponse:
    mens = gebruiker_in_beheer(request.user, pk)
    stand = stand_van_gebruiker(mens)
    form = open_formulier(
        request,
        Gebruikervertrek,
        stand=stand,
        opvolgers=opvolgers(mens),
        contactpersonen=nieuwe_contactpersonen(mens),
    )
    if verwerk(request, form, laat_gebruiker_gaan, gebruiker=mens):
        messages.success(request, f"Het account van {mens} is gesloten. Alle toegang is gestopt.")
        return redirect("organisaties")
    return render(request, "mensen/vertrek_gebruiker.html", {"form": form, "mens": mens, "stand": stand})


def organisatie(request: Verzoek, pk: int) -> HttpResponse:
    partner = organisatie_in_beheer(request.user, pk)
    stand = stand_van_organisatie(partner)
    form = open_formulier(request, Organisatievertrek, stand=stand, anderen=andere_partners(partner))
    if uitkomst := verwerk(request, form, laat_organisatie_gaan, organisatie=partner):
        messages.success(
            request,
            f"{partner} doet niet meer mee. Open werk: {uitkomst['verplaatst']} naar een andere organisatie,"
            f" {uitkomst['terug']} terug naar de regisseurs.",
        )
        return redirect("organisaties")
    gegevens = {"form": form, "organisatie": partner, "stand": stand}
    return render(request, "mensen/vertrek_organisatie.html", gegevens)
