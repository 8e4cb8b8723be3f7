"""Who may read a contribution, and on what condition it may be passed on."""

from typing import Any

from django import forms

from pga.forms.basis import MetVersie
from pga.velden import Keuzerondjes, Keuzevakjes, Suggesties
from uvz.choices import Kring
from uvz.models import Bijdrage
from uvz.selectors.kring import Publiek

TOESTEMMING = "Alleen doorgeven met toestemming van ons."
VOORWAARDEN = (
    TOESTEMMING,
    "Niet doorgeven buiten dit overleg.",
    "Niet bespreken met het gezin zonder overleg met ons.",
)


class Voorwaardeveld(forms.CharField):
    """On what condition what is told may be passed on; whoever is bound to secrecy gets a proposal (WGS 2.29 lid 3)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Kies een voorstel of schrijf zelf. Leeg laten mag.")
        super().__init__(
            label="Voorwaarde bij doorgeven",
            max_length=300,
            required=False,
            widget=Suggesties(VOORWAARDEN),
            **kwargs,
        )


class Kringveld(forms.ChoiceField):
    """The circle; `leeg_mag` where a form without any text has nothing to choose for."""

    leeg_mag = False

    def validate(self, value: Any) -> None:
        if value or not self.leeg_mag:
            super().validate(value)


class Lezersveld(forms.TypedMultipleChoiceField):
    """Organisations to choose; the form asks for at least one when the circle is of chosen ones."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class Kringvelden(forms.Form):
    """The circle, with the readers of each choice written out and, when chosen, the organisations."""

    kring = Kringveld(
        label="Wie mag dit lezen?",
        choices=[(kring.value, kring.label.capitalize()) for kring in Kring],
        initial=Kring.ALLEN,
        widget=Keuzerondjes(),
    )
    lezers = Lezersveld(label="Welke organisaties?", coerce=int, widget=Keuzevakjes())

    def __init__(self, *args: Any, publiek: Publiek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.publiek = publiek
        self.geheim = publiek.geheim
        self.stel_voorwaarde_voor()
        self.fields["kring"].widget.toelichting = publiek.uitleg
        self.fields["lezers"].choices = publiek.organisaties  # type: ignore[attr-defined]
        if not publiek.organisaties:
            alleen = [keuze for keuze in Kring.choices if keuze[0] != Kring.GEKOZEN]
            self.fields["kring"].choices = alleen  # type: ignore[attr-defined]

    def stel_voorwaarde_voor(self) -> None:
        """Whoever is bound to professional secrecy starts from a condition, and may drop it."""
        for veld in self.fields.values():
            if self.geheim and isinstance(veld, Voorwaardeveld):
                veld.initial = TOESTEMMING

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("kring") != Kring.GEKOZEN:
            gegevens["lezers"] = []
        elif not gegevens.get("lezers") and "lezers" not in self.errors:
            self.add_error("lezers", "Kies ten minste één organisatie.")
        return gegevens

    @property
    def lezerszin(self) -> str:
        """Who reads it with what is chosen now; each text of the form is read by the same people."""
        kring = self["kring"].value()
        gekozen = self["lezers"].value() or []
        gekozen = gekozen if isinstance(gekozen, list | tuple) else [gekozen]
        nummers = {int(pk) for pk in gekozen if str(pk).isdecimal() and len(str(pk)) <= 15}
        return self.publiek.zin(kring if kring in Kring.values else Kring.ALLEN, nummers)


class Kringwijziging(MetVersie, Kringvelden):
    """The circle of a contribution that was given already; new readers are named before they may read."""

    bevestigd = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bijdrage: Bijdrage, gekozen: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.oud = self.publiek.mensen(bijdrage.kring, gekozen, straks=True)
        self.erbij = ""
        self.vraagt_bevestiging = False

    def is_valid(self) -> bool:
        """Not a mistake, but not yet to be done: new readers are named first, and confirmed for this very choice."""
        return super().is_valid() and not self.vraagt_bevestiging

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        bevestigd = gegevens.pop("bevestigd", "")
        if self.errors:
            return gegevens
        keuze = "-".join(map(str, [gegevens["kring"], *sorted(gegevens["lezers"])]))
        self.erbij = self.publiek.erbij(self.oud, gegevens["kring"], gegevens["lezers"])
        if self.erbij and bevestigd != keuze:
            self.vraagt_bevestiging = True
            self.data = {**self.data.dict(), "lezers": gegevens["lezers"], "bevestigd": keuze}  # type: ignore[attr-defined]
        return gegevens
