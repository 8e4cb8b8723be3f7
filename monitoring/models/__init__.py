"""Frozen figures and the reports made of them. Aggregates only: nothing here points to a case."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from monitoring.choices import Rapportstatus
from pga.models import Gebruiker, Organisatie
from pga.models.basis import MetStatus, MetTijd


class Momentopname(MetTijd):
    """The figures of one municipality over one quarter, as they were on the day they were taken."""

    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="momentopnames")
    van = models.DateField("van")
    tot_en_met = models.DateField("tot en met")
    peildatum = models.DateField("peildatum")
    cijfers = models.JSONField("cijfers")

    class Meta:
        verbose_name = "momentopname"
        verbose_name_plural = "momentopnames"
        ordering = ("-tot_en_met", "-pk")

    def __str__(self) -> str:
        return f"{self.van:%d-%m-%Y} tot en met {self.tot_en_met:%d-%m-%Y}"


class RapportManager(models.Manager["Rapport"]):
    def get_queryset(self) -> models.QuerySet["Rapport"]:
        """Lists never read the bytes; only the download view asks for them."""
        return super().get_queryset().defer("inhoud")


class Rapport(MetStatus, MetTijd):
    """A report over one quarter; made by the worker, on demand or on the first day of the next quarter."""

    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="rapporten")
    momentopname = models.ForeignKey(
        Momentopname, null=True, on_delete=models.PROTECT, related_name="rapporten"
    )
    van = models.DateField("van")
    tot_en_met = models.DateField("tot en met")
    status = models.CharField("status", max_length=12, choices=Rapportstatus, default=Rapportstatus.GEVRAAGD)
    fout = models.CharField("waarom het maken mislukte", max_length=300, blank=True)
    gevraagd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    inhoud = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)

    objects: Any = RapportManager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        ordering = ("-tot_en_met", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="rapport_automatisch_eenmaal",
                fields=("gemeente", "van", "tot_en_met"),
                condition=models.Q(gevraagd_door__isnull=True),
            ),
            models.CheckConstraint(
                name="rapport_klaar_heeft_inhoud",
                condition=~models.Q(status="klaar") | models.Q(inhoud__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("rapportage", args=[self.pk])

    @property
    def voorlopig(self) -> bool:
        """Made before the quarter was over: not all figures of the quarter are in it."""
        return timezone.localdate(self.klaar_op or self.gevraagd_op) <= self.tot_en_met

    def __str__(self) -> str:
        return f"kwartaalrapport {self.van:%d-%m-%Y} tot en met {self.tot_en_met:%d-%m-%Y}"
