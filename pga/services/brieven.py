"""Letters: deciding who gets one, making the PDF in the worker, printing and posting."""

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pga import pdf
from pga.brieven_inhoud import (
    SJABLOONVERSIE,
    Briefinhoud,
    Geadresseerde,
    GeenSjabloon,
    Gemeente,
    Jongere,
    html_van,
)
from pga.choices import Briefsoort, Briefstatus, Gebeurtenissoort, Inzagesoort, Laag, Naamsoort
from pga.fouten import Bezwaar
from pga.models import Bestand, Brief, Casus, Gebruiker
from pga.opslag import eenmalig
from pga.overgang import Overgang, noteer, voer_uit
from pga.selectors.brieven import Ontvanger, leeftijd_op, ontvangers
from pga.services.raadpleging import log_raadpleging
from pga.toegang.context import als_systeem
from pga.transitions import (
    AFDRUKKEN,
    BRIEF_VERVALLEN,
    MAKEN,
    MISLUKKEN,
    ONBESTELBAAR,
    OPNIEUW,
    POSTEN,
    TERUG_NAAR_AFGEDRUKT,
    TERUG_NAAR_KLAAR,
)
from pga.wachtrij import zet_klaar

logboek = structlog.get_logger("pga.brieven")

MAAK_BRIEF = "pga.tasks.maak_brief"
BEWAARTERMIJN = "ten hoogste 5 jaar nadat wij de eerste gegevens kregen"


def _nu() -> datetime:
    """Asked when a pile is handled, not when this module is loaded."""
    return timezone.now()


# What the printbalie can do with a chosen pile, and what that does to the moment of printing or posting.
BALIE: dict[str, tuple[Overgang, dict[str, Any]]] = {
    "afgedrukt": (AFDRUKKEN, {"afgedrukt_op": _nu}),
    "gepost": (POSTEN, {"verzonden_op": _nu}),
    "niet_afgedrukt": (TERUG_NAAR_KLAAR, {"afgedrukt_op": None}),
    "niet_gepost": (TERUG_NAAR_AFGEDRUKT, {"verzonden_op": None}),
    "onbestelbaar": (ONBESTELBAAR, {}),
    "vervallen": (BRIEF_VERVALLEN, {}),
}


@transaction.atomic
def maak_notificatiebrieven(
    *, casus: Casus, aanleiding: str, vergadering_datum: date, door: Gebruiker
) -> list[str]:
    """A notification letter per addressee who has an address; returns what is missing for the others, in Dutch.

    Safe to call again after an address was added: nobody gets two letters for one occasion.
    """
    gegevens = {"vergadering_datum": vergadering_datum.isoformat()}
    return _voor_iedereen(casus, Briefsoort.NOTIFICATIE, aanleiding, gegevens, door)


@transaction.atomic
def maak_afsluitbrieven(*, casus: Casus, afgesloten_op: date, positief: bool, door: Gebruiker) -> list[str]:
    """A closing letter per addressee who has an address; returns what is missing for the others, in Dutch."""
    gegevens = {"afgesloten_op": afgesloten_op.isoformat(), "positief": positief}
    return _voor_iedereen(casus, Briefsoort.AFSLUITING, "afsluiting", gegevens, door)


def _voor_iedereen(
    casus: Casus, soort: str, aanleiding: str, gegevens: dict[str, Any], door: Gebruiker
) -> list[str]:
    gevonden, ontbreekt = ontvangers(casus)
    bestaand = set(
        Brief.objects.filter(casus=casus, soort=soort, aanleiding=aanleiding)
        .exclude(status=Briefstatus.VERVALLEN)
        .order_by()
        .values_list("relatie_id", flat=True)
    )
    nieuw = [o for o in gevonden if o.adres and (o.relatie.pk if o.relatie else None) not in bestaand]
    for ontvanger in nieuw:
        _leg_vast(casus, ontvanger, soort=soort, aanleiding=aanleiding, gegevens=gegevens, door=door)
    if nieuw:
        tekst = f"{Briefsoort(soort).label.capitalize()} gemaakt voor {len(nieuw)} geadresseerde(n)."
        noteer(casus_id=casus.pk, tekst=tekst, door=door, soort=Gebeurtenissoort.BRIEF, laag=Laag.REGIE)
    return ontbreekt


def _leg_vast(
    casus: Casus,
    ontvanger: Ontvanger,
    *,
    soort: str,
    aanleiding: str,
    gegevens: dict[str, Any],
    door: Gebruiker,
) -> Brief:
    brief = eenmalig(
        Brief(
            casus=casus,
            soort=soort,
            aanleiding=aanleiding,
            relatie=ontvanger.relatie,
            geadresseerde=ontvanger.naam,
            adresregels=ontvanger.adres.regels if ontvanger.adres else [],
            gegevens=gegevens,
            gevraagd_door=door,
        ),
        door=door,
        zin="Deze brief is al gemaakt.",
    )
    zet_klaar(MAAK_BRIEF, brief.pk)
    return brief


def _ook_aan_ander(brief: Brief) -> bool:
    """The other side, the person or a parent, gets a letter on this occasion too."""
    van_deze_keer = Brief.objects.filter(casus=brief.casus, soort=brief.soort, aanleiding=brief.aanleiding)
    return (
        van_deze_keer.exclude(status=Briefstatus.VERVALLEN)
        .filter(relatie__isnull=brief.relatie_id is not None)
        .exists()
    )


