"""What was handed to a guest, and the secrecy statement that the guest signs first."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from pga.choices import Grondslag, Verstrekwijze
from pga.forms.basis import MetVersie
from pga.forms.bestand import Bestandsveld, inhoud_van
from pga.velden import Datumveld, Keuzerondjes, Tekstveld


class Gastformulier(forms.Form):
    """Whose name the statement carries; what is left empty is written by hand."""

    gast_naam = forms.CharField(label="Naam van de gast", max_length=200)
    gast_organisatie = forms.CharField(
        label="Organisatie", max_length=200, help_text="Bijvoorbeeld de school of de woningcorporatie."
    )
    functie = forms.CharField(label="Functie", max_length=200)


class Verklaringformulier(Gastformulier):
    """The same, for a statement that may be filled in with a pen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.required = False


class Verstrekkingformulier(Gastformulier):
    """What, how, when and why; and that the guest had signed by then."""

    contact = forms.CharField(label="Telefoon of e-mail", max_length=200, required=False)
    geheimhouding_getekend_op = Datumveld(
        label="Geheimhouding getekend op", help_text="De gast tekent voordat hij iets hoort of krijgt."
    )
    bewijs = Bestandsveld(label="Getekende verklaring", required=False)
    verstrekt_op = Datumveld(label="Verstrekt op")
    wijze = forms.ChoiceField(
        label="Hoe",
        choices=[(wijze.value, wijze.label.capitalize()) for wijze in Verstrekwijze],
        widget=Keuzerondjes(),
    )
    wat = Tekstveld(
        label="Wat heeft de gast gehoord of gekregen?",
        rijen=4,
        max_length=10000,
        help_text="Kort en zakelijk: welke informatie, niet de informatie zelf nog een keer.",
    )
    reden = Tekstveld(label="Waarom was dit nodig?", rijen=3, max_length=4000)
    grondslag = forms.ChoiceField(label="Grondslag", choices=Grondslag)

    def clean_verstrekt_op(self) -> date:
        return _niet_in_de_toekomst(self.cleaned_data["verstrekt_op"])

    def clean_geheimhouding_getekend_op(self) -> date:
        return _niet_in_de_toekomst(self.cleaned_data["geheimhouding_getekend_op"])

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        getekend, verstrekt = gegevens.get("geheimhouding_getekend_op"), gegevens.get("verstrekt_op")
        if getekend and verstrekt and getekend > verstrekt:
            self.add_error(
                "geheimhouding_getekend_op",
                "De gast tekent eerst. Deze datum kan niet na de dag van verstrekken liggen.",
            )
        bewijs = gegevens.get("bewijs")
        gegevens["bewijs"] = inhoud_van(bewijs) if bewijs else None
        return gegevens


class Verstrekkingwijziging(MetVersie, Verstrekkingformulier):
    """The same for what was recorded already."""


class Intrekformulier(MetVersie):
    """Why this should not have been handed over, or what is wrong in the row."""

    reden = Tekstveld(
        label="Waarom trekt u dit in?",
        rijen=3,
        max_length=4000,
        help_text="Bijvoorbeeld: bij de verkeerde casus gezet, of de gast gaf de stukken terug.",
    )


def _niet_in_de_toekomst(dag: date) -> date:
    if dag > timezone.localdate():
        raise forms.ValidationError("Deze datum ligt in de toekomst. Vul in wanneer het gebeurd is.")
    return dag
