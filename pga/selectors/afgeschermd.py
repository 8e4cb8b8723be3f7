"""Closed cases as the privacy officer sees them from outside: numbers and dates, never who it is."""

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404

from pga.choices import Fase, Functie
from pga.models import Casus, Functiegroep, Gebruiker
from pga.selectors.noodinzage import lopende_inzages
from pga.selectors.precies import precies
from pga.spreektaal import datum
from pga.toegang.context import als_systeem

PER_BLADZIJDE = 50


def afgeschermde_casussen(
    gebruiker: Gebruiker,
    *,
    pagina: str | None = None,
    nummer: str = "",
    achternaam: str = "",
    geboortedatum: date | None = None,
) -> Page:
    """Shielded cases of the municipality of this privacy officer; with search fields only the ones that fit exactly.

    As the system, because nobody holds a right on a closed case. Only numbers and dates leave this function.
    """
    gemeenten = Functiegroep.objects.filter(functie=Functie.PRIVACY, groep__user=gebruiker).values("gemeente")
    with als_systeem("nummers van afgeschermde casussen voor de privacyfunctionaris"):
        rijen = Casus.objects.filter(gemeente__in=gemeenten, fase=Fase.AFGESLOTEN)
        if nummer or achternaam:
            rijen = precies(rijen, nummer=nummer, achternaam=achternaam, geboortedatum=geboortedatum)
        kaal = rijen.order_by("-afgesloten_op", "-nummer").values("nummer", "afgesloten_op", "bewaren_tot")
        blad: Page = Paginator(kaal, PER_BLADZIJDE).get_page(pagina)
        blad.object_list = list(blad.object_list)
    lopend = {deelname.casus.nummer: deelname.tot for deelname in lopende_inzages(gebruiker)}
    blad.object_list = [_rij(rij) | {"tot": lopend.get(rij["nummer"])} for rij in blad.object_list]
    return blad


def _rij(rij: dict[str, Any]) -> dict[str, Any]:
    return {
        "nummer": rij["nummer"],
        "afgesloten": datum(rij["afgesloten_op"]),
        "bewaren": datum(rij["bewaren_tot"]),
    }


def afgeschermde_casus(gebruiker: Gebruiker, nummer: str) -> dict[str, Any]:
    """The number and dates of this shielded case of the own municipality, or Http404."""
    rijen = afgeschermde_casussen(gebruiker, nummer=nummer).object_list
    if not rijen:
        raise Http404
    rij: dict[str, Any] = rijen[0]
    return rij
