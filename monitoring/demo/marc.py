"""Marc and Faysel (bronnen/001, 2.4 and 4.3.2): in the middle of the approach, and just decided."""

from monitoring.demo.regisseren import Planinhoud, maak_plan, meld, signaal, vastgesteld, vraag
from monitoring.demo.toegang import betrek_erbij
from monitoring.demo.verteller import Verteller, Wie
from pga.choices import Leefgebied, Regievorm
from pga.models import Casus
from plans.choices import Actiestatus, Signaalsoort
from uvz.choices import Besluitsoort, Criterium

MARC = Wie(
    voornaam="Marc",
    achternaam="Denkbeeld",
    jaren=22,
    wijk="Seghwaert",
    feiten="Marc komt over vijf weken vrij. Hij heeft geen woning, geen werk en veel oude contacten in de wijk.",
    waarom_zorg="Zonder woonplek en begeleiding valt hij terug. Hij vraagt zelf om hulp bij werk.",
    waarom_veiligheid="Veroordeeld voor een reeks inbraken. De reclassering ziet een hoog risico in de eerste maanden.",
    criteria={
        Criterium.PROBLEMATIEK: "Geen woonplek, geen werk, schulden.",
        Criterium.LEEFGEBIEDEN: "Justitie, wonen, werk en geld.",
        Criterium.ERNST: "Inbraken met grote gevolgen voor bewoners.",
        Criterium.SAMENWERKING: "Reclassering, gemeente en zorg moeten tegelijk klaarstaan.",
    },
)
FAYSEL = Wie(
    voornaam="Faysel",
    achternaam="Verzonnen",
    jaren=18,
    wijk="Oosterheem",
    feiten="Faysel zit hele dagen thuis of op straat. Met een groep geeft hij overlast bij de sporthal.",
    waarom_zorg="Hij heeft nauwelijks structuur en geen begeleiding meer sinds hij van school ging.",
    waarom_veiligheid="Elf meldingen van overlast in drie maanden en één vernieling.",
    criteria={
        Criterium.PROBLEMATIEK: "Geen school of werk, weinig steun.",
        Criterium.LEEFGEBIEDEN: "Dagbesteding, sociale relaties en overlast.",
        Criterium.ERNST: "De overlast wordt grimmiger.",
        Criterium.SAMENWERKING: "Jongerenwerk krijgt het alleen niet gekeerd.",
    },
)


MARCS_PLAN = Planinhoud(
    teksten={
        "kern": "Een man van 22 die na detentie opnieuw begint en graag wil werken.",
        "hoofddoel": "Marc woont zelfstandig, heeft een opleiding of werk en pleegt geen strafbare feiten.",
        "rolverdeling": "Reclassering: toezicht. Wijkzorg: wonen en geld. Gemeente: werk en opleiding.",
        "visie_persoon": "Ik wil een vak leren en een eigen plek.",
    },
    beelden={
        Leefgebied.DELICT: "Meldplicht tot volgend jaar. Geen nieuwe feiten sinds zijn vrijlating.",
        Leefgebied.OVERLAST: "Geen meldingen in de buurt.",
        Leefgebied.WONEN_GEZIN: "Kwam vrij zonder woonplek; begeleid wonen is gestart.",
        Leefgebied.SOCIAAL: "Oude vrienden zoeken hem op. Zijn zus steunt hem.",
        Leefgebied.DAGBESTEDING: "Geen werk of opleiding, wel plannen.",
        Leefgebied.GEZONDHEID: "Slaapt slecht, verder gezond.",
        Leefgebied.FINANCIEN: "Schulden bij drie instanties, geen inkomen.",
        Leefgebied.GEDRAG: "Gemotiveerd, maar geeft snel op bij tegenslag.",
    },
    scores=(2, 3, 1, 2, 2, 3, 1, 3),
    doelen=(
        (Leefgebied.DELICT, "Geen nieuwe feiten", "Geen registratie als verdachte", 180, 4),
        (Leefgebied.WONEN_GEZIN, "Een eigen woonplek", "Huurcontract getekend", 240, 4),
        (Leefgebied.DAGBESTEDING, "Diploma installatietechniek", "Toets gehaald", 300, 4),
        (Leefgebied.FINANCIEN, "Schulden in een regeling", "Regeling loopt drie maanden", 150, 3),
        (Leefgebied.SOCIAAL, "Nieuwe contacten", "Wekelijks naar de sportclub", 150, 3),
    ),
)
FAYSELS_PLAN = Planinhoud(
    teksten={
        "kern": "Een jongen van 18 zonder structuur, met talent voor boksen.",
        "hoofddoel": "Faysel heeft een dagprogramma en geeft geen overlast meer.",
        "rolverdeling": "",
        "visie_persoon": "Ik wil boksen en iets met mijn handen doen.",
    },
    beelden={Leefgebied.DAGBESTEDING: "Nauwelijks structuur, geen nuttige activiteiten."},
    scores=(3, 2, 3, 2, 2, None, 3, 3),
    doelen=(
        (
            Leefgebied.DAGBESTEDING,
            "Drie dagen per week een programma",
            "Aanwezigheid bij club en werk",
            120,
            4,
        ),
    ),
)


