"""The circle of a contribution: who would read it, in words and as people, and which organisations can be chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from pga.choices import Fase, Recht
from pga.models import Gebruiker
from pga.selectors.casussen import Casusblik
from pga.spreektaal import tijdstip
from pga.toegang.lezers import NAMENS_HUIS, NAMENS_PARTNER, Lezer, Toets, hoeveel, in_woorden
from uvz.choices import Kring
from uvz.models import Bijdrage, Bijdragekring
from uvz.transitions.bespreking import NAMENS_ORGANISATIE

UITLEG = {
    Kring.ALLEN: "Iedereen die de bespreking leest. Nu: {}.",
    Kring.GEKOZEN: "De organisaties die u hieronder aankruist, en altijd: {}.",
    Kring.LEIDING: "Niemand anders leest mee. Nu: {}.",
}


def leest_bijdrage(
    kring: str, gekozen: Iterable[int], *, gever: int | None, auteur: int | None, straks: bool = False
) -> Toets:
    """Who reads a contribution of this organisation in this circle: the words of the policy (uvz 0003_kring).

    `straks` counts those too who read along once the discussion begins.
    """
    erbij = frozenset(gekozen) if kring == Kring.GEKOZEN else frozenset()

    def toets(lezer: Lezer) -> bool:
        heeft, namens = lezer.rechten, lezer.huis.pk if not lezer.functies.isdisjoint(NAMENS_HUIS) else None
        if gever is not None and namens == gever and Recht.IDENTITEIT in heeft:
            partner = not (lezer.huis.gemeente or lezer.functies.isdisjoint(NAMENS_PARTNER))
            if kring == Kring.ALLEN or partner or lezer.pk == auteur:
                return True
        ruim = kring == Kring.ALLEN or Recht.VERTROUWELIJK in heeft or namens in erbij
        return ruim and (Recht.BESPREKING in heeft or (straks and Recht.BIJDRAGEN in heeft))

    return toets


@dataclass(frozen=True, slots=True)
class Publiek:
    """Who could read a contribution that this person's organisation gives to this case."""

    blik: Casusblik
    auteur: int

    def _toets(self, kring: str, gekozen: Iterable[int], straks: bool = False) -> Toets:
        gever = self.blik.gebruiker.organisatie_id
        return leest_bijdrage(kring, gekozen, gever=gever, auteur=self.auteur, straks=straks)

    @property
    def nog_niet_begonnen(self) -> bool:
        """Partners read along from the discussion on."""
        return self.blik.casus.fase == Fase.GEAGENDEERD

    def zin(self, kring: str, gekozen: Iterable[int] = ()) -> str:
        return self.blik.wie(self._toets(kring, gekozen))

    def mensen(self, kring: str, gekozen: Iterable[int] = (), *, straks: bool = False) -> set[int]:
        toets = self._toets(kring, gekozen, straks)
        return {lezer.pk for lezer in self.blik.lezers if lezer.pk and toets(lezer)}

    def erbij(self, oud: set[int], kring: str, gekozen: Iterable[int]) -> str:
        """Who reads in this circle, now or once the discussion begins, and did not before; empty if nobody."""
        toets, huizen = (
            self._toets(kring, gekozen, straks=True),
            {z.huis for z in self.blik.lezers if z.pk in oud},
        )
        nieuw = [
            lezer
            for lezer in self.blik.lezers
            if (lezer.pk not in oud if lezer.pk else lezer.huis not in huizen) and toets(lezer)
        ]
        return in_woorden(nieuw, toets) if any(lezer.pk for lezer in nieuw) else ""

    @property
    def geheim(self) -> bool:
        """The giver is bound to professional secrecy."""
        organisatie = self.blik.gebruiker.organisatie
        return organisatie is not None and organisatie.geheimhouding

    @property
    def uitleg(self) -> dict[str, str]:
        """The three circles written out, so that nothing has to be tried."""
        return {kring.value: tekst.format(self.zin(kring)) for kring, tekst in UITLEG.items()}

    @property
    def organisaties(self) -> list[tuple[int, str]]:
        """Other organisations that take part now, each with how many people it has here."""
        eigen = self.blik.gebruiker.organisatie_id
        huizen = {z.huis for z in self.blik.lezers if not z.pk and z.huis.pk != eigen}
        aantal = {
            huis: sum(
                1 for z in self.blik.lezers if z.pk and z.huis == huis and Recht.IDENTITEIT in z.rechten
            )
            for huis in huizen
        }
        return [
            (huis.pk or 0, f"{huis.kort} ({hoeveel(aantal[huis])})")
            for huis in sorted(huizen, key=lambda huis: huis.kort.lower())
        ]


