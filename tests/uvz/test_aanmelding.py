"""A partner reports somebody: draft, handing in, completing and withdrawing, and who sees none of it."""

import pytest
from django.urls import reverse

from pga.models import Concept, Gebruiker
from pga.toegang.context import als_systeem, namens
from tests.conftest import Inloggen
from tests.uvz.aanmeldingen import VOLLEDIG, meld_aan, nieuwste, vers, zie
from uvz.choices import Aanmeldstatus
from uvz.models import Aanmelding

pytestmark = pytest.mark.django_db
NIEUW = "/aanmeldingen/nieuw/"


def test_concept_vraagt_alleen_een_naam_en_een_collega_maakt_het_af(
    als: Inloggen, spelers: dict[str, Gebruiker]
) -> None:
    halt = als("halt")
    antwoord = halt.post(NIEUW, {"soort": "jeugd", "voornaam": "Jay", "achternaam": "V", "actie": "bewaren"})
    assert antwoord.status_code == 302
    concept = nieuwste()
    assert concept.status == Aanmeldstatus.CONCEPT
    # A colleague at another desk finishes it and answers for it.
    collega = spelers["om"]
    collega.organisatie = spelers["halt"].organisatie
    collega.save()
    adres = reverse("aanmelding_wijzigen", args=[concept.pk])
    assert "Jay" in als("om").get(adres).content.decode()
    antwoord = als("om").post(adres, VOLLEDIG | {"versie": concept.versie}, follow=True)
    assert "De aanmelding is ingediend" in antwoord.content.decode()
    ingediend = vers(concept)
    assert ingediend.status == Aanmeldstatus.INGEDIEND
    assert ingediend.aangemeld_door_id == collega.pk
    assert ingediend.postcode == "2716 AA"


def test_concept_is_van_de_eigen_organisatie_alleen(als: Inloggen, spelers: dict[str, Gebruiker]) -> None:
    meld_aan(als("halt"), actie="bewaren")
    concept = nieuwste()
    for wie in ("politie", "voorzitter", "ondersteuner", "analist", "jbwest", "buitenstaander"):
        assert zie(spelers[wie]) == 0, wie
        assert als(wie).get(reverse("aanmelding", args=[concept.pk])).status_code == 404, wie
    assert als("politie").get(reverse("weging_aanmelding", args=[concept.pk])).status_code == 404
    assert "Jayson" not in als("voorzitter").get("/weging/").content.decode()


def test_ingediend_zien_melder_en_wegers_en_anderen_niet(
    als: Inloggen, spelers: dict[str, Gebruiker]
) -> None:
    aanmelding = meld_aan(als("halt"))
    bladzijde = reverse("aanmelding", args=[aanmelding.pk])
    for wie in ("halt", "politie", "voorzitter", "ondersteuner", "analist"):
        antwoord = als(wie).get(bladzijde)
        assert antwoord.status_code == 200, wie
        assert "Drie keer aangehouden" in antwoord.content.decode(), wie
        assert "Jayson" in als(wie).get("/aanmeldingen/").content.decode(), wie
    for wie in ("jbwest", "buitenstaander", "regisseur", "zorgpartner"):
        assert als(wie).get(bladzijde).status_code == 404, wie
        assert "Jayson" not in als(wie).get("/aanmeldingen/").content.decode(), wie
    for wie in ("beleid", "privacy", "beheer"):
        assert als(wie).get("/aanmeldingen/").status_code == 404, wie
    for route in ("aanmelding_wijzigen", "aanmelding_actie"):
        assert als("politie").get(reverse(route, args=[aanmelding.pk])).status_code == 404
    assert als("ondersteuner").get(NIEUW).status_code == 404


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"waarom_zorg": "  "}, "Leg uit waarom zorg nodig is"),
        ({"waarom_veiligheid": ""}, "Leg uit waarom veiligheid nodig is"),
        ({"feiten": ""}, "Vertel wat er aan de hand is"),
        ({"ernst": ""}, "ernstige overlast of onveiligheid."),
        ({"geboortedatum": "1-1-2099"}, "ligt in de toekomst"),
        ({"geboortedatum": "31-2-2011"}, "Deze datum bestaat niet"),
        ({"geboortedatum": "weet niet"}, "Schrijf dag-maand-jaar"),
        ({"geboortedatum": "13-2011"}, "Schrijf dag-maand-jaar"),
        ({"geboortedatum": "1-1-1890"}, "ouder dan 110"),
        ({"geboortedatum": "2020"}, "jonger dan 12 jaar"),
        ({"geboortedatum": "1-1-1980"}, "Een volwassene (Lokale Kamer)"),
        ({"soort": "volwassene"}, "18 jaar of ouder"),
        ({"besproken_met_persoon": ""}, "Kies of u de aanmelding besprak"),
        ({"besproken_met_persoon": "nee"}, "Schrijf op waarom u het nog niet besprak"),
        ({"postcode": "27 AB"}, "vier cijfers en twee letters"),
        ({"postcode": ""}, "Vul ook de postcode in"),
        ({"ouder_2_gezag": "on"}, "Vul de naam in van de ouder of voogd met gezag"),
        ({"voornaam": ""}, "Vul de voornaam in"),
        ({"voornaam": "x" * 201}, "200 tekens"),
        ({"feiten": "x" * 5_000_000}, "te lang"),
    ],
)
def test_indienen_zegt_per_veld_wat_er_mist(als: Inloggen, velden: dict[str, str], zin: str) -> None:
    antwoord = als("jbwest").post(NIEUW, VOLLEDIG | velden)
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode().replace("&#x27;", "'")
    with als_systeem("test"):
        assert not Aanmelding.objects.exists()


