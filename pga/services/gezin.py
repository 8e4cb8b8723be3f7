"""Changing what is known of the family and where letters go; adding stands in `pga.services.casus`."""

from typing import Any

from django.db import IntegrityError, transaction

from pga.choices import Laag, Recht
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Adres, Casus, Gebruiker, Relatie
from pga.opslag import wijzig
from pga.overgang import noteer
from pga.services.casus import leg_relatie_vast, zet_adres
from pga.toegang.rechten import rechten_op

_MAG = frozenset({Recht.REGISSEREN, Recht.BESLUITEN, Recht.BRIEVEN})


def _eis_recht(door: Gebruiker, casus: Casus) -> None:
    if _MAG.isdisjoint(rechten_op(door, casus.pk)):
        raise GeenToegang


@transaction.atomic
def nieuwe_relatie(
    *,
    casus: Casus,
    door: Gebruiker,
    naam: str,
    soort: str,
    gezag: bool,
    aanschrijven: bool,
    toelichting: str,
    straat_huisnummer: str,
    postcode: str,
    plaats: str,
    geheim: bool,
) -> Relatie:
    """Somebody around the person, with an address if one is given. Raises GeenToegang."""
    _eis_recht(door, casus)
    return leg_relatie_vast(
        casus=casus,
        door=door,
        naam=naam,
        soort=soort,
        gezag=gezag,
        aanschrijven=aanschrijven,
        toelichting=toelichting,
        straat_huisnummer=straat_huisnummer,
        postcode=postcode,
        plaats=plaats,
        geheim=geheim,
    )


@transaction.atomic
def wijzig_relatie(
    *,
    relatie: Relatie,
    door: Gebruiker,
    versie: int,
    naam: str,
    soort: str,
    gezag: bool,
    aanschrijven: bool,
    toelichting: str,
) -> Relatie:
    """The relation is this from now on; what it was stays in the history. Raises Verouderd, GeenToegang."""
    _eis_recht(door, relatie.casus)
    relatie = wijzig(
        relatie,
        door=door,
        versie=versie,
        naam=naam,
        soort=soort,
        gezag=gezag,
        aanschrijven=aanschrijven,
        toelichting=toelichting,
    )
    noteer(
        casus_id=relatie.casus_id,
        tekst="De gegevens van het gezin zijn gewijzigd.",
        door=door,
        laag=Laag.REGIE,
    )
    return relatie


@transaction.atomic
def wijzig_adres(
    *,
    casus: Casus,
    relatie: Relatie | None,
    door: Gebruiker,
    versie: int,
    straat_huisnummer: str,
    postcode: str,
    plaats: str,
    geheim: bool,
) -> Adres:
    """The address of the person, or of `relatie`; version 0 is an address that was not there yet.

    Letters that were made before keep the address of their day. Raises Verouderd, GeenToegang or Bezwaar.
    """
    _eis_recht(door, casus)
    velden: dict[str, Any] = {
        "straat_huisnummer": straat_huisnummer,
        "postcode": postcode,
        "plaats": plaats,
        "geheim": geheim,
    }
    bestaand = Adres.objects.filter(casus=casus, relatie=relatie).first()
    if bestaand is not None:
        adres = wijzig(bestaand, door=door, versie=versie, **velden)
    else:
        try:
            with transaction.atomic():
                adres = zet_adres(
                    casus=casus,
                    relatie=relatie,
                    door=door,
                    straat_huisnummer=straat_huisnummer,
                    postcode=postcode,
                    plaats=plaats,
                    geheim=geheim,
                )
        except IntegrityError as fout:
            raise Bezwaar("Iemand anders vulde dit adres net in. Open de pagina opnieuw.") from fout
    noteer(casus_id=casus.pk, tekst="Een adres is gewijzigd.", door=door, laag=Laag.REGIE)
    return adres
