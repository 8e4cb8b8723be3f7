"""The components: what a reader, a keyboard and a screen reader notice of them."""

import datetime as dt
import re
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from pga.velden import Datumveld, Keuzerondjes, Tekstveld

GEVAARLIJK = '<img src=x onerror="alert(1)">'


def teken(sjabloon: str, adres: str = "/", **gegevens: Any) -> str:
    return Template(sjabloon).render(Context({"request": RequestFactory().get(adres), **gegevens}))


class Meldformulier(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals op het paspoort.")
    geboren = Datumveld(label="Geboortedatum", required=False)
    verhaal = Tekstveld(label="Verhaal")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "A"), ("b", "B")], widget=Keuzerondjes())
    akkoord = forms.BooleanField(label="Akkoord", required=False, help_text="Mag later.")
    versie = forms.IntegerField(widget=forms.HiddenInput())


# --- forms ---


def test_een_veld_zegt_wat_hulp_en_fout_zijn() -> None:
    html = str(Meldformulier({"naam": ""})["naam"].as_field_group())
    assert 'for="id_naam"' in html
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index("id_naam_helptext") < html.index("<input") < html.index('id="id_naam_error"')


def test_niet_verplicht_staat_erbij_en_verplicht_niet() -> None:
    formulier = Meldformulier()
    assert "(niet verplicht)" in formulier["geboren"].as_field_group()
    assert "(niet verplicht)" not in formulier["naam"].as_field_group()


def test_keuzes_zijn_een_groep_met_een_naam() -> None:
    html = Meldformulier()["soort"].as_field_group()
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>\s*Soort", html)
    assert html.count('type="radio"') == 2


def test_wie_meeleest_hoort_bij_het_veld() -> None:
    formulier = Meldformulier()
    html = teken("{% veld form.verhaal zichtbaar_voor=lezers %}", form=formulier, lezers="politie <en> Halt")
    assert "Zichtbaar voor: politie &lt;en&gt; Halt" in html
    assert 'aria-describedby="id_verhaal_zichtbaar"' in html


def test_de_samenvatting_leidt_naar_elk_veld_met_een_fout() -> None:
    formulier = Meldformulier({"naam": "", "geboren": "31-2-2011"})
    formulier.is_valid()
    formulier.add_error(None, "Deze persoon is al aangemeld.")
    html = teken("{% fouten_samenvatting form %}", form=formulier)
    doelen = re.findall(r'href="#([^"]+)"', html)
    assert doelen == ["id_naam", "id_geboren", "id_verhaal", "id_soort_0"]
    velden = str(formulier)
    assert all(f'id="{doel}"' in velden for doel in doelen)
    assert "Deze persoon is al aangemeld." in html


def test_zonder_fouten_geen_samenvatting() -> None:
    assert teken("{% fouten_samenvatting form %}", form=Meldformulier()) == ""


def test_een_formulier_is_veilig_en_wordt_een_keer_verwerkt() -> None:
    html = teken('{% formulier form knop="Bewaar" %}{% endformulier %}', form=Meldformulier())
    assert 'name="csrfmiddlewaretoken"' in html
    assert re.search(r'name="_formulier" value="[0-9a-f-]{36}"', html)
    assert html.count('name="versie"') == 1
    assert "hx-post" not in html
    assert "multipart" not in html


def test_eigen_inhoud_van_een_formulier_houdt_de_verborgen_velden() -> None:
    html = teken("{% formulier form %}{% veld form.naam %}{% endformulier %}", form=Meldformulier())
    assert html.count('name="versie"') == 1
    assert html.count("<input") == 4  # csrf, key, versie, naam
    assert "id_verhaal" not in html


def test_een_formulier_met_bestand_verstuurt_bestanden() -> None:
    class Metbestand(forms.Form):
        bijlage = forms.FileField()

    assert 'enctype="multipart/form-data"' in teken("{% formulier f %}{% endformulier %}", f=Metbestand())


# --- buttons and links ---


@pytest.mark.parametrize(
    "sjabloon",
    [
        "{% knop t %}",
        "{% knop t url=t hulptekst=t %}",
        '{% actieknop t "/x/" waarde=t %}',
        "{% status t %}",
        "{% paginakop t onder=t %}{% endpaginakop %}",
        "{% deel t onder=t %}{% enddeel %}",
        "{% kaart t %}{% endkaart %}",
        "{% uitklap t %}{% enduitklap %}",
        "{% melding t %}{% endmelding %}",
        "{% lege_staat t url=t knop=t %}{% endlege_staat %}",
        "{% tabel t %}{% endtabel %}",
        "{% gegevens %}{% gegeven t %}{{ t }}{% endgegeven %}{% endgegevens %}",
        "{% bevestig t url=t knop=t %}{% endbevestig %}",
        "{% kengetal t t url=t toelichting=t %}",
        "{% zichtbaar_voor t %}",
        "{% voortgang 1 9 t %}",
        "{% versieconflict t eigen=t ander=t wie=t moment=nu %}",
        "{% kolom t %}",
    ],
)
def test_wat_iemand_typt_wordt_nooit_opmaak(sjabloon: str) -> None:
    assert "<img" not in teken(sjabloon, t=GEVAARLIJK, nu=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    "sjabloon", ['{% knop "x" soort="mooi" %}', '{% status "x" "mooi" %}', '{% icoon "x" %}']
)
def test_een_onbekende_soort_valt_op(sjabloon: str) -> None:
    with pytest.raises(KeyError):
        teken(sjabloon)


def test_een_knop_in_een_lijst_zegt_bij_wie_hij_hoort() -> None:
    html = teken('{% knop "Bekijk" url="/c/" hulptekst="Jayson V." %}')
    assert re.sub(r"<[^>]+>", "", html) == "Bekijk Jayson V."
    assert html.startswith("<a ")


