"""Names of values in the kernel. Nothing here imports anything of ours."""

from django.db.models import TextChoices


class Functie(TextChoices):
    """What somebody does in the UVZ (ontwerp 1). Decides which screens exist for them, never which cases."""

    VOORZITTER = "voorzitter", "voorzitter UVZ"
    WEGER = "weger", "agenderingsoverleg (politie)"
    REGISSEUR = "regisseur", "netwerkregisseur"
    JEUGDMARSHALL = "jeugdmarshall", "jeugdmarshall"
    ONDERSTEUNER = "ondersteuner", "procesondersteuner"
    ANALIST = "analist", "informatieanalist"
    PARTNER = "partner", "partner"
    BELEID = "beleid", "beleid en raad"
    PRIVACY = "privacy", "privacyfunctionaris"
    BEHEER = "beheer", "beheerder"


class Laag(TextChoices):
    """Read layers of a case; every table with case content belongs to exactly one of them."""

    IDENTITEIT = "identiteit", "wie het is en waarom"
    BESPREKING = "bespreking", "de bespreking"
    PLAN = "plan", "het gedeelde plan"
    REGIE = "regie", "de regie"
    VERTROUWELIJK = "vertrouwelijk", "de bijdragen in een kleine kring"


# A document is for everybody of a layer; what is kept to a small circle is a contribution.
DOCUMENTLAGEN = (Laag.IDENTITEIT, Laag.BESPREKING, Laag.PLAN, Laag.REGIE)


class Recht(TextChoices):
    """All rights on a case: what may be read and what may be done. Codenames of guardian's permissions."""

    IDENTITEIT = "identiteit", "zien wie het is en waarom de casus er is"
    BESPREKING = "bespreking", "bijdragen, oordelen en besluiten van de bespreking lezen"
    PLAN = "plan", "het gedeelde plan lezen"
    REGIE = "regie", "adressen, brieven, leeslog en aantekeningen van de regie lezen"
    VERTROUWELIJK = "vertrouwelijk", "bijdragen in een kleine kring lezen"
    BIJDRAGEN = "bijdragen", "een informatieverzoek beantwoorden en een bijdrage leveren"
    UITVOEREN = "uitvoeren", "eigen acties terugmelden en een signaal geven"
    REGISSEREN = "regisseren", "het plan maken en bijhouden, partners betrekken"
    BESLUITEN = "besluiten", "agenderen, de bespreking leiden en besluiten vastleggen"
    BRIEVEN = "brieven", "brieven afdrukken en verzenden"


class Rol(TextChoices):
    """Why a party is involved in a case; a rung of the ladder (domein.md 2.4)."""

    VOORZITTER = "voorzitter", "voorzitter UVZ"
    ONDERSTEUNER = "ondersteuner", "procesondersteuner"
    ANALIST = "analist", "informatieanalist"
    WEGER = "weger", "weging met de voorzitter"
    AANMELDER = "aanmelder", "heeft aangemeld"
    GENODIGD = "genodigd", "uitgenodigd voor de bespreking"
    BETROKKEN = "betrokken", "betrokken bij de bespreking"
    UITVOERDER = "uitvoerder", "voert acties uit"
    ONTVANGER = "ontvanger", "neemt de casus over"
    REGISSEUR = "regisseur", "voert de regie"
    WAARNEMER = "waarnemer", "neemt de regie waar"
    NOODINZAGE = "noodinzage", "noodinzage"
    INZAGE = "inzage", "inzage in de afgesloten casus"


class Berichtsoort(TextChoices):
    """Why somebody is told something; decides which row of Mijn werk shows it."""

    NOODINZAGE = "noodinzage", "noodinzage"
    TOEGANG = "toegang", "toegang tot een casus"
    LEESLOG = "leeslog", "leeslog"
    CONTROLE = "controle", "controle van de toegang"
    OVERDRACHT = "overdracht", "overdracht en waarneming"
    MENSEN = "mensen", "mensen en organisaties"


class Verzoekstand(TextChoices):
    """Of a request for access to a case."""

    OPEN = "open", "in behandeling"
    TOEGEKEND = "toegekend", "toegang gegeven"
    AFGEWEZEN = "afgewezen", "niet toegekend"


