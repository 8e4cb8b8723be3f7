"""Building blocks of models: what every thing with a status or a history has in common."""

from typing import Any, ClassVar

from django.db import models
from simple_history.models import HistoricalRecords


def historie(**opties: Any) -> HistoricalRecords:
    """Keep each saved version of a row, by whom and why. History tables carry the policy of their table."""
    return HistoricalRecords(history_change_reason_field=models.TextField(null=True), **opties)


class MetStatus(models.Model):
    """A noun with a small state machine; only `pga.overgang.voer_uit` writes its status and version."""

    statusveld: ClassVar[str] = "status"

    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def huidige_status(self) -> str:
        return str(getattr(self, self.statusveld))

    @property
    def statustekst(self) -> str:
        return str(getattr(self, f"get_{self.statusveld}_display")())


class MetTijd(models.Model):
    """When a row came to be."""

    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True, db_index=False)

    class Meta:
        abstract = True
