"""Weighing a report: what each party holds, and the one outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from pga.choices import Casussoort, Fase, Relatiesoort, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Gebruiker, Organisatie, Persoon
from pga.opslag import bewaar, eenmalig, op_slot
from pga.overgang import Overgang, voer_uit
from pga.services.casus import leg_relatie_vast, nieuwe_persoon, open_casus, zet_adres
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem
from uvz.choices import Aanmeldstatus
from uvz.models import Aanmelding, Criteriumoordeel, Vergadering, Weging
from uvz.services.agenda import zet_op_agenda
from uvz.services.verzoek import nodig_uit
from uvz.transitions.aanmelding import (
    AGENDEREN,
    NAAR_DRIEHOEK,
    NIET_OPNEMEN,
    OVERDRAGEN,
    VRAAG_AANVULLING,
    mag_wegen,
    moment_van_oordeel,
)

AL_BESLIST = "Over deze aanmelding is net al besloten. Ververs de bladzijde om te zien wat de uitkomst is."


@dataclass(frozen=True, slots=True)
class Genodigde:
    """A partner the voorzitter wants at the table, with why and what is asked."""

    organisatie: Organisatie
    reden: str
    vraag: str


@transaction.atomic
def geef_oordeel(
    *,
    aanmelding: Aanmelding,
    door: Gebruiker,
    versie: int,
    gezien: str,
    oordelen: Mapping[str, tuple[bool, str]],
) -> list[Criteriumoordeel]:
    """What the party of `door` holds of each criterion (BGS 2.20 lid 3); an earlier judgement is replaced.

    `gezien` is the moment of the judgement the user saw. Raises Verouderd if the report changed since, and
    Bezwaar if a colleague judged in the meantime.
    """
    aanmelding = op_slot(aanmelding, versie=versie)
    if door.organisatie is None or not mag_wegen(door, aanmelding):
        raise GeenToegang
    if aanmelding.status != Aanmeldstatus.INGEDIEND:
        raise Bezwaar(f"Oordelen kan niet meer: de status is nu '{aanmelding.statustekst}'.")
    bestaand = {o.criterium: o for o in aanmelding.oordelen.filter(organisatie=door.organisatie_id)}
    if gezien != moment_van_oordeel(bestaand.values()):
        raise Bezwaar("Een collega van u gaf intussen een oordeel. Ververs de bladzijde en lees dat eerst.")
    uitkomst = []
    for criterium, (voldaan, toelichting) in oordelen.items():
        oordeel = bestaand.get(criterium) or Criteriumoordeel(
            aanmelding=aanmelding, organisatie=door.organisatie, criterium=criterium
        )
        oordeel.voldaan, oordeel.toelichting, oordeel.door = voldaan, toelichting, door
        uitkomst.append(bewaar(oordeel, door=door, reden="oordeel gegeven"))
    return uitkomst


@transaction.atomic
def vraag_aanvulling(
    *, aanmelding: Aanmelding, door: Gebruiker, versie: int, gevraagde_aanvulling: str
) -> Aanmelding:
    """The report is back with the reporter, with what is asked."""
    return voer_uit(
        VRAAG_AANVULLING, aanmelding, door=door, versie=versie, gevraagde_aanvulling=gevraagde_aanvulling
    )


@transaction.atomic
def draag_over(
    *, aanmelding: Aanmelding, door: Gebruiker, versie: int, ontvanger: Organisatie, motivering: str
) -> Weging:
    """No safety in it, but care is needed: the reporter hands it to this zorgpartner (bronnen/001, 2.5)."""
    return _weeg(OVERDRAGEN, aanmelding, door=door, versie=versie, motivering=motivering, ontvanger=ontvanger)


@transaction.atomic
def naar_driehoek(*, aanmelding: Aanmelding, door: Gebruiker, versie: int, motivering: str) -> Weging:
    """Criminal youth groups follow the road of the Driehoek (bronnen/001, 2.5)."""
    return _weeg(NAAR_DRIEHOEK, aanmelding, door=door, versie=versie, motivering=motivering)


@transaction.atomic
def neem_niet_op(*, aanmelding: Aanmelding, door: Gebruiker, versie: int, motivering: str) -> Weging:
    """The criteria are not met: no case comes of it."""
    return _weeg(NIET_OPNEMEN, aanmelding, door=door, versie=versie, motivering=motivering)


@transaction.atomic
def agendeer(
    *,
    aanmelding: Aanmelding,
    door: Gebruiker,
    versie: int,
    persoon: Persoon | None,
    vergadering: Vergadering,
    motivering: str,
    genodigden: Sequence[Genodigde] = (),
    uiterlijk: date | None = None,
) -> Weging:
    """There is a case from now on, on the agenda of `vergadering`, with these partners invited.

    `persoon` None makes a new person. Raises Bezwaar if the person has a running case, if a judgement is
    missing or if the meeting is full; GeenToegang for who is not the voorzitter.
    """
    if not AGENDEREN.mag_door(door, aanmelding):
        raise GeenToegang
    weging = _leg_uitkomst_vast(AGENDEREN, aanmelding, door=door, motivering=motivering)
    casus = _open_casus_voor(aanmelding, persoon=persoon, door=door, waarom=motivering)
    aanmelding = voer_uit(AGENDEREN, aanmelding, door=door, versie=versie, casus=casus)
    _betrek_melder(aanmelding, casus, door=door)
    _hang_aan_casus(aanmelding, weging, casus, door=door)
    _leg_gezin_vast(aanmelding, casus, door=door)
    punt = zet_op_agenda(casus=casus, vergadering=vergadering, waarom=motivering, door=door)
    for genodigde in genodigden:
        nodig_uit(
            agendapunt=punt,
            organisatie=genodigde.organisatie,
            reden=genodigde.reden,
            vraag=genodigde.vraag,
            uiterlijk=uiterlijk or vergadering.datum,
            door=door,
        )
    return weging


def _weeg(
    overgang: Overgang,
    aanmelding: Aanmelding,
    *,
    door: Gebruiker,
    versie: int,
    motivering: str,
    ontvanger: Organisatie | None = None,
) -> Weging:
    weging = _leg_uitkomst_vast(overgang, aanmelding, door=door, motivering=motivering, ontvanger=ontvanger)
    voer_uit(overgang, aanmelding, door=door, versie=versie)
    return weging


def _leg_uitkomst_vast(
    overgang: Overgang,
    aanmelding: Aanmelding,
    *,
    door: Gebruiker,
    motivering: str,
    ontvanger: Organisatie | None = None,
) -> Weging:
    """The unique row comes first: of two outcomes at once, one waits here and hears that it is too late."""
    if not overgang.mag_door(door, aanmelding):
        raise GeenToegang
    weging = Weging(
        aanmelding=aanmelding,
        uitkomst=overgang.naar,
        motivering=motivering,
        ontvanger=ontvanger,
        gewogen_door=door,
    )
    return eenmalig(weging, door=door, zin=AL_BESLIST, reden=overgang.naam)


def _open_casus_voor(
    aanmelding: Aanmelding, *, persoon: Persoon | None, door: Gebruiker, waarom: str
) -> Casus:
    lopend = persoon and persoon.casussen.exclude(fase__in=(Fase.AFGESLOTEN, Fase.VERNIETIGD)).first()
    if lopend:
        raise Bezwaar(
            f"{aanmelding.voornaam} heeft al een lopende casus: {lopend.nummer}. Zet die casus opnieuw op de "
            "agenda, en neem deze aanmelding niet op met als uitleg dat de casus al loopt."
        )
    persoon = persoon or nieuwe_persoon(
        door=door,
        voornaam=aanmelding.voornaam,
        tussenvoegsel=aanmelding.tussenvoegsel,
        achternaam=aanmelding.achternaam,
        roepnaam=aanmelding.roepnaam,
        geboortedatum=aanmelding.geboortedatum,
        geboortedatum_nauwkeurig=aanmelding.geboortedatum_nauwkeurig,
        wijk=aanmelding.wijk,
    )
    return open_casus(
        door=door,
        gemeente=aanmelding.gemeente,
        persoon=persoon,
        soort=aanmelding.soort,
        waarom_integraal=waarom,
        eerste_verwerking_op=timezone.localdate(aanmelding.aangemaakt_op),
    )


def _betrek_melder(aanmelding: Aanmelding, casus: Casus, *, door: Gebruiker) -> None:
    """A partner takes part as an organisation; who reported for the municipality does so by name."""
    if aanmelding.organisatie_id == aanmelding.gemeente_id:
        betrek(
            casus=casus,
            rol=Rol.AANMELDER,
            gebruiker=aanmelding.aangemeld_door,
            reden="deed de aanmelding",
            door=door,
            aanleiding="eigen aanmelding",
        )
    else:
        betrek(
            casus=casus,
            rol=Rol.AANMELDER,
            organisatie=aanmelding.organisatie,
            reden="deed de aanmelding",
            door=door,
            aanleiding="eigen aanmelding",
        )


def _hang_aan_casus(aanmelding: Aanmelding, weging: Weging, casus: Casus, *, door: Gebruiker) -> None:
    """Outcome and judgements carry the case; as the system, nobody may touch another party's judgement."""
    weging.casus = casus
    bewaar(weging, door=door, reden="casus geopend")
    with als_systeem("oordelen over een aanmelding aan de nieuwe casus hangen"):
        Criteriumoordeel.objects.filter(aanmelding=aanmelding).update(casus=casus)


def _leg_gezin_vast(aanmelding: Aanmelding, casus: Casus, *, door: Gebruiker) -> None:
    """As the reporter gave them; parents with gezag of a youth get letters (domein.md 3.3)."""
    schrijf_aan = aanmelding.soort == Casussoort.JEUGD
    if aanmelding.straat_huisnummer:
        zet_adres(
            casus=casus,
            door=door,
            straat_huisnummer=aanmelding.straat_huisnummer,
            postcode=aanmelding.postcode,
            plaats=aanmelding.plaats,
            geheim=aanmelding.geheim_adres,
        )
    for naam, gezag in (
        (aanmelding.ouder_1_naam, aanmelding.ouder_1_gezag),
        (aanmelding.ouder_2_naam, aanmelding.ouder_2_gezag),
    ):
        if naam:
            leg_relatie_vast(
                casus=casus,
                door=door,
                naam=naam,
                soort=Relatiesoort.OUDER,
                gezag=gezag,
                aanschrijven=gezag and schrijf_aan,
            )
