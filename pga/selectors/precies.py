"""Finding a case without being able to look around: by its number, or by exactly this name and this day."""

from datetime import date

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat, Lower

from pga.models import Casus


def precies(
    casussen: QuerySet[Casus],
    *,
    nummer: str = "",
    achternaam: str = "",
    geboortedatum: date | None = None,
    voornaam: str = "",
) -> QuerySet[Casus]:
    """Those of `casussen` with this number; without a number those of whom surname and birth date are just these.

    The surname may be typed with what stands before it ("de Vries") or without.
    """
    if nummer:
        return casussen.filter(nummer=nummer)
    geheel = Lower(Concat("persoon__tussenvoegsel", Value(" "), "persoon__achternaam"))
    gevonden = casussen.alias(geheel=geheel, kaal=Lower("persoon__achternaam")).filter(
        persoon__geboortedatum=geboortedatum, persoon__geboortedatum_nauwkeurig="dag"
    )
    typte = achternaam.lower()
    gevonden = gevonden.filter(geheel=typte) | gevonden.filter(kaal=typte)
    return gevonden.filter(persoon__voornaam__iexact=voornaam) if voornaam else gevonden
