"""Asking partners what they know of a case, and their answers. An answer decides who sees the case."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from pga.choices import Fase, Recht, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Deelname, Gebruiker, Organisatie
from pga.opslag import eenmalig, wijzig
from pga.overgang import voer_uit
from pga.services.toegang import beeindig, betrek
from pga.toegang.einde import niet_voorbij
from pga.toegang.rechten import mag
from uvz.choices import Verzoekstatus
from uvz.models import Agendapunt, Bijdrage, Informatieverzoek
from uvz.selectors.aanleiding import agenda_van
from uvz.services.bespreking import lever_bijdrage
from uvz.transitions.agenda import (
    BEKEND,
    LOPEND,
    NIET_BEKEND,
    NIET_TIJDIG,
    OPNIEUW_VRAGEN,
)

VOOR_HET_BESLUIT = (Fase.GEAGENDEERD, Fase.BESPROKEN)


@transaction.atomic
def nodig_uit(
    *,
    agendapunt: Agendapunt,
    organisatie: Organisatie,
    reden: str,
    vraag: str,
    uiterlijk: date,
    door: Gebruiker,
) -> Informatieverzoek:
    """The partner is asked this question and sees who it is about, until the item or the answer ends that.

    Raises Bezwaar without a reason or a question, for a date outside the time until the meeting, and for a
    partner that was asked already.
    """
    if agendapunt.status not in LOPEND:
        raise Bezwaar("Dit agendapunt is al behandeld of aangehouden.")
    if not reden.strip() or not vraag.strip():
        raise Bezwaar("Vul in waarom deze partner nodig is en wat u vraagt.")
    _toets_datum(agendapunt, uiterlijk)
    casus = agendapunt.casus
    betrek(
        casus=casus,
        rol=Rol.GENODIGD,
        organisatie=organisatie,
        reden=reden,
        gevraagd=vraag,
        door=door,
        aanleiding=agenda_van(agendapunt.vergadering),
    )
    return eenmalig(
        Informatieverzoek(
            casus=casus,
            agendapunt=agendapunt,
            organisatie=organisatie,
            reden=reden,
            vraag=vraag,
            uiterlijk=uiterlijk,
        ),
        door=door,
        zin=f"{organisatie} is al uitgenodigd voor dit agendapunt.",
    )


def _toets_datum(agendapunt: Agendapunt, uiterlijk: date) -> None:
    if not timezone.localdate() <= uiterlijk <= agendapunt.vergadering.datum:
        raise Bezwaar("Kies een datum vanaf vandaag en uiterlijk op de dag van de vergadering.")


@transaction.atomic
def wijzig_vraag(
    *, verzoek: Informatieverzoek, door: Gebruiker, versie: int, reden: str, vraag: str, uiterlijk: date
) -> Informatieverzoek:
    """An open question reads like this from now on; who did not know or was late is asked again."""
    _toets_datum(verzoek.agendapunt, uiterlijk)
    velden: dict[str, Any] = {"reden": reden, "vraag": vraag, "uiterlijk": uiterlijk}
    if verzoek.status in (Verzoekstatus.NIET_BEKEND, Verzoekstatus.NIET_TIJDIG):
        betrek(
            casus=verzoek.casus,
            rol=Rol.GENODIGD,
            organisatie=verzoek.organisatie,
            reden=reden,
            gevraagd=vraag,
            door=door,
            aanleiding=agenda_van(verzoek.agendapunt.vergadering),
        )
        velden |= {"beantwoord_op": None, "beantwoord_door": None, "herinnerd_op": None, "toelichting": ""}
        return voer_uit(OPNIEUW_VRAGEN, verzoek, door=door, versie=versie, **velden)
    if verzoek.status == Verzoekstatus.BEKEND:
        raise Bezwaar("Deze partner heeft al geantwoord: bekend. Stel een nieuwe vraag in de bespreking.")
    return wijzig(verzoek, door=door, versie=versie, **velden)


@transaction.atomic
def herinner(*, agendapunt: Agendapunt, door: Gebruiker) -> int:
    """Partners with an open question see that they were reminded; returns how many."""
    if not (mag(door, Recht.BESLUITEN, agendapunt.casus_id) or mag(door, Recht.BRIEVEN, agendapunt.casus_id)):
        raise GeenToegang
    verzoeken = list(agendapunt.verzoeken.filter(status=Verzoekstatus.OPEN).order_by("pk"))
    if not verzoeken:
        raise Bezwaar("Alle partners hebben al geantwoord.")
    for verzoek in verzoeken:
        wijzig(verzoek, door=door, versie=None, reden="herinnerd", herinnerd_op=timezone.now())
    return len(verzoeken)


@transaction.atomic
def meld_niet_tijdig(*, verzoek: Informatieverzoek, door: Gebruiker, versie: int) -> Informatieverzoek:
    """The partner did not answer in time; it may still answer until the discussion is over."""
    return voer_uit(NIET_TIJDIG, verzoek, door=door, versie=versie)


@transaction.atomic
def antwoord_bekend(
    *,
    verzoek: Informatieverzoek,
    door: Gebruiker,
    versie: int,
    contactpersoon: str = "",
    toelichting: str = "",
    bijdragen: Iterable[Mapping[str, Any]] = (),
) -> Informatieverzoek:
    """The partner knows the person and takes part in the discussion; what it tells right away is kept.

    Before the decision it is involved instead of invited. In a case that is in the approach already it stays
    invited, because being discussed again is no reason to see the plan.
    """
    verzoek = voer_uit(
        BEKEND,
        verzoek,
        door=door,
        versie=versie,
        contactpersoon=contactpersoon,
        toelichting=toelichting,
        beantwoord_op=timezone.now(),
        beantwoord_door=door,
    )
    for bijdrage in bijdragen:
        lever_bijdrage(agendapunt=verzoek.agendapunt, door=door, **bijdrage)
    if verzoek.casus.fase in VOOR_HET_BESLUIT:
        betrek(
            casus=verzoek.casus,
            rol=Rol.BETROKKEN,
            organisatie=verzoek.organisatie,
            reden=verzoek.reden,
            gevraagd=verzoek.vraag,
            door=None,
            aanleiding=agenda_van(verzoek.agendapunt.vergadering),
            stil=True,
        )
        _beeindig(verzoek, {Rol.GENODIGD}, door, "heeft geantwoord: bekend")
    return verzoek


@transaction.atomic
def antwoord_niet_bekend(
    *, verzoek: Informatieverzoek, door: Gebruiker, versie: int, toelichting: str = ""
) -> Informatieverzoek:
    """The partner does not know the person; if it told nothing either, it no longer sees the case."""
    verzoek = voer_uit(
        NIET_BEKEND,
        verzoek,
        door=door,
        versie=versie,
        toelichting=toelichting,
        contactpersoon="",
        beantwoord_op=timezone.now(),
        beantwoord_door=door,
    )
    droeg_bij = Bijdrage.objects.filter(agendapunt=verzoek.agendapunt_id, organisatie=verzoek.organisatie_id)
    if not droeg_bij.exists():
        rollen = {Rol.GENODIGD}
        if verzoek.casus.fase in VOOR_HET_BESLUIT:
            rollen.add(Rol.BETROKKEN)
        _beeindig(verzoek, rollen, door, "heeft geantwoord: niet bekend")
    return verzoek


def _beeindig(verzoek: Informatieverzoek, rollen: set[Rol], door: Gebruiker, reden: str) -> None:
    deelnames = Deelname.objects.filter(
        niet_voorbij(), casus=verzoek.casus_id, organisatie=verzoek.organisatie_id, rol__in=rollen
    )
    beeindig(casus=verzoek.casus, deelnames=list(deelnames.order_by("pk")), door=door, reden=reden)
