"""The discussion by BOB: what partners bring in, what is missing, and the judgement."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pga.choices import Laag, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Deelname, Gebruiker, Organisatie
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer, voer_uit
from pga.services.einde import rond_uitvoering_af
from pga.services.toegang import beeindig, betrek
from pga.toegang.einde import VOOR_HET_BESLUIT, na_dag, niet_voorbij
from uvz.choices import Kring, Puntstatus, Vraagstatus
from uvz.models import Agendapunt, Bijdrage, Oordeel, Vraag
from uvz.selectors.aanleiding import agenda_van
from uvz.services.kring import zet_lezers
from uvz.transitions.agenda import LOPEND
from uvz.transitions.bespreking import BEANTWOORDEN, LATEN_VERVALLEN, draagt_bij, leidt_casus

AFGEROND = (Puntstatus.BESPROKEN, Puntstatus.VERVALLEN)


@transaction.atomic
def lever_bijdrage(
    *,
    agendapunt: Agendapunt,
    door: Gebruiker,
    leefgebied: str,
    tekst: str,
    bron: str,
    voorwaarde: str = "",
    kring: str = Kring.ALLEN,
    lezers: Iterable[int] = (),
) -> Bijdrage:
    """What the organisation of `door` knows about one leefgebied is part of the picture, for who is in its circle."""
    if not draagt_bij(door, agendapunt.casus_id):
        raise GeenToegang
    if agendapunt.status in AFGEROND:
        raise Bezwaar("Dit agendapunt is al behandeld. Geef wat u weet door aan de regisseur.")
    bijdrage = bewaar(
        Bijdrage(
            casus=agendapunt.casus,
            agendapunt=agendapunt,
            organisatie=door.organisatie,
            door=door,
            leefgebied=leefgebied,
            tekst=tekst,
            bron=bron,
            voorwaarde=voorwaarde,
            kring=kring,
        ),
        door=door,
    )
    zet_lezers(bijdrage=bijdrage, door=door, lezers=lezers)
    return bijdrage


@transaction.atomic
def wijzig_bijdrage(
    *,
    bijdrage: Bijdrage,
    door: Gebruiker,
    versie: int,
    leefgebied: str,
    tekst: str,
    bron: str,
    voorwaarde: str = "",
) -> Bijdrage:
    """The contribution reads like this from now on; only the organisation that gave it changes it."""
    if bijdrage.organisatie_id != door.organisatie_id or not draagt_bij(door, bijdrage.casus_id):
        raise GeenToegang
    if bijdrage.agendapunt.status in AFGEROND:
        raise Bezwaar("De bespreking is geweest. Een bijdrage blijft zoals zij toen was.")
    velden: dict[str, Any] = {
        "leefgebied": leefgebied,
        "tekst": tekst,
        "bron": bron,
        "voorwaarde": voorwaarde,
    }
    return wijzig(bijdrage, door=door, versie=versie, **velden)


@transaction.atomic
def stel_vraag(
    *, agendapunt: Agendapunt, door: Gebruiker, organisatie: Organisatie, tekst: str, voor: date
) -> Vraag:
    """What is still missing is asked of this partner, who sees the case until it answered."""
    if agendapunt.status not in LOPEND | {Puntstatus.AANGEHOUDEN}:
        raise Bezwaar("Dit agendapunt is al behandeld. Maak er een actie van in het plan.")
    if voor < timezone.localdate():
        raise Bezwaar("Deze datum is al voorbij. Kies een datum vanaf vandaag.")
    casus = agendapunt.casus
    if not _doet_mee(casus.pk, organisatie, voor):
        betrek(
            casus=casus,
            rol=Rol.GENODIGD,
            organisatie=organisatie,
            reden="er is nog informatie nodig voor de bespreking",
            gevraagd=tekst,
            door=door,
            aanleiding=agenda_van(agendapunt.vergadering),
        )
    elif not leidt_casus(door, casus.pk):
        raise GeenToegang
    vraag = bewaar(
        Vraag(
            casus=casus,
            agendapunt=agendapunt,
            organisatie=organisatie,
            tekst=tekst,
            voor=voor,
            gesteld_door=door,
        ),
        door=door,
    )
    noteer(
        casus_id=casus.pk,
        tekst=f"Er is nog een vraag gesteld aan {organisatie.kort}.",
        door=door,
        laag=Laag.BESPREKING,
    )
    return vraag


def _doet_mee(casus_id: int, organisatie: Organisatie, dag: date) -> bool:
    """Still takes part on the day before which it must answer."""
    rollen = (Rol.GENODIGD, Rol.BETROKKEN, Rol.UITVOERDER)
    tot_dan = Q(tot__isnull=True) | Q(tot__gte=na_dag(dag))
    return Deelname.objects.filter(
        tot_dan, casus=casus_id, organisatie=organisatie, rol__in=rollen, van__lte=timezone.now()
    ).exists()


@transaction.atomic
def beantwoord_vraag(*, vraag: Vraag, door: Gebruiker, versie: int, antwoord: str) -> Vraag:
    """The question has an answer; after the decision, who was only asked no longer sees the case."""
    if not antwoord.strip():
        raise Bezwaar("Vul een antwoord in.")
    vraag = voer_uit(BEANTWOORDEN, vraag, door=door, versie=versie, antwoord=antwoord)
    _laat_los(vraag, door)
    return vraag


@transaction.atomic
def vraag_niet_nodig(*, vraag: Vraag, door: Gebruiker, versie: int) -> Vraag:
    """The question needs no answer any more."""
    vraag = voer_uit(LATEN_VERVALLEN, vraag, door=door, versie=versie)
    _laat_los(vraag, door)
    return vraag


def _laat_los(vraag: Vraag, door: Gebruiker) -> None:
    """After the decision, who has nothing more to answer goes; who carries out an action stays for that."""
    if vraag.casus.fase in VOOR_HET_BESLUIT:
        return
    wacht = {"casus": vraag.casus_id, "organisatie": vraag.organisatie_id}
    if Vraag.objects.filter(status=Vraagstatus.OPEN, **wacht).exists():
        return
    if Agendapunt.objects.filter(casus=vraag.casus_id, status__in=LOPEND).exists():
        return
    rond_uitvoering_af(casus=vraag.casus, organisatie=vraag.organisatie, door=door, alleen_eigen_actie=True)
    deelnames = Deelname.objects.filter(niet_voorbij(), rol=Rol.GENODIGD, **wacht).order_by("pk")
    beeindig(casus=vraag.casus, deelnames=list(deelnames), door=door, reden="de vraag is beantwoord")


@transaction.atomic
def leg_oordeel_vast(
    *,
    agendapunt: Agendapunt,
    door: Gebruiker,
    tekst: str,
    interventies: str = "",
    organisatie: Organisatie | None = None,
) -> Oordeel:
    """What one partner, or without one the UVZ, makes of the picture and holds needed."""
    if not leidt_casus(door, agendapunt.casus_id):
        raise GeenToegang
    if agendapunt.status not in LOPEND:
        raise Bezwaar("Dit agendapunt is al behandeld of aangehouden.")
    return bewaar(
        Oordeel(
            casus=agendapunt.casus,
            agendapunt=agendapunt,
            organisatie=organisatie,
            tekst=tekst,
            interventies=interventies,
            vastgelegd_door=door,
        ),
        door=door,
    )
