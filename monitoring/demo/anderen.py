"""Ruud (an adult of the Lokale Kamer) and those who fill the lists: one at every other moment of the process."""

from monitoring.demo.besloten import rond_noa
from monitoring.demo.regisseren import Planinhoud, maak_plan, meld, signaal, vastgesteld, vraag
from monitoring.demo.verteller import Verteller, Wie
from pga.choices import Casussoort, Leefgebied, Regievorm
from pga.models import Casus
from plans.choices import Actiestatus, Signaalsoort
from uvz.choices import Besluitsoort, Criterium


def _criteria(tekst: str) -> dict[str, str]:
    return dict.fromkeys(Criterium, tekst)


RUUD = Wie(
    voornaam="Ruud",
    achternaam="Kamerling",
    jaren=34,
    wijk="Rokkeveen",
    soort=Casussoort.VOLWASSENE,
    feiten="Ruud is in de war op straat, slaapt in een portiek en bedreigde een winkelier.",
    waarom_zorg="Hij mijdt zorg en raakt steeds verder in de problemen.",
    waarom_veiligheid="De bedreigingen nemen toe; bewoners durven het portiek niet in.",
    criteria=_criteria("Verward gedrag met overlast; zorg en politie moeten samen optrekken."),
)
SEM = Wie(
    "Sem",
    "Sprookje",
    17,
    wijk="Palenstein",
    feiten="Spijbelt en is twee keer betrokken bij vernieling.",
    waarom_zorg="Thuis is er weinig steun.",
    waarom_veiligheid="De vernielingen worden groter.",
    criteria=_criteria("Verzuim en vernielingen in een groep."),
)
NOA = Wie(
    "Noa",
    "Fabel",
    14,
    ouder="Nadia Fabel",
    wijk="Buytenwegh",
    feiten="Weggelopen uit huis en gezien met oudere jongens die bekend zijn bij de politie.",
    waarom_zorg="Er zijn zorgen over haar veiligheid en over school.",
    waarom_veiligheid="Mogelijk wordt zij ingezet om gestolen spullen te vervoeren.",
    criteria=_criteria("Zorgen op meer gebieden; mogelijk slachtoffer en dader tegelijk."),
)
BILAL = Wie(
    "Bilal",
    "Legende",
    19,
    wijk="Oosterheem",
    feiten="Derde aanhouding in twee maanden, telkens met dezelfde groep.",
    waarom_zorg="Sinds het overlijden van zijn vader is hij de draad kwijt.",
    waarom_veiligheid="De feiten worden zwaarder.",
    criteria=_criteria("Rouw, verlies van werk en nieuwe strafbare feiten."),
)
DUNYA = Wie(
    "Dunya",
    "Roman",
    16,
    ouder="Rachida Roman",
    feiten="Slaat klasgenoten en wordt zelf bedreigd op sociale media.",
    waarom_zorg="School en thuis krijgen haar niet meer bereikt.",
    waarom_veiligheid="Er is aangifte gedaan van mishandeling.",
    criteria=_criteria("Conflicten op school en online."),
)
ISA = Wie(
    "Isa",
    "Novelle",
    20,
    feiten="Slaapt bij vrienden en heeft schulden; één winkeldiefstal.",
    waarom_zorg="Heeft hulp nodig bij wonen en geld.",
    waarom_veiligheid="Winkeldiefstal, verder rustig.",
    criteria=_criteria("Vooral een zorgvraag."),
)
LUUK = Wie(
    "Luuk",
    "Gedicht",
    18,
    feiten="Overlast op het plein, na een gesprek met de wijkagent veel minder.",
    waarom_zorg="Zoekt een dagbesteding.",
    waarom_veiligheid="Overlast op het plein.",
    criteria=_criteria("Overlast en geen dagbesteding."),
)


