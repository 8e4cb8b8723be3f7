"""Who must be written to about a case, and the letters that wait at the printbalie."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from pga.brieven_inhoud import Ouders, wie_schrijven_wij_aan
from pga.choices import Briefsoort, Briefstatus, Fase, Relatiesoort
from pga.models import Adres, Brief, Casus, Persoon, Relatie
from pga.spreektaal import datum_spreekt

GEZAGSDRAGERS = (Relatiesoort.OUDER, Relatiesoort.VOOGD)
ONGEDAAN_TOT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """One addressee of a kind of letter; `adres` None means that somebody must look it up first."""

    naam: str
    relatie: Relatie | None
    adres: Adres | None


def leeftijd_op(persoon: Persoon, dag: date) -> int | None:
    """Whole years on that day; None if the birth date is unknown."""
    geboren = persoon.geboortedatum
    if geboren is None:
        return None
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def ontvangers(casus: Casus) -> tuple[list[Ontvanger], list[str]]:
    """Who gets a letter about this case by the age rules (domein.md 3.3), and what is missing, in Dutch sentences."""
    leeftijd = leeftijd_op(casus.persoon, timezone.localdate())
    if leeftijd is None:
        return [], ["De geboortedatum ontbreekt. Zonder leeftijd weten wij niet wie een brief moet krijgen."]
    regels = wie_schrijven_wij_aan(leeftijd)
    adressen = {adres.relatie_id: adres for adres in casus.adressen.all()}
    gevonden: list[Ontvanger] = []
    ontbreekt: list[str] = []
    if regels.persoon:
        gevonden.append(Ontvanger(casus.persoon.naam, None, adressen.get(None)))
    gezag = [
        relatie
        for relatie in casus.relaties.all()
        if relatie.soort in GEZAGSDRAGERS
        and (
            (regels.ouders == Ouders.VERPLICHT and relatie.gezag)
            or (regels.ouders == Ouders.KEUZE and relatie.gezag and relatie.aanschrijven)
        )
    ]
    if regels.ouders == Ouders.VERPLICHT and not gezag:
        ontbreekt.append("Er staat nog geen ouder of voogd met gezag bij Gezin.")
    gevonden += [Ontvanger(r.naam, r, adressen.get(r.pk)) for r in gezag]
    ontbreekt += [
        f"Het adres van {o.naam} ontbreekt. Vul het aan bij Gezin." for o in gevonden if o.adres is None
    ]
    return gevonden, ontbreekt


def brieven_aan_balie() -> dict[str, list[dict[str, Any]]]:
    """Letters this person may handle, as rows per state; posted ones only as long as that can be undone."""
    sinds = timezone.now() - ONGEDAAN_TOT
    brieven = (
        Brief.objects.exclude(status=Briefstatus.VERVALLEN)
        .exclude(status__in=(Briefstatus.VERZONDEN, Briefstatus.ONBESTELBAAR), verzonden_op__lt=sinds)
        .select_related("casus", "bestand")
        .order_by("soort", "aangemaakt_op", "pk")
    )
    rijen: dict[str, list[dict[str, Any]]] = {status: [] for status in Briefstatus.values}
    for brief in brieven:
        rijen[brief.status].append(
            {
                "pk": brief.pk,
                "versie": brief.versie,
                "soort": brief.get_soort_display(),
                "nummer": brief.casus.nummer,
                "geadresseerde": brief.geadresseerde,
                "adres": ", ".join(brief.adresregels),
                "gemaakt": datum_spreekt(brief.aangemaakt_op),
                "gepost": datum_spreekt(brief.verzonden_op) if brief.verzonden_op else "",
                "fout": brief.fout,
                "bestand_id": brief.bestand_id,
            }
        )
    return rijen


def brieven_die_niet_kunnen() -> list[dict[str, Any]]:
    """Cases on the agenda of which a letter cannot be made yet, with what is missing and where to mend it."""
    casussen = (
        Casus.objects.filter(fase=Fase.GEAGENDEERD)
        .select_related("persoon")
        .prefetch_related(
            Prefetch("brieven", Brief.objects.filter(soort=Briefsoort.NOTIFICATIE).order_by("pk")),
            Prefetch("relaties", Relatie.objects.filter(soort__in=GEZAGSDRAGERS).order_by("pk")),
            Prefetch("adressen", Adres.objects.order_by("pk")),
        )
        .order_by("nummer")
    )
    return [
        {"nummer": casus.nummer, "persoon": casus.persoon.korte_naam, "ontbreekt": ontbreekt}
        for casus in casussen
        if (ontbreekt := ontvangers(casus)[1])
    ]
