"""What leaves the house on paper: readable for everyone, made to last, and nothing drawn in from outside."""

import io
import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import engines
from page import validate_pdf_bytes
from time_machine import travel

from pga import pdf
from pga.brieven_inhoud import Briefinhoud, Geadresseerde, Gemeente, Gesprek, Jongere, html_van
from pga.choices import Briefsoort, Leefgebied
from pga.grafiek import Reeks, balken, lijn, radar
from tests.pdftekst import tekst_van

GEMEENTE = Gemeente(
    naam="Voorbeeldstad",
    adres="Postbus 1",
    postcode_plaats="1234 AB Voorbeeldstad",
    telefoon="14 0123",
    email="veiligheid@voorbeeldstad.example",
    fg_email="fg@voorbeeldstad.example",
    website="www.voorbeeldstad.example",
    burgemeester="M. de Vries",
)
GESPREK = Gesprek(
    moment=datetime(2026, 12, 8, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam")),
    plaats="Stadhuis, kamer 2.14",
    met="een netwerkregisseur",
    telefoon="14 0123",
)
SOORTEN = {
    "kind": (Briefsoort.NOTIFICATIE, 15, False),
    "zestien": (Briefsoort.NOTIFICATIE, 16, False),
    "volwassene": (Briefsoort.NOTIFICATIE, 34, False),
    "ouder": (Briefsoort.NOTIFICATIE, 15, True),
    "ouder van zestien": (Briefsoort.NOTIFICATIE, 16, True),
    "slot kind": (Briefsoort.AFSLUITING, 15, False),
    "slot ouder": (Briefsoort.AFSLUITING, 15, True),
    "slot volwassene": (Briefsoort.AFSLUITING, 34, False),
    "gesprek kind": (Briefsoort.UITNODIGING, 15, False),
    "gesprek ouder": (Briefsoort.UITNODIGING, 15, True),
    "gesprek volwassene": (Briefsoort.UITNODIGING, 34, False),
}
RAPPORT = """{% extends "rapporten/basis.html" %}
{% block titel %}Kwartaalrapport{% endblock %}{% block kop %}Kwartaalrapport{% endblock %}
{% block herkomst %}Bron: momentopname van 1 oktober 2026{% endblock %}
{% block inhoud %}
<h2>Leefgebieden</h2>
<div class="cijfers"><p><strong>103</strong> personen in de aanpak</p></div>
{% for grafiek in grafieken %}
{% include "grafiek/figuur.html" with tabel_open=True toelichting="1 is acuut." %}
{% endfor %}
<table><caption>Afsluitingen</caption>
<thead><tr><th scope="col">Soort</th><th scope="col">Aantal</th></tr></thead>
<tbody>{% for i in rijen %}<tr><th scope="row">soort {{ i }}</th><td>{{ i }}</td></tr>{% endfor %}</tbody>
</table>
{% endblock %}"""


def brief(
    soort: Briefsoort = Briefsoort.NOTIFICATIE,
    leeftijd: int = 15,
    is_ouder: bool = False,
    naam: str = "Jayson Vermeer",
    roepnaam: str = "Jayson",
) -> Briefinhoud:
    return Briefinhoud(
        soort=soort,
        gemeente=GEMEENTE,
        geadresseerde=Geadresseerde(naam, ["Dorpsstraat 12", "1234 CD  VOORBEELDSTAD"]),
        jongere=Jongere(roepnaam, "Jayson", "Vermeer"),
        leeftijd=leeftijd,
        is_ouder=is_ouder,
        kenmerk="UVZ-2026-0041",
        datum=date(2026, 11, 22),
        vergadering_datum=date(2026, 12, 1),
        bewaartermijn="ten hoogste 5 jaar",
        gesprek=GESPREK,
        afgesloten_op=date(2026, 11, 20),
        positief=True,
    )


def pagina(inhoud: str) -> str:
    return f'<!doctype html><html lang="nl"><body class="rapport">{inhoud}</body></html>'


def fouten(document: bytes) -> list[str]:
    """What keeps the document from being PDF/UA-1 and PDF/A-2a."""
    return [
        f"{fout.rule_id}: {fout.message}"
        for norm in ("ua1", "2a")
        for fout in validate_pdf_bytes(document, profile=norm).failures
    ]


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_brief_is_toegankelijk_en_duurzaam(soort: str) -> None:
    inhoud = brief(*SOORTEN[soort])
    document = pdf.maak_pdf(html_van(inhoud), titel=inhoud.titel)
    assert not fouten(document)
    with pikepdf.open(io.BytesIO(document)) as bestand:
        assert len(bestand.pages) == 2, "one sheet: the letter, and its enclosure on the back"
        assert str(bestand.docinfo.Title) == "Brief UVZ-2026-0041"
        assert str(bestand.Root.Lang) == "nl"
        lengte = bestand.pages[0].MediaBox
        assert [round(float(punt)) for punt in lengte[2:]] == [595, 842], "A4"
    tekst = " ".join(tekst_van(document).split())
    for woord in ("Jayson", "Dorpsstraat 12", "UVZ-2026-0041", "22 november 2026", "M. de Vries"):
        assert woord in tekst


def test_rapport_met_grafieken_en_tabellen_voldoet() -> None:
    assen = [str(soort.label) for soort in Leefgebied]
    grafieken = [
        radar(
            assen,
            [Reeks("nu", [2, 3, 3, 2, 4, None, 2, 3], "nu"), Reeks("start", [1] * 8, "vorige")],
            titel="Radar",
        ),
        lijn([f"maand {i}" for i in range(20)], [Reeks("meldingen", list(range(20)))], titel="Verloop"),
        balken(
            ["wijk Şirin", "wijk Noord"], [Reeks("2025", [3, 4]), Reeks("2026", [5, None])], titel="Per wijk"
        ),
    ]
    context = {"gemeente": GEMEENTE, "datum": date(2026, 10, 8), "grafieken": grafieken, "rijen": range(80)}
    html = engines["django"].from_string(RAPPORT).render(context)
    document = pdf.maak_pdf(html, titel="Kwartaalrapport", onderwerp="Derde kwartaal 2026")
    assert not fouten(document)
    tekst = " ".join(tekst_van(document).split())
    assert "personen in de aanpak" in tekst
    assert "Cijfers bij: Verloop" in tekst
    assert "soort 79" in tekst
    assert "wijk Şirin" in tekst
    with pikepdf.open(io.BytesIO(document)) as bestand:
        alts = [
            str(o.Alt)
            for o in bestand.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        assert sorted(alts) == ["Per wijk", "Radar", "Verloop"]
        assert str(bestand.docinfo.Subject) == "Derde kwartaal 2026"


@pytest.mark.parametrize(
    "inhoud",
    [
        "<h1>Een</h1><h3>Drie</h3>",
        '<h1>Een</h1><img src="pga/merk.svg">',
        "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
    ],
    ids=["kopniveau overgeslagen", "beeld zonder tekst", "lijst met een vreemd element"],
)
def test_de_keuring_ziet_wat_fout_is(inhoud: str) -> None:
    assert fouten(pdf.maak_pdf(pagina(inhoud), titel="x"))


@pytest.mark.parametrize(
    "inhoud",
    [
        '<img src="https://example.org/a.png" alt="a">',
        '<img src="http://127.0.0.1/a.png" alt="a">',
        '<img src="//example.org/a.png" alt="a">',
        '<img src="file:///etc/hostname" alt="a">',
        '<img src="data:image/png;base64,AAAA" alt="a">',
        '<img src="../../pga/settings.py" alt="a">',
        '<img src="%2e%2e/%2e%2e/pga/settings.py" alt="a">',
        '<img src="https://statisch.invalid//etc/hostname" alt="a">',
        '<img src="bestaat-niet.png" alt="a">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<style>@import url("https://example.org/a.css");</style>',
        '<style>p { background: url("file:///etc/hostname") }</style><p>a</p>',
        '<style>@font-face { font-family: a; src: url("file:///etc/hostname") }</style><p>a</p>',
        '<svg viewBox="0 0 9 9"><image href="file:///etc/hostname" width="9" height="9"/></svg>',
    ],
)
def test_alleen_eigen_bestanden_komen_in_een_pdf(inhoud: str) -> None:
    with pytest.raises(pdf.BronGeweigerd):
        pdf.maak_pdf(pagina(inhoud), titel="x")
    assert pdf.maak_pdf(pagina("<p>daarna werkt het nog</p>"), titel="x")


def test_eigen_beeld_mag() -> None:
    document = pdf.maak_pdf(pagina('<h1>a</h1><p><img src="pga/merk.svg" alt="merk"></p>'), titel="x")
    assert not fouten(document)


def test_zelfde_brief_zelfde_bytes_ook_op_een_andere_dag() -> None:
    html = html_van(brief())
    eerst = pdf.maak_pdf(html, titel="x")
    with travel(datetime(2031, 1, 1, tzinfo=ZoneInfo("UTC"))):
        assert pdf.hash_van(pdf.maak_pdf(html, titel="x")) == pdf.hash_van(eerst)
    assert pdf.maak_pdf(html, titel="y") != eerst
    assert pdf.hash_van(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_namen_uit_heel_europa_en_wat_niet_te_zetten_is() -> None:
    naam = "Şükrü 🦄 👨‍👩‍👧 Łukasz Đặng Αλέξης Юлия 王 e\u0301\x07"
    document = pdf.maak_pdf(html_van(brief(naam=naam, roepnaam="Jay🔥<b>son")), titel="👍 brief")
    assert not fouten(document)
    tekst = " ".join(tekst_van(document).split())
    assert "Şükrü Łukasz Đặng Αλέξης Юлия \ufffd é" in tekst
    assert "Beste Jay<b>son," in tekst


def test_wat_mensen_typen_wordt_leesbaar() -> None:
    document = pdf.maak_pdf(pagina("<p>score 2 → 4, ≥ 3 ✓ 10\u202f000 €</p>"), titel="x")
    assert "score 2 -> 4, >= 3 v 10\u00a0000 €" in tekst_van(document).strip()
    assert not fouten(document)


def test_lange_namen_schuiven_op_en_vallen_nergens_af() -> None:
    for naam in ("x" * 200, "Wilhelmina-Alexandrina " * 9):
        document = pdf.maak_pdf(html_van(brief(naam=naam, roepnaam=naam)), titel="x")
        assert not fouten(document)
        tekst = "".join(tekst_van(document).split())
        assert tekst.count("".join(naam.split())) >= 2, "in the address and in the salutation"


def test_een_volle_laatste_regel_breekt_niet_na_het_eerste_woord() -> None:
    """White space before </p> made WeasyPrint do so: the line counts must be the same with and without."""
    alinea = (
        "Wij willen dat het goed met je gaat, en dat het veilig is voor jou en voor anderen. Dat lukt soms "
        "beter als organisaties samenwerken. Zij kijken samen wat goed gaat, wat beter kan en wie jou kan "
        "helpen. Dit overleg heet het Uitvoeringsoverleg Veiligheid en Zorg. Het overleg is geen straf."
    )
    html = '<html lang="nl"><body class="brief"><p>{}</p></body></html>'
    assert pdf.maak_pdf(html.format(alinea), titel="x") == pdf.maak_pdf(
        html.format(alinea + "\n  "), titel="x"
    )


def test_geen_stroom_eindigt_op_een_regeleinde() -> None:
    """Strict validators count such a byte as the line end before `endstream`; one letter in ten had one."""
    for nummer in range(12):
        document = pdf.maak_pdf(html_van(brief(naam=f"Jayson {nummer}")), titel="x")
        assert not re.search(rb"[\r\n]\nendstream", document)
        assert not fouten(document)


def test_werkt_ook_met_verzamelde_bestanden(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in production: names with a hash, addresses in the CSS rewritten, the sources gone."""
    opslag = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = [
        pad for pad in settings.STATICFILES_DIRS if isinstance(pad, Path) or "noto" in str(pad)
    ]
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": opslag}}
    settings.DEBUG = False
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
        kaal = [pad for pad in tmp_path.rglob("*.*") if pad.suffix != ".json" and pad.name.count(".") == 1]
        for pad in kaal:
            pad.unlink()
        monkeypatch.setattr(finders, "find", lambda _naam: None)
        pdf._pers.cache_clear()
        pdf._dekking.cache_clear()
        assert not fouten(pdf.maak_pdf(html_van(brief()), titel="x"))
    finally:
        finders.get_finder.cache_clear()  # type: ignore[attr-defined]
        pdf._pers.cache_clear()
        pdf._dekking.cache_clear()


def test_opwarmen_kan_en_kost_daarna_niets() -> None:
    pdf.warm_op()
    pers = pdf._pers()
    pdf.warm_op()
    assert pdf._pers() is pers
