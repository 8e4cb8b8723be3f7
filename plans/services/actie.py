"""Actions: asking one, reporting on it, shifting it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pga.choices import Gebeurtenissoort, Laag, Recht, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Gebruiker, Organisatie
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer, voer_uit
from pga.services.einde import EIGEN_ACTIE, rond_uitvoering_af
from pga.services.toegang import betrek
from pga.toegang.ladder import rechten
from pga.toegang.rechten import lopende_deelnames, mag
from plans.choices import TE_DOEN, Actiestatus
from plans.models import Actie, Doel
from plans.services.plan import eis_regie
from plans.transitions.regie import ACTIE, HEROPENEN


def _voert_al_uit(casus: Casus, organisatie: Organisatie) -> bool:
    """Takes part without an end date in a role that carries out; else its access could end before the action."""
    return organisatie.pk == casus.gemeente_id or any(
        deelname.organisatie_id == organisatie.pk
        and deelname.tot is None
        and deelname.rol in (Rol.UITVOERDER, Rol.ONTVANGER)
        and Recht.UITVOEREN in rechten(casus.fase, deelname.rol)
        for deelname in lopende_deelnames(casus)
    )


def _laat_uitvoeren(casus: Casus, organisatie: Organisatie, omschrijving: str, door: Gebruiker) -> None:
    if not _voert_al_uit(casus, organisatie):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=organisatie,
            reden=omschrijving,
            door=door,
            aanleiding=EIGEN_ACTIE,
        )


@transaction.atomic
def vraag_actie(
    *,
    casus: Casus,
    door: Gebruiker,
    organisatie: Organisatie,
    omschrijving: str,
    voor: date,
    doel: Doel | None = None,
) -> Actie:
    """The organisation is asked to do this before `voor`; if it was not involved yet it is from now on.

    Possible before there is a plan: the first actions come with the decision. Raises GeenToegang or Bezwaar.
    """
    if not (mag(door, Recht.REGISSEREN, casus.pk) or mag(door, Recht.BESLUITEN, casus.pk)):
        raise GeenToegang
    if doel is not None and doel.casus_id != casus.pk:
        raise Bezwaar("Dit doel hoort bij een andere casus.")
    _laat_uitvoeren(casus, organisatie, omschrijving, door)
    actie = bewaar(
        Actie(
            casus=casus,
            doel=doel,
            organisatie=organisatie,
            omschrijving=omschrijving,
            voor=voor,
            gevraagd_door=door,
        ),
        door=door,
    )
    _vertel(actie, f"Nieuwe actie voor {organisatie.kort}.", door)
    return actie


@transaction.atomic
def meld_actie(*, actie: Actie, door: Gebruiker, versie: int, status: str, uitkomst: str) -> Actie:
    """The action is under way, done, not done, overtaken by events, or dropped, with its outcome.

    After the last one the organisation has no access any more, unless a question to it is still open.
    Raises Verouderd, GeenToegang, or Bezwaar when an ending has no outcome or the action ended already.
    """
    klaar = status not in TE_DOEN
    actie = voer_uit(
        ACTIE[status],
        actie,
        door=door,
        versie=versie,
        reden=uitkomst,
        **({"uitkomst": uitkomst, "afgerond_op": timezone.localdate()} if klaar else {}),
    )
    _vertel(actie, f"Actie van {actie.organisatie.kort}: {Actiestatus(status).label}.", door)
    if klaar:
        rond_uitvoering_af(casus=actie.casus, organisatie=actie.organisatie, door=door)
    return actie


@transaction.atomic
def heropen_actie(*, actie: Actie, door: Gebruiker, versie: int, reden: str) -> Actie:
    """The action is to be done again, by who sees the case again for it; what was reported stays in its history."""
    _laat_uitvoeren(actie.casus, actie.organisatie, actie.omschrijving, door)
    actie = voer_uit(HEROPENEN, actie, door=door, versie=versie, reden=reden, uitkomst="", afgerond_op=None)
    _vertel(actie, f"Actie van {actie.organisatie.kort}: weer open.", door)
    return actie


@transaction.atomic
def wijzig_actie(
    *,
    actie: Actie,
    door: Gebruiker,
    versie: int,
    omschrijving: str,
    voor: date,
    doel: Doel | None,
    reden: str,
    organisatie: Organisatie | None = None,
) -> Actie:
    """What is asked, by whom, by when and for which goal is this from now on; Bezwaar when the action ended."""
    eis_regie(door=door, casus_id=actie.casus_id)
    if actie.status not in TE_DOEN:
        raise Bezwaar("Deze actie is al afgerond. Zet hem eerst weer open.")
    if doel is not None and doel.casus_id != actie.casus_id:
        raise Bezwaar("Dit doel hoort bij een andere casus.")
    oud, nieuw = actie.organisatie, organisatie or actie.organisatie
    if nieuw != oud:
        _laat_uitvoeren(actie.casus, nieuw, omschrijving, door)
    actie = wijzig(
        actie,
        door=door,
        versie=versie,
        reden=reden,
        omschrijving=omschrijving,
        voor=voor,
        doel=doel,
        organisatie=nieuw,
    )
    if nieuw == oud:
        _vertel(actie, f"De actie van {oud.kort} is gewijzigd.", door)
        return actie
    _vertel(actie, f"Een actie gaat van {oud.kort} naar {nieuw.kort}.", door)
    rond_uitvoering_af(casus=actie.casus, organisatie=oud, door=door, alleen_eigen_actie=True)
    return actie


def _vertel(actie: Actie, tekst: str, door: Gebruiker) -> None:
    noteer(
        casus_id=actie.casus_id,
        tekst=tekst,
        door=door,
        soort=Gebeurtenissoort.PLAN,
        laag=Laag.PLAN,
    )
