"""Access that lasts long while nothing is open: is it still needed? For the regisseur, or else the voorzitter."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Functie, Rol
from pga.models import Deelname, Gebruiker, Raadpleging
from pga.selectors.mensen import waargenomen
from pga.selectors.openwerk import open_werk
from pga.selectors.organisaties import gemeente_van
from pga.selectors.toegang import einde_in_woorden
from pga.spreektaal import datum, datum_spreekt
from pga.toegang.einde import VOOR_HET_BESLUIT, loopt
from pga.toegang.ladder import rechten

LANG = timedelta(days=28)
NA_TE_LOPEN = (Rol.UITVOERDER, Rol.BETROKKEN, Rol.GENODIGD)
ZONDER_REGISSEUR = VOOR_HET_BESLUIT | {Fase.OPGESCHAALD}
LOPEND = ZONDER_REGISSEUR | {Fase.IN_AANPAK}  # a partner that took a case over keeps it until the end
PER_KEER = 2000


def langdurig() -> QuerySet[Deelname]:
    """Participations of organisations that were given, or last looked at, four weeks ago and do not end soon."""
    nu = timezone.now()
    blijft = Q(tot__isnull=True) | Q(tot__gt=nu + LANG)
    lang_geleden = Q(bevestigd_op__isnull=True) | Q(bevestigd_op__lt=nu - LANG)
    return (
        Deelname.objects.filter(
            loopt(), blijft, lang_geleden, organisatie__isnull=False, rol__in=NA_TE_LOPEN, van__lt=nu - LANG
        )
        .filter(casus__fase__in=LOPEND)
        .select_related("casus")
        .order_by("van", "pk")
    )


def zonder_open_werk(deelnames: Iterable[Deelname]) -> Iterator[Deelname]:
    """Those of which the role still shows something and that have nothing to do in the case any more."""
    rij = iter(deelnames)
    while groep := list(islice(rij, PER_KEER)):
        werk = open_werk({deelname.casus_id for deelname in groep})
        for deelname in groep:
            if rechten(deelname.casus.fase, deelname.rol) and not werk.get(
                (deelname.casus_id, deelname.organisatie_id or 0)
            ):
                yield deelname


def _voor(gebruiker: Gebruiker) -> QuerySet[Deelname]:
    """What this person looks after: own cases, those stood in for; the voorzitter also those without regisseur."""
    mijn = Q(casus__regisseur=gebruiker) | Q(casus__in=list(waargenomen(gebruiker)))
    if Functie.VOORZITTER in gebruiker.functies:
        mijn |= Q(
            casus__regisseur__isnull=True,
            casus__gemeente=gemeente_van(gebruiker),
            casus__fase__in=ZONDER_REGISSEUR,
        )
    return langdurig().filter(mijn)


def na_te_lopen(gebruiker: Gebruiker) -> list[Deelname]:
    """With all that a row of the list shows."""
    rijen = _voor(gebruiker).select_related("casus__persoon", "casus__gemeente", "organisatie", "waarom")
    return list(zonder_open_werk(rijen))


def aantal_na_te_lopen(gebruiker: Gebruiker) -> int:
    rijen = _voor(gebruiker).only("rol", "casus_id", "organisatie_id", "casus__fase")
    return sum(1 for _ in zonder_open_werk(rijen))


def deelname_om_na_te_lopen(gebruiker: Gebruiker, pk: int) -> Deelname:
    """A running participation in a case that this person looks after, or Http404."""
    deelname = _voor(gebruiker).select_related("casus__gemeente", "organisatie").filter(pk=pk).first()
    if deelname is None:
        raise Http404
    return deelname


def naloopregels(deelnames: list[Deelname]) -> list[dict[str, Any]]:
    """Each with what one needs to decide: who, why, since when, last read. One query."""
    gelezen = _laatst_gelezen(deelnames)
    return [
        {
            "pk": deelname.pk,
            "organisatie": str(deelname.organisatie),
            "rol": deelname.get_rol_display(),
            "persoon": deelname.casus.persoon.korte_naam,
            "nummer": deelname.casus.nummer,
            "url": reverse("casus_toegang", args=[deelname.casus.nummer]),
            "reden": deelname.waarom.reden,
            "gevraagd": deelname.waarom.gevraagd,
            "reden_blijft": deelname.waarom.reden_blijft,
            "sinds": datum(deelname.van),
            "einde": einde_in_woorden(deelname, deelname.casus),
            "gelezen": datum_spreekt(moment)
            if (moment := gelezen.get((deelname.casus_id, deelname.organisatie_id)))
            else "nog nooit",
        }
        for deelname in deelnames
    ]


def _laatst_gelezen(deelnames: list[Deelname]) -> dict[tuple[int, int | None], datetime]:
    rijen = (
        Raadpleging.objects.filter(
            casus__in={d.casus_id for d in deelnames}, organisatie__in={d.organisatie_id for d in deelnames}
        )
        .order_by()
        .values_list("casus", "organisatie")
        .annotate(laatst=Max("tijdstip"))
    )
    return {(casus, organisatie): laatst for casus, organisatie, laatst in rijen}
