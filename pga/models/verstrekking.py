"""What was handed to a guest: somebody without an account, called in once (WGS 2.31 lid 9; BGS 2.21)."""

from django.db import models

from pga.choices import Grondslag, Verstrekwijze
from pga.models.basis import MetTijd, MetVersie, historie
from pga.models.brief import Bestand
from pga.models.casus import Casus
from pga.models.organisatie import Gebruiker


class Verstrekking(MetVersie, MetTijd):
    """What was told or given to whom, when and on what ground, after a signed secrecy statement; never deleted."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="verstrekkingen")
    gast_naam = models.CharField("naam van de gast", max_length=200)
    gast_organisatie = models.CharField("organisatie", max_length=200)
    functie = models.CharField("functie", max_length=200)
    contact = models.CharField("telefoon of e-mail", max_length=200, blank=True)
    wat = models.TextField("wat is verstrekt")
    wijze = models.CharField("hoe", max_length=12, choices=Verstrekwijze)
    verstrekt_op = models.DateField("verstrekt op")
    grondslag = models.CharField("grondslag", max_length=24, choices=Grondslag)
    reden = models.TextField("waarom was dit nodig")
    geheimhouding_getekend_op = models.DateField("geheimhouding getekend op")
    bewijs = models.OneToOneField(
        Bestand,
        verbose_name="getekende verklaring",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="verstrekking",
    )
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    reden_intrekking = models.TextField("waarom ingetrokken", blank=True)

    history = historie()

    class Meta:
        verbose_name = "verstrekking aan een gast"
        verbose_name_plural = "verstrekkingen aan gasten"
        ordering = ("-verstrekt_op", "-pk")
        constraints = (
            models.CheckConstraint(
                name="verstrekking_na_geheimhouding",
                condition=models.Q(geheimhouding_getekend_op__lte=models.F("verstrekt_op")),
            ),
            models.CheckConstraint(
                name="verstrekking_intrekking_heeft_reden",
                condition=models.Q(ingetrokken_op__isnull=True, reden_intrekking="")
                | (models.Q(ingetrokken_op__isnull=False) & ~models.Q(reden_intrekking="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.gast_organisatie}, {self.verstrekt_op:%d-%m-%Y}"