RUUDS_PLAN = Planinhoud(
    teksten={
        "kern": "Een man van 34 die zorg mijdt en op straat leeft.",
        "hoofddoel": "Ruud heeft een slaapplek en accepteert begeleiding.",
        "rolverdeling": "Wijkzorg: begeleiding. Politie: toezicht. OM: zaak.",
        "visie_persoon": "Laat me met rust, maar een kamer wil ik wel.",
    },
    beelden={
        Leefgebied.DELICT: "Bedreiging van een winkelier; zitting over twee maanden.",
        Leefgebied.OVERLAST: "Slaapt in het portiek en schreeuwt 's nachts.",
        Leefgebied.WONEN_GEZIN: "Geen woning, geen contact met familie.",
        Leefgebied.SOCIAAL: "Alleen; de koster maakt soms een praatje.",
        Leefgebied.DAGBESTEDING: "Zwerft overdag door de wijk.",
        Leefgebied.GEZONDHEID: "Verwaarloosd; neemt hulp aan van een vast gezicht.",
        Leefgebied.FINANCIEN: "Uitkering gestopt na gemiste afspraken.",
        Leefgebied.GEDRAG: "Achterdochtig, maar aanspreekbaar in de ochtend.",
    },
    scores=(3, 1, 1, 3, 3, 2, 2, 3),
    doelen=(
        (Leefgebied.WONEN_GEZIN, "Een vaste slaapplek", "Slaapt twee maanden in de opvang", 120, 3),
        (Leefgebied.OVERLAST, "Rust in het portiek", "Een maand zonder meldingen", 90, 3),
        (Leefgebied.GEZONDHEID, "Accepteert begeleiding", "Vaste afspraak, wekelijks", 120, 3),
        (Leefgebied.FINANCIEN, "Weer een inkomen", "Uitkering toegekend", 90, 3),
    ),
)


def vertel_ruud(v: Verteller) -> Casus:
    """An adult, directed by the voorzitter."""
    casus = _ruud_tot_besluit(v)
    opvang = vraag(v, casus, "voorzitter", 74, "zorgpartner", "Slaapplek in de opvang regelen", 7)
    meld(v, opvang, "zorgpartner", 68, Actiestatus.GEDAAN, "Ruud slaapt sinds vrijdag in de opvang.")
    vraag(v, casus, "voorzitter", 67, "zorgpartner", "Elke week langsgaan in de opvang", 100)
    vraag(v, casus, "voorzitter", 67, "om", "Vertellen wat er op de zitting gebeurt", 80)
    plan = maak_plan(v, casus, "voorzitter", 60, RUUDS_PLAN)
    vastgesteld(v, plan, "voorzitter", 55)
    signaal(
        v,
        casus,
        "politie",
        33,
        Signaalsoort.MELDING,
        "Weer in het portiek aangetroffen.",
        gezien="voorzitter",
    )
    return casus


def _ruud_tot_besluit(v: Verteller) -> Casus:
    aanmelding = v.meld(RUUD, "politie", 92)
    casus = v.agendeer(
        aanmelding,
        88,
        v.vergadering(75),
        "De zorg krijgt geen contact en de overlast neemt toe.",
        (
            ("zorgpartner", "Heeft hem eerder begeleid.", "Wat werkte toen?"),
            ("om", "Er loopt een zaak.", "Wanneer is de zitting?"),
        ),
    )
    v.adressen(casus, 87)
    v.post(casus, 86)
    v.antwoord(
        casus,
        "zorgpartner",
        82,
        [(Leefgebied.GEZONDHEID, "Accepteerde hulp als dezelfde persoon kwam.", "eigen dossier")],
    )
    v.antwoord(
        casus,
        "om",
        80,
        [(Leefgebied.DELICT, "Zitting over de bedreiging is over twee maanden.", "zaaksysteem")],
    )
    v.bespreek(
        casus,
        75,
        "Vaste gezichten en een slaapplek gaan voor.",
        "Opvang, vaste begeleider, toezicht in de wijk.",
        soort=Besluitsoort.INTEGRALE_AANPAK,
        motivering="Zorg en politie moeten op elkaar aansluiten.",
        regisseur=v.spelers["voorzitter"],
        regievorm=Regievorm.CASUSREGIE,
    )
    return casus


