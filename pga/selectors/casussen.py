"""Reading one case: the case itself, why this person may see it, and its head."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Recht, Rol
from pga.models import Casus, Deelname, Gebruiker
from pga.spreektaal import leeftijd
from pga.toegang.ladder import HANDELEN, rechten
from pga.toegang.lezers import Lezer, Toets, in_woorden, lezers_van, met_recht, of_van
from pga.toegang.rechten import lopende_deelnames, met_rechten, onthoud_rechten, rechten_op
from pga.vastevraag import Invulling, VasteVraag

# Columns that a screen needs besides those of the case, for the person who asks and the moment of asking.
Kolommen = Callable[[Invulling, Invulling], dict[str, Any]]
_NUMMER = re.compile(r"/casussen/(UVZ-\d{4}-\d{4,})/")

# Shape and colour of a phase: see the component `status`.
FASEVORM: dict[str, str] = {
    Fase.GEAGENDEERD: "neutraal",
    Fase.BESPROKEN: "lopend",
    Fase.IN_AANPAK: "lopend",
    Fase.OPGESCHAALD: "let_op",
    Fase.BIJ_PARTNER: "neutraal",
    Fase.DOORVERWEZEN: "neutraal",
    Fase.AFGESLOTEN: "gesloten",
    Fase.VERNIETIGD: "gesloten",
}

# The tabs of a case, and the rights of which one is enough to open them.
TABS: tuple[tuple[str, str, frozenset[Recht]], ...] = (
    ("casus", "Overzicht", frozenset({Recht.IDENTITEIT})),
    ("casus_bespreking", "Bespreking", frozenset({Recht.BESPREKING, Recht.BIJDRAGEN})),
    ("casus_plan", "Plan", frozenset({Recht.PLAN})),
    ("casus_regie", "Regie", frozenset({Recht.PLAN, Recht.UITVOEREN})),
    ("casus_gezin", "Gezin", frozenset({Recht.IDENTITEIT})),
    ("casus_documenten", "Documenten", frozenset({Recht.IDENTITEIT})),
    ("casus_tijdlijn", "Tijdlijn", frozenset({Recht.IDENTITEIT})),
    ("casus_toegang", "Toegang", frozenset({Recht.IDENTITEIT})),
)


@dataclass(slots=True)
class Casusblik:
    """A case as one person sees it: with the grants and the participants."""

    casus: Casus
    gebruiker: Gebruiker
    rechten: frozenset[str]
    deelnames: list[Deelname]
    _lezers: list[Lezer] | None = field(default=None, repr=False)

    def mag(self, recht: str) -> bool:
        return recht in self.rechten

    @property
    def eigen_deelnames(self) -> list[Deelname]:
        """Those of the person, of their functions and of their organisation; their party is known, and is filled in."""
        ik = self.gebruiker
        mijn = [d for d in self.deelnames if d.gebruiker_id == ik.pk]
        functies = [d for d in self.deelnames if d.functiegroep and d.functiegroep.functie in ik.functies]
        organisatie = [
            d for d in self.deelnames if d.organisatie_id and d.organisatie_id == ik.organisatie_id
        ]
        for deelname in mijn:
            deelname.gebruiker = ik
        for deelname in organisatie:
            deelname.organisatie = ik.organisatie
        return mijn + functies + organisatie

    @property
    def handelt(self) -> bool:
        """This person does something in the case, and does not only read it."""
        return not self.rechten.isdisjoint(HANDELEN)

    @property
    def tijdelijk(self) -> Deelname | None:
        """The participation of somebody who looks in for a short while, if that is what they do."""
        kort = {Rol.NOODINZAGE, Rol.INZAGE}
        return next(
            (d for d in self.deelnames if d.gebruiker_id == self.gebruiker.pk and d.rol in kort), None
        )

    @property
    def aantal_partijen(self) -> int:
        """How many parties see the case now; who takes part without a right in this phase does not count."""
        return len(
            {
                (d.organisatie_id, d.functiegroep_id, d.gebruiker_id)
                for d in self.deelnames
                if rechten(self.casus.fase, d.rol)
            }
        )

    @property
    def kop(self) -> str:
        """Who it is, with an age: the person first."""
        return f"{self.casus.persoon.naam}, {leeftijd(self.casus.persoon.geboortedatum)}"

    @property
    def onderkop(self) -> str:
        return f"{self.casus.nummer} · {self.casus.get_soort_display()}"

    @property
    def fasewoord(self) -> str:
        delen = [self.casus.get_fase_display(), self.casus.get_intensiteit_display()]
        return " · ".join(filter(None, delen))

    @property
    def fasevorm(self) -> str:
        return FASEVORM[self.casus.fase]

    @property
    def regieregel(self) -> str:
        """Who directs, and how; or that nobody does yet."""
        if self.casus.regisseur is None:
            return "nog geen regisseur"
        vorm = self.casus.get_regievorm_display()
        return f"regisseur {self.casus.regisseur}" + (f" ({vorm})" if vorm else "")

    @property
    def lezers(self) -> list[Lezer]:
        """Everybody behind the participations; asked once per page."""
        if self._lezers is None:
            self._lezers = lezers_van(self.casus, self.deelnames)
        return self._lezers

    def zichtbaar_voor(self, *rechten: Recht, ook: int | None = None) -> str:
        """Who reads what one of these rights shows, and with `ook` the organisation that the row is about."""
        toets = met_recht(*rechten)
        return self.wie(of_van(toets, ook) if ook else toets)

    def wie(self, toets: Toets) -> str:
        return in_woorden(self.lezers, toets)

    def tabs(self, hier: str) -> list[dict[str, Any]]:
        return [
            {"titel": titel, "url": reverse(route, args=[self.casus.nummer]), "actief": route == hier}
            for route, titel, nodig in TABS
            if not nodig.isdisjoint(self.rechten)
        ]


def casus_voor(gebruiker: Gebruiker, nummer: str, *erbij: Kolommen) -> Casus:
    """The case, or Http404, which says the same to a stranger as to who mistypes; `erbij` are columns besides."""
    gevonden = _casusvraag(*erbij)(nummer=nummer, gebruiker=gebruiker.pk, nu=timezone.now())
    if not gevonden:
        raise Http404
    onthoud_rechten(gebruiker, gevonden[0])
    return gevonden[0]


@cache
def _casusvraag(*erbij: Kolommen) -> VasteVraag[Casus]:
    """One fixed question per set of columns: as many as there are kinds of screens.

    Raises ValueError for columns that remember something of who asked first: they would be asked for everybody.
    """
    if any(getattr(kolommen, "__closure__", None) for kolommen in erbij):
        raise ValueError("kolommen krijgen wie vraagt als Invulling, en onthouden niets")

    def bouw(nummer: Invulling, gebruiker: Invulling, nu: Invulling) -> QuerySet[Casus]:
        casussen = Casus.objects.filter(nummer=nummer).select_related(
            "persoon", "regisseur__organisatie", "gemeente"
        )
        for kolommen in erbij:
            casussen = casussen.annotate(**kolommen(gebruiker, nu))
        return met_rechten(casussen, gebruiker, nu)

    return VasteVraag(bouw)


def blik_op(gebruiker: Gebruiker, nummer: str, *nodig: Recht, erbij: Sequence[Kolommen] = ()) -> Casusblik:
    """The case as this person sees it; Http404 too if none of the rights `nodig` is held."""
    casus = casus_voor(gebruiker, nummer, *erbij)
    rechten = rechten_op(gebruiker, casus.pk)
    if nodig and rechten.isdisjoint(nodig):
        raise Http404
    deelnames = lopende_deelnames(casus)
    if not deelnames:  # who sees a case sees their own participation: it ended between two questions
        raise Http404
    return Casusblik(casus, gebruiker, rechten, deelnames)


def casus_van_pad(pad: str) -> Casus | None:
    """The visible case that an address of ours is about, if any."""
    gevonden = _NUMMER.match(pad)
    return Casus.objects.filter(nummer=gevonden[1]).first() if gevonden else None
