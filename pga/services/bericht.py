"""Telling somebody something: a line on Mijn werk, and a mail that says only that there is one."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pga.choices import Berichtsoort, Functie
from pga.models import Bericht, Casus, Functiegroep, Gebruiker, Organisatie
from pga.selectors.berichten import ongelezen
from pga.toegang.context import als_systeem
from pga.wachtrij import zet_klaar

BLIJFT_LIGGEN = timedelta(minutes=5)


@transaction.atomic
def stuur(
    *,
    soort: Berichtsoort,
    tekst: str,
    door: Gebruiker | None,
    aan: Gebruiker | None = None,
    functie: Functie | None = None,
    gemeente: Organisatie | None = None,
    casus: Casus | None = None,
    doel: str = "",
) -> Bericht:
    """A message stands ready for `aan`, or for those with `functie` in `gemeente`; they are mailed that it does.

    A message about a case is read by who sees the case. One without a case must say nothing about a person.
    """
    groep = Functiegroep.objects.get(gemeente=gemeente, functie=functie) if functie else None
    with als_systeem("bericht klaarzetten"):
        bericht = Bericht.objects.create(
            soort=soort,
            tekst=tekst,
            ontvanger=aan,
            functiegroep=groep,
            casus=casus,
            doel=doel,
            tijdstip=timezone.now(),
        )
    zet_klaar("pga.tasks.mail_bericht", bericht.pk)
    return bericht


@transaction.atomic
def markeer_gelezen(*, bericht: Bericht, door: Gebruiker) -> Bericht:
    """The message no longer stands on Mijn werk, of nobody who could have read it."""
    if bericht.gelezen_op is None:
        bericht.gelezen_op, bericht.gelezen_door = timezone.now(), door
        bericht.save(update_fields=["gelezen_op", "gelezen_door"])
    return bericht


@transaction.atomic
def lees_alles(*, door: Gebruiker) -> int:
    """Nothing stands unread for this person any more; returns how many did."""
    return ongelezen(door).update(gelezen_op=timezone.now(), gelezen_door=door)


_MAILTEKST = """Goedendag,

Er staat een bericht voor u klaar in de toepassing van het UVZ.
Log in om het te lezen: {adres}

In deze mail staat niets over personen. U kunt er niet op antwoorden.
"""


@transaction.atomic
def mail_bericht(bericht_id: int) -> int:
    """Who the message is for has a mail that says only that there is one; returns how many were sent.

    Each gets a mail of their own, so that nobody reads who else is told. Sent twice is said twice: a crash between
    sending and noting may repeat the mail, never lose it.
    """
    with als_systeem("bericht mailen"):
        bericht = Bericht.objects.select_for_update().filter(pk=bericht_id, gemaild_op=None).first()
        if bericht is None:
            return 0
        mensen = Gebruiker.objects.filter(is_active=True).exclude(email="")
        # Not one Q with OR: an empty function group would match everybody without one.
        een, groep = bericht.ontvanger_id, bericht.functiegroep_id
        wie = Q(pk=een) if een else Q(groups__functiegroep=groep)
        adressen = list(mensen.filter(wie).order_by("pk").distinct().values_list("email", flat=True))
        for adres in adressen:
            EmailMessage(
                "Er staat een bericht voor u klaar", _MAILTEKST.format(adres=settings.SITE_ADRES), to=[adres]
            ).send()
        bericht.gemaild_op = timezone.now()
        bericht.save(update_fields=["gemaild_op"])
    return len(adressen)


def niet_gemaild() -> list[int]:
    """Messages whose mail was never sent, because the broker or the worker was down."""
    with als_systeem("blijven liggen berichten zoeken"):
        return list(
            Bericht.objects.filter(gemaild_op=None, tijdstip__lt=timezone.now() - BLIJFT_LIGGEN)
            .order_by("pk")
            .values_list("pk", flat=True)
        )


def mail_wat_bleef_liggen() -> int:
    """Put them in the queue again; returns how many."""
    gevonden = niet_gemaild()
    for pk in gevonden:
        zet_klaar("pga.tasks.mail_bericht", pk)
    return len(gevonden)
