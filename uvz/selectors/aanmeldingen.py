"""Reports as a person sees them: the list, one report as it was told, and what became of it."""

from datetime import date
from typing import Any

from django.db.models import F, OrderBy, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse

from pga.choices import Casussoort, Nauwkeurigheid
from pga.models import Gebruiker
from pga.overgang import beschikbaar
from pga.spreektaal import MAANDEN, datum_spreekt, leeftijd
from pga.toegang.ladder import WEGERS, ZIET_AANMELDINGEN
from uvz.choices import Aanmeldstatus, Criterium
from uvz.models import Aanmelding, Weging
from uvz.selectors.lezers import lezers_van_aanmelding
from uvz.transitions.aanmelding import INTREKKEN, TE_WIJZIGEN, gemeente_van, mag_melden, mag_wegen

STATUSSOORT: dict[str, str] = {
    Aanmeldstatus.CONCEPT: "concept",
    Aanmeldstatus.INGEDIEND: "lopend",
    Aanmeldstatus.AANVULLING: "let_op",
    Aanmeldstatus.GEAGENDEERD: "goed",
    Aanmeldstatus.OVERGEDRAGEN: "gesloten",
    Aanmeldstatus.DRIEHOEK: "gesloten",
    Aanmeldstatus.NIET_OPGENOMEN: "gesloten",
    Aanmeldstatus.INGETROKKEN: "gesloten",
}
UITLEG: dict[str, str] = {
    Aanmeldstatus.CONCEPT: "Alleen uw organisatie ziet dit. Dien in als het af is.",
    Aanmeldstatus.INGEDIEND: "De voorzitter en de politie bepalen samen of dit in het UVZ hoort.",
    Aanmeldstatus.AANVULLING: "Er is meer informatie nodig. Vul aan en dien opnieuw in.",
    Aanmeldstatus.GEAGENDEERD: "Deze persoon wordt besproken in het UVZ.",
    Aanmeldstatus.OVERGEDRAGEN: "Er komt geen bespreking. De melder draagt de zorgvraag zelf over.",
    Aanmeldstatus.DRIEHOEK: "Burgemeester, OM en politie nemen dit op in de Driehoek.",
    Aanmeldstatus.NIET_OPGENOMEN: "Er komt geen bespreking in het UVZ. Hieronder staat waarom.",
    Aanmeldstatus.INGETROKKEN: "De melder trok de aanmelding in. Zij wordt niet meer gewogen.",
}
LOPEND = TE_WIJZIGEN | {Aanmeldstatus.INGEDIEND}
SORTERINGEN: dict[str, tuple[str, ...]] = {
    "naam": ("achternaam", "voornaam"),
    "van": ("organisatie__naam",),
    "status": ("status",),
    "sinds": ("sinds",),
}
_KOLOMMEN = ("pk", "voornaam", "achternaam", "geboortedatum", "status", "sinds", "organisatie_id")


def ziet_ontvangen(gebruiker: Gebruiker) -> bool:
    """This person also sees what other organisations handed in."""
    return not ZIET_AANMELDINGEN.isdisjoint(gebruiker.functies)


def ondertitel(gebruiker: Gebruiker) -> str:
    """What the list holds for this person."""
    if ziet_ontvangen(gebruiker):
        return "Wie is aangemeld voor het UVZ, en wat kwam ervan"
    return "Wie uw organisatie aanmeldde voor het UVZ, en wat ervan kwam"


def lijst(gebruiker: Gebruiker, *, status: str = "", van: str = "", sorteer: str = "") -> QuerySet[Any, Any]:
    """The reports of the own organisation and, for who weighs, those received; newest first, as dicts."""
    eigen = Q(organisatie=gebruiker.organisatie_id)
    ontvangen = Q(gemeente=gemeente_van(gebruiker)) & ~Q(status=Aanmeldstatus.CONCEPT)
    bereik = eigen | ontvangen if ziet_ontvangen(gebruiker) else eigen
    rijen = Aanmelding.objects.filter(bereik).annotate(
        sinds=Coalesce("ingediend_op", "aangemaakt_op"), van=F("organisatie__afkorting")
    )
    if status:
        rijen = rijen.filter(status=status)
    if van == "eigen":
        rijen = rijen.filter(eigen)
    elif van == "ontvangen":
        rijen = rijen.exclude(eigen)
    return rijen.order_by(*_volgorde(sorteer), "-pk").values(*_KOLOMMEN, "van", "organisatie__naam")


