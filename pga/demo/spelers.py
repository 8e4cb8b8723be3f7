"""The cast: organisations of the convenant and one person per function. Fictional, every one of them."""

from dataclasses import dataclass

from pga.choices import Domein as D
from pga.choices import Functie as F
from pga.choices import Organisatiesoort as S

GEMEENTE = "Gemeente Zoetermeer"


@dataclass(frozen=True, slots=True)
class Organisatierol:
    sleutel: str
    naam: str
    kort: str
    soort: str
    domein: str
    kernpartner: bool = True
    geheimhouding: bool = False


ORGANISATIES: tuple[Organisatierol, ...] = (
    Organisatierol("politie", "Politie Zoetermeer", "politie", S.POLITIE, D.VEILIGHEID),
    Organisatierol("om", "Openbaar Ministerie Den Haag", "OM", S.JUSTITIE, D.VEILIGHEID),
    Organisatierol("reclassering", "Reclassering Nederland", "reclassering", S.RECLASSERING, D.VEILIGHEID),
    Organisatierol(
        "jbwest", "Jeugdbescherming West", "JB-West", S.JEUGDBESCHERMING, D.ZORG, geheimhouding=True
    ),
    Organisatierol("jongerenwerk", "Jongerenwerk Zoetermeer", "jongerenwerk", S.JONGERENWERK, D.ZORG),
    Organisatierol("halt", "Halt Haaglanden", "Halt", S.JUSTITIE, D.VEILIGHEID),
    Organisatierol(
        "veiligthuis", "Veilig Thuis Haaglanden", "Veilig Thuis", S.ZORG, D.ZORG, geheimhouding=True
    ),
    Organisatierol("leerplicht", "Leerplicht en RMC (ZZoN)", "leerplicht", S.ONDERWIJS, D.ONDERWIJS),
    Organisatierol("dewaag", "De Waag", "De Waag", S.ZORG, D.ZORG, geheimhouding=True),
    Organisatierol("zorgpartner", "Wijkzorg Zoetermeer", "Wijkzorg", S.ZORG, D.ZORG, False, True),
    Organisatierol("buitenstaander", "Woonstichting Meerzicht", "Meerzicht", S.WONEN, D.WONEN, False),
)


@dataclass(frozen=True, slots=True)
class Speler:
    gebruikersnaam: str
    voornaam: str
    achternaam: str
    organisatie: str  # key of ORGANISATIES, or "gemeente"
    functies: tuple[str, ...]


SPELERS: tuple[Speler, ...] = (
    Speler("voorzitter", "Vera", "Voorzitter", "gemeente", (F.VOORZITTER,)),
    Speler("regisseur", "Robin", "Regisseur", "gemeente", (F.REGISSEUR,)),
    Speler("regisseur2", "Rachid", "Regie", "gemeente", (F.REGISSEUR,)),
    Speler("jeugdmarshall", "Jeroen", "Marshall", "gemeente", (F.JEUGDMARSHALL,)),
    Speler("ondersteuner", "Olga", "Ondersteuner", "gemeente", (F.ONDERSTEUNER,)),
    Speler("analist", "Anil", "Analist", "gemeente", (F.ANALIST,)),
    Speler("politie", "Petra", "Politie", "politie", (F.PARTNER, F.WEGER)),
    Speler("om", "Otto", "Officier", "om", (F.PARTNER,)),
    Speler("reclassering", "Rens", "Reclasseerder", "reclassering", (F.PARTNER,)),
    Speler("jbwest", "Jasmijn", "Jeugdbeschermer", "jbwest", (F.PARTNER,)),
    Speler("jongerenwerk", "Joris", "Jongerenwerker", "jongerenwerk", (F.PARTNER,)),
    Speler("halt", "Hanna", "Halt", "halt", (F.PARTNER,)),
    Speler("veiligthuis", "Vincent", "Veilig", "veiligthuis", (F.PARTNER,)),
    Speler("leerplicht", "Lotte", "Leerplicht", "leerplicht", (F.PARTNER,)),
    Speler("dewaag", "Dewi", "Waag", "dewaag", (F.PARTNER,)),
    Speler("zorgpartner", "Zoë", "Zorg", "zorgpartner", (F.PARTNER,)),
    Speler("buitenstaander", "Boris", "Buitenstaander", "buitenstaander", (F.PARTNER,)),
    Speler("privacy", "Priya", "Privacy", "gemeente", (F.PRIVACY,)),
    Speler("beleid", "Bas", "Beleid", "gemeente", (F.BELEID,)),
    Speler("beheer", "Bo", "Beheer", "gemeente", (F.BEHEER,)),
)
