"""Allowed moves of a question that came up in the discussion."""

from pga.choices import Functie, Laag, Recht
from pga.models import Gebruiker
from pga.overgang import Overgang
from pga.toegang.rechten import mag
from uvz.choices import Vraagstatus
from uvz.models import Vraag

S = Vraagstatus
# Who writes for an organisation; the database knows no organisation of the others (pga.toegang.context).
NAMENS_ORGANISATIE = {
    Functie.PARTNER,
    Functie.WEGER,
    Functie.VOORZITTER,
    Functie.REGISSEUR,
    Functie.JEUGDMARSHALL,
}


def draagt_bij(door: Gebruiker, casus_id: int) -> bool:
    """May bring something into the discussion for the own organisation."""
    return mag(door, Recht.BIJDRAGEN, casus_id) and not NAMENS_ORGANISATIE.isdisjoint(door.functies)


def leidt_casus(door: Gebruiker, casus_id: int) -> bool:
    return mag(door, Recht.BESLUITEN, casus_id) or mag(door, Recht.REGISSEREN, casus_id)


def leidt(door: Gebruiker, vraag: Vraag) -> bool:
    return leidt_casus(door, vraag.casus_id)


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
