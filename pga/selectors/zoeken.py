"""Searching a person or a case, over the cases that the one who asks may see and nothing else.

Access first: the grants give the cases, and only their names are compared. Row-level security keeps trigram
indexes from being used anyway (prestaties.md 3).
"""

import re
import unicodedata
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat, Lower
from django.urls import reverse

from pga.models import Bijnaam, Casus, Gebruiker
from pga.selectors.caselijst import eigen_rollen
from pga.selectors.casussen import FASEVORM
from pga.selectors.overzicht import geboren
from pga.selectors.zichtbaar import zichtbare_casussen
from pga.spreektaal import leeftijd

HOOGSTENS = 20
MINSTENS = 2
MAX_LANG = 100
MAX_WOORDEN = 6
LIJKT_OP = 0.4
_STUK = re.compile(r"[\w'’-]+")


class ZonderAccenten(Func):
    function = "unaccent"
    output_field = TextField()


class Klank(Func):
    """How a name sounds, roughly: without vowels, one letter for those that people swap, no doubles."""

    template = (
        "regexp_replace(regexp_replace(translate(%(expressions)s, 'cqzv', 'kksf'), '[aeiouyh]', '', 'g'),"
        r" '([a-z])\1+', '\1', 'g')"
    )
    output_field = TextField()


def medeklinkers(stuk: str) -> set[str]:
    """The consonants of a word: with fewer than two of them its sound says too little to search on."""
    kaal = unicodedata.normalize("NFKD", stuk).lower()
    return {teken for teken in kaal if teken.isalnum() and teken not in "aeiouyh"}


def _kaal(uitdrukking: Any) -> Any:
    return Lower(ZonderAccenten(uitdrukking))


def zoek(gebruiker: Gebruiker, vraag: str) -> tuple[list[dict[str, Any]], bool]:
    """Cases whose person is called like this, or whose number it is; and whether there are more.

    Every word has to occur, to resemble a name, or to sound like one (misspelt). Best first, at most twenty.
    """
    stukken = _STUK.findall(vraag[:MAX_LANG])[:MAX_WOORDEN]
    if sum(len(stuk) for stuk in stukken) < MINSTENS:
        return [], False
    past, gelijkenis = Q(), {}
    for nummer, stuk in enumerate(stukken):
        woord = _kaal(Value(stuk, output_field=TextField()))
        gelijkenis[f"lijkt_{nummer}"] = TrigramWordSimilarity(woord, F("tekst"))
        kan = Q(tekst__contains=woord) | Q(**{f"lijkt_{nummer}__gte": LIJKT_OP})
        if len(medeklinkers(stuk)) > 1:
            kan |= Q(klank__contains=Concat(Value(" "), Klank(woord)))
        past &= kan
    geheel = _kaal(Value(" ".join(stukken), output_field=TextField()))
    gevonden = list(
        _met_zoektekst(zichtbare_casussen(gebruiker))
        .annotate(lijkt=TrigramWordSimilarity(geheel, F("tekst")), **gelijkenis)
        .filter(past)
        .select_related("persoon", "regisseur")
        .order_by("-lijkt", "persoon__achternaam", "persoon__voornaam", "-nummer")[: HOOGSTENS + 1]
    )
    rollen = eigen_rollen(gebruiker, [casus.pk for casus in gevonden])
    return [_treffer(casus, rollen[casus.pk]) for casus in gevonden[:HOOGSTENS]], len(gevonden) > HOOGSTENS


def _met_zoektekst(casussen: QuerySet[Casus]) -> QuerySet[Any]:
    """With `bijnamen`, with `tekst` (all names and the number, bare) and with how that sounds (`klank`)."""
    andere = (
        Bijnaam.objects.filter(persoon=OuterRef("persoon"))
        .order_by()
        .values("persoon")
        .annotate(alle=StringAgg("naam", delimiter=" "))
        .values("alle")
    )
    delen = ("persoon__voornaam", "persoon__tussenvoegsel", "persoon__achternaam")
    namen = [deel for veld in delen for deel in (F(veld), Value(" "))]
    return (
        casussen.annotate(bijnamen=Coalesce(Subquery(andere), Value(""), output_field=TextField()))
        .annotate(
            tekst=_kaal(Concat(*namen, F("bijnamen"), Value(" "), F("nummer"), output_field=TextField()))
        )
        .annotate(klank=Concat(Value(" "), Klank(F("tekst")), output_field=TextField()))
    )


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
