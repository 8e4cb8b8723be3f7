"""Closing an account: nothing of it opens a door any more, from this moment."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pga.models import Casus, Concept, Deelname, Gebruiker, Waarneming
from pga.services.inrichting import zet_account_uit
from pga.services.toegang import beeindig
from pga.services.waarneming import trek_waarneming_in
from pga.toegang.context import als_systeem
from pga.toegang.einde import niet_voorbij


@transaction.atomic
def sluit_account(*, gebruiker: Gebruiker, door: Gebruiker, reden: str) -> Gebruiker:
    """This person cannot log in, is logged out everywhere, and holds no function, stand-in or grant.

    The row stays: old cases keep showing who did what. Drafts, which nobody else can read, are gone.
    """
    gebruiker = Gebruiker.objects.select_for_update(of=("self",)).get(pk=gebruiker.pk)
    _beeindig_waarnemingen(gebruiker)
    _beeindig_toegang(gebruiker, door, reden)
    gebruiker = zet_account_uit(gebruiker=gebruiker, door=door, reden=reden)
    Authenticator.objects.filter(user=gebruiker).delete()
    SocialAccount.objects.filter(user=gebruiker).delete()
    _beeindig_sessies(gebruiker)
    return gebruiker


def _beeindig_waarnemingen(gebruiker: Gebruiker) -> None:
    lopend = Waarneming.objects.filter(
        Q(regisseur=gebruiker) | Q(waarnemer=gebruiker),
        ingetrokken_op__isnull=True,
        tot__gte=timezone.localdate(),
    )
    for waarneming in lopend.order_by("pk"):
        trek_waarneming_in(waarneming=waarneming, door=None)


def _beeindig_toegang(gebruiker: Gebruiker, door: Gebruiker, reden: str) -> None:
    with als_systeem("toegang van een account beëindigen"):
        Concept.objects.filter(gebruiker=gebruiker).delete()
        persoonlijk = Deelname.objects.filter(niet_voorbij(), gebruiker=gebruiker).order_by("pk")
        per_casus: dict[int, list[Deelname]] = {}
        for deelname in persoonlijk:
            per_casus.setdefault(deelname.casus_id, []).append(deelname)
        for casus in Casus.objects.filter(pk__in=per_casus).order_by("pk"):
            beeindig(casus=casus, deelnames=per_casus[casus.pk], door=door, reden=reden)


def _beeindig_sessies(gebruiker: Gebruiker) -> None:
    """Who is inactive is refused at the next request anyway; this leaves no session behind either."""
    sleutels = [
        sessie.pk
        for sessie in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if sessie.get_decoded().get("_auth_user_id") == str(gebruiker.pk)
    ]
    Session.objects.filter(pk__in=sleutels).delete()
