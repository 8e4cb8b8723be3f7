"""Searching a person or a case, over the cases that the one who asks may see and nothing else.

Access first: the grants give the cases, and only their names are compared. Row-level security keeps trigram
indexes from being used anyway (prestaties.md 3).
"""

import re
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Func, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat, Lower
from django.urls import reverse

from pga.models import Bijnaam, Gebruiker
from pga.selectors.caselijst import eigen_rollen
from pga.selectors.casussen import FASEVORM
from pga.selectors.overzicht import geboren
from pga.selectors.zichtbaar import zichtbare_casussen
from pga.spreektaal import leeftijd

HOOGSTENS = 20
MINSTENS = 2
MAX_LANG = 100
LIJKT_OP = 0.5
_STUK = re.compile(r"[\w'’-]+")


class ZonderAccenten(Func):
    function = "unaccent"
    output_field = TextField()


def _kaal(uitdrukking: Any) -> Any:
    return Lower(ZonderAccenten(uitdrukking))


def zoek(gebruiker: Gebruiker, vraag: str) -> tuple[list[dict[str, Any]], bool]:
    """Cases whose person is called like this, or whose number it is; and whether there are more.

    All words have to occur, or the whole has to resemble the names (misspelt). Best first, at most twenty.
    """
    stukken = _STUK.findall(vraag[:MAX_LANG])
    if sum(len(stuk) for stuk in stukken) < MINSTENS:
        return [], False
    andere = (
        Bijnaam.objects.filter(persoon=OuterRef("persoon"))
        .order_by()
        .values("persoon")
        .annotate(alle=StringAgg("naam", delimiter=" "))
        .values("alle")
    )
    delen = ("persoon__voornaam", "persoon__tussenvoegsel", "persoon__achternaam")
    namen = [deel for veld in delen for deel in (F(veld), Value(" "))]
    zoektekst = Value(" ".join(stukken), output_field=TextField())
    letterlijk = Q()
    for stuk in stukken:
        letterlijk &= Q(tekst__contains=_kaal(Value(stuk, output_field=TextField())))
    gevonden = list(
        zichtbare_casussen(gebruiker)
        .annotate(bijnamen=Coalesce(Subquery(andere), Value(""), output_field=TextField()))
        .annotate(
            tekst=_kaal(Concat(*namen, F("bijnamen"), Value(" "), F("nummer"), output_field=TextField()))
        )
        .annotate(lijkt=TrigramWordSimilarity(_kaal(zoektekst), F("tekst")))
        .filter(letterlijk | Q(lijkt__gte=LIJKT_OP))
        .select_related("persoon", "regisseur")
        .order_by("-lijkt", "persoon__achternaam", "persoon__voornaam", "-nummer")[: HOOGSTENS + 1]
    )
    rollen = eigen_rollen(gebruiker, [casus.pk for casus in gevonden])
    return [_treffer(casus, rollen[casus.pk]) for casus in gevonden[:HOOGSTENS]], len(gevonden) > HOOGSTENS


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
