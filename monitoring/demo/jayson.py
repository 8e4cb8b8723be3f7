"""Jayson (bronnen/001, 2.5): reported at 15, voluntary help that does not get going, a measure, and then quiet."""

from monitoring.demo.besloten import gasten_van_jayson, thuis_van_jayson
from monitoring.demo.regisseren import (
    Planinhoud,
    behaald,
    herijk,
    maak_plan,
    meld,
    scoor,
    signaal,
    vastgesteld,
    vraag,
)
from monitoring.demo.toegang import betrek_erbij
from monitoring.demo.verteller import Verteller, Wie
from pga.choices import Casussoort, Leefgebied, Regievorm
from pga.models import Casus
from plans.choices import Actiestatus, Contactsoort, Meetmoment, Signaalsoort
from plans.models import Plan
from plans.services.contact import leg_contact_vast
from plans.services.regie import wijzig_regie
from uvz.choices import Besluitsoort, Criterium

JAYSON = Wie(
    voornaam="Jayson",
    achternaam="Voorbeeld",
    jaren=16,
    roepnaam="Jay",
    wijk="Meerzicht",
    soort=Casussoort.JEUGD,
    ouder="Monique Voorbeeld",
    feiten=(
        "Jayson is de afgelopen zes maanden vier keer betrokken bij vechtpartijen rond het winkelcentrum. Hij is "
        "twee keer een nacht weggelopen van huis. Bij een huisbezoek liep een ruzie met zijn moeder hoog op."
    ),
    waarom_zorg="Thuis escaleert het. Er is hulp nodig voor zijn boosheid en voor de rust in het gezin.",
    waarom_veiligheid="De vechtpartijen worden heviger en er zijn slachtoffers. Er loopt één zaak bij het OM.",
    criteria={
        Criterium.PROBLEMATIEK: "Agressie, weglopen en spanning thuis.",
        Criterium.LEEFGEBIEDEN: "Justitie, gezin, school en gedrag hangen met elkaar samen.",
        Criterium.ERNST: "Vier geweldsincidenten in een half jaar, twee met letsel.",
        Criterium.SAMENWERKING: "Politie, Veilig Thuis en behandelaars werken nu langs elkaar heen.",
    },
)
GENODIGD = (
    (
        "veiligthuis",
        "Er zijn meldingen over het gezin bekend.",
        "Welke meldingen zijn er en wat loopt er nu?",
    ),
    ("jbwest", "Mogelijk betrokken bij het gezin.", "Is er een maatregel of een eerder traject?"),
    ("jongerenwerk", "Jayson komt in het jongerencentrum.", "Hoe gaat hij om met leeftijdgenoten?"),
    ("halt", "Er was eerder een Halt-straf.", "Hoe is die straf verlopen?"),
    ("leerplicht", "School meldt verzuim.", "Hoe is het verzuim sinds de zomer?"),
    ("dewaag", "Behandeling voor agressie is mogelijk nodig.", "Welke behandeling past en is er plek?"),
)
BEELDEN: dict[str, str] = {
    Leefgebied.DELICT: "Vier incidenten in een half jaar. Eén zaak loopt bij de rechter.",
    Leefgebied.OVERLAST: "Hangt in de avond rond het winkelcentrum met een wisselende groep.",
    Leefgebied.WONEN_GEZIN: "Woont bij zijn moeder en zusje. Ruzies lopen hoog op, twee keer weggelopen.",
    Leefgebied.SOCIAAL: "Eén goede vriend op de sportclub. De groep buiten trekt hem mee.",
    Leefgebied.DAGBESTEDING: "Zit in de derde klas. Verzuimt een dag per week.",
    Leefgebied.GEZONDHEID: "Slaapt slecht. Begeleiding voor zijn boosheid is nodig.",
    Leefgebied.FINANCIEN: "Geen schulden. Moeder heeft hulp van de wijk geweigerd.",
    Leefgebied.GEDRAG: "Wil zelf rust, maar komt afspraken niet na.",
}


