"""Forms with which the beheerder says where open work goes."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from pga.models import Gebruiker, Organisatie
from pga.spreektaal import telling
from plans.selectors.vertrek import SOORTEN, Gebruikerstand, Organisatiestand, opvolgerkeuzes


class _Vertrek(forms.Form):
    reden = forms.CharField(
        label="Reden van het vertrek",
        max_length=200,
        help_text="Bijvoorbeeld: andere baan. Komt in de geschiedenis van het account te staan.",
    )


class Gebruikervertrek(_Vertrek):
    casussen_naar = forms.ModelChoiceField(
        label="Wie wordt regisseur van deze casussen?",
        queryset=Gebruiker.objects.none(),
        help_text="Die krijgt bericht en ziet de casussen meteen. De voorzitter kan ze daarna verder verdelen.",
    )
    contactpersoon = forms.ModelChoiceField(
        label="Wie wordt de nieuwe contactpersoon van de organisatie?",
        queryset=Gebruiker.objects.none(),
        empty_label="Kies een collega",
    )
    field_order = ("casussen_naar", "contactpersoon", "reden")

    def __init__(
        self,
        *args: Any,
        stand: Gebruikerstand,
        opvolgers: QuerySet[Gebruiker],
        contactpersonen: QuerySet[Gebruiker],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if stand.casussen:
            self.fields["casussen_naar"].queryset = opvolgers  # type: ignore[attr-defined]
            self.fields["casussen_naar"].widget.choices = opvolgerkeuzes(opvolgers)
        else:
            del self.fields["casussen_naar"]
        if stand.is_contactpersoon:
            self.fields["contactpersoon"].queryset = contactpersonen  # type: ignore[attr-defined]
        else:
            del self.fields["contactpersoon"]


class Organisatievertrek(_Vertrek):
    """A choice for each kind of open work that there is."""

    def __init__(
        self, *args: Any, stand: Organisatiestand, anderen: QuerySet[Organisatie], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        per_pk = {str(ander.pk): ander for ander in anderen}
        keuzes = [
            ("", "Kies"),
            ("regisseur", "Terug naar de regisseur van elke casus"),
            *((pk, str(ander)) for pk, ander in per_pk.items()),
        ]
        for soort in SOORTEN:
            aantal = stand.open_werk[soort.naam]
            if aantal:
                self.fields[f"{soort.naam}_naar"] = forms.TypedChoiceField(
                    label=f"Waar {'gaat' if aantal == 1 else 'gaan'} {telling(aantal, soort.woorden)} naartoe?",
                    choices=keuzes,
                    coerce=per_pk.get,
                    help_text="Een organisatie neemt alleen over in casussen waar die al aan meedoet.",
                )
        self.order_fields([*(f"{soort.naam}_naar" for soort in SOORTEN), "reden"])
