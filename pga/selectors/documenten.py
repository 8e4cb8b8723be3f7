"""Letters and files of a case, as far as their layer is visible to the one who asks."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from pga.choices import Laag, Recht
from pga.models import Bestand, Casus
from pga.selectors.casussen import Casusblik

# What a layer means for who adds something, said as a choice.
LAAGUITLEG = {
    Laag.IDENTITEIT: "Iedereen die bij de casus betrokken is",
    Laag.BESPREKING: "Wie meedoet aan de bespreking",
    Laag.PLAN: "Wie het gedeelde plan ziet",
    Laag.REGIE: "Alleen wie de casus leidt en de brieven verstuurt",
}


def documenten(casus: Casus) -> list[dict[str, Any]]:
    """Newest first; two queries at most."""
    rijen = Bestand.objects.filter(casus=casus).select_related("door__organisatie", "brief")
    return [
        {
            "url": reverse("bestand", args=[bestand.pk]),
            "naam": bestand.naam,
            "soort": _soort(bestand),
            "brief": getattr(bestand, "brief", None) is not None,
            "laag": LAAGUITLEG[Laag(bestand.laag)],
            "omvang": omvang(bestand.omvang),
            "wie": bestand.door.naam_en_organisatie if bestand.door else "automatisch gemaakt",
            "wanneer": bestand.aangemaakt_op,
        }
        for bestand in rijen
    ]


def _soort(bestand: Bestand) -> str:
    brief = getattr(bestand, "brief", None)
    if brief is not None:
        return f"{brief.get_soort_display()}, {brief.get_status_display()}"
    return bestand.naam.rsplit(".", 1)[-1].lower() if "." in bestand.naam else "document"


def omvang(aantal: int) -> str:
    """`12 kB`, `1,5 MB`."""
    if aantal < 1024 * 1024:
        return f"{max(1, round(aantal / 1024))} kB"
    return f"{aantal / 1024 / 1024:.1f} MB".replace(".", ",")


def lagen_van(blik: Casusblik) -> list[tuple[str, str, str]]:
    """The layers this person holds: code, meaning, and who that is now."""
    return [
        (laag.value, uitleg, blik.zichtbaar_voor(Recht(laag.value)))
        for laag, uitleg in LAAGUITLEG.items()
        if blik.mag(laag.value)
    ]


def bestand_met_inhoud(pk: int) -> Bestand:
    """The file with its bytes and its case, or Http404."""
    bestand = Bestand.objects.defer(None).select_related("casus", "brief").filter(pk=pk).first()
    if bestand is None:
        raise Http404
    return bestand
