"""A chart shows every name and figure, at the right place, to who sees it and to who hears it."""

import itertools
import math
import re
from xml.etree import ElementTree as ET

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from pga.choices import Leefgebied
from pga.grafiek import Grafiek, Reeks, Tabel, balken, lijn, radar, tabel_van
from pga.grafiek.assen import streepjes
from pga.grafiek.balken import BREEDTE
from pga.grafiek.basis import getal
from pga.grafiek.radar import STRAAL, plaats
from pga.grafiek.radarlabels import Label, labels_rond
from pga.grafiek.tekst import breedte_van, regels_van

SVG = "{http://www.w3.org/2000/svg}"
ASSEN = [str(soort.label) for soort in Leefgebied]
NU = Reeks("nu", [2, 3, 3, 2, 4, None, 2, 3], "nu")
START = Reeks("bij de start", [1, 2, 3, 1, 1, 3, 2, 2], "vorige")
DOEL = Reeks("doel", [4, 4, 4, 3, 4, 4, 3, 4], "doel")
namen = st.text(min_size=1, max_size=200).filter(lambda tekst: tekst.strip())


def boom(grafiek: Grafiek) -> ET.Element:
    return ET.fromstring(str(grafiek.svg))  # noqa: S314 our own drawing


def woorden(grafiek: Grafiek) -> str:
    """All drawn text, without the hyphens and spaces that wrapping adds or takes."""
    return plat("".join(tekst.text or "" for tekst in boom(grafiek).iter(f"{SVG}text")))


def plat(tekst: str) -> str:
    return re.sub(r"[\s\-\u00ad]|[\x00-\x1f\x7f-\x9f]", "", tekst)


def punten(vorm: ET.Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (paar.split(",") for paar in vorm.get("points", "").split())]


def lijnen(grafiek: Grafiek) -> list[ET.Element]:
    """The lines of the series, of the drawing and its key."""
    return [e for e in boom(grafiek).iter() if e.get("stroke-linejoin") == "round"]


def alle() -> list[Grafiek]:
    return [
        radar(ASSEN, [NU, START, DOEL], titel="Leefgebieden"),
        lijn(
            ["K1", "K2", "K3"],
            [Reeks("actief", [3, None, 5]), Reeks("monitoring", [1, 2, 3])],
            titel="Verloop",
        ),
        balken(["politie", "Halt"], [Reeks("2025", [3, 4]), Reeks("2026", [5, None])], titel="Aanmeldingen"),
    ]


@pytest.mark.parametrize("grafiek", alle(), ids=lambda grafiek: grafiek.soort)
def test_wie_luistert_hoort_alles(grafiek: Grafiek) -> None:
    svg = boom(grafiek)
    titel, uitleg = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("role") == "img"
    assert titel is not None
    assert titel.text == grafiek.titel
    assert svg.get("aria-labelledby") == titel.get("id")
    assert uitleg is not None
    assert svg.get("aria-describedby") == uitleg.get("id")
    for rij in grafiek.tabel.rijen:
        assert all(cel in (uitleg.text or "") for cel in rij)


@pytest.mark.parametrize("grafiek", alle(), ids=lambda grafiek: grafiek.soort)
def test_niets_wat_de_inhoudsregels_van_de_pagina_verbieden(grafiek: Grafiek) -> None:
    for element in boom(grafiek).iter():
        assert element.tag.removeprefix(SVG) not in {"style", "script", "image", "foreignObject", "a", "use"}
        assert not [naam for naam in element.attrib if naam == "style" or naam.startswith("on")]


@pytest.mark.parametrize("grafiek", alle(), ids=lambda grafiek: grafiek.soort)
def test_alle_namen_staan_erin(grafiek: Grafiek) -> None:
    getekend = woorden(grafiek)
    for naam in (*grafiek.tabel.kop[1:], *(rij[0] for rij in grafiek.tabel.rijen)):
        assert plat(naam) in getekend


