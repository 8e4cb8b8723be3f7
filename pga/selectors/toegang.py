"""Who has access to a case, why, since when and until when; who had it; and who read it."""

from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Max, Q
from django.http import Http404
from django.utils import timezone

from pga.choices import Recht, Rol
from pga.models import Casus, Deelname, Functiegroep, Organisatie, Raadpleging
from pga.selectors.casussen import Casusblik
from pga.selectors.leeslog import leesregel
from pga.selectors.overzicht import deelname_in_woorden
from pga.toegang.ladder import rechten

PER_BLADZIJDE = 50
# Roles that may be given by hand and ended by hand; the others follow from the process.
UIT_TE_NODIGEN = {
    Rol.UITVOERDER: "Voert acties uit in het plan",
    Rol.BETROKKEN: "Denkt mee en deelt informatie",
}
MAG_WEG = frozenset({Rol.UITVOERDER, Rol.BETROKKEN, Rol.GENODIGD, Rol.AANMELDER})
# What a right lets somebody see or do, in the words of the screen; in order of the ladder.
ZIET = {
    Recht.IDENTITEIT: "wie het is",
    Recht.BESPREKING: "bespreking",
    Recht.PLAN: "plan",
    Recht.REGIE: "regie en adressen",
}


def toegang(blik: Casusblik, *, pagina: str | None) -> dict[str, Any]:
    """Context of the access screen; reading is listed for who holds the layer *regie*."""
    ziet_log = blik.mag(Recht.REGIE)
    gelezen = _laatst_gelezen(blik.casus) if ziet_log else {}
    mag_uitnodigen = blik.mag(Recht.REGISSEREN) or blik.mag(Recht.BESLUITEN)

    def rij(deelname: Deelname) -> dict[str, Any]:
        return _deelname(deelname, blik.casus, gelezen, mag_uitnodigen)

    return {
        "partijen": [rij(d) for d in blik.deelnames if not d.functiegroep_id],
        "vast": [rij(d) for d in blik.deelnames if d.functiegroep_id],
        "vroeger": [deelname_in_woorden(d) for d in vroegere_deelnames(blik.casus)],
        "mag_uitnodigen": mag_uitnodigen,
        "ziet_log": ziet_log,
        "log": leeslog_van_casus(blik.casus, pagina) if ziet_log else None,
    }


def _deelname(
    deelname: Deelname, casus: Casus, gelezen: dict[tuple[str, int], datetime], mag_weg: bool
) -> dict[str, Any]:
    wie = next(
        (soort, pk)
        for soort, pk in (
            ("organisatie", deelname.organisatie_id),
            ("functiegroep", deelname.functiegroep_id),
            ("gebruiker", deelname.gebruiker_id),
        )
        if pk is not None
    )
    return deelname_in_woorden(deelname) | {
        "pk": deelname.pk,
        "vast": deelname.functiegroep_id is not None,
        "ziet": _ziet(casus, deelname.rol),
        "door": str(deelname.verleend_door) if deelname.verleend_door else "",
        "gelezen": gelezen.get(wie),
        "mag_weg": mag_weg and deelname.organisatie_id is not None and deelname.rol in MAG_WEG,
    }


def vroegere_deelnames(casus: Casus) -> list[Deelname]:
    return list(
        Deelname.objects.filter(casus=casus, tot__lte=timezone.now())
        .select_related("organisatie", "functiegroep", "gebruiker", "waarom")
        .order_by("-tot", "pk")
    )


def _laatst_gelezen(casus: Casus) -> dict[tuple[str, int], datetime]:
    """Latest opening per organisation, function group and person; two queries."""
    rijen = (
        Raadpleging.objects.filter(casus=casus)
        .order_by()
        .values_list("gebruiker", "organisatie")
        .annotate(laatst=Max("tijdstip"))
    )
    per_mens: dict[int, datetime] = {}
    gelezen: dict[tuple[str, int], datetime] = {}
    for mens, organisatie, laatst in rijen:
        per_mens[mens] = max(laatst, per_mens.get(mens, laatst))
        _later(gelezen, ("gebruiker", mens), laatst)
        if organisatie:
            _later(gelezen, ("organisatie", organisatie), laatst)
    groepen = Functiegroep.objects.filter(groep__user__in=list(per_mens)).order_by()
    for groep, mens in groepen.values_list("pk", "groep__user"):
        if mens in per_mens:
            _later(gelezen, ("functiegroep", groep), per_mens[mens])
    return gelezen


def _later(gelezen: dict[tuple[str, int], datetime], wie: tuple[str, int], moment: datetime) -> None:
    gelezen[wie] = max(moment, gelezen.get(wie, moment))


def leeslog_van_casus(casus: Casus, pagina: str | None) -> Page:
    rijen = Raadpleging.objects.filter(casus=casus).select_related("gebruiker", "organisatie")
    blad: Page = Paginator(rijen, PER_BLADZIJDE).get_page(pagina)
    blad.object_list = [leesregel(rij) for rij in blad.object_list]
    return blad


def uit_te_nodigen(casus: Casus) -> Any:
    """Convenant partners of the municipality whose period runs."""
    vandaag = timezone.localdate()
    loopt = Q(convenant_tot__isnull=True) | Q(convenant_tot__gt=vandaag)
    return Organisatie.objects.filter(loopt, gemeente=casus.gemeente, convenant_van__lte=vandaag).order_by(
        "naam"
    )


def deelname_van(casus: Casus, pk: int) -> Deelname:
    """This running participation of this case, or Http404."""
    loopt = Q(tot__isnull=True) | Q(tot__gt=timezone.now())
    deelname = Deelname.objects.filter(loopt, casus=casus, pk=pk).select_related("organisatie").first()
    if deelname is None:
        raise Http404
    return deelname


def rolkeuzes(casus: Casus) -> list[tuple[Rol, str, str]]:
    """The roles that may be given by hand: role, what the party is going to do, and what it would see now."""
    return [(rol, naam, _ziet(casus, rol) or "nog niets") for rol, naam in UIT_TE_NODIGEN.items()]


def _ziet(casus: Casus, rol: str) -> str:
    hier = rechten(casus.fase, rol)
    if hier.issuperset(ZIET):
        return "alles"
    return ", ".join(tekst for recht, tekst in ZIET.items() if recht in hier)


def lezers_van_reden(blik: Casusblik) -> str:
    """Who reads the reason and the question of an invitation, apart from the invited party."""
    return f"{blik.zichtbaar_voor(Recht.BESPREKING)}, en de organisatie zelf"
