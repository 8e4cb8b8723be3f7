"""The agenda of a meeting: putting a case on it, preparing an item and moving it to its end."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pga.choices import Fase, Laag, Recht, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Deelname, Gebruiker, Organisatie
from pga.opslag import bewaar, eenmalig, op_slot, wijzig
from pga.overgang import Overgang, noteer, voer_uit
from pga.services.brieven import maak_notificatiebrieven
from pga.services.casus import verplaats
from pga.services.einde import laat_aflopen
from pga.services.toegang import beeindig
from pga.toegang.context import als_systeem
from pga.toegang.einde import niet_voorbij
from pga.toegang.rechten import mag
from pga.transitions import HERBESPREKEN, START_BESPREKING
from uvz.choices import Puntsoort, Puntstatus, Vergaderstatus, Vraagstatus
from uvz.models import Agendapunt, Briefuitstel, Vergadering, Vraag
from uvz.transitions.agenda import (
    AANHOUDEN,
    HERVATTEN,
    KLAAR_MELDEN,
    LOPEND,
    RONDEN,
    TERUG,
    VERVALLEN,
    aanleiding,
    bereidt_voor,
)

BEZET = LOPEND | {Puntstatus.BESPROKEN}
OVERGEDRAGEN = (Fase.BIJ_PARTNER, Fase.DOORVERWEZEN)
PUNTSTAPPEN: dict[str, Overgang] = {"klaar": KLAAR_MELDEN, "terug": TERUG, "aanhouden": AANHOUDEN}


@transaction.atomic
def zet_op_agenda(
    *,
    casus: Casus,
    vergadering: Vergadering,
    waarom: str,
    door: Gebruiker,
    soort: str = Puntsoort.NIEUW,
    minuten: int = 20,
) -> Agendapunt:
    """The case is on this agenda, as the last item; for a new case the notification letters are being made.

    An item that was put off is taken up again, with its questions and answers. A case in the approach stays
    there, so that nobody loses the plan because it is discussed again. Raises Bezwaar when the meeting is
    full or past, or the case is on an agenda already.
    """
    if not _mag_agenderen(door, casus):
        raise GeenToegang
    if not waarom.strip():
        raise Bezwaar("Vul in waarom deze casus integraal besproken moet worden.")
    if casus.fase in (Fase.AFGESLOTEN, Fase.VERNIETIGD):
        raise Bezwaar("Deze casus is afgesloten. Open een nieuwe casus via een aanmelding.")
    volgorde = _plek_op(vergadering)
    punten = Agendapunt.objects.filter(casus=casus)
    if punten.filter(status__in=LOPEND).exists():
        raise Bezwaar("Deze casus staat al op een agenda.")
    if soort == Puntsoort.HERBESPREKING and casus.fase in OVERGEDRAGEN:
        casus = verplaats(HERBESPREKEN, casus, door=door, versie=None, reden=waarom)
    velden: dict[str, Any] = {
        "waarom": waarom,
        "minuten": minuten,
        "volgorde": volgorde,
        "vergadering": vergadering,
    }
    uitgesteld = punten.filter(status=Puntstatus.AANGEHOUDEN, soort=soort).order_by("-pk").first()
    if uitgesteld:
        punt = voer_uit(HERVATTEN, uitgesteld, door=door, versie=None, begonnen_op=None, **velden)
    else:
        punt = eenmalig(
            Agendapunt(casus=casus, soort=soort, **velden),
            door=door,
            zin="Deze casus staat al op deze agenda.",
        )
        noteer(casus_id=casus.pk, tekst=f"De casus staat op de agenda van {vergadering}.", door=door)
    if soort == Puntsoort.NIEUW:
        maak_brieven(agendapunt=punt, door=door)
    return punt


def _mag_agenderen(door: Gebruiker, casus: Casus) -> bool:
    return mag(door, Recht.BESLUITEN, casus.pk) or mag(door, Recht.REGISSEREN, casus.pk)


def _plek_op(vergadering: Vergadering) -> int:
    """The next place on the agenda; the row lock makes two people who take the last place queue."""
    vergadering = op_slot(vergadering, versie=None)
    if vergadering.status != Vergaderstatus.GEPLAND or vergadering.datum < timezone.localdate():
        raise Bezwaar("Deze vergadering is al geweest of afgezegd. Kies een andere datum.")
    # A regisseur sees own cases only, and a place is a place.
    with als_systeem("plekken op een agenda tellen"):
        punten = Agendapunt.objects.filter(vergadering=vergadering)
        bezet = punten.filter(status__in=BEZET).count()
        laatste = punten.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    if bezet >= vergadering.plekken:
        raise Bezwaar(
            f"Deze vergadering is vol: {bezet} van {vergadering.plekken} plekken. Kies een andere datum."
        )
    return int(laatste) + 1


@transaction.atomic
def maak_brieven(*, agendapunt: Agendapunt, door: Gebruiker) -> list[str]:
    """Letters to all who must be told and have an address; returns what is missing for the others."""
    if not bereidt_voor(door, agendapunt):
        raise GeenToegang
    return maak_notificatiebrieven(
        casus=agendapunt.casus,
        aanleiding=aanleiding(agendapunt),
        vergadering_datum=agendapunt.vergadering.datum,
        door=door,
    )


@transaction.atomic
def stel_brief_uit(
    *,
    agendapunt: Agendapunt,
    door: Gebruiker,
    gevraagd_door: Organisatie,
    grond: str,
    afweging: str,
    opnieuw_bekijken_op: date,
) -> Briefuitstel:
    """Telling the person later is recorded: ground, weighing and a date to look again (domein.md 3.2)."""
    if not bereidt_voor(door, agendapunt):
        raise GeenToegang
    if opnieuw_bekijken_op < timezone.localdate():
        raise Bezwaar("De datum om opnieuw te bekijken is al voorbij. Kies een datum vanaf vandaag.")
    op_slot(agendapunt, versie=None)
    uitstel = Briefuitstel.objects.filter(agendapunt=agendapunt).first() or Briefuitstel(
        agendapunt=agendapunt, casus=agendapunt.casus
    )
    uitstel.gevraagd_door, uitstel.grond, uitstel.afweging = gevraagd_door, grond, afweging
    uitstel.opnieuw_bekijken_op, uitstel.besloten_door = opnieuw_bekijken_op, door
    bewaar(uitstel, door=door, reden="brief uitgesteld")
    tekst = "De notificatiebrief is uitgesteld."
    noteer(casus_id=agendapunt.casus_id, tekst=tekst, door=door, laag=Laag.REGIE, reden=afweging)
    return uitstel


@transaction.atomic
def wijzig_punt(
    *, agendapunt: Agendapunt, door: Gebruiker, versie: int, waarom: str, minuten: int
) -> Agendapunt:
    """Why the case is discussed and how long it may take are these from now on."""
    if not bereidt_voor(door, agendapunt):
        raise GeenToegang
    if agendapunt.status not in LOPEND | {Puntstatus.AANGEHOUDEN}:
        raise Bezwaar("Dit agendapunt is al behandeld. U kunt het niet meer wijzigen.")
    return wijzig(agendapunt, door=door, versie=versie, waarom=waarom, minuten=minuten)


@transaction.atomic
def schuif(*, agendapunt: Agendapunt, door: Gebruiker, versie: int, omhoog: bool) -> Agendapunt:
    """The item changes places with its neighbour; at the edge nothing happens."""
    if not bereidt_voor(door, agendapunt):
        raise GeenToegang
    op_slot(agendapunt.vergadering, versie=None)
    rij = list(
        Agendapunt.objects.filter(vergadering=agendapunt.vergadering_id, status__in=BEZET).order_by(
            "volgorde", "pk"
        )
    )
    plek = next((i for i, punt in enumerate(rij) if punt.pk == agendapunt.pk), None)
    if plek is None:
        raise Bezwaar("Dit agendapunt staat niet meer op de agenda.")
    ander = plek - 1 if omhoog else plek + 1
    if not 0 <= ander < len(rij):
        return agendapunt
    mijn, hun = rij[plek].volgorde, rij[ander].volgorde
    wijzig(rij[ander], door=door, versie=None, volgorde=mijn, reden="volgorde")
    return wijzig(rij[plek], door=door, versie=versie, volgorde=hun, reden="volgorde")


@transaction.atomic
def zet_punt(
    *, agendapunt: Agendapunt, stap: str, door: Gebruiker, versie: int, reden: str = ""
) -> Agendapunt:
    """The item is ready, not ready after all, or put off. Raises Bezwaar with what is missing."""
    return voer_uit(PUNTSTAPPEN[stap], agendapunt, door=door, versie=versie, reden=reden)


@transaction.atomic
def laat_vervallen(*, agendapunt: Agendapunt, door: Gebruiker, versie: int, reden: str) -> Agendapunt:
    """The item is off the agenda; who was only involved for it no longer sees the case."""
    punt = voer_uit(VERVALLEN, agendapunt, door=door, versie=versie, reden=reden)
    rollen = {Rol.GENODIGD}
    if punt.casus.fase in (Fase.GEAGENDEERD, Fase.BESPROKEN):
        rollen.add(Rol.BETROKKEN)
    beeindig_rollen(casus=punt.casus, rollen=rollen, door=door, reden="het agendapunt is vervallen")
    return punt


@transaction.atomic
def start_bespreking(*, agendapunt: Agendapunt, door: Gebruiker, versie: int) -> Agendapunt:
    """The discussion of this item has begun; partners who know the person read along from now on.

    An item that is not ready is made ready first, which raises Bezwaar with what is missing.
    """
    if not mag(door, Recht.BESLUITEN, agendapunt.casus_id):
        raise GeenToegang
    punt = op_slot(agendapunt, versie=versie)
    if punt.status == Puntstatus.VOORBEREIDING:
        punt = voer_uit(KLAAR_MELDEN, punt, door=door, versie=None)
    if punt.status != Puntstatus.KLAAR:
        raise Bezwaar(f"Dit kan niet meer: de status is nu '{punt.statustekst}'.")
    if punt.begonnen_op:
        return punt
    punt = wijzig(punt, door=door, versie=None, reden="bespreking begonnen", begonnen_op=timezone.now())
    if punt.casus.fase == Fase.GEAGENDEERD:
        verplaats(START_BESPREKING, punt.casus, door=door, versie=None)
    return punt


@transaction.atomic
def rond_af(*, agendapunt: Agendapunt, door: Gebruiker, versie: int | None, reden: str = "") -> Agendapunt:
    """The item is discussed; who was only invited, and has no open question left, no longer sees the case.

    Who still has to answer keeps it until the answer, and at most some days after the last date for one.
    """
    punt = voer_uit(RONDEN, agendapunt, door=door, versie=versie, reden=reden)
    gevraagd = Vraag.objects.filter(casus=punt.casus_id, status=Vraagstatus.OPEN).order_by()
    voor = dict(gevraagd.values_list("organisatie_id").annotate(voor=Max("voor")))
    beeindig_rollen(
        casus=punt.casus,
        rollen={Rol.GENODIGD},
        door=door,
        reden="de bespreking is geweest",
        behalve=set(voor),
    )
    if voor:
        laat_aflopen(
            casus=punt.casus,
            rollen={Rol.GENODIGD},
            door=door,
            reden="de bespreking is geweest, de vraag nog niet beantwoord",
            vanaf=max(timezone.localdate(), *voor.values()),
        )
    return punt


def beeindig_rollen(
    *,
    casus: Casus,
    rollen: Collection[Rol],
    door: Gebruiker,
    reden: str,
    behalve: Collection[int] = frozenset(),
) -> None:
    """Organisations no longer take part in these roles, except those with a primary key in `behalve`."""
    deelnames = Deelname.objects.filter(
        niet_voorbij(), casus=casus, rol__in=rollen, organisatie__isnull=False
    ).exclude(organisatie__in=behalve)
    beeindig(casus=casus, deelnames=list(deelnames.order_by("pk")), door=door, reden=reden)
