"""The case, its family and addresses, and who takes part in it."""

from typing import ClassVar

from django.contrib.auth.models import Group
from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from pga.choices import Casussoort, Fase, Grondslag, Intensiteit, Recht, Regievorm, Relatiesoort, Rol
from pga.models.basis import MetStatus, MetTijd, MetVersie, historie
from pga.models.organisatie import Functiegroep, Gebruiker, Organisatie
from pga.models.persoon import Persoon


class Casus(MetStatus, MetTijd):
    """One person in the approach, from the decision to discuss until destruction."""

    statusveld: ClassVar[str] = "fase"

    nummer = models.CharField("nummer", max_length=20, unique=True, editable=False)
    gemeente = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="casussen")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="casussen")
    soort = models.CharField("soort", max_length=12, choices=Casussoort)
    grondslag = models.CharField("grondslag", max_length=24, choices=Grondslag)
    fase = models.CharField("fase", max_length=16, choices=Fase, default=Fase.GEAGENDEERD)
    waarom_integraal = models.TextField("waarom zorg én veiligheid samen nodig zijn")
    regisseur = models.ForeignKey(
        Gebruiker,
        verbose_name="regisseur",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="caseload",
    )
    regievorm = models.CharField("regievorm", max_length=12, choices=Regievorm, blank=True)
    aanspreekpunt = models.CharField("aanspreekpunt voor de persoon", max_length=200, blank=True)
    intensiteit = models.CharField("intensiteit", max_length=12, choices=Intensiteit, blank=True)
    eerste_verwerking_op = models.DateField("eerste verwerking op")
    in_aanpak_sinds = models.DateField("in aanpak sinds", null=True, blank=True)
    herijken_voor = models.DateField("herijken vóór", null=True, blank=True)
    afgesloten_op = models.DateField("afgesloten op", null=True, blank=True)
    bewaren_tot = models.DateField("bewaren tot")

    history = historie()

    class Meta:
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        ordering = ("-nummer",)
        permissions = tuple(Recht.choices)
        constraints = (
            models.CheckConstraint(
                name="casus_regie_in_aanpak",
                condition=~models.Q(fase="in_aanpak")
                | (models.Q(regisseur__isnull=False) & ~models.Q(regievorm="")),
            ),
            models.CheckConstraint(
                name="casus_afgesloten_heeft_datum",
                condition=~models.Q(fase="afgesloten") | models.Q(afgesloten_op__isnull=False),
            ),
            models.UniqueConstraint(
                name="casus_een_lopende_per_persoon",
                fields=("persoon",),
                condition=~models.Q(fase__in=("afgesloten", "vernietigd")),
            ),
        )
        indexes = (models.Index(fields=("gemeente", "fase"), name="casus_gemeente_fase"),)

    def __str__(self) -> str:
        return self.nummer

    @property
    def casus_id(self) -> int:
        """So that every thing about a case answers to the same name, the case itself included."""
        return self.pk

    @property
    def casus(self) -> "Casus":
        return self


class CasusGroepsrecht(GroupObjectPermissionBase):
    """Grant of one right on one case to an organisation or a function group; written by one service."""

    # The index groepsrecht_casus begins with the case: one of its own would only draw the planner away from it.
    content_object = models.ForeignKey(
        Casus, on_delete=models.CASCADE, related_name="groepsrechten", db_index=False
    )
    tot = models.DateTimeField(null=True)

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = False
        verbose_name = "casusgroepsrecht"
        verbose_name_plural = "casusgroepsrechten"
        indexes = (
            models.Index(fields=("content_object", "permission", "group"), name="groepsrecht_casus"),
            models.Index(fields=("group", "permission", "content_object"), name="groepsrecht_groep"),
        )


class CasusGebruikersrecht(UserObjectPermissionBase):
    """Grant of one right on one case to one person (regisseur, stand-in); written by one service."""

    content_object = models.ForeignKey(
        Casus, on_delete=models.CASCADE, related_name="gebruikersrechten", db_index=False
    )
    tot = models.DateTimeField(null=True)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        verbose_name = "casusgebruikersrecht"
        verbose_name_plural = "casusgebruikersrechten"
        indexes = (
            models.Index(fields=("content_object", "permission", "user"), name="gebruikersrecht_casus"),
            models.Index(fields=("user", "permission", "content_object"), name="gebruikersrecht_gebruiker"),
        )