ANTWOORDEN: tuple[tuple[str, int, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "veiligthuis",
        529,
        ((Leefgebied.WONEN_GEZIN, "Drie meldingen van ruzie thuis, laatste in de zomer.", "eigen dossier"),),
    ),
    (
        "jongerenwerk",
        528,
        ((Leefgebied.SOCIAAL, "Rustig als hij alleen komt, fel in de groep.", "eigen waarneming"),),
    ),
    (
        "leerplicht",
        527,
        ((Leefgebied.DAGBESTEDING, "Sinds de zomer negen dagen ongeoorloofd verzuim.", "verzuimregister"),),
    ),
    (
        "dewaag",
        526,
        (
            (
                Leefgebied.GEZONDHEID,
                "Training in omgaan met boosheid kan binnen drie weken starten.",
                "intaketeam",
            ),
        ),
    ),
    ("halt", 526, ()),
    ("jbwest", 525, ()),
)
PLAN = Planinhoud(
    teksten={
        "kern": "Een jongen van 15 die thuis en op straat steeds bozer wordt, en zelf rust wil.",
        "hoofddoel": "Jayson is thuis en op straat veilig, gaat naar school en stopt met vechten.",
        "rolverdeling": "Veilig Thuis: gezin. De Waag: behandeling. Leerplicht: school. Politie: toezicht op straat.",
        "visie_persoon": "Ik wil dat het thuis rustig is en dat ik kan blijven voetballen.",
    },
    beelden=BEELDEN,
    scores=(2, 2, 2, 3, 2, 3, None, 2),
    doelen=(
        (
            Leefgebied.WONEN_GEZIN,
            "Geen ruzies die uit de hand lopen",
            "Drie maanden geen melding bij Veilig Thuis",
            120,
            4,
        ),
        (Leefgebied.DELICT, "Geen nieuw geweld", "Geen nieuwe registratie als verdachte", 270, 4),
        (Leefgebied.OVERLAST, "Na tien uur 's avonds thuis", "Geen meldingen rond het winkelcentrum", 180, 4),
        (Leefgebied.DAGBESTEDING, "Elke dag naar school", "Minder dan één dag verzuim per maand", 150, 4),
        (Leefgebied.GEDRAG, "Komt afspraken na", "Acht van de tien afspraken nagekomen", 180, 3),
    ),
)


def vertel(v: Verteller) -> Casus:
    """From the report to nine quiet months; proposing to close is for who tries the demo."""
    casus = _tot_besluit(v)
    plan = _plan_en_eerste_maanden(v, casus)
    _keer(v, casus)
    _maatregel(v, casus)
    _rust(v, casus, plan)
    return casus


def _tot_besluit(v: Verteller) -> Casus:
    casus = v.agendeer(
        v.meld(JAYSON, "politie", 540),
        533,
        v.vergadering(523),
        "Het geweld op straat en de onrust thuis versterken elkaar. Alleen straf of alleen hulp is niet genoeg.",
        GENODIGD,
    )
    v.adressen(casus, 532)
    v.post(casus, 531)
    for wie, geleden, bijdragen in ANTWOORDEN:
        v.antwoord(casus, wie, geleden, bijdragen)
    thuis_van_jayson(v, casus)
    v.bespreek(
        casus,
        523,
        "Jayson heeft grenzen én hulp nodig. Moeder staat open voor een gesprek.",
        "Behandeling voor boosheid, gesprek met het gezin, afspraken over school en avonden.",
        soort=Besluitsoort.INTEGRALE_AANPAK,
        motivering="Zorg en veiligheid moeten samen optrekken; één regisseur houdt het overzicht.",
        regisseur=v.spelers["regisseur"],
        regievorm=Regievorm.CASUSREGIE,
    )
    return casus


def _plan_en_eerste_maanden(v: Verteller, casus: Casus) -> Plan:
    """Voluntary help does not get going (bronnen/001)."""
    gesprek = vraag(
        v, casus, "voorzitter", 523, "veiligthuis", "Gezamenlijk gesprek met Jayson en zijn moeder", 21
    )
    intake = vraag(v, casus, "voorzitter", 523, "dewaag", "Intake voor training omgaan met boosheid", 28)
    _startgesprek(v, casus)
    plan = maak_plan(v, casus, "regisseur", 510, PLAN)
    vastgesteld(v, plan, "regisseur", 505)
    vraag(v, casus, "regisseur", 504, "leerplicht", "Elke maand vertellen hoe het met het verzuim gaat", 530)
    vraag(v, casus, "regisseur", 504, "jongerenwerk", "Jayson bij het jongerencentrum houden", 540)
    meld(
        v,
        gesprek,
        "veiligthuis",
        500,
        Actiestatus.GEDAAN,
        "Gesprek gevoerd; moeder wil meewerken, Jayson twijfelt.",
    )
    meld(
        v,
        intake,
        "dewaag",
        480,
        Actiestatus.NIET_GEDAAN,
        "Jayson kwam twee keer niet. Vrijwillig lukt het nu niet.",
    )
    return plan


