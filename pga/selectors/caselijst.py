"""The list of cases that somebody may see, with filters, order and pages; rows as dicts, ready to print."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Functie
from pga.models import Casus, Deelname, Gebeurtenis, Gebruiker
from pga.selectors.casussen import FASEVORM
from pga.selectors.zichtbaar import zichtbare_casussen
from pga.spreektaal import datum_spreekt, leeftijd

PER_BLADZIJDE = 50
SORTERINGEN: dict[str, tuple[Any, ...]] = {
    "nummer": (F("nummer"),),
    "naam": (Lower("persoon__achternaam"), Lower("persoon__voornaam")),
    "fase": (F("fase"), F("intensiteit")),
    "wijk": (Lower("persoon__wijk"),),
    "regisseur": (Lower("regisseur__last_name"), Lower("regisseur__first_name")),
}
FILTERS = {
    "fase": "fase",
    "intensiteit": "intensiteit",
    "regisseur": "regisseur",
    "soort": "soort",
    "wijk": "persoon__wijk",
}


def aantal_per_fase(gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """Visible cases counted per phase, in the order of the process; empty phases are left out."""
    geteld = dict(zichtbare_casussen(gebruiker).order_by().values_list("fase").annotate(aantal=Count("pk")))
    return [
        {"fase": fase.value, "naam": fase.label, "aantal": geteld[fase]} for fase in Fase if fase in geteld
    ]


def keuzes_voor_lijst(gebruiker: Gebruiker) -> dict[str, list[tuple[str, str]]]:
    """Regisseurs and wijken that occur in this person's cases, for the filter form; one query."""
    rijen = (
        zichtbare_casussen(gebruiker)
        .order_by()
        .values_list("regisseur", "regisseur__first_name", "regisseur__last_name", "persoon__wijk")
        .distinct()
    )
    regisseurs, wijken = {}, set()
    for pk, voornaam, achternaam, wijk in rijen:
        if pk:
            regisseurs[str(pk)] = f"{voornaam} {achternaam}".strip()
        if wijk:
            wijken.add(wijk)
    return {
        "regisseur": sorted(regisseurs.items(), key=lambda paar: paar[1].casefold()),
        "wijk": [(wijk, wijk) for wijk in sorted(wijken, key=str.casefold)],
    }


def volgorde(sorteer: str) -> tuple[Any, ...]:
    """Ordering of the list; an unknown name sorts by number, newest first."""
    naam, aflopend = sorteer.removeprefix("-"), sorteer.startswith("-")
    if naam not in SORTERINGEN:
        return ("-nummer",)
    richting = [
        veld.desc(nulls_last=True) if aflopend else veld.asc(nulls_last=True) for veld in SORTERINGEN[naam]
    ]
    return (*richting, "-nummer")


def casuslijst(gebruiker: Gebruiker, *, filters: dict[str, str], sorteer: str, pagina: str | None) -> Page:
    """One page of rows; the number of queries does not depend on how many there are."""
    rijen: QuerySet[Casus] = zichtbare_casussen(gebruiker)
    for naam, waarde in filters.items():
        rijen = rijen.filter(**{FILTERS[naam]: waarde})
    laatste = Gebeurtenis.objects.filter(casus=OuterRef("pk")).order_by("-tijdstip").values("tijdstip")[:1]
    rijen = (
        rijen.select_related("persoon", "regisseur")
        .annotate(laatste_stap=Subquery(laatste))
        .order_by(*volgorde(sorteer))
    )
    blad: Page = Paginator(rijen, PER_BLADZIJDE).get_page(pagina)
    rollen = eigen_rollen(gebruiker, [casus.pk for casus in blad.object_list])
    blad.object_list = [_rij(casus, rollen[casus.pk]) for casus in blad.object_list]
    return blad


def _rij(casus: Any, rollen: list[str]) -> dict[str, Any]:
    persoon = casus.persoon
    woorden = [casus.get_fase_display(), casus.get_intensiteit_display()]
    return {
        "nummer": casus.nummer,
        "url": reverse("casus", args=[casus.nummer]),
        "naam": persoon.naam,
        "leeftijd": leeftijd(persoon.geboortedatum),
        "soort": casus.get_soort_display(),
        "fase": " · ".join(filter(None, woorden)),
        "vorm": FASEVORM[casus.fase],
        "wijk": persoon.wijk,
        "regisseur": str(casus.regisseur) if casus.regisseur else "",
        "rol": ", ".join(rollen),
        "laatste": datum_spreekt(casus.laatste_stap) if casus.laatste_stap else "",
    }


def eigen_rollen(gebruiker: Gebruiker, casussen: Iterable[int]) -> defaultdict[int, list[str]]:
    """Per case why this person sees it: the roles of themselves, their functions and their organisation."""
    wie = Q(gebruiker=gebruiker) | Q(functiegroep__groep__user=gebruiker)
    if not gebruiker.functies.isdisjoint({Functie.PARTNER, Functie.WEGER}):
        wie |= Q(organisatie=gebruiker.organisatie_id)
    lopend = Q(tot__isnull=True) | Q(tot__gt=timezone.now())
    rollen: defaultdict[int, list[str]] = defaultdict(list)
    for deelname in Deelname.objects.filter(lopend, wie, casus__in=list(casussen)).order_by("rol", "pk"):
        naam = deelname.get_rol_display()
        if naam not in rollen[deelname.casus_id]:
            rollen[deelname.casus_id].append(naam)
    return rollen
