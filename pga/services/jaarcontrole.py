"""The yearly review of all accounts by the contact person of each organisation (BIO2 5.18.02)."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from pga.choices import Berichtsoort, Controleoordeel, Functie
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Functiegroep, Gebruiker, Jaarcontrole, Jaarcontroleregel, Organisatie
from pga.opslag import bewaar, op_slot
from pga.selectors.jaarcontrole import functies_in_woorden, mag_tekenen, partners_nu, te_beoordelen
from pga.services.bericht import stuur
from pga.spreektaal import datum, telling

TERMIJN = timedelta(days=42)
HERINNER_NA = timedelta(days=14)


@transaction.atomic
def start_jaarcontrole(*, jaar: int | None = None, gemeente: Organisatie | None = None) -> int:
    """Every organisation that takes part has a review of this year; returns how many were started now.

    Starting twice changes nothing. The contact person is told; where there is none, the beheerder is.
    """
    vandaag = timezone.localdate()
    jaar = jaar or vandaag.year
    gestart = 0
    for organisatie in partners_nu(gemeente).exclude(jaarcontroles__jaar=jaar):
        mensen = list(organisatie.mensen.filter(is_active=True).order_by("pk"))
        if not mensen:
            continue
        controle = bewaar(
            Jaarcontrole(organisatie=organisatie, jaar=jaar, gestart_op=vandaag, uiterlijk=vandaag + TERMIJN),
            door=None,
        )
        functies = functies_in_woorden(organisatie)
        for mens in mensen:
            bewaar(
                Jaarcontroleregel(
                    jaarcontrole=controle,
                    gebruiker=mens,
                    functies=functies.get(mens.pk, "")[:300],
                    laatst_ingelogd=mens.last_login,
                ),
                door=None,
            )
        _vraag(controle, len(mensen))
        gestart += 1
    return gestart


def _vraag(controle: Jaarcontrole, aantal: int, *, vooraf: str = "") -> None:
    organisatie = controle.organisatie
    if organisatie.contactpersoon:
        stuur(
            soort=Berichtsoort.MENSEN,
            tekst=f"{vooraf}Kijk de accounts van {organisatie} na ({aantal}) en teken,"
            f" uiterlijk {datum(controle.uiterlijk)}.",
            door=None,
            aan=organisatie.contactpersoon,
            doel=reverse("jaarcontrole_een", args=[controle.pk]),
        )
    else:
        _aan_beheer(
            organisatie,
            f"{organisatie} heeft geen contactpersoon. Niemand kan de jaarcontrole tekenen. Kies er een in het beheer.",
            reverse("jaarcontrole"),
        )


def _aan_beheer(organisatie: Organisatie, tekst: str, doel: str) -> None:
    gemeente = organisatie.gemeente or organisatie
    if Functiegroep.objects.filter(gemeente=gemeente, functie=Functie.BEHEER).exists():
        stuur(
            soort=Berichtsoort.MENSEN,
            tekst=tekst,
            door=None,
            functie=Functie.BEHEER,
            gemeente=gemeente,
            doel=doel,
        )


@transaction.atomic
def herinner_jaarcontrole() -> int:
    """Who did not sign in fourteen days is reminded, and again every fourteen days; returns how many."""
    vandaag = timezone.localdate()
    stil = Q(herinnerd_op__isnull=True, gestart_op__lte=vandaag - HERINNER_NA)
    stil |= Q(herinnerd_op__lte=vandaag - HERINNER_NA)
    open_staand = Jaarcontrole.objects.filter(stil, getekend_op__isnull=True, organisatie__in=partners_nu())
    aantal = 0
    for controle in open_staand.select_related("organisatie__contactpersoon").order_by("pk"):
        _vraag(controle, controle.regels.count(), vooraf="Herinnering. ")
        controle.herinnerd_op = vandaag
        bewaar(controle, door=None, reden="herinnerd")
        aantal += 1
    return aantal


@transaction.atomic
def teken_jaarcontrole(
    *,
    controle: Jaarcontrole,
    door: Gebruiker,
    versie: int,
    oordelen: Mapping[int, tuple[str, str]],
    opmerking: str,
) -> Jaarcontrole:
    """Signed: each account has a judgement, and the beheerder hears what has to change.

    `oordelen` are judgement and explanation by key of the row. Raises Verouderd, GeenToegang or Bezwaar.
    """
    controle = op_slot(controle, versie=versie)
    if controle.getekend_op:
        raise Bezwaar("Deze jaarcontrole is al getekend.")
    if not mag_tekenen(door, controle):
        raise GeenToegang
    regels = te_beoordelen(controle)
    if any(oordelen.get(regel.pk, ("", ""))[0] not in Controleoordeel.values for regel in regels):
        raise Bezwaar("Kies bij iedereen of het account blijft.")
    for regel in regels:
        regel.oordeel, regel.toelichting = oordelen[regel.pk]
        if regel.oordeel == Controleoordeel.FUNCTIE and not regel.toelichting.strip():
            raise Bezwaar(f"Schrijf bij {regel.gebruiker} wat er aan de functie verandert.")
        bewaar(regel, door=door)
    controle.getekend_op, controle.getekend_door = timezone.now(), door
    controle.opmerking, controle.versie = opmerking, controle.versie + 1
    controle = bewaar(controle, door=door, reden="getekend")
    _meld_gevolgen(controle, [regel.oordeel for regel in regels])
    return controle


def _meld_gevolgen(controle: Jaarcontrole, oordelen: list[str]) -> None:
    weg, anders = (oordelen.count(soort) for soort in (Controleoordeel.VERTREKT, Controleoordeel.FUNCTIE))
    if weg or anders:
        _aan_beheer(
            controle.organisatie,
            f"{controle.organisatie} tekende de jaarcontrole: {telling(weg, 'account|accounts')} sluiten,"
            f" {telling(anders, 'functie|functies')} wijzigen.",
            reverse("jaarcontrole_een", args=[controle.pk]),
        )
