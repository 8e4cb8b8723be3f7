import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from pga.toegang.beleid import GEBRUIKER, ORGANISATIE, Beleid, een_van

VAN_MIJ = f"{{t}}.aanvrager_id = {GEBRUIKER}"
# Until it is answered a request holds a number and no case, so that its row tells the asker nothing.
LEIDT = (
    "EXISTS (SELECT 1 FROM pga_casus c WHERE c.nummer = {t}.nummer AND c.gemeente_id = {t}.gemeente_id AND "
    + een_van("c.id", ["regisseren", "besluiten"])
    + ")"
)


class Migration(migrations.Migration):
    dependencies = [
        ("pga", "0004_mensen"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalorganisatie",
            name="toegang_dagen_na_besluit",
            field=models.PositiveSmallIntegerField(
                default=14,
                help_text="Wie alleen voor de bespreking meedeed, ziet de casus na het besluit nog zo lang.",
                verbose_name="dagen toegang na een besluit",
            ),
        ),
        migrations.AddField(
            model_name="organisatie",
            name="toegang_dagen_na_besluit",
            field=models.PositiveSmallIntegerField(
                default=14,
                help_text="Wie alleen voor de bespreking meedeed, ziet de casus na het besluit nog zo lang.",
                verbose_name="dagen toegang na een besluit",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalToegangsverzoek",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                (
                    "aangemaakt_op",
                    models.DateTimeField(blank=True, editable=False, verbose_name="aangemaakt op"),
                ),
                ("nummer", models.CharField(max_length=20, verbose_name="casusnummer")),
                ("reden", models.TextField(verbose_name="waarom toegang nodig is")),
                ("gevraagd", models.TextField(verbose_name="wat u nodig heeft")),
                (
                    "grondslag",
                    models.CharField(
                        choices=[
                            ("uvz-convenant", "convenant UVZ"),
                            ("zvh-wgs", "Zorg- en Veiligheidshuis (WGS)"),
                            ("jeugdgroep-convenant", "convenant jeugdgroepen"),
                        ],
                        max_length=24,
                        verbose_name="grondslag",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "in behandeling"),
                            ("toegekend", "toegang gegeven"),
                            ("afgewezen", "niet toegekend"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("antwoord", models.TextField(blank=True, verbose_name="antwoord")),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
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
                    "aanvrager",
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
                    "beantwoord_door",
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
                "verbose_name": "historical verzoek om toegang",
                "verbose_name_plural": "historical verzoeken om toegang",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Toegangsverzoek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ("nummer", models.CharField(max_length=20, verbose_name="casusnummer")),
                ("reden", models.TextField(verbose_name="waarom toegang nodig is")),
                ("gevraagd", models.TextField(verbose_name="wat u nodig heeft")),
                (
                    "grondslag",
                    models.CharField(
                        choices=[
                            ("uvz-convenant", "convenant UVZ"),
                            ("zvh-wgs", "Zorg- en Veiligheidshuis (WGS)"),
                            ("jeugdgroep-convenant", "convenant jeugdgroepen"),
                        ],
                        max_length=24,
                        verbose_name="grondslag",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "in behandeling"),
                            ("toegekend", "toegang gegeven"),
                            ("afgewezen", "niet toegekend"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("antwoord", models.TextField(blank=True, verbose_name="antwoord")),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "aanvrager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toegangsverzoeken",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "beantwoord_door",
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
                        related_name="toegangsverzoeken",
                        to="pga.casus",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pga.organisatie"
                    ),
                ),
            ],
            options={
                "verbose_name": "verzoek om toegang",
                "verbose_name_plural": "verzoeken om toegang",
                "ordering": ("-aangemaakt_op", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["gemeente", "nummer", "-aangemaakt_op"],
                        name="toegangsverzoek_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("beantwoord_op__isnull", True), ("casus__isnull", True), ("status", "open")
                            ),
                            models.Q(
                                models.Q(("status", "open"), _negated=True),
                                ("beantwoord_op__isnull", False),
                                ("casus__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="toegangsverzoek_beantwoord",
                    )
                ],
            },
        ),
        Beleid(
            "Toegangsverzoek",
            lezen=f"{VAN_MIJ} OR {LEIDT}",
            toevoegen=f"{VAN_MIJ} AND {{t}}.organisatie_id = {ORGANISATIE}",
            wijzigen=LEIDT,
        ),
    ]
