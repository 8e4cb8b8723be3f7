"""Blocks of the start page about reports and their weighing."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from pga.models import Gebruiker
from pga.spreektaal import leeftijd
from pga.werk import Paneel
from uvz.choices import Aanmeldstatus as A
from uvz.models import Aanmelding
from uvz.selectors.weging import rij, wachtrij

VEEL = 6
ONLANGS = 14  # days an outcome stays on the start page


def te_wegen(gebruiker: Gebruiker) -> Paneel | None:
    """Reports that wait for the weighing, longest first; what this person is to do first."""
    wachtend = wachtrij(gebruiker, status=A.INGEDIEND)
    rijen = sorted((rij(g, gebruiker) for g in wachtend[:50]), key=lambda r: not r["aan_zet"])
    aantal = len(rijen) if len(rijen) < 50 else wachtend.count()
    acties = [{"titel": "Alle aanmeldingen om te wegen", "url": reverse("weging")}] if aantal > VEEL else []
    return Paneel(
        titel="Te wegen",
        taken=[_te_wegen_taak(r) for r in rijen[:VEEL]],
        leeg="Er zijn geen aanmeldingen om te wegen.",
        aantal=aantal,
        acties=acties,
    )


def _te_wegen_taak(gegevens: dict[str, Any]) -> dict[str, Any]:
    return {
        "wie": gegevens["korte_naam"],
        "url": gegevens["url"],
        "onder": f"{gegevens['leeftijd']} · {gegevens['van']}",
        "reden": gegevens["reden"],
        "moment": gegevens["ingediend_op"],
        "bron": "ingediend",
        "soort": "let_op" if gegevens["lang"] else "gewoon",
        "knop": "Weeg" if gegevens["aan_zet"] else "Bekijk",
        "knop_url": gegevens["url"],
    }


def mijn_aanmeldingen(gebruiker: Gebruiker) -> Paneel | None:
    """Reports of the own organisation that are open or got their outcome lately; what asks for work first."""
    onlangs = timezone.now() - timedelta(days=ONLANGS)
    van_ons = Aanmelding.objects.filter(organisatie=gebruiker.organisatie_id)
    open_ = van_ons.filter(
        Q(status__in=(A.CONCEPT, A.AANVULLING, A.INGEDIEND)) | Q(weging__aangemaakt_op__gte=onlangs)
    )
    volgorde = Case(
        When(status=A.AANVULLING, then=Value(0)),
        When(status=A.CONCEPT, then=Value(2)),
        When(status=A.INGEDIEND, then=Value(3)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rijen = list(open_.select_related("weging__ontvanger").order_by(volgorde, "-pk")[: VEEL + 1])
    acties = [{"titel": "Meld iemand aan", "url": reverse("aanmelding_nieuw")}]
    if len(rijen) > VEEL:
        acties.append({"titel": "Al onze aanmeldingen", "url": reverse("aanmeldingen")})
    return Paneel(
        titel="Mijn aanmeldingen",
        taken=[_aanmelding_taak(aanmelding) for aanmelding in rijen[:VEEL]],
        leeg="Uw organisatie heeft geen aanmeldingen lopen.",
        aantal=len(rijen) if len(rijen) <= VEEL else open_.count(),
        acties=acties,
    )


def _aanmelding_taak(aanmelding: Aanmelding) -> dict[str, Any]:
    bladzijde = reverse("aanmelding", args=[aanmelding.pk])
    wijzigen = reverse("aanmelding_wijzigen", args=[aanmelding.pk])
    taak: dict[str, Any] = {
        "wie": f"{aanmelding.voornaam} {aanmelding.achternaam[:1]}.",
        "url": bladzijde,
        "onder": leeftijd(aanmelding.geboortedatum),
    }
    vast: dict[str, Any]
    match aanmelding.status:
        case A.AANVULLING:
            vast = {
                "reden": "wacht op aanvulling door u",
                "soort": "let_op",
                "knop": "Vul aan",
                "knop_url": wijzigen,
            }
        case A.CONCEPT:
            vast = {"reden": "nog niet ingediend", "knop": "Maak af", "knop_url": wijzigen}
            vast |= {"moment": aanmelding.aangemaakt_op, "bron": "begonnen"}
        case A.INGEDIEND:
            vast = {"reden": "wordt gewogen", "moment": aanmelding.ingediend_op, "bron": "ingediend"}
        case _:
            vast = {"reden": _uitkomst(aanmelding), "soort": "nieuw", "knop": "Lees", "knop_url": bladzijde}
            vast["moment"] = aanmelding.weging.aangemaakt_op
    return taak | vast


def _uitkomst(aanmelding: Aanmelding) -> str:
    ontvanger = aanmelding.weging.ontvanger
    if ontvanger is not None:
        return f"draag over aan {ontvanger.kort}"
    return f"uitkomst: {aanmelding.statustekst}"
