"""The decision on an agenda item, one of four, and all that follows from it (bronnen/001, 2.5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from pga.choices import Domein, Fase, Intensiteit, Recht, Rol
from pga.fouten import Bezwaar, GeenToegang, Verouderd
from pga.models import Casus, Gebruiker, Organisatie
from pga.opslag import eenmalig, op_slot
from pga.services.casus import verplaats
from pga.services.einde import laat_aflopen
from pga.services.toegang import betrek, wijs_regisseur_toe
from pga.spreektaal import datum
from pga.toegang.rechten import mag
from pga.transitions import DOORVERWIJZEN, NAAR_AANPAK, NAAR_PARTNER
from uvz.choices import Besluitsoort, Puntsoort
from uvz.models import Agendapunt, Besluit
from uvz.selectors.besluit import mogelijke_regisseurs
from uvz.services.agenda import beeindig_rollen, rond_af

HERIJKTERMIJN = timedelta(days=182)  # a plan is reviewed within half a year (bronnen/001, 2.5)
IN_DE_AANPAK = (Fase.IN_AANPAK, Fase.OPGESCHAALD)
AL_BESLOTEN = "Over dit agendapunt is al besloten. Het besluit staat hieronder; dat van u is niet vastgelegd."


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What belongs to the kind of decision that was taken."""

    partner: Organisatie | None = None
    overleg: str = ""
    regisseur: Gebruiker | None = None
    regievorm: str = ""


@transaction.atomic
def neem_besluit(
    *,
    agendapunt: Agendapunt,
    door: Gebruiker,
    versie: int,
    soort: str,
    motivering: str,
    partner: Organisatie | None = None,
    overleg: str = "",
    regisseur: Gebruiker | None = None,
    regievorm: str = "",
) -> Besluit:
    """The one decision on this item is taken, the case moves, and who no longer takes part no longer sees it.

    Of two at once exactly one wins: the row of the item is locked and the decision row is unique.
    Raises Bezwaar when what the kind needs is missing, or when somebody decided before.
    """
    if not mag(door, Recht.BESLUITEN, agendapunt.casus_id):
        raise GeenToegang
    punt = op_slot(agendapunt, versie=None)
    if Besluit.objects.filter(agendapunt=punt).exists():
        raise Bezwaar(AL_BESLOTEN)
    if punt.versie != versie:
        raise Verouderd(punt)
    inhoud = _inhoud(soort, Inhoud(partner, overleg.strip(), regisseur, regievorm))
    _toets(punt, soort, motivering, inhoud)
    besluit = eenmalig(
        Besluit(
            casus=punt.casus,
            agendapunt=punt,
            soort=soort,
            motivering=motivering,
            vastgelegd_door=door,
            partner=inhoud.partner,
            overleg=inhoud.overleg,
            regisseur=inhoud.regisseur,
            regievorm=inhoud.regievorm,
        ),
        door=door,
        zin=AL_BESLOTEN,
    )
    GEVOLGEN[Besluitsoort(soort)](punt.casus, inhoud, door, motivering)
    rond_af(agendapunt=punt, door=door, versie=None, reden=besluit.get_soort_display())
    return besluit


def _inhoud(soort: str, gegeven: Inhoud) -> Inhoud:
    """Only what belongs to the kind: an answer to a question that was not asked is dropped."""
    if soort == Besluitsoort.INTEGRALE_AANPAK:
        return Inhoud(regisseur=gegeven.regisseur, regievorm=gegeven.regievorm)
    if soort == Besluitsoort.ZORGOVERLEG:
        return Inhoud(overleg=gegeven.overleg)
    return Inhoud(partner=gegeven.partner)


def _toets(punt: Agendapunt, soort: str, motivering: str, inhoud: Inhoud) -> None:
    zinnen = []
    if punt.soort == Puntsoort.AFSLUITING:
        zinnen.append("Dit is een voorstel tot afsluiten. Neem het besluit daarover bij de casus.")
    if punt.begonnen_op is None:
        zinnen.append("De bespreking is nog niet begonnen. Start die eerst.")
    if punt.casus.fase in IN_DE_AANPAK and soort != Besluitsoort.INTEGRALE_AANPAK:
        zinnen.append("Deze casus is al in de aanpak. Wilt u stoppen, sluit de casus dan af.")
    if not motivering.strip():
        zinnen.append("Leg uit waarom het UVZ dit besluit neemt.")
    zinnen += _ontbreekt(punt.casus, soort, inhoud)
    if zinnen:
        raise Bezwaar(*zinnen)


