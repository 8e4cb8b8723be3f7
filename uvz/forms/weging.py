"""Judging the criteria, and recording the outcome."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from pga.forms.basis import MetVersie
from pga.models import Organisatie, Persoon
from pga.spreektaal import datum_spreekt
from pga.velden import Datumveld, Keuzerondjes, Tekstveld
from uvz.choices import Criterium
from uvz.models import Aanmelding, Criteriumoordeel, Vergadering
from uvz.selectors.keuzes import partners, vergaderingen_met_plek, zorgpartners
from uvz.selectors.weging import bekende_personen
from uvz.services.weging import Genodigde

REGELS = 10
MEER_VANAF = 3
NIEUW = "nieuw"
DAGEN_VOORAF = 3


class Oordeelformulier(MetVersie):
    """One party, four criteria; a *no* needs its reason."""

    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nummer, criterium in enumerate(Criterium, start=1):
            self.fields[f"voldaan_{criterium}"] = forms.ChoiceField(
                label=f"Is aan criterium {nummer} voldaan?",
                choices=(("ja", "Voldaan"), ("nee", "Niet voldaan")),
                widget=Keuzerondjes,
                error_messages={"required": "Kies of aan dit criterium is voldaan."},
            )
            self.fields[f"toelichting_{criterium}"] = Tekstveld(
                label=f"Toelichting bij criterium {nummer}",
                rijen=2,
                max_length=4000,
                required=False,
                help_text="Niet voldaan? Leg dan uit waarom.",
            )

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        oordelen = {}
        for criterium in Criterium:
            voldaan = gegevens.pop(f"voldaan_{criterium}", None)
            toelichting = gegevens.pop(f"toelichting_{criterium}", "")
            if voldaan == "nee" and not toelichting:
                self.add_error(
                    f"toelichting_{criterium}", "Leg uit waarom niet aan dit criterium is voldaan."
                )
            oordelen[criterium.value] = (voldaan == "ja", toelichting)
        return gegevens | {"oordelen": oordelen}

    @property
    def paren(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"voldaan_{c}"], self[f"toelichting_{c}"]) for c in Criterium]


def oordeelwaarden(aanmelding: Aanmelding, eigen: list[Criteriumoordeel], gezien: str) -> dict[str, Any]:
    """The form as this party judged before."""
    waarden: dict[str, Any] = {"versie": aanmelding.versie, "gezien": gezien}
    for oordeel in eigen:
        waarden[f"voldaan_{oordeel.criterium}"] = "ja" if oordeel.voldaan else "nee"
        waarden[f"toelichting_{oordeel.criterium}"] = oordeel.toelichting
    return waarden


class Uitkomstformulier(MetVersie):
    """An outcome with its reason; each kind of outcome adds what it needs."""

    motivering = Tekstveld(
        label="Waarom deze uitkomst?",
        rijen=4,
        help_text="Schrijf het zo dat de melder begrijpt waarom.",
        error_messages={"required": "Leg uit waarom u deze uitkomst kiest."},
    )

    def __init__(self, *args: Any, aanmelding: Aanmelding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aanmelding = aanmelding


class Aanvullingformulier(MetVersie):
    gevraagde_aanvulling = Tekstveld(
        label="Wat moet de melder aanvullen?",
        rijen=4,
        help_text="Vraag alleen wat u nodig heeft om te kunnen wegen.",
        error_messages={"required": "Schrijf op wat de melder moet aanvullen."},
    )

    def __init__(self, *args: Any, aanmelding: Aanmelding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class Overdrachtformulier(Uitkomstformulier):
    ontvanger = forms.ModelChoiceField(
        label="Welke zorgpartner?",
        queryset=Organisatie.objects.none(),
        empty_label="Kies een zorgpartner",
        error_messages={"required": "Kies de zorgpartner die het overneemt."},
    )
    field_order = ("ontvanger", "motivering")

    def __init__(self, *args: Any, aanmelding: Aanmelding, **kwargs: Any) -> None:
        super().__init__(*args, aanmelding=aanmelding, **kwargs)
        keuze: Any = self.fields["ontvanger"]
        keuze.queryset = zorgpartners(aanmelding.gemeente_id).exclude(pk=aanmelding.organisatie_id)


class Vergaderkeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        plek = "1 plek vrij" if obj.vrij == 1 else f"{obj.vrij} plekken vrij"
        return f"{datum_spreekt(obj.datum)}, {obj.begin:%H:%M} · {plek}"


class Agendeerformulier(Uitkomstformulier):
    """Who it is, which meeting, why integral, and already the partners that are needed at the table."""

    persoon = forms.ChoiceField(
        label="Is dit iemand die wij al kennen?",
        widget=Keuzerondjes,
        error_messages={
            "required": "Kies of dit iemand is die u al kent. Zo ontstaat er geen dubbele casus."
        },
    )
    vergadering = Vergaderkeuze(
        label="Op welke vergadering?",
        queryset=Vergadering.objects.none(),
        empty_label="Kies een vergadering",
        error_messages={"required": "Kies een vergadering."},
    )
    uiterlijk = Datumveld(
        label="Antwoord van de partners uiterlijk op",
        required=False,
        help_text="Zo blijft er tijd om u voor te bereiden.",
    )
    field_order = ("persoon", "vergadering", "motivering", "uiterlijk")

    def __init__(self, *args: Any, aanmelding: Aanmelding, **kwargs: Any) -> None:
        super().__init__(*args, aanmelding=aanmelding, **kwargs)
        motivering = self.fields["motivering"]
        motivering.label = "Waarom is integrale bespreking nodig?"
        motivering.help_text = (
            "Elke partner die u uitnodigt leest dit. "
            "Schrijf op waarom zorg én veiligheid nodig zijn, zonder details."
        )
        self.bekenden = bekende_personen(aanmelding)
        self._zet_personen(self.bekenden)
        self._zet_vergaderingen(vergaderingen_met_plek(aanmelding.gemeente_id))
        self._partners = {str(p.pk): p for p in partners(aanmelding.gemeente_id)}
        keuzes = [("", "Kies een partner"), *((sleutel, p.naam) for sleutel, p in self._partners.items())]
        for regel in range(REGELS):
            self.fields[f"partner_{regel}"] = forms.ChoiceField(
                label=f"Partner {regel + 1}", choices=keuzes, required=False
            )
            self.fields[f"reden_{regel}"] = Tekstveld(
                label=f"Waarom partner {regel + 1}?", rijen=2, max_length=4000, required=False
            )
            self.fields[f"vraag_{regel}"] = Tekstveld(
                label=f"Vraag aan partner {regel + 1}", rijen=2, max_length=4000, required=False
            )

    def _zet_personen(self, bekenden: list[dict[str, Any]]) -> None:
        self._personen: dict[str, Persoon] = {str(b["persoon"].pk): b["persoon"] for b in bekenden}
        veld: Any = self.fields["persoon"]
        veld.choices = [(NIEUW, "Nee, deze persoon is nieuw voor ons")] + [
            (sleutel, f"Ja, dit is {persoon.naam}") for sleutel, persoon in self._personen.items()
        ]
        veld.widget.toelichting = {
            str(b["persoon"].pk): "Heeft al een casus: " + ", ".join(c.nummer for c in b["casussen"]) + "."
            for b in bekenden
        }
        if not bekenden:
            veld.initial = NIEUW
            veld.widget = forms.HiddenInput()

    def _zet_vergaderingen(self, vergaderingen: Any) -> None:
        veld: Any = self.fields["vergadering"]
        veld.queryset = vergaderingen
        eerste = vergaderingen.first()
        self.heeft_vergaderingen = eerste is not None
        if eerste:
            veld.initial = eerste.pk
            vooraf = eerste.datum - timedelta(days=DAGEN_VOORAF)
            self.fields["uiterlijk"].initial = max(vooraf, timezone.localdate())

    def _regels(self, van: int, tot: int) -> list[tuple[forms.BoundField, ...]]:
        return [tuple(self[f"{deel}_{i}"] for deel in ("partner", "reden", "vraag")) for i in range(van, tot)]

    @property
    def eerste_regels(self) -> list[tuple[forms.BoundField, ...]]:
        return self._regels(0, MEER_VANAF)

    @property
    def meer_regels(self) -> list[tuple[forms.BoundField, ...]]:
        return self._regels(MEER_VANAF, REGELS)

    @property
    def meer_open(self) -> bool:
        """Something stands in the folded rows, so they are shown."""
        return any(veld.value() for regel in self.meer_regels for veld in regel)

    def clean_persoon(self) -> Persoon | None:
        return self._personen.get(self.cleaned_data["persoon"])

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        genodigden: list[Genodigde] = []
        for regel in range(REGELS):
            sleutel, reden, vraag = (
                gegevens.pop(f"{deel}_{regel}", "") for deel in ("partner", "reden", "vraag")
            )
            if not sleutel:
                if reden or vraag:
                    self.add_error(f"partner_{regel}", "Kies bij deze tekst ook een partner.")
                continue
            self._toets_regel(regel, reden, vraag)
            partner = self._partners[sleutel]
            if any(genodigde.organisatie == partner for genodigde in genodigden):
                self.add_error(f"partner_{regel}", f"{partner} staat er dubbel in. Voeg de vragen samen.")
            genodigden.append(Genodigde(partner, reden, vraag))
        self._toets_uiterlijk(gegevens, genodigden)
        return gegevens | {"genodigden": genodigden}

    def _toets_regel(self, regel: int, reden: str, vraag: str) -> None:
        for deel, tekst, zin in (
            ("reden", reden, "Schrijf op waarom u deze partner nodig heeft."),
            ("vraag", vraag, "Schrijf op wat u deze partner vraagt."),
        ):
            if not tekst and f"{deel}_{regel}" not in self.errors:
                self.add_error(f"{deel}_{regel}", zin)

    def _toets_uiterlijk(self, gegevens: dict[str, Any], genodigden: list[Genodigde]) -> None:
        uiterlijk, vergadering = gegevens.get("uiterlijk"), gegevens.get("vergadering")
        if "uiterlijk" in self.errors:
            return
        if genodigden and uiterlijk is None:
            self.add_error("uiterlijk", "Kies tot wanneer de partners kunnen antwoorden.")
        elif uiterlijk and uiterlijk < timezone.localdate():
            self.add_error("uiterlijk", "Deze datum is al voorbij. Kies een datum vanaf vandaag.")
        elif uiterlijk and vergadering and uiterlijk > vergadering.datum:
            self.add_error("uiterlijk", "Deze datum is na de vergadering. Kies een eerdere datum.")
