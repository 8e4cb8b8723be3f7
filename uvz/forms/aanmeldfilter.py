"""What one can narrow the list of reports with."""

from typing import Any
from urllib.parse import urlencode

from django import forms

from pga.models import Gebruiker
from uvz.choices import Aanmeldstatus
from uvz.selectors.aanmeldingen import ziet_ontvangen

VAN = {"eigen": "van mijn organisatie", "ontvangen": "van andere organisaties"}


class Aanmeldfilter(forms.Form):
    """Filters of the list; what it does not understand it ignores."""

    status = forms.ChoiceField(label="Status", choices=[("", "alle"), *Aanmeldstatus.choices], required=False)
    van = forms.ChoiceField(label="Van wie", choices=[("", "alle"), *VAN.items()], required=False)

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ziet_ontvangen(gebruiker):
            del self.fields["van"]

    def vraag(self) -> dict[str, str]:
        """The filters that are on."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}

    def chips(self) -> list[dict[str, str]]:
        """One chip per filter, each with the address of the list without it."""
        aan = self.vraag()
        sorteer = {"sorteer": self.data["sorteer"]} if self.data.get("sorteer") else {}
        return [
            {
                "naam": str(self.fields[naam].label),
                "waarde": VAN.get(waarde) or Aanmeldstatus(waarde).label,
                "url": "?" + urlencode({n: w for n, w in aan.items() if n != naam} | sorteer),
            }
            for naam, waarde in aan.items()
        ]
