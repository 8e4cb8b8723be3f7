"""Accepting the secrecy statement."""

from django.db import transaction
from django.utils import timezone

from pga.models import Gebruiker
from pga.opslag import bewaar
from pga.toegang.geheimhouding import VERSIE


@transaction.atomic
def teken_geheimhouding(*, door: Gebruiker, akkoord: bool) -> Gebruiker:
    """This person accepted the statement as it reads now; raises ValueError without `akkoord`."""
    if not akkoord:
        raise ValueError("Zonder akkoord wordt er niets getekend.")
    gebruiker = Gebruiker.objects.select_for_update(of=("self",)).get(pk=door.pk)
    gebruiker.geheimhouding_getekend_op = timezone.localdate()
    gebruiker.geheimhouding_versie = VERSIE
    return bewaar(gebruiker, door=door, reden=f"geheimhouding getekend, versie {VERSIE}")
