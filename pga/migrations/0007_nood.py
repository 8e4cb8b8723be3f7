import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from pga.toegang.beleid import (
    GEBRUIKER,
    GROEPEN,
    MEEKIJKEN,
    NIET_MEEKIJKEND,
    Beleid,
    een_van,
    functie_van,
    recht_op,
    recht_uit_kolom,
)

VAN_MIJ = f"{{t}}.gebruiker_id = {GEBRUIKER}"
# The chair and the privacy officer hear of every attempt, also one that found nothing; who directs, of their case.
NOOD_LEZEN = (
    f"{VAN_MIJ} OR {functie_van('{t}.gemeente_id', ['voorzitter', 'privacy'])}"
    f" OR {recht_op('{t}.casus_id', 'regie')}"
)
VOOR_MIJ = (
    f"({{t}}.ontvanger_id = {GEBRUIKER} OR {{t}}.functiegroep_id IN"
    f" (SELECT f.id FROM pga_functiegroep f WHERE f.groep_id = ANY ({GROEPEN})))"
    f" AND ({{t}}.casus_id IS NULL OR {recht_op('{t}.casus_id', 'identiteit')}) AND {NIET_MEEKIJKEND}"
)
LAAG = recht_uit_kolom("{t}.casus_id", "{t}.laag")
# Reading is not writing: noodinzage and inzage add nothing.
DOET_IETS = een_van("{t}.casus_id", ["bijdragen", "uitvoeren", "regisseren", "besluiten", "brieven"])


class Migration(migrations.Migration):
    dependencies = [
        ("pga", "0006_leeslog"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalNoodinzage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                ("nummer", models.CharField(blank=True, max_length=20, verbose_name="casusnummer")),
                (
                    "gevaar",
                    models.CharField(
                        choices=[
                            ("persoon", "gevaar voor de persoon zelf"),
                            ("ander", "gevaar voor een ander"),
                            ("anders", "anders, zoals ik hieronder schrijf"),
                        ],
                        max_length=10,
                        verbose_name="gevaar",
                    ),
                ),
                ("reden", models.TextField(verbose_name="waarom het nodig was")),
                (
                    "gevraagd_op",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op"),
                ),
                ("gevonden", models.BooleanField(default=False, verbose_name="gevonden")),
                ("tot", models.DateTimeField(blank=True, null=True, verbose_name="tot")),
                (
                    "oordeel",
                    models.CharField(
                        blank=True,
                        choices=[("terecht", "terecht"), ("niet_terecht", "niet terecht")],
                        max_length=12,
                        verbose_name="oordeel",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("beoordeeld_op", models.DateTimeField(blank=True, null=True, verbose_name="beoordeeld op")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "beoordeeld_door",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pga.casus",
                    ),
                ),
                (
                    "deelname",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pga.deelname",
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pga.organisatie",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pga.organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical noodinzage",
                "verbose_name_plural": "historical noodinzages",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Noodinzage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                ("nummer", models.CharField(blank=True, max_length=20, verbose_name="casusnummer")),
                (
                    "gevaar",
                    models.CharField(
                        choices=[
                            ("persoon", "gevaar voor de persoon zelf"),
                            ("ander", "gevaar voor een ander"),
                            ("anders", "anders, zoals ik hieronder schrijf"),
                        ],
                        max_length=10,
                        verbose_name="gevaar",
                    ),
                ),
                ("reden", models.TextField(verbose_name="waarom het nodig was")),
                (
                    "gevraagd_op",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op"),
                ),
                ("gevonden", models.BooleanField(default=False, verbose_name="gevonden")),
                ("tot", models.DateTimeField(blank=True, null=True, verbose_name="tot")),
                (
                    "oordeel",
                    models.CharField(
                        blank=True,
                        choices=[("terecht", "terecht"), ("niet_terecht", "niet terecht")],
                        max_length=12,
                        verbose_name="oordeel",
                    ),
                ),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("beoordeeld_op", models.DateTimeField(blank=True, null=True, verbose_name="beoordeeld op")),
                (
                    "beoordeeld_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="noodinzages",
                        to="pga.casus",
                    ),
                ),
                (
                    "deelname",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="noodinzage",
                        to="pga.deelname",
                    ),
                ),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="noodinzages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pga.organisatie"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pga.organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "noodinzage",
                "verbose_name_plural": "noodinzages",
                "ordering": ("-gevraagd_op", "-pk"),
                "indexes": [
                    models.Index(fields=["gemeente", "-gevraagd_op"], name="noodinzage_gemeente"),
                    models.Index(fields=["gebruiker", "-gevraagd_op"], name="noodinzage_gebruiker"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("gevonden", True),
                                ("tot__isnull", False),
                                models.Q(("nummer", ""), _negated=True),
                            ),
                            models.Q(
                                ("casus__isnull", True),
                                ("gevonden", False),
                                ("nummer", ""),
                                ("tot__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="noodinzage_gevonden_heeft_einde",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("beoordeeld_door__isnull", True),
                                ("beoordeeld_op__isnull", True),
                                ("oordeel", ""),
                            ),
                            models.Q(
                                models.Q(("oordeel", ""), _negated=True),
                                ("beoordeeld_door__isnull", False),
                                ("beoordeeld_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="noodinzage_oordeel_heeft_wie",
                    ),
                ],
            },
        ),
        # An attempt is recorded by the system, so that nobody can invent one; the chair judges it.
        Beleid(
            "Noodinzage",
            lezen=NOOD_LEZEN,
            wijzigen=functie_van("{t}.gemeente_id", ["voorzitter"]),
        ),
        # Who looks along as a partner holds the grants of that partner, on one case only.
        Beleid(
            "CasusGroepsrecht",
            lezen=(
                f"{{t}}.group_id = ANY ({GROEPEN})"
                f" AND ({NIET_MEEKIJKEND} OR {{t}}.content_object_id = {MEEKIJKEN})"
            ),
            vervangt=True,
        ),
        Beleid("Bericht", lezen=VOOR_MIJ, wijzigen=VOOR_MIJ, vervangt=True),
        Beleid(
            "Bestand",
            lezen=LAAG,
            toevoegen=f"{{t}}.door_id = {GEBRUIKER} AND {LAAG} AND {DOET_IETS}",
            vervangt=True,
        ),
    ]
