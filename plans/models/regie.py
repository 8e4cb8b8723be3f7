"""What is done and what happens while the case is directed: actions, signals, contacts."""

from django.db import models

from pga.models import Casus, Gebruiker, Organisatie
from pga.models.basis import MetStatus, MetTijd, historie
from plans.choices import Actiestatus, Contactsoort, Signaalsoort
from plans.models.plan import Doel


class Actie(MetStatus, MetTijd):
    """Something one organisation does before a date; may exist before a plan (decided in the UVZ)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="acties")
    doel = models.ForeignKey(Doel, null=True, blank=True, on_delete=models.SET_NULL, related_name="acties")
    organisatie = models.ForeignKey(
        Organisatie, verbose_name="wie", on_delete=models.PROTECT, related_name="acties"
    )
    omschrijving = models.TextField("wat")
    voor = models.DateField("klaar vóór")
    status = models.CharField("status", max_length=16, choices=Actiestatus, default=Actiestatus.OPEN)
    uitkomst = models.TextField("uitkomst", blank=True)
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)
    gevraagd_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ("voor", "pk")
        constraints = (
            models.CheckConstraint(
                name="actie_afgerond_heeft_datum",
                condition=models.Q(status__in=("open", "in_uitvoering"))
                | models.Q(afgerond_op__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("organisatie", "status", "voor"), name="actie_wie_status"),
            models.Index(
                fields=("organisatie", "voor", "id"),
                name="actie_te_doen",
                condition=models.Q(status__in=("open", "in_uitvoering")),
            ),
        )

    def __str__(self) -> str:
        return self.omschrijving


class Signaal(MetTijd):
    """News about the person: a report, an arrest, absence, or something that goes well."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="signalen")
    soort = models.CharField("soort", max_length=12, choices=Signaalsoort)
    datum = models.DateField("wanneer was het")
    tekst = models.TextField("wat is er gebeurd")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    gezien_op = models.DateTimeField("gezien door de regisseur op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ("-datum", "-pk")
        indexes = (models.Index(fields=("casus", "-datum"), name="signaal_casus_datum"),)

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.datum:%d-%m-%Y}"


class Contactmoment(MetTijd):
    """A contact of the regisseur with the person, the parents or the network."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="contactmomenten")
    soort = models.CharField("soort", max_length=14, choices=Contactsoort)
    datum = models.DateField("datum")
    met = models.CharField("met wie", max_length=200)
    verslag = models.TextField("wat is besproken")
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ("-datum", "-pk")

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.datum:%d-%m-%Y}"
