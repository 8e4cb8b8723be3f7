"""One row of a case in every table with a lock, whatever the table: filled from its fields, by no service.

A new table fills itself; when a check constraint wants something in particular, say so in VARIANTEN.
"""

import datetime as dt
import uuid
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.utils import timezone

from pga.models import Casus, Functiegroep, Gebruiker, Organisatie, Persoon
from pga.services.toegang import herbereken
from pga.toegang.context import als_systeem
from tests.toegang.slotproef import tabellen_op_slot

Variant = dict[str, Any]
_NU = timezone.now()
_VOORBIJ = {"van": _NU - dt.timedelta(days=9), "tot": _NU - dt.timedelta(days=2)}
_LAGEN = ("identiteit", "bespreking", "plan", "regie")
# What a constraint asks, or the kinds of rows that the policies of a table treat apart; one row for each.
VARIANTEN: dict[str, list[Variant]] = {
    "Gebeurtenis": [{"laag": laag} for laag in (*_LAGEN, "vertrouwelijk")],
    "Bestand": [{"laag": laag} for laag in _LAGEN],
    "Concept": [{}, {"casus": None}],
    "Bericht": [
        {"functiegroep": None},
        {"functiegroep": None, "casus": None},
        {"ontvanger": None, "casus": None},
        {"ontvanger": None},
    ],
    "Raadpleging": [{}, {"casus": None}],
    "Deelname": [
        {"rol": "betrokken", "functiegroep": None, "gebruiker": None, "tot": None},
        {"rol": "uitvoerder", "functiegroep": None, "gebruiker": None, **_VOORBIJ},
        {"rol": "noodinzage", "functiegroep": None, "organisatie": None, "tot": None},
        {"rol": "analist", "gebruiker": None, "organisatie": None, **_VOORBIJ},
    ],
    "Aanmelding": [
        {"status": "geagendeerd", "ingediend_op": _NU},
        {"status": "ingediend", "ingediend_op": _NU, "casus": None},
        {"status": "concept", "casus": None},
    ],
    "Bijdrage": [{"kring": kring} for kring in ("gekozen", "leiding", "allen")],
    "Adres": [{"relatie": None}],
    "Besluit": [{"soort": "zorgoverleg"}],
    "Noodinzage": [
        {"gevonden": True, "tot": _NU + dt.timedelta(hours=2)},
        {"gevonden": False, "casus": None, "nummer": "", "deelname": None},
    ],
    "Toegangsverzoek": [{"casus": None}],
    "Verstrekking": [{"reden_intrekking": ""}],
    "Vergadering": [{"eind": dt.time(12)}],
}
# Whose a row is; other people in it (who judged, who read) go with a date that stays empty.
_WIE = {"door", "gebruiker", "ontvanger", "aanvrager"}
_OVERSLAAN = {"Casus", "Persoon", "CasusGroepsrecht", "CasusGebruikersrecht"}