@pytest.mark.parametrize("maker", [radar, lijn, balken])
@settings(max_examples=40, deadline=None)
@given(labels=st.lists(namen, min_size=3, max_size=9), naam=namen)
def test_geen_naam_valt_buiten_beeld(maker: object, labels: list[str], naam: str) -> None:
    grafiek: Grafiek = maker(labels, [Reeks(naam, [2] * len(labels))], titel="x")  # type: ignore[operator]
    links, boven, breedte, hoogte = (float(deel) for deel in boom(grafiek).get("viewBox", "").split())
    for tekst in boom(grafiek).iter(f"{SVG}text"):
        x, y = float(tekst.get("x", "")), float(tekst.get("y", ""))
        lang = breedte_van(tekst.text or "", float(tekst.get("font-size", "")))
        assert boven <= y <= boven + hoogte
        if tekst.get("transform"):
            assert y + lang <= boven + hoogte + 1
            continue
        begin = x - lang * {"start": 0.0, "middle": 0.5, "end": 1.0}[tekst.get("text-anchor", "start")]
        assert links <= begin + 1
        assert begin + lang <= links + breedte + 1


@settings(max_examples=100, deadline=None)
@given(namen, st.floats(min_value=30, max_value=300))
def test_afbreken_laat_niets_weg(tekst: str, breedte: float) -> None:
    regels = regels_van(tekst, breedte)
    assert plat("".join(regels)) == plat(tekst)
    assert all(breedte_van(regel) <= breedte for regel in regels if len(regel) > 3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(namen, st.booleans()), min_size=3, max_size=12))
def test_namen_om_de_radar_staan_nooit_over_elkaar(assen: list[tuple[str, bool]]) -> None:
    einden = [plaats(nummer, len(assen), 5.5) for nummer in range(len(assen))]
    labels = labels_rond(einden, [naam for naam, _ in assen], [leeg for _, leeg in assen], STRAAL)
    for een, ander in itertools.combinations(labels, 2):
        assert not een.raakt(ander)


def test_lange_woorden_breken_tussen_lettergrepen() -> None:
    assert regels_van("hulpverlening", 80) == ["hulpverle-", "ning"]
    assert regels_van("woonsituatie", 60) == ["woonsi-", "tuatie"]


def test_zachte_afbreekstreep_breekt_waar_de_schrijver_wil() -> None:
    assert regels_van("dag\u00adbesteding", 80) == ["dag-", "besteding"]
    assert regels_van("dag\u00adbesteding", 200) == ["dagbesteding"]
    assert regels_van("school/werk en meer", 60) == ["school/", "werk en", "meer"]


def test_geschatte_breedte_is_nooit_te_klein() -> None:
    bestand = finders.find("npm/noto-sans/files/noto-sans-latin-wght-normal.woff2")
    with TTFont(bestand) as letter:
        tabel, breedtes, eenheid = letter.getBestCmap(), letter["hmtx"], letter["head"].unitsPerEm
        for label in (*ASSEN, "Jeugdbescherming-West", "WMO & GGZ 100 %", "ÀÉÏÕÜ één ij"):
            echt = sum(breedtes[tabel[ord(teken)]][0] for teken in label) / eenheid * 13
            assert echt <= breedte_van(label) <= 1.5 * echt


def test_radar_zet_elke_score_op_zijn_plaats() -> None:
    vorm = next(e for e in lijnen(radar(ASSEN, [START], titel="x")) if e.tag == f"{SVG}polygon")
    for nummer, (x, y) in enumerate(punten(vorm)):
        score = START.waarden[nummer] or 0
        assert math.hypot(x, y) == pytest.approx(STRAAL * score / 5, abs=0.02)
        assert (x, y) == pytest.approx(plaats(nummer, 8, score), abs=0.02)
    assert plaats(0, 8, 5) == pytest.approx((0, -STRAAL))
    assert plaats(2, 8, 5) == pytest.approx((STRAAL, 0))


def test_onbesproken_is_een_gat_en_geen_nul() -> None:
    grafiek = radar(ASSEN, [NU], titel="x")
    eigen = [punten(e) for e in lijnen(grafiek) if len(punten(e)) > 2]
    assert [len(rij) for rij in eigen] == [7], "one open line past the seven scores"
    assert not any(math.hypot(x, y) < STRAAL / 5 - 0.1 for rij in eigen for x, y in rij)
    assert "onbesproken" in woorden(grafiek)
    assert "?" in woorden(grafiek)
    assert ("gezondheid", "onbesproken") in grafiek.tabel.rijen


