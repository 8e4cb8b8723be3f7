"""What people type in a form is understood, and a mistake is explained."""

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError

from pga.velden import Datumveld, Keuzerondjes, Tekstveld


@pytest.mark.parametrize("getypt", ["1-2-2011", "01-02-2011", "01/02/2011", " 1 - 2 - 2011 ", "1.2.2011"])
def test_een_datum_mag_op_veel_manieren(getypt: str) -> None:
    assert Datumveld().clean(getypt) == dt.date(2011, 2, 1)


@pytest.mark.parametrize(
    ("getypt", "uitleg"),
    [
        ("31-2-2011", "Deze datum bestaat niet"),
        ("2011-02-01", "dag-maand-jaar, bijvoorbeeld"),
        ("1-2-11", "dag-maand-jaar"),
        ("gisteren", "dag-maand-jaar"),
        ("", "Vul een datum in, bijvoorbeeld"),
    ],
)
def test_een_verkeerde_datum_krijgt_uitleg_met_een_voorbeeld(getypt: str, uitleg: str) -> None:
    with pytest.raises(ValidationError) as fout:
        Datumveld().clean(getypt)
    assert uitleg in fout.value.messages[0]


def test_een_datum_mag_leeg_blijven_als_dat_mag() -> None:
    assert Datumveld(required=False).clean("") is None


def test_een_bewaarde_datum_staat_in_het_veld_zoals_hij_getypt_wordt() -> None:
    class Formulier(forms.Form):
        op = Datumveld()

    html = str(Formulier(initial={"op": dt.date(2011, 2, 1)}))
    assert 'value="01-02-2011"' in html
    assert 'inputmode="numeric"' in html


def test_een_tekst_verliest_geen_woord_zonder_melding() -> None:
    veld = Tekstveld(max_length=5)
    assert "maxlength" not in veld.widget.attrs
    with pytest.raises(ValidationError, match="2 tekens te lang"):
        veld.clean("zeveen!")


def test_nul_bytes_uit_een_geplakte_tekst_vallen_weg() -> None:
    assert Tekstveld().clean("a\x00b") == "ab"


def test_een_keuze_draagt_zijn_eigen_toelichting() -> None:
    class Formulier(forms.Form):
        uitkomst = forms.ChoiceField(
            choices=[("ja", "Agenderen"), ("nee", "Niet opnemen")],
            widget=Keuzerondjes(toelichting={"ja": "Vijf partners <krijgen> bericht."}),
        )

    html = str(Formulier())
    assert 'aria-describedby="id_uitkomst_0_uitleg"' in html
    assert 'id="id_uitkomst_0_uitleg">Vijf partners &lt;krijgen&gt; bericht.' in html
    assert "id_uitkomst_1_uitleg" not in html
