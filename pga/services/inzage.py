"""A closed case is shielded (WGS 2.31 lid 8): only the privacy officer opens one, with a reason, for a day."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from pga.choices import Berichtsoort, Fase, Functie, Gebeurtenissoort, Inzagegrond, Laag, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Deelname, Gebruiker
from pga.overgang import noteer
from pga.selectors.organisaties import eigen_functies, gemeente_van
from pga.services.bericht import stuur
from pga.services.toegang import betrek
from pga.spreektaal import tijdstip
from pga.toegang.context import als_systeem
from pga.toegang.einde import niet_voorbij

DUUR = timedelta(days=1)


@transaction.atomic
def geef_inzage(*, nummer: str, door: Gebruiker, grond: str, toelichting: str) -> Deelname:
    """The privacy officer `door` reads this closed case for a day; its time line says so, and the chair is told.

    Raises GeenToegang for who is no privacy officer, Bezwaar for a case that is not closed or seen already.
    """
    gemeente = gemeente_van(door)
    if gemeente is None or Functie.PRIVACY not in eigen_functies(door, gemeente):
        raise GeenToegang
    with als_systeem("afgesloten casus zoeken voor inzage"):
        casus = Casus.objects.filter(nummer=nummer, gemeente=gemeente, fase=Fase.AFGESLOTEN).first()
    if casus is None:
        raise Bezwaar("Deze casus is niet afgesloten. Alleen een afgesloten casus heeft inzage nodig.")
    loopt = Deelname.objects.filter(niet_voorbij(), casus=casus, gebruiker=door, rol=Rol.INZAGE).first()
    if loopt and loopt.tot:
        raise Bezwaar(f"U ziet deze casus al, tot {tijdstip(loopt.tot)}.")
    waarom = Inzagegrond(grond).label
    deelname = betrek(
        casus=casus,
        rol=Rol.INZAGE,
        gebruiker=door,
        reden=f"{waarom}: {toelichting}",
        aanleiding=f"inzage: {waarom}",
        door=None,
        tot=timezone.now() + DUUR,
        stil=True,
    )
    noteer(
        casus_id=casus.pk,
        tekst=f"Inzage in de afgesloten casus: {waarom}.",
        door=door,
        soort=Gebeurtenissoort.TOEGANG,
        laag=Laag.REGIE,
        reden=toelichting,
    )
    tekst = f"{door} (privacy) heeft een dag inzage in de afgesloten casus {nummer}. De reden: {waarom}."
    aan, soort = Functie.VOORZITTER, Berichtsoort.TOEGANG
    stuur(soort=soort, tekst=tekst, door=door, functie=aan, gemeente=gemeente)
    return deelname
