"""Meetings of a municipality, and the cases that wait for one."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Recht
from pga.models import Casus, Gebruiker, Organisatie
from pga.spreektaal import datum, datum_spreekt, leeftijd, telling
from uvz.choices import Puntstatus, Vergaderstatus, Verzoekstatus
from uvz.models import Agendapunt, Informatieverzoek, Vergadering
from uvz.transitions.agenda import LOPEND, plant

BEZET = LOPEND | {Puntstatus.BESPROKEN}


def gemeente_van(gebruiker: Gebruiker) -> Organisatie:
    """The municipality in whose UVZ this person takes part; Http404 for who belongs to none."""
    eigen = gebruiker.organisatie
    if eigen is None:
        raise Http404
    return eigen.gemeente or eigen


def vergadering_voor(gebruiker: Gebruiker, pk: int) -> Vergadering:
    """A meeting of the own municipality, or Http404."""
    gevonden = Vergadering.objects.filter(pk=pk, gemeente=gemeente_van(gebruiker)).first()
    if gevonden is None:
        raise Http404
    gevonden.gemeente = gemeente_van(gebruiker)
    return gevonden


def punt_voor(pk: int) -> Agendapunt:
    """An agenda item whose case this person sees, or Http404."""
    punt = (
        Agendapunt.objects.filter(pk=pk)
        .select_related("casus__persoon", "casus__regisseur", "vergadering__gemeente")
        .first()
    )
    if punt is None:
        raise Http404
    return punt


def ziet_agenda(gebruiker: Gebruiker) -> bool:
    """This person plans meetings, and so sees how full and how well prepared they are."""
    return plant(gebruiker, Vergadering(gemeente_id=gemeente_van(gebruiker).pk))


def vergaderingen(gebruiker: Gebruiker, *, geweest: bool) -> QuerySet[Vergadering]:
    """Meetings of the own municipality, with counts of what this person sees on them."""
    vragen = Informatieverzoek.objects.filter(agendapunt=OuterRef("agendapunten"))
    wacht = Q(Exists(vragen.filter(status=Verzoekstatus.OPEN)))
    punt = "agendapunten__status__in"
    rijen = Vergadering.objects.filter(gemeente=gemeente_van(gebruiker)).annotate(
        bezet=Count("agendapunten", filter=Q(**{punt: list(BEZET)})),
        klaar=Count("agendapunten", filter=Q(**{punt: [Puntstatus.KLAAR, Puntstatus.BESPROKEN]})),
        wacht=Count("agendapunten", filter=Q(**{punt: list(LOPEND)}) & wacht),
    )
    vandaag = timezone.localdate()
    if geweest:
        return rijen.filter(Q(datum__lt=vandaag) | ~Q(status=Vergaderstatus.GEPLAND)).order_by(
            "-datum", "-begin"
        )
    return rijen.filter(datum__gte=vandaag, status=Vergaderstatus.GEPLAND).order_by("datum", "begin")


def vergaderrij(vergadering: Any, *, plant: bool) -> dict[str, Any]:
    """One meeting in a list: when, how full, how well prepared."""
    bezet, klaar, wacht = vergadering.bezet, vergadering.klaar, vergadering.wacht
    if vergadering.status == Vergaderstatus.VERVALLEN:
        stand, vorm = "afgezegd", "gesloten"
    elif vergadering.datum < timezone.localdate():
        stand = telling(bezet, "casus besproken|casussen besproken") if bezet else "geweest"
        vorm = "gesloten"
    elif not bezet:
        stand, vorm = "nog leeg" if plant else "geen casus van u", "concept"
    elif klaar == bezet:
        stand, vorm = "alles klaar", "goed"
    else:
        stand, vorm = f"{klaar} van {bezet} klaar", "lopend"
    return {
        "url": reverse("vergadering", args=[vergadering.pk]),
        "wanneer": datum_spreekt(vergadering.datum),
        "datum": datum(vergadering.datum),
        "tijd": f"{vergadering.begin:%H:%M}–{vergadering.eind:%H:%M}",
        "plaats": vergadering.plaats,
        "casussen": f"{bezet} van {vergadering.plekken}" if plant else str(bezet),
        "stand": stand,
        "vorm": vorm,
        "wacht": telling(wacht, "casus|casussen") if wacht else "",
        "status": vergadering.get_status_display(),
    }


def zonder_plek() -> list[dict[str, Any]]:
    """Cases that wait for a discussion and are on no agenda: put off, dropped, or never placed."""
    punten = Agendapunt.objects.filter(casus=OuterRef("pk"))
    casussen = (
        Casus.objects.filter(
            Q(fase__in=(Fase.GEAGENDEERD, Fase.BESPROKEN))
            | Exists(punten.filter(status=Puntstatus.AANGEHOUDEN))
        )
        .exclude(Exists(punten.filter(status__in=LOPEND)))
        .exclude(fase__in=(Fase.AFGESLOTEN, Fase.VERNIETIGD))
        .select_related("persoon")
        .order_by("nummer")
    )
    return [
        {
            "wie": casus.persoon.korte_naam,
            "url": reverse("casus", args=[casus.nummer]),
            "onder": f"{leeftijd(casus.persoon.geboortedatum)} · {casus.nummer}",
            "reden": "wacht op een plek op de agenda",
            "soort": "let_op",
        }
        for casus in casussen
    ]


def te_agenderen(gebruiker: Gebruiker) -> QuerySet[Casus]:
    """Cases that this person leads and that are on no agenda now."""
    lopend = Agendapunt.objects.filter(casus=OuterRef("pk"), status__in=LOPEND)
    codes = [Recht.BESLUITEN.value, Recht.REGISSEREN.value]
    via_groep = Q(
        groepsrechten__permission__codename__in=codes, groepsrechten__group__in=gebruiker.groups.all()
    )
    zelf = Q(gebruikersrechten__permission__codename__in=codes, gebruikersrechten__user=gebruiker)
    return (
        Casus.objects.filter(
            Exists(Casus.objects.filter(via_groep | zelf, pk=OuterRef("pk"))), ~Exists(lopend)
        )
        .exclude(fase__in=(Fase.AFGESLOTEN, Fase.VERNIETIGD))
        .select_related("persoon")
        .order_by("persoon__achternaam", "nummer")
    )


def volgende_datum(gebruiker: Gebruiker) -> date:
    """Two weeks after the last planned meeting (bronnen/001, 2.5: once per two weeks); else next Tuesday."""
    laatste = (
        Vergadering.objects.filter(gemeente=gemeente_van(gebruiker), datum__gte=timezone.localdate())
        .exclude(status=Vergaderstatus.VERVALLEN)
        .order_by("-datum")
        .first()
    )
    if laatste:
        return laatste.datum + timedelta(days=14)
    vandaag = timezone.localdate()
    return vandaag + timedelta(days=(1 - vandaag.weekday()) % 7 or 7)
