"""What who weighs needs to see: the queue, and what is known already."""

from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    OrderBy,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Concat, Lower
from django.http import Http404
from django.urls import reverse

from pga.choices import Functie, Nauwkeurigheid
from pga.models import Bijnaam, Casus, Gebruiker, Persoon
from pga.spreektaal import dagen_tot, datum_spreekt, leeftijd
from uvz.choices import Aanmeldstatus, Criterium
from uvz.models import Aanmelding
from uvz.selectors.aanmeldingen import STATUSSOORT, aanmelding_voor, geboren
from uvz.transitions.aanmelding import gemeente_van, mag_wegen

LANG = 14  # days: the UVZ meets once in two weeks, so longer means that a meeting was missed
GELIJKEND = 0.4  # trigram similarity from which two whole names may be one
SORTERINGEN = {"wacht": "ingediend_op", "naam": "achternaam", "van": "organisatie__naam"}


def wachtrij(gebruiker: Gebruiker, *, status: str, sorteer: str = "") -> QuerySet[Any, Any]:
    """Reports of this municipality in this status and how many criteria each party judged; longest first."""
    geldig = Q(oordelen__gegeven_op__gte=F("ingediend_op"))
    gemeente = Q(oordelen__organisatie=F("gemeente"))
    veld = SORTERINGEN.get(sorteer.lstrip("-"), "ingediend_op")
    return (
        Aanmelding.objects.filter(gemeente=gemeente_van(gebruiker), status=status)
        .annotate(
            gemeente_aantal=Count("oordelen", filter=geldig & gemeente),
            politie_aantal=Count("oordelen", filter=geldig & ~gemeente),
            van=F("organisatie__afkorting"),
        )
        .order_by(OrderBy(F(veld), descending=sorteer.startswith("-")), "pk")
        .values(
            "pk",
            "voornaam",
            "achternaam",
            "geboortedatum",
            "ingediend_op",
            "gemeente_aantal",
            "politie_aantal",
            "van",
            "organisatie__naam",
        )
    )


def rij(gegevens: dict[str, Any], gebruiker: Gebruiker) -> dict[str, Any]:
    """One report in the queue: who, why now, and what is the next step for this person."""
    gemeente, politie = (gegevens[f"{partij}_aantal"] >= len(Criterium) for partij in ("gemeente", "politie"))
    eigen = gemeente if Functie.VOORZITTER in gebruiker.functies else politie
    if gemeente and politie:
        reden = "beide oordelen zijn er: kies de uitkomst"
    elif not eigen:
        reden = "wacht op uw oordeel"
    else:
        reden = f"wacht op het oordeel van de {'politie' if gemeente else 'voorzitter'}"
    dagen = -dagen_tot(gegevens["ingediend_op"])
    return {
        "naam": f"{gegevens['voornaam']} {gegevens['achternaam']}",
        "korte_naam": f"{gegevens['voornaam']} {gegevens['achternaam'][:1]}.",
        "leeftijd": leeftijd(gegevens["geboortedatum"]),
        "van": gegevens["van"] or gegevens["organisatie__naam"],
        "reden": reden,
        "sinds": datum_spreekt(gegevens["ingediend_op"]),
        "ingediend_op": gegevens["ingediend_op"],
        "lang": dagen > LANG,
        "aan_zet": not eigen or (gemeente and politie),
        "gemeente": gemeente,
        "politie": politie,
        "url": reverse("weging_aanmelding", args=[gegevens["pk"]]),
    }


def te_wegen_aanmelding(gebruiker: Gebruiker, pk: int) -> Aanmelding:
    """The report for who weighs it; Http404 for others and for drafts."""
    aanmelding = aanmelding_voor(gebruiker, pk)
    if aanmelding.status == Aanmeldstatus.CONCEPT or not mag_wegen(gebruiker, aanmelding):
        raise Http404
    return aanmelding


def _glad(uitdrukking: Any) -> Func:
    return Func(Lower(uitdrukking), function="unaccent", output_field=TextField())


def _gelijkenis(kolom: Any, tekst: str) -> Func:
    vast = _glad(Value(tekst, output_field=TextField()))
    return Func(_glad(kolom), vast, function="similarity", output_field=FloatField())


