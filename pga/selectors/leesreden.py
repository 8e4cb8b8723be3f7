"""Why somebody reads a case, as far as the application knows it by itself. Never a word of the case."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.module_loading import import_string

from pga.choices import Rol
from pga.models import Deelname
from pga.selectors.casussen import Casusblik
from pga.toegang.ladder import rechten
from pga.toegang.schermen import AANLEIDINGEN

# These functions see every case of the municipality; that alone is no reason to open one.
ZIEN_ALLES = frozenset({Rol.ANALIST, Rol.WEGER})
IN_WOORDEN: dict[str, str] = {Rol.ONDERSTEUNER: "procesondersteuner: brieven en planning"}


@dataclass(frozen=True, slots=True)
class Reden:
    """`gevraagd`: the person gave it, because the application knew none. `nood`: an emergency gave the access."""

    tekst: str
    gevraagd: bool = False
    nood: bool = False


def bekende_reden(blik: Casusblik) -> Reden | None:
    """The reason that follows from the person's participation or a near agenda; None if they must say so themselves."""
    nu = timezone.now()
    geldig = [
        deelname
        for deelname in blik.eigen_deelnames
        if deelname.van <= nu and rechten(blik.casus.fase, deelname.rol)
    ]
    for deelname in geldig:
        if not (deelname.functiegroep_id and deelname.rol in ZIEN_ALLES):
            return Reden(_in_woorden(blik, deelname), nood=deelname.rol == Rol.NOODINZAGE)
    for pad in AANLEIDINGEN:
        if aanleiding := import_string(pad)(blik.casus):
            return Reden(aanleiding)
    return None


def _in_woorden(blik: Casusblik, deelname: Deelname) -> str:
    if deelname.aanleiding and not deelname.functiegroep_id:
        return deelname.aanleiding
    if deelname.rol == Rol.WAARNEMER:
        return f"waarneming voor {blik.casus.regisseur or 'de regisseur'}"
    return IN_WOORDEN.get(deelname.rol, deelname.get_rol_display())
