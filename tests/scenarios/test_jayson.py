"""The story of Jayson (bronnen/001, 2.5), from aanmelding to afsluiting, each step by whose job it is.

Everything goes through the screens: a field or a button that a page does not show cannot be used.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from pga.demo.klok import op
from pga.models import Brief, Casus
from pga.services.brieven import stel_brief_op
from pga.toegang.context import als_systeem
from tests.conftest import Inloggen
from tests.lezer import Lezer

pytestmark = pytest.mark.django_db
Speler = Callable[[str], Lezer]

GEHEIM = "Jayson"  # what nobody may find who is not involved
AANMELDING = {
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
    "besproken_met_persoon": True,
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
def speler(als: Inloggen) -> Speler:
    """Somebody of the cast at the screen, freshly on the start page."""
    return lambda naam: Lezer(als(naam))


def test_jayson_van_aanmelding_tot_afsluiting(speler: Speler) -> None:
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
    speler("ondersteuner").ga("/vergaderingen/nieuw/").vul(
        "Bewaar", datum=dmj(datum), begin="09:00", eind="11:00", plaats="Stadhuis 2.14", plekken="6"
    ).ziet("Stadhuis 2.14")


def _meld_aan(speler: Speler, vandaag: date) -> None:
    politie = speler("politie").ga("/aanmeldingen/nieuw/")
    politie.vul("Bewaar als concept", voornaam="Jayson", achternaam="Vermeulen")
    politie.ga("/").klik("Vul aan") if "Vul aan" in politie.tekst else politie.klik("Wijzig")
    geboren = vandaag - timedelta(days=15 * 365 + 60)
    politie.vul("Dien in", geboortedatum=dmj(geboren), **AANMELDING).ziet("ingediend")


def _weeg(speler: Speler) -> str:
    for wie in ("politie", "voorzitter"):
        weger = speler(wie).ga("/weging/").klik("Jayson Vermeulen").klik("Geef uw oordeel")
        weger.vul(
            "Bewaar",
            **{f"voldaan_{c}": "ja" for c in ("problematiek", "leefgebieden", "ernst", "samenwerking")},
        )
    voorzitter = speler("voorzitter").ga("/weging/").klik("Jayson Vermeulen").klik("Agendeer")
    keuze = list(voorzitter.bladzijde.formulieren[-1].keuzes["vergadering"].values())[-1]
    velden = {
        "vergadering": keuze,
        "motivering": "Straf alleen of hulp alleen is niet genoeg.",
        "persoon": "nieuw",
    }
    formulier = next(f for f in voorzitter.bladzijde.formulieren if "motivering" in f.namen)
    if "persoon" not in formulier.namen:
        del velden["persoon"]
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
    ondersteuner.ga(ondersteuner.zoek_link(r"/gezin/\d+/"))
    ondersteuner.vul("Bewaar", straat_huisnummer="Dorpsstraat 1", postcode="2712 AB", plaats="Zoetermeer")


def _antwoord(speler: Speler, nummer: str) -> None:
    veiligthuis = speler("veiligthuis").ziet("Er zijn meldingen over het gezin.").ga("/verzoeken/")
    veiligthuis.ga(veiligthuis.zoek_link(r"/verzoeken/\d+/"))
    veiligthuis.vul(
        "ekend", tekst_wonen_gezin="Drie meldingen van ruzie thuis.", bron_wonen_gezin="eigen dossier"
    )
    dewaag = speler("dewaag").ga("/verzoeken/")
    dewaag.ga(dewaag.zoek_link(r"/verzoeken/\d+/")).vul("ekend", contactpersoon="Dewi Waag")
    dewaag.ga(f"/casussen/{nummer}/bespreking/").ziet_niet("Drie meldingen van ruzie thuis")
    halt = speler("halt").ga("/verzoeken/")
    halt.ga(halt.zoek_link(r"/verzoeken/\d+/")).vul("Niet bekend")
    halt.ga(f"/casussen/{nummer}/", status=404)


def _bespreek(speler: Speler, nummer: str) -> None:
    voorzitter = speler("voorzitter").ga("/vergaderingen/")
    voorzitter.ga(voorzitter.zoek_link(r"/vergaderingen/\d+/$")).klik("Open het vergaderscherm")
    voorzitter.vul("Start de bespreking").ziet("Drie meldingen van ruzie thuis")
    speler("dewaag").ga(f"/casussen/{nummer}/bespreking/").ziet("Drie meldingen van ruzie thuis")
    voorzitter.ga(f"/casussen/{nummer}/bespreking/oordelen/nieuw/").vul(
        "ewaar", tekst="Grenzen en hulp zijn allebei nodig.", interventies="Behandeling en gezinsgesprek."
    )
    voorzitter.ga(f"/casussen/{nummer}/bespreking/besluit/integrale_aanpak/").vul(
        "Leg", regisseur="Robin Regisseur", regievorm="casusregie", motivering="Zorg en veiligheid samen."
    ).ziet("integrale aanpak")


def _eerste_acties(speler: Speler, nummer: str) -> None:
    regisseur = speler("regisseur").ziet("Jayson V.")
    voor = dmj(timezone.localdate() + timedelta(days=21))
    for wie, wat in (
        ("Veilig Thuis", "Gesprek met Jayson en zijn moeder"),
        ("De Waag", "Intake behandeling"),
    ):
        regisseur.ga(f"/casussen/{nummer}/acties/nieuw/").vul(
            "", organisatie=wie, omschrijving=wat, voor=voor
        )
    speler("dewaag").ziet("Intake behandeling")


def _maak_plan(speler: Speler, nummer: str) -> None:
    basis = f"/casussen/{nummer}/plan/"
    regisseur = speler("regisseur").ga(basis).vul("plan")
    regisseur.ga(f"{basis}wijzigen/").vul(
        "ewaar", kern="Een jongen die rust wil.", hoofddoel="Veilig thuis en op straat.",
        rolverdeling="De Waag behandelt.", visie_persoon="Ik wil voetballen.",
    )  # fmt: skip
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
        regisseur.ga(f"{basis}beeld/{gebied}/").vul("ewaar", tekst=f"Beeld van {gebied}.")
    scores = {f"score_{gebied}": "3" for gebied in gebieden} | {"score_wonen_gezin": "2"}
    regisseur.ga(f"{basis}meting/").vul("ewaar", moment="start", datum=dmj(timezone.localdate()), **scores)
    regisseur.ga(basis).ziet("nog geen doel")
    regisseur.ga(f"{basis}doelen/nieuw/").vul(
        "ewaar", leefgebied="wonen_gezin", tekst="Geen ruzies die uit de hand lopen",
        meetbaar="Drie maanden geen melding", streefdatum=dmj(timezone.localdate() + timedelta(days=120)), streefscore="4",
    )  # fmt: skip
    regisseur.ga(basis).vul("Ja, stel vast").ziet("vastgesteld")
    speler("dewaag").ga(basis).ziet("Een jongen die rust wil.", "Geen ruzies die uit de hand lopen")


def _meld_acties_en_signaal(speler: Speler, nummer: str) -> None:
    dewaag = speler("dewaag").ga("/acties/").klik("Intake behandeling")
    dewaag.ga(f"{dewaag.adres}melden/").vul("", status="niet_gedaan", uitkomst="Jayson kwam twee keer niet.")
    speler("politie").ga(f"/casussen/{nummer}/signalen/nieuw/").vul(
        "", soort="aanhouding", datum=dmj(timezone.localdate()), tekst="Aangehouden na een vechtpartij."
    )
    speler("regisseur").ziet("aanhouding").ga(f"/casussen/{nummer}/regie/").ziet(
        "Jayson kwam twee keer niet."
    )


def _wissel_regievorm(speler: Speler, nummer: str) -> None:
    speler("regisseur").ga(f"/casussen/{nummer}/regie/wijzigen/").vul(
        "ewaar", regievorm="procesregie", aanspreekpunt="jeugdreclasseerder, JB-West",
        reden="De jeugdreclasseringsmaatregel is opgelegd.",
    ).ziet("procesregie")  # fmt: skip
