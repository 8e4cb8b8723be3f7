"""Accounts: what somebody may do in the UVZ of a municipality. Never which cases: that is Deelname."""

from collections.abc import Collection

from django.contrib.auth.models import Group
from django.db import transaction

from pga.choices import Functie
from pga.fouten import Bezwaar
from pga.models import Functiegroep, Gebruiker, Organisatie
from pga.opslag import bewaar


@transaction.atomic
def zet_functies(
    *, gebruiker: Gebruiker, gemeente: Organisatie, functies: Collection[str], door: Gebruiker
) -> Gebruiker:
    """These are the functions of this person in the UVZ of `gemeente`; functions elsewhere stay as they are.

    Only who is beheerder opens the beheer. Raises Bezwaar for one's own account: nobody lets themselves in.
    """
    groepen = Functiegroep.objects.filter(gemeente=gemeente)
    nu = set(groepen.filter(groep__user=gebruiker).values_list("functie", flat=True))
    if nu == set(functies):
        return gebruiker
    if gebruiker.pk == door.pk:
        raise Bezwaar("Uw eigen functies wijzigt een andere beheerder.")
    gebruiker.groups.remove(*Group.objects.filter(functiegroep__in=groepen))
    gebruiker.groups.add(*Group.objects.filter(functiegroep__in=groepen.filter(functie__in=functies)))
    gebruiker.is_staff = Functie.BEHEER in functies
    gebruiker.__dict__.pop("_functies", None)
    woorden = ", ".join(sorted(Functie(code).label for code in functies)) or "geen"
    return bewaar(gebruiker, door=door, reden=f"functies: {woorden}")


def eigen_functies(gebruiker: Gebruiker, gemeente: Organisatie) -> list[str]:
    rijen = Functiegroep.objects.filter(gemeente=gemeente, groep__user=gebruiker).order_by("functie")
    return list(rijen.values_list("functie", flat=True))
