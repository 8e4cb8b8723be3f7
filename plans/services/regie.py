"""Who directs a case, in which form, and who the person can turn to."""

from django.db import transaction

from pga.choices import Gebeurtenissoort, Laag, Regievorm
from pga.fouten import Bezwaar
from pga.models import Casus, Gebruiker
from pga.opslag import wijzig
from pga.overgang import noteer
from pga.selectors.mensen import mag_regelen
from pga.services.toegang import wijs_regisseur_toe
from plans.services.plan import eis_regie


@transaction.atomic
def wijzig_regie(
    *,
    casus: Casus,
    door: Gebruiker,
    versie: int,
    regisseur: Gebruiker,
    regievorm: str,
    aanspreekpunt: str,
    reden: str,
) -> Casus:
    """The case is directed by this person in this form, and this is who the person can turn to.

    The form may change during a case (bronnen/001, 2.5, Jayson). A former regisseur loses the access. Who stands in
    gives the case to nobody: that access ends on the day agreed. Raises Verouderd, GeenToegang or Bezwaar.
    """
    eis_regie(door=door, casus_id=casus.pk)
    vorm_was, regisseur_was = casus.regievorm, casus.regisseur_id
    if regisseur_was and regisseur_was != regisseur.pk and not mag_regelen(door, regisseur_was):
        raise Bezwaar("U neemt deze casus waar. Alleen de regisseur of de voorzitter draagt hem over.")
    casus = wijzig(
        casus, door=door, versie=versie, reden=reden, regievorm=regievorm, aanspreekpunt=aanspreekpunt
    )
    if vorm_was != regievorm:
        noteer(
            casus_id=casus.pk,
            tekst=f"De regie is nu {Regievorm(regievorm).label}.",
            door=door,
            soort=Gebeurtenissoort.PROCES,
            laag=Laag.PLAN,
            reden=reden,
        )
    if regisseur_was != regisseur.pk:
        casus = wijs_regisseur_toe(
            casus=casus, regisseur=regisseur, door=door, reden=reden, regievorm=regievorm, versie=None
        )
    return casus
