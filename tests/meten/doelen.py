"""The goals of ontwerp 10, and which of them are missed."""

from typing import Any

TEGEN_BODEM = 1.5  # list and detail against the frame, hand-written SQL and drawing
GROEI = 1.2  # lists, the largest set against the smallest, for a visitor whose page is full in both
SLOT = 1.15  # the page with the lock against the same page without it
VRAGEN = 11  # of the case page, without BEGIN and COMMIT
BRIEVEN = 0.6  # two processes against one
LIJSTEN = frozenset({"casussen", "verzoeken"})
MET_BODEM = LIJSTEN | {
    "casus"
}  # a search is measured, but its cost is in what it has to compare: no goal for it


def groei(metingen: dict[str, Any]) -> dict[str, Any]:
    """Per visitor and page: time at the largest set over time at the smallest."""
    maten = sorted(metingen, key=int)
    klein, groot = metingen[maten[0]], metingen[maten[-1]]
    return {
        wie: {naam: round(groot[wie][naam]["ms"] / klein[wie][naam]["ms"], 2) for naam in klein[wie]}
        for wie in klein
    }


def gemist(uitslag: dict[str, Any]) -> list[str]:
    """One line per goal that is missed; growth counts for the heavy visitor, whose pages are full in every set."""
    regels = []
    for maat, wies in uitslag["casussen"].items():
        for wie, namen in wies.items():
            for naam, uit in namen.items():
                hier = f"{naam}, {wie}, {maat} casussen"
                if naam in MET_BODEM and uit["tegen_bodem"] > TEGEN_BODEM:
                    regels.append(f"{hier}: {uit['tegen_bodem']} x de bodem (doel {TEGEN_BODEM})")
                if naam in MET_BODEM and uit["slot"] > SLOT:
                    regels.append(f"{hier}: slot kost {uit['slot']} x (doel {SLOT})")
                if naam == "casus" and uit["vragen"] > VRAGEN:
                    regels.append(f"{hier}: {uit['vragen']} vragen (doel {VRAGEN})")
    for naam, waarde in uitslag["groei"]["zwaar"].items():
        if naam in LIJSTEN and waarde > GROEI:
            regels.append(f"{naam}, zwaar: groeit {waarde} x (doel {GROEI})")
    if (brieven := uitslag.get("brieven")) and brieven["verhouding"] > BRIEVEN:
        regels.append(f"brieven: {brieven['verhouding']} x (doel {BRIEVEN})")
    return regels
