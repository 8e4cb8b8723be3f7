"""The list of cases that somebody may see, with filters, order and pages; rows as dicts, ready to print.

The hottest list of the house, so it is one statement that starts at the grants (prestaties.md 1): without filters
it reads no more cases than the page shows, however many this person has. The policies check every row of it again.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db import connection
from django.db.models import Count, Q
from django.urls import reverse

from pga.choices import Casussoort, Fase, Functie, Rol
from pga.models import Deelname, Gebruiker
from pga.selectors.bladzijden import blader
from pga.selectors.casussen import FASEVORM
from pga.selectors.zichtbaar import EIGEN_ID, zichtbare_casussen
from pga.spreektaal import datum_spreekt, leeftijd
from pga.toegang.beleid import GROEPEN
from pga.toegang.einde import niet_voorbij

PER_BLADZIJDE = 50
GEEN_NUMMER = "UVZ-0000-0000"  # stands in an address for that of the row: one address asked for a whole page
KEUZES_UIT = 2000  # more cases than one municipality has
# The default order, newest first, is that of the key: numbers are handed out in the order in which cases are opened.
SORTERINGEN: dict[str, tuple[str, ...]] = {
    "nummer": ("c.nummer",),
    "naam": ("lower(p.achternaam)", "lower(p.voornaam)"),
    "fase": ("c.fase", "c.intensiteit"),
    "wijk": ("lower(p.wijk)",),
    "regisseur": ("lower(u.last_name)", "lower(u.first_name)"),
}
FILTERS = {
    "fase": "c.fase",
    "intensiteit": "c.intensiteit",
    "regisseur": "c.regisseur_id::text",
    "soort": "c.soort",
    "wijk": "p.wijk",
}
# The functions as a column of a CTE, and no COALESCE: a condition that PostgreSQL does not hold for leakproof is
# looked at after the policy, which would then be asked of all participations of a case instead of one's own.
_FUNCTIES = f"SELECT ARRAY(SELECT f.id FROM pga_functiegroep f WHERE f.groep_id = ANY ({GROEPEN})) AS ids"  # noqa: S608
_VAN = """
  FROM mijn CROSS JOIN functies JOIN pga_casus c ON c.id = mijn.id JOIN pga_persoon p ON p.id = c.persoon_id
  LEFT JOIN pga_gebruiker u ON u.id = c.regisseur_id
"""
# CASE, because OR would make the planner collect all participations of an organisation from its index first.
_MIJN_ROL = """CASE WHEN d.organisatie_id = %(organisatie)s OR d.gebruiker_id = %(wie)s THEN true
    WHEN d.functiegroep_id = ANY (functies.ids) THEN true ELSE false END"""
_RIJEN = f"""
SELECT c.nummer, c.soort, c.fase, c.intensiteit, p.voornaam, p.tussenvoegsel, p.achternaam, p.geboortedatum, p.wijk,
       coalesce(nullif(trim(concat_ws(' ', u.first_name, u.last_name)), ''), u.username, ''),
       (SELECT g.tijdstip FROM pga_gebeurtenis g WHERE g.casus_id = c.id ORDER BY g.tijdstip DESC LIMIT 1),
       ARRAY(SELECT DISTINCT d.rol FROM pga_deelname d WHERE d.casus_id = c.id AND d.van <= now()
              AND (d.tot IS NULL OR d.tot > now()) AND {_MIJN_ROL} ORDER BY d.rol)
