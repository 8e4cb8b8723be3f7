"""Who reads what in the demo: ordinary work by day, and now and then something that is looked into on Monday.

The read log never changes, so its days do not move along with today: the days that passed are told anew.
"""

from datetime import date, timedelta

from django.utils import timezone

from pga.choices import Leesoordeel, Leesreden, Rol
from pga.demo.klok import op
from pga.models import Gebruiker, Leessignaal, Raadpleging
from pga.selectors.casussen import Casusblik, blik_op
from pga.selectors.leesreden import Reden, bekende_reden
from pga.selectors.opvallend import EEN_WEEK, maandag
from pga.selectors.zichtbaar import zichtbare_casussen
from pga.services.leessignaal import beoordeel_signaal, vind_opvallend_lezen
from pga.services.raadpleging import leesregel_van_casus, leg_lezen_vast
from pga.toegang.context import namens

HOOGSTENS = 20  # days; so that two whole weeks are always among them
LEZERS = ("regisseur", "voorzitter", "ondersteuner", "jeugdmarshall", "jbwest", "leerplicht", "jongerenwerk")
SCHERMEN = ("casus", "casus_plan", "casus_regie", "casus_bespreking", "casus_documenten", "casus_tijdlijn")
WOENSDAG, DONDERDAG, ZATERDAG = 2, 3, 5
ADRES = "192.0.2.{}"  # addresses that exist in documentation only


def vertel_lezen(spelers: dict[str, Gebruiker], dagen: int) -> None:
    """The readings of the past days, today left out, and what voorzitter and privacy find on Mondays."""
    vandaag = timezone.localdate()
    sinds = vandaag - timedelta(days=min(dagen, HOOGSTENS))
    for plek, naam in enumerate((*LEZERS, "analist")):
        _lees(spelers[naam], plek, sinds, vandaag, naam)
    week = maandag(sinds)
    while week + EEN_WEEK <= vandaag:
        with op(week + EEN_WEEK, 5):
            vind_opvallend_lezen(week)
        week += EEN_WEEK
    _beoordeel_ouder(spelers["voorzitter"], maandag(vandaag) - EEN_WEEK)


def _lees(wie: Gebruiker, plek: int, sinds: date, vandaag: date, naam: str) -> None:
    with namens(wie):
        blikken = [blik_op(wie, casus.nummer) for casus in zichtbare_casussen(wie).order_by("pk")]
        for dag in (sinds + timedelta(days=n) for n in range((vandaag - sinds).days)):
            uur = _uur(naam, dag)
            if uur is None or not blikken:
                continue
            with op(dag, uur):
                regels = [regel for nr in range(2) if (regel := _regel(wie, plek, dag, blikken, nr))]
                leg_lezen_vast(door=wie, regels=regels)


def _uur(naam: str, dag: date) -> int | None:
    """When this person opens cases on that day, if at all."""
    if naam == "analist":
        return 14 if dag.weekday() == WOENSDAG else None
    if naam == "jongerenwerk" and dag.weekday() in {DONDERDAG, ZATERDAG}:
        return 22  # after the evening in the youth centre
    return 9 + len(naam) % 6 if dag.weekday() < ZATERDAG else None


def _regel(wie: Gebruiker, plek: int, dag: date, blikken: list[Casusblik], nr: int) -> Raadpleging | None:
    worp = dag.toordinal() * 7 + plek * 3 + nr
    blik = blikken[worp % len(blikken)]
    reden = bekende_reden(blik)
    vraagbaar = any(d.rol == Rol.ANALIST and d.van <= timezone.now() for d in blik.eigen_deelnames)
    if reden is None and not vraagbaar:
        return None  # their part in the case had not begun
    reden = reden or Reden(str(Leesreden.SAMENHANG.label), gevraagd=True)
    return leesregel_van_casus(
        door=wie,
        casus=blik.casus,
        onderdeel=SCHERMEN[worp % len(SCHERMEN)],
        reden=reden.tekst,
        gevraagd=reden.gevraagd,
        adres=ADRES.format(10 + plek),
    )


def _beoordeel_ouder(voorzitter: Gebruiker, week: date) -> None:
    """What was found before last week has been looked into; last week's still waits."""
    with op(week, 9), namens(voorzitter):
        for signaal in Leessignaal.objects.filter(week__lt=week, beoordeling="").exclude(
            gebruiker=voorzitter
        ):
            beoordeel_signaal(
                signaal=signaal,
                door=voorzitter,
                versie=signaal.versie,
                oordeel=Leesoordeel.IN_ORDE,
                opmerking="Nagevraagd: dit hoorde bij het werk van die dag.",
            )
