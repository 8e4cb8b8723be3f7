"""Blocks about the agenda: questions to a partner, the next meeting, reminders, the discussion of a case."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from pga.choices import Recht
from pga.models import Gebruiker
from pga.selectors.casussen import Casusblik
from pga.spreektaal import datum_spreekt, telling
from pga.werk.blok import Casuspaneel, Paneel
from uvz.choices import Puntstatus, Verzoekstatus
from uvz.models import Informatieverzoek
from uvz.selectors.bespreking import ACTUEEL, in_het_kort
from uvz.selectors.vergaderingen import vergaderingen, ziet_agenda, zonder_plek
from uvz.selectors.verzoeken import open_vragen_aan, verzoekrij, wacht_op_antwoord
from uvz.transitions.agenda import LOPEND

HOOGSTENS = 25  # the rest is one click away


def vragen_aan_mij(gebruiker: Gebruiker) -> Paneel:
    """Open questions to my organisation: who, why me, what is asked, and the answer in one click."""
    verzoeken = wacht_op_antwoord(gebruiker)
    taken = [_vraagtaak(verzoekrij(verzoek)) for verzoek in verzoeken[:HOOGSTENS]]
    taken += open_vragen_aan(gebruiker)[:HOOGSTENS]
    return Paneel(
        titel="Vragen aan u",
        taken=taken,
        aantal=len(taken) or None,
        leeg="Er zijn geen vragen aan uw organisatie.",
        acties=[{"titel": "Alle vragen", "url": reverse("verzoeken")}],
    )


def _vraagtaak(rij: dict[str, Any]) -> dict[str, Any]:
    reden = f"Waarom u: {rij['reden'][:120].rstrip('. ')} · Gevraagd: {rij['vraag'][:160]}"
    soort = "laat" if rij["te_laat"] else ("let_op" if rij["herinnerd"] else "gewoon")
    return {
        "wie": rij["wie"],
        "url": rij["url"],
        "onder": f"{rij['geboren']} · UVZ {rij['vergadering']}",
        "reden": f"Herinnerd. {reden}" if rij["herinnerd"] else reden,
        "bron": f"uiterlijk {rij['uiterlijk']}",
        "soort": soort,
        "knop": "Bekend",
        "post_url": rij["url"],
        "velden": {"versie": rij["versie"], "antwoord": "bekend"},
        "secundair": "Niet bekend",
        "secundair_url": rij["niet_url"],
    }


def volgende_vergadering(gebruiker: Gebruiker) -> Paneel | None:
    """The next meeting and how far its preparation is; cases without a place on an agenda for who plans."""
    plant = ziet_agenda(gebruiker)
    wachtend = zonder_plek()[:HOOGSTENS] if plant else []
    komend: Any = vergaderingen(gebruiker, geweest=False).first()
    if komend is None:
        leeg = "Er is geen vergadering gepland."
        return Paneel(titel="Volgende vergadering", taken=wachtend, leeg=leeg)
    url = reverse("vergadering", args=[komend.pk])
    if plant:
        reden = f"{komend.bezet} van {komend.plekken} plekken bezet, {komend.klaar} klaar"
        if komend.wacht:
            reden += f"; {telling(komend.wacht, 'casus wacht|casussen wachten')} op antwoord"
    else:
        reden = f"{telling(komend.bezet, 'casus|casussen')} voor u op de agenda, {komend.klaar} klaar"
        reden = reden if komend.bezet else "geen casus van u op de agenda"
    taak = {
        "wie": f"UVZ {datum_spreekt(komend.datum)}",
        "url": url,
        "onder": f"{komend.begin:%H:%M}–{komend.eind:%H:%M} · {komend.plaats}",
        "reden": reden,
        "knop": "Bekijk de agenda",
        "knop_url": url,
    }
    return Paneel(titel="Volgende vergadering", taken=[taak, *wachtend])


def herinneringen(gebruiker: Gebruiker) -> Paneel:
    """Partners that did not answer while the date is near or past, with the button that reminds them."""
    grens = timezone.localdate() + timedelta(days=3)
    verzoeken = (
        Informatieverzoek.objects.filter(
            status=Verzoekstatus.OPEN, agendapunt__status__in=LOPEND, uiterlijk__lte=grens
        )
        .select_related("organisatie", "casus__persoon", "agendapunt")
        .order_by("uiterlijk", "pk")
    )
    per_punt: dict[int, list[Informatieverzoek]] = {}
    for verzoek in verzoeken:
        per_punt.setdefault(verzoek.agendapunt_id, []).append(verzoek)
    taken = [_herinnertaak(groep) for groep in list(per_punt.values())[:HOOGSTENS]]
    return Paneel(
        titel="Wachten op antwoord van partners",
        taken=taken,
        aantal=len(taken) or None,
        leeg="Alle partners antwoordden op tijd.",
    )


def _herinnertaak(groep: list[Informatieverzoek]) -> dict[str, Any]:
    """One case with the partners that still have to answer; one button reminds them all."""
    eerste = groep[0]
    namen = ", ".join(verzoek.organisatie.kort for verzoek in groep)
    herinnerd = max((v.herinnerd_op for v in groep if v.herinnerd_op), default=None)
    agenda = reverse("vergadering", args=[eerste.agendapunt.vergadering_id])
    return {
        "wie": eerste.casus.persoon.korte_naam,
        "url": f"{agenda}#punt-{eerste.agendapunt_id}",
        "onder": eerste.casus.nummer,
        "reden": f"nog geen antwoord van {namen}",
        "moment": eerste.uiterlijk,
        "bron": f"herinnerd {datum_spreekt(herinnerd)}" if herinnerd else "",
        "soort": "laat" if eerste.uiterlijk < timezone.localdate() else "gewoon",
        "knop": f"Herinner {len(groep)}",
        "post_url": reverse("verzoeken_herinneren", args=[eerste.agendapunt_id]),
    }


def bespreking_van_casus(blik: Casusblik) -> Casuspaneel | None:
    """When the case is or was discussed and what was decided, for who may read that."""
    if not (blik.mag(Recht.BESPREKING) or blik.mag(Recht.PLAN) or blik.mag(Recht.BIJDRAGEN)):
        return None
    kort = in_het_kort(blik)
    if kort is None:
        return None
    punt = kort["punt"]
    komt = punt.status in ACTUEEL
    return Casuspaneel(
        titel="Bespreking in het UVZ",
        sjabloon="uvz/bespreking/paneel.html",
        context={
            "moment": datum_spreekt(punt.vergadering.datum),
            "woord": "aangehouden"
            if punt.status == Puntstatus.AANGEHOUDEN
            else ("op de agenda" if komt else "besproken"),
            "inhoud": kort["inhoud"],
            "besluit": kort["besluit"],
            "url": reverse("casus_bespreking", args=[blik.casus.nummer]) if kort["opent"] else "",
            # After the discussion its tab is closed to a partner; what it brought in stays its own.
            "eigen_url": reverse("bijdragen", args=[blik.casus.nummer]) if kort["eigen"] else "",
        },
        smal=True,
    )