def test_radar_met_losse_scores_tekent_alleen_merken() -> None:
    grafiek = radar(ASSEN, [Reeks("nu", [2, None, 3, None, None, None, None, None])], titel="x")
    assert not [e for e in lijnen(grafiek) if len(punten(e)) > 2]
    assert radar(ASSEN, [Reeks("nu", [None] * 8)], titel="x").tabel.rijen[0][1] == "onbesproken"


def test_reeksen_verschillen_ook_zonder_kleur() -> None:
    reeksen = [Reeks(f"reeks {i}", [1, 2, 3]) for i in range(6)]
    grafiek = lijn(["a", "b", "c"], reeksen, titel="x")
    assert len({e.get("stroke-dasharray") for e in lijnen(grafiek)}) == 6
    assert len(list(boom(balken(["a", "b", "c"], reeksen, titel="x")).iter(f"{SVG}pattern"))) == 5
    ghost = radar(ASSEN, [NU, START, DOEL], titel="x")
    assert len({e.get("stroke-dasharray") for e in lijnen(ghost)}) == 3


def test_betekenis_bepaalt_het_uiterlijk() -> None:
    eerst, laatst = radar(ASSEN, [START, NU], titel="x"), radar(ASSEN, [NU, START], titel="x")
    for grafiek in (eerst, laatst):
        streep = {e.get("stroke-dasharray"): e.get("stroke") for e in lijnen(grafiek)}
        assert streep[None] == "#0b4757", "the present is the solid line"
        assert "5 4" in streep


def test_lijn_loopt_vanaf_nul_en_breekt_bij_onbekend() -> None:
    grafiek = lijn(["a", "b", "c", "d"], [Reeks("n", [0, 10, None, 5])], titel="x", eenheid="personen")
    rij = next(
        punten(e) for e in lijnen(grafiek) if len(punten(e)) == 2 and punten(e)[0][1] != punten(e)[1][1]
    )
    assert [y for _, y in rij] == [160, 0]
    merken = list(boom(grafiek).iter(f"{SVG}circle"))
    assert [y for e in merken if (y := float(e.get("cy", ""))) <= 160] == [160, 0, 80]
    assert "personen" in woorden(grafiek)
    assert grafiek.tabel.rijen[2] == ("c", "onbekend")


def test_lange_onderschriften_draaien_en_blijven_heel() -> None:
    labels = [f"januari {jaar}" for jaar in range(2010, 2026)]
    grafiek = lijn(labels, [Reeks("n", list(range(16)))], titel="x")
    gedraaid = [e.text for e in boom(grafiek).iter(f"{SVG}text") if e.get("transform")]
    assert gedraaid == labels


def test_balken_zijn_naar_verhouding() -> None:
    grafiek = balken(["a", "b", "c"], [Reeks("n", [10, 5, None])], titel="x", leeg="minder dan 5")
    lengtes = [float(e.get("width", "")) for e in boom(grafiek).iter(f"{SVG}rect")]
    assert lengtes[1] == pytest.approx(lengtes[0] / 2, abs=0.01)
    assert 0.8 * BREEDTE < lengtes[0] < BREEDTE
    assert "minderdan5" in woorden(grafiek)
    assert grafiek.tabel == Tabel(("Onderdeel", "n"), (("a", "10"), ("b", "5"), ("c", "minder dan 5")))
    vast = balken(["a"], [Reeks("n", [50])], titel="x", eenheid="%", hoogste=100)
    assert "50%" in woorden(vast)
    assert float(next(boom(vast).iter(f"{SVG}rect")).get("width", "")) < BREEDTE / 2


@pytest.mark.parametrize("maker", [radar, lijn, balken])
def test_tekst_van_mensen_wordt_nooit_opmaak(maker: object) -> None:
    gif = '<script>alert("1")</script>&'
    grafiek: Grafiek = maker(  # type: ignore[operator]
        [gif, "b", "c"], [Reeks(gif, [1, 2, 3])], titel=gif, beschrijving=gif
    )
    assert "<script" not in grafiek.svg
    assert plat(gif) in woorden(grafiek)
    figuur = render_to_string("grafiek/figuur.html", {"grafiek": grafiek, "toelichting": gif})
    assert "<script" not in figuur
    assert "&lt;script" in figuur


