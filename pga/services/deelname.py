"""Inviting an extra party into a case, and ending or extending its access: for who directs or decides the case."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pga.choices import Berichtsoort, Gebeurtenissoort, Laag, Recht, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Deelname, Gebruiker, Organisatie
from pga.overgang import noteer
from pga.selectors.toegang import MAG_WEG, UIT_TE_NODIGEN, mensen_van
from pga.services.bericht import stuur
from pga.services.einde import bevestig, zet_einde
from pga.services.toegang import beeindig, betrek
from pga.spreektaal import datum
from pga.toegang.einde import VOOR_HET_BESLUIT, na_dag, niet_voorbij, tot_in_woorden
from pga.toegang.rechten import rechten_op

HOOGSTENS = timedelta(days=366)  # who is needed longer than a year is looked at again
UITGENODIGD = "uitnodiging"
AL_GESTOPT = "Deze toegang is intussen al gestopt."


def _eis_leiding(door: Gebruiker, casus: Casus) -> None:
    if rechten_op(door, casus.pk).isdisjoint({Recht.REGISSEREN, Recht.BESLUITEN}):
        raise GeenToegang


def _toets_einddatum(tot: date) -> None:
    vandaag = timezone.localdate()
    if tot < vandaag:
        raise Bezwaar("Deze einddatum is al voorbij. Kies een datum vanaf vandaag.")
    if tot > vandaag + HOOGSTENS:
        raise Bezwaar("Kies een einddatum binnen een jaar. Is het dan nog nodig, dan kunt u verlengen.")


@transaction.atomic
def nodig_uit(
    *,
    casus: Casus,
    door: Gebruiker,
    organisatie: Organisatie,
    rol: str,
    reden: str,
    gevraagd: str,
    grondslag: str = "",
    tot: date | None = None,
    aanleiding: str = UITGENODIGD,
) -> Deelname:
    """The organisation takes part in this role, for this reason, with this question, and its people are told.

    With `tot` until and including that day. An invitation of who takes part until an earlier day replaces that day.
    Raises Bezwaar.
    """
    _eis_leiding(door, casus)
    if rol not in UIT_TE_NODIGEN:
        raise Bezwaar("Kies wat deze organisatie gaat doen.")
    if tot is not None:
        _toets_einddatum(tot)
    elif rol == Rol.BETROKKEN and casus.fase not in VOOR_HET_BESLUIT:
        raise Bezwaar(
            "Wie meedenkt zonder eigen actie, heeft een einddatum nodig. Vul in tot en met wanneer."
        )
    _toets_nieuw(casus, organisatie, rol, tot)
    deelname = betrek(
        casus=casus,
        rol=Rol(rol),
        organisatie=organisatie,
        reden=reden,
        gevraagd=gevraagd,
        grondslag=grondslag,
        aanleiding=aanleiding,
        tot=na_dag(tot) if tot else None,
        door=door,
    )
    tekst = f"{door.naam_en_organisatie} heeft uw organisatie erbij betrokken: {casus.nummer}."
    vertel(organisatie=organisatie, tekst=tekst, door=door, casus=casus)
    return deelname


def _toets_nieuw(casus: Casus, organisatie: Organisatie, rol: str, tot: date | None) -> None:
    al = Deelname.objects.filter(niet_voorbij(), casus=casus, organisatie=organisatie, rol=rol)
    bestaand = al.order_by("-tot").first()
    if bestaand is None:
        return
    if bestaand.tot is None:
        raise Bezwaar(f"{organisatie} doet al mee in deze rol.")
    if tot is not None and na_dag(tot) <= bestaand.tot:
        einde = tot_in_woorden(bestaand.tot)
        raise Bezwaar(
            f"{organisatie} doet al mee in deze rol, {einde}. Wilt u dat wijzigen? Kies dan Verleng."
        )


def vertel(
    *, organisatie: Organisatie, tekst: str, door: Gebruiker, casus: Casus | None = None
) -> list[Gebruiker]:
    """Each of the people who act for the organisation has a message; who they are.

    With `casus` only who sees the case reads it; without it the text names a number and no person.
    """
    mensen = [mens for mens in mensen_van(organisatie) if mens.pk != door.pk]
    doel = reverse("casus", args=[casus.nummer]) if casus else ""
    for mens in mensen:
        stuur(soort=Berichtsoort.TOEGANG, tekst=tekst, door=door, aan=mens, casus=casus, doel=doel)
    return mensen


@transaction.atomic
def stop_deelname(*, casus: Casus, deelname: Deelname, door: Gebruiker, reden: str) -> Deelname:
    """The organisation has no access any more through this participation, from now on. Raises Bezwaar."""
    _eis_leiding(door, casus)
    if not reden.strip():
        raise Bezwaar("Schrijf waarom de toegang stopt.")
    organisatie = _met_de_hand(deelname)
    if not beeindig(casus=casus, deelnames=[deelname], door=door, reden=reden):
        raise Bezwaar(AL_GESTOPT)
    _noteer(
        casus, f"{organisatie} heeft geen toegang meer als '{deelname.get_rol_display()}'.", door, reden=reden
    )
    tekst = f"De toegang van uw organisatie tot {casus.nummer} als '{deelname.get_rol_display()}' is gestopt."
    vertel(organisatie=organisatie, tekst=tekst, door=door)
    return deelname


@transaction.atomic
def verleng_deelname(*, casus: Casus, deelname: Deelname, door: Gebruiker, tot: date, reden: str) -> Deelname:
    """Access through this participation lasts until and including this day, for this reason. Raises Bezwaar."""
    _eis_leiding(door, casus)
    if not reden.strip():
        raise Bezwaar("Schrijf waarom de toegang dan nog nodig is.")
    _toets_einddatum(tot)
    organisatie = _met_de_hand(deelname)
    if not zet_einde(casus=casus, deelnames=[deelname], tot=na_dag(tot), door=door, reden=reden):
        raise Bezwaar(f"{AL_GESTOPT} Kies Organisatie erbij als deze organisatie de casus weer moet zien.")
    bevestig(deelname=deelname, door=door, reden=reden)
    rol = deelname.get_rol_display()
    _noteer(casus, f"{organisatie} heeft als '{rol}' toegang t/m {datum(tot)}.", door, reden=reden)
    tekst = f"Uw organisatie heeft toegang tot {casus.nummer} als '{rol}' t/m {datum(tot)}."
    vertel(organisatie=organisatie, tekst=tekst, door=door)
    return deelname


@transaction.atomic
def houd_deelname(*, casus: Casus, deelname: Deelname, door: Gebruiker, reden: str) -> Deelname:
    """Who leads the case looked at this access and it is still needed, for this reason. Raises Bezwaar."""
    _eis_leiding(door, casus)
    if not reden.strip():
        raise Bezwaar("Schrijf in een paar woorden waarom de toegang nog nodig is.")
    organisatie = _met_de_hand(deelname)
    if not bevestig(deelname=deelname, door=door, reden=reden):
        raise Bezwaar(AL_GESTOPT)
    _noteer(casus, f"De toegang van {organisatie} is nog nodig bevonden.", door, reden=reden)
    return deelname


def _met_de_hand(deelname: Deelname) -> Organisatie:
    """The organisation, if its participation may be decided about by hand."""
    if deelname.organisatie is None or deelname.rol not in MAG_WEG:
        raise Bezwaar("Deze deelname hoort bij het overleg en stopt niet met de hand.")
    return deelname.organisatie


def _noteer(casus: Casus, tekst: str, door: Gebruiker, *, reden: str) -> None:
    noteer(
        casus_id=casus.pk,
        tekst=tekst,
        door=door,
        soort=Gebeurtenissoort.TOEGANG,
        laag=Laag.REGIE,
        reden=reden,
    )
