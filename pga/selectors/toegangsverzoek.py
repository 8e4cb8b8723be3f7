"""Requests for access: those one made, and those somebody who leads a case has to answer."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.choices import Verzoekstand
from pga.models import Casus, Gebruiker, Toegangsverzoek
from pga.models.toegangsverzoek import BLIJFT_OPEN
from pga.selectors.organisaties import gemeente_van
from pga.spreektaal import datum, datum_spreekt
from pga.toegang.schermen import SCHERMEN, past

PER_BLADZIJDE = 50
STANDVORM = {"in behandeling": "lopend", "toegang gegeven": "goed", "niet toegekend": "gesloten"}


def kan_vragen(gebruiker: Gebruiker) -> bool:
    """The screen to ask access is there for this person."""
    return past(SCHERMEN["toegang_vragen"], gebruiker)


def eigen_verzoeken(gebruiker: Gebruiker, pagina: str | None) -> Page:
    """What this person asked, latest first, as rows."""
    rijen = Toegangsverzoek.objects.filter(aanvrager=gebruiker)
    blad: Page = Paginator(rijen, PER_BLADZIJDE).get_page(pagina)
    blad.object_list = [_eigen_rij(verzoek) for verzoek in blad.object_list]
    return blad


def _eigen_rij(verzoek: Toegangsverzoek) -> dict[str, Any]:
    """A request in the words of the asker: nobody answered in time reads the same as refused."""
    stand = Verzoekstand.AFGEWEZEN.label if verzoek.verlopen else verzoek.get_status_display()
    toegekend = verzoek.status == Verzoekstand.TOEGEKEND
    return {
        "nummer": verzoek.nummer,
        "gevraagd_op": datum_spreekt(verzoek.aangemaakt_op),
        "reden": verzoek.reden,
        "gevraagd": verzoek.gevraagd,
        "stand": stand,
        "vorm": STANDVORM[stand],
        "antwoord": verzoek.antwoord,
        "uiterlijk": datum(verzoek.verloopt_op) if stand == "in behandeling" else "",
        "url": reverse("casus", args=[verzoek.nummer]) if toegekend else "",
    }


def aantal_lopend(gebruiker: Gebruiker) -> int:
    """How many requests of this person wait for an answer."""
    return _open().filter(aanvrager=gebruiker).count()


def _open() -> QuerySet[Toegangsverzoek]:
    sinds = timezone.now() - BLIJFT_OPEN
    return Toegangsverzoek.objects.filter(status=Verzoekstand.OPEN, aangemaakt_op__gt=sinds)


def open_verzoeken_voor(casus: Casus) -> list[dict[str, Any]]:
    """Requests about this case that wait for who leads it."""
    rijen = _open().filter(nummer=casus.nummer, gemeente=casus.gemeente_id)
    return [verzoekrij(verzoek) for verzoek in rijen.select_related("aanvrager__organisatie", "organisatie")]


def verzoekrij(verzoek: Toegangsverzoek) -> dict[str, Any]:
    """A request in the words of who answers it."""
    return {
        "pk": verzoek.pk,
        "wie": verzoek.aanvrager.naam_en_organisatie,
        "organisatie": str(verzoek.organisatie),
        "reden": verzoek.reden,
        "gevraagd": verzoek.gevraagd,
        "grondslag": verzoek.get_grondslag_display(),
        "wanneer": datum_spreekt(verzoek.aangemaakt_op),
        "verloopt": datum_spreekt(verzoek.verloopt_op),
    }


def verzoek_van(casus: Casus, pk: int) -> Toegangsverzoek:
    """This request about this case, answered or not, or Http404."""
    verzoek = (
        Toegangsverzoek.objects.filter(pk=pk, nummer=casus.nummer, gemeente=casus.gemeente_id)
        .select_related("organisatie", "aanvrager__organisatie")
        .first()
    )
    if verzoek is None:
        raise Http404
    return verzoek


def te_beantwoorden(gebruiker: Gebruiker) -> list[tuple[Toegangsverzoek, Casus]]:
    """Open requests about cases that this person leads, oldest first, each with its case; two queries."""
    verzoeken = list(
        _open()
        .filter(gemeente=gemeente_van(gebruiker))
        .exclude(aanvrager=gebruiker)
        .select_related("organisatie")
        .order_by("aangemaakt_op", "pk")
    )
    nummers = {verzoek.nummer for verzoek in verzoeken}
    casussen = {
        casus.nummer: casus
        for casus in Casus.objects.filter(nummer__in=nummers).select_related("persoon").order_by("nummer")
    }
    return [(verzoek, casussen[verzoek.nummer]) for verzoek in verzoeken if verzoek.nummer in casussen]
