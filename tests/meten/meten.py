"""The measurements, in rounds over everything so that a busy machine disturbs all alike; medians, and their ratios."""

import os
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction

from pga.models import Casus
from pga.toegang.context import namens, zet_gebruiker
from tests.meten.bezoek import Bezoeker, Opname, Vraag, Zaal
from tests.meten.bodem import BLADZIJDEN, Bladzijde, lees

WIE = ("zwaar", "mediaan", "regionaal")
KADER = re.compile(r"set_config|django_session|FROM \"pga_gebruiker\"")
Klok = Callable[[], float]


@dataclass
class Proef:
    """One page for one visitor: the page, its floor and its parts."""

    bezoeker: Bezoeker
    bladzijde: Bladzijde
    pad: str
    gegevens: dict[str, Any]
    vragen: list[Vraag]
    opname: Opname
    grootte: int
    antwoorden: tuple[list[int], list[int]]

    def klokken(self) -> dict[str, Klok]:
        """What is timed: the page, its hand-written SQL, its drawing, its own SQL with and without the lock."""
        return {
            "bladzijde": lambda: self.bezoeker.haal(self.pad, self.bladzijde.gegevens)[0],
            "zonder": lambda: self.bezoeker.haal(self.pad, self.bladzijde.gegevens, slot=False)[0],
            "bodem_sql": self._bodem,
            "bodem_tekenen": self.opname.teken,
            "met_slot": lambda: self._speel_af(self.bezoeker.zaal.verbinding)[0],
            "zonder_slot": lambda: self._speel_af(self.bezoeker.zaal.eigenaar)[0],
        }

    def _bodem(self) -> float:
        begin = time.perf_counter()
        lees(self.bezoeker.zaal.kaal, self.bladzijde, self.gegevens)
        return (time.perf_counter() - begin) * 1000

    def _speel_af(self, verbinding: Any) -> tuple[float, list[int]]:
        return speel_af(self.bezoeker, verbinding, self.vragen)


def speel_af(bezoeker: Bezoeker, verbinding: Any, vragen: list[Vraag]) -> tuple[float, list[int]]:
    """The page's own reads again in one transaction with its context: milliseconds, and rows of each."""
    rijen = []
    connections["default"] = verbinding
    with transaction.atomic():
        zet_gebruiker(bezoeker.gebruiker)
        with verbinding.cursor() as cursor:
            begin = time.perf_counter()
            for sql, waarden in vragen:
                cursor.execute(sql, waarden)
                rijen.append(len(cursor.fetchall()))
            duur = (time.perf_counter() - begin) * 1000
    return duur, rijen


def bereid_proef_voor(bezoeker: Bezoeker, bladzijde: Bladzijde) -> Proef:
    with bezoeker.zaal.hier(), namens(bezoeker.gebruiker):
        casus = Casus.objects.filter(fase="in_aanpak").order_by("pk")[:1].get()
        with bezoeker.zaal.verbinding.cursor() as cursor:
            cursor.execute("SELECT id FROM auth_permission WHERE codename = 'identiteit'")
            identiteit = cursor.fetchone()[0]
    pad = bladzijde.pad.format(nummer=casus.nummer)
    for _ in range(7):  # warm: templates parsed, statements prepared
        bezoeker.haal(pad, bladzijde.gegevens)
    vragen, opname = bezoeker.opname(pad, bladzijde.gegevens)
    eigen = [
        vraag for vraag in vragen if vraag[0].startswith(("SELECT", "WITH")) and not KADER.search(vraag[0])
    ]
    gegevens = {
        "wie": bezoeker.gebruiker.pk,
        "organisatie": bezoeker.gebruiker.organisatie_id,
        "groepen": bezoeker.groepen,
        "identiteit": identiteit,
        "casus": casus.pk,
        "gemeente": casus.gemeente_id,
        "nummer": casus.nummer,
    }
    antwoorden = tuple(
        speel_af(bezoeker, v, eigen)[1] for v in (bezoeker.zaal.verbinding, bezoeker.zaal.eigenaar)
    )
    proef = Proef(bezoeker, bladzijde, pad, gegevens, eigen, opname, 0, antwoorden)  # type: ignore[arg-type]
    proef.grootte = len(vragen)
    return proef


def meet_alles(zalen: dict[str, Zaal], rondes: int) -> dict[str, Any]:
    """Medians in milliseconds by set, visitor, page and part; and numbers of queries."""
    site = get_wsgi_application()
    klokken: dict[tuple[str, ...], Klok] = {}
    proeven: dict[tuple[str, str, str], Proef] = {}
    for maat, zaal in zalen.items():
        for wie in WIE:
            bezoeker = Bezoeker(zaal, wie, site)
            klokken[maat, wie, "leeg", "kader"] = lambda b=bezoeker: b.haal("/meten/leeg/")[0]  # type: ignore[misc]
            for bladzijde in BLADZIJDEN:
                proef = bereid_proef_voor(bezoeker, bladzijde)
                proeven[maat, wie, bladzijde.naam] = proef
                for deel, klok in proef.klokken().items():
                    klokken[maat, wie, bladzijde.naam, deel] = klok
    tijden: dict[tuple[str, ...], list[float]] = {sleutel: [] for sleutel in klokken}
    for klok in klokken.values():
        klok()
    for _ in range(rondes):
        for sleutel, klok in klokken.items():
            tijden[sleutel].append(klok())
    midden = {sleutel: statistics.median(waarden) for sleutel, waarden in tijden.items()}
    return {
        maat: {
            wie: {naam: uitslag(midden, proeven[maat, wie, naam], (maat, wie, naam)) for naam in _namen()}
            for wie in WIE
        }
        for maat in zalen
    }


def _namen() -> list[str]:
    return [bladzijde.naam for bladzijde in BLADZIJDEN]


def uitslag(
    midden: dict[tuple[str, ...], float], proef: Proef, sleutel: tuple[str, str, str]
) -> dict[str, Any]:
    """One page for one visitor: times, ratio to the floor, surcharge of the lock, number of queries."""
    maat, wie, _ = sleutel
    kader = midden[maat, wie, "leeg", "kader"]
    delen = {deel: midden[(*sleutel, deel)] for deel in proef.klokken()}
    bodem = kader + delen["bodem_sql"] + delen["bodem_tekenen"]
    met, zonder = proef.antwoorden
    return {
        "ms": round(delen["bladzijde"], 2),
        "kader_ms": round(kader, 2),
        "bodem_sql_ms": round(delen["bodem_sql"], 2),
        "bodem_tekenen_ms": round(delen["bodem_tekenen"], 2),
        "tegen_bodem": round(delen["bladzijde"] / bodem, 2),
        "slot": round(delen["bladzijde"] / delen["zonder"], 2),
        "slot_alleen_sql": round(delen["met_slot"] / delen["zonder_slot"], 2),
        "gelijke_rijen": sum(a == b for a, b in zip(met, zonder, strict=True)) / max(len(met), 1),
        "vragen": proef.grootte,
        "rijen": max(met, default=0),
    }


def belasting() -> str:
    return " ".join(f"{waarde:.1f}" for waarde in os.getloadavg())
