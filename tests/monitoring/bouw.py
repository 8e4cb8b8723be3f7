"""A small municipality of which every figure can be counted by hand."""

import datetime as dt
from typing import Any

from django.utils import timezone

from pga.choices import Fase, Functie
from pga.demo.spelers import GEMEENTE
from pga.models import Casus, Gebruiker
from pga.services.inrichting import maak_gebruiker, maak_gemeente
from pga.toegang.context import als_systeem
from plans.choices import Besluitstatus
from plans.models import Afsluiting, Meting, Plan, Signaal
from tests.bouw import Spelers, casus_in_aanpak
from uvz.choices import Puntstatus, Vergaderstatus
from uvz.models import Agendapunt, Vergadering


def traject(spelers: Spelers, naam: str, sinds: dt.date, **velden: Any) -> Casus:
    """Somebody in the approach since that day; closed on `tot`, if given, in the way of `slot`."""
    tot, slot = velden.pop("tot", None), velden.pop("slot", "")
    casus = casus_in_aanpak(spelers, voornaam=naam, achternaam="Telling")
    with als_systeem("test: traject"):
        if slot:
            Afsluiting.objects.create(
                casus=casus,
                soort=slot,
                motivering="-",
                status=Besluitstatus.BESLOTEN,
                besloten_op=tot,
            )
        if tot:
            velden |= {"fase": Fase.AFGESLOTEN, "afgesloten_op": tot}
        Casus.objects.filter(pk=casus.pk).update(in_aanpak_sinds=sinds, eerste_verwerking_op=sinds, **velden)
        Casus.history.filter(id=casus.pk).delete()
    return casus


def signaal(spelers: Spelers, casus: Casus, soort: str, dag: dt.date) -> None:
    politie = spelers["politie"]
    assert politie.organisatie is not None
    with als_systeem("test: signaal"):
        Signaal.objects.create(
            casus=casus, soort=soort, datum=dag, tekst="-", organisatie=politie.organisatie, door=politie
        )


def score(spelers: Spelers, casus: Casus, gebied: str, *metingen: tuple[dt.date, int | None]) -> None:
    with als_systeem("test: meting"):
        for dag, waarde in metingen:
            Meting.objects.create(
                casus=casus,
                leefgebied=gebied,
                score=waarde,
                moment="start",
                datum=dag,
                door=spelers["regisseur"],
            )


def bespreking(spelers: Spelers, dag: dt.date, *casussen: Casus) -> None:
    gemeente = spelers["voorzitter"].organisatie
    assert gemeente is not None
    with als_systeem("test: vergadering"):
        keer = Vergadering.objects.create(
            gemeente=gemeente,
            datum=dag,
            begin=dt.time(9),
            eind=dt.time(11),
            plaats="Stadhuis",
            status=Vergaderstatus.GEHOUDEN,
        )
        for casus in casussen:
            Agendapunt.objects.create(casus=casus, vergadering=keer, waarom="-", status=Puntstatus.BESPROKEN)


def plan(casus: Casus, dag: dt.date) -> None:
    with als_systeem("test: plan"):
        middag = timezone.make_aware(dt.datetime.combine(dag, dt.time(12)))
        Plan.objects.create(casus=casus, status="vastgesteld", vastgesteld_op=middag)


def buurgemeente() -> Gebruiker:
    """Somebody of beleid in another municipality."""
    gemeente = maak_gemeente(naam="Gemeente Buurstad", kort="Buurstad", door=None)
    assert gemeente.naam != GEMEENTE
    return maak_gebruiker(
        gebruikersnaam="buurbeleid",
        voornaam="Bea",
        achternaam="Buur",
        organisatie=gemeente,
        functies=(Functie.BELEID,),
        door=None,
        wachtwoord=None,
        getekend=True,
    )
