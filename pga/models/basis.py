"""Building blocks of models: what every thing with a status or a history has in common."""

from typing import Any, ClassVar

from django.db import models
from simple_history.models import HistoricalRecords


def historie(**opties: Any) -> HistoricalRecords:
    """Keep each saved version of a row, by whom and why. History tables carry the policy of their table."""
    return HistoricalRecords(history_change_reason_field=models.TextField(null=True), **opties)


class MetVersie(models.Model):
    """A row that two people can have open at once: `pga.opslag.wijzig` compares the version that each of them saw."""

    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        abstract = True


class MetStatus(MetVersie):
    """A noun with a small state machine; only `pga.overgang.voer_uit` writes its status and version."""

    statusveld: ClassVar[str] = "status"

    class Meta(MetVersie.Meta):
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
