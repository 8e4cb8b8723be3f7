"""Filters of lists: GET forms whose fields may all be empty, and the chips that follow from them."""

from typing import Any

from django import forms
from django.http import QueryDict

from pga.choices import Casussoort, Fase, Gebeurtenissoort, Intensiteit, Inzagesoort
from pga.velden import Datumveld

ALLES = ("", "alles")


class Filterformulier(forms.Form):
    """A filter that is not understood is left out, so that an old address keeps working."""

    anker = ""

    def __init__(self, data: QueryDict, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.vraag = data

    @property
    def gekozen(self) -> dict[str, Any]:
        """The filters that are on, by field."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde not in (None, "")}

    @property
    def chips(self) -> list[dict[str, str]]:
        """Name, value and the address without it, per filter that is on."""
        return [
            {
                "naam": str(self.fields[naam].label),
                "waarde": self._woord(naam, waarde),
                "url": self._zonder(naam),
            }
            for naam, waarde in self.gekozen.items()
        ]

    @property
    def open(self) -> bool:
        """The form was asked for, or just sent."""
        return "filter" in self.vraag

    @property
    def opvragen(self) -> str:
        """The address of the same list with this form."""
        vraag = self.vraag.copy()
        vraag["filter"] = "1"
        return f"?{vraag.urlencode()}#filter"

    @property
    def wis(self) -> str:
        return self._zonder(*self.fields)

    def _woord(self, naam: str, waarde: Any) -> str:
        keuzes = dict(getattr(self.fields[naam], "choices", ()))
        return str(keuzes.get(waarde, self.data.get(naam) or waarde))

    def _zonder(self, *namen: str) -> str:
        vraag = self.vraag.copy()
        for naam in (*namen, "pagina", "filter"):
            vraag.pop(naam, None)
        return f"?{vraag.urlencode()}{self.anker}"


class Casusfilter(Filterformulier):
    fase = forms.ChoiceField(label="Fase", required=False, choices=[ALLES, *Fase.choices])
    intensiteit = forms.ChoiceField(
        label="Intensiteit", required=False, choices=[ALLES, *Intensiteit.choices]
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=[ALLES, *Casussoort.choices])
    regisseur = forms.ChoiceField(label="Regisseur", required=False)
    wijk = forms.ChoiceField(label="Wijk", required=False)

    def __init__(self, data: QueryDict, *, keuzes: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data)
        for naam, paren in keuzes.items():
            self.fields[naam].choices = [ALLES, *paren]  # type: ignore[attr-defined]


class Tijdlijnfilter(Filterformulier):
    soort = forms.ChoiceField(label="Soort", required=False, choices=[ALLES, *Gebeurtenissoort.choices])


OVER_MEER_CASUSSEN = {Inzagesoort.LIJST, Inzagesoort.ZOEKEN, Inzagesoort.GEWEIGERD, Inzagesoort.ONBEKEND}


class Casuslogfilter(Filterformulier):
    """Narrows the read log of one case; a list, a search or what was refused stands in no case's own log."""

    wie = forms.ChoiceField(label="Wie", required=False)
    soort = forms.ChoiceField(
        label="Soort",
        required=False,
        choices=[ALLES, *((s.value, s.label) for s in Inzagesoort if s not in OVER_MEER_CASUSSEN)],
    )
    van = Datumveld(label="Vanaf", required=False)
    tot = Datumveld(label="Tot en met", required=False)

    anker = "#leeslog"  # on the access page the log stands below what the page is about

    def __init__(self, data: QueryDict, *, mensen: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["wie"].choices = [ALLES, *mensen]  # type: ignore[attr-defined]


class Leeslogfilter(Casuslogfilter):
    """Narrows the read log of a municipality; a case number is typed over from a letter or a request."""

    soort = forms.ChoiceField(label="Soort", required=False, choices=[ALLES, *Inzagesoort.choices])
    organisatie = forms.ChoiceField(label="Organisatie", required=False)
    nummer = forms.CharField(
        label="Casusnummer",
        required=False,
        max_length=20,
        help_text="Vindt ook lijsten en zoekvragen waarin deze casus stond.",
    )
    waarom = forms.ChoiceField(
        label="Reden",
        required=False,
        choices=[ALLES, ("gevraagd", "niet betrokken: reden opgegeven of nood")],
    )
    anker = ""
    field_order = ("wie", "organisatie", "soort", "nummer", "waarom", "van", "tot")

    def __init__(
        self, data: QueryDict, *, mensen: list[tuple[str, str]], organisaties: list[tuple[str, str]]
    ) -> None:
        super().__init__(data, mensen=mensen)
        self.fields["organisatie"].choices = [ALLES, *organisaties]  # type: ignore[attr-defined]

    def clean_nummer(self) -> str:
        return str(self.cleaned_data["nummer"]).strip().upper()
