"""What a hand-over shows before it is done."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from pga.models import Casus, Gebruiker
from pga.selectors.mensen import caseload_tellen


def aangevinkt(casussen: QuerySet[Casus], vraag: QueryDict) -> list[int]:
    """Which cases are ticked at first: all, the one the link named, or none."""
    if vraag.get("kies") == "alle":
        return list(casussen.values_list("pk", flat=True))
    nummer = vraag.get("casus", "").replace("\x00", "")
    return list(casussen.filter(nummer=nummer).values_list("pk", flat=True)) if nummer else []


def voorbeeld(van: Gebruiker, gegevens: dict[str, Any]) -> dict[str, Any]:
    """The cases by name, and how heavy both caseloads are before and after."""
    naar, casussen = gegevens["naar"], list(gegevens["casussen"])
    aantallen = caseload_tellen([van, naar])
    return {
        "naar": naar,
        "notitie": gegevens["notitie"],
        "rijen": [
            {"naam": casus.persoon.korte_naam, "nummer": casus.nummer, "fase": casus.get_fase_display()}
            for casus in casussen
        ],
        "belasting": [
            {"wie": str(van), "nu": aantallen[van.pk], "straks": aantallen[van.pk] - len(casussen)},
            {"wie": str(naar), "nu": aantallen[naar.pk], "straks": aantallen[naar.pk] + len(casussen)},
        ],
    }
