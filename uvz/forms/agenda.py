"""Planning a meeting, preparing an agenda item and asking partners."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from pga.forms.basis import MetVersie
from pga.models import Casus, Gebruiker, Organisatie
from pga.velden import Datumveld, Keuzerondjes, Tekstveld
from uvz.choices import Puntsoort, Uitstelgrond
from uvz.models import Agendapunt, Vergadering
from uvz.selectors.keuzes import partners
from uvz.selectors.vergaderingen import te_agenderen

TIJD = forms.TimeInput(attrs={"placeholder": "09:00", "inputmode": "numeric"}, format="%H:%M")
TIJDFOUT = {
    "required": "Vul een tijd in, bijvoorbeeld 09:00.",
    "invalid": "Schrijf de tijd als 09:00.",
}
DAGEN_VOORAF = 3
_WAAROM = "Waarom zijn zorg én veiligheid samen nodig? Wie uitgenodigd wordt leest dit."


class Vergaderformulier(forms.Form):
    """Date, place and room of a meeting."""

    datum = Datumveld(label="Datum")
    begin = forms.TimeField(label="Begin", widget=TIJD, error_messages=TIJDFOUT)
    eind = forms.TimeField(label="Eind", widget=TIJD, error_messages=TIJDFOUT)
    plaats = forms.CharField(label="Plaats", max_length=120)
    plekken = forms.IntegerField(
        label="Aantal plekken",
        min_value=1,
        max_value=20,
        help_text="Meestal 5 of 6 casussen per vergadering.",
    )

    def clean_datum(self) -> Any:
        datum = self.cleaned_data["datum"]
        if datum < timezone.localdate():
            raise forms.ValidationError("Deze datum is al voorbij. Kies een datum vanaf vandaag.")
        return datum

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        begin, eind = gegevens.get("begin"), gegevens.get("eind")
        if begin and eind and eind <= begin:
            self.add_error("eind", "De eindtijd moet na de begintijd liggen.")
        return gegevens


class Vergaderwijziging(MetVersie, Vergaderformulier):
    """The same for a meeting that exists."""


def vergaderwaarden(vergadering: Vergadering) -> dict[str, Any]:
    """The form as the meeting is planned now."""
    velden = ("versie", "datum", "begin", "eind", "plaats", "plekken")
    return {naam: getattr(vergadering, naam) for naam in velden}


class Casuskeuze(forms.ModelChoiceField):
    """A case by the person: short name first, then the number."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.persoon.korte_naam} · {obj.nummer} · {obj.get_fase_display()}"


class Puntformulier(forms.Form):
    """Putting a case on an agenda."""

    casus = Casuskeuze(label="Casus", queryset=Casus.objects.none(), empty_label="Kies een casus")
    soort = forms.ChoiceField(
        label="Soort bespreking",
        choices=[(soort.value, soort.label.capitalize()) for soort in Puntsoort],
        widget=Keuzerondjes(
            toelichting={
                Puntsoort.NIEUW: "Voor het eerst. De notificatiebrieven worden klaargezet.",
                Puntsoort.HERBESPREKING: "De casus blijft in de aanpak; het plan blijft zichtbaar.",
                Puntsoort.AFSLUITING: "Het UVZ bespreekt of de casus kan worden afgesloten.",
            }
        ),
    )
    waarom = Tekstveld(label="Waarom integraal bespreken?", rijen=4, max_length=4000, help_text=_WAAROM)
    minuten = forms.IntegerField(label="Minuten", min_value=5, max_value=120, initial=20)

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze = self.fields["casus"]
        assert isinstance(keuze, Casuskeuze)  # noqa: S101  declared above
        keuze.queryset = te_agenderen(gebruiker)


class Puntwijziging(MetVersie):
    """Why a case is discussed, and for how long."""

    waarom = Tekstveld(label="Waarom integraal bespreken?", rijen=4, max_length=4000, help_text=_WAAROM)
    minuten = forms.IntegerField(label="Minuten", min_value=5, max_value=120)


class Verzoekbasis(forms.Form):
    """Why this partner, what is asked, and before when."""

    reden = Tekstveld(
        label="Waarom deze partner?",
        rijen=2,
        max_length=2000,
        help_text="Bijvoorbeeld: de jongere had eerder een Halt-afdoening.",
    )
    vraag = Tekstveld(
        label="Wat vraagt u?",
        rijen=3,
        max_length=4000,
        help_text="Vraag alleen wat voor deze bespreking nodig is.",
    )
    uiterlijk = Datumveld(label="Antwoord uiterlijk op")


class Partnerkeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.naam} (kernpartner)" if obj.kernpartner else obj.naam


class Verzoekformulier(Verzoekbasis):
    """Inviting a partner; core partners stand first."""

    organisatie = Partnerkeuze(
        label="Partner", queryset=Organisatie.objects.none(), empty_label="Kies een partner"
    )
    field_order = ("organisatie", "reden", "vraag", "uiterlijk")

    def __init__(self, *args: Any, punt: Agendapunt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gevraagd = punt.verzoeken.order_by().values("organisatie")
        keuze = self.fields["organisatie"]
        assert isinstance(keuze, Partnerkeuze)  # noqa: S101  declared above
        keuze.queryset = partners(punt.vergadering.gemeente_id).exclude(pk__in=gevraagd)


class Verzoekwijziging(MetVersie, Verzoekbasis):
    """The same for a question that was put already."""


def uiterlijk_voor(vergadering: Vergadering) -> Any:
    """A few days before the meeting, but not in the past."""
    return max(vergadering.datum - timedelta(days=DAGEN_VOORAF), timezone.localdate())


class Uitstelformulier(forms.Form):
    """Telling the person later: on whose request, on what ground, and when to look again."""

    gevraagd_door = forms.ModelChoiceField(
        label="Gevraagd door", queryset=Organisatie.objects.none(), empty_label="Kies een partner"
    )
    grond = forms.ChoiceField(label="Op welke grond?", choices=Uitstelgrond.choices, widget=Keuzerondjes)
    afweging = Tekstveld(
        label="Waarom is uitstel nodig en in verhouding?",
        rijen=5,
        max_length=6000,
        help_text="Weeg het belang van de persoon om het te weten. Kan het met minder, of korter?",
    )
    opnieuw_bekijken_op = Datumveld(
        label="Opnieuw bekijken op", help_text="Op deze dag vraagt het systeem om een nieuwe afweging."
    )

    def __init__(self, *args: Any, punt: Agendapunt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze = self.fields["gevraagd_door"]
        assert isinstance(keuze, forms.ModelChoiceField)  # noqa: S101  declared above
        keuze.queryset = partners(punt.vergadering.gemeente_id)

    def clean_opnieuw_bekijken_op(self) -> Any:
        datum = self.cleaned_data["opnieuw_bekijken_op"]
        if datum < timezone.localdate():
            raise forms.ValidationError("Deze datum is al voorbij. Kies een datum vanaf vandaag.")
        return datum