def test_leeg_formulier_wordt_uitgelegd(als: Inloggen) -> None:
    antwoord = als("jbwest").post(NIEUW, {"actie": "indienen"})
    fouten = antwoord.context["form"].errors
    assert {"voornaam", "achternaam", "feiten", "waarom_zorg", "waarom_veiligheid", "ernst"} <= set(fouten)


@pytest.mark.parametrize(
    ("getypt", "getoond"),
    [
        ("3-5-2011", "3 mei 2011"),
        ("5-2011", "mei 2011 (ongeveer"),
        ("2011", "2011 (ongeveer"),
        ("", "onbekend"),
    ],
)
def test_geboortedatum_zo_ver_als_bekend(als: Inloggen, getypt: str, getoond: str) -> None:
    aanmelding = meld_aan(als("halt"), geboortedatum=getypt)
    bladzijde = als("halt").get(reverse("aanmelding", args=[aanmelding.pk])).content.decode()
    assert getoond in bladzijde


def test_lange_namen_en_emoji(als: Inloggen) -> None:
    naam = "Ñ" * 199 + "😀"
    aanmelding = meld_aan(
        als("halt"), voornaam=naam, achternaam=naam, feiten="Hij zei: 😡 <script>x</script>"
    )
    tekst = als("halt").get(reverse("aanmelding", args=[aanmelding.pk])).content.decode()
    assert naam in tekst
    assert "😡" in tekst
    assert "<script>x" not in tekst
    assert naam in als("voorzitter").get("/weging/").content.decode()


def test_na_indienen_niet_te_wijzigen_tot_aanvulling_gevraagd_is(als: Inloggen) -> None:
    halt, politie = als("halt"), als("politie")
    aanmelding = meld_aan(halt)
    wijzigen = reverse("aanmelding_wijzigen", args=[aanmelding.pk])
    assert halt.get(wijzigen).status_code == 302
    antwoord = halt.post(wijzigen, VOLLEDIG | {"versie": aanmelding.versie, "feiten": "Stiekem anders"})
    assert "Wijzigen kan niet meer" in antwoord.content.decode()
    vraag = reverse("weging_uitkomst", args=[aanmelding.pk, "aanvulling"])
    leeg = politie.post(vraag, {"versie": aanmelding.versie, "gevraagde_aanvulling": ""})
    assert "Schrijf op wat de melder moet aanvullen" in leeg.content.decode()
    politie.post(vraag, {"versie": aanmelding.versie, "gevraagde_aanvulling": "Sinds wanneer verzuimt hij?"})
    assert "Sinds wanneer verzuimt hij?" in halt.get(wijzigen).content.decode()
    versie = vers(aanmelding).versie
    tussendoor = VOLLEDIG | {"versie": versie, "actie": "bewaren", "waarom_zorg": ""}
    assert "Leg uit waarom zorg nodig is" in halt.post(wijzigen, tussendoor).content.decode()
    antwoord = halt.post(
        wijzigen, VOLLEDIG | {"versie": versie, "waarom_zorg": "Sinds maart niet op school."}
    )
    assert antwoord.status_code == 302
    assert vers(aanmelding).status == Aanmeldstatus.INGEDIEND
    assert vers(aanmelding).ingediend_op > aanmelding.ingediend_op  # type: ignore[operator]


def test_oude_versie_toont_beide_teksten(als: Inloggen) -> None:
    halt = als("halt")
    meld_aan(halt, actie="bewaren")
    concept = nieuwste()
    adres = reverse("aanmelding_wijzigen", args=[concept.pk])
    halt.post(adres, VOLLEDIG | {"versie": 1, "feiten": "De tekst van mijn collega.", "actie": "bewaren"})
    antwoord = halt.post(adres, VOLLEDIG | {"versie": 1, "feiten": "Mijn eigen tekst.", "actie": "bewaren"})
    tekst = antwoord.content.decode()
    assert "De tekst van mijn collega." in tekst
    assert "Mijn eigen tekst." in tekst
    assert "bewaarde" in tekst
    opnieuw = {
        "versie": antwoord.context["form"]["versie"].value(),
        "feiten": "Samengevoegd.",
        "actie": "bewaren",
    }
    assert halt.post(adres, VOLLEDIG | opnieuw).status_code == 302
    assert vers(concept).feiten == "Samengevoegd."


