"""Inviting an extra party into a case, and ending its access: for who directs or decides the case."""

from django.db import transaction

from pga.choices import Gebeurtenissoort, Laag, Recht, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Deelname, Gebruiker, Organisatie
from pga.overgang import noteer
from pga.selectors.toegang import MAG_WEG, UIT_TE_NODIGEN
from pga.services.toegang import beeindig, betrek
from pga.toegang.rechten import rechten_op


def _eis_leiding(door: Gebruiker, casus: Casus) -> None:
    if rechten_op(door, casus.pk).isdisjoint({Recht.REGISSEREN, Recht.BESLUITEN}):
        raise GeenToegang


@transaction.atomic
def nodig_uit(
    *, casus: Casus, door: Gebruiker, organisatie: Organisatie, rol: str, reden: str, gevraagd: str
) -> Deelname:
    """The organisation takes part in this role, for this reason, with this question. Raises Bezwaar."""
    _eis_leiding(door, casus)
    if rol not in UIT_TE_NODIGEN:
        raise Bezwaar("Kies wat deze organisatie gaat doen.")
    if Deelname.objects.filter(casus=casus, organisatie=organisatie, rol=rol, tot__isnull=True).exists():
        raise Bezwaar(f"{organisatie} doet al mee in deze rol.")
    return betrek(
        casus=casus, rol=Rol(rol), organisatie=organisatie, reden=reden, gevraagd=gevraagd, door=door
    )


@transaction.atomic
def stop_deelname(*, casus: Casus, deelname: Deelname, door: Gebruiker, reden: str) -> Deelname:
    """The organisation has no access any more through this participation, from now on. Raises Bezwaar."""
    _eis_leiding(door, casus)
    if not reden.strip():
        raise Bezwaar("Schrijf waarom de toegang stopt.")
    if deelname.organisatie is None or deelname.rol not in MAG_WEG:
        raise Bezwaar("Deze deelname hoort bij het overleg en stopt niet met de hand.")
    beeindig(casus=casus, deelnames=[deelname], door=door, reden=reden)
    noteer(
        casus_id=casus.pk,
        tekst=f"{deelname.organisatie} heeft geen toegang meer als '{deelname.get_rol_display()}'.",
        door=door,
        soort=Gebeurtenissoort.TOEGANG,
        laag=Laag.REGIE,
        reden=reden,
    )
    return deelname
