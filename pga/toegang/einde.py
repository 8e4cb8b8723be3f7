"""When access ends by itself: a rule per role, next to the ladder. The access page of a case prints it.

Where a rule is a number of days or a date, the participation carries it as `tot` and the policies of the database
check it, so that no job has to run. The other rules are a call in the service that closes the last question or action.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from pga.choices import Fase, Rol
from pga.spreektaal import datum, tijdstip
from pga.vastevraag import Invulling

VOOR_HET_BESLUIT = frozenset({Fase.GEAGENDEERD, Fase.BESPROKEN})
OVERGEDRAGEN = frozenset({Fase.BIJ_PARTNER, Fase.DOORVERWEZEN})


@dataclass(frozen=True, slots=True)
class Einde:
    """How access in a role ends if nobody set a date; {dagen} is a number per municipality."""

    regel: str
    bron: str


_CASUS_SLUIT = "als de casus sluit"
_AFGESPROKEN = Einde("op de afgesproken tijd", "ontwerp 5: altijd met een einde")

EINDE: dict[Rol, Einde] = {
    Rol.VOORZITTER: Einde(_CASUS_SLUIT, "WGS 2.31 lid 4"),
    Rol.ONDERSTEUNER: Einde(_CASUS_SLUIT, "2.4, kolom procesondersteuner"),
    Rol.ANALIST: Einde(_CASUS_SLUIT, "2.4, rij monitoring"),
    Rol.WEGER: Einde(_CASUS_SLUIT, "2.4, kolom politie"),
    Rol.AANMELDER: Einde("{dagen} na het besluit", "2.4, rij plan: aanmelden alleen geeft geen rol"),
    Rol.GENODIGD: Einde(
        "als de vraag is beantwoord en de bespreking is geweest", "2.4, rij agenda: alleen voor de bespreking"
    ),
    Rol.BETROKKEN: Einde("{dagen} na het besluit", "2.4, rij casusoverleg: alleen voor de bespreking"),
    Rol.UITVOERDER: Einde("als de laatste actie klaar is", "2.4, rij plan: eigen acties"),
    Rol.ONTVANGER: Einde(_CASUS_SLUIT, "bronnen/001, 2.5: de partner neemt de casus over"),
    Rol.REGISSEUR: Einde("als een ander de regie krijgt of de casus sluit", "bronnen/001, 2.5"),
    Rol.WAARNEMER: _AFGESPROKEN,
    Rol.NOODINZAGE: _AFGESPROKEN,
    Rol.INZAGE: _AFGESPROKEN,
}

# What an organisation still has to do in a case: functions of the app that owns the work,
# (case keys) -> {(case, organisation): ["2 acties"]}. Access does not end over open work.
OPEN_WERK: tuple[str, ...] = ("uvz.selectors.openwerk.open_werk", "plans.selectors.openwerk.open_werk")


def eindregel(fase: str, rol: str, dagen: int) -> str:
    """In words, how access in this role ends in this phase if no date is set."""
    if rol == Rol.UITVOERDER and fase in OVERGEDRAGEN:
        return EINDE[Rol.ONTVANGER].regel
    if rol == Rol.BETROKKEN and fase not in VOOR_HET_BESLUIT:
        return _CASUS_SLUIT
    return EINDE[Rol(rol)].regel.format(dagen=f"{dagen} {'dag' if dagen == 1 else 'dagen'}")


def na_dag(dag: date) -> datetime:
    """The moment at which that day is over: who may look until a day may look on that day."""
    return timezone.make_aware(datetime.combine(dag + timedelta(days=1), time.min))


def laatste_dag(tot: datetime) -> date:
    """The last day on which access that ends at this moment still holds."""
    return timezone.localdate(tot - timedelta(microseconds=1))


def tot_in_woorden(tot: datetime) -> str:
    """`t/m 12 dec 2026`, or the moment itself when access ends during a day."""
    midden_op_de_dag = timezone.localtime(tot).time() != time.min
    return f"tot {tijdstip(tot)}" if midden_op_de_dag else f"t/m {datum(laatste_dag(tot))}"


def niet_voorbij(nu: Invulling | None = None) -> Q:
    """Participations that run or are planned; grants that hold."""
    return Q(tot__isnull=True) | Q(tot__gt=nu or timezone.now())


def loopt(nu: Invulling | None = None) -> Q:
    """Participations that run now."""
    return niet_voorbij(nu) & Q(van__lte=nu or timezone.now())
