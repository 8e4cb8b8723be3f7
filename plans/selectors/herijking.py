"""Which cases must be reviewed or closed, what each waits for, and whose turn it is."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.choices import Briefsoort, Briefstatus, Fase, Leefgebied, Recht
from pga.models import Brief, Casus, Gebruiker
from pga.selectors.brieven import ontvangers
from pga.selectors.casussen import Casusblik
from pga.selectors.organisaties import gemeente_van
from pga.spreektaal import datum, datum_spreekt, leeftijd, telling, termijn
from pga.toegang.rechten import laad_rechten
from plans.choices import TE_DOEN, TELT_TEGEN, Besluitstatus
from plans.models import Actie, Afsluiting, Herijking, Meting, Signaal
from plans.selectors.regie import MAANDEN_TOT_AFSLUITEN, hele_maanden, negen_maanden
from plans.selectors.stappen import Stand, stap_van

VOORUIT = timedelta(days=30)
LOPEND = (Besluitstatus.VOORSTEL, Besluitstatus.IN_UVZ, Besluitstatus.BESLOTEN)
OVERGEDRAGEN = (Fase.BIJ_PARTNER, Fase.DOORVERWEZEN)


def te_herijken(gebruiker: Gebruiker, toon: str = "") -> QuerySet[Casus]:
    """Cases this person sees, most urgent first: due within 30 days, late, or with a proposal on its way.

    `toon` is `alles` for every case in the approach, `overgedragen` for cases a partner took over.
    """
    sinds = Signaal.objects.filter(casus=OuterRef("pk"), soort__in=TELT_TEGEN).order_by().values("casus")
    casussen = (
        Casus.objects.filter(gemeente=gemeente_van(gebruiker))
        .annotate(laatste_signaal=Subquery(sinds.annotate(dag=Max("datum")).values("dag")))
        .select_related("persoon", "regisseur")
        .order_by(F("herijken_voor").asc(nulls_last=True), "pk")
    )
    afsluiting = Exists(Afsluiting.objects.filter(casus=OuterRef("pk"), status__in=LOPEND))
    if toon == "overgedragen":
        return casussen.filter(fase__in=OVERGEDRAGEN)
    if toon == "alles":
        return casussen.filter(fase=Fase.IN_AANPAK)
    herijking = Exists(Herijking.objects.filter(casus=OuterRef("pk"), status=Besluitstatus.VOORSTEL))
    aan_de_beurt = Q(herijken_voor__lte=timezone.localdate() + VOORUIT) & Q(fase=Fase.IN_AANPAK)
    fasen = (Fase.IN_AANPAK, *OVERGEDRAGEN)
    return casussen.filter(aan_de_beurt | herijking | afsluiting, fase__in=fasen)


def herijkrijen(gebruiker: Gebruiker, casussen: list[Any]) -> list[dict[str, Any]]:
    """The cases as lines of the list; the same number of queries however many there are."""
    ids = [casus.pk for casus in casussen]
    laad_rechten(gebruiker, ids)
    herijkingen = {
        herijking.casus_id: herijking
        for herijking in Herijking.objects.filter(casus__in=ids)
        .order_by("casus_id", "-pk")
        .distinct("casus_id")
    }
    afsluitingen = {
        afsluiting.casus_id: afsluiting
        for afsluiting in Afsluiting.objects.filter(casus__in=ids)
        .select_related("agendapunt__vergadering")
        .order_by("casus_id", "-pk")
        .distinct("casus_id")
    }
    scores = _scores(ids)
    return [
        _rij(
            casus,
            Stand(casus, herijkingen.get(casus.pk), afsluitingen.get(casus.pk)),
            gebruiker,
            scores.get(casus.pk, {}),
        )
        for casus in casussen
    ]


def _rij(casus: Any, stand: Stand, gebruiker: Gebruiker, scores: dict[str, int | None]) -> dict[str, Any]:
    begin = casus.in_aanpak_sinds or casus.eerste_verwerking_op
    maanden = hele_maanden(max(begin, casus.laatste_signaal or begin), timezone.localdate())
    stap = stap_van(stand, gebruiker)
    return {
        "nummer": casus.nummer,
        "url": reverse("casus", args=[casus.nummer]),
        "naam": casus.persoon.korte_naam,
        "leeftijd": leeftijd(casus.persoon.geboortedatum),
        "intensiteit": casus.get_intensiteit_display(),
        "wanneer": datum_spreekt(casus.herijken_voor),
        "laat": bool(casus.herijken_voor and casus.herijken_voor < timezone.localdate()),
        "termijn": termijn(casus.herijken_voor),
        "termijn_maanden": telling(maanden, "maand|maanden") if maanden else "minder dan 1 maand",
        "bereikt": maanden >= MAANDEN_TOT_AFSLUITEN,
        "stippen": stippen(scores),
        "stap": stap,
    }


def stippen(scores: dict[str, int | None]) -> list[dict[str, Any]]:
    return [{"naam": naam, "score": scores.get(code)} for code, naam in Leefgebied.choices]


def _scores(ids: list[int]) -> dict[int, dict[str, int | None]]:
    """The last score per leefgebied of each case."""
    laatste = (
        Meting.objects.filter(casus__in=ids)
        .order_by("casus_id", "leefgebied", "-datum", "-pk")
        .distinct("casus_id", "leefgebied")
        .values_list("casus_id", "leefgebied", "score")
    )
    scores: dict[int, dict[str, int | None]] = {}
    for casus_id, leefgebied, score in laatste:
        scores.setdefault(casus_id, {})[leefgebied] = score
    return scores


def feiten(blik: Casusblik) -> dict[str, Any]:
    """What stands beside every form of the review and the closing: facts to decide on."""
    casus = blik.casus
    eerder = Herijking.objects.filter(casus=casus).exclude(status=Besluitstatus.VOORSTEL)
    signalen = Signaal.objects.filter(casus=casus).select_related("organisatie").order_by("-datum", "-pk")
    return {
        "klok": negen_maanden(casus),
        "stippen": stippen(_scores([casus.pk]).get(casus.pk, {})),
        "open_acties": Actie.objects.filter(casus=casus, status__in=TE_DOEN).count(),
        "signalen": [
            {"wat": s.get_soort_display(), "wanneer": datum_spreekt(s.datum), "wie": s.organisatie.kort}
            for s in signalen[:4]
        ],
        "herijken_voor": datum_spreekt(casus.herijken_voor),
        "eerder": [
            {"wanneer": datum(h.datum), "wat": h.get_voorstel_display(), "stand": h.get_status_display()}
            for h in eerder.order_by("-pk")[:3]
        ],
    }


def lezers_van_herijking(blik: Casusblik) -> str:
    """Who reads the texts of a review: who reads the direction, and the politie that weighs."""
    return f"de politie die meeweegt, {blik.zichtbaar_voor(Recht.REGIE)}"


def open_herijking(casus: Casus) -> Herijking | None:
    """The proposal that waits for a judgement or a decision."""
    return Herijking.objects.filter(casus=casus, status=Besluitstatus.VOORSTEL).first()


def herijking_of_404(casus: Casus, pk: int) -> Herijking:
    herijking = (
        Herijking.objects.filter(casus=casus, pk=pk)
        .select_related("door__organisatie", "politie_door__organisatie")
        .first()
    )
    if herijking is None:
        raise Http404
    herijking.casus = casus
    return herijking


def afsluiting_of_404(casus: Casus, pk: int) -> Afsluiting:
    afsluiting = (
        Afsluiting.objects.filter(casus=casus, pk=pk)
        .select_related("agendapunt__vergadering", "besloten_door", "herijking")
        .first()
    )
    if afsluiting is None:
        raise Http404
    afsluiting.casus = casus
    return afsluiting


def besloten_afsluiting_of_404(casus: Casus) -> Afsluiting:
    pk = Afsluiting.objects.filter(casus=casus, status=Besluitstatus.BESLOTEN).values_list("pk", flat=True)
    return afsluiting_of_404(casus, pk.first() or 0)


def brievenblad(casus: Casus) -> dict[str, Any]:
    """The closing letters: which there are, which are not posted, and what is missing for the others."""
    brieven = list(
        Brief.objects.filter(casus=casus, soort=Briefsoort.AFSLUITING)
        .exclude(status=Briefstatus.VERVALLEN)
        .order_by("pk")
    )
    gevonden, ontbreekt = ontvangers(casus)
    gemaakt = {brief.relatie_id for brief in brieven}
    te_maken = [o for o in gevonden if o.adres and (o.relatie.pk if o.relatie else None) not in gemaakt]
    klaar = (Briefstatus.VERZONDEN, Briefstatus.ONBESTELBAAR)
    return {
        "brieven": [
            {"wie": b.geadresseerde, "stand": b.get_status_display(), "klaar": b.status in klaar}
            for b in brieven
        ],
        "ontbreekt": ontbreekt,
        "te_maken": bool(te_maken),
        "alles_gepost": bool(brieven) and all(brief.status in klaar for brief in brieven),
        "geen": not brieven,
    }