def test_zelfde_grafiek_zelfde_id_andere_grafiek_ander_id() -> None:
    def ident(sleutel: str = "", score: int = 1) -> str:
        grafiek = radar(["a", "b", "c"], [Reeks("nu", [score, 2, 3])], titel="x", sleutel=sleutel)
        return boom(grafiek).get("aria-labelledby", "")

    assert ident() == ident()
    assert len({ident(), ident("tweede"), ident(score=2)}) == 3


@pytest.mark.parametrize(
    ("maker", "labels", "reeks"),
    [
        (radar, ["a", "b"], Reeks("n", [1, 2])),
        (radar, ["a", "b", "c"], Reeks("n", [0, 2, 3])),
        (radar, ["a", "b", "c"], Reeks("n", [1, 2, 6])),
        (radar, ["a", "b", "c"], Reeks("n", [1, 2])),
        (lijn, ["a"], Reeks("n", [-1])),
        (lijn, [], Reeks("n", [])),
        (balken, ["a"], Reeks("n", [-1])),
    ],
)
def test_onzin_wordt_geweigerd(maker: object, labels: list[str], reeks: Reeks) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        maker(labels, [reeks], titel="x")  # type: ignore[operator]
    with pytest.raises(ValueError, match="reeksen"):
        maker(["a", "b", "c"], [Reeks("n", [1, 2, 3])] * 7, titel="x")  # type: ignore[operator]


def test_reeks_weigert_wat_geen_getal_is() -> None:
    with pytest.raises(ValueError, match="eindige"):
        Reeks("n", [math.nan])
    with pytest.raises(ValueError, match="onzin"):
        Reeks("n", [1], "onzin")
    with pytest.raises(ValueError, match="schaal"):
        balken(["a"], [Reeks("n", [101])], titel="x", hoogste=100)


def test_tabel_en_getallen_zoals_een_nederlander_ze_schrijft() -> None:
    tabel = tabel_van("Leefgebied", ["overlast"], [NU_KORT, START_KORT])
    assert tabel == Tabel(("Leefgebied", "nu", "start"), (("overlast", "2,5", "onbekend"),))
    assert [getal(w) for w in (1234567.89, 0, 3.0, -0.01, 2.25)] == ["1.234.567,9", "0", "3", "0", "2,2"]


NU_KORT, START_KORT = Reeks("nu", [2.5], "nu"), Reeks("start", [None], "vorige")


def test_schaal_eindigt_op_een_rond_getal() -> None:
    assert streepjes(103, geheel=True) == [0, 50, 100, 150]
    assert streepjes(3, geheel=True) == [0, 1, 2, 3]
    assert streepjes(0.8, geheel=False) == [0, 0.2, 0.4, 0.6, 0.8]
    assert streepjes(0, geheel=True) == [0, 1]


def test_figuur_heeft_zijn_tabel_dicht_op_scherm_en_open_op_papier() -> None:
    grafiek = radar(ASSEN, [NU], titel="Leefgebieden")
    scherm = render_to_string("grafiek/figuur.html", {"grafiek": grafiek})
    papier = render_to_string("grafiek/figuur.html", {"grafiek": grafiek, "tabel_open": True})
    assert "<details" in scherm
    assert "<details" not in papier
    for bladzijde in (scherm, papier):
        assert bladzijde.count('scope="row"') == 8
        assert "<caption" in bladzijde
        assert "<svg" in bladzijde


def test_namen_die_aan_elkaar_grenzen_raken_elkaar_niet_door_afronding() -> None:
    midden = Label(0.0, -133.13485752251552, 0, ["een", "twee"], False)
    naast = Label(0.0, midden.onder - 1e-14, 0, ["drie"], False)
    assert not midden.raakt(naast)
    assert midden.raakt(Label(0.0, midden.onder - 1, 0, ["drie"], False))
