"""Standing in for a regisseur during a period: access begins and ends by itself."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pga.choices import Berichtsoort, Functie, Rol
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus, Deelname, Gebruiker, Waarneming
from pga.opslag import bewaar
from pga.selectors.mensen import casussen_onder, mag_regelen, regelt_voor, regievoerders_van
from pga.selectors.organisaties import gemeente_van
from pga.services.bericht import stuur
from pga.services.toegang import beeindig, betrek
from pga.spreektaal import datum, telling
from pga.toegang.context import als_systeem

SCHERM = "/waarneming/"


@transaction.atomic
def regel_waarneming(
    *,
    regisseur: Gebruiker,
    waarnemer: Gebruiker,
    door: Gebruiker,
    van: date,
    tot: date,
    reden: str,
    alles: bool,
    casussen: Collection[Casus] = (),
) -> Waarneming:
    """`waarnemer` directs these cases, or all that `regisseur` has and gets, in this period. Raises Bezwaar."""
    # One at a time per regisseur, so that two cannot arrange the same days.
    Gebruiker.objects.select_for_update(no_key=True, of=("self",)).get(pk=regisseur.pk)
    _eis_mensen(regisseur=regisseur, waarnemer=waarnemer, door=door)
    _eis_periode(regisseur=regisseur, waarnemer=waarnemer, van=van, tot=tot)
    eigen = list(casussen_onder(regisseur))
    gekozen = eigen if alles else [casus for casus in eigen if casus in casussen]
    if not alles and not gekozen:
        raise Bezwaar("Kies minstens één casus, of kies alle casussen.")
    _eis_vrij(regisseur=regisseur, van=van, tot=tot, alles=alles, casussen=gekozen)
    waarneming = bewaar(
        Waarneming(
            regisseur=regisseur,
            waarnemer=waarnemer,
            van=van,
            tot=tot,
            alles=alles,
            reden=reden,
            geregeld_door=door,
        ),
        door=door,
        reden=reden,
    )
    for casus in gekozen:
        betrek(
            casus=casus,
            rol=Rol.WAARNEMER,
            gebruiker=waarnemer,
            door=door,
            reden=f"waarneming voor {regisseur}: {reden}",
            aanleiding=waarneming.aanleiding,
            van=waarneming.begint,
            tot=waarneming.eindigt,
            waarneming=waarneming,
        )
    _vertel(waarneming, door, len(gekozen))
    if alles:
        _waarschuw_wie_op_hem_rekent(waarneming, door)
    return waarneming


def _eis_mensen(*, regisseur: Gebruiker, waarnemer: Gebruiker, door: Gebruiker) -> None:
    if not regelt_voor(door).filter(pk=regisseur.pk).exists():
        raise GeenToegang
    if waarnemer.pk == regisseur.pk:
        raise Bezwaar("Iemand kan niet voor zichzelf waarnemen. Kies een collega.")
    if not regievoerders_van(gemeente_van(regisseur)).filter(pk=waarnemer.pk).exists():
        raise Bezwaar(f"{waarnemer} kan geen regie voeren in deze gemeente. Kies een andere collega.")


def _lopend(van: date, tot: date) -> Q:
    return Q(ingetrokken_op__isnull=True, van__lte=tot, tot__gte=van)


def _eis_periode(*, regisseur: Gebruiker, waarnemer: Gebruiker, van: date, tot: date) -> None:
    if tot < van:
        raise Bezwaar("De laatste dag ligt voor de eerste dag.")
    if van < timezone.localdate():
        raise Bezwaar("De eerste dag is al voorbij. Kies vandaag of later.")
    if tot > van + timedelta(days=366):
        raise Bezwaar("Een waarneming duurt hooguit een jaar. Draag de casussen anders over.")
    zelf_weg = (
        Waarneming.objects.filter(_lopend(van, tot), regisseur=waarnemer, alles=True).order_by("van").first()
    )
    if zelf_weg is not None:
        raise Bezwaar(
            f"{waarnemer} is zelf weg van {datum(zelf_weg.van)} tot en met {datum(zelf_weg.tot)}."
            " Kies een andere collega of een andere periode."
        )


def _eis_vrij(
    *, regisseur: Gebruiker, van: date, tot: date, alles: bool, casussen: Collection[Casus]
) -> None:
    """No case has two stand-ins on one day."""
    anderen = Waarneming.objects.filter(_lopend(van, tot), regisseur=regisseur)
    if not alles:
        anderen = anderen.filter(Q(alles=True) | Q(deelnames__casus__in=casussen))
    ander = anderen.select_related("waarnemer").order_by("van").first()
    if ander is not None:
        raise Bezwaar(
            f"{ander.waarnemer} neemt al waar van {datum(ander.van)} tot en met {datum(ander.tot)}."
            " Trek die waarneming eerst in, of kies andere dagen of casussen."
        )


def _vertel(waarneming: Waarneming, door: Gebruiker, aantal: int) -> None:
    wanneer = f"van {datum(waarneming.van)} tot en met {datum(waarneming.tot)}"
    stuur(
        soort=Berichtsoort.OVERDRACHT,
        tekst=f"U neemt {wanneer} de regie waar voor {waarneming.regisseur}: {telling(aantal, 'casus|casussen')}."
        + (" Nieuwe casussen komen erbij." if waarneming.alles else ""),
        door=door,
        aan=waarneming.waarnemer,
        doel=SCHERM,
    )
    if door == waarneming.regisseur:
        return  # who arranged it needs no message about it
    stuur(
        soort=Berichtsoort.OVERDRACHT,
        tekst=f"{waarneming.waarnemer} neemt {wanneer} uw regie waar. Geregeld door {door}.",
        door=door,
        aan=waarneming.regisseur,
        doel=SCHERM,
    )


def _waarschuw_wie_op_hem_rekent(weg: Waarneming, door: Gebruiker) -> None:
    """Who is away cannot stand in for others: they and the voorzitter hear that those days need somebody else."""
    geraakt = Waarneming.objects.filter(_lopend(weg.van, weg.tot), waarnemer=weg.regisseur)
    for ander in geraakt.select_related("regisseur").order_by("van", "pk"):
        tekst = (
            f"{weg.regisseur} is zelf weg van {datum(weg.van)} tot en met {datum(weg.tot)}, en neemt van"
            f" {datum(ander.van)} tot en met {datum(ander.tot)} waar voor {ander.regisseur}. Regel iemand anders."
        )
        stuur(soort=Berichtsoort.OVERDRACHT, tekst=tekst, door=door, aan=ander.regisseur, doel=SCHERM)
        gemeente = gemeente_van(weg.regisseur)
        if gemeente is not None:
            stuur(
                soort=Berichtsoort.OVERDRACHT,
                tekst=tekst,
                door=door,
                functie=Functie.VOORZITTER,
                gemeente=gemeente,
                doel=SCHERM,
            )


@transaction.atomic
def trek_waarneming_in(*, waarneming: Waarneming, door: Gebruiker | None) -> Waarneming:
    """The stand-in sees these cases no more, and a planned one never begins. Raises Bezwaar.

    Without `door` the system does it, because one of the two leaves.
    """
    waarneming = Waarneming.objects.select_for_update(no_key=True, of=("self",)).get(pk=waarneming.pk)
    if door is not None and not mag_regelen(door, waarneming.regisseur_id):
        raise GeenToegang
    if waarneming.ingetrokken_op or waarneming.tot < timezone.localdate():
        raise Bezwaar("Deze waarneming is al voorbij of ingetrokken.")
    with als_systeem("waarneming intrekken"):
        lopend = list(
            Deelname.objects.filter(waarneming=waarneming, tot__gt=timezone.now())
            .select_related("casus")
            .order_by("pk")
        )
    for deelname in lopend:
        beeindig(casus=deelname.casus, deelnames=[deelname], door=door, reden="de waarneming is ingetrokken")
    waarneming.ingetrokken_op, waarneming.ingetrokken_door = timezone.now(), door
    bewaar(waarneming, door=door, reden="ingetrokken")
    for wie in {waarneming.waarnemer, waarneming.regisseur} - {door}:
        stuur(
            soort=Berichtsoort.OVERDRACHT,
            tekst=f"De waarneming door {waarneming.waarnemer} voor {waarneming.regisseur} is ingetrokken.",
            door=door,
            aan=wie,
            doel=SCHERM,
        )
    return waarneming
