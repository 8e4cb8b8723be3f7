"""Opening a case and moving it through its phases; each change of phase recomputes the grants."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from pga.choices import Fase, Gebeurtenissoort, Grondslag, Naamsoort, Relatiesoort
from pga.fouten import Bezwaar
from pga.models import Adres, Bijnaam, Casus, Gebruiker, Nummerreeks, Organisatie, Persoon, Relatie
from pga.opslag import bewaar, wijzig
from pga.overgang import Overgang, noteer, voer_uit
from pga.services.toegang import herbereken, vaste_deelnemers
from pga.toegang.context import als_systeem
from pga.toegang.rechten import vergeet_rechten

BEWAARTERMIJN = timedelta(days=5 * 365)  # WGS 1.8 lid 7: at most five years from the first processing


def volgend_nummer(jaar: int) -> str:
    """The next case number of the year, e.g. UVZ-2026-0001; the row lock serialises two openings."""
    Nummerreeks.objects.get_or_create(jaar=jaar)
    reeks = Nummerreeks.objects.select_for_update().get(jaar=jaar)
    reeks.laatste += 1
    reeks.save(update_fields=["laatste"])
    return f"UVZ-{jaar}-{reeks.laatste:04d}"


@transaction.atomic
def open_casus(
    *,
    door: Gebruiker,
    gemeente: Organisatie,
    persoon: Persoon,
    soort: str,
    waarom_integraal: str,
    eerste_verwerking_op: date,
    grondslag: str = Grondslag.UVZ_CONVENANT,
) -> Casus:
    """A case in phase *geagendeerd*, with the fixed participants of the municipality.

    Runs as the system, because a new case has no grants yet. Raises Bezwaar if the person has a running case.
    """
    with als_systeem("casus openen"):
        casus = Casus(
            nummer=volgend_nummer(timezone.localdate().year),
            gemeente=gemeente,
            persoon=persoon,
            soort=soort,
            grondslag=grondslag,
            waarom_integraal=waarom_integraal,
            eerste_verwerking_op=eerste_verwerking_op,
            bewaren_tot=eerste_verwerking_op + BEWAARTERMIJN,
        )
        try:
            with transaction.atomic():
                bewaar(casus, door=door, reden="casus geopend")
        except IntegrityError as fout:
            raise Bezwaar("Deze persoon heeft al een lopende casus. Zet die opnieuw op de agenda.") from fout
        noteer(casus_id=casus.pk, tekst="De casus is geopend.", door=door)
        vaste_deelnemers(casus)
    vergeet_rechten(door)
    return casus


@transaction.atomic
def nieuwe_persoon(
    *,
    door: Gebruiker,
    voornaam: str,
    tussenvoegsel: str,
    achternaam: str,
    roepnaam: str,
    geboortedatum: date | None,
    geboortedatum_nauwkeurig: str,
    wijk: str,
) -> Persoon:
    """A person with, if given, a roepnaam. As the system: nobody sees a person without a case yet."""
    with als_systeem("persoon vastleggen bij het openen van een casus"):
        persoon = bewaar(
            Persoon(
                voornaam=voornaam,
                tussenvoegsel=tussenvoegsel,
                achternaam=achternaam,
                geboortedatum=geboortedatum,
                geboortedatum_nauwkeurig=geboortedatum_nauwkeurig,
                wijk=wijk,
            ),
            door=door,
        )
        if roepnaam:
            bewaar(Bijnaam(persoon=persoon, naam=roepnaam, soort=Naamsoort.ROEPNAAM), door=door)
    return persoon


@transaction.atomic
def verplaats(
    overgang: Overgang,
    casus: Casus,
    *,
    door: Gebruiker | None,
    versie: int | None,
    reden: str = "",
    **velden: object,
) -> Casus:
    """Move the case to another phase and let the grants follow. Raises what `voer_uit` raises."""
    casus = voer_uit(overgang, casus, door=door, versie=versie, reden=reden, **velden)
    herbereken(casus.pk)
    vergeet_rechten(door)
    return casus


@transaction.atomic
def leg_relatie_vast(
    *,
    casus: Casus,
    door: Gebruiker,
    naam: str,
    soort: str = Relatiesoort.OUDER,
    gezag: bool = False,
    aanschrijven: bool = False,
    toelichting: str = "",
    straat_huisnummer: str = "",
    postcode: str = "",
    plaats: str = "",
    geheim: bool = False,
) -> Relatie:
    """Somebody around the person, with an address if one is given."""
    relatie = bewaar(
        Relatie(
            casus=casus,
            naam=naam,
            soort=soort,
            gezag=gezag,
            aanschrijven=aanschrijven,
            toelichting=toelichting,
        ),
        door=door,
    )
    if straat_huisnummer:
        zet_adres(
            casus=casus,
            relatie=relatie,
            door=door,
            straat_huisnummer=straat_huisnummer,
            postcode=postcode,
            plaats=plaats,
            geheim=geheim,
        )
    noteer(
        casus_id=casus.pk,
        tekst="De gegevens van het gezin zijn aangevuld.",
        door=door,
        soort=Gebeurtenissoort.PROCES,
    )
    return relatie


@transaction.atomic
def zet_adres(
    *,
    casus: Casus,
    door: Gebruiker,
    straat_huisnummer: str,
    postcode: str,
    plaats: str,
    geheim: bool = False,
    relatie: Relatie | None = None,
) -> Adres:
    """The address of the person, or of a relation, is this from now on; the former one stays in the history."""
    adres = Adres.objects.filter(casus=casus, relatie=relatie).first() or Adres(casus=casus, relatie=relatie)
    adres.straat_huisnummer, adres.postcode, adres.plaats, adres.geheim = (
        straat_huisnummer,
        postcode,
        plaats,
        geheim,
    )
    return bewaar(adres, door=door)


@transaction.atomic
def zet_intensiteit(*, casus: Casus, door: Gebruiker, versie: int, intensiteit: str, reden: str) -> Casus:
    """The case is actively directed or monitored from now on (bronnen/001, 2.5)."""
    if casus.fase != Fase.IN_AANPAK:
        raise Bezwaar("Dit kan alleen bij een casus die in de aanpak is.")
    if not reden.strip():
        raise Bezwaar("Geef een reden op.")
    casus = wijzig(casus, door=door, versie=versie, reden=reden, intensiteit=intensiteit)
    noteer(casus_id=casus.pk, tekst=f"De casus staat nu op {intensiteit}.", door=door, reden=reden)
    return casus
