"""The review of a case and its closing."""

from django.db import models

from pga.models import Casus, Gebruiker
from pga.models.basis import MetStatus, MetTijd, historie
from plans.choices import Afsluitsoort, Besluitstatus, Herijkingsvoorstel
from uvz.models import Agendapunt


class Herijking(MetStatus, MetTijd):
    """The half-yearly look of gemeente and politie at whether and how to go on (bronnen/001, 2.5)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="herijkingen")
    datum = models.DateField("datum")
    voorstel = models.CharField("voorstel", max_length=12, choices=Herijkingsvoorstel)
    motivering = models.TextField("waarom")
    oordeel_politie = models.TextField("oordeel van de politie", blank=True)
    politie_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField("status", max_length=12, choices=Besluitstatus, default=Besluitstatus.VOORSTEL)
    door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "herijking"
        verbose_name_plural = "herijkingen"
        ordering = ("-datum", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="herijking_een_open",
                fields=("casus",),
                condition=models.Q(status__in=("voorstel", "in_uvz")),
            ),
        )

    def __str__(self) -> str:
        return f"herijking {self.datum:%d-%m-%Y}"


class Afsluiting(MetStatus, MetTijd):
    """The closing of a case. Positive: nine months without signals, or a recorded deviation."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="afsluitingen")
    herijking = models.ForeignKey(Herijking, null=True, on_delete=models.PROTECT, related_name="afsluitingen")
    agendapunt = models.OneToOneField(
        Agendapunt, null=True, blank=True, on_delete=models.PROTECT, related_name="afsluiting"
    )
    soort = models.CharField("soort", max_length=10, choices=Afsluitsoort)
    motivering = models.TextField("motivering")
    afwijking = models.TextField("waarom eerder dan na negen maanden", blank=True)
    nazorg = models.TextField("wie blijft volgen en wat is overgedragen", blank=True)
    status = models.CharField("status", max_length=12, choices=Besluitstatus, default=Besluitstatus.VOORSTEL)
    besloten_op = models.DateField("besloten op", null=True, blank=True)
    besloten_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    history = historie()

    class Meta:
        verbose_name = "afsluiting"
        verbose_name_plural = "afsluitingen"
        ordering = ("-aangemaakt_op",)
        constraints = (
            models.UniqueConstraint(
                name="afsluiting_een_lopend",
                fields=("casus",),
                condition=models.Q(status__in=("voorstel", "in_uvz", "besloten")),
            ),
            models.CheckConstraint(
                name="afsluiting_besloten_heeft_datum",
                condition=~models.Q(status="besloten") | models.Q(besloten_op__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.get_soort_display()
