"""Which reports somebody may see: the one place that says so, because Rapport has no row-level policy."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from monitoring.choices import Rapportstatus
from monitoring.kwartaal import Kwartaal, laatste_kwartalen
from monitoring.models import Momentopname, Rapport
from pga.models import Gebruiker, Organisatie
from pga.selectors.organisaties import gemeente_van
from pga.spreektaal import datum_spreekt
from pga.toegang.schermen import SCHERMEN, past

TE_KIEZEN = 8  # quarters in the form, the running one included
BLIJFT_LIGGEN = timedelta(minutes=5)
VORM = {Rapportstatus.GEVRAAGD: "lopend", Rapportstatus.MISLUKT: "fout", Rapportstatus.KLAAR: "goed"}


def mag_cijfers_van(gebruiker: Gebruiker, gemeente: Organisatie) -> bool:
    """Has a function that works with figures, in this municipality."""
    return past(SCHERMEN["rapportage"], gebruiker) and gemeente_van(gebruiker) == gemeente


def rapporten_voor(gebruiker: Gebruiker) -> QuerySet[Rapport]:
    """Reports of the own municipality, newest period first; none for who has no municipality."""
    if not past(SCHERMEN["rapportages"], gebruiker):
        return Rapport.objects.none()
    return (
        Rapport.objects.filter(gemeente=gemeente_van(gebruiker), gemeente__isnull=False)
        .select_related("gemeente", "gevraagd_door")
        .order_by("-tot_en_met", "-pk")
    )


def ligt_stil(rapport: Rapport) -> bool:
    """Failed, or asked so long ago that its task must have been lost: the retry button stands there."""
    if rapport.status == Rapportstatus.MISLUKT:
        return True
    return rapport.status == Rapportstatus.GEVRAAGD and timezone.now() - rapport.gevraagd_op > BLIJFT_LIGGEN


def rapportrij(rapport: Rapport) -> dict[str, Any]:
    """One line of the list, ready to draw."""
    kwartaal = Kwartaal.van_dag(rapport.van)
    klaar = rapport.status == Rapportstatus.KLAAR
    return {
        "pk": rapport.pk,
        "versie": rapport.versie,
        "naam": f"Rapport {kwartaal}",
        "voorlopig": rapport.voorlopig,
        "wie": str(rapport.gevraagd_door) if rapport.gevraagd_door else "automatisch",
        "gevraagd": datum_spreekt(rapport.gevraagd_op, "tijd"),
        "status": rapport.get_status_display(),
        "vorm": VORM[Rapportstatus(rapport.status)],
        "fout": rapport.fout,
        "url": reverse("rapportage", args=[rapport.pk]),
        "pdf": reverse("rapportage_pdf", args=[rapport.pk]) if klaar else "",
        "opnieuw": reverse("rapportage_opnieuw", args=[rapport.pk]) if ligt_stil(rapport) else "",
        "bezig": rapport.status == Rapportstatus.GEVRAAGD,
    }


def laatste_rapport(gebruiker: Gebruiker) -> Rapport | None:
    """The newest finished report, with its figures."""
    klaar = rapporten_voor(gebruiker).filter(status=Rapportstatus.KLAAR)
    return klaar.select_related("gemeente", "momentopname").first()


def kwartaalkeuzes() -> list[tuple[str, str]]:
    """Quarters one can ask a report of, newest finished one first; the running one last, as provisional."""
    nu = Kwartaal.nu()
    voorbij = [(k.code, str(k)) for k in reversed(laatste_kwartalen(nu.vorige, TE_KIEZEN - 1))]
    return [*voorbij, (nu.code, f"{nu} (voorlopig: tot en met vandaag)")]


def terugblik(opname: Momentopname, aantal: int) -> list[tuple[Kwartaal, Momentopname | None]]:
    """The figures of the quarters up to this one, oldest first, as they were known when it was taken."""
    kwartalen = laatste_kwartalen(Kwartaal.van_dag(opname.van), aantal)
    eerder = (
        Momentopname.objects.filter(
            gemeente=opname.gemeente_id, van__gte=kwartalen[0].van, van__lt=opname.van, pk__lt=opname.pk
        )
        .order_by("van", "peildatum", "pk")
        .iterator()
    )
    bekend = {Kwartaal.van_dag(rij.van): rij for rij in eerder} | {kwartalen[-1]: opname}
    return [(kwartaal, bekend.get(kwartaal)) for kwartaal in kwartalen]
