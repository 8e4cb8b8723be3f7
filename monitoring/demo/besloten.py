"""What not everybody reads: contributions for a small circle, with a condition, and what a guest was told."""

from datetime import timedelta

from monitoring.demo.verteller import Verteller
from pga.choices import Grondslag, Leefgebied, Verstrekwijze
from pga.models import Casus
from pga.services.verstrekking import leg_verstrekking_vast
from uvz.choices import Kring
from uvz.models import Agendapunt
from uvz.services.bespreking import lever_bijdrage


def draag_bij(
    v: Verteller,
    casus: Casus,
    wie: str,
    geleden: int,
    leefgebied: str,
    tekst: str,
    bron: str,
    *,
    voorwaarde: str,
    lezers: tuple[str, ...] = (),
) -> None:
    """A contribution for these organisations, or without them for who leads the case alone."""
    with v.beurt(wie, geleden, 16) as door:
        lever_bijdrage(
            agendapunt=Agendapunt.objects.filter(casus=casus).latest("pk"),
            door=door,
            leefgebied=leefgebied,
            tekst=tekst,
            bron=bron,
            voorwaarde=voorwaarde,
            kring=Kring.GEKOZEN if lezers else Kring.LEIDING,
            lezers=[v.organisatie(lezer).pk for lezer in lezers],
        )


def thuis_van_jayson(v: Verteller, casus: Casus) -> None:
    """Safety at home, before the discussion: for the voorzitter and the regisseur alone."""
    draag_bij(
        v,
        casus,
        "veiligthuis",
        528,
        Leefgebied.WONEN_GEZIN,
        "Moeder vertelde dat zij bang is als er 's avonds ruzie is. Er is een veiligheidsplan voor het gezin.",
        "gesprek met moeder",
        voorwaarde="Niet bespreken met Jayson of zijn vader zonder overleg met ons.",
    )


def rond_noa(v: Verteller, casus: Casus) -> None:
    """Two small circles on the next agenda."""
    draag_bij(
        v,
        casus,
        "veiligthuis",
        3,
        Leefgebied.WONEN_GEZIN,
        "De melding komt van een familielid dat niet genoemd wil worden. Noa slaapt nu bij een tante.",
        "eigen dossier",
        voorwaarde="Alleen doorgeven met toestemming van ons.",
    )
    draag_bij(
        v,
        casus,
        "jbwest",
        3,
        Leefgebied.GEDRAG,
        "Noa vertrouwt één van onze mensen. Wij bouwen dat rustig op.",
        "contact vorige week",
        voorwaarde="Niet doorgeven buiten dit overleg.",
        lezers=("veiligthuis", "leerplicht"),
    )


def verstrek(
    v: Verteller,
    casus: Casus,
    geleden: int,
    *,
    gast: tuple[str, str, str],
    wat: str,
    reden: str,
    wijze: str = Verstrekwijze.MONDELING,
) -> None:
    """A guest (name, organisation, what they do there) signed, and was told or given something."""
    naam, organisatie, functie = gast
    with v.beurt("regisseur", geleden, 14) as door:
        leg_verstrekking_vast(
            casus=v.lopend(casus),
            door=door,
            gast_naam=naam,
            gast_organisatie=organisatie,
            functie=functie,
            contact="",
            wat=wat,
            wijze=wijze,
            verstrekt_op=v.vandaag - timedelta(days=geleden),
            grondslag=Grondslag.UVZ_CONVENANT,
            reden=reden,
            geheimhouding_getekend_op=v.vandaag - timedelta(days=geleden + 1),
        )


def gasten_van_jayson(v: Verteller, casus: Casus) -> None:
    verstrek(
        v,
        casus,
        210,
        gast=("Sanne Schoolvoorbeeld", "De Meerpaal College", "mentor"),
        wat="Dat Jayson begeleiding heeft, welke dagen hij eerder weg moet, en wie de school belt als hij er niet is.",
        reden="De mentor ziet Jayson elke dag en merkt als eerste dat het minder gaat.",
    )
    verstrek(
        v,
        casus,
        40,
        gast=("Wim Woonvoorbeeld", "Woonstichting De Brug", "consulent"),
        wat="Dat het gezin in de woning kan blijven en bij wie overlast gemeld kan worden.",
        reden="De consulent moet weten wie hij belt voordat hij zelf een stap zet.",
        wijze=Verstrekwijze.PAPIER,
    )
