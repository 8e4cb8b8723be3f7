"""Freezing the figures of a quarter: the only place that counts and that hides small numbers."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from monitoring.indicatoren import VERSIE
from monitoring.kleine_aantallen import VERBORGEN, Cel, onderdruk, verberg_totaal
from monitoring.kwartaal import Kwartaal, laatste_kwartalen
from monitoring.models import Momentopname
from monitoring.selectors.rapporten import mag_cijfers_van
from monitoring.selectors.tellingen import Tellingen, eerste_dag, tel
from pga.choices import Leefgebied
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Gebruiker, Organisatie
from pga.toegang.context import als_systeem

TERUGBLIK = 5  # quarters in the lines of a report, this one included: so that one year ago is in it


@transaction.atomic
def maak_momentopname(
    *, gemeente: Organisatie, van: dt.date, tot_en_met: dt.date, door: Gebruiker | None
) -> Momentopname:
    """The figures of the quarter as known today, frozen; counts only, small numbers hidden.

    Counts as the system, because no function sees all cases and a closed case is seen by nobody; `door` is
    who asked (None: the calendar). Raises Bezwaar for a period that is not a quarter or has not begun,
    GeenToegang for who may not see the figures of this municipality.
    """
    if door is not None and not mag_cijfers_van(door, gemeente):
        raise GeenToegang
    kwartaal = _kwartaal(van, tot_en_met)
    peildatum = min(tot_en_met, timezone.localdate())
    with als_systeem("cijfers van een kwartaal tellen"):
        tellingen = tel(gemeente, kwartaal, peildatum)
    return Momentopname.objects.create(
        gemeente=gemeente,
        van=van,
        tot_en_met=tot_en_met,
        peildatum=peildatum,
        cijfers=afgeschermd(tellingen, drempel=settings.RAPPORT_DREMPEL),
    )


def vul_terugblik_aan(*, gemeente: Organisatie, kwartaal: Kwartaal, door: Gebruiker | None) -> None:
    """Each of the quarters before this one has figures, back to the first case of the municipality."""
    with als_systeem("eerste casus van een gemeente opzoeken"):
        eerste = eerste_dag(gemeente)
    if eerste is None:
        return
    for eerder in laatste_kwartalen(kwartaal, TERUGBLIK)[:-1]:
        bekend = Momentopname.objects.filter(
            gemeente=gemeente, van=eerder.van, tot_en_met=eerder.tot_en_met, peildatum=eerder.tot_en_met
        )
        if eerder.tot_en_met >= eerste and not bekend.exists():
            maak_momentopname(gemeente=gemeente, van=eerder.van, tot_en_met=eerder.tot_en_met, door=door)


def afgeschermd(tellingen: Tellingen, *, drempel: int) -> dict[str, Any]:
    """The counts as they may be shown: nothing under `drempel`, nor anything from which that follows."""
    n = tellingen.aantallen
    cijfers: dict[str, Cel] = {"plannen": onderdruk([n["plannen"]], drempel=drempel).cellen[0]}
    cijfers |= _deel(n, ("actief", "monitoring"), "in_aanpak", drempel)
    cijfers |= _deel(n, ("melding", "aanhouding"), "negatief_signaal", drempel)
    cijfers |= _in_en_uit(n, drempel)
    keren = onderdruk(
        [aantal for _, aantal in tellingen.vergaderingen], drempel=drempel, totaal=n["besproken"]
    )
    cijfers["besproken"] = keren.totaal
    dagen = [dag.isoformat() for dag, _ in tellingen.vergaderingen]
    return {
        "versie": VERSIE,
        "drempel": drempel,
        "cijfers": cijfers,
        "vergaderingen": [list(paar) for paar in zip(dagen, keren.cellen, strict=True)],
        "scores": {
            gebied: _gebied(tellingen.scores.get(gebied, {}), drempel) for gebied in Leefgebied.values
        },
    }


def _kwartaal(van: dt.date, tot_en_met: dt.date) -> Kwartaal:
    kwartaal = Kwartaal.van_dag(van)
    if (kwartaal.van, kwartaal.tot_en_met) != (van, tot_en_met):
        raise Bezwaar("Een rapport gaat over één heel kwartaal.")
    if van > timezone.localdate():
        raise Bezwaar("Dit kwartaal is nog niet begonnen.")
    return kwartaal


def _deel(n: dict[str, int], codes: tuple[str, ...], totaal: str, drempel: int) -> dict[str, Cel]:
    uit = onderdruk([n[code] for code in codes], drempel=drempel, totaal=n[totaal])
    return dict(zip(codes, uit.cellen, strict=True)) | {totaal: uit.totaal}


def _in_en_uit(n: dict[str, int], drempel: int) -> dict[str, Cel]:
    """Who came and who went: the size of the approach at both ends is known, so one tells the other."""
    codes = ("positief", "negatief")
    aantallen = [n[code] for code in codes]
    instroom = onderdruk([n["instroom"]], drempel=drempel).cellen[0]
    weg = onderdruk(aantallen, drempel=drempel, totaal=n["uitstroom"])
    if instroom == VERBORGEN and weg.totaal != VERBORGEN:
        weg = verberg_totaal(weg, aantallen)
    if weg.totaal == VERBORGEN:
        instroom = VERBORGEN
    return dict(zip(codes, weg.cellen, strict=True)) | {"instroom": instroom, "uitstroom": weg.totaal}


def _gebied(rij: dict[str, Any], drempel: int) -> dict[str, Cel]:
    """One leefgebied: means only over enough persons; None where nobody was scored."""
    aantal = rij.get("n", 0)
    if not aantal:
        return {"n": 0, "nu": None, "start": None, "vooruit": 0, "gelijk": 0, "achteruit": 0}
    richtingen = ("vooruit", "gelijk", "achteruit")
    uit = onderdruk([rij[richting] for richting in richtingen], drempel=drempel, totaal=aantal)
    verborgen = uit.totaal == VERBORGEN
    return dict(zip(richtingen, uit.cellen, strict=True)) | {
        "n": uit.totaal,
        "nu": VERBORGEN if verborgen else round(float(rij["nu"]), 1),
        "start": VERBORGEN if verborgen else round(float(rij["start"]), 1),
    }
