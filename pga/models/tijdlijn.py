"""What happened in a case; only ever added to."""

from django.db import models

from pga.choices import Gebeurtenissoort, Laag
from pga.models.casus import Casus
from pga.models.organisatie import Gebruiker, Organisatie


class Gebeurtenis(models.Model):
    """One line of the time line, visible to who holds its layer."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="gebeurtenissen")
    laag = models.CharField("laag", max_length=16, choices=Laag)
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
