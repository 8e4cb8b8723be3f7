"""The time line of a case, as far as each line's layer is visible to the one who asks."""

from typing import Any

from django.core.paginator import Page, Paginator

from pga.choices import Laag, Recht
from pga.models import Gebeurtenis
from pga.selectors.casussen import Casusblik

PER_BLADZIJDE = 50


def tijdlijn(blik: Casusblik, *, soort: str, pagina: str | None) -> Page:
    """Newest first, one page; rows for the component `tijdlijn`."""
    rijen = Gebeurtenis.objects.filter(casus=blik.casus).select_related("door", "organisatie")
    if soort:
        rijen = rijen.filter(soort=soort)
    blad: Page = Paginator(rijen, PER_BLADZIJDE).get_page(pagina)
    # What everybody in the case reads needs no line of its own.
    smal = [laag for laag in Laag if laag != Laag.IDENTITEIT and blik.mag(laag.value)]
    lezers = {laag.value: blik.zichtbaar_voor(Recht(laag.value)) for laag in smal}
    blad.object_list = [_regel(rij, lezers) for rij in blad.object_list]
    return blad


def _regel(rij: Gebeurtenis, lezers: dict[str, str]) -> dict[str, Any]:
    wie = str(rij.door) if rij.door else "automatisch"
    return {
        "moment": rij.tijdstip,
        "titel": rij.tekst,
        "wie": f"{wie} ({rij.organisatie.kort})" if rij.organisatie else wie,
        "tekst": rij.reden,
        "zichtbaar_voor": lezers.get(rij.laag, ""),
    }
