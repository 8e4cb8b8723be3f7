"""The discussion of a case by BOB, as far as this person may read it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.choices import Fase, Leefgebied, Recht
from pga.models import Casus, Gebruiker
from pga.selectors.casussen import Casusblik
from pga.spreektaal import datum, datum_spreekt, telling, tijdstip
from pga.vastevraag import Invulling, VasteVraag
from uvz.choices import Besluitsoort, Kring, Puntstatus, Vraagstatus
from uvz.models import Agendapunt, Besluit, Bijdrage, Oordeel, Vraag
from uvz.selectors.kring import bijdragerijen, schrijft_namens
from uvz.transitions.agenda import LOPEND
from uvz.transitions.bespreking import beantwoordt, leidt

IN_DE_AANPAK = (Fase.IN_AANPAK, Fase.OPGESCHAALD)
ACTUEEL = [*LOPEND, Puntstatus.AANGEHOUDEN]
VRAAGVORM = {
    Vraagstatus.OPEN: "neutraal",
    Vraagstatus.BEANTWOORD: "goed",
    Vraagstatus.VERVALLEN: "gesloten",
}
# What each kind of decision sets in motion, so that who decides knows it beforehand.
GEVOLGEN: dict[str, str] = {
    Besluitsoort.INTEGRALE_AANPAK: "De casus gaat naar de aanpak. De regisseur maakt een plan met de partners"
    " die betrokken zijn. Wie alleen was uitgenodigd, ziet de casus niet meer.",
    Besluitsoort.PARTNER_ALLEEN: "Deze partner ziet de casus en de bespreking en gaat zelf aan de slag."
    " De andere partners zien de casus niet meer.",
    Besluitsoort.ZORGOVERLEG: "De casus gaat naar een overleg in het zorgdomein. De partners van het UVZ"
    " zien de casus niet meer.",
    Besluitsoort.ZORGPARTNER: "Deze zorgpartner ziet de casus en de bespreking en neemt die over."
    " De andere partners zien de casus niet meer.",
}


def huidig_punt(casus: Casus) -> Agendapunt | None:
    """The item that is being prepared or discussed, else the last one that was discussed."""
    punten = (
        Agendapunt.objects.filter(casus=casus)
        .exclude(status=Puntstatus.VERVALLEN)
        .select_related("vergadering__gemeente", "casus__persoon")
        .order_by("-vergadering__datum", "-pk")
    )
    return _huidige(list(punten[:20]))


def _huidige(punten: Sequence[Any]) -> Any:
    return next((punt for punt in punten if punt.status in ACTUEEL), punten[0] if punten else None)


def lopend_punt(casus: Casus) -> Agendapunt:
    """The item of this case that is being prepared or discussed, or Http404."""
    punt = huidig_punt(casus)
    if punt is None or punt.status not in ACTUEEL:
        raise Http404
    return punt


def beeld(
    punt: Agendapunt, gebruiker: Gebruiker, *, alleen: int | None = None, aan_tafel: bool = False
) -> dict[str, Any]:
    """Contributions per leefgebied in the fixed order, and which leefgebieden nobody spoke about yet.

    `aan_tafel` leaves out the small circles: everybody in the room looks along.
    """
    bijdragen = Bijdrage.objects.filter(agendapunt=punt).select_related("organisatie", "door", "casus")
    if alleen:
        bijdragen = bijdragen.filter(organisatie=alleen)
    if aan_tafel:
        bijdragen = bijdragen.filter(kring=Kring.ALLEN)
    rijen: dict[str, list[dict[str, Any]]] = {gebied.value: [] for gebied in Leefgebied}
    te_wijzigen = punt.status in ACTUEEL
    for rij in bijdragerijen(bijdragen.order_by("aangemaakt_op", "pk"), gebruiker, te_wijzigen=te_wijzigen):
        rijen[rij["sleutel"]].append(rij)
    return {
        "gebieden": [
            {"titel": gebied.label.capitalize(), "bijdragen": rijen[gebied.value]}
            for gebied in Leefgebied
            if rijen[gebied.value]
        ],
        "leeg": [gebied.label for gebied in Leefgebied if not rijen[gebied.value]],
        "aantal": sum(len(lijst) for lijst in rijen.values()),
    }


def vragen_bij(punt: Agendapunt, gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """What is still missing, with who was asked, before when, and the answer."""
    vandaag = timezone.localdate()
    vragen = Vraag.objects.filter(agendapunt=punt).select_related("organisatie", "casus", "gesteld_door")
    rijen = []
    for vraag in vragen.order_by("voor", "pk"):
        is_open = vraag.status == Vraagstatus.OPEN
        te_laat = is_open and vraag.voor < vandaag
        rijen.append(
            {
                "pk": vraag.pk,
                "versie": vraag.versie,
                "aan": vraag.organisatie.kort,
                "tekst": vraag.tekst,
                "voor": datum_spreekt(vraag.voor),
                "antwoord": vraag.antwoord,
                "woord": "te laat" if te_laat else vraag.get_status_display(),
                "vorm": "fout" if te_laat else VRAAGVORM[Vraagstatus(vraag.status)],
                "url": reverse("vraag_beantwoorden", args=[vraag.casus.nummer, vraag.pk])
                if is_open and beantwoordt(gebruiker, vraag)
                else "",
                "te_sluiten": is_open and leidt(gebruiker, vraag),
            }
        )
    return rijen


def oordelen_bij(punt: Agendapunt) -> list[dict[str, Any]]:
    oordelen = Oordeel.objects.filter(agendapunt=punt).select_related("organisatie", "vastgelegd_door")
    return [
        {
            "van": oordeel.organisatie.kort if oordeel.organisatie else "het UVZ",
            "tekst": oordeel.tekst,
            "interventies": oordeel.interventies,
            "wanneer": f"vastgelegd door {oordeel.vastgelegd_door}, {tijdstip(oordeel.aangemaakt_op)}",
        }
        for oordeel in oordelen.order_by("aangemaakt_op", "pk")
    ]


def besluitrij(besluit: Besluit) -> dict[str, Any]:
    """One decision: what, why, by whom, and what it said of the kind."""
    delen = {
        Besluitsoort.INTEGRALE_AANPAK: f"Regie: {besluit.regisseur} ({besluit.get_regievorm_display()})",
        Besluitsoort.ZORGOVERLEG: f"Overleg: {besluit.overleg}",
    }
    return {
        "titel": besluit.get_soort_display().capitalize(),
        "kern": delen.get(Besluitsoort(besluit.soort), f"Partner: {besluit.partner}"),
        "motivering": besluit.motivering,
        "door": str(besluit.vastgelegd_door),
        "moment": besluit.aangemaakt_op,
        "wie": f"{besluit.vastgelegd_door}, {tijdstip(besluit.aangemaakt_op)}",
        "gevolg": GEVOLGEN[besluit.soort],
        "integraal": besluit.soort == Besluitsoort.INTEGRALE_AANPAK,
        "vergadering": datum(besluit.agendapunt.vergadering.datum),
    }


def besluiten_van(casus: Casus) -> dict[int, dict[str, Any]]:
    """The decisions on this case, by agenda item, the last one first."""
    besluiten = (
        Besluit.objects.filter(casus=casus)
        .select_related("regisseur", "partner", "vastgelegd_door", "agendapunt__vergadering")
        .order_by("-aangemaakt_op", "-pk")
    )
    return {besluit.agendapunt_id: besluitrij(besluit) for besluit in besluiten}


def keuzes_voor(punt: Agendapunt) -> list[dict[str, str]]:
    """The kinds of decision that this item can end in, each with what it sets in motion."""
    soorten = [Besluitsoort.INTEGRALE_AANPAK] if punt.casus.fase in IN_DE_AANPAK else list(Besluitsoort)
    return [
        {
            "soort": soort.value,
            "titel": soort.label.capitalize(),
            "gevolg": GEVOLGEN[soort],
            "url": reverse("besluit_nieuw", args=[punt.casus.nummer, soort.value]),
        }
        for soort in soorten
    ]


def bespreking(blik: Casusblik, *, aan_tafel: bool = False) -> dict[str, Any]:
    """All that the discussion tab shows: the current item by BOB, and what was decided before."""
    casus, gebruiker = blik.casus, blik.gebruiker
    punt = huidig_punt(casus)
    if punt is None:
        return {"punt": None}
    leest = blik.mag(Recht.BESPREKING)
    besluiten = besluiten_van(casus)
    besluit = besluiten.pop(punt.pk, None)
    verzoek = punt.verzoeken.filter(organisatie=gebruiker.organisatie_id).order_by("pk").first()
    eigen = None if leest else gebruiker.organisatie_id
    return {
        "punt": punt,
        "leest": leest,
        "leidt": blik.mag(Recht.BESLUITEN) or blik.mag(Recht.REGISSEREN),
        "kop": f"UVZ {datum_spreekt(punt.vergadering.datum)}",
        "loopt": punt.status in ACTUEEL,
        "begonnen": punt.begonnen_op is not None,
        "beeld": beeld(punt, gebruiker, alleen=eigen, aan_tafel=aan_tafel),
        "vragen": vragen_bij(punt, gebruiker),
        "oordelen": oordelen_bij(punt),
        "besluit": besluit,
        "besluit_open": blik.mag(Recht.BESLUITEN) and punt.status in ACTUEEL and not besluit,
        "eerdere": list(besluiten.values()),
        "verzoek": verzoek,
    }


def in_het_kort(blik: Casusblik) -> dict[str, Any] | None:
    """The item of `huidig_punt` and the last decision, for a block of a page: one query. None without an item.

    For who reads the discussion how much there is; for who cannot open it whether their organisation brought in some.
    """
    leest, opent = blik.mag(Recht.BESPREKING), blik.mag(Recht.BESPREKING) or blik.mag(Recht.BIJDRAGEN)
    alle: list[Any]
    if leest:
        alle = _punten_met_telling(casus=blik.casus.pk)
    else:
        namens = blik.gebruiker.organisatie_id if schrijft_namens(blik.gebruiker) else None
        alle = _punten_met_eigen(casus=blik.casus.pk, organisatie=namens)
    punt = _huidige([punt for punt in alle if punt.status != Puntstatus.VERVALLEN])
    if punt is None:
        return None
    besluiten = [p.besluit for p in alle if getattr(p, "besluit", None)]
    laatste = max(besluiten, key=lambda besluit: (besluit.aangemaakt_op, besluit.pk), default=None)
    return {
        "punt": punt,
        "besluit": besluitrij(laatste) if laatste else None,
        "inhoud": _samenvatting(punt.bijdragen_nu, punt.vragen_nu) if leest else "",
        "opent": opent,
        "eigen": not opent and punt.eigen,
    }


def _punten_in_het_kort(casus: Invulling) -> QuerySet[Agendapunt]:
    return (
        Agendapunt.objects.filter(casus=casus)
        .select_related("vergadering", "besluit__regisseur", "besluit__partner", "besluit__vastgelegd_door")
        .order_by("-vergadering__datum", "-pk")
    )


@VasteVraag
def _punten_met_telling(casus: Invulling) -> QuerySet[Agendapunt]:
    return _punten_in_het_kort(casus).annotate(
        bijdragen_nu=_aantal(Bijdrage.objects.all()),
        vragen_nu=_aantal(Vraag.objects.filter(status=Vraagstatus.OPEN)),
    )


@VasteVraag
def _punten_met_eigen(casus: Invulling, organisatie: Invulling) -> QuerySet[Agendapunt]:
    eigen = Bijdrage.objects.filter(casus=casus, organisatie=organisatie)
    return _punten_in_het_kort(casus).annotate(eigen=Exists(eigen))


def _aantal(rijen: QuerySet[Any]) -> Coalesce:
    """How many of these an item has, as far as the one who asks may see them."""
    van_punt = rijen.filter(agendapunt=OuterRef("pk")).order_by().values("agendapunt")
    return Coalesce(Subquery(van_punt.annotate(aantal=Count("pk")).values("aantal")), 0)


def _samenvatting(bijdragen: int, vragen: int) -> str:
    """`3 bijdragen · 1 open vraag`: for one line about the discussion."""
    delen = [telling(bijdragen, "bijdrage|bijdragen")]
    return " · ".join(delen + ([telling(vragen, "open vraag|open vragen")] if vragen else []))