class Vuller:
    """Makes the rows of one case, all of them of `mens`; `ander` is another partner. `merk` goes into every text."""

    def __init__(
        self, casus: Casus, mens: Gebruiker, ander: Gebruiker, merk: str, *, ook_zonder_casus: bool = True
    ) -> None:
        assert mens.organisatie
        self.casus, self.organisatie, self.mens, self.merk = casus, mens.organisatie, mens, merk
        self.ander = ander.organisatie
        self.modellen = [m for m in modellen() if ook_zonder_casus or hasattr(m, "casus")]
        functies = Functiegroep.objects.filter(gemeente=casus.gemeente, functie="analist")
        self.vast: dict[Any, Any] = {
            Casus: casus,
            Persoon: casus.persoon,
            Organisatie: self.organisatie,
            Gebruiker: mens,
            Functiegroep: functies.first(),
            Group: self.organisatie.groep,
            Permission: Permission.objects.get(codename="plan"),
        }
        self.soort = ""
        self.rijen: dict[type[models.Model], list[models.Model]] = {}

    def vul(self) -> dict[str, list[models.Model]]:
        with als_systeem("test: een rij in elke tabel"):
            for model in self.modellen:
                self._maak(model)
        herbereken(self.casus.pk)
        return {model.__name__: rijen for model, rijen in self.rijen.items()}

    def _maak(self, model: type[models.Model]) -> None:
        if model in self.rijen:
            return
        self.rijen[model] = []
        if model.__name__ == "Deelnamereden":
            varianten: list[Variant] = [{"deelname": deelname} for deelname in self._van("Deelname")]
        elif model.__name__ in {"Criteriumoordeel", "Weging"}:
            anders = {"uitkomst": "niet_opgenomen"} if model.__name__ == "Weging" else {}
            varianten = [{"aanmelding": a, "casus": a.casus} | anders for a in self._van("Aanmelding")]
        else:
            varianten = VARIANTEN.get(model.__name__, [{}])
        for variant in varianten:
            soort = variant.get("laag") or variant.get("kring")
            self.soort = f"-{soort}" if soort else ""
            velden = {
                veld.name: variant.get(veld.name, self._waarde(veld)) for veld in _velden(model, variant)
            }
            rij = model(**velden)
            rij.save()
            self.rijen[model].append(rij)

    def _van(self, naam: str) -> list[Any]:
        model = next(model for model in self.modellen if model.__name__ == naam)
        self._maak(model)
        return self.rijen[model]

    def _waarde(self, veld: Any) -> Any:
        if isinstance(veld, models.ForeignKey):
            niet = veld.null and veld.related_model is Gebruiker and veld.name not in _WIE
            kring = veld.name == "organisatie" and veld.model.__name__ == "Bijdragekring"
            if veld.name == "gemeente":
                return self.casus.gemeente
            return None if niet else self.ander if kring else self._verwijzing(veld.related_model, veld.null)
        if veld.choices:
            leeg = None if veld.null else ""
            return leeg if veld.blank else next(waarde for waarde, _ in veld.flatchoices if waarde)
        if isinstance(veld, models.CharField | models.TextField):
            tekst = f"{self.merk}-{veld.model.__name__.lower()}{self.soort}"[: veld.max_length or 200]
            uniek = {"nummer": self.casus.nummer, "pad": f"/{uuid.uuid4()}/"}
            return uniek.get(veld.name, tekst)
        soorten: list[tuple[Any, Any]] = [
            (models.BooleanField, False),
            (models.DateTimeField, timezone.now()),
            (models.DateField, timezone.localdate()),
            (models.TimeField, dt.time(9, self.casus.pk % 60)),
            (models.IntegerField, 1),
            (models.DecimalField, 1),
            (models.BinaryField, self.merk.encode()),
            (models.UUIDField, uuid.uuid4()),
            (models.JSONField, {"tekst": self.merk}),
            (models.GenericIPAddressField, "127.0.0.1"),
        ]
        return next(waarde for soort, waarde in soorten if isinstance(veld, soort))

    def _verwijzing(self, doel: Any, mag_leeg: bool) -> Any:
        if doel in self.vast:
            return self.vast[doel]
        if mag_leeg and doel not in self.modellen:
            return None
        self._maak(doel)
        return self.rijen[doel][0] if self.rijen[doel] else None


def _velden(model: type[models.Model], variant: Variant) -> list[Any]:
    return [veld for veld in model._meta.concrete_fields if veld.name in variant or _vult(veld)]


def _vult(veld: Any) -> bool:
    """No keys of its own; a default that is more than empty stays, and so does a date that may be empty."""
    if isinstance(veld, models.AutoField) or veld.generated or getattr(veld, "auto_now_add", False):
        return False
    if veld.has_default() and veld.get_default() not in (None, "", {}):
        return False
    return not (isinstance(veld, models.DateField) and veld.null)


def modellen() -> list[type[models.Model]]:
    """Every model of ours whose table has a lock; histories write themselves."""
    op_slot = set(tabellen_op_slot())
    return [
        model
        for model in apps.get_models()
        if model._meta.db_table in op_slot
        and not model.__name__.startswith("Historical")
        and model.__name__ not in _OVERSLAAN
    ]
