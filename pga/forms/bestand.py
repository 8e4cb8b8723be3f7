"""Adding a file to a case."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from pga.bestandstypen import NAMEN, SOORTEN, extensie, klopt_inhoud, nette_naam
from pga.velden import Keuzerondjes

_MB = 1024 * 1024


class Bestandsveld(forms.FileField):
    default_error_messages = {
        "required": "Kies een bestand.",
        "missing": "Kies een bestand.",
        "invalid": "Het bestand kwam niet goed over. Kies het opnieuw.",
        "empty": "Dit bestand is leeg. Controleer het en kies het opnieuw.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", f"Een {NAMEN}, hoogstens {settings.MAX_UPLOAD_BYTES // _MB} MB.")
        accepteert = {"accept": ",".join(f".{naam}" for naam in SOORTEN)}
        super().__init__(widget=forms.FileInput(attrs=accepteert), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Not too big, of a kind that we keep, and really of that kind."""
        bestand: UploadedFile | None = super().clean(data, initial)
        if bestand:
            _toets(bestand)
        return bestand


def _toets(bestand: UploadedFile) -> None:
    naam = bestand.name or ""
    if (bestand.size or 0) > settings.MAX_UPLOAD_BYTES:
        groot, mag = (bestand.size or 0) / _MB, settings.MAX_UPLOAD_BYTES // _MB
        raise forms.ValidationError(
            f"Dit bestand is {groot:.1f} MB. Er past hoogstens {mag} MB.".replace(".", ",", 1)
        )
    if extensie(naam) not in SOORTEN:
        raise forms.ValidationError(f"Dit soort bestand kan hier niet. Kies een {NAMEN}.")
    if not klopt_inhoud(naam, bestand.file):  # type: ignore[arg-type]
        raise forms.ValidationError(
            f"De inhoud is geen {extensie(naam)}-bestand, of er zit een macro in. Sla het bestand opnieuw"
            " op in het programma waarmee het gemaakt is, en kies het dan weer."
        )


def inhoud_van(bestand: UploadedFile) -> dict[str, Any]:
    """A checked upload as `pga.services.bestand.bewaar_bestand` takes it."""
    bestand.seek(0)
    return {
        "inhoud": bestand.read(),
        "naam": nette_naam(bestand.name or ""),
        "mediatype": SOORTEN[extensie(bestand.name or "")].mediatype,
    }


class Bestandformulier(forms.Form):
    """After validation `cleaned_data` is what `pga.services.bestand.bewaar_bestand` takes."""

    bestand = Bestandsveld(label="Bestand")
    laag = forms.ChoiceField(label="Wie mag dit zien?", widget=Keuzerondjes())

    def __init__(self, *args: Any, lagen: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["laag"]
        veld.choices = [(code, naam) for code, naam, _ in lagen]  # type: ignore[attr-defined]
        veld.widget.toelichting = {code: f"Nu: {wie}" for code, _, wie in lagen}

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        bestand = gegevens.pop("bestand", None)
        return gegevens | inhoud_van(bestand) if bestand is not None and not self.errors else gegevens
