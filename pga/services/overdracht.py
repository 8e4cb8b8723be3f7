"""Handing cases over to another regisseur: all of the chosen ones, or none."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.urls import reverse

from pga.choices import Berichtsoort, Gebeurtenissoort, Laag, Regievorm
from pga.fouten import Bezwaar, GeenToegang, Verouderd
from pga.models import Casus, Gebruiker
from pga.overgang import noteer
from pga.selectors.mensen import LOPENDE_FASEN, casussen_onder, regelt_voor, regievoerders_van
from pga.selectors.organisaties import gemeente_van
from pga.services.bericht import stuur
from pga.services.toegang import wijs_regisseur_toe
from pga.spreektaal import telling


@transaction.atomic
def draag_over(
    *,
    van: Gebruiker,
    naar: Gebruiker,
    casussen: Collection[Casus],
    versies: Mapping[int, int],
    notitie: str,
    door: Gebruiker,
) -> int:
    """`naar` directs these cases of `van` from now on; returns how many. All of them or none.

    Raises GeenToegang, or Bezwaar: also with the numbers of the cases that changed since they were shown.
    """
    if not regelt_voor(door).filter(pk=van.pk).exists():
        raise GeenToegang
    _eis_opvolger(van, naar)
    nu = {casus.pk: casus for casus in casussen_onder(van, fasen=LOPENDE_FASEN)}
    gewijzigd = [
        casus.nummer
        for casus in casussen
        if casus.pk not in nu or nu[casus.pk].versie != versies.get(casus.pk)
    ]
    if gewijzigd:
        raise Bezwaar(_niets_gedaan(gewijzigd))
    for casus in casussen:
        try:
            _draag_een_over(nu[casus.pk], naar=naar, notitie=notitie, door=door)
        except Verouderd as fout:
            raise Bezwaar(_niets_gedaan([casus.nummer])) from fout
    _vertel(van, naar, door, len(casussen))
    return len(casussen)


def _eis_opvolger(van: Gebruiker, naar: Gebruiker) -> None:
    if naar.pk == van.pk:
        raise Bezwaar("Kies iemand anders dan wie de casussen nu heeft.")
    if not regievoerders_van(gemeente_van(van)).filter(pk=naar.pk).exists():
        raise Bezwaar(f"{naar} kan geen regie voeren in deze gemeente. Kies een andere collega.")


def _niets_gedaan(nummers: Collection[str]) -> str:
    return (
        "Er is niets overgedragen, want dit is intussen gewijzigd: "
        f"{', '.join(nummers)}. Kijk de lijst na en probeer het opnieuw."
    )


def _draag_een_over(casus: Casus, *, naar: Gebruiker, notitie: str, door: Gebruiker) -> None:
    # Written while the giver still has access. The note is of the regie: partners read only that it happened.
    noteer(
        casus_id=casus.pk,
        tekst=f"Overgedragen van {casus.regisseur} aan {naar}.",
        door=door,
        soort=Gebeurtenissoort.PROCES,
        laag=Laag.REGIE,
        reden=notitie,
    )
    wijs_regisseur_toe(
        casus=casus,
        regisseur=naar,
        door=door,
        reden="overdracht van casussen",
        regievorm=casus.regievorm or Regievorm.CASUSREGIE,
        versie=casus.versie,
    )


def _vertel(van: Gebruiker, naar: Gebruiker, door: Gebruiker, aantal: int) -> None:
    wat = telling(aantal, "casus|casussen")
    if naar != door:
        stuur(
            soort=Berichtsoort.OVERDRACHT,
            tekst=f"U heeft {wat} overgenomen van {van}. De notitie staat in de tijdlijn van elke casus.",
            door=door,
            aan=naar,
            doel=f"{reverse('casussen')}?regisseur={naar.pk}",
        )
    if van != door:
        stuur(
            soort=Berichtsoort.OVERDRACHT,
            tekst=f"{door} heeft {wat} van u overgedragen aan {naar}.",
            door=door,
            aan=van,
            doel=reverse("mijn_werk"),
        )
