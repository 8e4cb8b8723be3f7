"""Allowed moves of a question that came up in the discussion."""

from pga.choices import Laag, Recht
from pga.models import Gebruiker
from pga.overgang import Overgang
from pga.toegang.rechten import mag
from uvz.choices import Vraagstatus
from uvz.models import Vraag

S = Vraagstatus


def leidt(door: Gebruiker, vraag: Vraag) -> bool:
    return mag(door, Recht.BESLUITEN, vraag.casus_id) or mag(door, Recht.REGISSEREN, vraag.casus_id)


def beantwoordt(door: Gebruiker, vraag: Vraag) -> bool:
    """The organisation that was asked, or who leads the case and heard the answer."""
    eigen = vraag.organisatie_id == door.organisatie_id and (
        mag(door, Recht.BIJDRAGEN, vraag.casus_id) or mag(door, Recht.UITVOEREN, vraag.casus_id)
    )
    return eigen or leidt(door, vraag)


BEANTWOORDEN = Overgang(
    "beantwoorden",
    frozenset({S.OPEN, S.BEANTWOORD}),
    S.BEANTWOORD,
    beantwoordt,
    "Geef antwoord",
    gebeurtenis="Een vraag uit de bespreking is beantwoord.",
    laag=Laag.BESPREKING,
)
LATEN_VERVALLEN = Overgang("vervallen", frozenset({S.OPEN}), S.VERVALLEN, leidt, "Niet meer nodig")
VRAAG = (BEANTWOORDEN, LATEN_VERVALLEN)
