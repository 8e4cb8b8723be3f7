"""How access ends or goes on: what the process does by itself, and what somebody decides about one participation."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from pga.choices import Gebeurtenissoort, Laag, Rol
from pga.models import Casus, Deelname, Deelnamereden, Gebruiker, Organisatie
from pga.opslag import bewaar
from pga.overgang import noteer
from pga.selectors.openwerk import open_werk
from pga.services.toegang import beeindig, deelnames_op_slot, herbereken
from pga.toegang.context import als_systeem
from pga.toegang.einde import OVERGEDRAGEN, na_dag, niet_voorbij
from pga.toegang.rechten import vergeet_rechten

EIGEN_ACTIE = "eigen actie"  # the occasion of who takes part because of an action alone


@transaction.atomic
def zet_einde(
    *, casus: Casus, deelnames: Iterable[Deelname], tot: datetime, door: Gebruiker | None, reden: str
) -> int:
    """These participations end by themselves at that moment: their grants carry it, so nothing has to run then.

    Returns how many: what is over already stays over.
    """
    with als_systeem("einde van een deelname zetten"):
        lopend = deelnames_op_slot(casus, deelnames)
        for deelname in lopend:
            deelname.tot = tot
            bewaar(deelname, door=door, reden=reden)
        herbereken(casus.pk)
    vergeet_rechten(door)
    return len(lopend)


@transaction.atomic
def bevestig(*, deelname: Deelname, door: Gebruiker, reden: str) -> bool:
    """This access was looked at today and is still needed, for this reason. It gives nobody more than before.

    False if it is over already.
    """
    with als_systeem("nog nodig bevonden toegang bewaren"):
        lopend = deelnames_op_slot(deelname.casus, [deelname])
        for vers in lopend:
            vers.bevestigd_op, vers.bevestigd_door = timezone.now(), door
            bewaar(vers, door=door, reden=reden)
            waarom = Deelnamereden.objects.get(deelname=vers)
            waarom.reden_blijft = reden
            bewaar(waarom, door=door)
    return bool(lopend)


@transaction.atomic
def laat_aflopen(
    *, casus: Casus, rollen: Collection[Rol], door: Gebruiker | None, reden: str, vanaf: date | None = None
) -> None:
    """Organisations and people in these roles see the case some days more, as many as the municipality chose.

    Counted from `vanaf`, or today. Who has an end already keeps it.
    """
    dag = (vanaf or timezone.localdate()) + timedelta(days=casus.gemeente.toegang_dagen_na_besluit)
    lopend = Deelname.objects.filter(
        casus=casus, rol__in=rollen, tot__isnull=True, functiegroep__isnull=True
    ).order_by("pk")
    zet_einde(casus=casus, deelnames=list(lopend), tot=na_dag(dag), door=door, reden=reden)


@transaction.atomic
def rond_uitvoering_af(
    *, casus: Casus, organisatie: Organisatie, door: Gebruiker, alleen_eigen_actie: bool = False
) -> bool:
    """Who carried out actions has no access any more once nothing of it is open; True if access ends.

    At once if the organisation itself reported the last of it. If somebody else did, at the end of the day: who is
    just writing about it loses no text, and reads why it is over. A partner that took the case over keeps access, and
    who was given an end date keeps that. `alleen_eigen_actie` leaves alone who was invited by hand.
    """
    if casus.fase in OVERGEDRAGEN or open_werk([casus.pk]).get((casus.pk, organisatie.pk)):
        return False
    lopend = Deelname.objects.filter(
        casus=casus, organisatie=organisatie, rol=Rol.UITVOERDER, tot__isnull=True
    ).order_by("pk")
    deelnames = list(lopend.filter(aanleiding=EIGEN_ACTIE) if alleen_eigen_actie else lopend)
    if not deelnames:
        return False
    noteer(
        casus_id=casus.pk,
        tekst=f"{organisatie.kort} heeft niets meer open staan: de toegang als uitvoerder stopt.",
        door=door,
        soort=Gebeurtenissoort.TOEGANG,
        laag=Laag.PLAN,
    )
    reden = "de laatste actie is klaar"
    if door.organisatie_id == organisatie.pk:
        beeindig(casus=casus, deelnames=deelnames, door=door, reden=reden)
    else:
        zet_einde(casus=casus, deelnames=deelnames, tot=na_dag(timezone.localdate()), door=door, reden=reden)
    return True


@transaction.atomic
def beeindig_alles(*, casus: Casus, door: Gebruiker | None, reden: str) -> None:
    """Nobody takes part any more, and nobody will who was going to."""
    with als_systeem("alle deelnames van een casus zoeken"):
        deelnames = list(Deelname.objects.filter(niet_voorbij(), casus=casus).order_by("pk"))
    beeindig(casus=casus, deelnames=deelnames, door=door, reden=reden)
