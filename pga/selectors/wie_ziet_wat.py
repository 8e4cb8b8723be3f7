"""The ladder as a page for the FG: nothing here that is not in `pga.toegang.ladder` and `pga.toegang.einde`."""

from typing import Any

from pga.choices import Fase, Recht, Rol
from pga.toegang.einde import EINDE
from pga.toegang.ladder import GAST, LADDER, LEESLAGEN, VOOR_DE_CASUS, Trede

# Each right in the fewest words, for the cells of a table; the page says once what each of them means.
KORT: dict[Recht, str] = {
    Recht.IDENTITEIT: "wie en waarom",
    Recht.BESPREKING: "bespreking",
    Recht.PLAN: "plan",
    Recht.REGIE: "regie",
    Recht.VERTROUWELIJK: "kleine kring",
    Recht.BIJDRAGEN: "bijdragen",
    Recht.UITVOEREN: "uitvoeren",
    Recht.REGISSEREN: "regisseren",
    Recht.BESLUITEN: "besluiten",
    Recht.BRIEVEN: "brieven",
}
# How long some access outlasts the decision is a number that each municipality sets.
DAGEN = "het aantal dagen dat de gemeente instelde"


def wie_ziet_wat() -> dict[str, Any]:
    """The whole page: what the rights mean, who reads a report, and per phase each role with its rights and source."""
    return {
        "lezen": [(KORT[recht], recht.label) for recht in Recht if recht in LEESLAGEN],
        "doen": [(KORT[recht], recht.label) for recht in Recht if recht not in LEESLAGEN],
        "vooraf": [
            {
                "stadium": stadium,
                "rijen": [{"wie": wie, "wat": t.wat, "bron": t.bron} for wie, t in trap.items()],
            }
            for stadium, trap in VOOR_DE_CASUS.items()
        ],
        "fasen": [{"namen": namen, "rijen": _rijen(trap)} for namen, trap in _fasen()],
        "einde": [
            {"rol": rol.label, "regel": EINDE[rol].regel.format(dagen=DAGEN), "bron": EINDE[rol].bron}
            for rol in Rol
        ],
        "gast": [{"wanneer": wanneer, "wat": wat, "bron": bron} for wanneer, (wat, bron) in GAST.items()],
    }


def _fasen() -> list[tuple[str, dict[Rol, Trede]]]:
    """Phases with the same rungs share a table."""
    samen: list[tuple[list[Fase], dict[Rol, Trede]]] = []
    for fase, trap in LADDER.items():
        gelijk = next((fasen for fasen, eerder in samen if eerder == trap), None)
        if gelijk is None:
            samen.append(([fase], trap))
        else:
            gelijk.append(fase)
    return [(", ".join(fase.label for fase in fasen), trap) for fasen, trap in samen]


def _rijen(trap: dict[Rol, Trede]) -> list[dict[str, str]]:
    """Roles that stand on the same rung share a row."""
    per_trede: dict[Trede, list[Rol]] = {}
    for rol in Rol:
        per_trede.setdefault(trap[rol], []).append(rol)
    return [
        {
            "rol": "alle rollen" if len(rollen) == len(Rol) else ", ".join(rol.label for rol in rollen),
            "leest": _woorden(trede.rechten & LEESLAGEN, LEESLAGEN),
            "mag": _woorden(trede.rechten - LEESLAGEN, frozenset(Recht) - LEESLAGEN),
            "bron": trede.bron,
        }
        for trede, rollen in per_trede.items()
    ]


def _woorden(heeft: frozenset[Recht], alle: frozenset[Recht]) -> str:
    """`alles` if it is everything; empty if it is nothing."""
    return "alles" if heeft == alle else ", ".join(KORT[recht] for recht in Recht if recht in heeft)
