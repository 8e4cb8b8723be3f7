"""What is still open at somebody who leaves. The beheerder who asks sees no case: these are numbers only."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from pga.choices import Functie, Recht
from pga.models import Bericht, Casus, Concept, Deelname, Functiegroep, Gebruiker, Organisatie, Waarneming
from pga.selectors.mensen import LOPENDE_FASEN, caseload_tellen, regievoerders_van, waargenomen
from pga.selectors.organisaties import gemeente_van, organisaties_van
from pga.spreektaal import telling
from pga.toegang.context import als_systeem
from pga.toegang.einde import loopt, niet_voorbij
from plans.choices import TE_DOEN
from plans.models import Actie
from uvz.choices import Aanmeldstatus, Verzoekstatus, Vraagstatus
from uvz.models import Aanmelding, Informatieverzoek, Vraag
from uvz.transitions.agenda import LOPEND

ONAF = (Aanmeldstatus.CONCEPT, Aanmeldstatus.AANVULLING)


@dataclass(frozen=True, slots=True)
class Soort:
    """Open work that can go to another organisation which holds this right in the case."""

    naam: str
    woorden: str
    recht: Recht

    def open(self, organisatie: Organisatie) -> QuerySet:
        if self.naam == "acties":
            return Actie.objects.filter(organisatie=organisatie, status__in=TE_DOEN).order_by("pk")
        if self.naam == "vragen":
            return Vraag.objects.filter(organisatie=organisatie, status=Vraagstatus.OPEN).order_by("pk")
        return Informatieverzoek.objects.filter(
            organisatie=organisatie, status=Verzoekstatus.OPEN, agendapunt__status__in=LOPEND
        ).order_by("pk")


SOORTEN = (
    Soort("acties", "open actie|open acties", Recht.UITVOEREN),
    Soort("vragen", "open vraag uit een bespreking|open vragen uit een bespreking", Recht.BIJDRAGEN),
    Soort("verzoeken", "open informatieverzoek|open informatieverzoeken", Recht.BIJDRAGEN),
)


@dataclass(frozen=True, slots=True)
class Gebruikerstand:
    """What one person leaves behind."""

    casussen: int
    neemt_waar: int
    laat_waarnemen: int
    berichten: int
    concepten: int
    aanmeldingen: int
    is_contactpersoon: bool
    is_laatste: bool  # the last active account of a partner
    enige_in: tuple[str, ...]  # functions that nobody else in the municipality has


@dataclass(frozen=True, slots=True)
class Organisatiestand:
    """What an organisation leaves behind."""

    mensen: int
    casussen: int
    aanmeldingen: int
    open_werk: dict[str, int]


def gebruiker_in_beheer(door: Gebruiker, pk: int) -> Gebruiker:
    """An active account of this beheerder's municipality, not their own."""
    gebruiker = (
        Gebruiker.objects.filter(organisatie__in=organisaties_van(door), is_active=True)
        .exclude(pk=door.pk)
        .select_related("organisatie__contactpersoon")
        .filter(pk=pk)
        .first()
    )
    if gebruiker is None:
        raise Http404
    return gebruiker


def organisatie_in_beheer(door: Gebruiker, pk: int) -> Organisatie:
    """A partner of this beheerder's municipality that takes part now."""
    blijft = Q(convenant_tot__isnull=True) | Q(convenant_tot__gt=timezone.localdate())
    organisatie = Organisatie.objects.filter(blijft, gemeente=gemeente_van(door), pk=pk).first()
    if gemeente_van(door) is None or organisatie is None:
        raise Http404
    return organisatie


def stand_van_gebruiker(gebruiker: Gebruiker) -> Gebruikerstand:
    organisatie = gebruiker.organisatie
    collegas = Gebruiker.objects.filter(organisatie=organisatie, is_active=True).exclude(pk=gebruiker.pk)
    waarnemingen = Waarneming.objects.filter(ingetrokken_op__isnull=True, tot__gte=timezone.localdate())
    with als_systeem("tellen wat openstaat bij een vertrek"):
        return Gebruikerstand(
            casussen=Casus.objects.filter(regisseur=gebruiker, fase__in=LOPENDE_FASEN).count(),
            neemt_waar=waarnemingen.filter(waarnemer=gebruiker).count(),
            laat_waarnemen=waarnemingen.filter(regisseur=gebruiker).count(),
            berichten=Bericht.objects.filter(ontvanger=gebruiker, gelezen_op__isnull=True).count(),
            concepten=Concept.objects.filter(gebruiker=gebruiker).count(),
            aanmeldingen=Aanmelding.objects.filter(aangemeld_door=gebruiker, status__in=ONAF).count(),
            is_contactpersoon=organisatie is not None and organisatie.contactpersoon_id == gebruiker.pk,
            is_laatste=organisatie is not None
            and organisatie.gemeente_id is not None
            and not collegas.exists(),
            enige_in=_enige_in(gebruiker),
        )


