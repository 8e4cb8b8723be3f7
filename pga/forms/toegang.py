"""Inviting a party into a case, ending or extending its access, and asking for access."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from pga.choices import Grondslag, Rol
from pga.forms.basis import MetVersie
from pga.models import Organisatie
from pga.spreektaal import telling
from pga.velden import Datumveld, Keuzerondjes, Tekstveld

CASUSNUMMER = re.compile(r"^UVZ-\d{4}-\d{4,6}$")


class Organisatiekeuze(forms.ModelChoiceField):
    """Says how many people will see the case and are told."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({telling(obj.mensen_nu, 'persoon|personen')})"


class _MetRol(forms.Form):
    """What the organisation is going to do, why, what is asked, on what ground and until when."""

    rol = forms.ChoiceField(label="Wat gaat deze organisatie doen?", widget=Keuzerondjes())
    reden = Tekstveld(
        label="Waarom is deze organisatie nodig?",
        rijen=3,
        max_length=2000,
        help_text="De organisatie leest dit zelf ook. Bijvoorbeeld: begeleidt het gezin bij de schulden.",
    )
    gevraagd = Tekstveld(
        label="Wat vraagt u van deze organisatie?",
        rijen=3,
        max_length=2000,
        help_text="Eén duidelijke vraag, met een termijn als die er is.",
    )
    grondslag = forms.ChoiceField(
        label="Op welke grondslag?",
        choices=Grondslag.choices,
        help_text="Meestal die van de casus zelf.",
    )

    def __init__(self, *args: Any, rollen: list[tuple[Rol, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["rol"]
        veld.choices = [(rol.value, naam) for rol, naam, _ in rollen]  # type: ignore[attr-defined]
        veld.widget.toelichting = {rol.value: uitleg for rol, _, uitleg in rollen}


class Deelnameformulier(_MetRol):
    organisatie = Organisatiekeuze(
        label="Organisatie", queryset=Organisatie.objects.none(), empty_label="Kies een organisatie"
    )
    tot = Datumveld(
        label="Tot en met",
        required=False,
        help_text="Nodig voor wie in de aanpak alleen meedenkt. Anders mag u dit leeg laten.",
    )
    field_order = ("organisatie", "rol", "reden", "gevraagd", "grondslag", "tot")

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]


class Toekenning(_MetRol, MetVersie):
    tot = Datumveld(label="Tot en met", help_text="Daarna stopt de toegang vanzelf. U kunt later verlengen.")


class Afwijzing(MetVersie):
    antwoord = Tekstveld(
        label="Waarom geeft u geen toegang?",
        rijen=3,
        max_length=2000,
        help_text=(
            "De aanvrager leest dit, en weet daarna dat deze casus bestaat. Schrijf niets over de persoon. "
            "Wilt u dat niet laten weten? Antwoord dan niet: na twee weken leest de aanvrager ‘niet toegekend’."
        ),
    )


class Verlengformulier(forms.Form):
    tot = Datumveld(label="Tot en met")
    reden = Tekstveld(
        label="Waarom is de toegang dan nog nodig?",
        rijen=2,
        max_length=2000,
        help_text="Bijvoorbeeld: de behandeling loopt tot de zomer.",
    )


class Eindeformulier(forms.Form):
    reden = Tekstveld(
        label="Waarom stopt de toegang?",
        rijen=2,
        max_length=2000,
        help_text="Bijvoorbeeld: de vraag is beantwoord, of de actie is klaar.",
    )


class Naloopformulier(forms.Form):
    """One row of the weekly list; `keuze` is the button that was pressed."""

    keuze = forms.CharField(max_length=10)
    reden = forms.CharField(
        label="Waarom wel of niet?",
        max_length=300,
        error_messages={"required": "Schrijf in een paar woorden waarom."},
    )


class Toegangsvraag(forms.Form):
    nummer = forms.CharField(
        label="Casusnummer",
        max_length=20,
        help_text="Zoals het in een brief of bericht staat, bijvoorbeeld UVZ-2026-0041.",
    )
    reden = Tekstveld(
        label="Waarom heeft u toegang nodig?",
        rijen=3,
        max_length=2000,
        help_text="Bijvoorbeeld: wij begeleiden sinds vorige week het gezin. Schrijf niet meer dan nodig.",
    )
    gevraagd = Tekstveld(
        label="Wat heeft u nodig om uw werk te doen?",
        rijen=3,
        max_length=2000,
        help_text="Bijvoorbeeld: weten wie de regie voert en welke acties er voor ons zijn.",
    )
    grondslag = forms.ChoiceField(label="Op welke grondslag vraagt u dit?", choices=Grondslag.choices)

    def clean_nummer(self) -> str:
        nummer = str(self.cleaned_data["nummer"]).strip().upper()
        if not CASUSNUMMER.match(nummer):
            raise ValidationError("Een casusnummer ziet er zo uit: UVZ-2026-0041.")
        return nummer