def _ontbreekt(casus: Casus, soort: str, inhoud: Inhoud) -> list[str]:
    if soort == Besluitsoort.INTEGRALE_AANPAK:
        if inhoud.regisseur is None or not inhoud.regievorm:
            return ["Kies wie de regie voert en in welke vorm."]
        if not mogelijke_regisseurs(casus).filter(pk=inhoud.regisseur.pk).exists():
            return ["Deze persoon kan de regie in deze casus niet voeren. Kies iemand uit de lijst."]
    elif soort == Besluitsoort.ZORGOVERLEG:
        return [] if inhoud.overleg else ["Vul in naar welk overleg u doorverwijst."]
    elif inhoud.partner is None:
        return ["Kies de partner die de casus overneemt."]
    elif soort == Besluitsoort.ZORGPARTNER and inhoud.partner.domein != Domein.ZORG:
        return [f"{inhoud.partner} is geen zorgpartner."]
    return []


def _integrale_aanpak(casus: Casus, inhoud: Inhoud, door: Gebruiker, motivering: str) -> None:
    assert inhoud.regisseur is not None  # noqa: S101  _ontbreekt saw to it
    if (casus.regisseur_id, casus.regievorm) != (inhoud.regisseur.pk, inhoud.regievorm):
        casus = wijs_regisseur_toe(
            casus=casus,
            regisseur=inhoud.regisseur,
            door=door,
            reden="besluit van het UVZ",
            regievorm=inhoud.regievorm,
            versie=None,
        )
    if casus.fase in IN_DE_AANPAK:
        return
    vandaag = timezone.localdate()
    verplaats(
        NAAR_AANPAK,
        casus,
        door=door,
        versie=None,
        intensiteit=Intensiteit.ACTIEF,
        in_aanpak_sinds=casus.in_aanpak_sinds or vandaag,
        herijken_voor=vandaag + HERIJKTERMIJN,
    )
    laat_aflopen(
        casus=casus, rollen={Rol.BETROKKEN, Rol.AANMELDER}, door=door, reden="het UVZ nam een besluit"
    )


def _partner_alleen(casus: Casus, inhoud: Inhoud, door: Gebruiker, motivering: str) -> None:
    verplaats(NAAR_PARTNER, casus, door=door, versie=None)
    _draag_over(casus, Rol.UITVOERDER, inhoud, door, motivering)


def _zorgoverleg(casus: Casus, inhoud: Inhoud, door: Gebruiker, motivering: str) -> None:
    verplaats(DOORVERWIJZEN, casus, door=door, versie=None)
    _draag_over(casus, None, inhoud, door, motivering)


def _zorgpartner(casus: Casus, inhoud: Inhoud, door: Gebruiker, motivering: str) -> None:
    verplaats(DOORVERWIJZEN, casus, door=door, versie=None)
    _draag_over(casus, Rol.ONTVANGER, inhoud, door, motivering)


def _draag_over(casus: Casus, rol: Rol | None, inhoud: Inhoud, door: Gebruiker, motivering: str) -> None:
    """The partner that goes on keeps the case; the participation of all others ends."""
    if rol and inhoud.partner:
        betrek(
            casus=casus,
            rol=rol,
            organisatie=inhoud.partner,
            reden="besluit van het UVZ",
            gevraagd=motivering,
            door=door,
            aanleiding=f"besluit van {datum(timezone.localdate())}",
        )
    anderen = set(Rol) - ({rol} if rol else set())
    beeindig_rollen(casus=casus, rollen=anderen, door=door, reden="het UVZ droeg de casus over")


GEVOLGEN: dict[Besluitsoort, Callable[[Casus, Inhoud, Gebruiker, str], None]] = {
    Besluitsoort.INTEGRALE_AANPAK: _integrale_aanpak,
    Besluitsoort.PARTNER_ALLEEN: _partner_alleen,
    Besluitsoort.ZORGOVERLEG: _zorgoverleg,
    Besluitsoort.ZORGPARTNER: _zorgpartner,
}
