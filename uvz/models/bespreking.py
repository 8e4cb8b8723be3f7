"""The discussion by BOB: what partners bring in, what is missing, the judgement and the decision."""

from django.db import models

from pga.choices import Leefgebied, Regievorm
from pga.models import Casus, Gebruiker, Organisatie
from pga.models.basis import MetStatus, MetTijd, historie
from uvz.choices import Besluitsoort, Kring, Vraagstatus
from uvz.models.vergadering import Agendapunt


class Bijdrage(MetStatus, MetTijd):
    """What one partner knows about one leefgebied, with its source (beeldvorming)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="bijdragen")
    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="bijdragen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    leefgebied = models.CharField("leefgebied", max_length=16, choices=Leefgebied)
    tekst = models.TextField("wat weet u hierover")
    bron = models.CharField("waar komt dit vandaan", max_length=200)
    voorwaarde = models.CharField("voorwaarde bij doorgeven", max_length=300, blank=True)
    kring = models.CharField("wie mag dit lezen", max_length=8, choices=Kring, default=Kring.ALLEN)

    history = historie()

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"
        ordering = ("leefgebied", "aangemaakt_op", "pk")
        indexes = (models.Index(fields=("casus", "organisatie"), name="bijdrage_casus_wie"),)

    def __str__(self) -> str:
        return f"{self.organisatie.kort}: {self.get_leefgebied_display()}"


class Bijdragekring(MetTijd):
    """One organisation that reads a contribution which its giver kept to chosen organisations.

    The giver stands in the row itself, so that the policy of this table need not look at the contribution.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    bijdrage = models.ForeignKey(Bijdrage, on_delete=models.CASCADE, related_name="lezers")
    gever = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, verbose_name="lezer", on_delete=models.PROTECT, related_name="+"
    )

    history = historie()

    class Meta:
        verbose_name = "lezer van een bijdrage"
        verbose_name_plural = "lezers van een bijdrage"
        ordering = ("bijdrage", "organisatie")
        constraints = (
            models.UniqueConstraint(fields=("bijdrage", "organisatie"), name="bijdragekring_uniek"),
            models.CheckConstraint(
                name="bijdragekring_ander", condition=~models.Q(organisatie=models.F("gever"))
            ),
        )

    def __str__(self) -> str:
        return self.organisatie.kort


class Vraag(MetStatus, MetTijd):
    """What is still missing in the picture: a question to one partner with a date."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="vragen")
    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="vragen")
    organisatie = models.ForeignKey(
        Organisatie, verbose_name="aan", on_delete=models.PROTECT, related_name="+"
    )
    tekst = models.TextField("vraag")
    voor = models.DateField("antwoord vóór")
    status = models.CharField("status", max_length=12, choices=Vraagstatus, default=Vraagstatus.OPEN)
    antwoord = models.TextField("antwoord", blank=True)
    gesteld_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ("voor", "pk")

    def __str__(self) -> str:
        return f"vraag aan {self.organisatie.kort}"


class Oordeel(MetTijd):
    """What those present make of the picture and which help or measures they hold needed (oordeelsvorming)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="oordelen")
    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="oordelen")
    organisatie = models.ForeignKey(
        Organisatie, verbose_name="van", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tekst = models.TextField("oordeel")
    interventies = models.TextField("welke interventies zijn nodig", blank=True)
    vastgelegd_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "oordeel"
        verbose_name_plural = "oordelen"
        ordering = ("aangemaakt_op", "pk")

    def __str__(self) -> str:
        return f"oordeel van {self.organisatie.kort if self.organisatie else 'het UVZ'}"


class Besluit(MetTijd):
    """The decision on one agenda item: one row per item, so that of two simultaneous decisions one wins."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="besluiten")
    agendapunt = models.OneToOneField(Agendapunt, on_delete=models.CASCADE, related_name="besluit")
    soort = models.CharField("besluit", max_length=20, choices=Besluitsoort)
    motivering = models.TextField("motivering")
    partner = models.ForeignKey(
        Organisatie, verbose_name="partner", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    overleg = models.CharField("welk overleg", max_length=200, blank=True)
    regisseur = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    regievorm = models.CharField("regievorm", max_length=12, choices=Regievorm, blank=True)
    vastgelegd_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ("-aangemaakt_op",)
        constraints = (
            models.CheckConstraint(
                name="besluit_bij_soort",
                condition=(
                    models.Q(soort="integrale_aanpak", regisseur__isnull=False) & ~models.Q(regievorm="")
                    | models.Q(soort__in=("partner_alleen", "zorgpartner"), partner__isnull=False)
                    | models.Q(soort="zorgoverleg") & ~models.Q(overleg="")
                ),
            ),
        )

    def __str__(self) -> str:
        return self.get_soort_display()
