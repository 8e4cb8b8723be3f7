"""The integral plan over the eight leefgebieden."""

from django.db import models

from pga.choices import Leefgebied
from pga.models import Casus, Gebruiker
from pga.models.basis import MetStatus, MetTijd, historie
from plans.choices import Doelstatus, Meetmoment, Planstatus, Score


class Plan(MetStatus, MetTijd):
    """One plan per case; what was agreed at a moment is frozen in a PlanVersie."""

    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, related_name="plan")
    kern = models.TextField("kern van het verhaal", blank=True)
    hoofddoel = models.TextField("waar werken we samen naartoe", blank=True)
    rolverdeling = models.TextField("wie doet wat", blank=True)
    visie_persoon = models.TextField("wat wil de persoon zelf", blank=True)
    status = models.CharField("status", max_length=12, choices=Planstatus, default=Planstatus.CONCEPT)
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "plannen"
        ordering = ("-aangemaakt_op",)

    def __str__(self) -> str:
        return f"plan van {self.casus.nummer}"


class PlanVersie(MetTijd):
    """The plan as it was agreed, frozen; number 1 is the first."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="planversies")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versies")
    nummer = models.PositiveSmallIntegerField("nummer")
    inhoud = models.JSONField("inhoud")
    vastgesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "planversie"
        verbose_name_plural = "planversies"
        ordering = ("plan", "-nummer")
        constraints = (models.UniqueConstraint(fields=("plan", "nummer"), name="planversie_uniek"),)

    def __str__(self) -> str:
        return f"versie {self.nummer}"


class Beeld(MetStatus):
    """The situation on one leefgebied, in words."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="beelden")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="beelden")
    leefgebied = models.CharField("leefgebied", max_length=16, choices=Leefgebied)
    tekst = models.TextField("beeld", blank=True)

    history = historie()

    class Meta:
        verbose_name = "beeld"
        verbose_name_plural = "beelden"
        ordering = ("plan", "pk")
        constraints = (models.UniqueConstraint(fields=("plan", "leefgebied"), name="beeld_uniek"),)

    def __str__(self) -> str:
        return self.get_leefgebied_display()


class Meting(MetTijd):
    """A score of one leefgebied at one moment; null is *onbesproken*, outside means (domein.md 1.2)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="metingen")
    leefgebied = models.CharField("leefgebied", max_length=16, choices=Leefgebied)
    score = models.PositiveSmallIntegerField("score", choices=Score, null=True, blank=True)
    moment = models.CharField("moment", max_length=12, choices=Meetmoment)
    datum = models.DateField("datum")
    toelichting = models.TextField("waarom deze score", blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "meting"
        verbose_name_plural = "metingen"
        ordering = ("leefgebied", "datum", "pk")
        constraints = (
            models.CheckConstraint(
                name="meting_score_1_tot_5",
                condition=models.Q(score__isnull=True) | models.Q(score__range=(1, 5)),
            ),
        )
        indexes = (models.Index(fields=("casus", "leefgebied", "-datum"), name="meting_casus_gebied"),)

    def __str__(self) -> str:
        return f"{self.get_leefgebied_display()}: {self.score or 'onbesproken'}"


class Doel(MetStatus, MetTijd):
    """A goal on one leefgebied: what is reached, how that shows, and when (SMART)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="doelen")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="doelen")
    leefgebied = models.CharField("leefgebied", max_length=16, choices=Leefgebied)
    tekst = models.TextField("doel")
    meetbaar = models.TextField("hoe zien we dat het gelukt is")
    streefdatum = models.DateField("te bereiken vóór")
    streefscore = models.PositiveSmallIntegerField("streefscore", choices=Score, null=True, blank=True)
    status = models.CharField("status", max_length=12, choices=Doelstatus, default=Doelstatus.LOPEND)

    history = historie()

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ("plan", "leefgebied", "streefdatum", "pk")

    def __str__(self) -> str:
        return self.tekst
