"""The weekly question whether access is still needed, and its answer."""

from collections import Counter

from django.db import transaction
from django.urls import reverse

from pga.choices import Berichtsoort, Functie
from pga.fouten import Bezwaar
from pga.models import Deelname, Gebruiker, Organisatie
from pga.selectors.mensen import waarnemers
from pga.selectors.nalopen import PER_KEER, langdurig, zonder_open_werk
from pga.services.bericht import stuur
from pga.services.deelname import houd_deelname, stop_deelname
from pga.spreektaal import telling
from pga.toegang.context import als_systeem

BLIJFT, STOPT = "blijft", "stopt"


@transaction.atomic
def loop_na(*, deelname: Deelname, door: Gebruiker, keuze: str, reden: str) -> Deelname:
    """The access is kept or ended, for this reason. Raises Bezwaar."""
    dienst = {BLIJFT: houd_deelname, STOPT: stop_deelname}.get(keuze)
    if dienst is None:
        raise Bezwaar("Kies of de toegang blijft of stopt.")
    return dienst(casus=deelname.casus, deelname=deelname, door=door, reden=reden)


@transaction.atomic
def vraag_wat_nog_nodig_is() -> int:
    """Each regisseur and stand-in with access to look at has one message, the voorzitter for cases without a regisseur.

    Returns how many messages.
    """
    per_mens: Counter[Gebruiker] = Counter()
    per_gemeente: Counter[Organisatie] = Counter()
    with als_systeem("toegang zoeken die misschien niet meer nodig is"):
        lang = langdurig().select_related("casus__regisseur", "casus__gemeente")
        ook = waarnemers()
        for deelname in zonder_open_werk(lang.iterator(chunk_size=PER_KEER)):
            regisseur = deelname.casus.regisseur
            if regisseur and regisseur.is_active:
                per_mens[regisseur] += 1
            elif regisseur is None:
                per_gemeente[deelname.casus.gemeente] += 1
            per_mens.update(ook.get(deelname.casus_id, ()))
    doel = reverse("toegang_nalopen")
    for mens, aantal in sorted(per_mens.items(), key=lambda rij: rij[0].pk):
        stuur(soort=Berichtsoort.TOEGANG, tekst=_tekst(aantal), door=None, aan=mens, doel=doel)
    for gemeente, aantal in sorted(per_gemeente.items(), key=lambda rij: rij[0].pk):
        stuur(
            soort=Berichtsoort.TOEGANG,
            tekst=_tekst(aantal),
            door=None,
            functie=Functie.VOORZITTER,
            gemeente=gemeente,
            doel=doel,
        )
    return len(per_mens) + len(per_gemeente)


def _tekst(aantal: int) -> str:
    ziet = telling(aantal, "organisatie ziet|organisaties zien")
    return f"{ziet} een casus al langer dan vier weken zonder open werk. Kijk of de toegang nog nodig is."