class Inzagesoort(TextChoices):
    """What kind of reading a line of the read log tells of."""

    CASUS = "casus", "casus"
    AANMELDING = "aanmelding", "aanmelding"
    BRIEF = "brief", "brief"
    BESTAND = "bestand", "document"
    EXPORT = "export", "afdruk of export"
    LIJST = "lijst", "lijst"
    ZOEKEN = "zoeken", "zoekvraag"
    BEKIJKEN_ALS = "bekijken-als", "bekeken als partner"
    NOODINZAGE = "noodinzage", "noodinzage"
    GEWEIGERD = "geweigerd", "geweigerde noodinzage"
    ONBEKEND = "onbekend", "nummer dat niet openging"


class Leesreden(TextChoices):
    """Why somebody opens a case in which they take no part: asked once a day per case."""

    SIGNAAL = "signaal", "Er kwam een melding of signaal binnen dat hierbij kan horen"
    SAMENHANG = "samenhang", "Ik kijk of deze casus samenhangt met een andere casus of groep"
    OVERLEG = "overleg", "Ik bereid een weging of een overleg voor"
    GEVRAAGD = "gevraagd", "De voorzitter of de regisseur vroeg mij om te kijken"
    ANDERS = "anders", "Een andere reden"


class Leessignaalsoort(TextChoices):
    """What can be unusual about somebody's reading in a week."""

    NIET_BETROKKEN = "niet_betrokken", "las casussen zonder erbij betrokken te zijn"
    VEEL = "veel", "opende veel casussen achter elkaar"
    BUITEN_TIJD = "buiten_tijd", "las buiten kantoortijd"
    GEWEIGERD = "geweigerd", "vroeg te vaak noodinzage"
    PROBEERDE = "probeerde", "probeerde veel casusnummers"


class Leesoordeel(TextChoices):
    """What who looked into unusual reading found of it."""

    IN_ORDE = "in orde", "in orde"
    ZORG = "zorg", "wordt uitgezocht"


class Gevaar(TextChoices):
    """Who is in danger, as far as the asker knows: the ground of looking in without being involved."""

    PERSOON = "persoon", "gevaar voor de persoon zelf"
    ANDER = "ander", "gevaar voor een ander"
    ANDERS = "anders", "anders, zoals ik hieronder schrijf"


class Noodoordeel(TextChoices):
    TERECHT = "terecht", "terecht"
    NIET_TERECHT = "niet_terecht", "niet terecht"


class Inzagegrond(TextChoices):
    """Why the privacy officer opens a closed, shielded case (domein.md 2.4, row closed)."""

    VERZOEK = "verzoek", "verzoek van de betrokkene"
    KLACHT = "klacht", "klacht"
    TOEZICHT = "toezicht", "toezicht"
    DATALEK = "datalek", "datalek"
    ANDERS = "anders", "iets anders"


class Fase(TextChoices):
    GEAGENDEERD = "geagendeerd", "geagendeerd"
    BESPROKEN = "besproken", "in bespreking"
    IN_AANPAK = "in_aanpak", "in aanpak"
    OPGESCHAALD = "opgeschaald", "opgeschaald"
    BIJ_PARTNER = "bij_partner", "bij één partner"
    DOORVERWEZEN = "doorverwezen", "doorverwezen"
    AFGESLOTEN = "afgesloten", "afgesloten"
    VERNIETIGD = "vernietigd", "vernietigd"


class Controleoordeel(TextChoices):
    """What the contact person says of an account in the yearly review."""

    BLIJFT = "blijft", "blijft"
    FUNCTIE = "functie", "functie wijzigt"
    VERTREKT = "vertrekt", "werkt hier niet meer"


class Casussoort(TextChoices):
    JEUGD = "jeugd", "jeugd (12-27 jaar)"
    VOLWASSENE = "volwassene", "volwassene (Lokale Kamer)"


