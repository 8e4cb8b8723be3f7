"""Judging unusual reading."""

from pga.forms.basis import MetVersie
from pga.velden import Tekstveld


class Leesoordeelformulier(MetVersie):
    opmerking = Tekstveld(
        label="Opmerking",
        required=False,
        rijen=3,
        max_length=2000,
        help_text="Wat heeft u nagevraagd, en bij wie? Verplicht als het moet worden uitgezocht.",
    )
