"""The story of Jayson (bronnen/001, 2.5), from aanmelding to afsluiting, each step by whose job it is.

Everything goes through the screens: a field or a button that a page does not show cannot be used.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from monitoring.models import Momentopname
from monitoring.tasks import maak_rapport
from pga.demo.klok import op
from pga.models import Brief, Casus, Gebruiker
from pga.services.brieven import stel_brief_op
from pga.toegang.context import als_systeem
from tests.conftest import logt_in
from tests.lezer import Lezer

pytestmark = pytest.mark.django_db
Speler = Callable[[str], Lezer]

GEHEIM = "Jayson"  # what nobody may find who is not involved
AANMELDING: dict[str, Any] = {
    "soort": "jeugd",
    "voornaam": "Jayson",
    "achternaam": "Vermeulen",
    "roepnaam": "Jay",
    "wijk": "Meerzicht",
    "straat_huisnummer": "Dorpsstraat 1",
    "postcode": "2712 AB",
    "plaats": "Zoetermeer",
    "ouder_1_naam": "Monique Vermeulen",
    "ouder_1_gezag": True,
    "feiten": "Vier vechtpartijen in zes maanden, twee keer weggelopen.",
    "waarom_zorg": "Thuis escaleert het.",
    "waarom_veiligheid": "Het geweld wordt heviger.",
    "problematiek": "Agressie en weglopen.",
    "leefgebieden": "Justitie, gezin en school.",
    "ernst": "Vier incidenten, twee met letsel.",
    "samenwerking": "Politie en hulp werken langs elkaar heen.",
    "besproken_met_persoon": "ja",
}
PARTNERS = {
    "Veilig Thuis": ("Er zijn meldingen over het gezin.", "Welke meldingen zijn er?"),
    "De Waag": ("Behandeling is mogelijk nodig.", "Welke behandeling past?"),
    "Halt": ("Er was een Halt-straf.", "Hoe verliep die?"),
}
MAANDEN_LATER = 290  # days: more than nine months without signals


def dmj(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"


@pytest.fixture
def speler(spelers: dict[str, Gebruiker]) -> Speler:
    """Somebody of the cast at the screen, freshly logged in and on the start page."""

    return lambda naam: Lezer(logt_in(spelers[naam]))


def test_jayson_van_aanmelding_tot_afsluiting(speler: Speler, settings: Settings) -> None:
    settings.RAPPORT_DREMPEL = 1  # one person is a small number, and would be hidden
    vandaag = timezone.localdate()
    _plan_vergadering(speler, vandaag + timedelta(days=9))
    _meld_aan(speler, vandaag)
    nummer = _weeg(speler)
    _niemand_anders_ziet_hem(speler, nummer)
    _stuur_de_brieven(speler, nummer)
    _antwoord(speler, nummer)
    with op(vandaag + timedelta(days=9)):
        _bespreek(speler, nummer)
        _eerste_acties(speler, nummer)
    with op(vandaag + timedelta(days=16)):
        _maak_plan(speler, nummer)
        _meld_acties_en_signaal(speler, nummer)
        _wissel_regievorm(speler, nummer)
    later = vandaag + timedelta(days=16 + MAANDEN_LATER)
    with op(later):
        _rapport(speler, nummer)
        _herijk_en_sluit_af(speler, nummer, later)
        _niemand_anders_ziet_hem(
            speler, nummer, ("regisseur", "voorzitter", "politie", "dewaag", "ondersteuner")
        )


def _plan_vergadering(speler: Speler, datum: date) -> None:
    speler("ondersteuner").ga("/vergaderingen/nieuw/").bewaar(
        datum=dmj(datum), begin="09:00", eind="11:00", plaats="Stadhuis 2.14", plekken="6"
    ).ziet("Stadhuis 2.14")


def _meld_aan(speler: Speler, vandaag: date) -> None:
    politie = speler("politie").ga("/aanmeldingen/nieuw/")
    politie.vul("Bewaar en ga later verder", voornaam="Jayson", achternaam="Vermeulen")
    politie.klik("Maak af en dien in")
    politie.vul("Dien in", geboortedatum="1-1-2030").ziet("geboortedatum")  # a clear error
    geboren = vandaag - timedelta(days=15 * 365 + 60)
    politie.vul("Dien in", geboortedatum=dmj(geboren), **AANMELDING).ziet("ingediend")


def _weeg(speler: Speler) -> str:
    for wie in ("politie", "voorzitter"):
        weger = speler(wie).ga("/weging/").klik("Jayson Vermeulen").klik("Geef uw oordeel")
        weger.bewaar(
            **{f"voldaan_{c}": "ja" for c in ("problematiek", "leefgebieden", "ernst", "samenwerking")},
        )
    voorzitter = speler("voorzitter").ga("/weging/").klik("Jayson Vermeulen").klik("Agendeer")
    velden = {"motivering": "Straf alleen of hulp alleen is niet genoeg."}
    for nummer, (partner, (reden, vraag)) in enumerate(PARTNERS.items()):
        velden |= {f"partner_{nummer}": partner, f"reden_{nummer}": reden, f"vraag_{nummer}": vraag}
    voorzitter.vul("Agendeer voor het UVZ", **velden)
    with als_systeem("test"):
        return Casus.objects.get().nummer


def _niemand_anders_ziet_hem(
    speler: Speler, nummer: str, wie: tuple[str, ...] = ("buitenstaander", "beheer", "jbwest", "beleid")
) -> None:
    for naam in wie:
        lezer = speler(naam).ziet_niet(GEHEIM, nummer)
        lezer.ga(f"/casussen/{nummer}/", status=404).ziet_niet(GEHEIM)
        for adres in ("/casussen/", "/verzoeken/", "/acties/", "/vergaderingen/", "/aanmeldingen/"):
            if lezer.client.get(adres).status_code == 200:
                lezer.ga(adres).ziet_niet(GEHEIM, nummer)


def _stuur_de_brieven(speler: Speler, nummer: str) -> None:
    ondersteuner = speler("ondersteuner").ga(f"/casussen/{nummer}/gezin/")
    if "Dorpsstraat 1" not in ondersteuner.tekst:
        raise AssertionError("het adres uit de aanmelding hoort bij de casus te staan")
    agenda = ondersteuner.ga("/vergaderingen/").ga(ondersteuner.zoek_link(r"/vergaderingen/\d+/$"))
    agenda.ziet("Nog niet klaar")
    _adres_van_moeder(ondersteuner, nummer)
    ondersteuner.ga("/vergaderingen/").ga(ondersteuner.zoek_link(r"/vergaderingen/\d+/$")).vul(
        "Maak de brieven"
    )
    with als_systeem("test: de werker"):
        brieven = list(Brief.objects.values_list("pk", flat=True))
    assert len(brieven) == 2, "een brief aan Jayson en een aan zijn moeder"
    for pk in brieven:
        stel_brief_op(pk)
    ondersteuner.ga("/brieven/").ziet("Monique Vermeulen").vul("Afgedrukt").vul("Gepost").ziet(
        "Gepost in de laatste"
    )
    ondersteuner.ga("/vergaderingen/").ga(ondersteuner.zoek_link(r"/vergaderingen/\d+/$"))
    ondersteuner.vul("Meld klaar").ziet("klaar")


def _adres_van_moeder(ondersteuner: Lezer, nummer: str) -> None:
    ondersteuner.ga(f"/casussen/{nummer}/gezin/")
    ondersteuner.ga(ondersteuner.zoek_link(r"/gezin/\d+/adres/"))
    ondersteuner.bewaar(straat_huisnummer="Dorpsstraat 1", postcode="2712 AB", plaats="Zoetermeer")


def _antwoord(speler: Speler, nummer: str) -> None:
    veiligthuis = speler("veiligthuis").ziet("Er zijn meldingen over het gezin").ga("/verzoeken/")
    veiligthuis.ga(veiligthuis.zoek_link(r"/verzoeken/\d+/"))
    veiligthuis.vul(
        "bewaar dit",
        kring="allen",
        tekst_wonen_gezin="Drie meldingen van ruzie thuis.",
        bron_wonen_gezin="eigen dossier",
    )
    dewaag = speler("dewaag").ga("/verzoeken/")
    dewaag.ga(dewaag.zoek_link(r"/verzoeken/\d+/")).vul("bewaar dit", contactpersoon="Dewi Waag")
    dewaag.ga(f"/casussen/{nummer}/bespreking/").ziet_niet("Drie meldingen van ruzie thuis")
    halt = speler("halt").ga("/verzoeken/")
    halt.ga(halt.zoek_link(r"/verzoeken/\d+/")).vul("Ja, niet bekend")
    halt.ga(f"/casussen/{nummer}/", status=404)


def _bespreek(speler: Speler, nummer: str) -> None:
    voorzitter = speler("voorzitter").ga("/vergaderingen/")
    voorzitter.ga(voorzitter.zoek_link(r"/vergaderingen/\d+/$")).klik("Open het vergaderscherm")
    voorzitter.vul("Start de bespreking").ziet("Drie meldingen van ruzie thuis")
    speler("dewaag").ga(f"/casussen/{nummer}/bespreking/").ziet("Drie meldingen van ruzie thuis")
    voorzitter.ga(f"/casussen/{nummer}/bespreking/oordelen/nieuw/").bewaar(
        tekst="Grenzen en hulp zijn allebei nodig.", interventies="Behandeling en gezinsgesprek."
    )
    voorzitter.ga(f"/casussen/{nummer}/bespreking/besluit/integrale_aanpak/").bewaar(
        regisseur="Robin Regisseur", regievorm="casusregie", motivering="Zorg en veiligheid samen."
    ).ziet("Integrale aanpak")


def _eerste_acties(speler: Speler, nummer: str) -> None:
    regisseur = speler("regisseur").ziet("Jayson V.")
    voor = dmj(timezone.localdate() + timedelta(days=21))
    for wie, wat in (
        ("Veilig Thuis", "Gesprek met Jayson en zijn moeder"),
        ("De Waag", "Intake behandeling"),
    ):
        regisseur.ga(f"/casussen/{nummer}/acties/nieuw/").bewaar(organisatie=wie, omschrijving=wat, voor=voor)
    speler("dewaag").ziet("Intake behandeling")


def _maak_plan(speler: Speler, nummer: str) -> None:
    basis = f"/casussen/{nummer}/plan/"
    regisseur = speler("regisseur").ga(basis).vul("plan")
    regisseur.ga(f"{basis}wijzigen/").bewaar(
        kern="Een jongen die rust wil.",
        hoofddoel="Veilig thuis en op straat.",
        rolverdeling="De Waag behandelt.",
        visie_persoon="Ik wil voetballen.",
    )
    gebieden = (
        "delict",
        "overlast",
        "wonen_gezin",
        "sociaal",
        "dagbesteding",
        "gezondheid",
        "financien",
        "gedrag",
    )
    for gebied in gebieden:
        regisseur.ga(f"{basis}beeld/{gebied}/").bewaar(tekst=f"Beeld van {gebied}.")
    scores = {f"score_{gebied}": "3" for gebied in gebieden} | {"score_wonen_gezin": "2"}
    scores |= {f"toelichting_{gebied}": "Samen met de partners bepaald." for gebied in gebieden}
    regisseur.ga(f"{basis}meting/").bewaar(moment="start", datum=dmj(timezone.localdate()), **scores)
    regisseur.ga(basis).ziet("nog geen doel")
    regisseur.ga(f"{basis}doelen/nieuw/").bewaar(
        leefgebied="wonen_gezin",
        tekst="Geen ruzies die uit de hand lopen",
        meetbaar="Drie maanden geen melding",
        streefdatum=dmj(timezone.localdate() + timedelta(days=120)),
        streefscore="4",
    )
    regisseur.ga(basis).vul("Ja, stel vast").ziet("vastgesteld")
    speler("dewaag").ga(basis).ziet("Een jongen die rust wil.", "Geen ruzies die uit de hand lopen")


def _meld_acties_en_signaal(speler: Speler, nummer: str) -> None:
    dewaag = speler("dewaag").ga("/acties/").klik("Intake behandeling")
    dewaag.ga(f"{dewaag.adres}melden/").bewaar(status="niet_gedaan", uitkomst="Jayson kwam twee keer niet.")
    speler("politie").ga(f"/casussen/{nummer}/signalen/nieuw/").bewaar(
        soort="aanhouding", datum=dmj(timezone.localdate()), tekst="Aangehouden na een vechtpartij."
    )
    speler("regisseur").ziet("aanhouding").ga(f"/casussen/{nummer}/regie/").ziet(
        "Jayson kwam twee keer niet."
    )


def _wissel_regievorm(speler: Speler, nummer: str) -> None:
    speler("regisseur").ga(f"/casussen/{nummer}/regie/wijzigen/").bewaar(
        regievorm="procesregie",
        aanspreekpunt="jeugdreclasseerder, JB-West",
        reden="De jeugdreclasseringsmaatregel is opgelegd.",
    ).ziet("procesregie")


def _rapport(speler: Speler, nummer: str) -> None:
    beleid = speler("beleid").ga("/rapportages/nieuw/")
    beleid.vul("Maak het rapport").ziet_niet(GEHEIM, nummer)
    pk = int(beleid.zoek_link(r"/rapportages/\d+/").split("/")[2])
    maak_rapport.run(pk)
    beleid.ga(f"/rapportages/{pk}/").ziet("aanpak", "lannen").ziet_niet(GEHEIM, nummer)
    beleid.ga(f"/rapportages/{pk}/pdf/")
    assert beleid.antwoord.content.startswith(b"%PDF")
    cijfers = Momentopname.objects.latest("tot_en_met").cijfers["cijfers"]
    assert cijfers["in_aanpak"] == cijfers["actief"] == 1


def _herijk_en_sluit_af(speler: Speler, nummer: str, later: date) -> None:
    basis = f"/casussen/{nummer}/"
    speler("ondersteuner").ga("/vergaderingen/nieuw/").bewaar(
        datum=dmj(later + timedelta(days=3)), begin="09:00", eind="11:00", plaats="Stadhuis 2.15", plekken="6"
    )
    speler("regisseur").ga("/herijking/").ziet("Jayson V.").ga(f"{basis}herijking/nieuw/").bewaar(
        voorstel="afsluiten", motivering="Al negen maanden rustig."
    )
    politie = speler("politie").ga("/herijking/")
    politie.ga(politie.zoek_link(r"/herijking/\d+/oordeel/")).bewaar(oordeel_politie="Geen meldingen meer.")
    regisseur = speler("regisseur").ga("/herijking/")
    regisseur.ga(regisseur.zoek_link(r"/herijking/\d+/besluit/")).bewaar(akkoord="ja")
    regisseur.ga(f"{basis}afsluiting/nieuw/").bewaar(
        soort="positief",
        motivering="De situatie is stabiel.",
        nazorg="JB-West blijft een half jaar in beeld.",
    )
    regisseur.ga("/herijking/")
    regisseur.ga(regisseur.zoek_link(r"/afsluiting/\d+/agenda/")).bewaar(waarom="Voorstel tot afsluiten.")
    with op(later + timedelta(days=3)):
        _uvz_sluit_af(speler, nummer, basis)


def _uvz_sluit_af(speler: Speler, nummer: str, basis: str) -> None:
    voorzitter = speler("voorzitter").ga("/vergaderingen/")
    voorzitter.ga(voorzitter.zoek_link(r"/vergaderingen/\d+/$")).klik("Open het vergaderscherm")
    voorzitter.vul("Start de bespreking")
    voorzitter.ga("/herijking/")
    voorzitter.ga(voorzitter.zoek_link(r"/afsluiting/\d+/besluit/")).bewaar(akkoord="ja")
    voorzitter.ga(f"{basis}afsluiten/").ziet("brief")
    with als_systeem("test: de werker"):
        brieven = list(Brief.objects.filter(soort="afsluiting").values_list("pk", flat=True))
    assert len(brieven) == 2
    for pk in brieven:
        stel_brief_op(pk)
    speler("ondersteuner").ga("/brieven/").vul("Afgedrukt").vul("Gepost")
    voorzitter.ga(f"{basis}afsluiten/").vul("Sluit de casus af").ziet("afgesloten")
