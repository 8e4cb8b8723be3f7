"""Lists of actions: what somebody answers for, or may see, over all cases.

Each starts where an index gives the rows in the order of the page, so that it reads no more than it shows; the lock
checks every row of it again (prestaties.md 1).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from pga.choices import Fase
from pga.models import Gebruiker, Organisatie
from pga.selectors.caselijst import KEUZES_UIT
from pga.selectors.mensen import waargenomen
from pga.selectors.zichtbaar import zichtbare_casussen
from plans.choices import TE_DOEN
from plans.models import Actie

OP_TERMIJN = ("voor", "pk")
SORTERING: dict[str, tuple[str, ...]] = {
    "voor": OP_TERMIJN,
    "-voor": ("-voor", "-pk"),
    "persoon": ("casus__persoon__voornaam", "casus__persoon__achternaam", "voor", "pk"),
    "-persoon": ("-casus__persoon__voornaam", "-casus__persoon__achternaam", "voor", "pk"),
    "wie": ("organisatie__naam", "voor", "pk"),
    "-wie": ("-organisatie__naam", "voor", "pk"),
}
GESLOTEN = frozenset({Fase.AFGESLOTEN, Fase.VERNIETIGD})


@dataclass(frozen=True)
class Actierijen:
    """Actions for the list, read page by page; `van` "alles" is all that may be seen, else what one answers for.

    Sorted by their date it reads as far as the page; in another order all that this person answers for.
    """

    gebruiker: Gebruiker
    toon: str = ""
    van: str = ""
    wie: str = ""
    sorteer: str = ""

    @property
    def orde(self) -> tuple[str, ...]:
        return SORTERING.get(self.sorteer, OP_TERMIJN)

    def __getitem__(self, deel: slice) -> QuerySet[Actie]:
        op_datum = self.orde[0].lstrip("-") == "voor"
        acties = self._acties(self.orde, deel.stop) if op_datum else self._acties(OP_TERMIJN, None)
        return acties.select_related("casus__persoon", "organisatie").order_by(*self.orde)[deel]

    def tel(self, grens: int) -> int:
        """How many there are, counted to `grens`."""
        return len(self._acties(OP_TERMIJN, grens).order_by().values_list("pk")[:grens])

    def _acties(self, orde: tuple[str, ...], hoogstens: int | None) -> QuerySet[Actie]:
        """The first so many in this order of each reason to answer for them; all that may be seen is not cut off."""
        if self.van == "alles":
            return self._gefilterd(Actie.objects.filter(casus__in=zichtbare_casussen(self.gebruiker)))
        eerste, *andere = (
            self._gefilterd(tak).order_by(*orde).values("pk")[:hoogstens] for tak in self._takken()
        )
        return Actie.objects.filter(pk__in=eerste.union(*andere))

    def _takken(self) -> Iterator[QuerySet[Actie]]:
        """What this person answers for: what their organisation does, and all in cases they direct or stand in."""
        yield Actie.objects.filter(organisatie=self.gebruiker.organisatie_id)
        yield Actie.objects.filter(casus__regisseur=self.gebruiker)
        yield Actie.objects.filter(casus__in=list(waargenomen(self.gebruiker)))

    def _gefilterd(self, acties: QuerySet[Actie]) -> QuerySet[Actie]:
        acties = acties.exclude(casus__fase__in=GESLOTEN)
        if self.toon == "klaar":
            acties = acties.exclude(status__in=TE_DOEN)
        elif self.toon != "alles":
            acties = acties.filter(status__in=TE_DOEN)
        if self.toon == "laat":
            acties = acties.filter(voor__lt=timezone.localdate())
        return acties.filter(organisatie=int(self.wie)) if self.wie else acties


def uitvoerders(gebruiker: Gebruiker) -> list[tuple[str, str]]:
    """Organisations that have an action in the newest cases of who asks, for the filter."""
    casussen = zichtbare_casussen(gebruiker, hoogstens=KEUZES_UIT).exclude(fase__in=GESLOTEN)
    zichtbaar = Actie.objects.filter(casus__in=casussen).order_by().values_list("organisatie").distinct()
    organisaties = Organisatie.objects.filter(pk__in=[pk for (pk,) in zichtbaar]).order_by("naam")
    return [(str(organisatie.pk), str(organisatie)) for organisatie in organisaties]


def te_doen_voor(gebruiker: Gebruiker) -> QuerySet[Any, Any]:
    """Open actions of the organisation this person works for."""
    return (
        Actie.objects.filter(status__in=TE_DOEN, organisatie=gebruiker.organisatie_id)
        .exclude(casus__fase__in=GESLOTEN)
        .select_related("casus__persoon", "organisatie")
        .order_by(*OP_TERMIJN)
    )