def test_een_actieknop_verstuurt_zijn_waarden() -> None:
    html = teken('{% actieknop "Herinner" "/acties/1/" versie=3 %}')
    assert 'method="post"' in html
    assert 'name="versie" value="3"' in html
    assert 'name="csrfmiddlewaretoken"' in html


def test_bevestigen_kan_zonder_javascript_en_zegt_eerst_wat_er_gebeurt() -> None:
    html = teken(
        '{% bevestig "Sluit af" url="/x/" knop="Ja, sluit af" %}Vier partners horen het.{% endbevestig %}'
    )
    assert html.index("<summary>Sluit af") < html.index("Vier partners") < html.index("Ja, sluit af")


# --- showing ---


def test_een_status_is_vorm_en_woord() -> None:
    html = teken('{% status "te laat" "fout" %}')
    assert "<svg" in html
    assert "te laat" in html


def test_onbesproken_is_geen_lage_score() -> None:
    assert "onbesproken" in teken("{% score waarde %}", waarde=None)
    laag = teken("{% score 1 start=2 %}")
    assert "1 acuut" in laag
    assert "was 2" in laag
    assert laag.count("pga-stip--vol") == 1


def test_stippen_zijn_ook_te_lezen() -> None:
    html = teken("{% stippen m %}", m=[{"naam": "wonen", "score": 3}, {"naam": "werk", "score": None}])
    assert "wonen: 3 wisselend" in html
    assert "werk: onbesproken" in html


def test_een_werklijst_zegt_wie_waarom_en_wat_nu() -> None:
    taken = [
        {
            "wie": "Marc D.",
            "reden": "6 dagen te laat",
            "soort": "laat",
            "knop": "Herinner",
            "post_url": "/h/",
        },
        {"wie": "Ruud K.", "reden": "startgesprek", "url": "/r/", "knop": "Bereid voor", "knop_url": "/r/"},
    ]
    html = teken("{% werklijst taken %}", taken=taken)
    assert html.count("<li") == 2
    assert html.count('action="/h/"') == 1
    assert "te laat" in html
    assert re.search(r'href="/r/"[^>]*><span>Bereid voor <span class="pga-verborgen">Ruud K\.', html)


def test_een_tijdlijn_toont_ook_wie_het_ziet() -> None:
    gebeurtenis = {
        "moment": dt.datetime(2020, 1, 2, 9, tzinfo=dt.UTC),
        "titel": "Huisbezoek",
        "zichtbaar_voor": "Halt",
    }
    html = teken("{% tijdlijn rijen %}", rijen=[gebeurtenis])
    assert 'datetime="2020-01-02T10:00:00+01:00"' in html
    assert "Zichtbaar voor: Halt" in html


def test_tabbladen_wijzen_de_huidige_aan() -> None:
    tabs = [
        {"titel": "Plan", "url": "/p/", "actief": True},
        {"titel": "Regie", "url": "/r/", "actief": False},
    ]
    html = teken('{% tabbladen tabs "Casus" %}', tabs=tabs)
    assert html.count('aria-current="page"') == 1


# --- lists ---


@pytest.mark.parametrize(
    ("adres", "richting", "volgende"),
    [
        ("/?fase=a", "none", "sorteer=naam"),
        ("/?sorteer=naam&fase=a", "ascending", "sorteer=-naam"),
        ("/?sorteer=-naam&fase=a&pagina=3", "descending", "sorteer=naam"),
    ],
)
def test_een_kolomkop_sorteert_en_houdt_de_filters(adres: str, richting: str, volgende: str) -> None:
    html = teken('{% kolom "Persoon" sorteer="naam" %}', adres)
    assert f'aria-sort="{richting}"' in html
    doel = re.findall(r'href="\?([^"]+)"', html)[0].replace("&amp;", "&").split("&")
    assert sorted(doel) == sorted(["fase=a", volgende])


def test_bladeren_houdt_de_filters() -> None:
    pagina = Paginator(range(100), 10).get_page(2)
    html = teken("{% paginering pagina %}", "/?fase=a&pagina=2", pagina=pagina)
    assert 'href="?fase=a&amp;pagina=3" rel="next"' in html
    assert html.count('aria-current="page"') == 1


def test_een_pagina_heeft_geen_bladerknoppen_nodig() -> None:
    assert teken("{% paginering pagina %}", pagina=Paginator([1], 10).get_page(1)) == ""


def test_elk_filter_kan_weg() -> None:
    chips = [{"naam": "Fase", "waarde": GEVAARLIJK, "url": "/?"}]
    html = teken('{% lijstkop 2 "casus|casussen" chips=chips wis="/" %}', chips=chips)
    assert "2 casussen" in html
    assert "Haal filter weg" in html
    assert "<img" not in html


# --- whole pages ---


@pytest.mark.parametrize("naam", ["400", "403", "404", "403_csrf", "500"])
def test_een_foutpagina_heeft_niets_nodig_en_zegt_wat_te_doen(naam: str) -> None:
    """Rendered without request, context processors or database (no `db` fixture here)."""
    html = render_to_string(f"{naam}.html")
    assert "Wat kunt u doen?" in html
    assert "<h1>" in html


def test_niet_mogen_en_niet_bestaan_zien_er_hetzelfde_uit() -> None:
    assert render_to_string("403.html") == render_to_string("404.html")


@pytest.mark.parametrize("naam", ["404", "500"])
def test_een_pagina_heeft_geen_opmaak_of_script_in_de_tekst(naam: str) -> None:
    html = render_to_string(f"{naam}.html")
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son\w+=", html)
