"""People change: who stands in for whom, and the yearly review of the accounts. Nothing here is about a case."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone

from pga.choices import Controleoordeel
from pga.models.basis import MetTijd, MetVersie, historie
from pga.models.organisatie import Gebruiker, Organisatie


class Waarneming(MetTijd):
    """One regisseur directs another's cases for a period. Which cases: the participations that point here."""

    regisseur = models.ForeignKey(
        Gebruiker, verbose_name="voor wie", on_delete=models.PROTECT, related_name="waarnemingen"
    )
    waarnemer = models.ForeignKey(
        Gebruiker, verbose_name="waarnemer", on_delete=models.PROTECT, related_name="neemt_waar"
    )
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    alles = models.BooleanField("alle casussen, ook nieuwe", default=True)
    reden = models.CharField("reden", max_length=200)
    geregeld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    history = historie()

    class Meta:
        verbose_name = "waarneming"
        verbose_name_plural = "waarnemingen"
        ordering = ("-van", "-pk")
        constraints = (
            models.CheckConstraint(name="waarneming_periode", condition=models.Q(tot__gte=models.F("van"))),
            models.CheckConstraint(
                name="waarneming_niet_voor_zichzelf",
                condition=~models.Q(regisseur=models.F("waarnemer")),
            ),
        )
        indexes = (models.Index(fields=("regisseur", "tot"), name="waarneming_regisseur"),)

    def __str__(self) -> str:
        return f"{self.waarnemer} voor {self.regisseur}"

    @property
    def begint(self) -> datetime:
        """When access begins: at the start of the first day, or now if that is past."""
        return max(_begin_van(self.van), timezone.now())

    @property
    def eindigt(self) -> datetime:
        """When access ends: the last day counts in full."""
        return _begin_van(self.tot + timedelta(days=1))

    @property
    def aanleiding(self) -> str:
        return f"waarneming tot en met {self.tot:%d-%m-%Y}"


def _begin_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


class Jaarcontrole(MetVersie):
    """The yearly review of an organisation's accounts, signed by its contact person (BIO2 5.18.02)."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="jaarcontroles")
    jaar = models.PositiveSmallIntegerField("jaar")
    gestart_op = models.DateField("gestart op")
    uiterlijk = models.DateField("uiterlijk tekenen op")
    herinnerd_op = models.DateField("herinnerd op", null=True, blank=True)
    getekend_op = models.DateTimeField("getekend op", null=True, blank=True)
    getekend_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opmerking = models.TextField("opmerking", blank=True)

    history = historie()

    class Meta:
        verbose_name = "jaarcontrole"
        verbose_name_plural = "jaarcontroles"
        ordering = ("-jaar", "organisatie__naam")
        constraints = (
            models.UniqueConstraint(fields=("organisatie", "jaar"), name="jaarcontrole_uniek"),
            models.CheckConstraint(
                name="jaarcontrole_getekend_door_iemand",
                condition=models.Q(getekend_op__isnull=True, getekend_door__isnull=True)
                | models.Q(getekend_op__isnull=False, getekend_door__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"jaarcontrole {self.jaar}"


class Jaarcontroleregel(models.Model):
    """One person in the review: what the account could do then, and what the contact person says of it."""

    jaarcontrole = models.ForeignKey(Jaarcontrole, on_delete=models.CASCADE, related_name="regels")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    functies = models.CharField("functies", max_length=300, blank=True)
    laatst_ingelogd = models.DateTimeField("laatst ingelogd", null=True, blank=True)
    oordeel = models.CharField("oordeel", max_length=10, choices=Controleoordeel, blank=True)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    history = historie()

    class Meta:
        verbose_name = "regel van een jaarcontrole"
        verbose_name_plural = "regels van een jaarcontrole"
        ordering = ("jaarcontrole", "gebruiker__last_name", "gebruiker__first_name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("jaarcontrole", "gebruiker"), name="jaarcontroleregel_uniek"),
        )

    def __str__(self) -> str:
        return self.get_oordeel_display() or "nog geen oordeel"

    @property
    def deed(self) -> str:
        """What this person did in the UVZ when the review began."""
        return self.functies or "geen functie"
