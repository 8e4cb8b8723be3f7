"""Asking for a report, making it in the worker, trying again."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from monitoring.choices import Rapportstatus
from monitoring.kwartaal import Kwartaal
from monitoring.models import Rapport
from monitoring.selectors.beeld import beeld_van
from monitoring.selectors.rapporten import ligt_stil, mag_cijfers_van, rapporten_voor
from monitoring.services.momentopname import maak_momentopname, vul_terugblik_aan
from monitoring.transitions import MAKEN, MISLUKKEN, OPNIEUW
from pga import pdf
from pga.choices import Organisatiesoort
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Gebruiker, Organisatie
from pga.opslag import eenmalig
from pga.overgang import voer_uit
from pga.selectors.organisaties import gemeente_van
from pga.wachtrij import zet_klaar

logboek = structlog.get_logger("monitoring.rapport")

MAAK_RAPPORT = "monitoring.tasks.maak_rapport"
MISLUKT = "Het rapport kon niet worden gemaakt. Probeer het opnieuw, of meld het aan de beheerder."


@transaction.atomic
def vraag_rapport(*, kwartaal: str, door: Gebruiker) -> Rapport:
    """A report over the quarter (code `2026-3`) of the own municipality is asked for; the worker makes it.

    Raises Bezwaar if this person has asked for it already and it is still being made.
    """
    gemeente, periode = gemeente_van(door), Kwartaal.uit_code(kwartaal)
    if gemeente is None or not mag_cijfers_van(door, gemeente):
        raise GeenToegang
    if periode > Kwartaal.nu():
        raise Bezwaar("Dit kwartaal is nog niet begonnen.")
    bezig = rapporten_voor(door).filter(van=periode.van, status=Rapportstatus.GEVRAAGD, gevraagd_door=door)
    if any(not ligt_stil(rapport) for rapport in bezig):
        raise Bezwaar("Dit rapport wordt al gemaakt. Het staat over een paar tellen in de lijst.")
    return _vraag(gemeente, periode, door)


def vraag_kwartaalrapporten() -> int:
    """Each municipality has an automatic report over the last full quarter; returns how many are new."""
    periode = Kwartaal.nu().vorige
    gevraagd = 0
    for gemeente in Organisatie.objects.filter(soort=Organisatiesoort.GEMEENTE).order_by("pk"):
        if Rapport.objects.filter(gemeente=gemeente, van=periode.van, gevraagd_door__isnull=True).exists():
            continue
        try:
            with transaction.atomic():
                _vraag(gemeente, periode, None)
        except Bezwaar:
            continue  # another beat was first
        gevraagd += 1
    return gevraagd


def _vraag(gemeente: Organisatie, periode: Kwartaal, door: Gebruiker | None) -> Rapport:
    rapport = eenmalig(
        Rapport(gemeente=gemeente, van=periode.van, tot_en_met=periode.tot_en_met, gevraagd_door=door),
        door=door,
        zin="Dit rapport is er al.",
    )
    zet_klaar(MAAK_RAPPORT, rapport.pk)
    return rapport


@transaction.atomic
def stel_rapport_op(rapport_id: int) -> None:
    """Freeze the figures and make the PDF; a report that is there already is left as it is.

    One transaction under a lock on the report: killed halfway it leaves nothing, run twice it makes one.
    """
    rapport = (
        Rapport.objects.select_for_update(no_key=True, of=("self",))
        .select_related("gemeente", "gevraagd_door")
        .filter(pk=rapport_id)
        .first()
    )
    if rapport is None or rapport.status == Rapportstatus.KLAAR:
        logboek.info("rapport al gemaakt", rapport=rapport_id)
        return
    gemeente, kwartaal = rapport.gemeente, Kwartaal.van_dag(rapport.van)
    vul_terugblik_aan(gemeente=gemeente, kwartaal=kwartaal, door=None)
    opname = maak_momentopname(
        gemeente=gemeente, van=rapport.van, tot_en_met=rapport.tot_en_met, door=rapport.gevraagd_door
    )
    beeld = beeld_van(opname)
    html = render_to_string(
        "rapporten/kwartaal.html",
        {"beeld": beeld, "datum": timezone.localdate(), "gemeente": {"naam": settings.GEMEENTE["plaats"]}},
    )
    document = pdf.maak_pdf(html, titel=beeld.titel, onderwerp=beeld.herkomst)
    voer_uit(
        MAKEN,
        rapport,
        door=None,
        versie=None,
        momentopname=opname,
        inhoud=document,
        sha256=pdf.hash_van(document),
        klaar_op=timezone.now(),
        fout="",
    )


@transaction.atomic
def liggen_gebleven(ouder_dan: timedelta = timedelta(minutes=5)) -> list[int]:
    """Reports that should have been made by now: their task was lost with a worker. Their task is sent again."""
    wachtend = Rapport.objects.filter(
        status=Rapportstatus.GEVRAAGD, gevraagd_op__lt=timezone.now() - ouder_dan
    ).order_by("pk")
    pks = list(wachtend.values_list("pk", flat=True))
    for pk in pks:
        zet_klaar(MAAK_RAPPORT, pk)
    return pks


def meld_mislukt(rapport_id: int) -> None:
    """The report shows that making it failed; what went wrong stands in the log, not on the screen."""
    rapport = Rapport.objects.filter(pk=rapport_id).exclude(status=Rapportstatus.KLAAR).first()
    if rapport is not None:
        voer_uit(MISLUKKEN, rapport, door=None, versie=None, fout=MISLUKT)


@transaction.atomic
def probeer_opnieuw(*, rapport: Rapport, door: Gebruiker, versie: int) -> Rapport:
    """A report that failed, or whose task was lost, is made again."""
    if not ligt_stil(rapport):
        raise Bezwaar("Dit rapport is al klaar of wordt nu gemaakt.")
    rapport = voer_uit(OPNIEUW, rapport, door=door, versie=versie, fout="", gevraagd_op=timezone.now())
    zet_klaar(MAAK_RAPPORT, rapport.pk)
    return rapport
