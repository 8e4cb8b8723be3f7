"""A partner's answer: known or not, and what it wants to tell right away."""

from collections.abc import Iterator
from typing import Any

from django import forms

from pga.choices import Leefgebied
from pga.forms.basis import MetVersie
from pga.velden import Tekstveld
from uvz.choices import Verzoekstatus
from uvz.forms.kring import Kringvelden, Voorwaardeveld


class Bekendformulier(MetVersie, Kringvelden):
    """Known: perhaps with a contact person, and with what is known per leefgebied, for one circle."""

    contactpersoon = forms.CharField(
        label="Contactpersoon",
        max_length=200,
        required=False,
        help_text="Wie werkt er met deze persoon? Naam en telefoonnummer.",
    )
    toelichting = Tekstveld(label="Kort antwoord op de vraag", rijen=3, max_length=4000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for gebied in Leefgebied:
            self.fields[f"tekst_{gebied}"] = Tekstveld(
                label="Wat weet u hierover?", rijen=3, max_length=20000, required=False
            )
            self.fields[f"bron_{gebied}"] = forms.CharField(
                label="Waar komt dit vandaan",
                max_length=200,
                required=False,
                help_text="Bijvoorbeeld: eigen gesprek op 3 november, of ons registratiesysteem.",
            )
            self.fields[f"voorwaarde_{gebied}"] = Voorwaardeveld()
        # Without a text about a leefgebied there is nothing to choose.
        self.fields["kring"].leeg_mag = True  # type: ignore[attr-defined]
        self.fields["kring"].label = "Wie mag lezen wat u over de leefgebieden schrijft?"
        self.stel_voorwaarde_voor()

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        kring = {"kring": gegevens.pop("kring", ""), "lezers": gegevens.pop("lezers", [])}
        bijdragen = []
        for gebied in Leefgebied:
            tekst, bron, voorwaarde = (
                gegevens.pop(f"{naam}_{gebied}", "") for naam in ("tekst", "bron", "voorwaarde")
            )
            if tekst and not bron:
                self.add_error(f"bron_{gebied}", "Vul in waar dit vandaan komt.")
            if bron and not tekst:
                self.add_error(f"tekst_{gebied}", "Vul in wat u hierover weet.")
            if tekst:
                velden = {"leefgebied": gebied.value, "tekst": tekst, "bron": bron, "voorwaarde": voorwaarde}
                bijdragen.append(velden | kring)
        if bijdragen and not kring["kring"]:
            self.add_error("kring", "Kies wie dit mag lezen.")
        return gegevens | {"bijdragen": bijdragen}

    @property
    def gebieden(self) -> Iterator[dict[str, Any]]:
        """The fields per leefgebied, and whether there is anything in them to show at once."""
        for gebied in Leefgebied:
            velden = [self[f"{naam}_{gebied}"] for naam in ("tekst", "bron", "voorwaarde")]
            yield {
                "titel": gebied.label.capitalize(),
                "velden": velden,
                # A proposed condition alone is nothing yet.
                "open": any(veld.value() for veld in velden[:2]) or any(veld.errors for veld in velden),
            }


class Nietbekendformulier(MetVersie):
    """Not known, perhaps with a word about it."""

    toelichting = Tekstveld(label="Toelichting", rijen=2, max_length=2000, required=False)


class Verzoekfilter(forms.Form):
    """Which questions to show."""

    status = forms.ChoiceField(
        label="Antwoord", required=False, choices=[("", "Alle"), *Verzoekstatus.choices]
    )
