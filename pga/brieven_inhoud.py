"""What stands in a letter and who gets which: the age rules of domein.md 3.3 and the fields of the templates.

Nothing about the case itself can get in: there is no field for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from pga.choices import Briefsoort

SJABLOONVERSIE = "2026-1"  # raise it with every change of words in templates/brieven/
ZELF_VANAF = 12
ZELFSTANDIG_VANAF = 16
VOLWASSEN_VANAF = 18
GRONDSLAG = (
    "een taak van algemeen belang "
    "(artikel 6, lid 1, onder e, van de Algemene verordening gegevensbescherming)"
)
GEGEVENSSOORTEN = (
    "wonen en gezin",
    "vrienden en vrije tijd",
    "school en werk",
    "gezondheid",
    "geld",
    "gedrag",
    "hulp",
    "contact met politie en justitie",
)
ONTVANGERS = (
    "gemeente",
    "politie",
    "Openbaar Ministerie",
    "reclassering",
    "Halt",
    "jeugdbescherming",
    "Veilig Thuis",
    "jongerenwerk",
    "school en leerplicht",
    "hulp en zorg",
    "woningcorporatie",
)


class GeenSjabloon(ValueError):
    """By the age rules this person does not get this letter; the message says why, in Dutch."""


class Rol(StrEnum):
    """As who someone reads the letter."""

    JONGERE = "jongere"
    OUDER = "ouder"
    VOLWASSENE = "volwassene"


class Ouders(StrEnum):
    """Whether parents with gezag are written to."""

    VERPLICHT = "verplicht"
    KEUZE = "keuze"
    NEE = "nee"


@dataclass(frozen=True, slots=True)
class Aanschrijving:
    """Who is written to about a person of a certain age."""

    persoon: bool
    ouders: Ouders


@dataclass(frozen=True, slots=True)
class Gemeente:
    """The sender; `naam` is the place alone: the letters say "gemeente <naam>"."""

    naam: str
    adres: str
    postcode_plaats: str
    telefoon: str
    email: str
    fg_email: str
    website: str
    burgemeester: str


@dataclass(frozen=True, slots=True)
class Geadresseerde:
    """What shows in the window of the envelope; nothing else does."""

    naam: str
    adresregels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Jongere:
    """The person whom the letter is about, adults too."""

    roepnaam: str
    voornaam: str
    achternaam: str


@dataclass(frozen=True, slots=True)
class Gesprek:
    """The talk to which someone is invited; `moment` is shown in the time zone of the settings."""

    moment: datetime
    plaats: str
    met: str
    telefoon: str


@dataclass(frozen=True, slots=True)
class Briefinhoud:
    """All that a letter says. `leeftijd` is that of the person on the date of the letter.

    `bewaartermijn` follows "De gemeente bewaart de gegevens". `ander_ook` says that the other side (the
    parents, or the young person) gets a letter too. `positief` adds a compliment to a closing letter.
    """

    soort: Briefsoort | str
    gemeente: Gemeente
    geadresseerde: Geadresseerde
    jongere: Jongere
    leeftijd: int | None
    kenmerk: str
    datum: date
    bewaartermijn: str
    is_ouder: bool = False
    vergadering_datum: date | None = None
    gesprek: Gesprek | None = None
    afgesloten_op: date | None = None
    positief: bool = False
    ander_ook: bool = True
    grondslag: str = GRONDSLAG
    gegevenssoorten: Sequence[str] = field(default=GEGEVENSSOORTEN)
    ontvangers: Sequence[str] = field(default=ONTVANGERS)

    @property
    def sjabloon(self) -> str:
        """The template of this letter; raises GeenSjabloon."""
        return sjabloon_voor(self.soort, self.leeftijd, self.is_ouder)

    @property
    def titel(self) -> str:
        """The title of the PDF: it names no person."""
        return f"Brief {self.kenmerk}"


def wie_schrijven_wij_aan(leeftijd: int) -> Aanschrijving:
    """Who must, may or may not get a letter at this age (UAVG art. 5 lid 4; domein.md 3.3)."""
    if leeftijd < ZELF_VANAF:
        return Aanschrijving(persoon=False, ouders=Ouders.VERPLICHT)
    if leeftijd < ZELFSTANDIG_VANAF:
        return Aanschrijving(persoon=True, ouders=Ouders.VERPLICHT)
    if leeftijd < VOLWASSEN_VANAF:
        return Aanschrijving(persoon=True, ouders=Ouders.KEUZE)
    return Aanschrijving(persoon=True, ouders=Ouders.NEE)


def sjabloon_voor(soort: Briefsoort | str, leeftijd: int | None, is_ouder: bool) -> str:
    """The template of this kind of letter for this reader. Raises GeenSjabloon where the rules allow none."""
    rol = _rol(leeftijd, is_ouder=is_ouder)
    if soort == Briefsoort.AFSLUITING:
        return "brieven/afsluiting.html"
    if soort == Briefsoort.UITNODIGING:
        return "brieven/uitnodiging_startgesprek.html"
    if Briefsoort(soort) != Briefsoort.NOTIFICATIE:
        raise GeenSjabloon(f"Voor een {soort} bestaat geen brief.")
    if rol == Rol.JONGERE:
        jong = leeftijd is not None and leeftijd < ZELFSTANDIG_VANAF
        return f"brieven/notificatie_jongere_{'12_15' if jong else '16_plus'}.html"
    return f"brieven/notificatie_{rol}.html"


def _rol(leeftijd: int | None, *, is_ouder: bool) -> Rol:
    if leeftijd is None:
        raise GeenSjabloon("De leeftijd is niet bekend. Vul eerst de geboortedatum in.")
    aan = wie_schrijven_wij_aan(leeftijd)
    if is_ouder and aan.ouders == Ouders.NEE:
        raise GeenSjabloon("Deze persoon is 18 jaar of ouder. Ouders krijgen dan geen brief.")
    if not is_ouder and not aan.persoon:
        raise GeenSjabloon(
            "Deze jongere is jonger dan 12 jaar. Alleen de ouders met gezag krijgen een brief."
        )
    if is_ouder:
        return Rol.OUDER
    return Rol.VOLWASSENE if leeftijd >= VOLWASSEN_VANAF else Rol.JONGERE


def html_van(inhoud: Briefinhoud) -> str:
    """The letter as a page for `pga.pdf.maak_pdf`.

    Raises GeenSjabloon by the age rules, and ValueError for an invitation without a talk.
    """
    if inhoud.soort == Briefsoort.UITNODIGING and inhoud.gesprek is None:
        raise ValueError("een uitnodiging heeft een gesprek nodig")
    sjabloon = inhoud.sjabloon
    rol = _rol(inhoud.leeftijd, is_ouder=inhoud.is_ouder)
    gemeente = inhoud.gemeente
    context: dict[str, Any] = {veld.name: getattr(inhoud, veld.name) for veld in fields(inhoud)}
    context |= {
        "rol": str(rol),
        "bijlage": f"brieven/bijlage_{rol}.html",
        "afzender": {
            "naam": f"Gemeente {gemeente.naam}, de burgemeester",
            "functie": "de burgemeester",
            "retouradres": f"{gemeente.adres}, {gemeente.postcode_plaats}",
        },
    }
    with translation.override("nl"):
        return render_to_string(sjabloon, context)
