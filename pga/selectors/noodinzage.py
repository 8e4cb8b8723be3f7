"""Noodinzages as the lock shows them: one's own, those of a case one directs, or all of one's municipality."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Functie, Recht, Rol
from pga.models import Deelname, Gebruiker, Noodinzage
from pga.selectors.organisaties import gemeente_van
from pga.spreektaal import datum_spreekt
from pga.toegang.einde import niet_voorbij
from pga.toegang.ladder import rechten
from pga.toegang.schermen import SCHERMEN, past

PER_BLADZIJDE = 50
OORDEELVORM = {"": "let_op", "terecht": "goed", "niet_terecht": "fout"}
NOODWOORDEN = {
    Recht.IDENTITEIT: "wie het is",
    Recht.BESPREKING: "de bespreking",
    Recht.PLAN: "het plan",
    Recht.REGIE: "de regie en de adressen",
}
FASEGROEPEN = {
    "vóór en tijdens de bespreking": (Fase.GEAGENDEERD, Fase.BESPROKEN),
    "in de aanpak": (Fase.IN_AANPAK, Fase.OPGESCHAALD),
    "als één partner de casus heeft": (Fase.BIJ_PARTNER, Fase.DOORVERWEZEN),
}


def wat_noodinzage_toont() -> list[tuple[str, str]]:
    """Per part of the process what one would see: read from the ladder, so that the screen never promises less."""
    gevonden = []
    for wanneer, fasen in FASEGROEPEN.items():
        hier = frozenset.union(*(rechten(fase, Rol.NOODINZAGE) for fase in fasen))
        gevonden.append(
            (wanneer, " en ".join(woord for recht, woord in NOODWOORDEN.items() if recht in hier))
        )
    return gevonden


def wie_te_bellen(gebruiker: Gebruiker) -> list[dict[str, str]]:
    """The chairs of this person's municipality, with their telephone if it is known."""
    mensen = Gebruiker.objects.filter(
        is_active=True,
        groups__functiegroep__gemeente=gemeente_van(gebruiker),
        groups__functiegroep__functie=Functie.VOORZITTER,
    ).distinct()
    return [
        {
            "naam": str(mens),
            "telefoon": mens.telefoon,
            "kaal": "".join(t for t in mens.telefoon if t in "+0123456789"),
        }
        for mens in mensen
    ]


def _alle() -> QuerySet[Noodinzage]:
    return Noodinzage.objects.select_related("gebruiker__organisatie", "beoordeeld_door")


def eigen_noodinzages(gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """What this person asked before, newest first, with what became of it."""
    return [noodrij(nood) for nood in _alle().filter(gebruiker=gebruiker)[:20]]


def te_bespreken(gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """What nobody judged yet, oldest first, as far as the one who asks may know of it."""
    rijen = _alle().filter(gemeente=gemeente_van(gebruiker), oordeel="").order_by("gevraagd_op", "pk")
    return [noodrij(nood) for nood in rijen[:PER_BLADZIJDE]]


def noodinzages(gebruiker: Gebruiker, *, pagina: str | None) -> Page:
    """All of the municipality, those without a judgement first."""
    rijen = _alle().filter(gemeente=gemeente_van(gebruiker))
    op_volgorde = rijen.order_by(F("beoordeeld_op").desc(nulls_first=True), "-gevraagd_op", "-pk")
    blad: Page = Paginator(op_volgorde, PER_BLADZIJDE).get_page(pagina)
    blad.object_list = [noodrij(nood) for nood in blad.object_list]
    return blad


def noodrij(nood: Noodinzage) -> dict[str, Any]:
    """One attempt in the words of the screen; the reason stands on its own page only."""
    loopt = bool(nood.tot and nood.tot > timezone.now())
    return {
        "pk": nood.pk,
        "url": reverse("noodinzage_een", args=[nood.pk]),
        "wie": nood.gebruiker.naam_en_organisatie,
        "nummer": nood.nummer or "geen casus gevonden",
        "wanneer": datum_spreekt(nood.gevraagd_op, "tijd"),
        "tot": nood.tot,
        "loopt": loopt,
        "gevaar": nood.get_gevaar_display(),
        "oordeel": nood.get_oordeel_display() or "nog te bespreken",
        "vorm": OORDEELVORM[nood.oordeel],
    }


def noodinzage_voor(pk: int) -> Noodinzage:
    """This attempt if the one who asks may know of it; otherwise Http404."""
    nood = _alle().select_related("gemeente", "casus").filter(pk=pk).first()
    if nood is None:
        raise Http404
    return nood


def mag_oordelen(gebruiker: Gebruiker, nood: Noodinzage) -> bool:
    """Draws the form: for who judges, not of one's own, once."""
    return (
        not nood.oordeel
        and nood.gebruiker_id != gebruiker.pk
        and past(SCHERMEN["noodinzage_oordeel"], gebruiker)
    )


def lopende_inzages(gebruiker: Gebruiker) -> list[Deelname]:
    """Cases that this person sees for a few hours or a day, through noodinzage or inzage."""
    rijen = Deelname.objects.filter(
        niet_voorbij(), gebruiker=gebruiker, rol__in=(Rol.NOODINZAGE, Rol.INZAGE), tot__isnull=False
    )
    return list(rijen.select_related("casus").order_by("tot"))
