"""Deelname and the grants that follow from it: who gets access. Only `pga.services.einde` writes Deelname too."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from pga.choices import Functie, Gebeurtenissoort, Laag, Recht, Rol
from pga.fouten import Bezwaar
from pga.models import (
    Casus,
    CasusGebruikersrecht,
    CasusGroepsrecht,
    Deelname,
    Deelnamereden,
    Functiegroep,
    Gebruiker,
    Organisatie,
    Waarneming,
)
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer
from pga.toegang.context import als_systeem
from pga.toegang.einde import niet_voorbij
from pga.toegang.ladder import OVER_EIGEN_WERK, rechten
from pga.toegang.rechten import rechten_op, vergeet_rechten
from pga.toegang.vergelijking import Verschil, vergelijk_toegang

# Who takes part in every case of a municipality because of what they do (domein.md 2.4).
VASTE_ROLLEN = {
    Functie.VOORZITTER: Rol.VOORZITTER,
    Functie.ONDERSTEUNER: Rol.ONDERSTEUNER,
    Functie.ANALIST: Rol.ANALIST,
    Functie.WEGER: Rol.WEGER,
}


def herbereken(casus_id: int) -> bool:
    """Make the grants of a case equal to what Deelname and the ladder say; True if anything differed.

    Idempotent. Runs as the system: people hold no right to write grants, so nobody can give more than the ladder.
    A grant that ended by itself is tidied up and is no difference.
    """
    with als_systeem("rechten van een casus herberekenen"):
        Casus.objects.select_for_update(no_key=True).only("pk").get(pk=casus_id)
        verschillen = vergelijk_toegang(casus_id)
        for model, kolom in ((CasusGroepsrecht, "groep_id"), (CasusGebruikersrecht, "gebruiker_id")):
            _maak_gelijk(model, [verschil for verschil in verschillen if getattr(verschil, kolom)])
    nu = timezone.now()
    return any(not verschil.verlopen(nu) for verschil in verschillen)


def _maak_gelijk(
    model: Any,  # one of the two grant tables
    verschillen: list[Verschil],
) -> None:
    """A grant with another end is another grant."""
    weg = [verschil.recht_id for verschil in verschillen if verschil.recht_id]
    erbij = [
        model(
            content_object_id=verschil.casus_id,
            permission_id=verschil.permission_id,
            tot=verschil.tot,
            **({"group_id": verschil.groep_id} if verschil.groep_id else {"user_id": verschil.gebruiker_id}),
        )
        for verschil in verschillen
        if verschil.hoort
    ]
    if weg:
        model.objects.filter(pk__in=weg).delete()
    if erbij:
        model.objects.bulk_create(erbij)


@transaction.atomic
def betrek(
    *,
    casus: Casus,
    rol: Rol,
    reden: str,
    door: Gebruiker | None,
    organisatie: Organisatie | None = None,
    functiegroep: Functiegroep | None = None,
    gebruiker: Gebruiker | None = None,
    gevraagd: str = "",
    aanleiding: str = "",
    grondslag: str = "",
    van: datetime | None = None,
    tot: datetime | None = None,
    stil: bool = False,
    waarneming: Waarneming | None = None,
) -> Deelname:
    """Give a party a role in the case; returns the running Deelname, an existing one if it already had that role.

    Only who directs or decides the case may do this, and nobody lets another read what they cannot read themselves.
    An organisation that takes part until a day takes part as long as both that and this say.
    `aanleiding` says why without telling of the case ("agenda van 12 mei 2026"): the read log shows it.
    `stil` leaves the time line alone. Raises Bezwaar.
    """
    if door is not None:
        _eis_mag_betrekken(door, casus, rol)
    if organisatie and organisatie.convenant_tot and organisatie.convenant_tot <= timezone.localdate():
        raise Bezwaar(f"{organisatie} is geen convenantpartner meer.")
    with als_systeem("deelname vastleggen"):
        deelname, nieuw = _leg_deelname_vast(
            casus=casus,
            rol=rol,
            reden=reden,
            door=door,
            organisatie=organisatie,
            functiegroep=functiegroep,
            gebruiker=gebruiker,
            gevraagd=gevraagd,
            aanleiding=aanleiding,
            grondslag=grondslag,
            van=van,
            tot=tot,
            waarneming=waarneming,
        )
        if nieuw:
            if not stil:
                noteer(
                    casus_id=casus.pk,
                    tekst=f"{deelname.partij}: {deelname.get_rol_display()}.",
                    door=door,
                    soort=Gebeurtenissoort.TOEGANG,
                    laag=Laag.BESPREKING,
                    reden=reden,
                )
            herbereken(casus.pk)
    vergeet_rechten(door)
    return deelname


def _leg_deelname_vast(
    *,
    casus: Casus,
    rol: Rol,
    reden: str,
    door: Gebruiker | None,
    gevraagd: str = "",
    aanleiding: str = "",
    grondslag: str = "",
    van: datetime | None = None,
    tot: datetime | None = None,
    **partij: Organisatie | Functiegroep | Gebruiker | Waarneming | None,
) -> tuple[Deelname, bool]:
    """The running Deelname of this party in this role, and whether anything changed. Grants do not follow yet."""
    van = van or timezone.now()
    bestaand = _zelfde_deelname(casus, rol, van, tot, partij)
    if bestaand and bestaand.van <= van and _niet_later(tot, bestaand.tot):
        return bestaand, False
    deelname = bestaand or Deelname(casus=casus, rol=rol, van=van, tot=tot, **partij)
    deelname.van = min(van, deelname.van)
    deelname.tot = deelname.tot if _niet_later(tot, deelname.tot) else tot
    deelname.grondslag, deelname.aanleiding = grondslag or casus.grondslag, aanleiding
    deelname.verleend_door = door
    bewaar(deelname, door=door)
    waarom = Deelnamereden.objects.filter(deelname=deelname).first()
    waarom = waarom or Deelnamereden(deelname=deelname, casus=casus)
    waarom.reden, waarom.gevraagd = reden, gevraagd
    bewaar(waarom, door=door)
    return deelname, True


def _zelfde_deelname(
    casus: Casus, rol: Rol, van: datetime, tot: datetime | None, partij: dict[str, Any]
) -> Deelname | None:
    """The open participation of this party in this role; of an organisation also one that these dates touch.

    A person's periods (stand-in, emergency) stay apart: each has a reason and an end of its own.
    """
    zelfde = Q(tot__isnull=True)
    if partij.get("organisatie"):
        raakt = Q(tot__gte=van) if tot is None else Q(tot__gte=van, van__lte=tot)
        zelfde |= raakt & niet_voorbij()
    return Deelname.objects.filter(zelfde, casus=casus, rol=rol, **partij).order_by("-tot").first()


def _niet_later(tot: datetime | None, dan: datetime | None) -> bool:
    """`tot` gives no longer access than `dan`; None is without end."""
    return dan is None or (tot is not None and tot <= dan)


def _eis_mag_betrekken(door: Gebruiker, casus: Casus, rol: Rol) -> None:
    """Who prepares the agenda invites on behalf of the chair; any other role is for who leads the case."""
    heeft = rechten_op(door, casus.pk)
    leidt = not heeft.isdisjoint({Recht.BESLUITEN, Recht.REGISSEREN})
    if not leidt and not (rol == Rol.GENODIGD and Recht.BRIEVEN in heeft):
        raise Bezwaar("Alleen wie de casus leidt kan iemand erbij betrekken.")
    if not (rechten(casus.fase, rol) - OVER_EIGEN_WERK) <= heeft:
        raise Bezwaar("U kunt niemand meer laten zien dan u zelf ziet. Vraag het de voorzitter.")


@transaction.atomic
def beeindig(*, casus: Casus, deelnames: Iterable[Deelname], door: Gebruiker | None, reden: str) -> int:
    """End these participations now; grants that no other participation gives are gone at once.

    What had not begun never begins; what ended already keeps its own end and reason. Returns how many ended now.
    """
    with als_systeem("deelname beëindigen"):
        lopend = deelnames_op_slot(casus, deelnames)
        for deelname in lopend:
            deelname.tot = timezone.now()
            deelname.van = min(deelname.van, deelname.tot)
            bewaar(deelname, door=door)
            deelname.waarom.reden_einde = reden
            bewaar(deelname.waarom, door=door)
        herbereken(casus.pk)
    vergeet_rechten(door)
    return len(lopend)


def deelnames_op_slot(casus: Casus, deelnames: Iterable[Deelname]) -> list[Deelname]:
    """Those of them that are not over, as they are now and locked."""
    gevraagd = [deelname.pk for deelname in deelnames]
    rijen = Deelname.objects.select_for_update(no_key=True).filter(niet_voorbij(), casus=casus)
    return list(rijen.filter(pk__in=gevraagd).order_by("pk"))


@transaction.atomic
def wijs_regisseur_toe(
    *, casus: Casus, regisseur: Gebruiker, door: Gebruiker, reden: str, regievorm: str, versie: int | None
) -> Casus:
    """The case is directed by `regisseur` from now on; a former regisseur's participation ends and stays listed."""
    casus = wijzig(casus, door=door, versie=versie, reden=reden, regisseur=regisseur, regievorm=regievorm)
    # Before the access of a former regisseur, who may be the one who does this, ends.
    noteer(casus_id=casus.pk, tekst=f"{regisseur} voert de regie ({regievorm}).", door=door, reden=reden)
    regie = Q(rol=Rol.REGISSEUR, tot__isnull=True) & ~Q(gebruiker=regisseur)
    waarneming = Q(rol=Rol.WAARNEMER, tot__gt=timezone.now()) & ~Q(waarneming__regisseur=regisseur)
    with als_systeem("regisseur wisselen"):
        oud = list(Deelname.objects.filter(regie | waarneming, casus=casus).order_by("pk"))
    beeindig(casus=casus, deelnames=oud, door=door, reden="de regie is overgedragen")
    betrek(
        casus=casus,
        rol=Rol.REGISSEUR,
        gebruiker=regisseur,
        reden=reden,
        door=None,
        aanleiding="regisseur van de casus",
        stil=True,
    )
    _betrek_waarnemers(casus, regisseur)
    return casus


