"""Blocks of the start page and of a case's first page about plan and direction."""

from typing import Any

from django.urls import reverse

from pga.choices import Fase, Recht
from pga.models import Gebruiker
from pga.selectors.casussen import Casusblik
from pga.spreektaal import leeftijd
from pga.werk.blok import Casuspaneel, Paneel
from plans.choices import Planstatus
from plans.selectors import caseload as lading
from plans.selectors import eersteblad
from plans.selectors.actie import actierij, kort, per_organisatie
from plans.selectors.actielijst import te_doen_voor
from plans.selectors.plan import grafiek_van

OP_START = 10  # rows of a partner's list on the start page; the rest is one click away


def vandaag(gebruiker: Gebruiker) -> Paneel | None:
    """Who needs the regisseur now, each with its reason and one next step."""
    taken = lading.vandaag(gebruiker)
    return Paneel(
        titel="Vandaag voor u",
        taken=taken,
        aantal=len(taken),
        leeg="Niemand in uw caseload wacht nu op u.",
    )


def besluiten_zonder_plan(gebruiker: Gebruiker) -> Paneel | None:
    """Decisions of the UVZ that wait for a plan; nothing when there are none."""
    taken = [
        {
            "wie": besluit.casus.persoon.korte_naam,
            "onder": f"{leeftijd(besluit.casus.persoon.geboortedatum)} · {besluit.casus.nummer}",
            "url": reverse("casus_plan", args=[besluit.casus.nummer]),
            "reden": "het UVZ besloot tot een integrale aanpak; er is nog geen plan",
            "moment": besluit.aangemaakt_op,
            "soort": "nieuw",
            "knop": "Begin het plan",
            "post_url": reverse("plan_start", args=[besluit.casus.nummer]),
        }
        for besluit in lading.besluiten_zonder_plan(gebruiker)
    ]
    return Paneel(titel="Besluiten zonder plan", taken=taken, aantal=len(taken)) if taken else None


def caseload(gebruiker: Gebruiker) -> Paneel | None:
    """The persons this regisseur directs, in one table."""
    gegevens = lading.caseload(gebruiker)
    if not gegevens["rijen"]:
        return Paneel(titel="Mijn caseload", leeg="U voert nu zelf geen regie over een casus.")
    return Paneel(titel="Mijn caseload", sjabloon="plans/werk/caseload.html", context=gegevens)


def mijn_acties(gebruiker: Gebruiker) -> Paneel | None:
    """What the partner's organisation promised, first what is due first."""
    acties = list(te_doen_voor(gebruiker)[: OP_START + 1])
    meer = len(acties) > OP_START
    return Paneel(
        titel="Acties van uw organisatie",
        aantal=None if meer else len(acties),
        taken=[_actietaak(rij, actie) for actie in acties[:OP_START] for rij in [actierij(actie)]],
        acties=[{"titel": "Alle acties", "url": reverse("acties")}] if acties else [],
        leeg="Er staan geen acties voor u open.",
    )


def _actietaak(rij: dict[str, Any], actie: Any) -> dict[str, Any]:
    persoon = actie.casus.persoon
    return {
        "wie": persoon.korte_naam,
        "onder": f"{leeftijd(persoon.geboortedatum)} · {actie.casus.nummer}",
        "url": rij["url"],
        "reden": kort(actie.omschrijving),
        "bron": f"vóór {rij['voor']}: {rij['termijn']}",
        "soort": "laat" if rij["te_laat"] else "gewoon",
        "knop": "Meld terug",
        "knop_url": reverse("actie_melden", args=[actie.pk]),
    }


def kern(blik: Casusblik) -> Casuspaneel | None:
    """The story in short, from the plan; for who directs, that there is no plan yet."""
    plan = eersteblad.plan(blik.casus) if blik.mag(Recht.PLAN) else None
    leidt = blik.mag(Recht.REGISSEREN) and blik.casus.fase == Fase.IN_AANPAK
    if plan is None and not leidt:
        return None
    heeft_kern = plan is not None and bool(plan.kern)
    return Casuspaneel(
        titel="Kern van het verhaal" if heeft_kern else "Plan",
        sjabloon="plans/werk/kern.html",
        context={
            "plan": plan,
            "vast": plan is not None and plan.status == Planstatus.VASTGESTELD,
            "plan_url": reverse("casus_plan", args=[blik.casus.nummer]),
            "begin_url": reverse("plan_start", args=[blik.casus.nummer]),
        },
    )


def acties_van_casus(blik: Casusblik) -> Casuspaneel | None:
    """Open actions by who."""
    if not (blik.mag(Recht.PLAN) or blik.mag(Recht.UITVOEREN)):
        return None
    context = {
        "groepen": per_organisatie(eersteblad.open_acties(blik.casus)),
        "meer_url": reverse("casus_regie", args=[blik.casus.nummer]),
    }
    return Casuspaneel(titel="Open acties", sjabloon="plans/werk/acties.html", context=context)


def signalen_van_casus(blik: Casusblik) -> Casuspaneel | None:
    """The last signals, and the way to give one."""
    if not blik.mag(Recht.PLAN):
        return None
    meldt = blik.mag(Recht.UITVOEREN) or blik.mag(Recht.REGISSEREN)
    context = {
        "signalen": eersteblad.laatste_signalen(blik.casus),
        "meld_url": reverse("signaal_nieuw", args=[blik.casus.nummer]) if meldt else "",
    }
    return Casuspaneel(titel="Laatste signalen", sjabloon="plans/werk/signalen.html", context=context)


def radar(blik: Casusblik) -> Casuspaneel | None:
    """The eight leefgebieden now and at the start."""
    if not blik.mag(Recht.PLAN):
        return None
    grafiek = grafiek_van(eersteblad.standen(blik.casus), "Nu en bij de start")
    return Casuspaneel(
        titel="Acht leefgebieden", sjabloon="plans/werk/radar.html", context={"grafiek": grafiek}, smal=True
    )


def negen_maanden(blik: Casusblik) -> Casuspaneel | None:
    """How long it has been quiet, on the way to a positive closing."""
    if not blik.mag(Recht.PLAN) or blik.casus.fase != Fase.IN_AANPAK:
        return None
    return Casuspaneel(
        titel="Negen maanden",
        sjabloon="plans/werk/negen_maanden.html",
        context={"klok": eersteblad.negen_maanden(blik.casus)},
        smal=True,
    )
