"""The discussion: contributions, missing questions, the judgement and the four decisions."""

from typing import Any, ClassVar

from django import forms

from pga.choices import Leefgebied, Regievorm
from pga.forms.basis import MetVersie
from pga.models import Gebruiker, Organisatie
from pga.velden import Datumveld, Keuzerondjes, Tekstveld
from uvz.choices import Besluitsoort
from uvz.forms.kring import Kringvelden, Voorwaardeveld
from uvz.models import Agendapunt
from uvz.selectors.besluit import mogelijke_regisseurs
from uvz.selectors.keuzes import partners, zorgpartners

LEEG = Organisatie.objects.none()


class _Bijdragevelden(forms.Form):
    """What one partner knows about one leefgebied, with its source and on what condition it may be passed on."""

    leefgebied = forms.ChoiceField(
        label="Leefgebied", choices=[("", "Kies een leefgebied"), *Leefgebied.choices]
    )
    tekst = Tekstveld(
        label="Wat weet u hierover?",
        rijen=6,
        max_length=20000,
        help_text="Schrijf feiten en wat goed gaat. Bij gezondheid: alleen wat het betekent, geen diagnose.",
    )
    bron = forms.CharField(
        label="Waar komt dit vandaan",
        max_length=200,
        help_text="Bijvoorbeeld: eigen gesprek op 3 november, of ons registratiesysteem.",
    )
    voorwaarde = Voorwaardeveld()


class Bijdrageformulier(Kringvelden, _Bijdragevelden):
    """A new contribution, for the circle that its giver chooses."""

    field_order = ("leefgebied", "tekst", "bron", "voorwaarde", "kring", "lezers")


class Bijdragewijziging(MetVersie, _Bijdragevelden):
    """Another text for a contribution that was given already; its circle has a form of its own."""


class _MetPartner(forms.Form):
    """A form in which a partner of this municipality is chosen."""

    partnerveld: ClassVar[str] = "organisatie"

    def __init__(self, *args: Any, punt: Agendapunt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.punt = punt
        keuze = self.fields.get(self.partnerveld)
        if isinstance(keuze, forms.ModelChoiceField):
            keuze.queryset = self.keuzes()

    def keuzes(self) -> Any:
        return partners(self.punt.vergadering.gemeente_id)


class Vraagformulier(_MetPartner):
    """What is still missing, from whom, before when."""

    organisatie = forms.ModelChoiceField(label="Aan wie?", queryset=LEEG, empty_label="Kies een partner")
    tekst = Tekstveld(label="Wat is er nog nodig?", rijen=3, max_length=4000)
    voor = Datumveld(label="Antwoord uiterlijk op")


class Vraagantwoord(MetVersie):
    """The answer to what was missing."""

    antwoord = Tekstveld(label="Antwoord", rijen=6, max_length=20000)


class Oordeelformulier(_MetPartner):
    """What is made of the picture, by one partner or by all."""

    organisatie = forms.ModelChoiceField(
        label="Van wie", queryset=LEEG, required=False, empty_label="Het UVZ als geheel"
    )
    tekst = Tekstveld(
        label="Oordeel", rijen=4, max_length=10000, help_text="Wat is de kern, en wat gaat er al goed?"
    )
    interventies = Tekstveld(
        label="Welke hulp of maatregelen zijn nodig?", rijen=3, max_length=10000, required=False
    )


class Besluitformulier(_MetPartner, MetVersie):
    """What every decision has."""

    partnerveld = "partner"
    motivering = Tekstveld(label="Waarom neemt het UVZ dit besluit?", rijen=4, max_length=10000)


class Regisseurkeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.naam_en_organisatie)


class Integraalformulier(Besluitformulier):
    """An integral approach has somebody who directs it."""

    regisseur = Regisseurkeuze(
        label="Wie voert de regie?", queryset=Gebruiker.objects.none(), empty_label="Kies een regisseur"
    )
    regievorm = forms.ChoiceField(
        label="Vorm van regie",
        choices=[(vorm.value, vorm.label.capitalize()) for vorm in Regievorm],
        widget=Keuzerondjes(
            toelichting={
                Regievorm.CASUSREGIE: "Nog geen passende hulp: de regisseur motiveert en verbindt partners.",
                Regievorm.PROCESREGIE: "Er lopen al trajecten: de regisseur verbindt en volgt de afspraken.",
            }
        ),
    )
    field_order = ("regisseur", "regievorm", "motivering")

    def __init__(self, *args: Any, punt: Agendapunt, **kwargs: Any) -> None:
        super().__init__(*args, punt=punt, **kwargs)
        keuze = self.fields["regisseur"]
        assert isinstance(keuze, Regisseurkeuze)  # noqa: S101  declared above
        keuze.queryset = mogelijke_regisseurs(punt.casus)


class Partnerbesluit(Besluitformulier):
    """One partner goes on by itself."""

    partner = forms.ModelChoiceField(
        label="Welke partner gaat aan de slag?", queryset=LEEG, empty_label="Kies een partner"
    )
    field_order = ("partner", "motivering")


class Overlegbesluit(Besluitformulier):
    """The case goes to a meeting in the care domain."""

    overleg = forms.CharField(
        label="Naar welk overleg",
        max_length=200,
        help_text="Bijvoorbeeld: Zoetermeers Zorgnetwerk (ZZoN).",
    )
    field_order = ("overleg", "motivering")


class Zorgbesluit(Besluitformulier):
    """The case goes to a care partner."""

    partner = forms.ModelChoiceField(
        label="Naar welke zorgpartner", queryset=LEEG, empty_label="Kies een zorgpartner"
    )
    field_order = ("partner", "motivering")

    def keuzes(self) -> Any:
        return zorgpartners(self.punt.vergadering.gemeente_id)


BESLUITFORMULIEREN: dict[str, type[Besluitformulier]] = {
    Besluitsoort.INTEGRALE_AANPAK: Integraalformulier,
    Besluitsoort.PARTNER_ALLEEN: Partnerbesluit,
    Besluitsoort.ZORGOVERLEG: Overlegbesluit,
    Besluitsoort.ZORGPARTNER: Zorgbesluit,
}
