"""Forms of the review and the closing."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from pga.forms.basis import MetVersie
from pga.velden import Keuzerondjes, Tekstveld
from plans.choices import Afsluitsoort, Herijkingsvoorstel
from uvz.models import Vergadering

VOORSTELUITLEG: dict[str, str] = {
    Herijkingsvoorstel.VOORTZETTEN: "Alles blijft zoals het is. Over een half jaar kijken wij opnieuw.",
    Herijkingsvoorstel.MONITOREN: "U volgt op afstand. Over een half jaar kijken wij opnieuw.",
    Herijkingsvoorstel.AFSLUITEN: "Daarna bespreekt het UVZ het voorstel met de betrokken partners.",
}
SOORTUITLEG: dict[str, str] = {
    Afsluitsoort.POSITIEF: "Na negen maanden zonder melding of aanhouding, of eerder met uitleg.",
    Afsluitsoort.NEGATIEF: "Het strafrecht neemt het over; de negen maanden tellen hier niet.",
}


class Herijkingfilter(forms.Form):
    toon = forms.ChoiceField(
        label="Welke casussen?",
        required=False,
        choices=(
            ("", "aan de beurt"),
            ("alles", "alle in de aanpak"),
            ("overgedragen", "verder bij een partner"),
        ),
    )

    @property
    def keuze(self) -> str:
        """The words of the choice."""
        return dict(self.fields["toon"].choices).get(self.cleaned_data["toon"], "")  # type: ignore[attr-defined]


class Herijkingformulier(forms.Form):
    voorstel = forms.ChoiceField(
        label="Wat stelt u voor?",
        choices=Herijkingsvoorstel.choices,
        widget=Keuzerondjes(toelichting=VOORSTELUITLEG),
    )
    motivering = Tekstveld(
        label="Waarom?",
        help_text="Wat ging vooruit, wat niet, en wat is er nog nodig?",
    )


class Oordeelformulier(MetVersie):
    oordeel_politie = Tekstveld(
        label="Oordeel van de politie",
        help_text="Bent u het eens met het voorstel, en wat ziet de politie op straat?",
    )


class _Uitkomst(MetVersie):
    """A yes or a no; a no has a reason."""

    redenveld = "reden"

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("akkoord") is False and not gegevens.get(self.redenveld):
            self.add_error(self.redenveld, "Schrijf op waarom niet. Anderen gaan daarop verder.")
        return gegevens


def _akkoordveld(label: str, ja: str, nee: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=(("ja", ja), ("nee", nee)),
        coerce=lambda waarde: waarde == "ja",
        widget=Keuzerondjes,
    )


class Herijkbesluit(_Uitkomst):
    akkoord = _akkoordveld(
        "Wat besluiten gemeente en politie?", "volgens het voorstel", "het voorstel gaat van tafel"
    )
    reden = Tekstveld(
        label="Toelichting", required=False, rijen=4, help_text="Nodig als het voorstel van tafel gaat."
    )


class Afsluitformulier(forms.Form):
    soort = forms.ChoiceField(
        label="Hoe sluit u af?", choices=Afsluitsoort.choices, widget=Keuzerondjes(toelichting=SOORTUITLEG)
    )
    motivering = Tekstveld(label="Waarom kan de aanpak stoppen?")
    afwijking = Tekstveld(
        label="Waarom eerder dan na negen maanden?",
        required=False,
        rijen=3,
        help_text="Alleen nodig als u positief afsluit vóór er negen maanden zonder melding zijn.",
    )
    nazorg = Tekstveld(
        label="Wie blijft volgen, en wat is overgedragen?",
        help_text="Noem de organisatie en de afspraak. Ook ‘niemand’ kan, met de reden.",
        rijen=4,
    )

    def __init__(self, *args: Any, vraag_afwijking: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vraag_afwijking:
            del self.fields["afwijking"]


class Agendeerformulier(MetVersie):
    vergadering = forms.ModelChoiceField(
        label="Welke vergadering?", queryset=Vergadering.objects.none(), empty_label=None, widget=Keuzerondjes
    )
    waarom = Tekstveld(
        label="Wat wordt besproken?",
        help_text="Staat op de agenda. Schrijf hier geen inhoud; die staat in het voorstel.",
        rijen=2,
        max_length=1000,
    )
    minuten = forms.IntegerField(label="Minuten", min_value=5, max_value=60)

    def __init__(self, *args: Any, vergaderingen: QuerySet[Vergadering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vergadering"].queryset = vergaderingen  # type: ignore[attr-defined]


class Afsluitbesluit(_Uitkomst):
    redenveld = "toelichting"

    akkoord = _akkoordveld(
        "Wat besloot het UVZ?", "akkoord: wij sluiten de casus af", "niet akkoord: de aanpak gaat door"
    )
    toelichting = Tekstveld(
        label="Toelichting", required=False, rijen=4, help_text="Nodig als het UVZ niet akkoord is."
    )
    afwijking = Tekstveld(label="Waarom eerder dan na negen maanden?", required=False, rijen=3)

    def __init__(self, *args: Any, vraag_afwijking: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vraag_afwijking:
            del self.fields["afwijking"]


class Sluitformulier(MetVersie):
    zonder_brief = Tekstveld(
        label="Waarom komt er geen afsluitbrief?",
        rijen=3,
        max_length=1000,
        help_text="Bijvoorbeeld: vertrokken zonder bekend adres.",
    )

    def __init__(self, *args: Any, vraag_brief: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vraag_brief:
            del self.fields["zonder_brief"]
