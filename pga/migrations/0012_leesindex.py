import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The last reading of a case by one person is found by an index of its own, without three that another begins with."""

    dependencies = [
        ("pga", "0011_gaten"),
    ]

    operations = [
        migrations.AlterField(
            model_name="raadpleging",
            name="casus",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="raadplegingen",
                to="pga.casus",
            ),
        ),
        migrations.AlterField(
            model_name="raadpleging",
            name="gebruiker",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="raadplegingen",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="raadpleging",
            name="gemeente",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pga.organisatie",
            ),
        ),
        migrations.AddIndex(
            model_name="raadpleging",
            index=models.Index(fields=["casus", "gebruiker", "-tijdstip"], name="raadpleging_casus_wie"),
        ),
    ]
