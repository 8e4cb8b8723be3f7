"""Why a closed case is opened."""

from django import forms

from pga.choices import Inzagegrond
from pga.velden import Keuzerondjes, Tekstveld


class Inzageformulier(forms.Form):
    grond = forms.ChoiceField(
        label="Waarom is inzage nodig?", choices=Inzagegrond.choices, widget=Keuzerondjes()
    )
    toelichting = Tekstveld(
        label="Toelichting",
        rijen=3,
        min_length=10,
        max_length=2000,
        help_text="Bijvoorbeeld het kenmerk van het verzoek of de klacht, en wat u wilt nakijken.",
        error_messages={"min_length": "Schrijf iets meer: welk verzoek is het, en wat wilt u nakijken?"},
    )
