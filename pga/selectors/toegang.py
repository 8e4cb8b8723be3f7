"""Who has access to a case, why, since when and until when; who had it; and who read it."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, prefetch_related_objects
from django.http import Http404
from django.utils import timezone

from pga.choices import Functie, Recht, Rol
from pga.models import Casus, Deelname, Functiegroep, Gebruiker, Organisatie, Raadpleging
from pga.selectors.casussen import Casusblik
from pga.selectors.overzicht import deelname_in_woorden
from pga.selectors.toegangsverzoek import kan_vragen, open_verzoeken_voor
from pga.spreektaal import datum
from pga.toegang.einde import VOOR_HET_BESLUIT, eindregel, laatste_dag, niet_voorbij, tot_in_woorden
from pga.toegang.ladder import rechten

# Roles that may be given by hand and ended by hand; the others follow from the process.
UIT_TE_NODIGEN = {
    Rol.UITVOERDER: "Voert acties uit in het plan",
    Rol.BETROKKEN: "Denkt mee en deelt informatie",
}
MAG_WEG = frozenset({Rol.UITVOERDER, Rol.BETROKKEN, Rol.GENODIGD, Rol.AANMELDER})
VOERT_REGIE = frozenset({Rol.REGISSEUR, Rol.WAARNEMER})
# What a right lets somebody see or do, in the words of the screen; in order of the ladder.
ZIET = {
    Recht.IDENTITEIT: "wie het is",
    Recht.BESPREKING: "bespreking",
    Recht.PLAN: "plan",
    Recht.REGIE: "regie en adressen",
}


def toegang(blik: Casusblik) -> dict[str, Any]:
    """Context of the access screen; who reads is told to who holds the layer *regie*."""
    ziet_log = blik.mag(Recht.REGIE)
    gelezen = _laatst_gelezen(blik.casus) if ziet_log else {}
    leidt = blik.mag(Recht.REGISSEREN) or blik.mag(Recht.BESLUITEN)

    def rij(deelname: Deelname) -> dict[str, Any]:
        return _deelname(deelname, blik.casus, gelezen, leidt)

    prefetch_related_objects(blik.deelnames, "organisatie", "gebruiker__organisatie", "verleend_door")
    niet_nu = _niet_lopend(blik.casus)
    voorbij = [d for d in niet_nu if d.tot and d.tot <= timezone.now()]
    return {
        "partijen": [rij(d) for d in blik.deelnames if not d.functiegroep_id],
        "vast": [rij(d) for d in blik.deelnames if d.functiegroep_id],
        "gepland": [rij(d) for d in niet_nu if d not in voorbij],
        "vroeger": [_voorbij(d) for d in voorbij if d.rol not in VOERT_REGIE],
        "regie": _wie_voerde_de_regie(blik.deelnames, voorbij) if ziet_log else [],
        "verzoeken": open_verzoeken_voor(blik.casus) if leidt else [],
        "kan_vragen": not leidt and kan_vragen(blik.gebruiker),
        "mag_uitnodigen": leidt,
        "ziet_log": ziet_log,
    }


def _deelname(
    deelname: Deelname, casus: Casus, gelezen: dict[tuple[str, int], datetime], leidt: bool
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
    waarom = getattr(deelname, "waarom", None)
    mens = deelname.gebruiker
    return deelname_in_woorden(deelname) | {
        "pk": deelname.pk,
        "vast": deelname.functiegroep_id is not None,
        "van_wie": mens.organisatie.kort if mens and mens.organisatie else "",
        "ziet": _ziet(casus, deelname.rol),
        "einde": einde_in_woorden(deelname, casus),
        "door": str(deelname.verleend_door) if deelname.verleend_door else "",
        "aanleiding": deelname.aanleiding,
        "bevestigd": f"{datum(deelname.bevestigd_op)} nog nodig" if deelname.bevestigd_op else "",
        "reden_blijft": waarom.reden_blijft if waarom else "",
        "gelezen": gelezen.get(wie),
        "mag_weg": leidt and deelname.organisatie_id is not None and deelname.rol in MAG_WEG,
        "verleng": "Verleng" if deelname.tot else "Zet einddatum",
    }


def einde_in_woorden(deelname: Deelname, casus: Casus) -> str:
    """Until when, or by which rule access ends."""
    if deelname.tot:
        return tot_in_woorden(deelname.tot)
    return f"stopt {eindregel(casus.fase, deelname.rol, casus.gemeente.toegang_dagen_na_besluit)}"


def _voorbij(deelname: Deelname) -> dict[str, Any]:
    woorden = deelname_in_woorden(deelname)
    einde = {"tot": laatste_dag(deelname.tot)} if deelname.tot else {}
    return woorden | einde | {"reden_einde": woorden["reden_einde"] or "de einddatum was bereikt"}


def _niet_lopend(casus: Casus) -> list[Deelname]:
    """What is over or still to begin, latest first; the lock shows it to who holds the layer *regie*."""
    nu = timezone.now()
    return list(
        Deelname.objects.filter(Q(tot__lte=nu) | Q(van__gt=nu), casus=casus)
        .select_related("organisatie", "functiegroep", "gebruiker__organisatie", "verleend_door", "waarom")
        .order_by("-tot", "pk")
    )


def _wie_voerde_de_regie(nu: list[Deelname], vroeger: list[Deelname]) -> list[dict[str, Any]]:
    """Who directed the case when, latest first; nothing as long as it was one person."""
    rijen = sorted(
        (d for d in [*nu, *vroeger] if d.rol in VOERT_REGIE), key=lambda d: (d.van, d.pk), reverse=True
    )
    return [_voorbij(d) | {"loopt": d in nu} for d in rijen] if len(rijen) > 1 else []


def mensen_van(organisatie: Organisatie) -> QuerySet[Gebruiker]:
    """Active people who act for this organisation as a partner."""
    return (
        organisatie.mensen.filter(
            is_active=True, groups__functiegroep__functie__in=(Functie.PARTNER, Functie.WEGER)
        )
        .order_by("pk")
        .distinct()
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


def uit_te_nodigen(casus: Casus) -> Any:
    """Convenant partners of the municipality whose period runs."""
    vandaag = timezone.localdate()
    loopt = Q(convenant_tot__isnull=True) | Q(convenant_tot__gt=vandaag)
    partner = Q(mensen__groups__functiegroep__functie__in=(Functie.PARTNER, Functie.WEGER))
    return (
        Organisatie.objects.filter(loopt, gemeente=casus.gemeente, convenant_van__lte=vandaag)
        .annotate(mensen_nu=Count("mensen", filter=partner & Q(mensen__is_active=True), distinct=True))
        .order_by("naam")
    )


def deelname_van(casus: Casus, pk: int) -> Deelname:
    """This participation of this case, running or planned, or Http404."""
    gevonden = Deelname.objects.filter(niet_voorbij(), casus=casus, pk=pk).select_related("organisatie")
    deelname = gevonden.first()
    if deelname is None:
        raise Http404
    return deelname


def gevolg_van_stoppen(blik: Casusblik, deelname: Deelname) -> dict[str, Any]:
    """What the page says before access ends: who is told, and what the organisation still sees after."""
    blijft = [
        d.get_rol_display()
        for d in blik.deelnames
        if d.organisatie_id == deelname.organisatie_id and d.pk != deelname.pk and _ziet(blik.casus, d.rol)
    ]
    mensen = mensen_van(deelname.organisatie).count() if deelname.organisatie else 0
    return {"blijft": " en ".join(blijft), "mensen": mensen, "einde": einde_in_woorden(deelname, blik.casus)}


def rolkeuzes(casus: Casus, *, met_datum: bool = False) -> list[tuple[Rol, str, str]]:
    """The roles that may be given by hand: role, what the party is going to do, what it sees now and until when.

    With a date that must be given the rule does not matter.
    """
    return [
        (rol, naam, f"Ziet in deze fase: {_ziet(casus, rol) or 'nog niets'}. {regel}".strip())
        for rol, naam in UIT_TE_NODIGEN.items()
        for regel in ("" if met_datum else _einde_zonder_datum(casus, rol),)
    ]


def _einde_zonder_datum(casus: Casus, rol: Rol) -> str:
    if rol == Rol.BETROKKEN and casus.fase not in VOOR_HET_BESLUIT:
        return "Vul hieronder in tot en met wanneer."
    return f"Stopt vanzelf {eindregel(casus.fase, rol, casus.gemeente.toegang_dagen_na_besluit)}."


def _ziet(casus: Casus, rol: str) -> str:
    hier = rechten(casus.fase, rol)
    if hier.issuperset(ZIET):
        return "alles"
    return ", ".join(tekst for recht, tekst in ZIET.items() if recht in hier)


def lezers_van_reden(blik: Casusblik, *, nieuw: bool) -> str:
    """Who reads why a party takes part, what is asked of it and why that goes on or ends; `nieuw` it reads along."""
    lezers = blik.zichtbaar_voor(Recht.BESPREKING, Recht.PLAN, Recht.REGIE)
    return f"{lezers}; en de organisatie zelf" if nieuw else lezers
