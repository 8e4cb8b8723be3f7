"""People of the demo: a colleague who will stand in, and the yearly review of the accounts that is under way."""

from datetime import timedelta

from monitoring.demo.verteller import Verteller
from pga.choices import Controleoordeel
from pga.models import Organisatie
from pga.opslag import bewaar
from pga.selectors.jaarcontrole import regels_van
from pga.services.jaarcontrole import herinner_jaarcontrole, start_jaarcontrole, teken_jaarcontrole
from pga.services.waarneming import regel_waarneming

CONTACTPERSONEN = ("politie", "om", "reclassering", "jbwest", "jongerenwerk", "halt", "leerplicht", "dewaag")
TEKENDEN = {
    "halt": "Klopt allemaal.",
    "leerplicht": "Per 1 september verhuizen wij; het telefoonnummer volgt.",
}


def vertel_mensen(v: Verteller) -> None:
    """Robin goes on holiday next month; three weeks ago the review began, and two organisations signed."""
    _vakantie(v)
    with v.beurt("beheer", 20) as beheerder:
        gemeente = v.organisatie("beheer")
        for naam in CONTACTPERSONEN:
            organisatie = v.organisatie(naam)
            organisatie.contactpersoon = v.spelers[naam]
            bewaar(organisatie, door=beheerder, reden="contactpersoon gekozen")
        gemeente.contactpersoon = beheerder
        bewaar(gemeente, door=beheerder, reden="contactpersoon gekozen")
        start_jaarcontrole(gemeente=Organisatie.objects.get(pk=gemeente.pk))
    for naam, opmerking in TEKENDEN.items():
        with v.beurt(naam, 12) as door:
            controle = v.organisatie(naam).jaarcontroles.get()
            teken_jaarcontrole(
                controle=controle,
                door=door,
                versie=controle.versie,
                oordelen={regel.pk: (Controleoordeel.BLIJFT, "") for regel in regels_van(controle)},
                opmerking=opmerking,
            )
    with v.beurt("beheer", 6):
        herinner_jaarcontrole()


def _vakantie(v: Verteller) -> None:
    with v.beurt("regisseur", 2) as door:
        regel_waarneming(
            regisseur=door,
            waarnemer=v.spelers["regisseur2"],
            door=door,
            van=v.vandaag + timedelta(days=24),
            tot=v.vandaag + timedelta(days=38),
            reden="vakantie",
            alles=True,
        )
