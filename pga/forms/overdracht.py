"""Forms of handing cases over: first choosing, then confirming what was shown."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet

from pga.forms.mensen import Casuskeuze
from pga.models import Casus, Gebruiker
from pga.selectors.mensen import keuzes_met_caseload
from pga.velden import Tekstveld


class Overdrachtformulier(forms.Form):
    casussen = Casuskeuze(
        label="Welke casussen?",
        queryset=Casus.objects.none(),
        error_messages={"required": "Kies minstens één casus."},
    )
    naar = forms.ModelChoiceField(
        label="Wie wordt de regisseur?",
        queryset=Gebruiker.objects.none(),
        help_text="Achter de naam staat hoeveel casussen deze collega nu heeft.",
    )
    notitie = Tekstveld(
        label="Notitie bij de overdracht",
        help_text="Komt in elke gekozen casus te staan. Schrijf dus niets dat maar over één persoon gaat.",
        rijen=5,
        max_length=4000,
    )

    def __init__(
        self, *args: Any, collegas: QuerySet[Gebruiker], casussen: QuerySet[Casus], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["casussen"].queryset = casussen  # type: ignore[attr-defined]
        self.fields["naar"].queryset = collegas  # type: ignore[attr-defined]
        self.fields["naar"].widget.choices = [("", "Kies een collega"), *keuzes_met_caseload(collegas)]

    @property
    def te_bevestigen(self) -> dict[str, Any]:
        """What the next page shows and sends back."""
        gegevens = self.cleaned_data
        return {
            "naar": gegevens["naar"].pk,
            "casussen": [casus.pk for casus in gegevens["casussen"]],
            "notitie": gegevens["notitie"],
            "versies": ",".join(f"{casus.pk}:{casus.versie}" for casus in gegevens["casussen"]),
        }


class Overdrachtbevestiging(Overdrachtformulier):
    """The same, hidden, with the version of each case as it was shown."""

    versies = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("naar", "notitie"):
            self.fields[naam].widget = forms.HiddenInput()
        self.fields["casussen"].widget = forms.MultipleHiddenInput()

    def clean_versies(self) -> dict[int, int]:
        paren = re.findall(r"(\d{1,15}):(\d{1,9})", self.cleaned_data["versies"])
        return {int(pk): int(versie) for pk, versie in paren}
