"""What the search compares: the names of a person and the number of a case, bare, and how that sounds."""

from django.db import models

from pga.models.casus import Casus


class Zoeksleutel(models.Model):
    """Kept by triggers of the database (migration 0010_zoeken) and read by its function `pga_zoek` alone."""

    casus = models.OneToOneField(
        Casus, primary_key=True, on_delete=models.CASCADE, related_name="zoeksleutel"
    )
    tekst = models.TextField("namen en nummer")
    klank = models.TextField("hoe dat klinkt")

    class Meta:
        verbose_name = "zoeksleutel"
        verbose_name_plural = "zoeksleutels"
        ordering = ("casus",)

    def __str__(self) -> str:
        return str(self.pk)
