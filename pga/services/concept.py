"""Drafts of forms, for the one who types only."""

from typing import Any

from django.db import IntegrityError, transaction

from pga.fouten import GeenToegang
from pga.models import Casus, Concept, Gebruiker

_NIET_BEWAREN = {"csrfmiddlewaretoken", "concept_sleutel", "_formulier", "versie"}
MAX_CONCEPT = 200_000  # characters over all fields: far above any honest form


def haal_concept(*, gebruiker: Gebruiker, pad: str) -> Concept | None:
    """The draft this person left on this page."""
    return Concept.objects.filter(gebruiker=gebruiker, pad=pad).first()


@transaction.atomic
def bewaar_concept(
    *, door: Gebruiker, pad: str, gegevens: dict[str, Any], casus: Casus | None = None
) -> Concept:
    """Keep what was typed so far; the former draft of the page is replaced.

    Raises GeenToegang if the access to the case ended meanwhile: the former draft is there, but out of sight.
    """
    schoon = {naam: waarde for naam, waarde in gegevens.items() if naam not in _NIET_BEWAREN}
    try:
        concept, _ = Concept.objects.update_or_create(
            gebruiker=door, pad=pad, defaults={"gegevens": schoon, "casus": casus}
        )
    except IntegrityError as fout:
        raise GeenToegang from fout
    return concept


def wis_concept(*, gebruiker: Gebruiker, pad: str) -> None:
    """The text was saved where it belongs, or thrown away."""
    Concept.objects.filter(gebruiker=gebruiker, pad=pad).delete()
