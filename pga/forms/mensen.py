"""Forms about who stands in for whom."""

from types import MappingProxyType
from typing import Any

from django import forms
from django.db.models import QuerySet

from pga.models import Casus, Gebruiker
from pga.selectors.mensen import keuzes_met_caseload
from pga.velden import Datumveld, Keuzerondjes, Keuzevakjes


class Voorwie(forms.Form):
    """The voorzitter first says whose cases it is about."""

    voor = forms.ModelChoiceField(
        label="Van wie zijn de casussen?", queryset=Gebruiker.objects.none(), empty_label="Kies een regisseur"
    )

    def __init__(self, *args: Any, mensen: QuerySet[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voor"].queryset = mensen  # type: ignore[attr-defined]
        self.fields["voor"].widget.choices = [("", "Kies een regisseur"), *keuzes_met_caseload(mensen)]


class Casuskeuze(forms.ModelMultipleChoiceField):
    """Cases to tick, each by name and number."""

    widget = Keuzevakjes
    default_error_messages = {
        "invalid_choice": "Een casus die u koos is intussen van een ander, of gesloten. Kies opnieuw."
    }

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.persoon.korte_naam} · {obj.nummer} · {obj.get_fase_display()}"


class Waarnemingformulier(forms.Form):
    waarnemer = forms.ModelChoiceField(
        label="Wie neemt waar?",
        queryset=Gebruiker.objects.none(),
        help_text="Achter de naam staat hoeveel casussen deze collega zelf al heeft.",
    )
    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag", help_text="Daarna eindigt de toegang vanzelf.")
    alles = forms.TypedChoiceField(
        label="Welke casussen?",
        choices=[("ja", "Alle casussen"), ("nee", "Alleen de casussen die ik hieronder kies")],
        coerce=lambda waarde: waarde == "ja",
        initial="ja",
        widget=Keuzerondjes(toelichting={"ja": "Ook een casus die er in deze periode bij komt."}),
    )
    casussen = Casuskeuze(
        label="Gekozen casussen",
        queryset=Casus.objects.none(),
        required=False,
        help_text="Telt alleen als u hierboven zelf kiest.",
    )
    reden = forms.CharField(
        label="Reden",
        max_length=200,
        help_text=(
            "Bijvoorbeeld: vakantie. Schrijf niets over personen uit de casussen, en niet wat een zieke collega heeft."
        ),
    )
    zichtbaar_voor = MappingProxyType(
        {"reden": "de waarnemer, de voorzitter, en de partners die in deze casussen meedoen"}
    )

    def __init__(
        self, *args: Any, collegas: QuerySet[Gebruiker], casussen: QuerySet[Casus], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waarnemer"].queryset = collegas  # type: ignore[attr-defined]
        self.fields["waarnemer"].widget.choices = [("", "Kies een collega"), *keuzes_met_caseload(collegas)]
        self.fields["casussen"].queryset = casussen  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste dag.")
        if gegevens.get("alles") is False and not gegevens.get("casussen"):
            self.add_error("casussen", "Kies minstens één casus, of kies alle casussen.")
        return gegevens


class Geheimhoudingformulier(forms.Form):
    akkoord = forms.BooleanField(
        label="Ik heb dit gelezen en houd mij eraan",
        error_messages={
            "required": "Zet een vinkje als u akkoord gaat. Gaat u niet akkoord? Kies dan ‘Log uit’."
        },
    )
