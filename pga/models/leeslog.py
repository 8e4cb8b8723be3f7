"""Who looked at what, and why: lines that are only ever added to, chained so that tampering shows."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone

from pga.choices import Inzagesoort, Leesoordeel, Leessignaalsoort
from pga.models.basis import MetVersie, historie
from pga.models.casus import Casus
from pga.models.organisatie import Gebruiker, Organisatie


class Raadpleging(models.Model):
    """One reading: who, when, from where, what and why (Directive 2016/680 art. 25; NEN 7513).

    A line outlives its case, so `casus` is a number without a constraint. A search or a list is one line without a
    case: how many were shown and which numbers, never the words typed, for those are names. It stands in no case's
    own log, because it names other cases too; the privacy officer finds it by number.
    A trigger sets `vastgelegd_op`, `volgnummer` and `hash`, and refuses any change (`pga/toegang/leesketen.py`).
    """

    casus = models.ForeignKey(
        Casus,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,  # here as for who read it and in which municipality: an index below begins with it
        related_name="raadplegingen",
    )
    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False, related_name="+")
    nummer = models.CharField("casusnummer", max_length=20, blank=True)
    gebruiker = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, db_index=False, related_name="raadplegingen"
    )
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField("soort", max_length=12, choices=Inzagesoort, default=Inzagesoort.CASUS)
    onderdeel = models.CharField("onderdeel", max_length=60)
    doel = models.PositiveBigIntegerField("welke brief, welk document", null=True)
    reden = models.CharField("reden", max_length=400)
    gevraagd = models.BooleanField("reden gevraagd", default=False)
    aantal = models.PositiveIntegerField("aantal getoond", null=True)
    nummers = ArrayField(models.CharField(max_length=20), verbose_name="getoonde casusnummers", default=list)
    adres = models.GenericIPAddressField("netwerkadres", null=True)
    tijdstip = models.DateTimeField("tijdstip", auto_now_add=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)
    volgnummer = models.PositiveBigIntegerField("volgnummer", default=0, editable=False)
    hash = models.CharField("hash", max_length=64, default="", editable=False)

    class Meta:
        verbose_name = "raadpleging"
        verbose_name_plural = "raadplegingen"
        ordering = ("-tijdstip", "-pk")
        constraints = (models.UniqueConstraint(fields=("gebruiker", "volgnummer"), name="raadpleging_keten"),)
        indexes = (
            models.Index(fields=("casus", "-tijdstip"), name="raadpleging_casus_tijd"),
            models.Index(fields=("casus", "gebruiker", "-tijdstip"), name="raadpleging_casus_wie"),
            models.Index(fields=("gebruiker", "-tijdstip"), name="raadpleging_wie_tijd"),
            models.Index(fields=("gemeente", "-tijdstip"), name="raadpleging_gemeente_tijd"),
            models.Index(fields=("vastgelegd_op",), name="raadpleging_vastgelegd"),
            GinIndex(fields=("nummers",), name="raadpleging_nummers", condition=models.Q(casus__isnull=True)),
        )

    def __str__(self) -> str:
        return f"{self.nummer} {self.onderdeel}".strip()


class Leeslogkop(models.Model):
    """The last link of somebody's chain. Only a trigger writes it; its lock puts one person's requests in line."""

    gebruiker = models.OneToOneField(
        Gebruiker, primary_key=True, on_delete=models.PROTECT, related_name="leeslogkop"
    )
    volgnummer = models.PositiveBigIntegerField("volgnummer")
    hash = models.CharField("hash", max_length=64)

    class Meta:
        verbose_name = "kop van het leeslog"
        verbose_name_plural = "koppen van het leeslog"
        ordering = ("gebruiker",)

    def __str__(self) -> str:
        return f"{self.gebruiker_id}: {self.volgnummer}"


class Leeslogzegel(models.Model):
    """The read log up to and including a day, in one hash over the chains of that day and the seal before it."""

    dag = models.DateField("tot en met", unique=True)
    regels = models.PositiveBigIntegerField("regels")
    lezers = models.PositiveIntegerField("lezers")
    hash = models.CharField("hash", max_length=64)

    class Meta:
        verbose_name = "zegel van het leeslog"
        verbose_name_plural = "zegels van het leeslog"
        ordering = ("-dag",)

    def __str__(self) -> str:
        return f"{self.dag}: {self.hash[:12]}"


class Leessignaal(MetVersie):
    """Unusual reading of one person in one week, in numbers only, and what voorzitter or privacy found of it."""

    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    week = models.DateField("week die begint op")
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="leessignalen")
    soort = models.CharField("soort", max_length=16, choices=Leessignaalsoort)
    aantal = models.PositiveIntegerField("aantal")
    eerste = models.DateTimeField("eerste keer")
    laatste = models.DateTimeField("laatste keer")
    beoordeling = models.CharField("beoordeling", max_length=8, choices=Leesoordeel, blank=True)
    opmerking = models.TextField("opmerking", blank=True)
    beoordeeld_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beoordeeld_op = models.DateTimeField("beoordeeld op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "opvallend lezen"
        verbose_name_plural = "opvallend lezen"
        ordering = ("-week", "soort", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("gemeente", "week", "gebruiker", "soort"), name="leessignaal_uniek"
            ),
            models.CheckConstraint(
                name="leessignaal_beoordeeld_heeft_wie",
                condition=models.Q(beoordeling="", beoordeeld_op__isnull=True)
                | (~models.Q(beoordeling="") & models.Q(beoordeeld_op__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, week van {self.week}"
