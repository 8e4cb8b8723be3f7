"""Short ways to a situation, through the same services as the screens; for tests that start halfway."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from pga.choices import Casussoort, Fase
from pga.models import Casus, Gebruiker
from pga.services.casus import nieuwe_persoon, open_casus
from pga.services.toegang import herbereken, wijs_regisseur_toe
from pga.toegang.context import als_systeem, namens

Spelers = dict[str, Gebruiker]


def maak_casus(
    spelers: Spelers, *, voornaam: str = "Jayson", achternaam: str = "Voorbeeld", **velden: Any
) -> Casus:
    """A case in phase *geagendeerd*, opened by the voorzitter."""
    voorzitter = spelers["voorzitter"]
    gemeente = voorzitter.organisatie
    assert gemeente is not None
    with namens(voorzitter):
        persoon = nieuwe_persoon(
            door=voorzitter,
            voornaam=voornaam,
            tussenvoegsel="",
            achternaam=achternaam,
            roepnaam="",
            geboortedatum=velden.pop("geboortedatum", timezone.localdate() - timedelta(days=15 * 365 + 30)),
            geboortedatum_nauwkeurig="dag",
            wijk=velden.pop("wijk", "Meerzicht"),
        )
        return open_casus(
            door=voorzitter,
            gemeente=gemeente,
            persoon=persoon,
            soort=velden.pop("soort", Casussoort.JEUGD),
            waarom_integraal=velden.pop("waarom_integraal", "Zorg en veiligheid zijn allebei nodig."),
            eerste_verwerking_op=velden.pop("eerste_verwerking_op", timezone.localdate()),
        )


def casus_in_aanpak(spelers: Spelers, *, regisseur: str = "regisseur", **velden: Any) -> Casus:
    """A case in the approach, directed by `regisseur` (casusregie, actief); without meeting, plan or partners."""
    casus = maak_casus(spelers, **velden)
    voorzitter = spelers["voorzitter"]
    with namens(voorzitter):
        casus = wijs_regisseur_toe(
            casus=casus,
            regisseur=spelers[regisseur],
            door=voorzitter,
            reden="toegewezen",
            regievorm="casusregie",
            versie=None,
        )
    with als_systeem("test: casus in aanpak zetten"):
        casus.fase, casus.intensiteit, casus.in_aanpak_sinds = Fase.IN_AANPAK, "actief", timezone.localdate()
        casus.herijken_voor = timezone.localdate() + timedelta(days=182)
        casus.save()
        herbereken(casus.pk)
    return casus