def _enige_in(gebruiker: Gebruiker) -> tuple[str, ...]:
    ander = Gebruiker.objects.filter(is_active=True, groups=OuterRef("groep")).exclude(pk=gebruiker.pk)
    alleen = Functiegroep.objects.filter(groep__user=gebruiker).exclude(functie=Functie.PARTNER)
    codes = alleen.exclude(Exists(ander)).order_by("functie").values_list("functie", flat=True)
    return tuple(Functie(code).label for code in codes)


def stand_van_organisatie(organisatie: Organisatie) -> Organisatiestand:
    with als_systeem("tellen wat openstaat bij een vertrek"):
        return Organisatiestand(
            mensen=Gebruiker.objects.filter(organisatie=organisatie, is_active=True).count(),
            casussen=Deelname.objects.filter(niet_voorbij(), organisatie=organisatie)
            .order_by()
            .values("casus")
            .distinct()
            .count(),
            aanmeldingen=Aanmelding.objects.filter(organisatie=organisatie, status__in=ONAF).count(),
            open_werk={soort.naam: soort.open(organisatie).count() for soort in SOORTEN},
        )


def opvolgers(gebruiker: Gebruiker) -> QuerySet[Gebruiker]:
    """Who can take over the cases of this person."""
    return regievoerders_van(gemeente_van(gebruiker)).exclude(pk=gebruiker.pk)


def is_voorzitter(gebruiker: Gebruiker) -> bool:
    return Functie.VOORZITTER in gebruiker.functies


def beheert(door: Gebruiker, gemeente: Organisatie | None) -> bool:
    """This person keeps the accounts of that municipality."""
    return Functie.BEHEER in door.functies and gemeente is not None and gemeente == gemeente_van(door)


def opvolgerkeuzes(opvolgers: QuerySet[Gebruiker]) -> list[tuple[int | str, str]]:
    """Each with how much they have; the voorzitter first: who does not know whom to choose, chooses that."""
    mensen = sorted(opvolgers, key=lambda mens: not is_voorzitter(mens))
    aantallen = caseload_tellen(mensen)
    return [
        ("", "Kies een regisseur"),
        *(
            (
                mens.pk,
                f"{mens}{', voorzitter' * is_voorzitter(mens)} · {telling(aantallen[mens.pk], 'casus|casussen')}",
            )
            for mens in mensen
        ),
    ]


def nieuwe_contactpersonen(gebruiker: Gebruiker) -> QuerySet[Gebruiker]:
    return (
        Gebruiker.objects.filter(organisatie=gebruiker.organisatie, is_active=True)
        .exclude(pk=gebruiker.pk)
        .order_by("first_name", "last_name", "pk")
    )


def andere_partners(organisatie: Organisatie) -> QuerySet[Organisatie]:
    """Who could take over work; in each case only if they take part in it already."""
    vandaag = timezone.localdate()
    return (
        Organisatie.objects.filter(gemeente=organisatie.gemeente)
        .exclude(pk=organisatie.pk)
        .exclude(convenant_tot__lte=vandaag)
        .order_by("naam")
    )


def deelnames_van(organisatie: Organisatie, casus_id: int) -> QuerySet[Deelname]:
    return Deelname.objects.filter(loopt(), organisatie=organisatie, casus=casus_id).order_by("pk")


def zonder_uitvoerder(
    gebruiker: Gebruiker,
) -> tuple[list[Actie], list[Vraag], list[Informatieverzoek]]:
    """Open work of organisations that left, in the cases this person directs or stands in."""
    weg = Q(organisatie__convenant_tot__lte=timezone.localdate())
    mijn = Q(casus__regisseur=gebruiker) | Q(casus__in=waargenomen(gebruiker))
    if is_voorzitter(gebruiker):
        mijn |= Q(casus__regisseur__isnull=True)
    acties = Actie.objects.filter(weg & mijn, status__in=TE_DOEN, casus__fase__in=LOPENDE_FASEN)
    vragen = Vraag.objects.filter(weg & mijn, status=Vraagstatus.OPEN, casus__fase__in=LOPENDE_FASEN)
    verzoeken = Informatieverzoek.objects.filter(
        weg & mijn, status=Verzoekstatus.OPEN, agendapunt__status__in=LOPEND, casus__fase__in=LOPENDE_FASEN
    )
    samen = ("organisatie", "casus__persoon")
    return (
        list(acties.select_related(*samen).order_by("voor", "pk")),
        list(vragen.select_related(*samen).order_by("voor", "pk")),
        list(verzoeken.select_related("agendapunt", *samen).order_by("uiterlijk", "pk")),
    )
