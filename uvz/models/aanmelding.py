"""The report as the partner gave it, and how it was weighed."""

import uuid

from django.db import models

from pga.choices import Casussoort, Nauwkeurigheid
from pga.models import Casus, Gebruiker, Organisatie
from pga.models.basis import MetStatus, MetTijd, historie
from uvz.choices import Aanmeldstatus, Criterium


class Aanmelding(MetStatus, MetTijd):
    """A partner's report. Its own text stays as given; a Persoon and a Casus come only after the weighing."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="ontvangen_aanmeldingen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="aanmeldingen")
    aangemeld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="aanmeldingen")
    casus = models.ForeignKey(
        Casus, null=True, blank=True, on_delete=models.PROTECT, related_name="aanmeldingen"
    )
    status = models.CharField("status", max_length=16, choices=Aanmeldstatus, default=Aanmeldstatus.CONCEPT)
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)

    soort = models.CharField("soort", max_length=12, choices=Casussoort, default=Casussoort.JEUGD)
    voornaam = models.CharField("voornaam", max_length=200)
    tussenvoegsel = models.CharField("tussenvoegsel", max_length=40, blank=True)
    achternaam = models.CharField("achternaam", max_length=200)
    roepnaam = models.CharField("roepnaam of straatnaam", max_length=100, blank=True)
    geboortedatum = models.DateField("geboortedatum", null=True, blank=True)
    geboortedatum_nauwkeurig = models.CharField(
        "geboortedatum is", max_length=8, choices=Nauwkeurigheid, default=Nauwkeurigheid.DAG
    )
    wijk = models.CharField("wijk", max_length=100, blank=True)
    straat_huisnummer = models.CharField("straat en huisnummer", max_length=200, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    plaats = models.CharField("plaats", max_length=100, blank=True)
    geheim_adres = models.BooleanField("geheim adres", default=False)
    ouder_1_naam = models.CharField("naam eerste ouder of voogd", max_length=200, blank=True)
    ouder_1_gezag = models.BooleanField("heeft gezag", default=False)
    ouder_2_naam = models.CharField("naam tweede ouder of voogd", max_length=200, blank=True)
    ouder_2_gezag = models.BooleanField("heeft gezag", default=False)

    feiten = models.TextField("wat is er aan de hand", blank=True)
    waarom_zorg = models.TextField("waarom is zorg nodig", blank=True)
    waarom_veiligheid = models.TextField("waarom is veiligheid nodig", blank=True)
    problematiek = models.TextField("problemen bij de persoon of in het gezin", blank=True)
    leefgebieden = models.TextField("op welke leefgebieden", blank=True)
    ernst = models.TextField("criminaliteit, ernstige overlast of onveiligheid", blank=True)
    samenwerking = models.TextField("waarom moeten partners samenwerken", blank=True)
    besproken_met_persoon = models.BooleanField("besproken met de persoon of de ouders", default=False)
    niet_besproken_reden = models.TextField("waarom (nog) niet besproken", blank=True)
    gevraagde_aanvulling = models.TextField("gevraagde aanvulling", blank=True)

    history = historie()

    class Meta:
        verbose_name = "aanmelding"
        verbose_name_plural = "aanmeldingen"
        ordering = ("-aangemaakt_op", "-pk")
        indexes = (models.Index(fields=("gemeente", "status"), name="aanmelding_gemeente_status"),)
        constraints = (
            models.CheckConstraint(
                name="aanmelding_ingediend_is_af",
                condition=models.Q(status__in=("concept", "ingetrokken"))
                | (
                    models.Q(ingediend_op__isnull=False)
                    & ~models.Q(waarom_zorg="")
                    & ~models.Q(waarom_veiligheid="")
                ),
            ),
            models.CheckConstraint(
                name="aanmelding_geagendeerd_heeft_casus",
                condition=~models.Q(status="geagendeerd") | models.Q(casus__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"aanmelding van {self.organisatie.kort}"

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)


class Criteriumoordeel(models.Model):
    """Whether one party to the weighing holds one criterion met; each registers its own (BGS 2.20 lid 3)."""

    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.CASCADE, related_name="oordelen")
    casus = models.ForeignKey(Casus, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    criterium = models.CharField("criterium", max_length=16, choices=Criterium)
    voldaan = models.BooleanField("voldaan")
    toelichting = models.TextField("toelichting", blank=True)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    gegeven_op = models.DateTimeField(auto_now=True)

    history = historie()

    class Meta:
        verbose_name = "oordeel over een criterium"
        verbose_name_plural = "oordelen over criteria"
        ordering = ("aanmelding", "organisatie", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("aanmelding", "organisatie", "criterium"), name="criteriumoordeel_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_criterium_display()}: {'voldaan' if self.voldaan else 'niet voldaan'}"


class Weging(MetTijd):
    """The outcome of the weighing, once per report: its unique row decides a race."""

    aanmelding = models.OneToOneField(Aanmelding, on_delete=models.CASCADE, related_name="weging")
    casus = models.ForeignKey(Casus, null=True, on_delete=models.PROTECT, related_name="+")
    uitkomst = models.CharField("uitkomst", max_length=16, choices=Aanmeldstatus)
    motivering = models.TextField("motivering")
    ontvanger = models.ForeignKey(
        Organisatie,
        verbose_name="zorgpartner",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    gewogen_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "weging"
        verbose_name_plural = "wegingen"
        ordering = ("-aangemaakt_op",)
        constraints = (
            models.CheckConstraint(
                name="weging_uitkomst",
                condition=models.Q(
                    uitkomst__in=("geagendeerd", "overgedragen", "driehoek", "niet_opgenomen")
                ),
            ),
            models.CheckConstraint(
                name="weging_overgedragen_aan_iemand",
                condition=~models.Q(uitkomst="overgedragen") | models.Q(ontvanger__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.get_uitkomst_display()
