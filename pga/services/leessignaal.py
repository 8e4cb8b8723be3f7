"""Unusual reading is found every week and judged by voorzitter or privacy: fine, or to be looked into."""

from collections import Counter
from datetime import date

from django.db import transaction
from django.utils import timezone

from pga.choices import Berichtsoort, Functie, Leesoordeel
from pga.fouten import Bezwaar
from pga.models import Functiegroep, Gebruiker, Leessignaal, Organisatie
from pga.opslag import bewaar, wijzig
from pga.selectors.opvallend import vondsten
from pga.selectors.organisaties import eigen_functies
from pga.services.bericht import stuur
from pga.spreektaal import datum, telling
from pga.toegang.context import als_systeem

SCHERM = "/leeslog/opvallend/"
KIJKEN_NA = (Functie.VOORZITTER, Functie.PRIVACY)


@transaction.atomic
def vind_opvallend_lezen(week: date) -> int:
    """Each unusual reading of the week that begins on this Monday has a signal, once; returns how many are new.

    Voorzitter and privacy of each municipality concerned have a message that there is something to judge.
    """
    with als_systeem("opvallend lezen zoeken"):
        bekend = set(Leessignaal.objects.filter(week=week).values_list("gemeente", "gebruiker", "soort"))
        nieuw = [v for v in vondsten(week) if (v.gemeente, v.gebruiker, v.soort) not in bekend]
        for vondst in nieuw:
            bewaar(
                Leessignaal(
                    gemeente_id=vondst.gemeente,
                    week=week,
                    gebruiker_id=vondst.gebruiker,
                    soort=vondst.soort,
                    aantal=vondst.aantal,
                    eerste=vondst.eerste,
                    laatste=vondst.laatste,
                ),
                door=None,
            )
    per_gemeente = Counter(vondst.gemeente for vondst in nieuw)
    for gemeente in Organisatie.objects.filter(pk__in=per_gemeente):
        keren = telling(per_gemeente[gemeente.pk], "keer|keer")
        _vertel(gemeente, f"In de week van {datum(week)} viel {keren} op hoe iemand las. Kijk het na.")
    return len(nieuw)


def _vertel(gemeente: Organisatie, tekst: str) -> None:
    for groep in Functiegroep.objects.filter(gemeente=gemeente, functie__in=KIJKEN_NA):
        stuur(
            soort=Berichtsoort.LEESLOG,
            tekst=tekst,
            door=None,
            functie=Functie(groep.functie),
            gemeente=gemeente,
            doel=SCHERM,
        )


@transaction.atomic
def beoordeel_signaal(
    *, signaal: Leessignaal, door: Gebruiker, versie: int, oordeel: str, opmerking: str
) -> Leessignaal:
    """The signal is judged; one that must be looked into is told to the other of voorzitter and privacy.

    Raises Bezwaar for one's own reading and for a worry without words.
    """
    if signaal.gebruiker_id == door.pk:
        raise Bezwaar("Dit gaat over uzelf. Iemand anders kijkt dit na.")
    if oordeel not in Leesoordeel.values:
        raise Bezwaar("Kies of dit goed is, of dat het moet worden uitgezocht.")
    if oordeel == Leesoordeel.ZORG and not opmerking.strip():
        raise Bezwaar("Schrijf wat er moet worden uitgezocht.")
    signaal = wijzig(
        signaal,
        door=door,
        versie=versie,
        reden=oordeel,
        beoordeling=oordeel,
        opmerking=opmerking,
        beoordeeld_door=door,
        beoordeeld_op=timezone.now(),
    )
    if oordeel == Leesoordeel.ZORG:
        leidt = Functie.VOORZITTER in eigen_functies(door, signaal.gemeente)
        stuur(
            soort=Berichtsoort.LEESLOG,
            tekst="Opvallend lezen moet worden uitgezocht.",
            door=door,
            functie=Functie.PRIVACY if leidt else Functie.VOORZITTER,
            gemeente=signaal.gemeente,
            doel=f"{SCHERM}{signaal.pk}/",
        )
    return signaal
