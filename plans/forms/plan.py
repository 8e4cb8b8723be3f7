"""Forms of the plan: its texts, the scores and the goals."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from pga.choices import Leefgebied
from pga.forms.basis import MetVersie
from pga.velden import Datumveld, Keuzerondjes, Tekstveld
from plans.choices import Meetmoment, Score
from plans.selectors.niveaus import NIVEAUTEKST

ONBESPROKEN = "onbesproken"


def niet_later_dan_vandaag(datum: date) -> None:
    if datum > timezone.localdate():
        raise ValidationError("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")


def niet_voorbij(datum: date) -> None:
    if datum < timezone.localdate():
        raise ValidationError("Deze dag is al voorbij. Kies vandaag of een latere dag.")


class Planformulier(MetVersie):
    kern = Tekstveld(
        label="Kern van het verhaal",
        help_text="Wie is deze persoon, wat speelt er en wat gaat er goed? Vijf tot tien regels.",
        required=False,
        rijen=8,
    )
    hoofddoel = Tekstveld(
        label="Hoofddoel",
        help_text="Waar werken wij samen naartoe? Schrijf het zo dat de persoon het zelf ook snapt.",
        required=False,
        rijen=3,
    )
    visie_persoon = Tekstveld(
        label="Wat wil de persoon zelf?",
        help_text="In eigen woorden, uit het startgesprek. Ook wat de ouders willen.",
        required=False,
        rijen=4,
    )
    rolverdeling = Tekstveld(
        label="Rolverdeling",
        help_text="Wie doet wat, wie is het aanspreekpunt en wie houdt wie op de hoogte?",
        required=False,
        rijen=5,
    )


class Beeldformulier(MetVersie):
    tekst = Tekstveld(
        label="Beeld",
        help_text="Hoe staat het er nu voor: zorgen, wat helpt, wat al is geprobeerd. Feiten en bron eerst.",
        rijen=10,
    )


class Doelformulier(forms.Form):
    leefgebied = forms.ChoiceField(label="Leefgebied", choices=Leefgebied.choices)
    tekst = Tekstveld(
        label="Wat willen wij bereiken?",
        help_text="Eén ding, in gewone woorden. Bijvoorbeeld: Jayson is vier dagen per week op school.",
        rijen=3,
        max_length=2000,
    )
    meetbaar = Tekstveld(
        label="Hoe zien wij dat het gelukt is?",
        help_text="Waar kijken wij naar, en wie stelt het vast? Bijvoorbeeld: verzuimcijfer van leerplicht.",
        rijen=3,
        max_length=2000,
    )
    streefdatum = Datumveld(label="Te bereiken vóór")
    streefscore = forms.TypedChoiceField(
        label="Welke score hoort daarbij?",
        choices=[("", "geen score"), *((s.value, f"{s.value} {s.label}") for s in Score)],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def clean_streefdatum(self) -> date:
        datum: date = self.cleaned_data["streefdatum"]
        if datum != self.initial.get("streefdatum"):
            niet_voorbij(datum)
        return datum


class Doelwijziging(MetVersie, Doelformulier):
    """A goal that is there already."""


class Doelmelding(MetVersie):
    status = forms.ChoiceField(label="Hoe staat het met dit doel?", widget=Keuzerondjes)
    reden = Tekstveld(label="Waaraan zien wij dat?", rijen=3, max_length=2000)

    def __init__(self, *args: Any, keuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = keuzes  # type: ignore[attr-defined]


class Metingformulier(forms.Form):
    """A score for each leefgebied; the reason is asked where it is new or has changed."""

    moment = forms.ChoiceField(label="Welk moment is dit?", choices=Meetmoment.choices, widget=Keuzerondjes)
    datum = Datumveld(label="Datum", validators=[niet_later_dan_vandaag])

    def __init__(self, *args: Any, vorige: dict[str, int | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vorige = vorige
        for gebied in Leefgebied:
            # From 5 down, as one scores: the first that fits is the level (domein.md 1.2).
            keuzes = [(str(score.value), f"{score.value} {_woord(score)}") for score in reversed(Score)]
            uitleg = {str(nr): zin for nr, zin in enumerate(NIVEAUTEKST[gebied], start=1)}
            self.fields[f"score_{gebied}"] = forms.ChoiceField(
                label=f"Score {gebied.label}",
                choices=[*keuzes, (ONBESPROKEN, "Onbesproken")],
                widget=Keuzerondjes(toelichting=uitleg),
                error_messages={"required": f"Geef {gebied.label} een score, of kies onbesproken."},
            )
            self.fields[f"toelichting_{gebied}"] = Tekstveld(
                label="Waarom deze score?",
                help_text="Nodig als de score nieuw of veranderd is.",
                rijen=4,
                max_length=4000,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        scores = {gebied.value: self._een(gebied) for gebied in Leefgebied}
        schoon = self.cleaned_data
        return {"moment": schoon.get("moment"), "datum": schoon.get("datum"), "scores": scores}

    def _een(self, gebied: Leefgebied) -> dict[str, Any]:
        gekozen = self.cleaned_data.get(f"score_{gebied}")
        reden = self.cleaned_data.get(f"toelichting_{gebied}", "")
        score = int(gekozen) if gekozen and gekozen != ONBESPROKEN else None
        if score and score != self.vorige.get(gebied) and not reden.strip():
            self.add_error(f"toelichting_{gebied}", "Schrijf op waarom: deze score is nieuw of veranderd.")
        return {"score": score, "toelichting": reden}

    def gebieden(self) -> list[dict[str, Any]]:
        """The fields per leefgebied, for drawing."""
        return [
            {
                "naam": gebied.label,
                "vorige": self.vorige.get(gebied),
                "score": self[f"score_{gebied}"],
                "toelichting": self[f"toelichting_{gebied}"],
            }
            for gebied in Leefgebied
        ]


def _woord(score: Score) -> str:
    return str(score.label).split(":")[0]
