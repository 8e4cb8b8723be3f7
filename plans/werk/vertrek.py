"""The block of the start page about work of organisations that left."""

from django.urls import reverse

from pga.models import Gebruiker
from pga.spreektaal import leeftijd
from pga.werk.blok import Paneel
from plans.models import Actie
from plans.selectors.actie import kort
from plans.selectors.vertrek import zonder_uitvoerder as open_zonder
from uvz.models import Informatieverzoek, Vraag


def zonder_uitvoerder(gebruiker: Gebruiker) -> Paneel | None:
    """What was asked of an organisation that no longer takes part; nothing when there is nothing."""
    acties, vragen, verzoeken = open_zonder(gebruiker)
    taken = [
        *(
            _taak(
                actie,
                kort(actie.omschrijving),
                "Kies wie het doet",
                reverse("actie_wijzigen", args=[actie.pk]),
            )
            for actie in acties
        ),
        *(
            _taak(
                vraag,
                kort(vraag.tekst),
                "Bekijk de vraag",
                reverse("casus_bespreking", args=[vraag.casus.nummer]),
            )
            for vraag in vragen
        ),
        *(
            _taak(
                verzoek,
                kort(verzoek.vraag),
                "Bekijk de agenda",
                reverse("vergadering", args=[verzoek.agendapunt.vergadering_id]),
            )
            for verzoek in verzoeken
        ),
    ]
    return Paneel(titel="Zonder uitvoerder", taken=taken, aantal=len(taken)) if taken else None


def _taak(werk: Actie | Vraag | Informatieverzoek, wat: str, knop: str, knop_url: str) -> dict[str, str]:
    persoon = werk.casus.persoon
    return {
        "wie": persoon.korte_naam,
        "onder": f"{leeftijd(persoon.geboortedatum)} · {werk.casus.nummer}",
        "url": reverse("casus", args=[werk.casus.nummer]),
        "reden": f"{wat}: {werk.organisatie.kort} doet niet meer mee",
        "soort": "let_op",
        "knop": knop,
        "knop_url": knop_url,
    }