def _startgesprek(v: Verteller, casus: Casus) -> None:
    with v.beurt("regisseur", 515) as door:
        leg_contact_vast(
            casus=v.lopend(casus),
            door=door,
            soort=Contactsoort.STARTGESPREK,
            datum=v.dag(515),
            met="Jayson en zijn moeder, met de wijkagent",
            verslag="Grenzen besproken. Jayson wil dat de ruzies thuis stoppen en wil graag blijven voetballen.",
        )


def _keer(v: Verteller, casus: Casus) -> None:
    """The measure comes: the youth probation officer becomes the contact, the regisseur steps back."""
    signaal(
        v,
        casus,
        "politie",
        470,
        Signaalsoort.MELDING,
        "Ruzie op straat, zusje was erbij.",
        gezien="regisseur",
    )
    signaal(
        v,
        casus,
        "politie",
        430,
        Signaalsoort.AANHOUDING,
        "Aangehouden na een vechtpartij.",
        gezien="regisseur",
    )
    with v.beurt("regisseur", 400) as door:
        vers = v.lopend(casus)
        wijzig_regie(
            casus=vers,
            door=door,
            versie=vers.versie,
            regisseur=v.spelers["regisseur"],
            regievorm=Regievorm.PROCESREGIE,
            aanspreekpunt="jeugdreclasseerder, JB-West",
            reden="De rechter legde een jeugdreclasseringsmaatregel op.",
        )


def _maatregel(v: Verteller, casus: Casus) -> None:
    toezicht = vraag(
        v, casus, "regisseur", 399, "jbwest", "Toezicht en wekelijks contact binnen de maatregel", 60
    )
    herijk(v, casus, 345, "De maatregel werkt, maar het is nog pril.")
    meld(
        v,
        toezicht,
        "jbwest",
        340,
        Actiestatus.GEDAAN,
        "Houdt zich aan de afspraken; verplichte behandeling loopt.",
    )
    signaal(
        v, casus, "leerplicht", 330, Signaalsoort.POSITIEF, "Twee maanden zonder verzuim.", gezien="regisseur"
    )


def _rust(v: Verteller, casus: Casus, plan: Plan) -> None:
    scoor(v, casus, "regisseur", 300, Meetmoment.TUSSENTIJDS, (3, 3, 3, 3, 4, 3, 3, 3))
    signaal(
        v,
        casus,
        "jongerenwerk",
        200,
        Signaalsoort.POSITIEF,
        "Helpt als vrijwilliger bij het toernooi.",
        gezien="regisseur",
    )
    gasten_van_jayson(v, casus)
    herijk(v, casus, 170, "Het gaat goed. Nog een half jaar volgen tot de behandeling klaar is.")
    behaald(v, plan, "regisseur", 90, (Leefgebied.WONEN_GEZIN, Leefgebied.OVERLAST, Leefgebied.DAGBESTEDING))
    scoor(v, casus, "regisseur", 12, Meetmoment.HERIJKING, (4, 5, 4, 4, 4, 4, 4, 4))
    betrek_erbij(
        v,
        casus,
        "regisseur",
        25,
        "veiligthuis",
        "Kent het gezin sinds het begin en denkt mee over de afronding.",
        "Laat weten wat thuis nodig is als de regie stopt.",
        nog_dagen=20,
    )
    vraag(v, casus, "regisseur", 20, "jbwest", "Laatste gesprek binnen de maatregel voeren", 45)
    vraag(v, casus, "regisseur", 12, "dewaag", "Afronden van de behandeling en terugvalplan bespreken", 30)
