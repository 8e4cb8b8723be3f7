"""Questions to a partner: which there are for my organisation, and one of them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.models import Gebruiker
from pga.spreektaal import dagen_tot, datum, datum_spreekt, leeftijd, termijn
from pga.vastevraag import Invulling, VasteVraag
from uvz.choices import Puntstatus, Verzoekstatus, Vraagstatus
from uvz.models import Informatieverzoek, Vraag
from uvz.selectors.agenda import VERZOEKVORM
from uvz.transitions.agenda import LOPEND

# What asks for an answer first. In these words it is a column of the index verzoek_rang (migration 0005_snelheid).
RANG = "(CASE uvz_informatieverzoek.status WHEN 'open' THEN 0 WHEN 'niet_tijdig' THEN 1 ELSE 2 END)"
PER_BLAD = 50
# The columns that a list prints: a page of fifty whole rows of five tables takes longer to read than to draw.
EIGEN = ("versie", "reden", "vraag", "uiterlijk", "status", "herinnerd_op")
WIE = (
    "casus__nummer",
    *(f"casus__persoon__{veld}" for veld in ("voornaam", "achternaam", "geboortedatum")),
)
OP_URGENTIE = ("rang", "uiterlijk", "pk")
SORTERINGEN = {"uiterlijk": "uiterlijk", "vergadering": "agendapunt__vergadering__datum", "status": "status"}


@dataclass(frozen=True)
class Verzoekrijen:
    """Questions to the organisation of this person, open ones first; what is over and done is not there.

    Read page by page: a filter, an order and a page are together one fixed question.
    """

    gebruiker: Gebruiker
    status: str = ""
    sorteer: str = ""

    @property
    def orde(self) -> tuple[str, ...]:
        """An unknown name sorts by what asks for an answer first."""
        veld = SORTERINGEN.get(self.sorteer.lstrip("-"))
        if veld is None:
            return OP_URGENTIE
        return (f"-{veld}" if self.sorteer.startswith("-") else veld, "pk")

    def __getitem__(self, deel: slice) -> list[Informatieverzoek]:
        vraag = _bladvraag(bool(self.status), self.orde, deel.start)
        rijen = vraag(organisatie=self.gebruiker.organisatie_id, status=self.status)
        return rijen[: deel.stop - deel.start]

    def tel(self, grens: int) -> int:
        """How many there are, counted to `grens`."""
        vraag = _telvraag(bool(self.status), grens)
        return len(vraag(organisatie=self.gebruiker.organisatie_id, status=self.status))


def wacht_op_antwoord(gebruiker: Gebruiker) -> QuerySet[Informatieverzoek]:
    """Questions to the organisation of this person about what is still being prepared; most urgent first."""
    verzoeken = Informatieverzoek.objects.filter(
        organisatie=gebruiker.organisatie_id,
        status__in=(Verzoekstatus.OPEN, Verzoekstatus.NIET_TIJDIG),
        agendapunt__status__in=LOPEND,
    )
    return _met_rang(verzoeken).order_by(*OP_URGENTIE)


def _met_rang(verzoeken: QuerySet[Informatieverzoek]) -> QuerySet[Any, Any]:
    rang = RawSQL(RANG, [], output_field=IntegerField())  # noqa: S611  a constant
    ruim = verzoeken.annotate(rang=rang).select_related("casus__persoon", "agendapunt__vergadering")
    return ruim.only(*EIGEN, "agendapunt__vergadering__datum", *WIE)


def _verzoeken_aan(organisatie: Invulling, status: Invulling, filtert: bool) -> QuerySet[Informatieverzoek]:
    rijen = Informatieverzoek.objects.filter(organisatie=organisatie)
    rijen = rijen.exclude(agendapunt__status=Puntstatus.VERVALLEN)
    return rijen.filter(status=status) if filtert else rijen


@lru_cache(maxsize=64)
def _bladvraag(filtert: bool, orde: tuple[str, ...], vanaf: int) -> VasteVraag[Informatieverzoek]:
    def blad(organisatie: Invulling, status: Invulling) -> QuerySet[Any, Any]:
        return _met_rang(_verzoeken_aan(organisatie, status, filtert)).order_by(*orde)[
            vanaf : vanaf + PER_BLAD
        ]

    return VasteVraag(blad)


@lru_cache(maxsize=64)
def _telvraag(filtert: bool, grens: int) -> VasteVraag[tuple[int]]:
    def telling(organisatie: Invulling, status: Invulling) -> QuerySet[Informatieverzoek, tuple[int]]:
        return _verzoeken_aan(organisatie, status, filtert).order_by().values_list("pk")[:grens]

    return VasteVraag(telling)


def verzoekrij(verzoek: Informatieverzoek) -> dict[str, Any]:
    """One question in a list: who it is about, why me, what is asked, before when."""
    persoon = verzoek.casus.persoon
    open_staat = verzoek.status in (Verzoekstatus.OPEN, Verzoekstatus.NIET_TIJDIG)
    url = reverse("verzoek", args=[verzoek.pk])
    te_laat = open_staat and dagen_tot(verzoek.uiterlijk) < 0
    return {
        "pk": verzoek.pk,
        "versie": verzoek.versie,
        "url": url,
        "niet_url": f"{url}#niet-bekend",
        "wie": persoon.korte_naam,
        "geboren": _geboren(verzoek),
        "nummer": verzoek.casus.nummer,
        "vergadering": datum_spreekt(verzoek.agendapunt.vergadering.datum),
        "reden": verzoek.reden,
        "vraag": verzoek.vraag,
        "uiterlijk": datum_spreekt(verzoek.uiterlijk),
        "termijn": termijn(verzoek.uiterlijk),
        "te_laat": te_laat,
        "open": open_staat,
        "woord": "te laat" if te_laat else verzoek.get_status_display(),
        "vorm": "fout" if te_laat else VERZOEKVORM[Verzoekstatus(verzoek.status)],
        "herinnerd": datum_spreekt(verzoek.herinnerd_op) if verzoek.herinnerd_op and open_staat else "",
    }


def _geboren(verzoek: Informatieverzoek) -> str:
    """Which person it is, and no more than that is needed to look somebody up."""
    persoon = verzoek.casus.persoon
    if persoon.geboortedatum is None:
        return leeftijd(None)
    return f"geb. {datum(persoon.geboortedatum)}"


def verzoek_voor(gebruiker: Gebruiker, pk: int) -> Informatieverzoek:
    """A question to the own organisation, or Http404."""
    verzoek = (
        Informatieverzoek.objects.filter(pk=pk, organisatie=gebruiker.organisatie_id)
        .select_related("casus__persoon", "agendapunt__vergadering", "organisatie", "beantwoord_door")
        .first()
    )
    if verzoek is None:
        raise Http404
    return verzoek


def voorbereid_verzoek(pk: int) -> Informatieverzoek:
    """A question as who prepares the agenda sees it, or Http404."""
    verzoek = (
        Informatieverzoek.objects.filter(pk=pk)
        .select_related("casus__persoon", "agendapunt__vergadering", "organisatie")
        .first()
    )
    if verzoek is None:
        raise Http404
    return verzoek


def open_vragen_aan(gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """What is still missing in a discussion and was asked of my organisation, as rows of a work list."""
    vandaag = timezone.localdate()
    return [
        {
            "wie": vraag.casus.persoon.korte_naam,
            "url": reverse("vraag_beantwoorden", args=[vraag.casus.nummer, vraag.pk]),
            "onder": f"nog nodig voor de bespreking · {vraag.casus.nummer}",
            "reden": vraag.tekst[:160],
            "moment": vraag.voor,
            "soort": "laat" if vraag.voor < vandaag else "gewoon",
            "knop": "Geef antwoord",
            "knop_url": reverse("vraag_beantwoorden", args=[vraag.casus.nummer, vraag.pk]),
        }
        for vraag in _open_vragen_aan(organisatie=gebruiker.organisatie_id)
    ]


@VasteVraag
def _open_vragen_aan(organisatie: Invulling) -> QuerySet[Vraag]:
    return (
        Vraag.objects.filter(organisatie=organisatie, status=Vraagstatus.OPEN)
        .exclude(agendapunt__status=Puntstatus.VERVALLEN)
        .select_related("casus__persoon")
        .only("tekst", "voor", *WIE)
        .order_by("voor", "pk")
    )
