"""Letters and files of a case. Their bytes live in the database, behind the same lock as the text."""

from typing import Any

from django.db import models

from pga.choices import DOCUMENTLAGEN, Briefsoort, Briefstatus
from pga.models.basis import MetStatus, MetTijd, historie
from pga.models.casus import Casus, Relatie
from pga.models.organisatie import Gebruiker


class BestandManager(models.Manager["Bestand"]):
    def get_queryset(self) -> models.QuerySet["Bestand"]:
        """Lists never read the bytes; only the download view asks for them."""
        return super().get_queryset().defer("inhoud")


class Bestand(MetTijd):
    """A stored document, never changed afterwards; `sha256` is of `inhoud`."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="bestanden")
    laag = models.CharField(
        "laag", max_length=12, choices=[(laag.value, laag.label) for laag in DOCUMENTLAGEN]
    )
    naam = models.CharField("naam", max_length=120)
    mediatype = models.CharField("soort bestand", max_length=80)
    inhoud = models.BinaryField()
    omvang = models.PositiveIntegerField("omvang in bytes")
    sha256 = models.CharField(max_length=64)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")

    objects: Any = BestandManager()

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        ordering = ("-aangemaakt_op", "-pk")

    def __str__(self) -> str:
        return self.naam


class Brief(MetStatus, MetTijd):
    """A letter to one addressee. Name and address are those of the day it was made; a sent letter stays as it is."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="brieven")
    soort = models.CharField("soort", max_length=16, choices=Briefsoort)
    aanleiding = models.CharField(
        "aanleiding", max_length=60, help_text="Waardoor deze brief er is, bv. agendapunt-12"
    )
    relatie = models.ForeignKey(
        Relatie, null=True, blank=True, on_delete=models.PROTECT, related_name="brieven"
    )
    geadresseerde = models.CharField("geadresseerde", max_length=300)
    adresregels = models.JSONField("adresregels", default=list)
    sjabloon = models.CharField("sjabloon", max_length=60)
    sjabloonversie = models.CharField("sjabloonversie", max_length=20, blank=True)
    gegevens = models.JSONField("gegevens in de brief", default=dict)
    status = models.CharField("status", max_length=14, choices=Briefstatus, default=Briefstatus.CONCEPT)
    fout = models.CharField("waarom het maken mislukte", max_length=300, blank=True)
    bestand = models.OneToOneField(
        Bestand, null=True, blank=True, on_delete=models.PROTECT, related_name="brief"
    )
    gevraagd_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    afgedrukt_op = models.DateTimeField("afgedrukt op", null=True, blank=True)
    verzonden_op = models.DateTimeField("gepost op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        ordering = ("aangemaakt_op", "pk")
        constraints = (
            models.UniqueConstraint(
                name="brief_een_per_geadresseerde",
                fields=("casus", "soort", "aanleiding", "relatie"),
                condition=~models.Q(status="vervallen"),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="brief_klaar_heeft_bestand",
                condition=models.Q(status__in=("concept", "mislukt", "vervallen"))
                | models.Q(bestand__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()} aan {self.geadresseerde}"