def vertel_onderweg(v: Verteller) -> None:
    """On the next agenda with open questions, waiting to be weighed, and a draft."""
    _noa(v)
    _sem(v)
    bilal = v.meld(BILAL, "politie", 3)
    v.oordeel(bilal, "politie", 2)
    v.meld(DUNYA, "leerplicht", 1)
    v.meld(Wie("Kiki", "Concept", 15), "politie", 1, indienen=False)


def _noa(v: Verteller) -> None:
    noa = v.agendeer(
        v.meld(NOA, "veiligthuis", 12),
        8,
        v.vergadering(-9),
        "Zij is mogelijk slachtoffer en dader. Zorg en opsporing moeten elkaar niet in de weg zitten.",
        (
            ("veiligthuis", "Deed de melding.", "Hoe is de veiligheid thuis?"),
            ("jbwest", "Mogelijk betrokken bij het gezin.", "Is er een maatregel?"),
            ("leerplicht", "School mist haar al weken.", "Sinds wanneer en wat is er gedaan?"),
            ("halt", "Broer was eerder bij Halt.", "Is zij bij u bekend?"),
        ),
    )
    v.adressen(noa, 7)
    v.brieven(noa, 6)
    v.antwoord(
        noa,
        "leerplicht",
        5,
        [(Leefgebied.DAGBESTEDING, "Zes weken niet op school gezien.", "verzuimregister")],
    )
    v.antwoord(noa, "halt", 4)
    rond_noa(v, noa)


def _sem(v: Verteller) -> None:
    sem = v.agendeer(
        v.meld(SEM, "leerplicht", 11),
        7,
        v.vergadering(-9),
        "Verzuim en vernieling versterken elkaar.",
        (
            ("jongerenwerk", "Kent de groep.", "Wat is zijn rol in de groep?"),
            ("halt", "Kreeg een Halt-straf.", "Hoe verliep die?"),
        ),
    )
    v.adressen(sem, 6)
    v.post(sem, 5)
    v.antwoord(
        sem,
        "jongerenwerk",
        3,
        [(Leefgebied.SOCIAAL, "Meeloper; luistert naar de sportleider.", "eigen waarneming")],
    )


def vertel_anders_besloten(v: Verteller) -> None:
    """The other kinds of decision: one partner alone, and a care partner."""
    _luuk(v)
    _isa(v)


def _luuk(v: Verteller) -> None:
    luuk = v.agendeer(
        v.meld(LUUK, "politie", 110),
        105,
        v.vergadering(89),
        "Uitzoeken of een gezamenlijke aanpak nodig is.",
        (("jongerenwerk", "Kent hem van het plein.", "Wat is er nodig?"),),
    )
    v.adressen(luuk, 104)
    v.post(luuk, 103)
    v.antwoord(
        luuk,
        "jongerenwerk",
        99,
        [(Leefgebied.DAGBESTEDING, "Is al in beeld bij ons werktraject.", "eigen dossier")],
    )
    v.bespreek(
        luuk,
        89,
        "Jongerenwerk heeft goed contact.",
        "Begeleiding door jongerenwerk.",
        soort=Besluitsoort.PARTNER_ALLEEN,
        motivering="Eén partner kan dit alleen.",
        partner=v.organisatie("jongerenwerk"),
    )


def _isa(v: Verteller) -> None:
    isa = v.agendeer(
        v.meld(ISA, "jongerenwerk", 60),
        55,
        v.vergadering(47),
        "Uitzoeken of er een veiligheidsvraag is.",
        (("zorgpartner", "Kan begeleiding bieden.", "Is er plek?"),),
    )
    v.adressen(isa, 54)
    v.post(isa, 53)
    v.antwoord(
        isa, "zorgpartner", 50, [(Leefgebied.FINANCIEN, "Begeleiding kan volgende week starten.", "intake")]
    )
    v.bespreek(
        isa,
        47,
        "Vooral zorg nodig.",
        "Begeleiding bij wonen en geld.",
        soort=Besluitsoort.ZORGPARTNER,
        motivering="Geen veiligheidsvraag meer.",
        partner=v.organisatie("zorgpartner"),
    )