class Grondslag(TextChoices):
    """Legal basis per kind of meeting is data (domein.md 2.1)."""

    UVZ_CONVENANT = "uvz-convenant", "convenant UVZ"
    ZVH_WGS = "zvh-wgs", "Zorg- en Veiligheidshuis (WGS)"
    JEUGDGROEP = "jeugdgroep-convenant", "convenant jeugdgroepen"


class Verstrekwijze(TextChoices):
    """How a guest, who has no account, got to know something."""

    MONDELING = "mondeling", "mondeling in het overleg"
    PAPIER = "papier", "op papier"
    MAIL = "mail", "met beveiligde mail"


class Regievorm(TextChoices):
    CASUSREGIE = "casusregie", "casusregie"
    PROCESREGIE = "procesregie", "procesregie"


class Intensiteit(TextChoices):
    ACTIEF = "actief", "actief"
    MONITORING = "monitoring", "monitoring"


class Organisatiesoort(TextChoices):
    GEMEENTE = "gemeente", "gemeente"
    POLITIE = "politie", "politie"
    JUSTITIE = "justitie", "justitie"
    RECLASSERING = "reclassering", "reclassering"
    JEUGDBESCHERMING = "jeugdbescherming", "jeugdbescherming"
    JONGERENWERK = "jongerenwerk", "jongerenwerk"
    ZORG = "zorg", "zorg"
    ONDERWIJS = "onderwijs", "onderwijs"
    WONEN = "wonen", "wonen"


class Domein(TextChoices):
    ZORG = "zorg", "zorg"
    VEILIGHEID = "veiligheid", "veiligheid"
    BESTUUR = "bestuur", "bestuur"
    ONDERWIJS = "onderwijs", "onderwijs"
    WONEN = "wonen", "wonen"


class Nauwkeurigheid(TextChoices):
    """How much of a birth date is known."""

    DAG = "dag", "op de dag bekend"
    MAAND = "maand", "alleen maand en jaar bekend"
    JAAR = "jaar", "alleen het jaar bekend"


class Naamsoort(TextChoices):
    ROEPNAAM = "roepnaam", "roepnaam"
    STRAATNAAM = "straatnaam", "straatnaam"
    SPELLING = "spelling", "andere spelling"


class Relatiesoort(TextChoices):
    OUDER = "ouder", "ouder"
    VOOGD = "voogd", "voogd"
    BROER_ZUS = "broer_zus", "broer of zus"
    PARTNER = "partner", "partner"
    KIND = "kind", "kind"
    ANDER = "ander", "iemand anders uit het netwerk"


class Briefsoort(TextChoices):
    NOTIFICATIE = "notificatie", "notificatiebrief"
    UITNODIGING = "uitnodiging", "uitnodiging startgesprek"
    AFSLUITING = "afsluiting", "afsluitbrief"


class Briefstatus(TextChoices):
    CONCEPT = "concept", "wordt gemaakt"
    MISLUKT = "mislukt", "maken mislukt"
    KLAAR = "klaar", "klaar om af te drukken"
    AFGEDRUKT = "afgedrukt", "afgedrukt"
    VERZONDEN = "verzonden", "gepost"
    ONBESTELBAAR = "onbestelbaar", "onbestelbaar"
    VERVALLEN = "vervallen", "vervallen"


class Gebeurtenissoort(TextChoices):
    PROCES = "proces", "processtap"
    TOEGANG = "toegang", "toegang"
    BRIEF = "brief", "brief"
    CONTACT = "contact", "contact"
    SIGNAAL = "signaal", "signaal"
    PLAN = "plan", "plan"


class Leefgebied(TextChoices):
    """The eight leefgebieden of the integral plan (bronnen/001, 2.5)."""

    DELICT = "delict", "delictgedrag en justitieel contact"
    OVERLAST = "overlast", "overlast"
    WONEN_GEZIN = "wonen_gezin", "woonsituatie en gezin"
    SOCIAAL = "sociaal", "sociale relaties"
    DAGBESTEDING = "dagbesteding", "dagbesteding, onderwijs en werk"
    GEZONDHEID = "gezondheid", "gezondheid"
    FINANCIEN = "financien", "financiën en hulpverlening"
    GEDRAG = "gedrag", "gedrag en houding"
