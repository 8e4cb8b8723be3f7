"""Searching a person or a case, over the cases that the one who asks may see and nothing else.

Access first: the grants give the cases, and only their names are compared (`pga.toegang.zoekwoorden`).
"""

import re
import unicodedata
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db import connection
from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from pga.models import Bijnaam, Casus, Gebruiker
from pga.selectors.caselijst import eigen_rollen
from pga.selectors.casussen import FASEVORM
from pga.selectors.overzicht import geboren
from pga.spreektaal import leeftijd

HOOGSTENS = 20
MINSTENS = 2
MAX_LANG = 100
MAX_WOORDEN = 6
GENOEG = 5  # fewer hits than this: also look at what resembles
_STUK = re.compile(r"[\w'’-]+")


def medeklinkers(stuk: str) -> set[str]:
    """The consonants of a word: with fewer than two of them its sound says too little to search on."""
    kaal = unicodedata.normalize("NFKD", stuk).lower()
    return {teken for teken in kaal if teken.isalnum() and teken not in "aeiouyh"}


def zoek(gebruiker: Gebruiker, vraag: str) -> tuple[list[dict[str, Any]], bool]:
    """Cases whose person is called like this, or whose number it is; and whether there are more.

    Every word has to occur; where that finds little, to resemble a name or to sound like one (misspelt). Best first,
    at most twenty.
    """
    stukken = _STUK.findall(vraag[:MAX_LANG])[:MAX_WOORDEN]
    if sum(len(stuk) for stuk in stukken) < MINSTENS:
        return [], False
    lijkt = _vergelijk(stukken, ruim=False)
    if len(lijkt) < GENOEG:
        lijkt = _vergelijk(stukken, ruim=True)
    gevonden = sorted(
        Casus.objects.filter(pk__in=lijkt)
        .annotate(bijnamen=_bijnamen())
        .select_related("persoon", "regisseur"),
        key=lambda casus: (-lijkt[casus.pk], casus.persoon.achternaam, casus.persoon.voornaam, -casus.pk),
    )
    rollen = eigen_rollen(gebruiker, [casus.pk for casus in gevonden])
    return [_treffer(casus, rollen[casus.pk]) for casus in gevonden[:HOOGSTENS]], len(lijkt) > HOOGSTENS


def _vergelijk(stukken: list[str], *, ruim: bool) -> dict[int, float]:
    """How much the names of the best of one's own cases resemble the words, by case: `pga.toegang.zoekwoorden`."""
    klinkt = [len(medeklinkers(stuk)) > 1 for stuk in stukken]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT casus_id, lijkt FROM pga_zoek(%s, %s, %s, %s)", [stukken, klinkt, ruim, HOOGSTENS + 1]
        )
        return dict(cursor.fetchall())


def _bijnamen() -> Any:
    andere = (
        Bijnaam.objects.filter(persoon=OuterRef("persoon"))
        .order_by()
        .values("persoon")
        .annotate(alle=StringAgg("naam", delimiter=" "))
        .values("alle")
    )
    return Coalesce(Subquery(andere), Value(""), output_field=TextField())


def _treffer(casus: Any, rollen: list[str]) -> dict[str, Any]:
    """What tells two people of the same name apart, without opening either case."""
    return {
        "url": reverse("casus", args=[casus.nummer]),
        "naam": casus.persoon.naam,
        "bijnamen": casus.bijnamen,
        "geboren": geboren(casus.persoon),
        "leeftijd": leeftijd(casus.persoon.geboortedatum),
        "wijk": casus.persoon.wijk,
        "nummer": casus.nummer,
        "fase": casus.get_fase_display(),
        "vorm": FASEVORM[casus.fase],
        "regisseur": str(casus.regisseur) if casus.regisseur else "",
        "rol": ", ".join(rollen),
    }
