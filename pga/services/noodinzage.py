"""Looking into a case without being involved, in an emergency: recorded, told at once, for two hours, judged later."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from pga.choices import (
    Berichtsoort,
    Fase,
    Functie,
    Gebeurtenissoort,
    Inzagesoort,
    Laag,
    Noodoordeel,
    Rol,
)
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Deelname, Gebruiker, Noodinzage, Organisatie, Raadpleging
from pga.models.noodinzage import DUUR
from pga.opslag import bewaar, wijzig
from pga.overgang import noteer
from pga.selectors.leeslog import begin_van
from pga.selectors.organisaties import eigen_functies, gemeente_van
from pga.selectors.precies import precies
from pga.services.bericht import stuur
from pga.services.toegang import beeindig, betrek
from pga.spreektaal import datum
from pga.toegang.context import als_systeem
from pga.toegang.einde import loopt, niet_voorbij
from pga.toegang.ladder import rechten
from pga.toegang.rechten import rechten_op

HOOGSTENS = 3  # attempts a day: enough for a typing error, too few to go through a list of names
MAG_VRAGEN = {
    Functie.PARTNER,
    Functie.WEGER,
    Functie.REGISSEUR,
    Functie.JEUGDMARSHALL,
    Functie.VOORZITTER,
}
TIJDELIJK = (Rol.NOODINZAGE, Rol.INZAGE)


@transaction.atomic
def vraag_noodinzage(
    *,
    door: Gebruiker,
    gevaar: str,
    reden: str,
    nummer: str = "",
    voornaam: str = "",
    achternaam: str = "",
    geboortedatum: date | None = None,
) -> Noodinzage:
    """The attempt is recorded and told; if one running case fits, `door` sees it for two hours.

    A closed case, one of another municipality and no case at all give the same answer (`gevonden` is false).
    After three attempts in a day nothing is looked for: the answer is an attempt without a key, and those who must
    know are told so. Raises Bezwaar for a case that `door` sees already.
    """
    gemeente = gemeente_van(door)
    if gemeente is None or MAG_VRAGEN.isdisjoint(eigen_functies(door, gemeente)):
        raise GeenToegang
    nood = Noodinzage(
        gemeente=gemeente,
        gebruiker=door,
        organisatie=door.organisatie,
        gevaar=gevaar,
        reden=reden,
        gevraagd_op=timezone.now(),
    )
    if _te_vaak(door):
        _vertel_geweigerd(door, gemeente)
        return nood
    with als_systeem("casus zoeken voor noodinzage"):
        casus = _zoek(gemeente, nummer, voornaam, achternaam, geboortedatum)
    if casus and rechten(casus.fase, Rol.NOODINZAGE) <= rechten_op(door, casus.pk):
        raise Bezwaar(f"U ziet deze casus al. U vindt {casus.nummer} bij Casussen.")
    tot = nood.gevraagd_op + DUUR
    if casus:
        nood.casus, nood.nummer, nood.gevonden, nood.tot = casus, casus.nummer, True, tot
        nood.deelname = _betrek(casus, door, tot)
    _leg_vast(nood, door, tot)
    _vertel(nood, casus, gemeente)
    return nood


def _leg_vast(nood: Noodinzage, door: Gebruiker, tot: datetime) -> None:
    with als_systeem("noodinzage vastleggen"):
        bewaar(nood, door=door)
        if nood.casus_id:
            noteer(
                casus_id=nood.casus_id,
                tekst=f"{door.naam_en_organisatie} heeft noodinzage tot {_uur(tot)}.",
                door=door,
                soort=Gebeurtenissoort.TOEGANG,
                laag=Laag.REGIE,
                reden=nood.reden,
            )


def _te_vaak(door: Gebruiker) -> bool:
    """The attempts of a day were made; the lock makes two at once count as two."""
    Gebruiker.objects.select_for_update(no_key=True, of=("self",)).get(pk=door.pk)
    vandaag = Noodinzage.objects.filter(gebruiker=door, gevraagd_op__gte=begin_van(timezone.localdate()))
    return vandaag.count() >= HOOGSTENS


def _vertel_geweigerd(door: Gebruiker, gemeente: Organisatie) -> None:
    """The chair and the privacy officer hear of a refusal once a day; the read log has them all."""
    eerder = Raadpleging.objects.filter(
        gebruiker=door, soort=Inzagesoort.GEWEIGERD, tijdstip__gte=begin_van(timezone.localdate())
    )
    if eerder.exists():
        return
    tekst = (
        f"{door.naam_en_organisatie} vroeg vandaag vaker dan {HOOGSTENS} keer noodinzage."
        " Dat is geweigerd en er is niets getoond."
    )
    soort, doel = Berichtsoort.NOODINZAGE, reverse("noodinzages")
    for functie in (Functie.VOORZITTER, Functie.PRIVACY):
        stuur(soort=soort, tekst=tekst, door=door, functie=functie, gemeente=gemeente, doel=doel)


def _zoek(
    gemeente: Organisatie, nummer: str, voornaam: str, achternaam: str, geboortedatum: date | None
) -> Casus | None:
    """The one running case that fits exactly; of two people who both fit none is shown."""
    lopend = Casus.objects.filter(gemeente=gemeente).exclude(fase__in=(Fase.AFGESLOTEN, Fase.VERNIETIGD))
    gevonden = precies(
        lopend, nummer=nummer, achternaam=achternaam, geboortedatum=geboortedatum, voornaam=voornaam
    )
    rijen = list(gevonden.select_related("persoon", "regisseur").order_by("pk")[:2])
    return rijen[0] if len(rijen) == 1 else None


def _betrek(casus: Casus, door: Gebruiker, tot: datetime) -> Deelname:
    """The reason stays in the attempt itself: reasons of participation are read by more people."""
    return betrek(
        casus=casus,
        rol=Rol.NOODINZAGE,
        gebruiker=door,
        reden="noodinzage",
        aanleiding="noodinzage",
        door=None,
        tot=tot,
        stil=True,
    )


def _uur(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M} uur"


def _vertel(nood: Noodinzage, casus: Casus | None, gemeente: Organisatie) -> None:
    """Who directs, the chair and the privacy officer hear of it at once; without a case nothing about a person."""
    doel, wie, soort = reverse("noodinzage_een", args=[nood.pk]), nood.gebruiker, Berichtsoort.NOODINZAGE
    if casus is None or nood.tot is None:
        tekst = f"{wie.naam_en_organisatie} vroeg noodinzage. Er is geen casus gevonden en dus niets getoond."
        for functie in (Functie.VOORZITTER, Functie.PRIVACY):
            stuur(soort=soort, tekst=tekst, door=wie, functie=functie, gemeente=gemeente, doel=doel)
        return
    kern = f"{wie.naam_en_organisatie} heeft noodinzage in {casus.nummer} tot {_uur(nood.tot)}."
    stuur(
        soort=soort,
        tekst=kern,
        door=wie,
        functie=Functie.VOORZITTER,
        gemeente=gemeente,
        casus=casus,
        doel=doel,
    )
    stuur(soort=soort, tekst=kern, door=wie, functie=Functie.PRIVACY, gemeente=gemeente, doel=doel)
    with als_systeem("lezen wie de casus leidt, voor het bericht over noodinzage"):
        leiding = Deelname.objects.filter(loopt(), casus=casus, rol__in=(Rol.REGISSEUR, Rol.WAARNEMER))
        # Who chairs as well was told above.
        leiding = leiding.exclude(gebruiker__groups__functiegroep__functie=Functie.VOORZITTER)
        mensen = {d.gebruiker_id: d.gebruiker for d in leiding.select_related("gebruiker") if d.gebruiker}
    for mens in mensen.values():
        if mens.pk != wie.pk:
            stuur(soort=soort, tekst=kern, door=wie, aan=mens, casus=casus, doel=doel)


@transaction.atomic
def sluit_eigen_inzage(*, casus: Casus, door: Gebruiker) -> None:
    """What `door` saw of the case through noodinzage or inzage is closed from now on. Raises Bezwaar if nothing was."""
    lopend = list(Deelname.objects.filter(niet_voorbij(), casus=casus, gebruiker=door, rol__in=TIJDELIJK))
    if not lopend:
        raise Bezwaar("Uw inzage in deze casus was al voorbij.")
    with als_systeem("noodinzage beëindigen"):
        for nood in Noodinzage.objects.filter(deelname__in=lopend).order_by("pk"):
            nood.tot = timezone.now()
            bewaar(nood, door=door, reden="zelf klaar")
    beeindig(casus=casus, deelnames=lopend, door=door, reden="zelf klaar")


@transaction.atomic
def beoordeel(
    *, noodinzage: Noodinzage, door: Gebruiker, versie: int, oordeel: str, toelichting: str
) -> Noodinzage:
    """The UVZ found it justified or not; the asker is told, and of a wrong one the privacy officer too.

    Raises Bezwaar, Verouderd or GeenToegang.
    """
    if noodinzage.gebruiker_id == door.pk:
        raise Bezwaar("Uw eigen noodinzage beoordeelt u niet zelf. Vraag het een andere voorzitter.")
    if noodinzage.oordeel:
        raise Bezwaar("Deze noodinzage is al beoordeeld.")
    nood = wijzig(
        noodinzage,
        door=door,
        versie=versie,
        oordeel=oordeel,
        toelichting=toelichting,
        beoordeeld_door=door,
        beoordeeld_op=timezone.now(),
    )
    woord, dag = nood.get_oordeel_display(), datum(timezone.localdate(nood.gevraagd_op))
    doel, soort = reverse("noodinzage_een", args=[nood.pk]), Berichtsoort.NOODINZAGE
    tekst = f"Uw noodinzage van {dag} is besproken. Het oordeel: {woord}."
    stuur(soort=soort, tekst=tekst, door=door, aan=nood.gebruiker, doel=doel)
    if oordeel == Noodoordeel.NIET_TERECHT:
        stuur(
            soort=soort,
            tekst=f"De noodinzage van {dag} door {nood.gebruiker.naam_en_organisatie} was niet terecht.",
            door=door,
            functie=Functie.PRIVACY,
            gemeente=nood.gemeente,
            doel=doel,
        )
    return nood
