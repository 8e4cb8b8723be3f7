"""Through whose eyes somebody who leads a case can look at it."""

from dataclasses import dataclass

from pga.choices import Functie, Recht, Rol
from pga.models import Casus, Deelname, Gebruiker, Organisatie
from pga.selectors.casussen import Casusblik
from pga.toegang.einde import loopt
from pga.toegang.ladder import rechten
from pga.toegang.rechten import rechten_op

LEIDT = frozenset({Recht.REGISSEREN, Recht.BESLUITEN})


@dataclass(frozen=True, slots=True)
class Meekijk:
    """Who looks, at which case, as whom."""

    echt: Gebruiker
    casus: Casus
    organisatie: Organisatie

    @property
    def als(self) -> str:
        return self.organisatie.kort


def meekijkbaar(casus: Casus) -> list[Organisatie]:
    """The organisations that see something of the case in this phase: as a participant, or because they weigh."""
    deelnames = Deelname.objects.filter(loopt(), casus=casus, organisatie__isnull=False)
    gevonden = {
        deelname.organisatie_id: deelname.organisatie
        for deelname in deelnames.select_related("organisatie")
        if deelname.organisatie and rechten(casus.fase, deelname.rol)
    }
    if rechten(casus.fase, Rol.WEGER):
        wegers = Organisatie.objects.filter(
            gemeente=casus.gemeente_id,
            mensen__is_active=True,
            mensen__groups__functiegroep__functie=Functie.WEGER,
            mensen__groups__functiegroep__gemeente=casus.gemeente_id,
        )
        gevonden |= {organisatie.pk: organisatie for organisatie in wegers.distinct()}
    return sorted(gevonden.values(), key=lambda organisatie: organisatie.kort.lower())


def meekijk_van(echt: Gebruiker, *, casus: int, organisatie: int) -> Meekijk | None:
    """Looking along, if `echt` leads this case now and the organisation still sees it."""
    gevonden = Casus.objects.filter(pk=casus).first()
    if gevonden is None or rechten_op(echt, gevonden.pk).isdisjoint(LEIDT):
        return None
    als = next((een for een in meekijkbaar(gevonden) if een.pk == organisatie), None)
    return Meekijk(echt, gevonden, als) if als else None


def plaatsvervanger(organisatie: Organisatie, *, weegt: bool) -> Gebruiker:
    """Somebody of that organisation who is nobody: never saved, so that nothing of a person belongs to them."""
    iemand = Gebruiker(pk=0, username="meekijken", first_name=organisatie.kort, organisatie=organisatie)
    iemand._functies = frozenset({Functie.PARTNER, Functie.WEGER} if weegt else {Functie.PARTNER})
    return iemand


def meekijkkeuzes(blik: Casusblik) -> list[Organisatie]:
    """For the buttons on the access page: empty for who does not lead the case."""
    return [] if blik.rechten.isdisjoint(LEIDT) else meekijkbaar(blik.casus)
