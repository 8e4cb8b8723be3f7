"""Blocks of the start page and of a case's first page, by the names in pga/toegang/schermen.py."""

from plans.werk.herijking import herijkingen
from plans.werk.regie import (
    acties_van_casus,
    besluiten_zonder_plan,
    caseload,
    kern,
    mijn_acties,
    negen_maanden,
    radar,
    signalen_van_casus,
    vandaag,
)
from plans.werk.vertrek import zonder_uitvoerder

__all__ = [
    "acties_van_casus",
    "besluiten_zonder_plan",
    "caseload",
    "herijkingen",
    "kern",
    "mijn_acties",
    "negen_maanden",
    "radar",
    "signalen_van_casus",
    "vandaag",
    "zonder_uitvoerder",
]
