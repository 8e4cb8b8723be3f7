"""Asking for access to a case, and the answer of who directs or decides it.

An asker learns nothing: a number that does not exist, one that is not answered and one that is not theirs to know
look the same, now and after two weeks.
"""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pga.choices import Berichtsoort, Fase, Functie, Verzoekstand
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Bericht, Casus, Gebruiker, Toegangsverzoek
from pga.models.toegangsverzoek import BLIJFT_OPEN
from pga.opslag import bewaar
from pga.overgang import voer_uit
from pga.selectors.mensen import waarnemers
from pga.selectors.organisaties import gemeente_van
from pga.services.bericht import BLIJFT_LIGGEN, stuur
from pga.services.deelname import nodig_uit
from pga.toegang.context import als_systeem
from pga.transitions import VERZOEK_AFWIJZEN, VERZOEK_TOEKENNEN
from pga.wachtrij import zet_klaar

MEER_NIET = 20  # requests of one person that are open at once
OP_VERZOEK = "verzoek om toegang"


@transaction.atomic
def vraag_toegang(
    *, door: Gebruiker, nummer: str, reden: str, gevraagd: str, grondslag: str
) -> Toegangsverzoek:
    """The request stands; if there is such a case, the worker tells who leads it. Raises Bezwaar.

    Nothing here looks for the case, so that the answer takes as long for a number that does not exist.
    """
    gemeente = gemeente_van(door)
    if gemeente is None:
        raise GeenToegang
    sinds = timezone.now() - BLIJFT_OPEN
    lopend = Toegangsverzoek.objects.filter(aanvrager=door, status=Verzoekstand.OPEN, aangemaakt_op__gt=sinds)
    if lopend.filter(nummer=nummer).exists():
        raise Bezwaar("U vroeg dit al. Uw verzoek is in behandeling en staat hieronder.")
    if lopend.count() >= MEER_NIET:
        raise Bezwaar("U heeft veel verzoeken lopen. Wacht eerst op antwoord.")
    verzoek = bewaar(
        Toegangsverzoek(
            gemeente=gemeente,
            nummer=nummer,
            aanvrager=door,
            organisatie=door.organisatie,
            reden=reden,
            gevraagd=gevraagd,
            grondslag=grondslag,
        ),
        door=door,
    )
    zet_klaar("pga.tasks.meld_toegangsverzoek", verzoek.pk)
    return verzoek


def meld_verzoek(verzoek_id: int) -> bool:
    """Regisseur, stand-in and voorzitter have one message about it, if there is such a case; True if they were told."""
    with als_systeem("verzoek om toegang melden"), transaction.atomic():
        verzoek = Toegangsverzoek.objects.select_related("organisatie").get(pk=verzoek_id)
        casus = (
            Casus.objects.exclude(fase__in=(Fase.AFGESLOTEN, Fase.VERNIETIGD))
            .filter(nummer=verzoek.nummer, gemeente=verzoek.gemeente_id)
            .select_related("regisseur", "gemeente")
            .first()
        )
        if casus is None or verzoek.status != Verzoekstand.OPEN:
            return False
        tekst = f"{verzoek.organisatie.kort} vraagt toegang tot deze casus."
        doel = reverse("casus_toegang", args=[casus.nummer])
        verteld = Bericht.objects.filter(casus=casus, tekst=tekst, tijdstip__gte=verzoek.aangemaakt_op)
        if verteld.exists():
            return False
        regie = [casus.regisseur] if casus.regisseur else []
        for mens in [*regie, *waarnemers([casus.pk]).get(casus.pk, [])]:
            stuur(soort=Berichtsoort.TOEGANG, tekst=tekst, door=None, aan=mens, casus=casus, doel=doel)
        stuur(
            soort=Berichtsoort.TOEGANG,
            tekst=tekst,
            door=None,
            functie=Functie.VOORZITTER,
            gemeente=casus.gemeente,
            casus=casus,
            doel=doel,
        )
    return True


def meld_wat_bleef_liggen() -> int:
    """Tell of the requests of the past day that nobody was told of, because the broker was down; returns how many."""
    nu = timezone.now()
    with als_systeem("verzoek om toegang melden"):
        gevraagd = Toegangsverzoek.objects.filter(
            status=Verzoekstand.OPEN, aangemaakt_op__range=(nu - timedelta(days=1), nu - BLIJFT_LIGGEN)
        )
        sleutels = list(gevraagd.order_by("pk").values_list("pk", flat=True))
    return sum(meld_verzoek(pk) for pk in sleutels)


@transaction.atomic
def ken_toe(
    *,
    casus: Casus,
    verzoek: Toegangsverzoek,
    door: Gebruiker,
    versie: int,
    rol: str,
    reden: str,
    gevraagd: str,
    grondslag: str,
    tot: date,
) -> Toegangsverzoek:
    """The organisation that asked takes part until and including `tot`. Raises what nodig_uit and voer_uit raise."""
    verzoek = voer_uit(
        VERZOEK_TOEKENNEN,
        verzoek,
        door=door,
        versie=versie,
        casus=casus,
        beantwoord_door=door,
        beantwoord_op=timezone.now(),
    )
    if verzoek.organisatie.gemeente_id != casus.gemeente_id:
        raise Bezwaar(f"{verzoek.organisatie} is geen partner van dit convenant.")
    nodig_uit(
        casus=casus,
        door=door,
        organisatie=verzoek.organisatie,
        rol=rol,
        reden=reden,
        gevraagd=gevraagd,
        grondslag=grondslag,
        tot=tot,
        aanleiding=OP_VERZOEK,
    )
    _vertel_aanvrager(verzoek, door)
    return verzoek


@transaction.atomic
def wijs_af(
    *, casus: Casus, verzoek: Toegangsverzoek, door: Gebruiker, versie: int, antwoord: str
) -> Toegangsverzoek:
    """The request is refused, for a reason that the asker reads. Raises what voer_uit raises."""
    verzoek = voer_uit(
        VERZOEK_AFWIJZEN,
        verzoek,
        door=door,
        versie=versie,
        reden=antwoord,
        casus=casus,
        antwoord=antwoord,
        beantwoord_door=door,
        beantwoord_op=timezone.now(),
    )
    _vertel_aanvrager(verzoek, door)
    return verzoek


def _vertel_aanvrager(verzoek: Toegangsverzoek, door: Gebruiker) -> None:
    stuur(
        soort=Berichtsoort.TOEGANG,
        tekst=f"Uw verzoek om toegang tot {verzoek.nummer} is beantwoord.",
        door=door,
        aan=verzoek.aanvrager,
        doel=reverse("toegang_vragen"),
    )
