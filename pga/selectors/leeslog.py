"""The read log: of one case for who directs it, of a municipality for the privacy officer. No case content."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from pga.choices import Inzagesoort
from pga.models import Casus, Gebruiker, Organisatie, Raadpleging
from pga.selectors.bladzijden import TELT_TOT, blader
from pga.selectors.organisaties import gemeente_van, organisaties_van
from pga.spreektaal import telling, tijdstip

PER_BLADZIJDE = 50
# Who read without a part in the case: they said why themselves, or an emergency gave the access.
NIET_BETROKKEN = Q(gevraagd=True) | Q(soort=Inzagesoort.NOODINZAGE)

# What was refused is on record too, and nothing was read.
NIETS_GETOOND = Q(soort__in=(Inzagesoort.GEWEIGERD, Inzagesoort.ONBEKEND))


def begin_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def raadplegingen(gebruiker: Gebruiker) -> QuerySet[Raadpleging]:
    """Readings in this person's municipality; the lock decides which of them they see."""
    return Raadpleging.objects.filter(gemeente=gemeente_van(gebruiker))


def gefilterd(
    rijen: QuerySet[Raadpleging],
    *,
    wie: str = "",
    organisatie: str = "",
    soort: str = "",
    nummer: str = "",
    waarom: str = "",
    van: date | None = None,
    tot: date | None = None,
) -> QuerySet[Raadpleging]:
    """Those lines that fit, newest first. A case number also finds the lists and searches that showed the case."""
    if wie:
        rijen = rijen.filter(gebruiker=int(wie))
    if organisatie:
        rijen = rijen.filter(organisatie=int(organisatie))
    if soort:
        rijen = rijen.filter(soort=soort)
    if nummer:
        rijen = rijen.filter(Q(nummer=nummer) | Q(casus__isnull=True, nummers__contains=[nummer]))
    if waarom:
        rijen = rijen.filter(NIET_BETROKKEN)
    if van:
        rijen = rijen.filter(tijdstip__gte=begin_van(van))
    if tot:
        rijen = rijen.filter(tijdstip__lt=begin_van(tot + timedelta(days=1)))
    return rijen.order_by("-tijdstip", "-pk")


def leesbladzijde(rijen: QuerySet[Raadpleging], *, pagina: str | None) -> Page:
    """One page of the read log, as rows; a log of years is not counted to its end."""
    blad = blader(rijen, pagina, PER_BLADZIJDE, telt_tot=TELT_TOT)
    blad.object_list = leesregels(blad.object_list)
    return blad


def leesregels(rijen: Iterable[Raadpleging]) -> list[dict[str, Any]]:
    if isinstance(rijen, QuerySet):
        rijen = rijen.select_related("gebruiker", "organisatie")
    return [leesregel(rij) for rij in rijen]


def lezers(gebruiker: Gebruiker) -> list[tuple[str, str]]:
    """Everybody of the municipality and its partners, for the filter; who left stays findable."""
    mensen = Gebruiker.objects.filter(organisatie__in=organisaties_van(gebruiker))
    return [(str(mens.pk), mens.naam_en_organisatie) for mens in mensen.select_related("organisatie")]


def lezers_van_casus(casus: Casus) -> list[tuple[str, str]]:
    """Who ever opened this case, for the filter."""
    gelezen = Raadpleging.objects.filter(casus=casus).order_by().values("gebruiker")
    mensen = Gebruiker.objects.filter(pk__in=gelezen).select_related("organisatie")
    return [(str(mens.pk), mens.naam_en_organisatie) for mens in mensen]


def organisatiekeuzes(gebruiker: Gebruiker) -> list[tuple[str, str]]:
    rijen: QuerySet[Organisatie] = organisaties_van(gebruiker).order_by("naam")
    return [(str(pk), naam) for pk, naam in rijen.values_list("pk", "naam")]


def leesregel(rij: Raadpleging) -> dict[str, Any]:
    """A line of the log. The reason holds nothing of the case, so everybody who reads the log reads it."""
    return {
        "nummer": rij.nummer,
        "wie": str(rij.gebruiker),
        "organisatie": rij.organisatie.kort if rij.organisatie else "",
        "wat": _wat(rij),
        "reden": rij.reden,
        "gevraagd": rij.gevraagd,
        "nood": rij.soort == Inzagesoort.NOODINZAGE,
        "wanneer": tijdstip(rij.tijdstip),
        "adres": rij.adres or "",
        "nummers": rij.nummers,
    }


def _wat(rij: Raadpleging) -> str:
    scherm = SCHERMNAAM.get(rij.onderdeel, rij.onderdeel.replace("_nieuw", "_toevoegen").replace("_", " "))
    if rij.onderdeel == "printbestand":
        return f"brief nr. {rij.doel} afgedrukt"
    return IN_WOORDEN.get(Inzagesoort(rij.soort), "{scherm}").format(
        scherm=scherm,
        soort=rij.get_soort_display(),
        doel=rij.doel,
        aantal=rij.aantal or 0,
        gevonden=telling(rij.aantal or 0, "casus gevonden|casussen gevonden"),
    )


IN_WOORDEN = {
    Inzagesoort.ZOEKEN: "zoekvraag, {gevonden}",
    Inzagesoort.LIJST: "{scherm}, {aantal} getoond",
    Inzagesoort.EXPORT: "{scherm} afgedrukt",
    Inzagesoort.GEWEIGERD: "noodinzage geweigerd",
    Inzagesoort.ONBEKEND: "nummer dat niet openging",
    Inzagesoort.BRIEF: "{soort} nr. {doel}",
    Inzagesoort.BESTAND: "{soort} nr. {doel}",
    Inzagesoort.AANMELDING: "{soort} nr. {doel}",
}
SCHERMNAAM = {
    "casus": "overzicht",
    "casussen": "lijst van casussen",
    "casus_bespreking": "bespreking",
    "casus_plan": "plan",
    "casus_regie": "regie",
    "casus_gezin": "gezin",
    "casus_documenten": "documenten",
    "casus_tijdlijn": "tijdlijn",
    "casus_toegang": "toegang",
    "brieven": "printbalie",
    "acties": "lijst van acties",
    "verzoeken": "lijst van vragen",
    "herijking": "lijst van herijkingen",
    "aanmeldingen": "lijst van aanmeldingen",
    "weging": "lijst van te wegen aanmeldingen",
    "vergadering": "agenda",
    "vergadering_scherm": "vergaderscherm",
    "verzoek": "vraag aan de organisatie",
    "bestand_nieuw": "document toevoegen",
    "relatie_nieuw": "gezin aanvullen",
    "relatie_wijzigen": "gezin wijzigen",
    "adres_wijzigen": "adres wijzigen",
    "deelname_nieuw": "organisatie erbij",
    "deelname_beeindigen": "toegang stoppen",
    "deelname_verlengen": "einddatum van toegang",
    "toegangsverzoek_toekennen": "verzoek om toegang",
    "toegangsverzoek_afwijzen": "verzoek om toegang",
    "toegang_nalopen": "toegang nalopen",
    "verstrekking_verklaring": "verklaring voor een gast",
}


def telling_leeslog(gebruiker: Gebruiker, sinds: date) -> tuple[int, list[dict[str, Any]]]:
    """How many openings since that day, and the five people who opened the most different cases."""
    rijen = raadplegingen(gebruiker).filter(~NIETS_GETOOND, tijdstip__gte=begin_van(sinds))
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
