import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from pga.toegang.beleid import GEBRUIKER, GROEPEN, Beleid, recht_op

WIE = recht_op("{t}.casus_id", "identiteit")
REGIE = recht_op("{t}.casus_id", "regie")
VAN_MIJ = (
    f"({{t}}.gebruiker_id = {GEBRUIKER}"
    f" OR {{t}}.organisatie_id IN (SELECT o.id FROM pga_organisatie o WHERE o.groep_id = ANY ({GROEPEN}))"
    f" OR {{t}}.functiegroep_id IN (SELECT f.id FROM pga_functiegroep f WHERE f.groep_id = ANY ({GROEPEN})))"
)
# Who takes part now may be known to all who take part; who took part, and who looked in an emergency or from privacy,
# to those who direct. A party always reads its own.
LOOPT = (
    "({t}.van <= now() AND ({t}.tot IS NULL OR {t}.tot > now()) AND {t}.rol NOT IN ('noodinzage', 'inzage'))"
)
VOOR_MIJ = (
    f"({{t}}.ontvanger_id = {GEBRUIKER} OR {{t}}.functiegroep_id IN"
    f" (SELECT f.id FROM pga_functiegroep f WHERE f.groep_id = ANY ({GROEPEN})))"
    f" AND ({{t}}.casus_id IS NULL OR {WIE})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("pga", "0002_beleid"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="casus",
            options={
                "ordering": ("-nummer",),
                "permissions": (
                    ("identiteit", "zien wie het is en waarom de casus er is"),
                    ("bespreking", "bijdragen, oordelen en besluiten van de bespreking lezen"),
                    ("plan", "het gedeelde plan lezen"),
                    ("regie", "adressen, brieven, leeslog en aantekeningen van de regie lezen"),
                    ("vertrouwelijk", "bijdragen in een kleine kring lezen"),
                    ("bijdragen", "een informatieverzoek beantwoorden en een bijdrage leveren"),
                    ("uitvoeren", "eigen acties terugmelden en een signaal geven"),
                    ("regisseren", "het plan maken en bijhouden, partners betrekken"),
                    ("besluiten", "agenderen, de bespreking leiden en besluiten vastleggen"),
                    ("brieven", "brieven afdrukken en verzenden"),
                ),
                "verbose_name": "casus",
                "verbose_name_plural": "casussen",
            },
        ),
        migrations.AddField(
            model_name="deelname",
            name="aanleiding",
            field=models.CharField(
                blank=True,
                help_text="Zonder inhoud van de casus, bv. agenda van 12 mei 2026",
                max_length=120,
                verbose_name="aanleiding",
            ),
        ),
        migrations.AddField(
            model_name="deelname",
            name="bevestigd_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="deelname",
            name="bevestigd_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="nog nodig bevonden op"),
        ),
        migrations.AddField(
            model_name="deelnamereden",
            name="reden_blijft",
            field=models.TextField(blank=True, verbose_name="waarom de toegang nog nodig is"),
        ),
        migrations.AddField(
            model_name="historicaldeelname",
            name="aanleiding",
            field=models.CharField(
                blank=True,
                help_text="Zonder inhoud van de casus, bv. agenda van 12 mei 2026",
                max_length=120,
                verbose_name="aanleiding",
            ),
        ),
        migrations.AddField(
            model_name="historicaldeelname",
            name="bevestigd_door",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicaldeelname",
            name="bevestigd_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="nog nodig bevonden op"),
        ),
        migrations.AddField(
            model_name="historicaldeelnamereden",
            name="reden_blijft",
            field=models.TextField(blank=True, verbose_name="waarom de toegang nog nodig is"),
        ),
        migrations.AlterField(
            model_name="deelname",
            name="rol",
            field=models.CharField(
                choices=[
                    ("voorzitter", "voorzitter UVZ"),
                    ("ondersteuner", "procesondersteuner"),
                    ("analist", "informatieanalist"),
                    ("weger", "weging met de voorzitter"),
                    ("aanmelder", "heeft aangemeld"),
                    ("genodigd", "uitgenodigd voor de bespreking"),
                    ("betrokken", "betrokken bij de bespreking"),
                    ("uitvoerder", "voert acties uit"),
                    ("ontvanger", "neemt de casus over"),
                    ("regisseur", "voert de regie"),
                    ("waarnemer", "neemt de regie waar"),
                    ("noodinzage", "noodinzage"),
                    ("inzage", "inzage in de afgesloten casus"),
                ],
                max_length=12,
                verbose_name="rol",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldeelname",
            name="rol",
            field=models.CharField(
                choices=[
                    ("voorzitter", "voorzitter UVZ"),
                    ("ondersteuner", "procesondersteuner"),
                    ("analist", "informatieanalist"),
                    ("weger", "weging met de voorzitter"),
                    ("aanmelder", "heeft aangemeld"),
                    ("genodigd", "uitgenodigd voor de bespreking"),
                    ("betrokken", "betrokken bij de bespreking"),
                    ("uitvoerder", "voert acties uit"),
                    ("ontvanger", "neemt de casus over"),
                    ("regisseur", "voert de regie"),
                    ("waarnemer", "neemt de regie waar"),
                    ("noodinzage", "noodinzage"),
                    ("inzage", "inzage in de afgesloten casus"),
                ],
                max_length=12,
                verbose_name="rol",
            ),
        ),
        migrations.CreateModel(
            name="Bericht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("noodinzage", "noodinzage"),
                            ("toegang", "toegang tot een casus"),
                            ("leeslog", "leeslog"),
                            ("controle", "controle van de toegang"),
                            ("overdracht", "overdracht en waarneming"),
                            ("mensen", "mensen en organisaties"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                ("tekst", models.TextField(verbose_name="bericht")),
                ("doel", models.CharField(blank=True, max_length=200, verbose_name="waar het over gaat")),
                (
                    "tijdstip",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="tijdstip"),
                ),
                ("gelezen_op", models.DateTimeField(blank=True, null=True, verbose_name="gelezen op")),
                ("gemaild_op", models.DateTimeField(blank=True, null=True, verbose_name="gemaild op")),
                (
                    "casus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="berichten",
                        to="pga.casus",
                    ),
                ),
                (
                    "functiegroep",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="berichten",
                        to="pga.functiegroep",
                    ),
                ),
                (
                    "gelezen_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ontvanger",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="berichten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bericht",
                "verbose_name_plural": "berichten",
                "ordering": ("-tijdstip", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("gelezen_op__isnull", True)),
                        fields=["ontvanger", "-tijdstip"],
                        name="bericht_ontvanger",
                    ),
                    models.Index(
                        condition=models.Q(("gelezen_op__isnull", True)),
                        fields=["functiegroep", "-tijdstip"],
                        name="bericht_functiegroep",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("functiegroep__isnull", True), ("ontvanger__isnull", False)),
                            models.Q(("functiegroep__isnull", False), ("ontvanger__isnull", True)),
                            _connector="OR",
                        ),
                        name="bericht_een_ontvanger",
                    )
                ],
            },
        ),
        Beleid("Bericht", lezen=VOOR_MIJ, wijzigen=VOOR_MIJ),
        Beleid(
            "Deelname",
            lezen=f"{REGIE} OR ({WIE} AND ({LOOPT} OR {VAN_MIJ}))",
            historie_lezen=REGIE,
            vervangt=True,
        ),
    ]
