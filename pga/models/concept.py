"""Text that is not saved yet, and forms that were received: so that nothing is lost and nothing is done twice."""

from django.db import models

from pga.models.casus import Casus
from pga.models.organisatie import Gebruiker


class Concept(models.Model):
    """A form somebody is filling in, kept for them alone; `pad` is the address of the page."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="concepten")
    casus = models.ForeignKey(Casus, null=True, on_delete=models.CASCADE, related_name="+")
    pad = models.CharField(max_length=200)
    gegevens = models.JSONField(default=dict)
    bewaard_op = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        ordering = ("-bewaard_op",)
        constraints = (models.UniqueConstraint(fields=("gebruiker", "pad"), name="concept_uniek"),)

    def __str__(self) -> str:
        return f"concept van {self.bewaard_op:%d-%m %H:%M}"


class Formulierontvangst(models.Model):
    """A form that was handled, and where its sender was led: a second submit of it is led there too."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="+")
    sleutel = models.UUIDField()
    doel = models.CharField(max_length=300, blank=True)
    ontvangen_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "formulierontvangst"
        verbose_name_plural = "formulierontvangsten"
        ordering = ("-ontvangen_op",)
        constraints = (models.UniqueConstraint(fields=("gebruiker", "sleutel"), name="formulier_eenmaal"),)

    def __str__(self) -> str:
        return str(self.sleutel)
