"""Who reads a contribution: chosen by the organisation that gives it, and changed by nobody else."""

from collections.abc import Iterable

from django.db import transaction

from pga.choices import Gebeurtenissoort, Laag, Recht
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Gebruiker
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer
from pga.toegang.rechten import lopende_deelnames, mag
from uvz.choices import Kring
from uvz.models import Bijdrage, Bijdragekring
from uvz.selectors.kring import kring_in_woorden, lezers_bij, schrijft_namens


def zet_lezers(*, bijdrage: Bijdrage, door: Gebruiker, lezers: Iterable[int]) -> None:
    """Exactly these organisations are the chosen ones. Raises Bezwaar for one that does not take part in the case."""
    gewenst = set(lezers) if bijdrage.kring == Kring.GEKOZEN else set()
    if bijdrage.kring == Kring.GEKOZEN and not gewenst:
        raise Bezwaar("Kies ten minste één organisatie die dit mag lezen.")
    bestaand = list(Bijdragekring.objects.filter(bijdrage=bijdrage).order_by("pk"))
    nieuw = gewenst - {rij.organisatie_id for rij in bestaand}
    meedoen = {d.organisatie_id for d in lopende_deelnames(bijdrage.casus)} - {bijdrage.organisatie_id}
    if not nieuw <= meedoen:
        raise Bezwaar("U kunt alleen organisaties kiezen die bij deze casus betrokken zijn.")
    for rij in bestaand:
        if rij.organisatie_id not in gewenst:
            rij._history_user = door  # type: ignore[attr-defined]  # read by simple_history
            rij.delete()
    for organisatie in sorted(nieuw):
        rij = Bijdragekring(
            casus_id=bijdrage.casus_id,
            bijdrage=bijdrage,
            gever_id=bijdrage.organisatie_id,
            organisatie_id=organisatie,
        )
        bewaar(rij, door=door)


@transaction.atomic
def wijzig_kring(
    *, bijdrage: Bijdrage, door: Gebruiker, versie: int, kring: str, lezers: Iterable[int] = ()
) -> Bijdrage:
    """From now on this circle reads it, also when the discussion is over; history and time line say so.

    The line is for who reads small circles: that one exists is kept as small as the circle.

    Only for the organisation that gave it, while it is in the case. Raises GeenToegang, Verouderd or Bezwaar.
    """
    eigen = bijdrage.organisatie_id == door.organisatie_id and mag(door, Recht.IDENTITEIT, bijdrage.casus_id)
    if not eigen or not schrijft_namens(door):
        raise GeenToegang
    oud = _in_woorden(bijdrage)
    bijdrage = wijzig(bijdrage, door=door, versie=versie, reden="kring gewijzigd", kring=kring)
    zet_lezers(bijdrage=bijdrage, door=door, lezers=lezers)
    if (nieuw := _in_woorden(bijdrage)) != oud:
        noteer(
            casus_id=bijdrage.casus_id,
            tekst=f"De kring van een bijdrage van {bijdrage.organisatie.kort} is gewijzigd"
            f" van {oud} naar {nieuw}.",
            door=door,
            soort=Gebeurtenissoort.TOEGANG,
            laag=Laag.VERTROUWELIJK,
        )
    return bijdrage


def _in_woorden(bijdrage: Bijdrage) -> str:
    rijen = lezers_bij([bijdrage]).get(bijdrage.pk, [])
    return kring_in_woorden(bijdrage.kring, [rij.organisatie.kort for rij in rijen])
