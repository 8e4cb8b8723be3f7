"""Names of values between report and decision. Nothing here imports anything of ours."""

from django.db.models import TextChoices


class Aanmeldstatus(TextChoices):
    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "ingediend"
    AANVULLING = "aanvulling", "aanvulling gevraagd"
    GEAGENDEERD = "geagendeerd", "geagendeerd"
    OVERGEDRAGEN = "overgedragen", "overgedragen aan zorgpartner"
    DRIEHOEK = "driehoek", "naar de Driehoek"
    NIET_OPGENOMEN = "niet_opgenomen", "niet opgenomen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Criterium(TextChoices):
    """Admission criteria for a discussion of a case (BGS 2.20 lid 1; domein.md 2.2)."""

    PROBLEMATIEK = "problematiek", "Er zijn problemen bij de persoon of in het gezin"
    LEEFGEBIEDEN = "leefgebieden", "Die spelen op meer leefgebieden tegelijk"
    ERNST = "ernst", "Ze leiden tot criminaliteit, ernstige overlast of onveiligheid"
    SAMENWERKING = "samenwerking", "Partners uit zorg én veiligheid moeten samenwerken"


class Vergaderstatus(TextChoices):
    GEPLAND = "gepland", "gepland"
    GEHOUDEN = "gehouden", "gehouden"
    VERVALLEN = "vervallen", "vervallen"


class Puntsoort(TextChoices):
    NIEUW = "nieuw", "nieuw"
    HERBESPREKING = "herbespreking", "herbespreking"
    AFSLUITING = "afsluiting", "voorstel tot afsluiten"


class Puntstatus(TextChoices):
    VOORBEREIDING = "voorbereiding", "in voorbereiding"
    KLAAR = "klaar", "klaar"
    BESPROKEN = "besproken", "besproken"
    AANGEHOUDEN = "aangehouden", "aangehouden"
    VERVALLEN = "vervallen", "vervallen"


class Verzoekstatus(TextChoices):
    OPEN = "open", "open"
    BEKEND = "bekend", "bekend"
    NIET_BEKEND = "niet_bekend", "niet bekend"
    NIET_TIJDIG = "niet_tijdig", "niet tijdig"


class Vraagstatus(TextChoices):
    OPEN = "open", "open"
    BEANTWOORD = "beantwoord", "beantwoord"
    VERVALLEN = "vervallen", "vervallen"


class Kring(TextChoices):
    """Who reads a contribution, among those who may read the discussion (ontwerp 5)."""

    ALLEN = "allen", "alle betrokkenen"
    GEKOZEN = "gekozen", "gekozen organisaties"
    LEIDING = "leiding", "alleen voorzitter en regisseur"


class Besluitsoort(TextChoices):
    """The four decisions the UVZ can take (bronnen/001, 2.5)."""

    INTEGRALE_AANPAK = "integrale_aanpak", "integrale aanpak zorg en veiligheid"
    PARTNER_ALLEEN = "partner_alleen", "één partner gaat zelfstandig aan de slag"
    ZORGOVERLEG = "zorgoverleg", "doorverwijzing naar een overleg in het zorgdomein"
    ZORGPARTNER = "zorgpartner", "doorverwijzing naar een zorgpartner"


class Uitstelgrond(TextChoices):
    """Grounds to postpone informing the person (UAVG 41 lid 1; AVG 14 lid 5; domein.md 3.2)."""

    OPENBARE_VEILIGHEID = "openbare_veiligheid", "openbare veiligheid (UAVG 41 lid 1 c)"
    OPSPORING = "opsporing", "voorkomen of opsporen van strafbare feiten (UAVG 41 lid 1 d)"
    BESCHERMING = "bescherming", "bescherming van de persoon of van anderen (UAVG 41 lid 1 i)"
    GEHEIMHOUDING = "geheimhouding", "beroepsgeheim (AVG 14 lid 5 d)"
