"""Every address about the planted cases: each route of the house, with each case and with rows of its own table."""

from collections.abc import Iterator

from django.apps import apps
from django.urls import reverse

from pga.models import Casus
from pga.toegang.context import als_systeem
from tests.toegang.kanariewie import ZONDER_CASUS
from tests.toegang.matrix import MATRIX
from tests.toegang.test_schermen import ROUTES, WAARDEN
from uvz.models import Aanmelding

# Of which table `pk` is, where the matrix does not say so; "" is no row of a case: the crawl itself comes there.
VAN = {route: rij.van for route, rij in MATRIX.items() if rij.van} | {
    "aanmelding_weggooien": "Aanmelding",
    "afsluiting_agenderen": "Afsluiting",
    "bericht_gelezen": "Bericht",
    "bijdrage_wijzigen": "Bijdrage",
    "bijdrage_lezers": "Bijdrage",
    "deelname_beeindigen": "Deelname",
    "deelname_nalopen": "Deelname",
    "deelname_verlengen": "Deelname",
    "noodinzage_een": "Noodinzage",
    "noodinzage_oordeel": "Noodinzage",
    "toegangsverzoek_afwijzen": "Toegangsverzoek",
    "toegangsverzoek_toekennen": "Toegangsverzoek",
    "verstrekking_intrekken": "Verstrekking",
    "verstrekking_wijzigen": "Verstrekking",
    "vraag_beantwoorden": "Vraag",
    "weging_uitkomst": "Aanmelding",
    "agendapunt_nieuw": "",
    "bekijk_als": "",
    "gebruiker_vertrek": "",
    "jaarcontrole_een": "",
    "leeslog_opvallend_een": "",
    "organisatie_vertrek": "",
    "rapportage": "",
    "rapportage_opnieuw": "",
    "rapportage_pdf": "",
    "vergadering": "",
    "vergadering_actie": "",
    "vergadering_scherm": "",
    "vergadering_wijzigen": "",
    "waarneming_intrekken": "",
}
ALLES = {"Bestand"}  # of which every row is a content of its own
NIET = {"account_logout"}


def adressen(casussen: list[Casus]) -> dict[str, tuple[str, str]]:
    """Each address with its route, and the first name of its case or "" where it is about none."""
    with als_systeem("test: adressen van rijen"):
        routes = [route for route in ROUTES if route not in NIET]
        gevonden = {adres: (route, wie) for route in routes for adres, wie in _van(route, casussen)}
        for melding in Aanmelding.objects.filter(casus=None, voornaam__in=ZONDER_CASUS):
            for route in (route for route in routes if VAN.get(route) == "Aanmelding"):
                vast = {naam: WAARDEN[naam] for naam in ROUTES[route]}
                gevonden[reverse(route, kwargs=vast | {"pk": melding.pk})] = route, melding.voornaam
        return gevonden


def _van(route: str, casussen: list[Casus]) -> Iterator[tuple[str, str]]:
    namen = ROUTES[route]
    vast = {naam: WAARDEN[naam] for naam in namen if naam not in {"pk", "nummer"}}
    if "nummer" not in namen and "pk" not in namen:
        yield reverse(route, kwargs=vast), ""
        return
    for casus in casussen:
        nummer = {"nummer": casus.nummer} if "nummer" in namen else {}
        for rij in [{"pk": pk} for pk in _rijen(VAN[route], casus)] if "pk" in namen else [{}]:
            yield reverse(route, kwargs=vast | nummer | rij), casus.persoon.voornaam


def _rijen(tabel: str, casus: Casus) -> list[int]:
    """The newest row of the case, for some tables all of them."""
    if not tabel:
        return []
    model = next(m for m in apps.get_models() if m.__name__ == tabel)
    is_van = {"nummer": casus.nummer} if tabel == "Toegangsverzoek" else {"casus": casus}
    rijen = model._default_manager.filter(**is_van).order_by("-pk").values_list("pk", flat=True)
    return list(rijen if tabel in ALLES else rijen[:1])
