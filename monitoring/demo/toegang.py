"""Who is let in and who asks to be: so that the access pages of the demo have something to say."""

from datetime import timedelta

from monitoring.demo.verteller import Verteller
from pga.choices import Grondslag, Rol
from pga.models import Casus, Toegangsverzoek
from pga.services.deelname import nodig_uit
from pga.services.toegangsverzoek import vraag_toegang, wijs_af


def betrek_erbij(
    v: Verteller,
    casus: Casus,
    door: str,
    geleden: int,
    wie: str,
    reden: str,
    gevraagd: str,
    *,
    nog_dagen: int | None = None,
) -> None:
    """An organisation is invited by hand: to think along until so many days from today, or to carry out."""
    with v.beurt(door, geleden, 12) as uitnodiger:
        nodig_uit(
            casus=v.lopend(casus),
            door=uitnodiger,
            organisatie=v.organisatie(wie),
            rol=Rol.BETROKKEN if nog_dagen else Rol.UITVOERDER,
            reden=reden,
            gevraagd=gevraagd,
            tot=v.vandaag + timedelta(days=nog_dagen) if nog_dagen else None,
        )


def vraagt_toegang(
    v: Verteller, nummer: str, geleden: int, wie: str, reden: str, gevraagd: str
) -> Toegangsverzoek:
    """A partner knows a number and asks access."""
    with v.beurt(wie, geleden, 9) as door:
        return vraag_toegang(
            door=door, nummer=nummer, reden=reden, gevraagd=gevraagd, grondslag=Grondslag.UVZ_CONVENANT
        )


def vertel_verzoeken(v: Verteller, marc: Casus, faysel: Casus) -> None:
    """One request waits, one was refused, and one was about a number that is not there."""
    vraagt_toegang(
        v,
        marc.nummer,
        2,
        "leerplicht",
        "Onze RMC-coach gaat met Marc mee naar de opleiding en wil niet langs anderen heen werken.",
        "Weten wie zijn begeleider is en welke afspraken er over de opleiding zijn.",
    )
    vraagt_toegang(
        v,
        "UVZ-2019-0007",
        20,
        "halt",
        "Dit nummer stond in een oude brief.",
        "Weten of de straf nog open staat.",
    )
    verzoek = vraagt_toegang(
        v,
        faysel.nummer,
        8,
        "jbwest",
        "Een broertje is bij ons in beeld.",
        "Weten wat er thuis speelt.",
    )
    with v.beurt("jeugdmarshall", 7, 14) as door:
        wijs_af(
            casus=v.lopend(faysel),
            verzoek=Toegangsverzoek.objects.select_related("aanvrager", "organisatie").get(pk=verzoek.pk),
            door=door,
            versie=1,
            antwoord="Voor het broertje loopt een eigen traject. Bel mij, dan bespreken we wat u nodig heeft.",
        )
