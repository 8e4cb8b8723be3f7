"""Steps of the stories between decision and closing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from monitoring.demo.verteller import Verteller
from pga.choices import Leefgebied
from pga.models import Casus
from plans.choices import Doelstatus, Herijkingsvoorstel, Meetmoment
from plans.models import Actie, Doel, Herijking, Plan, Signaal
from plans.services.actie import meld_actie, vraag_actie
from plans.services.doel import maak_doel, meld_doel
from plans.services.herijking import besluit_herijking, geef_oordeel, stel_herijking_voor
from plans.services.meting import meet
from plans.services.plan import begin_plan, schrijf_beeld, schrijf_plan, stel_vast
from plans.services.signaal import geef_signaal, zie_signaal

Scores = Sequence[int | None]  # in the order of Leefgebied; None is onbesproken


def vraag(v: Verteller, casus: Casus, door: str, geleden: int, wie: str, wat: str, dagen: int) -> Actie:
    """An organisation is asked to do something within so many days."""
    with v.beurt(door, geleden, 11) as vrager:
        return vraag_actie(
            casus=v.lopend(casus),
            door=vrager,
            organisatie=v.organisatie(wie),
            omschrijving=wat,
            voor=v.vandaag - timedelta(days=geleden - dagen),
        )


def meld(v: Verteller, actie: Actie, wie: str, geleden: int, status: str, uitkomst: str) -> None:
    """The organisation says how its action went."""
    with v.beurt(wie, geleden, 16) as door:
        vers = Actie.objects.get(pk=actie.pk)
        meld_actie(actie=vers, door=door, versie=vers.versie, status=status, uitkomst=uitkomst)


def signaal(
    v: Verteller, casus: Casus, wie: str, geleden: int, soort: str, tekst: str, *, gezien: str = ""
) -> None:
    """News about the person; `gezien` is the member of the cast who has seen it."""
    with v.beurt(wie, geleden, 17) as door:
        nieuw = geef_signaal(
            casus=v.lopend(casus),
            door=door,
            soort=soort,
            datum=v.vandaag - timedelta(days=geleden),
            tekst=tekst,
        )
    if gezien:
        with v.beurt(gezien, geleden - 1 if geleden else 0, 18) as door:
            zie_signaal(signaal=Signaal.objects.get(pk=nieuw.pk), door=door)


def scoor(v: Verteller, casus: Casus, wie: str, geleden: int, moment: str, scores: Scores) -> None:
    """All eight leefgebieden get a score, or stay onbesproken."""
    with v.beurt(wie, geleden, 12) as door:
        meet(
            casus=v.lopend(casus),
            door=door,
            moment=moment,
            datum=v.vandaag - timedelta(days=geleden),
            scores={
                gebied.value: {
                    "score": score,
                    "toelichting": "" if score is None else "Samen met de partners vastgesteld.",
                }
                for gebied, score in zip(Leefgebied, scores, strict=True)
            },
        )


@dataclass(frozen=True, slots=True)
class Planinhoud:
    """A plan: its picture, start scores and goals (leefgebied, goal, how it shows, days, target score)."""

    teksten: Mapping[str, str]
    beelden: Mapping[str, str]
    scores: Scores
    doelen: Sequence[tuple[str, str, str, int, int]]


def maak_plan(v: Verteller, casus: Casus, wie: str, geleden: int, inhoud: Planinhoud) -> Plan:
    """The plan is written by who directs the case."""
    with v.beurt(wie, geleden, 10) as door:
        plan = begin_plan(casus=v.lopend(casus), door=door)
        plan = schrijf_plan(plan=plan, door=door, versie=plan.versie, **inhoud.teksten)
        for beeld in plan.beelden.filter(leefgebied__in=inhoud.beelden).order_by("pk"):
            schrijf_beeld(beeld=beeld, door=door, versie=beeld.versie, tekst=inhoud.beelden[beeld.leefgebied])
    scoor(v, casus, wie, geleden, Meetmoment.START, inhoud.scores)
    with v.beurt(wie, geleden, 13) as door:
        for gebied, tekst, meetbaar, dagen, streef in inhoud.doelen:
            maak_doel(
                plan=Plan.objects.get(pk=plan.pk),
                door=door,
                leefgebied=gebied,
                tekst=tekst,
                meetbaar=meetbaar,
                streefdatum=v.vandaag - timedelta(days=geleden - dagen),
                streefscore=streef,
            )
    return plan


def vastgesteld(v: Verteller, plan: Plan, wie: str, geleden: int) -> None:
    """The plan is agreed: its first version is frozen."""
    with v.beurt(wie, geleden, 15) as door:
        vers = Plan.objects.get(pk=plan.pk)
        stel_vast(plan=vers, door=door, versie=vers.versie)


def behaald(v: Verteller, plan: Plan, wie: str, geleden: int, gebieden: Sequence[str]) -> None:
    """The goals on these leefgebieden are reached."""
    with v.beurt(wie, geleden, 15) as door:
        for doel in Doel.objects.filter(plan=plan, leefgebied__in=gebieden).order_by("pk"):
            meld_doel(
                doel=doel,
                door=door,
                versie=doel.versie,
                status=Doelstatus.BEHAALD,
                reden="Te zien aan de afspraken.",
            )


def herijk(v: Verteller, casus: Casus, geleden: int, motivering: str) -> None:
    """Gemeente and politie look at the case and go on."""
    with v.beurt("regisseur", geleden, 10) as door:
        herijking = stel_herijking_voor(
            casus=v.lopend(casus), door=door, voorstel=Herijkingsvoorstel.VOORTZETTEN, motivering=motivering
        )
    with v.beurt("politie", geleden, 13) as door:
        vers = Herijking.objects.get(pk=herijking.pk)
        geef_oordeel(
            herijking=vers, door=door, versie=vers.versie, oordeel_politie="Eens; wij blijven kijken."
        )
    with v.beurt("regisseur", geleden, 15) as door:
        vers = Herijking.objects.get(pk=herijking.pk)
        besluit_herijking(herijking=vers, door=door, versie=vers.versie, akkoord=True, reden="")
