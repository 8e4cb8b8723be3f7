import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from pga.toegang.beleid import GEBRUIKER, GROEPEN, ORGANISATIE, Beleid, een_van, recht_op

WIE = recht_op("{t}.casus_id", "identiteit")
BESPREKING = recht_op("{t}.casus_id", "bespreking")
VERTROUWELIJK = recht_op("{t}.casus_id", "vertrouwelijk")
VAN_ONS = f"{{t}}.organisatie_id = {ORGANISATIE}"
# Who acts for the organisation that gave it. Of a municipality not everybody does: there it is the one who wrote it,
# or who leads the case.
NAMENS_ONS = (
    f"({{t}}.door_id = {GEBRUIKER} OR EXISTS (SELECT 1 FROM pga_organisatie o"
    f" WHERE o.id = {{t}}.organisatie_id AND o.groep_id = ANY ({GROEPEN})))"
)
EIGEN = f"({VAN_ONS} AND {WIE} AND ({{t}}.kring = 'allen' OR {NAMENS_ONS}))"
# A row of the circle counts only if the giver of this contribution wrote it.
GEKOZEN = (
    "EXISTS (SELECT 1 FROM uvz_bijdragekring k WHERE k.bijdrage_id = {t}.id"
    f" AND k.gever_id = {{t}}.organisatie_id AND k.organisatie_id = {ORGANISATIE})"
)
IN_DE_KRING = f"({BESPREKING} AND ({{t}}.kring = 'allen' OR {VERTROUWELIJK} OR ({{t}}.kring = 'gekozen' AND {GEKOZEN})))"
# An older version is for who may read it as it was and may read the contribution as it is now.
NU_NOG = "EXISTS (SELECT 1 FROM uvz_bijdrage b WHERE b.id = {t}.id)"
# The circle itself, without a look at the contribution: policies that look at each other have no end.
GEVER = f"({{t}}.gever_id = {ORGANISATIE} AND {WIE})"
WIJZIGT = f"{VAN_ONS} AND {WIE} AND ({NAMENS_ONS} OR {een_van('{t}.casus_id', ['besluiten', 'regisseren'])})"


class Migration(migrations.Migration):
    dependencies = [
        ("pga", "0003_toegang"),
        ("uvz", "0002_beleid"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="bijdrage",
            name="kring",
            field=models.CharField(
                choices=[
                    ("allen", "alle betrokkenen"),
                    ("gekozen", "gekozen organisaties"),
                    ("leiding", "alleen voorzitter en regisseur"),
                ],
                default="allen",
                max_length=8,
                verbose_name="wie mag dit lezen",
            ),
        ),
        migrations.AddField(
            model_name="historicalbijdrage",
            name="kring",
            field=models.CharField(
                choices=[
                    ("allen", "alle betrokkenen"),
                    ("gekozen", "gekozen organisaties"),
                    ("leiding", "alleen voorzitter en regisseur"),
                ],
                default="allen",
                max_length=8,
                verbose_name="wie mag dit lezen",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalBijdragekring",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "aangemaakt_op",
                    models.DateTimeField(blank=True, editable=False, verbose_name="aangemaakt op"),
                ),
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
                    "bijdrage",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="uvz.bijdrage",
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
                    "gever",
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
                        verbose_name="lezer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical lezer van een bijdrage",
                "verbose_name_plural": "historical lezers van een bijdrage",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Bijdragekring",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("aangemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="aangemaakt op")),
                (
                    "bijdrage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lezers", to="uvz.bijdrage"
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pga.casus"
                    ),
                ),
                (
                    "gever",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pga.organisatie"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pga.organisatie",
                        verbose_name="lezer",
                    ),
                ),
            ],
            options={
                "verbose_name": "lezer van een bijdrage",
                "verbose_name_plural": "lezers van een bijdrage",
                "ordering": ("bijdrage", "organisatie"),
                "constraints": [
                    models.UniqueConstraint(fields=("bijdrage", "organisatie"), name="bijdragekring_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(("organisatie", models.F("gever")), _negated=True),
                        name="bijdragekring_ander",
                    ),
                ],
            },
        ),
        Beleid(
            "Bijdragekring",
            lezen=f"({{t}}.organisatie_id = {ORGANISATIE} AND {BESPREKING}) OR {GEVER} OR {VERTROUWELIJK}",
            toevoegen=GEVER,
            verwijderen=GEVER,
            historie_lezen=f"{GEVER} OR {VERTROUWELIJK}",
        ),
        Beleid(
            "Bijdrage",
            lezen=f"{EIGEN} OR {IN_DE_KRING}",
            toevoegen=f"{VAN_ONS} AND {een_van('{t}.casus_id', ['bijdragen'])}",
            wijzigen=WIJZIGT,
            historie_lezen=f"{EIGEN} OR ({IN_DE_KRING} AND {NU_NOG})",
            vervangt=True,
        ),
    ]
