"""Who reads a text: the people behind the participations of a case, each of them once.

Follows the same three steps as the lock: a running participation gives its party the rights of the ladder; a person
holds those of the own name, of the own functions, and of the organisation while acting for it (pga.toegang.context).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from pga.choices import Functie, Recht
from pga.models import Casus, Deelname, Gebruiker, Organisatie
from pga.toegang.ladder import rechten

# Who acts for an organisation as a partner, and so holds what the organisation holds.
NAMENS_PARTNER = frozenset({Functie.PARTNER, Functie.WEGER})
# Whose organisation the database knows: they read the rows that are about it.
NAMENS_HUIS = NAMENS_PARTNER | {Functie.VOORZITTER, Functie.REGISSEUR, Functie.JEUGDMARSHALL, Functie.ANALIST}


@dataclass(frozen=True, slots=True)
class Huis:
    """The organisation of a reader, as far as a sentence needs it."""

    pk: int | None
    kort: str
    gemeente: bool

    @classmethod
    def van(cls, pk: Any, afkorting: Any, naam: Any, gemeente_id: Any) -> "Huis":
        """From columns of Organisatie, all of them empty for who has none."""
        return cls(pk, afkorting or naam or "", pk is not None and gemeente_id is None)


@dataclass(frozen=True, slots=True)
class Lezer:
    """Somebody with the rights that the participations give; with `pk` 0 an organisation as a party."""

    pk: int
    huis: Huis
    functies: frozenset[str]
    rechten: frozenset[str]


Toets = Callable[[Lezer], bool]


def met_recht(*nodig: Recht) -> Toets:
    """Who holds at least one of these rights."""
    return lambda lezer: not lezer.rechten.isdisjoint(nodig)


def of_van(toets: Toets, organisatie_id: int | None) -> Toets:
    """The same, and who acts for this organisation while it sees whom the case is about."""

    def van_dit_huis(lezer: Lezer) -> bool:
        namens = not lezer.functies.isdisjoint(NAMENS_HUIS)
        return namens and lezer.huis.pk == organisatie_id and Recht.IDENTITEIT in lezer.rechten

    return lambda lezer: toets(lezer) or van_dit_huis(lezer)


def lezers_van(casus: Casus, deelnames: Iterable[Deelname]) -> list[Lezer]:
    """Every party and person that takes part now, with what they hold: one query, and one for organisations."""
    deelnames = list(deelnames)
    prefetch_related_objects(deelnames, "organisatie")
    nu, vandaag = timezone.now(), timezone.localdate()
    huizen: dict[int, set[str]] = {}
    groepen: dict[int, set[str]] = {}
    mensen: dict[int, set[str]] = {}
    partijen: dict[int, Organisatie] = {}
    for deelname in deelnames:
        if deelname.van > nu or (deelname.tot and deelname.tot <= nu):
            continue
        hier = rechten(casus.fase, deelname.rol)
        if deelname.organisatie:
            einde = deelname.organisatie.convenant_tot
            if einde is None or einde >= vandaag:
                partijen[deelname.organisatie.pk] = deelname.organisatie
                huizen.setdefault(deelname.organisatie.pk, set()).update(hier)
        elif deelname.functiegroep:
            groepen.setdefault(deelname.functiegroep.groep_id, set()).update(hier)
        elif deelname.gebruiker_id:
            mensen.setdefault(deelname.gebruiker_id, set()).update(hier)
    als_partij = [
        Lezer(0, Huis.van(p.pk, p.afkorting, p.naam, p.gemeente_id), NAMENS_PARTNER, frozenset(huizen[p.pk]))
        for p in partijen.values()
    ]
    return als_partij + _mensen(huizen, groepen, mensen)


def _mensen(
    huizen: dict[int, set[str]], groepen: dict[int, set[str]], mensen: dict[int, set[str]]
) -> list[Lezer]:
    """Active people behind these parties; a row per person and group."""
    namens = Q(organisatie__in=huizen, groups__functiegroep__functie__in=NAMENS_PARTNER)
    rijen = (
        Gebruiker.objects.filter(Q(pk__in=mensen) | Q(groups__in=groepen) | namens, is_active=True)
        .order_by()
        .values_list(
            "pk",
            "groups",
            "groups__functiegroep__functie",
            "organisatie",
            "organisatie__afkorting",
            "organisatie__naam",
            "organisatie__gemeente",
        )
    )
    wie: dict[int, tuple[Huis, set[str], set[str]]] = {}
    for pk, groep, functie, *huis in rijen:
        thuis, doet, heeft = wie.setdefault(pk, (Huis.van(*huis), set(), set(mensen.get(pk, ()))))
        doet.add(functie)
        heeft.update(groepen.get(groep, ()))
        if functie in NAMENS_PARTNER:
            heeft.update(huizen.get(thuis.pk or 0, ()))
    return [Lezer(pk, thuis, frozenset(doet), frozenset(heeft)) for pk, (thuis, doet, heeft) in wie.items()]


def lezers_voor_de_casus(organisatie: Organisatie, gemeente_id: int, functies: Iterable[str]) -> list[Lezer]:
    """Before there is a case: who acts for this organisation, and who has one of these functions; one query.

    The rights tell the two apart: IDENTITEIT for the organisation itself, BESPREKING for who weighs.
    """
    eigen = Q(organisatie=organisatie, groups__functiegroep__functie__in=NAMENS_HUIS)
    wegen = Q(groups__functiegroep__gemeente=gemeente_id, groups__functiegroep__functie__in=functies)
    kolommen = ("organisatie", "organisatie__afkorting", "organisatie__naam", "organisatie__gemeente")
    rijen = Gebruiker.objects.filter(eigen | wegen, is_active=True).order_by()
    wie: dict[int, tuple[Huis, set[str]]] = {}
    for pk, functie, *huis in rijen.values_list("pk", "groups__functiegroep__functie", *kolommen):
        wie.setdefault(pk, (Huis.van(*huis), set()))[1].add(functie)
    zelf = Huis.van(organisatie.pk, organisatie.afkorting, organisatie.naam, organisatie.gemeente_id)
    lezers = [Lezer(0, zelf, NAMENS_PARTNER, frozenset({Recht.IDENTITEIT}))] if not zelf.gemeente else []
    for pk, (huis, doet) in wie.items():
        rechten_ = {Recht.IDENTITEIT} if huis == zelf and not doet.isdisjoint(NAMENS_HUIS) else set()
        rechten_ |= set() if doet.isdisjoint(functies) else {Recht.BESPREKING}
        lezers.append(Lezer(pk, huis, frozenset(doet), frozenset(rechten_)))
    return lezers


def in_woorden(lezers: Iterable[Lezer], toets: Toets) -> str:
    """`politie, JB-West, Halt en 4 mensen van de gemeente (17 mensen)`."""
    lezend = [lezer for lezer in lezers if toets(lezer)]
    partijen = {lezer.huis for lezer in lezend if not lezer.pk}
    los = Counter(lezer.huis for lezer in lezend if lezer.pk and lezer.huis not in partijen)
    delen = sorted((huis.kort for huis in partijen), key=str.lower)
    for huis, aantal in sorted(los.items(), key=lambda paar: (paar[0].gemeente, paar[0].kort.lower())):
        wie = "1 medewerker" if aantal == 1 else f"{aantal} mensen"
        delen.append(f"{wie} van {'de gemeente' if huis.gemeente else huis.kort}")
    if not delen:
        return "niemand anders"
    totaal = sum(1 for lezer in lezend if lezer.pk)
    namen = delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"
    return namen if delen[0][0].isdigit() and len(delen) == 1 else f"{namen} ({hoeveel(totaal)})"


def hoeveel(aantal: int) -> str:
    return "1 mens" if aantal == 1 else f"{aantal} mensen"
