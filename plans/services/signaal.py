"""Signals: news about the person that the regisseur should see."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pga.choices import Gebeurtenissoort, Laag, Recht
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Gebruiker
from pga.opslag import bewaar
from pga.overgang import noteer
from pga.toegang.rechten import mag
from plans.choices import Signaalsoort
from plans.models import Signaal
from plans.services.plan import eis_regie


@transaction.atomic
def geef_signaal(*, casus: Casus, door: Gebruiker, soort: str, datum: date, tekst: str) -> Signaal:
    """The signal stands on top of the regisseur's work until seen; who is the regisseur has seen it at once.

    Raises GeenToegang for who carries nothing out in this case, Bezwaar for a day that is still to come.
    """
    if not (mag(door, Recht.UITVOEREN, casus.pk) or mag(door, Recht.REGISSEREN, casus.pk)):
        raise GeenToegang
    if datum > timezone.localdate():
        raise Bezwaar("Een signaal gaat over iets dat al is gebeurd. Kies vandaag of een eerdere dag.")
    signaal = bewaar(
        Signaal(
            casus=casus,
            soort=soort,
            datum=datum,
            tekst=tekst,
            organisatie=door.organisatie,
            door=door,
            gezien_op=timezone.now() if door.pk == casus.regisseur_id else None,
        ),
        door=door,
    )
    noteer(
        casus_id=casus.pk,
        tekst=f"Signaal van {signaal.organisatie.kort}: {Signaalsoort(soort).label}.",
        door=door,
        soort=Gebeurtenissoort.SIGNAAL,
        laag=Laag.PLAN,
    )
    return signaal


@transaction.atomic
def zie_signaal(*, signaal: Signaal, door: Gebruiker) -> Signaal:
    """The signal has been seen by who directs the case; seeing it twice changes nothing."""
    eis_regie(door=door, casus_id=signaal.casus_id)
    signaal = Signaal.objects.select_for_update(no_key=True).get(pk=signaal.pk)
    if signaal.gezien_op:
        return signaal
    signaal.gezien_op = timezone.now()
    return bewaar(signaal, door=door, reden="gezien")
