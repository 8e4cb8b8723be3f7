"""The person and the family of a case, with addresses for who holds the layer *regie*."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from pga.choices import Recht
from pga.models import Adres, Casus, Relatie
from pga.selectors.casussen import Casusblik
from pga.selectors.overzicht import bijnamen, geboren


def gezin(blik: Casusblik) -> dict[str, Any]:
    """Context of the family screen. Without rights beyond the identity the family is not there at all."""
    mag = mag_gezin_wijzigen(blik)
    adressen = {adres.relatie_id: adres for adres in Adres.objects.filter(casus=blik.casus)}
    return {
        "geboren": geboren(blik.casus.persoon),
        "bijnamen": bijnamen(blik.casus.persoon),
        "adres": adressen.get(None),
        "ziet_adres": blik.mag(Recht.REGIE),
        "ziet_gezin": not blik.rechten.isdisjoint({Recht.BESPREKING, Recht.PLAN, Recht.REGIE}),
        "mag_wijzigen": mag,
        "nieuw_knop": "Iemand toevoegen" if mag else "",
        "nieuw_url": reverse("relatie_nieuw", args=[blik.casus.nummer]) if mag else "",
        "relaties": [
            {
                "pk": relatie.pk,
                "naam": relatie.naam,
                "soort": relatie.get_soort_display(),
                "gezag": relatie.gezag,
                "aanschrijven": relatie.aanschrijven,
                "toelichting": relatie.toelichting,
                "adres": adressen.get(relatie.pk),
            }
            for relatie in Relatie.objects.filter(casus=blik.casus)
        ],
    }


def mag_gezin_wijzigen(blik: Casusblik) -> bool:
    """May add and change; and sees the addresses, without which changing would be blind."""
    schrijven = {Recht.REGISSEREN, Recht.BESLUITEN, Recht.BRIEVEN}
    return blik.mag(Recht.REGIE) and not blik.rechten.isdisjoint(schrijven)


def relatie_van(casus: Casus, pk: int) -> Relatie:
    """This relation of this case, or Http404."""
    relatie = Relatie.objects.filter(casus=casus, pk=pk).first()
    if relatie is None:
        raise Http404
    return relatie


def adres_van(casus: Casus, relatie: Relatie | None) -> Adres | None:
    return Adres.objects.filter(casus=casus, relatie=relatie).first()
