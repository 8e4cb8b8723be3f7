"""Actions as rows: in a case, in a plan, in a list; and how one went."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.text import Truncator

from pga.models import Gebruiker
from pga.selectors.mensen import waargenomen
from pga.spreektaal import dagen_tot, datum, datum_spreekt, leeftijd, termijn
from plans.choices import TE_DOEN, Actiestatus
from plans.models import Actie

STATUSVORM: dict[str, str] = {
    Actiestatus.OPEN: "neutraal",
    Actiestatus.IN_UITVOERING: "lopend",
    Actiestatus.GEDAAN: "goed",
    Actiestatus.NIET_GEDAAN: "let_op",
    Actiestatus.GEWIJZIGD: "let_op",
    Actiestatus.VERVALLEN: "gesloten",
}


def actierij(actie: Actie) -> dict[str, Any]:
    """An action as text for a page and for a frozen plan: only what JSON can hold."""
    te_doen = actie.status in TE_DOEN
    te_laat = te_doen and dagen_tot(actie.voor) < 0
    return {
        "pk": actie.pk,
        "wie": actie.organisatie.kort,
        "wat": actie.omschrijving,
        "voor": datum(actie.voor),
        "wanneer": datum_spreekt(actie.voor) if te_doen else datum(actie.afgerond_op),
        "termijn": termijn(actie.voor) if te_doen else "",
        "status": actie.get_status_display(),
        "vorm": STATUSVORM[actie.status],
        "te_doen": te_doen,
        "te_laat": te_laat,
        "uitkomst": actie.uitkomst,
        "url": reverse("actie", args=[actie.pk]),
    }


def acties_van(casus_id: int) -> QuerySet[Actie]:
    """All actions of a case, first what is due first."""
    return Actie.objects.filter(casus_id=casus_id).select_related("organisatie").order_by("voor", "pk")


def is_zichtbaar(pk: int) -> bool:
    """The one who asks may still see this action."""
    return Actie.objects.filter(pk=pk).exists()


def per_organisatie(rijen: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Open actions by who carries them out; who is latest stands first."""
    groepen: dict[str, list[dict[str, Any]]] = {}
    for rij in rijen:
        groepen.setdefault(rij["wie"], []).append(rij)
    return [
        {"wie": wie, "acties": acties, "te_laat": sum(rij["te_laat"] for rij in acties)}
        for wie, acties in groepen.items()
    ]


def lijstrijen(acties: Iterable[Actie], gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """Rows of the list, the person first; who answers for an action gets the step to report on it."""
    return [
        actierij(actie)
        | {
            "persoon": actie.casus.persoon.korte_naam,
            "leeftijd": leeftijd(actie.casus.persoon.geboortedatum),
            "nummer": actie.casus.nummer,
            "casus_url": reverse("casus_regie", args=[actie.casus.nummer]),
            "meld_url": reverse("actie_melden", args=[actie.pk]) if _meldt(actie, gebruiker) else "",
        }
        for actie in acties
    ]


def _meldt(actie: Actie, gebruiker: Gebruiker) -> bool:
    regie = actie.casus.regisseur_id == gebruiker.pk or actie.casus_id in waargenomen(gebruiker)
    mijn = regie or actie.organisatie_id == gebruiker.organisatie_id
    return mijn and actie.status in TE_DOEN


def actie_voor(pk: int) -> Actie:
    """One action, or Http404: the same for who may not see it and for what does not exist."""
    actie = (
        Actie.objects.select_related("casus", "organisatie", "doel", "gevraagd_door__organisatie")
        .filter(pk=pk)
        .first()
    )
    if actie is None:
        raise Http404
    return actie


def verloop(actie: Actie) -> list[dict[str, Any]]:
    """How the action went, newest first, for the component tijdlijn."""
    stappen: list[dict[str, Any]] = []
    vorige = None
    for stand in actie.history.select_related("history_user__organisatie").order_by("history_date", "pk"):
        stap = _stap(stand, vorige)
        vorige = stand
        if stap:
            wie = stand.history_user.naam_en_organisatie if stand.history_user else ""
            stappen.append({"moment": stand.history_date, "wie": wie} | stap)
    return stappen[::-1]


def _stap(stand: Any, vorige: Any) -> dict[str, Any] | None:
    if vorige is None:
        return {"titel": f"Gevraagd, klaar vóór {datum(stand.voor)}"}
    if stand.status != vorige.status:
        soort = {"goed": "goed", "let_op": "let_op"}.get(STATUSVORM[stand.status], "gewoon")
        tekst = stand.history_change_reason if stand.status == Actiestatus.OPEN else stand.uitkomst
        return {"titel": stand.get_status_display().capitalize(), "tekst": tekst, "soort": soort}
    reden = stand.history_change_reason or ""
    if stand.voor != vorige.voor:
        return {
            "titel": f"Datum verschoven van {datum(vorige.voor)} naar {datum(stand.voor)}",
            "tekst": reden,
        }
    return {"titel": "Gewijzigd", "tekst": reden}


def kort(tekst: str, tekens: int = 90) -> str:
    """A text of somebody in a list: one line."""
    return Truncator(" ".join(tekst.split())).chars(tekens)