class Deelname(MetTijd):
    """Who is involved in a case, why, on what ground, from when to when, by whom: the truth people read."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="deelnames")
    organisatie = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT)
    functiegroep = models.ForeignKey(Functiegroep, null=True, blank=True, on_delete=models.PROTECT)
    gebruiker = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="deelnames"
    )
    rol = models.CharField("rol", max_length=12, choices=Rol)
    grondslag = models.CharField("grondslag", max_length=24, choices=Grondslag)
    van = models.DateTimeField("vanaf")
    tot = models.DateTimeField("tot", null=True, blank=True)
    verleend_door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    aanleiding = models.CharField(
        "aanleiding",
        max_length=120,
        blank=True,
        help_text="Zonder inhoud van de casus, bv. agenda van 12 mei 2026",
    )
    waarneming = models.ForeignKey(
        "Waarneming", null=True, blank=True, on_delete=models.PROTECT, related_name="deelnames"
    )
    bevestigd_op = models.DateTimeField("nog nodig bevonden op", null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        Gebruiker, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    history = historie()

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ("casus", "rol", "pk")
        constraints = (
            models.CheckConstraint(
                name="deelname_een_partij",
                condition=(
                    models.Q(organisatie__isnull=False, functiegroep__isnull=True, gebruiker__isnull=True)
                    | models.Q(organisatie__isnull=True, functiegroep__isnull=False, gebruiker__isnull=True)
                    | models.Q(organisatie__isnull=True, functiegroep__isnull=True, gebruiker__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="deelname_periode",
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
            ),
            models.UniqueConstraint(
                name="deelname_lopend_uniek",
                fields=("casus", "rol", "organisatie", "functiegroep", "gebruiker"),
                condition=models.Q(tot__isnull=True),
                nulls_distinct=False,
            ),
        )
        # What begins or ended a moment ago is looked for every five minutes.
        indexes = (models.Index(fields=("van",), name="deelname_van"),)

    def __str__(self) -> str:
        return f"{self.partij}: {self.get_rol_display()}"

    @property
    def partij(self) -> Organisatie | Functiegroep | Gebruiker:
        partij = self.organisatie or self.functiegroep or self.gebruiker
        assert partij is not None  # noqa: S101  the check constraint guarantees one
        return partij

    @property
    def groep(self) -> Group | None:
        drager = self.organisatie or self.functiegroep
        return drager.groep if drager else None


class Deelnamereden(models.Model):
    """Why a party takes part and what is asked of it: says much about the case, so not every participant reads it."""

    deelname = models.OneToOneField(
        Deelname, primary_key=True, on_delete=models.CASCADE, related_name="waarom"
    )
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    reden = models.TextField("waarom deze partij nodig is")
    gevraagd = models.TextField("wat wordt gevraagd", blank=True)
    reden_einde = models.TextField("waarom de deelname eindigde", blank=True)
    reden_blijft = models.TextField("waarom de toegang nog nodig is", blank=True)

    history = historie()

    class Meta:
        verbose_name = "reden van deelname"
        verbose_name_plural = "redenen van deelname"
        ordering = ("deelname",)

    def __str__(self) -> str:
        return self.reden


class Relatie(MetVersie, MetTijd):
    """Somebody around the person, as known in this case; never a link to another case (ontwerp 5)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="relaties")
    naam = models.CharField("naam", max_length=200)
    soort = models.CharField("relatie", max_length=12, choices=Relatiesoort)
    gezag = models.BooleanField("heeft gezag", default=False)
    aanschrijven = models.BooleanField("krijgt brieven", default=False)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    history = historie()

    class Meta:
        verbose_name = "relatie"
        verbose_name_plural = "relaties"
        ordering = ("casus", "soort", "naam")

    def __str__(self) -> str:
        return f"{self.naam} ({self.get_soort_display()})"


class Adres(MetVersie):
    """Where letters go. Its own table, because most partners need the person and not the front door."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="adressen")
    relatie = models.OneToOneField(
        Relatie, null=True, blank=True, on_delete=models.CASCADE, related_name="adres", verbose_name="van"
    )
    straat_huisnummer = models.CharField("straat en huisnummer", max_length=200)
    postcode = models.CharField("postcode", max_length=7)
    plaats = models.CharField("plaats", max_length=100)
    geheim = models.BooleanField("geheim adres", default=False)

    history = historie()

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        ordering = ("casus", "pk")
        constraints = (
            models.UniqueConstraint(
                name="adres_een_van_de_persoon", fields=("casus",), condition=models.Q(relatie__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.straat_huisnummer}, {self.postcode} {self.plaats}"

    @property
    def regels(self) -> list[str]:
        return [self.straat_huisnummer, f"{self.postcode}  {self.plaats}"]


class Nummerreeks(models.Model):
    """Last case number handed out per year; its row lock makes numbers gapless and unique."""

    jaar = models.PositiveSmallIntegerField(primary_key=True)
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "nummerreeks"
        verbose_name_plural = "nummerreeksen"
        ordering = ("jaar",)

    def __str__(self) -> str:
        return f"{self.jaar}: {self.laatste}"
