"""Deelname and the grants that follow from it. Nothing else writes either of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
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
)
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer
from pga.toegang.context import als_systeem
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
    van: datetime | None = None,
    tot: datetime | None = None,
    stil: bool = False,
) -> Deelname:
    """Give a party a role in the case; returns the running Deelname, an existing one if it already had that role.

    Only who directs or decides the case may do this, and nobody lets another read what they cannot read themselves.
    `aanleiding` says why without telling of the case ("agenda van 12 mei 2026"): the read log shows it.
    `stil` leaves the time line alone. Raises Bezwaar.
    """
    if door is not None:
        _eis_mag_betrekken(door, casus, rol)
    if organisatie and organisatie.convenant_tot and organisatie.convenant_tot < timezone.localdate():
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
            van=van,
            tot=tot,
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
    van: datetime | None = None,
    tot: datetime | None = None,
    **partij: Organisatie | Functiegroep | Gebruiker | None,
) -> tuple[Deelname, bool]:
    """The running Deelname of this party in this role, and whether it is new. Grants do not follow yet."""
    bestaand = Deelname.objects.filter(casus=casus, rol=rol, tot__isnull=True, **partij).first()
    if bestaand:
        return bestaand, False
    deelname = Deelname(
        casus=casus,
        rol=rol,
        grondslag=casus.grondslag,
        van=van or timezone.now(),
        tot=tot,
        verleend_door=door,
        aanleiding=aanleiding,
        **partij,
    )
    bewaar(deelname, door=door)
    bewaar(Deelnamereden(deelname=deelname, casus=casus, reden=reden, gevraagd=gevraagd), door=door)
    return deelname, True


def _eis_mag_betrekken(door: Gebruiker, casus: Casus, rol: Rol) -> None:
    """Who prepares the agenda invites on behalf of the chair; any other role is for who leads the case."""
    heeft = rechten_op(door, casus.pk)
    leidt = not heeft.isdisjoint({Recht.BESLUITEN, Recht.REGISSEREN})
    if not leidt and not (rol == Rol.GENODIGD and Recht.BRIEVEN in heeft):
        raise Bezwaar("Alleen wie de casus leidt kan iemand erbij betrekken.")
    if not (rechten(casus.fase, rol) - OVER_EIGEN_WERK) <= heeft:
        raise Bezwaar("U kunt niemand meer laten zien dan u zelf ziet. Vraag het de voorzitter.")


@transaction.atomic
def beeindig(*, casus: Casus, deelnames: Iterable[Deelname], door: Gebruiker | None, reden: str) -> None:
    """End these participations now; grants that no other participation gives are gone at once."""
    with als_systeem("deelname beëindigen"):
        for deelname in deelnames:
            deelname.tot = timezone.now()
            bewaar(deelname, door=door)
            waarom = Deelnamereden.objects.get(deelname=deelname)
            waarom.reden_einde = reden
            bewaar(waarom, door=door)
        herbereken(casus.pk)
    vergeet_rechten(door)


@transaction.atomic
def wijs_regisseur_toe(
    *, casus: Casus, regisseur: Gebruiker, door: Gebruiker, reden: str, regievorm: str, versie: int | None
) -> Casus:
    """The case is directed by `regisseur` from now on; a former regisseur's participation ends and stays listed."""
    casus = wijzig(casus, door=door, versie=versie, reden=reden, regisseur=regisseur, regievorm=regievorm)
    # Before the access of a former regisseur, who may be the one who does this, ends.
    noteer(casus_id=casus.pk, tekst=f"{regisseur} voert de regie ({regievorm}).", door=door, reden=reden)
    with als_systeem("regisseur wisselen"):
        oud = list(
            Deelname.objects.filter(casus=casus, rol=Rol.REGISSEUR, tot__isnull=True).exclude(
                gebruiker=regisseur
            )
        )
    beeindig(casus=casus, deelnames=oud, door=door, reden="de regie is overgedragen")
    betrek(casus=casus, rol=Rol.REGISSEUR, gebruiker=regisseur, reden=reden, door=None, stil=True)
    return casus


def vaste_deelnemers(casus: Casus) -> None:
    """The functions that take part in every case of this municipality get their role; called while opening it."""
    with als_systeem("vaste deelnemers vastleggen"):
        for groep in Functiegroep.objects.filter(gemeente=casus.gemeente, functie__in=VASTE_ROLLEN):
            _leg_deelname_vast(
                casus=casus,
                rol=VASTE_ROLLEN[Functie(groep.functie)],
                reden="vast deelnemer van het UVZ",
                door=None,
                functiegroep=groep,
                organisatie=None,
                gebruiker=None,
            )
        herbereken(casus.pk)
