"""What happened in a case, and who looked at it. Both are only ever added to."""

from django.db import models

from pga.choices import Gebeurtenissoort, Laag
from pga.models.casus import Casus
from pga.models.organisatie import Gebruiker, Organisatie


class Gebeurtenis(models.Model):
    """One line of the time line, visible to who holds its layer."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="gebeurtenissen")
    laag = models.CharField("laag", max_length=12, choices=Laag)
    soort = models.CharField("soort", max_length=12, choices=Gebeurtenissoort)
    tekst = models.TextField("wat er gebeurde")
    reden = models.TextField("reden", blank=True)
    tijdstip = models.DateTimeField("tijdstip")
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-tijdstip", "-pk")
        indexes = (models.Index(fields=("casus", "-tijdstip"), name="gebeurtenis_casus_tijd"),)

    def __str__(self) -> str:
        return self.tekst


class Raadpleging(models.Model):
    """One opening of a case, with the reason the system knew (Directive 2016/680 art. 25; NEN 7513)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="raadplegingen")
    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    nummer = models.CharField("casusnummer", max_length=20)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="raadplegingen")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    onderdeel = models.CharField("onderdeel", max_length=60)
    reden = models.CharField("reden", max_length=300)
    adres = models.GenericIPAddressField("netwerkadres", null=True)
    tijdstip = models.DateTimeField("tijdstip", auto_now_add=True)

    class Meta:
        verbose_name = "raadpleging"
        verbose_name_plural = "raadplegingen"
        ordering = ("-tijdstip", "-pk")
        indexes = (
            models.Index(fields=("casus", "-tijdstip"), name="raadpleging_casus_tijd"),
            models.Index(fields=("gebruiker", "-tijdstip"), name="raadpleging_wie_tijd"),
        )

    def __str__(self) -> str:
        return f"{self.nummer} {self.onderdeel}"
