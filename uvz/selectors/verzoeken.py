"""Questions to a partner: which there are for my organisation, and one of them."""

from typing import Any

from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from pga.models import Gebruiker
from pga.spreektaal import datum, datum_spreekt, leeftijd, termijn
from uvz.choices import Puntstatus, Verzoekstatus, Vraagstatus
from uvz.models import Informatieverzoek, Vraag
from uvz.selectors.agenda import VERZOEKVORM

# What asks for an answer first. In these words it is a column of the index verzoek_rang (migration 0005_snelheid).
RANG = "(CASE uvz_informatieverzoek.status WHEN 'open' THEN 0 WHEN 'niet_tijdig' THEN 1 ELSE 2 END)"
SORTERINGEN = {"uiterlijk": "uiterlijk", "vergadering": "agendapunt__vergadering__datum", "status": "status"}


def verzoeken_aan(gebruiker: Gebruiker, *, status: str = "", sorteer: str = "") -> QuerySet[Any, Any]:
    """Questions to the organisation of this person, open ones first; what is over and done is not there."""
    rijen = (
        Informatieverzoek.objects.filter(organisatie=gebruiker.organisatie_id)
        .exclude(agendapunt__status=Puntstatus.VERVALLEN)
        .annotate(rang=RawSQL(RANG, [], output_field=IntegerField()))  # noqa: S611  a constant
        .select_related("casus__persoon", "agendapunt__vergadering")
    )
    if status in Verzoekstatus.values:
        rijen = rijen.filter(status=status)
    veld = SORTERINGEN.get(sorteer.lstrip("-"))
    orde = [f"-{veld}" if sorteer.startswith("-") else veld] if veld else ["rang", "uiterlijk"]
    return rijen.order_by(*orde, "pk")


def verzoekrij(verzoek: Informatieverzoek) -> dict[str, Any]:
    """One question in a list: who it is about, why me, what is asked, before when."""
    persoon = verzoek.casus.persoon
    open_staat = verzoek.status in (Verzoekstatus.OPEN, Verzoekstatus.NIET_TIJDIG)
    te_laat = open_staat and verzoek.uiterlijk < timezone.localdate()
    return {
        "pk": verzoek.pk,
        "versie": verzoek.versie,
        "url": reverse("verzoek", args=[verzoek.pk]),
        "niet_url": f"{reverse('verzoek', args=[verzoek.pk])}#niet-bekend",
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
    vragen = (
        Vraag.objects.filter(organisatie=gebruiker.organisatie_id, status=Vraagstatus.OPEN)
        .exclude(agendapunt__status=Puntstatus.VERVALLEN)
        .select_related("casus__persoon")
        .order_by("voor", "pk")
    )
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
        for vraag in vragen
    ]