def test_dubbel_verzenden_geeft_een_aanmelding(als: Inloggen, spelers: dict[str, Gebruiker]) -> None:
    halt = als("halt")
    velden = VOLLEDIG | {"_formulier": "7b0f1c62-4f0e-4b3a-9f57-0f1f1c9a2b11"}
    assert halt.post(NIEUW, velden).status_code == 302
    assert "Er is niets dubbel opgeslagen" in halt.post(NIEUW, velden, follow=True).content.decode()
    assert zie(spelers["halt"]) == 1


def test_autosave_komt_terug_en_verdwijnt_na_indienen(als: Inloggen, spelers: dict[str, Gebruiker]) -> None:
    halt = als("halt")
    halt.post("/concept/", {"concept_sleutel": NIEUW, "voornaam": "Jay", "geboortedatum": "5-2011"})
    tekst = halt.get(NIEUW).content.decode()
    assert 'value="Jay"' in tekst
    assert 'value="5-2011"' in tekst
    meld_aan(halt)
    with namens(spelers["halt"]):
        assert not Concept.objects.exists()


def test_intrekken_vraagt_een_reden_en_de_weging_ziet_haar(als: Inloggen) -> None:
    halt = als("halt")
    aanmelding = meld_aan(halt)
    adres = reverse("aanmelding_actie", args=[aanmelding.pk])
    assert halt.get(adres).status_code == 200
    assert halt.post(adres, {"versie": aanmelding.versie, "reden": ""}).status_code == 200
    assert vers(aanmelding).status == Aanmeldstatus.INGEDIEND
    assert als("jbwest").post(adres, {"versie": 1, "reden": "x"}).status_code == 404
    halt.post(adres, {"versie": aanmelding.versie, "reden": "Moeder vroeg zelf om hulp."})
    assert vers(aanmelding).status == Aanmeldstatus.INGETROKKEN
    for bladzijde in ("aanmelding", "weging_aanmelding"):
        tekst = als("politie").get(reverse(bladzijde, args=[aanmelding.pk])).content.decode()
        assert "Moeder vroeg zelf om hulp." in tekst
    assert "Jayson" not in als("politie").get("/weging/").content.decode()
    assert halt.get(adres).status_code == 302


def test_concept_weggooien_laat_niets_achter(als: Inloggen, spelers: dict[str, Gebruiker]) -> None:
    halt = als("halt")
    meld_aan(halt, actie="bewaren")
    concept = nieuwste()
    adres = reverse("aanmelding_weggooien", args=[concept.pk])
    assert halt.get(adres).status_code == 405
    assert als("jbwest").post(adres, {"versie": 1}).status_code == 404
    assert "heeft dit intussen gewijzigd" in halt.post(adres, {"versie": 99}, follow=True).content.decode()
    assert "weggegooid" in halt.post(adres, {"versie": concept.versie}, follow=True).content.decode()
    with als_systeem("test"):
        assert not Aanmelding.objects.exists()
        assert not Aanmelding.history.exists()


def test_ingediende_aanmelding_is_niet_weg_te_gooien(als: Inloggen) -> None:
    aanmelding = meld_aan(als("halt"))
    adres = reverse("aanmelding_weggooien", args=[aanmelding.pk])
    antwoord = als("halt").post(adres, {"versie": aanmelding.versie}, follow=True)
    assert "Trek haar in" in antwoord.content.decode()
    assert vers(aanmelding).status == Aanmeldstatus.INGEDIEND


def test_waarschuwing_bij_zelfde_persoon_van_eigen_organisatie(als: Inloggen) -> None:
    meld_aan(als("halt"))
    tweede = meld_aan(als("halt"), voornaam="J.", achternaam="VOORBEELD")
    assert "meldde eerder iemand" in als("halt").get(reverse("aanmelding", args=[tweede.pk])).content.decode()
    ander = meld_aan(als("jbwest"))
    assert "meldde eerder" not in als("jbwest").get(reverse("aanmelding", args=[ander.pk])).content.decode()


def test_regisseur_meldt_namens_de_gemeente(als: Inloggen) -> None:
    aanmelding = meld_aan(als("regisseur"))
    assert aanmelding.organisatie_id == aanmelding.gemeente_id
    assert als("regisseur").get(reverse("aanmelding", args=[aanmelding.pk])).status_code == 200
