"""Asking for access to a case that one knows the number of."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from pga.choices import Grondslag, Verzoekstand
from pga.models.basis import MetStatus, MetTijd, historie
from pga.models.casus import Casus
from pga.models.organisatie import Gebruiker, Organisatie

# Who does not answer within these days has not granted it; the asker reads the same about a number that does not exist.
BLIJFT_OPEN = timedelta(days=14)


class Toegangsverzoek(MetStatus, MetTijd):
    """What a partner asks and why. Until somebody answers, the row does not say whether there is such a case."""

    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    nummer = models.CharField("casusnummer", max_length=20)
    casus = models.ForeignKey(
        Casus, null=True, blank=True, on_delete=models.CASCADE, related_name="toegangsverzoeken"
    )
    aanvrager = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="toegangsverzoeken")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField("waarom toegang nodig is")
    gevraagd = models.TextField("wat u nodig heeft")
    grondslag = models.CharField("grondslag", max_length=24, choices=Grondslag)
    status = models.CharField("status", max_length=12, choices=Verzoekstand, default=Verzoekstand.OPEN)
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "verzoek om toegang"
        verbose_name_plural = "verzoeken om toegang"
        ordering = ("-aangemaakt_op", "-pk")
        constraints = (
            models.CheckConstraint(
                name="toegangsverzoek_beantwoord",
                condition=models.Q(status="open", casus__isnull=True, beantwoord_op__isnull=True)
                | (~models.Q(status="open") & models.Q(casus__isnull=False, beantwoord_op__isnull=False)),
            ),
        )
        indexes = (
            models.Index(
                fields=("gemeente", "nummer", "-aangemaakt_op"),
                name="toegangsverzoek_open",
                condition=models.Q(status="open"),
            ),
        )

    def __str__(self) -> str:
        return f"verzoek om toegang tot {self.nummer}"

    @property
    def verloopt_op(self) -> datetime:
        return self.aangemaakt_op + BLIJFT_OPEN

    @property
    def verlopen(self) -> bool:
        """Nobody answered in time: for the asker the same as a refusal."""
        return self.status == Verzoekstand.OPEN and self.verloopt_op < timezone.now()
