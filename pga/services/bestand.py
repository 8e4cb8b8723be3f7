"""Files of a case: added once, never changed."""

import hashlib

from django.db import transaction

from pga.choices import Gebeurtenissoort, Laag
from pga.fouten import GeenToegang
from pga.models import Bestand, Casus, Gebruiker
from pga.overgang import noteer
from pga.toegang.ladder import HANDELEN
from pga.toegang.rechten import rechten_op


@transaction.atomic
def bewaar_bestand(
    *, casus: Casus, door: Gebruiker, laag: str, naam: str, mediatype: str, inhoud: bytes
) -> Bestand:
    """The file is part of the case, for who holds `laag`, and so is its line. Raises GeenToegang."""
    rechten = rechten_op(door, casus.pk)
    if laag not in rechten or rechten.isdisjoint(HANDELEN):
        raise GeenToegang
    bestand: Bestand = Bestand.objects.create(
        casus=casus,
        laag=laag,
        naam=naam,
        mediatype=mediatype,
        inhoud=inhoud,
        omvang=len(inhoud),
        sha256=hashlib.sha256(inhoud).hexdigest(),
        door=door,
    )
    noteer(
        casus_id=casus.pk,
        tekst="Een document is toegevoegd.",
        door=door,
        soort=Gebeurtenissoort.PROCES,
        laag=Laag(laag),
    )
    return bestand
