import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from pga.toegang.beleid import casusbeleid


class Migration(migrations.Migration):
    dependencies = [
        ("pga", "0007_nood"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalVerstrekking",
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
                ("gast_naam", models.CharField(max_length=200, verbose_name="naam van de gast")),
                ("gast_organisatie", models.CharField(max_length=200, verbose_name="organisatie")),
                ("functie", models.CharField(max_length=200, verbose_name="functie")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="telefoon of e-mail")),
                ("wat", models.TextField(verbose_name="wat is verstrekt")),
                (
                    "wijze",
                    models.CharField(
                        choices=[
                            ("mondeling", "mondeling in het overleg"),
                            ("papier", "op papier"),
                            ("mail", "met beveiligde mail"),
                        ],
                        max_length=12,
                        verbose_name="hoe",
                    ),
                ),
                ("verstrekt_op", models.DateField(verbose_name="verstrekt op")),
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
                ("reden", models.TextField(verbose_name="waarom was dit nodig")),
                ("geheimhouding_getekend_op", models.DateField(verbose_name="geheimhouding getekend op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op"),
                ),
                ("reden_intrekking", models.TextField(blank=True, verbose_name="waarom ingetrokken")),
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
                    "bewijs",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pga.bestand",
                        verbose_name="getekende verklaring",
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
                    "door",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical verstrekking aan een gast",
                "verbose_name_plural": "historical verstrekkingen aan gasten",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Verstrekking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                ("gast_naam", models.CharField(max_length=200, verbose_name="naam van de gast")),
                ("gast_organisatie", models.CharField(max_length=200, verbose_name="organisatie")),
                ("functie", models.CharField(max_length=200, verbose_name="functie")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="telefoon of e-mail")),
                ("wat", models.TextField(verbose_name="wat is verstrekt")),
                (
                    "wijze",
                    models.CharField(
                        choices=[
                            ("mondeling", "mondeling in het overleg"),
                            ("papier", "op papier"),
                            ("mail", "met beveiligde mail"),
                        ],
                        max_length=12,
                        verbose_name="hoe",
                    ),
                ),
                ("verstrekt_op", models.DateField(verbose_name="verstrekt op")),
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
                ("reden", models.TextField(verbose_name="waarom was dit nodig")),
                ("geheimhouding_getekend_op", models.DateField(verbose_name="geheimhouding getekend op")),
                (
                    "ingetrokken_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op"),
                ),
                ("reden_intrekking", models.TextField(blank=True, verbose_name="waarom ingetrokken")),
                (
                    "bewijs",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verstrekking",
                        to="pga.bestand",
                        verbose_name="getekende verklaring",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verstrekkingen",
                        to="pga.casus",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "verstrekking aan een gast",
                "verbose_name_plural": "verstrekkingen aan gasten",
                "ordering": ("-verstrekt_op", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("geheimhouding_getekend_op__lte", models.F("verstrekt_op"))),
                        name="verstrekking_na_geheimhouding",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ingetrokken_op__isnull", True), ("reden_intrekking", "")),
                            models.Q(
                                ("ingetrokken_op__isnull", False),
                                models.Q(("reden_intrekking", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="verstrekking_intrekking_heeft_reden",
                    ),
                ],
            },
        ),
        casusbeleid("Verstrekking", laag="regie", schrijven=["regisseren", "besluiten"]),
    ]
