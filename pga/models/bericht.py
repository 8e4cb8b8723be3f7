"""What somebody is told by the application, on Mijn werk and in a mail that says only that there is something."""

from django.db import models
from django.utils import timezone

from pga.choices import Berichtsoort
from pga.models.casus import Casus
from pga.models.organisatie import Functiegroep, Gebruiker


class Bericht(models.Model):
    """A message to one person or to those who have a function; one about a case ends with the access to it."""

    casus = models.ForeignKey(
        Casus, null=True, blank=True, on_delete=models.CASCADE, related_name="berichten"
    )
    ontvanger = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.CASCADE, related_name="berichten"
    )
    functiegroep = models.ForeignKey(
        Functiegroep, null=True, blank=True, on_delete=models.CASCADE, related_name="berichten"
    )
    soort = models.CharField("soort", max_length=12, choices=Berichtsoort)
    tekst = models.TextField("bericht")
    doel = models.CharField("waar het over gaat", max_length=200, blank=True)
    tijdstip = models.DateTimeField("tijdstip", default=timezone.now)
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    gelezen_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gemaild_op = models.DateTimeField("gemaild op", null=True, blank=True)

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ("-tijdstip", "-pk")
        constraints = (
            models.CheckConstraint(
                name="bericht_een_ontvanger",
                condition=models.Q(ontvanger__isnull=False, functiegroep__isnull=True)
                | models.Q(ontvanger__isnull=True, functiegroep__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                fields=("ontvanger", "-tijdstip"),
                name="bericht_ontvanger",
                condition=models.Q(gelezen_op__isnull=True),
            ),
            models.Index(
                fields=("functiegroep", "-tijdstip"),
                name="bericht_functiegroep",
                condition=models.Q(gelezen_op__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.get_soort_display()
