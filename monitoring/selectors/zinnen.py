"""How figures are said: in cells and in the sentence above them."""

from monitoring.kleine_aantallen import VERBORGEN, Cel
from monitoring.models import Momentopname
from pga.choices import Leefgebied
from pga.grafiek.basis import getal
from pga.spreektaal import STREEP, datum

NIET_GETOOND = "niet getoond"


def cel(waarde: Cel) -> str:
    """A figure as it stands in a table: `12`, `2,0`, `niet getoond`, or a dash: nothing counted."""
    if waarde is None:
        return STREEP
    if isinstance(waarde, str):
        return NIET_GETOOND
    return f"{waarde:.1f}".replace(".", ",") if isinstance(waarde, float) else getal(waarde)


def bekend(waarde: Cel) -> float | int | None:
    """The figure, or None if it is hidden or was not counted."""
    return None if isinstance(waarde, str) else waarde


def verschil(nu: Cel, toen: Cel) -> str:
    """`+4`, `-2`, `gelijk`; a dash if one of both is not known."""
    a, b = bekend(nu), bekend(toen)
    if a is None or b is None:
        return STREEP
    if a == b:
        return "gelijk"
    return f"+{getal(a - b)}" if a > b else f"-{getal(b - a)}"


def _personen(waarde: Cel) -> str:
    if waarde == VERBORGEN:
        return "een klein aantal personen"
    if not waarde:
        return "niemand"
    return "1 persoon" if waarde == 1 else f"{cel(waarde)} personen"


def _zin(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def zin_aanpak(opname: Momentopname, vorige: Momentopname | None) -> str:
    nu = opname.cijfers["cijfers"]
    aantal = bekend(nu["in_aanpak"])
    eerder = bekend(vorige.cijfers["cijfers"]["in_aanpak"]) if vorige else None
    werkwoord = "waren" if aantal is not None and aantal > 1 else "was"
    zin = f"Op {datum(opname.peildatum)} {werkwoord} {_personen(nu['in_aanpak'])} in de aanpak"
    if aantal is None or eerder is None:
        return f"{zin}."
    if aantal == eerder:
        return f"{zin}, evenveel als een kwartaal eerder."
    meer = "meer" if aantal > eerder else "minder"
    return f"{zin}, {getal(abs(aantal - eerder))} {meer} dan een kwartaal eerder."


def zin_overleg(opname: Momentopname) -> str:
    keren = len(opname.cijfers["vergaderingen"])
    if not keren:
        return "In dit kwartaal was er geen vergadering van het UVZ."
    besproken = _personen(opname.cijfers["cijfers"]["besproken"])
    plannen = _personen(opname.cijfers["cijfers"]["plannen"])
    vergaderingen = "1 vergadering" if keren == 1 else f"{keren} vergaderingen"
    return f"In {vergaderingen} besprak het UVZ {besproken}. Voor {plannen} is een plan vastgesteld."


def zin_leefgebieden(opname: Momentopname) -> str:
    """Where it goes forward most and where it is hardest, as far as the figures may be shown."""
    groei, laagst = [], []
    for gebied in Leefgebied:
        rij = opname.cijfers["scores"][gebied]
        nu, start = bekend(rij["nu"]), bekend(rij["start"])
        if nu is not None and start is not None:
            groei.append((round(nu - start, 1), gebied.label))
            laagst.append((nu, gebied.label))
    if not groei:
        return "Er zijn nog te weinig scores voor een gemiddelde."
    meeste, gebied_groei = max(groei, key=lambda paar: paar[0])
    score, gebied_laag = min(laagst, key=lambda paar: paar[0])
    laag = f"Het laagst is de score op {gebied_laag}: gemiddeld {getal(score)}."
    if meeste <= 0:
        return f"Op geen leefgebied is de gemiddelde score hoger dan bij de start. {laag}"
    return f"De meeste vooruitgang is er op {gebied_groei}: gemiddeld {getal(meeste)} punt erbij. {laag}"


def zin_uitkomsten(opname: Momentopname) -> str:
    cijfers = opname.cijfers["cijfers"]
    positief, signaal = _personen(cijfers["positief"]), _personen(cijfers["negatief_signaal"])
    return (
        f"Bij {positief} is de aanpak positief afgesloten. Over {signaal} in de aanpak kwam een nieuwe"
        " melding van overlast of een aanhouding."
    )
