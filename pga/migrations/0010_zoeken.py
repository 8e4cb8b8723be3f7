import django.db.models.deletion
from django.db import migrations, models

from pga.toegang.beleid import NIEMAND, Beleid
from pga.toegang.zoekwoorden import BIJHOUDEN, BIJHOUDEN_WEG, WOORDEN, WOORDEN_WEG, ZOEK, ZOEK_WEG


class Migration(migrations.Migration):
    """A stored search key: computing names and sounds per case took seconds for who sees 40,000 cases."""

    dependencies = [("pga", "0009_snelheid")]

    operations = [
        migrations.CreateModel(
            name="Zoeksleutel",
            fields=[
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="zoeksleutel",
                        serialize=False,
                        to="pga.casus",
                    ),
                ),
                ("tekst", models.TextField(verbose_name="namen en nummer")),
                ("klank", models.TextField(verbose_name="hoe dat klinkt")),
            ],
            options={
                "verbose_name": "zoeksleutel",
                "verbose_name_plural": "zoeksleutels",
                "ordering": ("casus",),
            },
        ),
        # Nobody reads a key itself: `pga_zoek` compares those of one's own cases.
        Beleid("Zoeksleutel", lezen=NIEMAND),
        migrations.RunSQL(WOORDEN, WOORDEN_WEG),
        migrations.RunSQL(BIJHOUDEN, BIJHOUDEN_WEG),
        migrations.RunSQL(ZOEK, ZOEK_WEG),
        migrations.RunSQL("SELECT pga_zet_zoeksleutels(NULL)", migrations.RunSQL.noop),
    ]
