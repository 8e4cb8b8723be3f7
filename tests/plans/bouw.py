"""Short ways to a plan, through the services of the screens."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from pga.choices import Leefgebied, Rol
from pga.models import Casus, Gebruiker, Organisatie
from pga.services.toegang import betrek
from pga.toegang.context import namens
from plans.models import Actie, Beeld, Plan
from plans.services.actie import vraag_actie
from plans.services.doel import maak_doel
from plans.services.meting import meet
from plans.services.plan import begin_plan, schrijf_beeld, schrijf_plan

Spelers = dict[str, Gebruiker]
OVER_MAAND = timedelta(days=30)


def organisatie_van(spelers: Spelers, naam: str) -> Organisatie:
    organisatie = spelers[naam].organisatie
    assert organisatie is not None
    return organisatie


def betrek_partner(spelers: Spelers, casus: Casus, naam: str) -> None:
    regisseur = spelers["regisseur"]
    with namens(regisseur):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=organisatie_van(spelers, naam),
            reden="behandeling",
            door=regisseur,
        )


def scores(standaard: int | None = 3, **per_gebied: int | None) -> dict[str, dict[str, Any]]:
    return {
        gebied: {"score": per_gebied.get(gebied, standaard), "toelichting": f"waarom {gebied}"}
        for gebied in Leefgebied.values
    }


def begin(spelers: Spelers, casus: Casus) -> Plan:
    with namens(spelers["regisseur"]):
        return begin_plan(casus=casus, door=spelers["regisseur"])


def vol_plan(spelers: Spelers, casus: Casus) -> Plan:
    """A plan in concept in which nothing is missing, with one goal and one action of De Waag."""
    regisseur = spelers["regisseur"]
    plan = begin(spelers, casus)
    with namens(regisseur):
        schrijf_plan(
            plan=plan,
            door=regisseur,
            versie=plan.versie,
            kern="Jayson loopt weg van huis.",
            hoofddoel="Jayson woont veilig thuis.",
            rolverdeling="De Waag behandelt.",
            visie_persoon="Ik wil met rust gelaten worden.",
        )
        for beeld in Beeld.objects.filter(plan=plan).order_by("pk"):
            schrijf_beeld(
                beeld=beeld, door=regisseur, versie=beeld.versie, tekst=f"Beeld van {beeld.leefgebied}."
            )
        vandaag = timezone.localdate()
        meet(casus=casus, door=regisseur, moment="start", datum=vandaag, scores=scores(3, gezondheid=2))
        doel = maak_doel(
            plan=plan,
            door=regisseur,
            leefgebied="gezondheid",
            tekst="Jayson volgt de behandeling.",
            meetbaar="De Waag meldt aanwezigheid.",
            streefdatum=vandaag + OVER_MAAND,
            streefscore=4,
        )
        vraag_actie(
            casus=casus,
            door=regisseur,
            organisatie=organisatie_van(spelers, "dewaag"),
            omschrijving="Intake plannen met Jayson.",
            voor=vandaag + OVER_MAAND,
            doel=doel,
        )
        return Plan.objects.get(pk=plan.pk)


def actie_voor_dewaag(
    spelers: Spelers, casus: Casus, *, dagen: int = 30, wat: str = "Intake plannen."
) -> Actie:
    with namens(spelers["regisseur"]):
        return vraag_actie(
            casus=casus,
            door=spelers["regisseur"],
            organisatie=organisatie_van(spelers, "dewaag"),
            omschrijving=wat,
            voor=timezone.localdate() + timedelta(days=dagen),
        )
