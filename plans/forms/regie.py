"""Forms of the direction: actions, signals, contacts and who directs."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from pga.choices import Intensiteit, Regievorm
from pga.forms.basis import MetVersie, Redenformulier
from pga.forms.lijst import Filterformulier
from pga.models import Gebruiker, Organisatie
from pga.velden import Datumveld, Keuzerondjes, Tekstveld
from plans.choices import TE_DOEN, Actiestatus, Contactsoort, Signaalsoort
from plans.forms.plan import niet_later_dan_vandaag, niet_voorbij
from plans.models import Doel
from plans.selectors.actie import kort

# What each kind of signal does to the nine months.
SIGNAALUITLEG: dict[str, str] = {
    Signaalsoort.MELDING: "De negen maanden zonder meldingen beginnen opnieuw.",
    Signaalsoort.AANHOUDING: "De negen maanden zonder meldingen beginnen opnieuw.",
    Signaalsoort.VERZUIM: "Telt niet mee voor de negen maanden.",
    Signaalsoort.ZORG: "Telt niet mee voor de negen maanden.",
    Signaalsoort.POSITIEF: "Er gaat iets goed: ook dat hoort iedereen te weten.",
}
UITKOMSTUITLEG: dict[str, str] = {
    Actiestatus.IN_UITVOERING: "U bent begonnen. De datum blijft staan.",
    Actiestatus.GEDAAN: "De actie is klaar.",
    Actiestatus.NIET_GEDAAN: "Het is niet gelukt. Schrijf op waarom.",
    Actiestatus.GEWIJZIGD: "De actie past niet meer bij hoe het nu is.",
    Actiestatus.VERVALLEN: "U vraagt deze actie niet meer. Schrijf op waarom.",
}


class _Doelkeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_leefgebied_display().capitalize()}: {kort(obj.tekst)}"


class _Actiebasis(forms.Form):
    omschrijving = Tekstveld(
        label="Wat moet er gebeuren?",
        help_text="Eén ding dat af kan. Bijvoorbeeld: intake plannen met Jayson en zijn moeder.",
        rijen=3,
        max_length=1000,
    )
    voor = Datumveld(label="Klaar vóór", help_text="Na deze dag staat de actie bij u en bij hen als te laat.")
    doel = _Doelkeuze(
        label="Bij welk doel?", queryset=Doel.objects.none(), required=False, empty_label="Los van een doel"
    )

    def __init__(self, *args: Any, doelen: QuerySet[Doel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doel"].queryset = doelen  # type: ignore[attr-defined]

    def clean_voor(self) -> Any:
        voor = self.cleaned_data["voor"]
        if voor != self.initial.get("voor"):
            niet_voorbij(voor)
        return voor


class Actieformulier(_Actiebasis):
    """A new action. Who is not involved yet stands apart, because asking them gives them access."""

    organisatie = forms.ModelChoiceField(
        label="Wie doet het?",
        queryset=Organisatie.objects.none(),
        empty_label="Kies een organisatie",
        help_text="Wie nog niet betrokken is, krijgt met deze actie toegang tot het plan.",
    )
    field_order = ("organisatie", "omschrijving", "voor", "doel")

    def __init__(
        self, *args: Any, betrokken: list[Organisatie], anderen: list[Organisatie], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["organisatie"]
        veld.queryset = Organisatie.objects.filter(pk__in=[o.pk for o in [*betrokken, *anderen]])  # type: ignore[attr-defined]
        groepen = [("Al betrokken", betrokken), ("Nog niet betrokken: krijgt toegang tot het plan", anderen)]
        veld.widget.choices = [
            ("", "Kies een organisatie"),
            *((naam, [(o.pk, str(o)) for o in leden]) for naam, leden in groepen if leden),
        ]


class Actiewijziging(MetVersie, Actieformulier):
    """Without a choice of `organisatie` the action stays with who has it."""

    reden = Tekstveld(
        label="Waarom wijzigt de actie?", help_text="De uitvoerder leest dit.", rijen=2, max_length=1000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["organisatie"]
        # Whoever had it may have left: then somebody has to be chosen.
        veld.required = self.initial.get("organisatie") not in veld.queryset  # type: ignore[attr-defined]


class Actiemelding(MetVersie):
    status = forms.ChoiceField(label="Hoe staat het ermee?", widget=Keuzerondjes(toelichting=UITKOMSTUITLEG))
    uitkomst = Tekstveld(
        label="Wat is er gebeurd, en wat betekent dat?",
        help_text=(
            "Hoeft niet als u er nog mee bezig bent. Geen diagnoses, wel wat anderen moeten weten. "
            "Is dit de laatste actie van uw organisatie en is zij klaar? Dan stopt daarna uw toegang tot de casus."
        ),
        rijen=5,
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, keuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = keuzes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("status") not in {None, *TE_DOEN} and not schoon.get("uitkomst", "").strip():
            self.add_error("uitkomst", "Schrijf kort op wat er is gebeurd en wat dat betekent.")
        return schoon


class Signaalformulier(forms.Form):
    soort = forms.ChoiceField(
        label="Wat voor signaal is het?",
        choices=Signaalsoort.choices,
        widget=Keuzerondjes(toelichting=SIGNAALUITLEG),
    )
    datum = Datumveld(label="Wanneer was het?", validators=[niet_later_dan_vandaag])
    tekst = Tekstveld(
        label="Wat is er gebeurd?",
        help_text="Wat u zag of hoorde, van wie, en wat u al deed.",
        rijen=5,
        max_length=4000,
    )


class Contactformulier(forms.Form):
    soort = forms.ChoiceField(label="Soort contact", choices=Contactsoort.choices, widget=Keuzerondjes)
    datum = Datumveld(label="Datum", validators=[niet_later_dan_vandaag])
    met = forms.CharField(
        label="Met wie", max_length=200, help_text="Bijvoorbeeld: Jayson en zijn moeder, op school."
    )
    verslag = Tekstveld(label="Wat is er besproken en afgesproken?", rijen=8)


class Regieformulier(MetVersie):
    regievorm = forms.ChoiceField(
        label="Vorm van regie",
        choices=Regievorm.choices,
        widget=Keuzerondjes(
            toelichting={
                Regievorm.CASUSREGIE: "De regisseur spreekt de persoon zelf en regelt de samenwerking.",
                Regievorm.PROCESREGIE: "Een partner werkt met de persoon; de regisseur bewaakt de afspraken.",
            }
        ),
    )
    aanspreekpunt = forms.CharField(
        label="Aanspreekpunt voor de persoon en de ouders",
        max_length=200,
        help_text="Naam en organisatie. Bijvoorbeeld: mevrouw De Wit, jeugdreclassering JB-West.",
    )
    regisseur = forms.ModelChoiceField(
        label="Regisseur",
        queryset=Gebruiker.objects.none(),
        empty_label=None,
        help_text="Draagt u over aan iemand anders, dan eindigt uw eigen toegang tot deze casus.",
    )
    reden = Tekstveld(label="Waarom verandert dit?", rijen=3, max_length=2000)

    def __init__(self, *args: Any, regievoerders: QuerySet[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regisseur"].queryset = regievoerders  # type: ignore[attr-defined]


class Intensiteitformulier(Redenformulier):
    intensiteit = forms.ChoiceField(
        label="Hoe volgen wij deze casus?",
        choices=Intensiteit.choices,
        widget=Keuzerondjes(
            toelichting={
                Intensiteit.ACTIEF: "Er lopen acties en de regisseur stuurt.",
                Intensiteit.MONITORING: "Het gaat langere tijd goed; wij kijken mee tot er een signaal komt.",
            }
        ),
    )
    field_order = ("intensiteit", "reden")


class Actiefilter(Filterformulier):
    toon = forms.ChoiceField(
        label="Toon",
        required=False,
        choices=[("", "open"), ("laat", "te laat"), ("klaar", "afgerond"), ("alles", "alles")],
    )
    wie = forms.ChoiceField(label="Uitvoerder", required=False)
    van = forms.ChoiceField(
        label="Casussen",
        required=False,
        choices=[("", "van mij of mijn organisatie"), ("alles", "alles wat ik mag zien")],
    )

    def __init__(self, data: QueryDict, *, uitvoerders: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["wie"].choices = [("", "iedereen"), *uitvoerders]  # type: ignore[attr-defined]
