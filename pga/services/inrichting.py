"""Setting up a place: a municipality with its functions, its partners and the people who work there."""

from collections.abc import Collection
from datetime import date

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone

from pga.choices import Domein, Functie, Organisatiesoort
from pga.fouten import Bezwaar
from pga.models import Functiegroep, Gebruiker, Organisatie
from pga.opslag import bewaar
from pga.selectors.mensen import REGIEVOERDERS, caseload_tellen
from pga.spreektaal import telling
from pga.toegang.geheimhouding import VERSIE, heeft_getekend

# What the beheerder may do in the admin; no table with case content is registered there at all.
_BEHEER = ("gebruiker", "organisatie")


@transaction.atomic
def maak_gemeente(*, naam: str, door: Gebruiker | None, kort: str = "") -> Organisatie:
    """A municipality with a group for each function of its UVZ; an existing one of that name is returned."""
    gemeente = Organisatie.objects.filter(naam=naam, soort=Organisatiesoort.GEMEENTE).first()
    if gemeente is None:
        gemeente = bewaar(
            Organisatie(
                naam=naam,
                afkorting=kort,
                soort=Organisatiesoort.GEMEENTE,
                domein=Domein.BESTUUR,
                kernpartner=True,
                convenant_van=timezone.localdate(),
                groep=Group.objects.create(name=f"organisatie: {naam}"),
            ),
            door=door,
        )
    for functie in Functie:
        groep, _ = Group.objects.get_or_create(name=f"{functie.value}: {naam}"[:150])
        Functiegroep.objects.get_or_create(gemeente=gemeente, functie=functie, defaults={"groep": groep})
    return gemeente


@transaction.atomic
def maak_organisatie(
    *,
    gemeente: Organisatie,
    naam: str,
    soort: str,
    domein: str,
    door: Gebruiker | None,
    kort: str = "",
    kernpartner: bool = False,
    geheimhouding: bool = False,
    convenant_van: date | None = None,
) -> Organisatie:
    """A partner of the municipality's convenant; an existing one of that name is returned as it is."""
    bestaand = Organisatie.objects.filter(gemeente=gemeente, naam=naam).first()
    return bestaand or bewaar(
        Organisatie(
            naam=naam,
            afkorting=kort,
            soort=soort,
            domein=domein,
            gemeente=gemeente,
            kernpartner=kernpartner,
            geheimhouding=geheimhouding,
            convenant_van=convenant_van or timezone.localdate(),
            groep=Group.objects.create(name=f"organisatie: {gemeente.naam}: {naam}"[:150]),
        ),
        door=door,
    )


@transaction.atomic
def maak_gebruiker(
    *,
    gebruikersnaam: str,
    voornaam: str,
    achternaam: str,
    organisatie: Organisatie,
    functies: tuple[str, ...],
    door: Gebruiker | None,
    wachtwoord: str | None = None,
    getekend: bool = False,
) -> Gebruiker:
    """A person with these functions in the UVZ of the organisation's municipality.

    With `getekend` the secrecy statement was accepted already; others do so at their first login.
    A new person without a password cannot log in; someone who is there keeps the password.
    """
    gemeente = organisatie.gemeente or organisatie
    gebruiker = Gebruiker.objects.filter(username=gebruikersnaam).first() or Gebruiker(
        username=gebruikersnaam
    )
    gebruiker.first_name, gebruiker.last_name, gebruiker.organisatie = voornaam, achternaam, organisatie
    gebruiker.is_staff = Functie.BEHEER in functies
    if getekend and not heeft_getekend(gebruiker):
        gebruiker.geheimhouding_getekend_op, gebruiker.geheimhouding_versie = timezone.localdate(), VERSIE
    if wachtwoord is not None:
        gebruiker.set_password(wachtwoord)
    elif gebruiker._state.adding:
        gebruiker.set_unusable_password()
    bewaar(gebruiker, door=door)
    gebruiker.groups.set(
        Group.objects.filter(functiegroep__gemeente=gemeente, functiegroep__functie__in=functies)
    )
    if gebruiker.is_staff:
        gebruiker.user_permissions.set(
            Permission.objects.filter(content_type__app_label="pga", content_type__model__in=_BEHEER)
        )
    return gebruiker


@transaction.atomic
def zet_functies(
    *, gebruiker: Gebruiker, gemeente: Organisatie, functies: Collection[str], door: Gebruiker
) -> Gebruiker:
    """These are the functions of this person in the UVZ of `gemeente`; functions elsewhere stay as they are.

    Only who is beheerder opens the beheer. Raises Bezwaar for one's own account: nobody lets themselves in.
    """
    groepen = Functiegroep.objects.filter(gemeente=gemeente)
    _eis_geen_caseload(gebruiker, functies)
    nu = set(groepen.filter(groep__user=gebruiker).values_list("functie", flat=True))
    if nu == set(functies):
        return gebruiker
    if gebruiker.pk == door.pk:
        raise Bezwaar("Uw eigen functies wijzigt een andere beheerder.")
    gebruiker.groups.remove(*Group.objects.filter(functiegroep__in=groepen))
    gebruiker.groups.add(*Group.objects.filter(functiegroep__in=groepen.filter(functie__in=functies)))
    gebruiker.is_staff = Functie.BEHEER in functies
    gebruiker.__dict__.pop("_functies", None)
    woorden = ", ".join(sorted(Functie(code).label for code in functies)) or "geen"
    return bewaar(gebruiker, door=door, reden=f"functies: {woorden}")


@transaction.atomic
def zet_account_uit(*, gebruiker: Gebruiker, door: Gebruiker, reden: str) -> Gebruiker:
    """Nobody logs in with this account, and it does nothing in the UVZ any more."""
    gebruiker.groups.clear()
    gebruiker.user_permissions.clear()
    gebruiker.is_active = gebruiker.is_staff = False
    gebruiker.set_unusable_password()
    gebruiker.__dict__.pop("_functies", None)
    return bewaar(gebruiker, door=door, reden=reden)


def _eis_geen_caseload(gebruiker: Gebruiker, functies: Collection[str]) -> None:
    """Who directs cases stays able to, until they are handed over."""
    aantal = 0 if set(functies) & set(REGIEVOERDERS) else caseload_tellen([gebruiker])[gebruiker.pk]
    if aantal:
        raise Bezwaar(
            f"{gebruiker} is regisseur van {telling(aantal, 'casus|casussen')}. Laat die eerst overdragen."
            " De functies zijn niet gewijzigd."
        )


@transaction.atomic
def geef_wachtwoord(*, gebruikers: Collection[Gebruiker], wachtwoord: str, door: Gebruiker | None) -> None:
    """They all log in with this one, as the cast of the demo does. Hashed once: that is slow on purpose."""
    bekend = next((g.password for g in gebruikers if g.has_usable_password()), "")
    versleuteld = bekend if check_password(wachtwoord, bekend) else make_password(wachtwoord)
    for gebruiker in gebruikers:
        if gebruiker.password != versleuteld:
            gebruiker.password = versleuteld
            bewaar(gebruiker, door=door)