def _volgorde(sorteer: str) -> list[OrderBy]:
    aflopend = sorteer.startswith("-") or sorteer not in SORTERINGEN
    velden = SORTERINGEN.get(sorteer.lstrip("-"), ("sinds",))
    return [OrderBy(F(veld), descending=aflopend) for veld in velden]


def rij(gegevens: dict[str, Any], gebruiker: Gebruiker) -> dict[str, Any]:
    """One line of the list, ready to draw."""
    status, eigen = gegevens["status"], gegevens["organisatie_id"] == gebruiker.organisatie_id
    adres = reverse("aanmelding", args=[gegevens["pk"]])
    stap, stap_url = "Bekijk", adres
    if eigen and status in TE_WIJZIGEN:
        stap = "Maak af" if status == Aanmeldstatus.CONCEPT else "Vul aan"
        stap_url = reverse("aanmelding_wijzigen", args=[gegevens["pk"]])
    elif status == Aanmeldstatus.INGEDIEND and not WEGERS.isdisjoint(gebruiker.functies):
        stap, stap_url = "Weeg", reverse("weging_aanmelding", args=[gegevens["pk"]])
    return {
        "naam": f"{gegevens['voornaam']} {gegevens['achternaam']}",
        "leeftijd": leeftijd(gegevens["geboortedatum"]),
        "van": "eigen organisatie" if eigen else gegevens["van"] or gegevens["organisatie__naam"],
        "status": Aanmeldstatus(status).label,
        "statussoort": STATUSSOORT[status],
        "sinds": datum_spreekt(gegevens["sinds"]),
        "url": adres,
        "stap": stap,
        "stap_url": stap_url,
    }


def aanmelding_voor(gebruiker: Gebruiker, pk: int) -> Aanmelding:
    """The report, or Http404 for who may not see it."""
    aanmelding = (
        Aanmelding.objects.filter(pk=pk)
        .select_related("organisatie", "gemeente", "aangemeld_door__organisatie", "casus")
        .first()
    )
    if aanmelding is None:
        raise Http404
    return aanmelding


def te_wijzigen_aanmelding(gebruiker: Gebruiker, pk: int) -> Aanmelding:
    """The report of the own organisation; Http404 for everybody else, also for who weighs it."""
    aanmelding = aanmelding_voor(gebruiker, pk)
    if not mag_melden(gebruiker, aanmelding):
        raise Http404
    return aanmelding


def geboren(datum: date | None, nauwkeurig: str) -> str:
    """A birth date as far as it is known: `3 mei 2011`, `mei 2011`, `2011`, with the age."""
    if datum is None:
        return "onbekend"
    delen = [str(datum.day), MAANDEN[datum.month - 1], str(datum.year)]
    begin = {Nauwkeurigheid.DAG: 0, Nauwkeurigheid.MAAND: 1, Nauwkeurigheid.JAAR: 2}[
        Nauwkeurigheid(nauwkeurig)
    ]
    ongeveer = "" if begin == 0 else "ongeveer "
    return f"{' '.join(delen[begin:])} ({ongeveer}{leeftijd(datum)})"


def verhaal(aanmelding: Aanmelding) -> list[dict[str, str]]:
    """The text as the partner gave it: question and answer, in the order of the form."""
    vragen = [
        ("Wat is er aan de hand?", aanmelding.feiten),
        ("Waarom is zorg nodig?", aanmelding.waarom_zorg),
        ("Waarom is veiligheid nodig?", aanmelding.waarom_veiligheid),
    ]
    return [{"vraag": vraag, "antwoord": antwoord} for vraag, antwoord in vragen]


def criteria(aanmelding: Aanmelding) -> list[dict[str, str]]:
    """Each criterion with the reasoning of the reporter."""
    return [
        {
            "code": criterium.value,
            "criterium": criterium.label,
            "antwoord": getattr(aanmelding, criterium.value),
        }
        for criterium in Criterium
    ]


