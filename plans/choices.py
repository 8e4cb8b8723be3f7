"""Names of values between decision and closing. Nothing here imports anything of ours."""

from django.db.models import IntegerChoices, TextChoices


class Planstatus(TextChoices):
    CONCEPT = "concept", "concept"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    BIJGESTELD = "bijgesteld", "wordt bijgesteld"
    BEEINDIGD = "beeindigd", "beëindigd"


IN_BEWERKING = frozenset({Planstatus.CONCEPT, Planstatus.BIJGESTELD})


class Score(IntegerChoices):
    """Levels of a leefgebied, from acute to complete (bronnen/001, 4.3.2). Own words: see domein.md 1.2."""

    ACUUT = 1, "acuut: direct ingrijpen nodig"
    ZORGELIJK = 2, "zorgelijk: grote problemen, weinig grip"
    WISSELEND = 3, "wisselend: het gaat, met hulp"
    VOLDOENDE = 4, "voldoende: het gaat, met af en toe steun"
    VOLLEDIG = 5, "volledig: gaat zonder hulp goed"


class Meetmoment(TextChoices):
    START = "start", "bij de start"
    TUSSENTIJDS = "tussentijds", "tussentijds"
    HERIJKING = "herijking", "bij de herijking"
    AFSLUITING = "afsluiting", "bij de afsluiting"


class Doelstatus(TextChoices):
    LOPEND = "lopend", "loopt"
    BEHAALD = "behaald", "behaald"
    LOSGELATEN = "losgelaten", "losgelaten"


class Actiestatus(TextChoices):
    OPEN = "open", "open"
    IN_UITVOERING = "in_uitvoering", "in uitvoering"
    GEDAAN = "gedaan", "gedaan"
    NIET_GEDAAN = "niet_gedaan", "niet gedaan"
    GEWIJZIGD = "gewijzigd", "omstandigheden gewijzigd"
    VERVALLEN = "vervallen", "vervallen"


TE_DOEN = frozenset({Actiestatus.OPEN, Actiestatus.IN_UITVOERING})


class Signaalsoort(TextChoices):
    MELDING = "melding", "melding van overlast"
    AANHOUDING = "aanhouding", "aanhouding"
    VERZUIM = "verzuim", "verzuim"
    ZORG = "zorg", "zorgsignaal"
    POSITIEF = "positief", "positief signaal"


# What starts the nine months anew: reports of crime or nuisance (bronnen/001, 2.5, "positief afsluiten").
TELT_TEGEN = frozenset({Signaalsoort.MELDING, Signaalsoort.AANHOUDING})


class Contactsoort(TextChoices):
    GESPREK = "gesprek", "gesprek"
    HUISBEZOEK = "huisbezoek", "huisbezoek"
    TELEFOON = "telefoon", "telefoon"
    BERICHT = "bericht", "bericht"
    STARTGESPREK = "startgesprek", "startgesprek op het stadhuis"


class Herijkingsvoorstel(TextChoices):
    VOORTZETTEN = "voortzetten", "de aanpak voortzetten"
    MONITOREN = "monitoren", "overgaan op monitoring"
    AFSLUITEN = "afsluiten", "de casus afsluiten"


class Besluitstatus(TextChoices):
    """Of a herijking and of an afsluiting."""

    VOORSTEL = "voorstel", "voorstel"
    IN_UVZ = "in_uvz", "op de agenda van het UVZ"
    BESLOTEN = "besloten", "besloten"
    AFGEWEZEN = "afgewezen", "afgewezen"


class Afsluitsoort(TextChoices):
    POSITIEF = "positief", "positief: de situatie is stabiel"
    NEGATIEF = "negatief", "negatief: regie heeft geen effect meer"