def _inhoud(brief: Brief) -> Briefinhoud:
    casus, persoon, g = brief.casus, brief.casus.persoon, brief.gegevens
    bijnaam = persoon.bijnamen.filter(soort=Naamsoort.ROEPNAAM).first()
    plaats = {naam: waarde for naam, waarde in settings.GEMEENTE.items() if naam != "plaats"}
    return Briefinhoud(
        soort=brief.soort,
        gemeente=Gemeente(**plaats | {"naam": settings.GEMEENTE["plaats"]}),
        geadresseerde=Geadresseerde(brief.geadresseerde, brief.adresregels),
        jongere=Jongere(bijnaam.naam if bijnaam else persoon.voornaam, persoon.voornaam, persoon.achternaam),
        leeftijd=leeftijd_op(persoon, timezone.localdate()),
        is_ouder=brief.relatie_id is not None,
        kenmerk=casus.nummer,
        datum=timezone.localdate(),
        vergadering_datum=date.fromisoformat(g["vergadering_datum"]) if "vergadering_datum" in g else None,
        bewaartermijn=BEWAARTERMIJN,
        afgesloten_op=date.fromisoformat(g["afgesloten_op"]) if "afgesloten_op" in g else None,
        positief=bool(g.get("positief")),
        ander_ook=_ook_aan_ander(brief),
    )


def stel_brief_op(brief_id: int) -> None:
    """Make the PDF of one letter and store it; a letter that is made already is left as it is.

    All in one transaction under a lock on the letter: killed halfway it leaves nothing, done twice it makes one.
    """
    with als_systeem("brief maken"):
        brief = Brief.objects.select_for_update(no_key=True, of=("self",)).filter(pk=brief_id).first()
        if brief is None or brief.status != Briefstatus.CONCEPT:
            logboek.info("brief al gemaakt", brief=brief_id)
            return
        inhoud = _inhoud(brief)
        document = pdf.maak_pdf(html_van(inhoud), titel=inhoud.titel)
        bestand = Bestand.objects.create(
            casus=brief.casus,
            laag=Laag.REGIE,
            naam=f"{brief.soort}-{brief.casus.nummer}-{brief.pk}.pdf",
            mediatype="application/pdf",
            inhoud=document,
            omvang=len(document),
            sha256=pdf.hash_van(document),
        )
        voer_uit(
            MAKEN,
            brief,
            door=None,
            versie=None,
            bestand=bestand,
            sjabloon=inhoud.sjabloon,
            sjabloonversie=SJABLOONVERSIE,
            fout="",
        )


def meld_mislukt(brief_id: int, fout: Exception) -> None:
    """The letter shows that making it failed, with a sentence that says what to do; the retry button stands beside."""
    zin = (
        str(fout)
        if isinstance(fout, GeenSjabloon)
        else "De brief kon niet worden gemaakt. Probeer het opnieuw."
    )
    with als_systeem("mislukte brief melden"):
        brief = Brief.objects.filter(pk=brief_id, status=Briefstatus.CONCEPT).first()
        if brief is not None:
            voer_uit(MISLUKKEN, brief, door=None, versie=None, fout=zin)


@transaction.atomic
def probeer_opnieuw(*, brief: Brief, door: Gebruiker, versie: int) -> Brief:
    """A failed letter is made again."""
    brief = voer_uit(OPNIEUW, brief, door=door, versie=versie, fout="")
    zet_klaar(MAAK_BRIEF, brief.pk)
    return brief


@transaction.atomic
def verwerk_stapel(
    *, actie: str, brieven: Sequence[tuple[int, int]], door: Gebruiker, reden: str = ""
) -> int:
    """Do one thing with a pile of letters, given as (pk, version seen); all of them or none. Returns how many."""
    if actie not in BALIE:
        raise Bezwaar("Kies wat er met de brieven gebeurt.")
    if not brieven:
        raise Bezwaar("Kies eerst een of meer brieven.")
    overgang, velden = BALIE[actie]
    for pk, versie in brieven:
        waarden = {naam: waarde() if callable(waarde) else waarde for naam, waarde in velden.items()}
        voer_uit(overgang, Brief(pk=pk), door=door, versie=versie, reden=reden, **waarden)
    return len(brieven)


def liggen_gebleven(ouder_dan_seconden: int = 120) -> list[int]:
    """Letters that should have been made by now: their task was lost with a worker. Their task is sent again."""
    grens = timezone.now() - timedelta(seconds=ouder_dan_seconden)
    with als_systeem("blijven liggen brieven zoeken"):
        pks = list(
            Brief.objects.filter(status=Briefstatus.CONCEPT, aangemaakt_op__lt=grens)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
    for pk in pks:
        zet_klaar(MAAK_BRIEF, pk)
    return pks


@transaction.atomic
def printbestand(*, pks: Sequence[int], door: Gebruiker, adres: str | None) -> bytes:
    """One PDF of the chosen letters, in the order of the list, for the printer; each reading is logged.

    Raises Bezwaar if nothing printable was chosen.
    """
    import pikepdf

    klaar = (Briefstatus.KLAAR, Briefstatus.AFGEDRUKT)
    brieven = (
        Brief.objects.filter(pk__in=pks, status__in=klaar).select_related("casus").order_by("soort", "pk")
    )
    samen = pikepdf.new()
    for brief in brieven:
        document = Bestand.objects.values_list("inhoud", flat=True).get(pk=brief.bestand_id)
        with pikepdf.open(io.BytesIO(bytes(document))) as een:
            samen.pages.extend(een.pages)
        log_raadpleging(
            door=door,
            casus=brief.casus,
            onderdeel="printbestand",
            soort=Inzagesoort.EXPORT,
            doel=brief.pk,
            reden="brieven afdrukken",
            adres=adres,
        )
    if not samen.pages:
        raise Bezwaar("Kies eerst een of meer brieven die klaar zijn.")
    uit = io.BytesIO()
    samen.save(uit)
    return uit.getvalue()
