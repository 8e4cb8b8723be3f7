"""Who gets which letter, and what it must say (domein.md 3.1 and 3.3)."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from django.template.loader import get_template

from pga.brieven_inhoud import (
    Briefinhoud,
    Geadresseerde,
    GeenSjabloon,
    Ouders,
    html_van,
    sjabloon_voor,
    wie_schrijven_wij_aan,
)
from pga.choices import Briefsoort
from tests.pga.test_pdf import GEMEENTE, SOORTEN, brief

NOTIFICATIE, UITNODIGING, AFSLUITING = Briefsoort.NOTIFICATIE, Briefsoort.UITNODIGING, Briefsoort.AFSLUITING


def lezen(inhoud: Briefinhoud) -> str:
    zonder_hoofd = re.sub(r"(?s)<head>.*?</head>", "", html_van(inhoud))
    return " ".join(re.sub(r"<[^>]+>", " ", zonder_hoofd).split())


@pytest.mark.parametrize(
    ("leeftijd", "persoon", "ouders"),
    [
        (11, False, Ouders.VERPLICHT),
        (12, True, Ouders.VERPLICHT),
        (15, True, Ouders.VERPLICHT),
        (16, True, Ouders.KEUZE),
        (17, True, Ouders.KEUZE),
        (18, True, Ouders.NEE),
        (64, True, Ouders.NEE),
    ],
)
def test_wie_een_brief_krijgt_hangt_van_de_leeftijd_af(leeftijd: int, persoon: bool, ouders: Ouders) -> None:
    aanschrijving = wie_schrijven_wij_aan(leeftijd)
    assert aanschrijving.persoon is persoon
    assert aanschrijving.ouders is ouders


@pytest.mark.parametrize(
    ("soort", "leeftijd", "is_ouder", "sjabloon"),
    [
        (NOTIFICATIE, 12, False, "notificatie_jongere_12_15"),
        (NOTIFICATIE, 15, False, "notificatie_jongere_12_15"),
        (NOTIFICATIE, 16, False, "notificatie_jongere_16_plus"),
        (NOTIFICATIE, 17, False, "notificatie_jongere_16_plus"),
        (NOTIFICATIE, 18, False, "notificatie_volwassene"),
        (NOTIFICATIE, 8, True, "notificatie_ouder"),
        (NOTIFICATIE, 15, True, "notificatie_ouder"),
        (NOTIFICATIE, 17, True, "notificatie_ouder"),
        (AFSLUITING, 15, False, "afsluiting"),
        (AFSLUITING, 40, False, "afsluiting"),
        (UITNODIGING, 15, True, "uitnodiging_startgesprek"),
    ],
)
def test_sjabloon_bij_leeftijd_en_lezer(
    soort: Briefsoort, leeftijd: int, is_ouder: bool, sjabloon: str
) -> None:
    naam = sjabloon_voor(soort, leeftijd, is_ouder)
    assert naam == f"brieven/{sjabloon}.html"
    assert get_template(naam)


@pytest.mark.parametrize("soort", list(Briefsoort))
@pytest.mark.parametrize(
    ("leeftijd", "is_ouder", "reden"),
    [
        (18, True, "18 jaar of ouder"),
        (11, False, "jonger dan 12"),
        (None, False, "niet bekend"),
        (None, True, "niet bekend"),
    ],
)
def test_wie_geen_brief_krijgt(soort: Briefsoort, leeftijd: int | None, is_ouder: bool, reden: str) -> None:
    with pytest.raises(GeenSjabloon, match=reden):
        sjabloon_voor(soort, leeftijd, is_ouder)


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_brief_zegt_alles_wat_de_wet_vraagt(soort: str) -> None:
    """AVG art. 14 lid 1 and 2, art. 21 lid 4."""
    tekst = lezen(brief(*SOORTEN[soort]))
    for wat in (
        "verantwoordelijk",  # who answers for it
        GEMEENTE.adres,
        GEMEENTE.fg_email,
        "strafbare feiten voorkomen",  # purpose
        "artikel 6, lid 1, onder e",  # ground
        "contact met politie en justitie",  # categories
        "jeugdbescherming",  # receivers
        "Wij krijgen gegevens van organisaties",  # source
        "ten hoogste 5 jaar",  # retention
        "een kopie",  # access
        "klopt er iets niet",  # rectification
        "niet meer nodig",  # erasure
        "Bezwaar:",  # objection
        "www.autoriteitpersoonsgegevens.nl",  # complaint
        "nooit een computer",  # no automated decisions
    ):
        assert wat in tekst, wat


@pytest.mark.parametrize("soort", [naam for naam, (soort, *_) in SOORTEN.items() if soort == NOTIFICATIE])
def test_bezwaar_staat_apart_en_op_de_eerste_bladzijde(soort: str) -> None:
    voorkant, _ = html_van(brief(*SOORTEN[soort])).split('<section class="bijlage">')
    kader = voorkant.split('<div class="bezwaar">')[1].split("</div>")[0]
    assert "<h2>" in kader
    assert "ezwaar mak" in kader
    assert GEMEENTE.email in kader


@pytest.mark.parametrize("soort", SOORTEN)
def test_ieder_wordt_in_zijn_eigen_vorm_aangesproken(soort: str) -> None:
    _, leeftijd, is_ouder = SOORTEN[soort]
    tekst = lezen(brief(*SOORTEN[soort]))
    jij, u = (
        re.search(r"\b(je|jou|jij)\b", tekst, re.IGNORECASE),
        re.search(r"\b(u|uw)\b", tekst, re.IGNORECASE),
    )
    assert bool(jij) is (leeftijd < 18 and not is_ouder)
    assert bool(u) is (leeftijd >= 18 or is_ouder)


def test_onder_de_zestien_oefenen_ouders_de_rechten_uit() -> None:
    """UAVG art. 5 lid 4."""
    assert "Daarom vragen je ouders of je voogd dit voor jou" in lezen(brief(leeftijd=15))
    assert "Daarom vraag je dit zelf" in lezen(brief(leeftijd=16))
    assert "Daarom vraagt u dit, als ouder of voogd" in lezen(brief(leeftijd=15, is_ouder=True))
    assert "Daarom vraagt Jayson dit zelf" in lezen(brief(leeftijd=16, is_ouder=True))


def test_brief_verraadt_niet_dat_een_ander_ook_schrijft_als_dat_niet_zo_is() -> None:
    assert "gezag over je heeft" in lezen(brief())
    assert "gezag over je heeft" not in lezen(replace(brief(), ander_ook=False))
    assert "Ook Jayson krijgt een brief" in lezen(brief(is_ouder=True))
    assert "Ook Jayson krijgt een brief" not in lezen(brief(leeftijd=8, is_ouder=True))


def test_in_de_brief_is_geen_plaats_voor_de_zaak_zelf() -> None:
    """No reason, no report, no partner of this case: a field for it would have to be added here first."""
    assert {veld.name for veld in fields(Briefinhoud)} == {
        "soort", "gemeente", "geadresseerde", "jongere", "leeftijd", "kenmerk", "datum", "bewaartermijn",
        "is_ouder", "vergadering_datum", "gesprek", "afgesloten_op", "positief", "ander_ook", "grondslag",
        "gegevenssoorten", "ontvangers",
    }  # fmt: skip
    goed, anders = brief(AFSLUITING, 15), replace(brief(AFSLUITING, 15), positief=False)
    assert "trots" in lezen(goed)
    assert "trots" not in lezen(anders)
    for woord in ("negatief", "mislukt", "helaas", "verdacht", "dader", "melding"):
        assert woord not in lezen(anders)


def test_uitnodiging_zegt_waar_en_wanneer() -> None:
    tekst = lezen(brief(UITNODIGING, 15))
    assert "dinsdag 8 december 2026, 15.30 uur" in tekst
    assert "Stadhuis, kamer 2.14" in tekst
    with pytest.raises(ValueError, match="gesprek"):
        html_van(replace(brief(UITNODIGING, 15), gesprek=None))


def test_zonder_datum_van_het_overleg_staat_er_binnenkort() -> None:
    assert "Op dinsdag 1 december praten" in lezen(brief())
    assert "Binnenkort praten" in lezen(replace(brief(), vergadering_datum=None))


def test_feiten_over_de_gemeente_staan_nergens_vast() -> None:
    anders = replace(GEMEENTE, naam="Elders", burgemeester="A. Bakker")
    tekst = lezen(replace(brief(), gemeente=anders, datum=date(2027, 1, 2)))
    assert "de burgemeester van Elders" in tekst
    assert "A. Bakker" in tekst
    assert "2 januari 2027" in tekst
    assert "Zoetermeer" not in tekst


def test_namen_worden_nooit_opmaak() -> None:
    inhoud = replace(brief(), geadresseerde=Geadresseerde("<script>x</script>", ["<b>straat</b>"]))
    html = html_van(inhoud)
    assert "<script" not in html
    assert "<b>straat" not in html
