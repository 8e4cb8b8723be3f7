"""The person: who it is. What is known about somebody belongs to a case, never here."""

from django.db import models
from django.db.models.functions import Lower

from pga.choices import Naamsoort, Nauwkeurigheid
from pga.models.basis import MetTijd, historie


class Persoon(MetTijd):
    """Visible only through a visible case. No nationality, descent or religion (BGS 1.9; domein.md 2.2)."""

    voornaam = models.CharField("voornaam", max_length=200)
    tussenvoegsel = models.CharField("tussenvoegsel", max_length=40, blank=True)
    achternaam = models.CharField("achternaam", max_length=200)
    geboortedatum = models.DateField("geboortedatum", null=True, blank=True)
    geboortedatum_nauwkeurig = models.CharField(
        "geboortedatum is", max_length=8, choices=Nauwkeurigheid, default=Nauwkeurigheid.DAG
    )
    wijk = models.CharField("wijk", max_length=100, blank=True)
    fictief = models.BooleanField("verzonnen persoon", default=False, editable=False)

    history = historie()

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ("achternaam", "voornaam", "pk")
        indexes = (models.Index(Lower("achternaam"), name="persoon_achternaam"),)

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)

    @property
    def korte_naam(self) -> str:
        """For lists that others may see over a shoulder: Jayson V."""
        return f"{self.voornaam} {self.achternaam[:1]}."


class Bijnaam(models.Model):
    """Another name of a person; jongerenwerk knows street names, not official ones (bronnen/001, 3.1)."""

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="bijnamen")
    naam = models.CharField("naam", max_length=100)
    soort = models.CharField("soort", max_length=12, choices=Naamsoort, default=Naamsoort.ROEPNAAM)

    history = historie()

    class Meta:
        verbose_name = "bijnaam"
        verbose_name_plural = "bijnamen"
        ordering = ("soort", "naam")
        constraints = (models.UniqueConstraint("persoon", Lower("naam"), name="bijnaam_uniek"),)

    def __str__(self) -> str:
        return self.naam
