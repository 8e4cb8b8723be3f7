"""Looking into a case in an emergency: who did, why, what came of it, and what the UVZ thought of it afterwards."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from pga.choices import Gevaar, Noodoordeel
from pga.models.basis import MetVersie, historie
from pga.models.casus import Casus, Deelname
from pga.models.organisatie import Gebruiker, Organisatie

# Long enough for one evening shift to act, short enough that nobody stays by accident (ontwerp 5).
DUUR = timedelta(hours=2)


class Noodinzage(MetVersie):
    """One attempt, also one that found nothing; `nummer` stays readable for who may not see the case any more."""

    casus = models.ForeignKey(
        Casus, null=True, blank=True, on_delete=models.CASCADE, related_name="noodinzages"
    )
    nummer = models.CharField("casusnummer", max_length=20, blank=True)
    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    gebruiker = models.ForeignKey(
        Gebruiker, verbose_name="wie", on_delete=models.PROTECT, related_name="noodinzages"
    )
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    gevaar = models.CharField("gevaar", max_length=10, choices=Gevaar)
    reden = models.TextField("waarom het nodig was")
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    gevonden = models.BooleanField("gevonden", default=False)
    tot = models.DateTimeField("tot", null=True, blank=True)
    deelname = models.OneToOneField(
        Deelname, null=True, blank=True, on_delete=models.CASCADE, related_name="noodinzage"
    )
    oordeel = models.CharField("oordeel", max_length=12, choices=Noodoordeel, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    beoordeeld_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beoordeeld_op = models.DateTimeField("beoordeeld op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "noodinzage"
        verbose_name_plural = "noodinzages"
        ordering = ("-gevraagd_op", "-pk")
        constraints = (
            models.CheckConstraint(
                name="noodinzage_gevonden_heeft_einde",
                condition=models.Q(gevonden=True, tot__isnull=False) & ~models.Q(nummer="")
                | models.Q(gevonden=False, tot__isnull=True, casus__isnull=True, nummer=""),
            ),
            models.CheckConstraint(
                name="noodinzage_oordeel_heeft_wie",
                condition=models.Q(oordeel="", beoordeeld_door__isnull=True, beoordeeld_op__isnull=True)
                | ~models.Q(oordeel="")
                & models.Q(beoordeeld_door__isnull=False, beoordeeld_op__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("gemeente", "-gevraagd_op"), name="noodinzage_gemeente"),
            models.Index(fields=("gebruiker", "-gevraagd_op"), name="noodinzage_gebruiker"),
        )

    def __str__(self) -> str:
        return f"noodinzage {self.nummer}".strip()