def persoonsgegevens(aanmelding: Aanmelding) -> list[tuple[str, str]]:
    """Who it is about, as label and value; what was not filled in is left out."""
    ouders = [
        f"{naam} ({'heeft gezag' if gezag else 'geen gezag of onbekend'})"
        for naam, gezag in (
            (aanmelding.ouder_1_naam, aanmelding.ouder_1_gezag),
            (aanmelding.ouder_2_naam, aanmelding.ouder_2_gezag),
        )
        if naam
    ]
    plaats = f"{aanmelding.postcode} {aanmelding.plaats}".strip()
    adres = ", ".join(filter(None, [aanmelding.straat_huisnummer, plaats]))
    paren = [
        ("Naam", aanmelding.naam),
        ("Roepnaam of straatnaam", aanmelding.roepnaam),
        ("Geboren", geboren(aanmelding.geboortedatum, aanmelding.geboortedatum_nauwkeurig)),
        ("Soort", Casussoort(aanmelding.soort).label),
        ("Wijk", aanmelding.wijk),
        ("Adres", f"{adres} (geheim adres)" if adres and aanmelding.geheim_adres else adres),
        ("Ouders of voogden", "\n".join(ouders)),
    ]
    return [(label, waarde) for label, waarde in paren if waarde]


def besproken(aanmelding: Aanmelding) -> str:
    """Whether the person knows of it, or why not."""
    if aanmelding.besproken_met_persoon:
        return "Ja, de aanmelding is besproken met de persoon of de ouders."
    return f"Nee, nog niet. {aanmelding.niet_besproken_reden}".strip()


def eerder_gemeld(aanmelding: Aanmelding) -> QuerySet[Aanmelding]:
    """Reports of the same organisation with this achternaam and no other birth date: perhaps the same."""
    zelfde = Q(achternaam__iexact=aanmelding.achternaam)
    if aanmelding.geboortedatum:
        zelfde &= Q(geboortedatum=aanmelding.geboortedatum) | Q(geboortedatum__isnull=True)
    return (
        Aanmelding.objects.filter(zelfde, organisatie=aanmelding.organisatie_id)
        .exclude(pk=aanmelding.pk)
        .exclude(status=Aanmeldstatus.INGETROKKEN)
        .order_by("-pk")[:5]
    )


def reden_intrekken(aanmelding: Aanmelding) -> str:
    if aanmelding.status != Aanmeldstatus.INGETROKKEN:
        return ""
    versie = aanmelding.history.filter(status=Aanmeldstatus.INGETROKKEN).order_by("-history_date").first()
    return (versie.history_change_reason if versie else "") or ""


def kopregel(aanmelding: Aanmelding) -> str:
    """Under the name: age, who reported, and when."""
    wanneer = datum_spreekt(aanmelding.ingediend_op) if aanmelding.ingediend_op else "nog niet ingediend"
    return f"{leeftijd(aanmelding.geboortedatum)} · aangemeld door {aanmelding.organisatie.kort} · {wanneer}"


def bladzijde(aanmelding: Aanmelding, gebruiker: Gebruiker) -> dict[str, Any]:
    """Everything the page of one report shows this person."""
    melder = mag_melden(gebruiker, aanmelding)
    status = aanmelding.status
    return {
        "aanmelding": aanmelding,
        "statussoort": STATUSSOORT[status],
        "persoon": persoonsgegevens(aanmelding),
        "verhaal": verhaal(aanmelding),
        "criteria": criteria(aanmelding),
        "besproken": besproken(aanmelding),
        "mag_wijzigen": melder and status in TE_WIJZIGEN,
        "mag_weggooien": melder and status == Aanmeldstatus.CONCEPT,
        "mag_intrekken": bool(beschikbaar(aanmelding, door=gebruiker, overgangen=(INTREKKEN,))),
        "mag_wegen": status == Aanmeldstatus.INGEDIEND and mag_wegen(gebruiker, aanmelding),
        "eerder": list(eerder_gemeld(aanmelding)) if melder and status in LOPEND else [],
        "weging": Weging.objects.filter(aanmelding=aanmelding).select_related("ontvanger").first(),
        "reden_intrekken": reden_intrekken(aanmelding),
        "kopregel": kopregel(aanmelding),
        "uitleg": UITLEG[status],
        "lezers": lezers_van_aanmelding(gebruiker, aanmelding),
    }
