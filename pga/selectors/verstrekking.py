"""What guests were handed in a case, and on what conditions partners brought in what they know."""

from typing import Any

from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.module_loading import import_string

from pga import pdf
from pga.choices import Recht
from pga.models import Casus, Verstrekking
from pga.selectors.casussen import Casusblik
from pga.spreektaal import datum
from pga.toegang.schermen import VOORWAARDEN


def verstrekkingen(blik: Casusblik) -> dict[str, Any]:
    """Context of the screen: newest first, what was withdrawn below; two queries at most."""
    rijen = Verstrekking.objects.filter(casus=blik.casus).select_related("door__organisatie", "bewijs")
    alle = [_rij(rij, blik) for rij in rijen]
    return {
        "geldig": [rij for rij in alle if not rij["ingetrokken"]],
        "ingetrokken": [rij for rij in alle if rij["ingetrokken"]],
        "legt_vast": legt_vast(blik),
    }


def legt_vast(blik: Casusblik) -> bool:
    return blik.mag(Recht.REGISSEREN) or blik.mag(Recht.BESLUITEN)


def _rij(rij: Verstrekking, blik: Casusblik) -> dict[str, Any]:
    adres = [blik.casus.nummer, rij.pk]
    return {
        "naam": rij.gast_naam,
        "organisatie": rij.gast_organisatie,
        "functie": rij.functie,
        "contact": rij.contact,
        "wat": rij.wat,
        "reden": rij.reden,
        "wijze": rij.get_wijze_display(),
        "grondslag": rij.get_grondslag_display(),
        "verstrekt": datum(rij.verstrekt_op),
        "getekend": datum(rij.geheimhouding_getekend_op),
        "bewijs_url": reverse("bestand", args=[rij.bewijs_id]) if rij.bewijs_id else "",
        "door": rij.door.naam_en_organisatie,
        "ingetrokken": rij.ingetrokken_op,
        "reden_intrekking": rij.reden_intrekking,
        "wijzig_url": reverse("verstrekking_wijzigen", args=adres),
        "intrek_url": reverse("verstrekking_intrekken", args=adres),
    }


def verstrekking_van(casus: Casus, pk: int) -> Verstrekking:
    """This row of this case, or Http404."""
    rij = Verstrekking.objects.filter(casus=casus, pk=pk).select_related("casus").first()
    if rij is None:
        raise Http404
    return rij


def voorwaarden(blik: Casusblik) -> list[dict[str, Any]]:
    """What the givers of information asked, to think of before anything is passed on."""
    return [rij for pad in VOORWAARDEN for rij in import_string(pad)(blik)]


def verklaring(*, nummer: str, **gast: str) -> bytes:
    """The secrecy statement on paper for this guest; what is empty is left open for a pen."""
    html = render_to_string(
        "brieven/geheimhouding_gast.html", {"gemeente": settings.GEMEENTE, "kenmerk": nummer, **gast}
    )
    return pdf.maak_pdf(html, titel="Geheimhoudingsverklaring", onderwerp="Voor een gast van het UVZ")