def vertel_marc(v: Verteller) -> Casus:
    """In the approach for five months: a late action, a new signal, progress at work."""
    casus = _marc_tot_besluit(v)
    vraag(v, casus, "regisseur", 170, "reclassering", "Toezicht houden op de meldplicht", 205)
    wonen = vraag(v, casus, "regisseur", 170, "zorgpartner", "Plek in begeleid wonen regelen", 14)
    plan = maak_plan(v, casus, "regisseur", 160, MARCS_PLAN)
    meld(v, wonen, "zorgpartner", 158, Actiestatus.GEDAAN, "Marc woont sinds maandag in het huis.")
    vastgesteld(v, plan, "regisseur", 155)
    opleiding = vraag(
        v, casus, "regisseur", 90, "jongerenwerk", "Meegaan naar de open dag van de opleiding", 30
    )
    meld(v, opleiding, "jongerenwerk", 65, Actiestatus.GEDAAN, "Ingeschreven; hij begint in februari.")
    betrek_erbij(
        v,
        casus,
        "regisseur",
        60,
        "om",
        "Beslist over de bijzondere voorwaarden.",
        "Laat weten wanneer de voorwaarden veranderen.",
    )
    vraag(v, casus, "regisseur", 40, "zorgpartner", "Aanvraag schuldregeling indienen", 34)
    signaal(
        v, casus, "reclassering", 30, Signaalsoort.POSITIEF, "Alle afspraken nagekomen.", gezien="regisseur"
    )
    vraag(v, casus, "regisseur", 20, "reclassering", "Gesprek over verlenging van de meldplicht", 25)
    signaal(v, casus, "politie", 1, Signaalsoort.MELDING, "Gezien met twee oude bekenden bij de flat.")
    return casus


def _marc_tot_besluit(v: Verteller) -> Casus:
    casus = v.agendeer(
        v.meld(MARC, "reclassering", 190),
        184,
        v.vergadering(173),
        "Bij vrijlating moeten toezicht, woonplek en werk tegelijk geregeld zijn.",
        (
            ("reclassering", "Houdt toezicht na vrijlating.", "Welke voorwaarden gelden er?"),
            ("jongerenwerk", "Kent hem van vroeger.", "Wie kan hem begeleiden in de wijk?"),
            ("zorgpartner", "Begeleid wonen is mogelijk nodig.", "Is er een plek?"),
        ),
    )
    v.adressen(casus, 183)
    v.post(casus, 182)
    v.antwoord(
        casus,
        "reclassering",
        180,
        ((Leefgebied.DELICT, "Meldplicht en begeleid wonen als voorwaarde.", "vonnis"),),
    )
    v.antwoord(
        casus, "zorgpartner", 178, ((Leefgebied.WONEN_GEZIN, "Plek vanaf de eerste van de maand.", "intake"),)
    )
    v.antwoord(casus, "jongerenwerk", 177)
    v.bespreek(
        casus,
        173,
        "Marc is gemotiveerd, maar het eerste halfjaar is kwetsbaar.",
        "Begeleid wonen, werktraject, aflossen van schulden, toezicht.",
        soort=Besluitsoort.INTEGRALE_AANPAK,
        motivering="Zonder gezamenlijke start is de kans op terugval groot.",
        regisseur=v.spelers["regisseur"],
        regievorm=Regievorm.CASUSREGIE,
    )
    return casus


def vertel_faysel(v: Verteller) -> Casus:
    """Decided at the last but one meeting: first actions asked, the plan still a draft."""
    casus = v.agendeer(
        v.meld(FAYSEL, "jongerenwerk", 36),
        30,
        v.vergadering(19),
        "De overlast stopt pas als er iets tegenover staat: dagbesteding en duidelijke grenzen.",
        (
            ("jongerenwerk", "Kent hem het best.", "Wat werkt bij hem?"),
            ("leerplicht", "Ging zonder diploma van school.", "Welke weg terug is er (RMC)?"),
            ("halt", "Er was een Halt-traject.", "Hoe liep dat af?"),
        ),
    )
    v.adressen(casus, 29)
    v.post(casus, 28)
    v.antwoord(
        casus, "jongerenwerk", 25, ((Leefgebied.DAGBESTEDING, "Wil graag boksen.", "gesprekken op straat"),)
    )
    v.antwoord(
        casus, "leerplicht", 24, ((Leefgebied.DAGBESTEDING, "Plek bij het jongerenloket.", "RMC-register"),)
    )
    v.antwoord(casus, "halt", 23)
    v.bespreek(
        casus,
        19,
        "Faysel is te bereiken via sport. Snel een dagprogramma aanbieden.",
        "Boksen en werk voor twee dagen; afspraken over de sporthal.",
        soort=Besluitsoort.INTEGRALE_AANPAK,
        motivering="Zorg en veiligheid samen: grenzen stellen en dagbesteding bieden.",
        regisseur=v.spelers["jeugdmarshall"],
        regievorm=Regievorm.CASUSREGIE,
    )
    vraag(v, casus, "jeugdmarshall", 18, "jongerenwerk", "Aanmelden bij de boksvereniging", 21)
    vraag(v, casus, "jeugdmarshall", 18, "leerplicht", "Gesprek bij het jongerenloket plannen", 12)
    maak_plan(v, casus, "jeugdmarshall", 12, FAYSELS_PLAN)
    return casus