def bekende_personen(aanmelding: Aanmelding) -> list[dict[str, Any]]:
    """Persons in visible cases who may be the same, best match first, with what tells them apart.

    A case this person has no part in shows nothing (ontwerp 5).
    """
    roepnaam = aanmelding.roepnaam or aanmelding.voornaam
    bijnaam = (
        Bijnaam.objects.filter(persoon=OuterRef("pk")).annotate(lijkt=_gelijkenis(F("naam"), roepnaam))
    ).filter(lijkt__gte=0.5)
    kandidaten = (
        Persoon.objects.filter(
            Exists(Casus.objects.filter(persoon=OuterRef("pk"), gemeente=aanmelding.gemeente_id))
        )
        .annotate(
            lijkt=_gelijkenis(Concat("voornaam", Value(" "), "achternaam"), _volle_naam(aanmelding)),
            bijnaam_lijkt=Exists(bijnaam),
            zelfde_dag=_zelfde_dag(aanmelding),
        )
        .filter(Q(lijkt__gte=GELIJKEND) | Q(bijnaam_lijkt=True) | Q(zelfde_dag=True))
        .order_by("-zelfde_dag", "-lijkt", "pk")
        .prefetch_related("bijnamen", Prefetch("casussen", Casus.objects.select_related("regisseur")))[:6]
    )
    return [
        {
            "persoon": persoon,
            "casussen": list(persoon.casussen.all()),
            "verschillen": _vergelijk(aanmelding, persoon),
        }
        for persoon in kandidaten
    ]


def _volle_naam(aanmelding: Aanmelding) -> str:
    return f"{aanmelding.voornaam} {aanmelding.achternaam}"


def _zelfde_dag(aanmelding: Aanmelding) -> ExpressionWrapper | Value:
    if aanmelding.geboortedatum is None or aanmelding.geboortedatum_nauwkeurig != Nauwkeurigheid.DAG:
        return Value(False)
    return ExpressionWrapper(
        Q(geboortedatum=aanmelding.geboortedatum, geboortedatum_nauwkeurig=Nauwkeurigheid.DAG),
        output_field=BooleanField(),
    )


def _vergelijk(aanmelding: Aanmelding, persoon: Persoon) -> list[dict[str, Any]]:
    """What is known next to what was reported: `gelijk` None where one of the two is unknown."""
    bijnamen = ", ".join(bijnaam.naam for bijnaam in persoon.bijnamen.all())
    gemeld_geboren = geboren(aanmelding.geboortedatum, aanmelding.geboortedatum_nauwkeurig)
    bekend_geboren = geboren(persoon.geboortedatum, persoon.geboortedatum_nauwkeurig)
    paren = [
        ("Naam", aanmelding.naam, persoon.naam),
        (
            "Geboren",
            gemeld_geboren if aanmelding.geboortedatum else "",
            bekend_geboren if persoon.geboortedatum else "",
        ),
        ("Roepnaam", aanmelding.roepnaam, bijnamen),
        ("Wijk", aanmelding.wijk, persoon.wijk),
    ]
    return [
        {
            "label": label,
            "gemeld": gemeld or "onbekend",
            "bekend": bekend or "onbekend",
            "gelijk": _gelijk(gemeld, bekend),
        }
        for label, gemeld, bekend in paren
        if gemeld or bekend
    ]


def _gelijk(gemeld: str, bekend: str) -> bool | None:
    if not gemeld or not bekend:
        return None
    return gemeld.casefold() in [deel.strip() for deel in f"{bekend},".casefold().split(",")]


def eerdere_aanmeldingen(aanmelding: Aanmelding) -> list[dict[str, Any]]:
    """Other reports that may be about the same person and that this user may see."""
    lijkt = _gelijkenis(Concat("voornaam", Value(" "), "achternaam"), _volle_naam(aanmelding))
    rijen = (
        Aanmelding.objects.filter(gemeente=aanmelding.gemeente_id)
        .exclude(pk=aanmelding.pk)
        .exclude(status=Aanmeldstatus.CONCEPT)
        .annotate(lijkt=lijkt, zelfde_dag=_zelfde_dag(aanmelding))
        .filter(Q(lijkt__gte=GELIJKEND) | Q(zelfde_dag=True))
        .select_related("organisatie")
        .order_by("-ingediend_op", "-pk")[:6]
    )
    return [
        {
            "naam": eerder.naam,
            "geboren": geboren(eerder.geboortedatum, eerder.geboortedatum_nauwkeurig),
            "van": eerder.organisatie.kort,
            "wanneer": datum_spreekt(eerder.ingediend_op),
            "status": eerder.statustekst,
            "statussoort": STATUSSOORT[eerder.status],
            "url": reverse("aanmelding", args=[eerder.pk]),
        }
        for eerder in rijen
    ]
