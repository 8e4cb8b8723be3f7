"""The meeting, its agenda, and what each invited partner is asked."""

from django.db import models

from pga.models import Casus, Gebruiker, Organisatie
from pga.models.basis import MetStatus, MetTijd, historie
from uvz.choices import Puntsoort, Puntstatus, Uitstelgrond, Vergaderstatus, Verzoekstatus


class Vergadering(MetStatus):
    """A meeting of the UVZ. Holds no personal data: that hangs on its agenda items."""

    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="vergaderingen")
    datum = models.DateField("datum")
    begin = models.TimeField("begin")
    eind = models.TimeField("eind")
    plaats = models.CharField("plaats", max_length=120)
    plekken = models.PositiveSmallIntegerField("aantal plekken", default=6)
    status = models.CharField("status", max_length=12, choices=Vergaderstatus, default=Vergaderstatus.GEPLAND)

    history = historie()

    class Meta:
        verbose_name = "vergadering"
        verbose_name_plural = "vergaderingen"
        ordering = ("datum", "begin")
        constraints = (
            models.UniqueConstraint(fields=("gemeente", "datum", "begin"), name="vergadering_uniek"),
            models.CheckConstraint(
                condition=models.Q(eind__gt=models.F("begin")), name="vergadering_eind_na_begin"
            ),
        )

    def __str__(self) -> str:
        return f"UVZ {self.datum:%d-%m-%Y}"


class Agendapunt(MetStatus, MetTijd):
    """One case on one agenda."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="agendapunten")
    vergadering = models.ForeignKey(Vergadering, on_delete=models.PROTECT, related_name="agendapunten")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=1)
    soort = models.CharField("soort", max_length=16, choices=Puntsoort, default=Puntsoort.NIEUW)
    minuten = models.PositiveSmallIntegerField("minuten", default=20)
    waarom = models.TextField("waarom integraal bespreken")
    status = models.CharField("status", max_length=16, choices=Puntstatus, default=Puntstatus.VOORBEREIDING)
    begonnen_op = models.DateTimeField("bespreking begonnen op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ("vergadering", "volgorde", "pk")
        constraints = (
            models.UniqueConstraint(
                name="agendapunt_casus_eenmaal",
                fields=("casus", "vergadering"),
                condition=~models.Q(status="vervallen"),
            ),
        )

    def __str__(self) -> str:
        return f"agendapunt {self.volgorde}"


class Informatieverzoek(MetStatus, MetTijd):
    """What one partner is asked for one agenda item, and why this partner (wensen.md 4.1 and 4.2)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="informatieverzoeken")
    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="verzoeken")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="informatieverzoeken")
    reden = models.TextField("waarom deze partner")
    vraag = models.TextField("wat wordt gevraagd")
    uiterlijk = models.DateField("antwoord vóór")
    status = models.CharField("status", max_length=12, choices=Verzoekstatus, default=Verzoekstatus.OPEN)
    toelichting = models.TextField("toelichting", blank=True)
    contactpersoon = models.CharField("contactpersoon", max_length=200, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "informatieverzoek"
        verbose_name_plural = "informatieverzoeken"
        ordering = ("uiterlijk", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agendapunt", "organisatie"), name="verzoek_een_per_partner"),
            models.CheckConstraint(
                name="verzoek_beantwoord_heeft_datum",
                condition=~models.Q(status__in=("bekend", "niet_bekend"))
                | models.Q(beantwoord_op__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"vraag aan {self.organisatie.kort}"


class Briefuitstel(MetTijd):
    """The recorded decision to tell the person later, with the date on which that is looked at again."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="briefuitstellen")
    agendapunt = models.OneToOneField(Agendapunt, on_delete=models.CASCADE, related_name="briefuitstel")
    gevraagd_door = models.ForeignKey(
        Organisatie, verbose_name="gevraagd door", on_delete=models.PROTECT, related_name="+"
    )
    grond = models.CharField("grond", max_length=24, choices=Uitstelgrond)
    afweging = models.TextField("waarom uitstel nodig is en in verhouding staat")
    opnieuw_bekijken_op = models.DateField("opnieuw bekijken op")
    besloten_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")

    history = historie()

    class Meta:
        verbose_name = "uitstel van de brief"
        verbose_name_plural = "uitstel van brieven"
        ordering = ("opnieuw_bekijken_op",)

    def __str__(self) -> str:
        return self.get_grond_display()