"""  # noqa: S608  constants only


@dataclass(frozen=True)
class Casusrijen:
    """The list of one person, read page by page; with a filter or another order it reads all of that person's cases."""

    gebruiker: Gebruiker
    filters: dict[str, str]
    sorteer: str

    @property
    def orde(self) -> str:
        """An unknown name sorts newest first."""
        naam, richting = self.sorteer.removeprefix("-"), "DESC" if self.sorteer.startswith("-") else "ASC"
        velden = [f"{veld} {richting} NULLS LAST" for veld in SORTERINGEN.get(naam, ())]
        return ", ".join([*velden, "c.id DESC"])

    def __getitem__(self, deel: slice) -> list[dict[str, Any]]:
        alles = self.filters or self.sorteer.removeprefix("-") in SORTERINGEN
        eind = f"ORDER BY {self.orde} LIMIT %(hoeveel)s OFFSET %(vanaf)s"
        waarden = {
            "hoeveel": deel.stop - deel.start,
            "vanaf": deel.start,
            "tot": None if alles else deel.stop,
        }
        pad = reverse("casus", args=[GEEN_NUMMER])
        return [_rij(rij, pad) for rij in self._vraag(_RIJEN, eind, waarden)]

    def tel(self, grens: int) -> int:
        """How many there are, counted to `grens`."""
        if self.filters:
            return len(self._vraag("SELECT 1", "LIMIT %(hoeveel)s", {"hoeveel": grens, "tot": None}))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM ({EIGEN_ID}) mijn LIMIT %(tot)s) alle",  # noqa: S608
                {"wie": self.gebruiker.pk, "tot": grens},
            )
            return int(cursor.fetchone()[0])

    def _vraag(self, wat: str, eind: str, waarden: dict[str, Any]) -> list[tuple[Any, ...]]:
        waar = " AND ".join(f"{FILTERS[naam]} = %({naam})s" for naam in self.filters) or "true"
        namens = self.gebruiker.functies.isdisjoint({Functie.PARTNER, Functie.WEGER})
        wie = {"wie": self.gebruiker.pk, "organisatie": None if namens else self.gebruiker.organisatie_id}
        vraag = f"WITH mijn AS ({EIGEN_ID}), functies AS MATERIALIZED ({_FUNCTIES}) {wat} {_VAN} WHERE {waar} {eind}"
        with connection.cursor() as cursor:
            cursor.execute(vraag, self.filters | wie | waarden)
            rijen: list[tuple[Any, ...]] = cursor.fetchall()
            return rijen


def casuslijst(gebruiker: Gebruiker, *, filters: dict[str, str], sorteer: str, pagina: str | None) -> Page:
    """One page of rows; the number of queries does not depend on how many there are."""
    return blader(Casusrijen(gebruiker, filters, sorteer), pagina, PER_BLADZIJDE)


def _rij(rij: tuple[Any, ...], pad: str) -> dict[str, Any]:
    (
        nummer,
        soort,
        fase,
        intensiteit,
        voornaam,
        tussen,
        achternaam,
        geboren,
        wijk,
        regisseur,
        laatste,
        rollen,
    ) = rij
    return {
        "nummer": nummer,
        "url": pad.replace(GEEN_NUMMER, nummer),
        "naam": " ".join(filter(None, (voornaam, tussen, achternaam))),
        "leeftijd": leeftijd(geboren),
        "soort": Casussoort(soort).label,
        "fase": " · ".join(filter(None, (Fase(fase).label, intensiteit))),
        "vorm": FASEVORM[fase],
        "wijk": wijk,
        "regisseur": regisseur,
        "rol": ", ".join(Rol(rol).label for rol in rollen),
        "laatste": datum_spreekt(laatste) if laatste else "",
    }


def aantal_per_fase(gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """Visible cases counted per phase, in the order of the process; empty phases are left out."""
    geteld = dict(zichtbare_casussen(gebruiker).order_by().values_list("fase").annotate(aantal=Count("pk")))
    return [
        {"fase": fase.value, "naam": fase.label, "aantal": geteld[fase]} for fase in Fase if fase in geteld
    ]


def keuzes_voor_lijst(gebruiker: Gebruiker) -> dict[str, list[tuple[str, str]]]:
    """Regisseurs and wijken that occur in this person's newest cases, for the filter form; one query."""
    rijen = (
        zichtbare_casussen(gebruiker, hoogstens=KEUZES_UIT)
        .order_by()
        .values_list("regisseur", "regisseur__first_name", "regisseur__last_name", "persoon__wijk")
        .distinct()
    )
    regisseurs, wijken = {}, set()
    for pk, voornaam, achternaam, wijk in rijen:
        if pk:
            regisseurs[str(pk)] = f"{voornaam} {achternaam}".strip()
        if wijk:
            wijken.add(wijk)
    return {
        "regisseur": sorted(regisseurs.items(), key=lambda paar: paar[1].casefold()),
        "wijk": [(wijk, wijk) for wijk in sorted(wijken, key=str.casefold)],
    }


def eigen_rollen(gebruiker: Gebruiker, casussen: Iterable[int]) -> defaultdict[int, list[str]]:
    """Per case why this person sees it: the roles of themselves, their functions and their organisation."""
    wie = Q(gebruiker=gebruiker) | Q(functiegroep__groep__user=gebruiker)
    if not gebruiker.functies.isdisjoint({Functie.PARTNER, Functie.WEGER}):
        wie |= Q(organisatie=gebruiker.organisatie_id)
    rollen: defaultdict[int, list[str]] = defaultdict(list)
    for deelname in Deelname.objects.filter(niet_voorbij(), wie, casus__in=list(casussen)).order_by(
        "rol", "pk"
    ):
        naam = deelname.get_rol_display()
        if naam not in rollen[deelname.casus_id]:
            rollen[deelname.casus_id].append(naam)
    return rollen
