"""The charts of a report. A figure that is not shown is a gap in the line, never a zero."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from monitoring.indicatoren import INDICATOR
from monitoring.kwartaal import Kwartaal
from monitoring.models import Momentopname
from monitoring.selectors.zinnen import NIET_GETOOND, bekend, cel
from pga.choices import Leefgebied
from pga.grafiek import Grafiek, Reeks, Tabel, balken, lijn, radar
from pga.spreektaal import DAGEN, MAANDEN

Terugblik = Sequence[tuple[Kwartaal, Momentopname | None]]
GEEN_CIJFERS = "geen cijfers"
ONDER_RADAR = "Een leefgebied zonder punt is nog niet besproken, of bij te weinig personen."


def in_de_tijd(rij: Terugblik, codes: Sequence[str], titel: str) -> Grafiek:
    """A line per indicator over the quarters."""
    labels = [kwartaal.kort for kwartaal, _ in rij]
    cijfers = [opname.cijfers["cijfers"] if opname else {} for _, opname in rij]
    cellen = {code: [kwartaal.get(code) for kwartaal in cijfers] for code in codes}
    reeksen = [Reeks(INDICATOR[code].naam, [bekend(w) for w in waarden]) for code, waarden in cellen.items()]
    grafiek = lijn(labels, reeksen, titel=titel, eenheid="personen", kop="Kwartaal", leeg=GEEN_CIJFERS)
    tabel = tuple(
        (label, *(_woord(cellen[code][nummer]) for code in codes)) for nummer, label in enumerate(labels)
    )
    return replace(grafiek, tabel=Tabel(grafiek.tabel.kop, tabel))


def per_vergadering(opname: Momentopname) -> Grafiek:
    dagen = [_dag(date.fromisoformat(dag)) for dag, _ in opname.cijfers["vergaderingen"]]
    aantallen = [bekend(aantal) for _, aantal in opname.cijfers["vergaderingen"]]
    return balken(
        dagen,
        [Reeks("besproken personen", aantallen)],
        titel="Besproken per vergadering",
        eenheid="personen",
        kop="Vergadering",
        leeg=NIET_GETOOND,
    )


def leefgebieden(opname: Momentopname) -> Grafiek:
    """Now beside the start, for the same persons."""
    scores = opname.cijfers["scores"]
    return radar(
        [gebied.label for gebied in Leefgebied],
        [
            Reeks("nu", [bekend(scores[gebied]["nu"]) for gebied in Leefgebied], soort="nu"),
            Reeks("bij de start", [bekend(scores[gebied]["start"]) for gebied in Leefgebied], soort="vorige"),
        ],
        titel="Gemiddelde score per leefgebied",
    )


def _woord(waarde: str | float | None) -> str:
    return GEEN_CIJFERS if waarde is None else cel(waarde)


def _dag(dag: date) -> str:
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"
