"""Two looks in an emergency, one of them judged; and a case that was closed, so that its shield can be seen."""

from monitoring.demo.verteller import Verteller, Wie
from pga.choices import Berichtsoort, Briefstatus, Gevaar, Leefgebied, Noodoordeel
from pga.models import Brief, Casus, Noodinzage
from pga.selectors.berichten import ongelezen
from pga.services.bericht import markeer_gelezen
from pga.services.brieven import stel_brief_op, verwerk_stapel
from pga.services.noodinzage import beoordeel, vraag_noodinzage
from pga.services.toegang import herbereken
from plans.choices import Afsluitsoort
from plans.models import Afsluiting
from plans.services.afsluiting import (
    agendeer_afsluiting,
    besluit_afsluiting,
    sluit_casus_af,
    stel_afsluiting_voor,
)
from uvz.choices import Besluitsoort, Criterium

TESS = Wie(
    "Tess",
    "Epiloog",
    17,
    wijk="Noordhove",
    feiten="Liep vaak weg en werd twee keer aangehouden voor winkeldiefstal.",
    waarom_zorg="Thuis was het onveilig.",
    waarom_veiligheid="Zij stal met een groep ouderen.",
    criteria=dict.fromkeys(Criterium, "Weglopen en diefstal; zorg en politie samen."),
)


def vertel_noodinzages(v: Verteller, jayson: Casus, ruud: Casus) -> None:
    """Halt looked in three weeks ago, and the UVZ found it right; reclassering did so last night."""
    with v.beurt("halt", 16, 21) as door:
        nood = vraag_noodinzage(
            door=door,
            gevaar=Gevaar.ANDER,
            reden="Hij staat boos bij onze balie en zegt dat hij iemand gaat opzoeken. Ik moet weten wie ik kan bellen.",
            nummer=jayson.nummer,
        )
    for wie in ("voorzitter", "regisseur", "privacy"):
        with v.beurt(wie, 15) as door:
            for bericht in ongelezen(door).filter(soort=Berichtsoort.NOODINZAGE):
                markeer_gelezen(bericht=bericht, door=door)
    with v.beurt("voorzitter", 5, 10) as door:
        beoordeel(
            noodinzage=Noodinzage.objects.get(pk=nood.pk),
            door=door,
            versie=nood.versie,
            oordeel=Noodoordeel.TERECHT,
            toelichting="De regisseur was niet te bereiken. Halt belde daarna meteen het jongerenwerk.",
        )
    with v.beurt("reclassering", 1, 21) as door:
        vraag_noodinzage(
            door=door,
            gevaar=Gevaar.PERSOON,
            reden="Hij belde verward op en zei dat hij niet meer verder wil. Wij zoeken wie zijn begeleider is.",
            nummer=ruud.nummer,
        )
    for casus in (jayson, ruud):
        herbereken(casus.pk)  # as of today: what began since, and what was for two hours


def vertel_tess(v: Verteller) -> None:
    """Jongerenwerk helped her alone; the case was closed and is shielded."""
    casus = v.agendeer(
        v.meld(TESS, "jongerenwerk", 235),
        230,
        v.vergadering(215),
        "Uitzoeken wie haar het beste kan helpen.",
        (("jongerenwerk", "Heeft het beste contact.", "Wat is er nodig?"),),
    )
    v.adressen(casus, 229)
    v.post(casus, 228)
    v.antwoord(
        casus, "jongerenwerk", 222, [(Leefgebied.WONEN_GEZIN, "Slaapt nu bij haar tante.", "eigen dossier")]
    )
    v.bespreek(
        casus,
        215,
        "Het contact met jongerenwerk is goed.",
        "Begeleiding door jongerenwerk.",
        soort=Besluitsoort.PARTNER_ALLEEN,
        motivering="Eén partner kan dit alleen.",
        partner=v.organisatie("jongerenwerk"),
    )
    _sluit(v, casus)


def _sluit(v: Verteller, casus: Casus) -> None:
    with v.beurt("voorzitter", 155) as door:
        voorstel = stel_afsluiting_voor(
            casus=v.lopend(casus),
            door=door,
            soort=Afsluitsoort.POSITIEF,
            motivering="Zij gaat weer naar school en er zijn geen meldingen meer.",
            nazorg="Haar mentor op school houdt contact.",
            afwijking="Zij verhuist naar haar tante in een andere stad.",
        )
        agendeer_afsluiting(
            afsluiting=voorstel,
            door=door,
            versie=voorstel.versie,
            vergadering=v.vergadering(145),
            waarom="Het gaat goed; kan de casus dicht?",
            minuten=5,
        )
    with v.beurt("voorzitter", 145) as door:
        voorstel = Afsluiting.objects.get(pk=voorstel.pk)
        besluit_afsluiting(
            afsluiting=voorstel, door=door, versie=voorstel.versie, akkoord=True, toelichting="Eens."
        )
    with v.beurt("ondersteuner", 144) as door:
        for brief in Brief.objects.filter(casus=casus, status=Briefstatus.CONCEPT).order_by("pk"):
            stel_brief_op(brief.pk)
        for actie, wacht in (("afgedrukt", Briefstatus.KLAAR), ("gepost", Briefstatus.AFGEDRUKT)):
            brieven = Brief.objects.filter(casus=casus, status=wacht).order_by("pk")
            verwerk_stapel(actie=actie, brieven=[(b.pk, b.versie) for b in brieven], door=door)
    with v.beurt("voorzitter", 140) as door:
        vers = v.lopend(casus)
        sluit_casus_af(casus=vers, door=door, versie=vers.versie)