def publiek_voor(blik: Casusblik, bijdrage: Bijdrage | None = None) -> Publiek:
    return Publiek(blik, bijdrage.door_id if bijdrage else blik.gebruiker.pk)


def schrijft_namens(gebruiker: Gebruiker) -> bool:
    return not NAMENS_ORGANISATIE.isdisjoint(gebruiker.functies)


def eigen_bijdragen(blik: Casusblik) -> QuerySet[Bijdrage]:
    """What this person's organisation brought in, in every discussion of the case, the last first."""
    if not schrijft_namens(blik.gebruiker):
        return Bijdrage.objects.none()
    eigen = Bijdrage.objects.filter(casus=blik.casus, organisatie=blik.gebruiker.organisatie_id)
    return eigen.select_related("organisatie", "door", "casus").order_by("-aangemaakt_op", "-pk")


def eigen_bijdrage(blik: Casusblik, pk: int) -> Bijdrage:
    """One of them, or Http404."""
    bijdrage = eigen_bijdragen(blik).filter(pk=pk).first()
    if bijdrage is None:
        raise Http404
    return bijdrage


def lezers_bij(bijdragen: Iterable[Bijdrage]) -> dict[int, list[Bijdragekring]]:
    """The chosen organisations of these contributions, as far as this person may know them; at most one query."""
    gekozen = [bijdrage.pk for bijdrage in bijdragen if bijdrage.kring == Kring.GEKOZEN]
    rijen: dict[int, list[Bijdragekring]] = {}
    if gekozen:
        kringen = Bijdragekring.objects.filter(bijdrage__in=gekozen).select_related("organisatie")
        for rij in kringen.order_by("organisatie__naam", "pk"):
            rijen.setdefault(rij.bijdrage_id, []).append(rij)
    return rijen


def kring_in_woorden(kring: str, organisaties: Iterable[str]) -> str:
    """`gekozen organisaties: Halt en JB-West`, in small letters; the names as far as they are known."""
    namen = list(organisaties)
    woord = Kring(kring).label
    if kring != Kring.GEKOZEN or not namen:
        return woord
    return f"{woord}: {', '.join(namen[:-1])} en {namen[-1]}" if len(namen) > 1 else f"{woord}: {namen[0]}"


def bijdragerijen(
    bijdragen: Iterable[Bijdrage], gebruiker: Gebruiker, *, te_wijzigen: bool = False
) -> list[dict[str, Any]]:
    """Contributions for the component uvz/bespreking/_bijdrage.html: never a text without its condition and circle."""
    lijst = list(bijdragen)
    lezers = lezers_bij(lijst)
    return [_rij(bijdrage, gebruiker, lezers.get(bijdrage.pk, []), te_wijzigen) for bijdrage in lijst]


def _rij(
    bijdrage: Bijdrage, gebruiker: Gebruiker, lezers: list[Bijdragekring], te_wijzigen: bool
) -> dict[str, Any]:
    eigen = bijdrage.organisatie_id == gebruiker.organisatie_id and schrijft_namens(gebruiker)
    adres = [bijdrage.casus.nummer, bijdrage.pk]
    # Who was chosen reads no other name than the own one: that says nothing.
    namen = [rij.organisatie.kort for rij in lezers if rij.organisatie_id != gebruiker.organisatie_id]
    return {
        "wie": f"{bijdrage.door} ({bijdrage.organisatie.kort})",
        "organisatie": bijdrage.organisatie.kort,
        "wanneer": tijdstip(bijdrage.aangemaakt_op),
        "sleutel": bijdrage.leefgebied,
        "leefgebied": bijdrage.get_leefgebied_display(),
        "tekst": bijdrage.tekst,
        "bron": bijdrage.bron,
        "voorwaarde": bijdrage.voorwaarde,
        "kring": "" if bijdrage.kring == Kring.ALLEN else kring_in_woorden(bijdrage.kring, namen),
        "eigen": eigen,
        "wijzig_url": reverse("bijdrage_wijzigen", args=adres) if eigen and te_wijzigen else "",
        "kring_url": reverse("bijdrage_kring", args=adres) if eigen else "",
    }


def voorwaarden_van(blik: Casusblik) -> list[dict[str, str]]:
    """Conditions on passing on, of the contributions that this person may read."""
    rijen = Bijdrage.objects.filter(casus=blik.casus).exclude(voorwaarde="").select_related("organisatie")
    return [
        {
            "wie": rij.organisatie.kort,
            "waarover": rij.get_leefgebied_display(),
            "voorwaarde": rij.voorwaarde,
        }
        for rij in rijen.order_by("organisatie__naam", "aangemaakt_op", "pk")
    ]
