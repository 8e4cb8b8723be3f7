"""Who can direct, for whom one arranges it, who stands in for whom, and how heavy each one's caseload is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from pga.choices import Fase, Functie, Recht, Rol
from pga.models import Casus, Deelname, Gebruiker, Organisatie, Waarneming
from pga.selectors.organisaties import gemeente_van
from pga.spreektaal import datum, telling
from pga.toegang.context import als_systeem
from pga.toegang.einde import loopt
from pga.toegang.ladder import rechten

REGIEVOERDERS = (Functie.REGISSEUR, Functie.JEUGDMARSHALL, Functie.VOORZITTER)
# Phases in which directing shows and allows something; before and after there is nothing to stand in for.
REGIEFASEN = tuple(fase for fase in Fase if Recht.REGISSEREN in rechten(fase, Rol.REGISSEUR))
LOPENDE_FASEN = tuple(fase for fase in Fase if fase not in {Fase.AFGESLOTEN, Fase.VERNIETIGD})


def regievoerders_van(gemeente: Organisatie | int | None) -> QuerySet[Gebruiker]:
    """The active people who can direct a case of this municipality."""
    return (
        Gebruiker.objects.filter(
            is_active=True,
            groups__functiegroep__gemeente=gemeente,
            groups__functiegroep__functie__in=REGIEVOERDERS,
        )
        .distinct()
        .order_by("first_name", "last_name", "pk")
    )


def regelt_voor(door: Gebruiker) -> QuerySet[Gebruiker]:
    """For whom this person arranges stand-in and hand-over: the voorzitter for everybody, others for themselves."""
    mensen = regievoerders_van(gemeente_van(door))
    return mensen if Functie.VOORZITTER in door.functies else mensen.filter(pk=door.pk)


def voor_wie(door: Gebruiker, gekozen: str) -> Gebruiker | None:
    """The person that the address names, or the only one there is; None if it is still to be chosen."""
    mensen = regelt_voor(door)
    if not gekozen:
        return None if Functie.VOORZITTER in door.functies else mensen.first()
    mens = mensen.filter(pk=gekozen).first() if gekozen.isdecimal() and len(gekozen) < 15 else None
    if mens is None:
        raise Http404
    return mens


def casussen_onder(regisseur: Gebruiker, *, fasen: tuple[str, ...] = REGIEFASEN) -> QuerySet[Casus]:
    """The cases that this person directs, as far as who asks sees them."""
    return (
        Casus.objects.filter(regisseur=regisseur, fase__in=fasen)
        .select_related("persoon")
        .order_by("persoon__voornaam", "persoon__achternaam", "pk")
    )


def caseload_tellen(mensen: list[Gebruiker]) -> dict[int, int]:
    """How many running cases each of them directs: a number, because one regisseur sees no case of another."""
    with als_systeem("caseloads tellen"):
        rijen = (
            Casus.objects.filter(regisseur__in=mensen, fase__in=LOPENDE_FASEN)
            .order_by()
            .values_list("regisseur")
            .annotate(aantal=Count("pk"))
        )
        return dict.fromkeys((mens.pk for mens in mensen), 0) | dict(rijen)


def keuzes_met_caseload(mensen: QuerySet[Gebruiker]) -> list[tuple[int, str]]:
    """People to choose from, each with how many cases they direct already."""
    lijst = list(mensen.select_related("organisatie"))
    aantallen = caseload_tellen(lijst)
    return [(mens.pk, f"{mens} · {telling(aantallen[mens.pk], 'casus|casussen')}") for mens in lijst]


def waarnemers(casussen: Iterable[int] | None = None) -> dict[int, list[Gebruiker]]:
    """Per case who stands in for its regisseur now, of these cases or of all that the caller may read."""
    lopend = Deelname.objects.filter(loopt(), rol=Rol.WAARNEMER, gebruiker__is_active=True)
    if casussen is not None:
        lopend = lopend.filter(casus__in=casussen)
    per_casus: dict[int, list[Gebruiker]] = {}
    for deelname in lopend.select_related("gebruiker").order_by("pk"):
        wie = per_casus.setdefault(deelname.casus_id, [])
        if deelname.gebruiker is not None and deelname.gebruiker not in wie:
            wie.append(deelname.gebruiker)
    return per_casus


def waargenomen(gebruiker: Gebruiker) -> dict[int, str]:
    """The cases in which this person stands in now, each with for whom and until when; asked once per person object."""
    if gebruiker.functies.isdisjoint(REGIEVOERDERS):
        return {}
    if "_waargenomen" not in gebruiker.__dict__:
        gebruiker.__dict__["_waargenomen"] = _waargenomen(gebruiker)
    return dict(gebruiker.__dict__["_waargenomen"])


def _waargenomen(gebruiker: Gebruiker) -> dict[int, str]:
    nu = timezone.now()
    deelnames = (
        Deelname.objects.filter(gebruiker=gebruiker, rol=Rol.WAARNEMER, van__lte=nu, tot__gt=nu)
        .select_related("waarneming__regisseur")
        .order_by("pk")
    )
    return {
        deelname.casus_id: (
            f"waarneming voor {deelname.waarneming.regisseur} tot en met {datum(deelname.waarneming.tot)}"
            if deelname.waarneming
            else "waarneming"
        )
        for deelname in deelnames
    }


def waarnemingen(gebruiker: Gebruiker) -> dict[str, list[dict[str, Any]]]:
    """Stand-ins that concern this person, for the voorzitter all of them: now, planned and past."""
    vandaag = timezone.localdate()
    lijst = (
        _zichtbare_waarnemingen(gebruiker)
        .select_related("regisseur", "waarnemer")
        .annotate(aantal=Count("deelnames"))
        .order_by("van", "pk")
    )
    rijen: dict[str, list[dict[str, Any]]] = {"nu": [], "gepland": [], "voorbij": []}
    for waarneming in lijst:
        voorbij = waarneming.ingetrokken_op is not None or waarneming.tot < vandaag
        soort = "voorbij" if voorbij else "gepland" if waarneming.van > vandaag else "nu"
        rijen[soort].append(_waarnemingrij(waarneming, gebruiker, voorbij))
    rijen["voorbij"].reverse()
    return rijen


def _waarnemingrij(waarneming: Any, gebruiker: Gebruiker, voorbij: bool) -> dict[str, Any]:
    aantal = f" ({waarneming.aantal})" if waarneming.aantal else ""
    return {
        "pk": waarneming.pk,
        "waarnemer": str(waarneming.waarnemer),
        "voor": str(waarneming.regisseur),
        "ik": waarneming.waarnemer_id == gebruiker.pk,
        "periode": f"{datum(waarneming.van)} tot en met {datum(waarneming.tot)}",
        "wat": ("alle casussen, ook nieuwe" if waarneming.alles else "gekozen casussen") + aantal,
        "reden": waarneming.reden,
        "ingetrokken": datum(waarneming.ingetrokken_op) if waarneming.ingetrokken_op else "",
        "mag": not voorbij and mag_regelen(gebruiker, waarneming.regisseur_id),
    }


def mag_regelen(door: Gebruiker, regisseur_id: int | None) -> bool:
    """This person arranges stand-in and hand-over for that regisseur."""
    if regisseur_id is None:
        return False
    return door.pk == regisseur_id or Functie.VOORZITTER in door.functies


def _zichtbare_waarnemingen(gebruiker: Gebruiker) -> QuerySet[Waarneming]:
    gemeente = gemeente_van(gebruiker)
    alle = Waarneming.objects.filter(
        Q(regisseur__organisatie=gemeente) | Q(regisseur__organisatie__gemeente=gemeente)
    )
    if Functie.VOORZITTER in gebruiker.functies:
        return alle
    return alle.filter(Q(regisseur=gebruiker) | Q(waarnemer=gebruiker))


def waarneming_of_404(gebruiker: Gebruiker, pk: int) -> Waarneming:
    """One that this person may end."""
    waarneming = (
        _zichtbare_waarnemingen(gebruiker).select_related("regisseur", "waarnemer").filter(pk=pk).first()
    )
    if waarneming is None or not mag_regelen(gebruiker, waarneming.regisseur_id):
        raise Http404
    return waarneming
