"""The read log over all cases of a municipality: who opened what, when and why. No case content."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils import timezone

from pga.models import Gebruiker, Raadpleging
from pga.selectors.organisaties import gemeente_van, organisaties_van
from pga.spreektaal import datum_spreekt

PER_BLADZIJDE = 50


def begin_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def raadplegingen(
    gebruiker: Gebruiker, *, van: date | None = None, tot: date | None = None, wie: str = ""
) -> QuerySet[Raadpleging]:
    """Openings of cases in this person's municipality, newest first; the lock decides who reads them."""
    rijen = Raadpleging.objects.filter(gemeente=gemeente_van(gebruiker)).select_related(
        "gebruiker", "organisatie"
    )
    if van:
        rijen = rijen.filter(tijdstip__gte=begin_van(van))
    if tot:
        rijen = rijen.filter(tijdstip__lt=begin_van(tot + timedelta(days=1)))
    if wie:
        rijen = rijen.filter(gebruiker=int(wie))
    return rijen.order_by("-tijdstip", "-pk")


def leesbladzijde(gebruiker: Gebruiker, *, pagina: str | None, **filters: Any) -> Page:
    """One page of the read log, as rows."""
    blad: Page = Paginator(raadplegingen(gebruiker, **filters), PER_BLADZIJDE).get_page(pagina)
    blad.object_list = [leesregel(rij) for rij in blad.object_list]
    return blad


def lezers(gebruiker: Gebruiker) -> list[tuple[str, str]]:
    """Everybody of the municipality and its partners, for the filter; who left stays findable."""
    mensen = Gebruiker.objects.filter(organisatie__in=organisaties_van(gebruiker))
    return [(str(mens.pk), mens.naam_en_organisatie) for mens in mensen.select_related("organisatie")]


def leesregel(rij: Raadpleging) -> dict[str, Any]:
    """A line of the log. `reden` may tell about the case; outside of it only `rol` is shown."""
    return {
        "nummer": rij.nummer,
        "wie": str(rij.gebruiker),
        "organisatie": rij.organisatie.kort if rij.organisatie else "",
        "onderdeel": SCHERMNAAM.get(
            rij.onderdeel, rij.onderdeel.replace("_nieuw", "_toevoegen").replace("_", " ")
        ),
        "reden": rij.reden,
        "rol": rij.reden.split(":", 1)[0],
        "wanneer": datum_spreekt(rij.tijdstip, "tijd"),
    }


SCHERMNAAM = {
    "casus": "overzicht",
    "casus_bespreking": "bespreking",
    "casus_plan": "plan",
    "casus_regie": "regie",
    "casus_gezin": "gezin",
    "casus_documenten": "documenten",
    "casus_tijdlijn": "tijdlijn",
    "casus_toegang": "toegang",
    "bestand": "document geopend",
    "bestand_nieuw": "document toevoegen",
    "relatie_nieuw": "gezin aanvullen",
    "relatie_wijzigen": "gezin wijzigen",
    "adres_wijzigen": "adres wijzigen",
    "deelname_nieuw": "organisatie erbij",
    "deelname_beeindigen": "toegang stoppen",
}


def telling_leeslog(gebruiker: Gebruiker, sinds: date) -> tuple[int, list[dict[str, Any]]]:
    """How many openings since that day, and the five people who opened the most different cases."""
    rijen = Raadpleging.objects.filter(gemeente=gemeente_van(gebruiker), tijdstip__gte=begin_van(sinds))
    mensen = (
        rijen.order_by()
        .values("gebruiker", "gebruiker__first_name", "gebruiker__last_name", "organisatie__naam")
        .annotate(casussen=Count("casus", distinct=True), keren=Count("pk"))
        .order_by("-casussen", "-keren", "gebruiker")[:5]
    )
    return rijen.count(), [
        {
            "gebruiker": rij["gebruiker"],
            "naam": f"{rij['gebruiker__first_name']} {rij['gebruiker__last_name']}".strip(),
            "organisatie": rij["organisatie__naam"] or "",
            "casussen": rij["casussen"],
            "keren": rij["keren"],
        }
        for rij in mensen
    ]
