"""Organisations of the convenant, the people who work there, and what they do in the UVZ."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, Group, UserManager
from django.db import models

from pga.choices import Domein, Functie, Organisatiesoort
from pga.models.basis import historie


class Organisatie(models.Model):
    """A signatory of the convenant, or the municipality whose convenant it is (`gemeente` is null)."""

    naam = models.CharField("naam", max_length=200)
    afkorting = models.CharField("korte naam", max_length=40, blank=True)
    soort = models.CharField("soort", max_length=20, choices=Organisatiesoort)
    domein = models.CharField("domein", max_length=12, choices=Domein)
    gemeente = models.ForeignKey(
        "self",
        verbose_name="convenant van gemeente",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partners",
    )
    kernpartner = models.BooleanField("kernpartner van het UVZ", default=False)
    convenant_van = models.DateField("convenantpartner vanaf")
    convenant_tot = models.DateField("convenantpartner tot", null=True, blank=True)
    grondslag = models.CharField("wettelijke grondslag om te delen", max_length=200, blank=True)
    mag_bsn = models.BooleanField("mag het BSN verwerken", default=False)
    geheimhouding = models.BooleanField("beroepsgeheim", default=False)
    toegang_dagen_na_besluit = models.PositiveSmallIntegerField(
        "dagen toegang na een besluit",
        default=14,
        help_text="Wie alleen voor de bespreking meedeed, ziet de casus na het besluit nog zo lang.",
    )
    contactpersoon = models.ForeignKey(
        "Gebruiker",
        verbose_name="contactpersoon",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contact_van",
        help_text="Tekent elk jaar de controle van de accounts van deze organisatie.",
    )
    groep = models.OneToOneField(Group, verbose_name="groep", on_delete=models.PROTECT, editable=False)

    history = historie()

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ("naam",)
        constraints = (
            models.UniqueConstraint(fields=("gemeente", "naam"), name="organisatie_naam_uniek"),
            models.CheckConstraint(
                name="organisatie_convenant_periode",
                condition=models.Q(convenant_tot__isnull=True)
                | models.Q(convenant_tot__gte=models.F("convenant_van")),
            ),
            models.CheckConstraint(
                name="organisatie_gemeente_is_top",
                condition=models.Q(soort="gemeente", gemeente__isnull=True)
                | (~models.Q(soort="gemeente") & models.Q(gemeente__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.naam

    @property
    def kort(self) -> str:
        return self.afkorting or self.naam


class Functiegroep(models.Model):
    """A function within one municipality's UVZ: the people who do it hold its grants together."""

    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="functiegroepen")
    functie = models.CharField("functie", max_length=20, choices=Functie)
    groep = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="functiegroep")

    class Meta:
        verbose_name = "functiegroep"
        verbose_name_plural = "functiegroepen"
        ordering = ("gemeente", "functie")
        constraints = (models.UniqueConstraint(fields=("gemeente", "functie"), name="functiegroep_uniek"),)

    def __str__(self) -> str:
        return self.get_functie_display()


class Gebruikers(UserManager["Gebruiker"]):
    """Every page names the organisation of who looks at it, so it comes along with the person."""

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet["Gebruiker"]:
        return super().get_queryset().select_related("organisatie__gemeente")


class Gebruiker(AbstractUser):
    """Somebody who logs in. Never a superuser in practice: function groups decide which screens exist."""

    organisatie = models.ForeignKey(
        Organisatie, verbose_name="organisatie", null=True, on_delete=models.PROTECT, related_name="mensen"
    )
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    geheimhouding_getekend_op = models.DateField("geheimhouding getekend op", null=True, blank=True)
    geheimhouding_versie = models.PositiveSmallIntegerField("versie van de verklaring", default=0)
    screening_op = models.DateField("screening (VOG) op", null=True, blank=True)
    training_op = models.DateField("training gevolgd op", null=True, blank=True)

    objects: ClassVar[Gebruikers] = Gebruikers()
    history = historie(excluded_fields=["password", "last_login"])

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ("last_name", "first_name", "username")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def naam_en_organisatie(self) -> str:
        return f"{self} ({self.organisatie.kort})" if self.organisatie else str(self)

    @property
    def functies(self) -> frozenset[str]:
        """Codes of the functions this person has; read once per object."""
        if not hasattr(self, "_functies"):
            self._functies = frozenset(
                Functiegroep.objects.filter(groep__user=self).order_by().values_list("functie", flat=True)
            )
        return self._functies