def _betrek_waarnemers(casus: Casus, regisseur: Gebruiker) -> None:
    """Who stands in for all cases of this regisseur, now or later, does so in this one too."""
    lopend = Waarneming.objects.filter(
        regisseur=regisseur, alles=True, ingetrokken_op__isnull=True, tot__gte=timezone.localdate()
    )
    with als_systeem("regisseur wisselen"):
        nieuw = list(lopend.exclude(deelnames__casus=casus).select_related("waarnemer").order_by("van"))
    for waarneming in nieuw:
        betrek(
            casus=casus,
            rol=Rol.WAARNEMER,
            gebruiker=waarneming.waarnemer,
            reden=f"waarneming voor {regisseur}: {waarneming.reden}",
            door=None,
            aanleiding=waarneming.aanleiding,
            van=waarneming.begint,
            tot=waarneming.eindigt,
            waarneming=waarneming,
            stil=True,
        )


def werk_begonnen_toegang_bij() -> int:
    """Recompute the cases in which a participation that was planned began in the past hour; returns how many."""
    nu = timezone.now()
    with als_systeem("geplande toegang laten beginnen"):
        begonnen = (
            Deelname.objects.filter(van__gt=nu - timedelta(hours=1), van__lte=nu)
            .filter(van__gt=F("aangemaakt_op"))
            .order_by("casus")
            .values_list("casus", flat=True)
            .distinct()
        )
        return sum(herbereken(pk) for pk in list(begonnen))


def vaste_deelnemers(casus: Casus) -> None:
    """The functions that take part in every case of this municipality get their role; called while opening it."""
    with als_systeem("vaste deelnemers vastleggen"):
        for groep in Functiegroep.objects.filter(gemeente=casus.gemeente, functie__in=VASTE_ROLLEN):
            _leg_deelname_vast(
                casus=casus,
                rol=VASTE_ROLLEN[Functie(groep.functie)],
                reden="vast deelnemer van het UVZ",
                aanleiding="vast deelnemer van het UVZ",
                door=None,
                functiegroep=groep,
                organisatie=None,
                gebruiker=None,
            )
        herbereken(casus.pk)
