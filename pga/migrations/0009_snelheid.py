import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes that the policies and the lists lean on (prestaties.md 1; `./dev meet`)."""

    dependencies = [("pga", "0008_verstrekking")]

    operations = [
        # The organisation comes along with whoever asks.
        migrations.AlterModelManagers(name="gebruiker", managers=[]),
        # A right is looked up by its name in every policy.
        migrations.RunSQL(
            "CREATE INDEX auth_permission_codenaam ON auth_permission (codename)",
            "DROP INDEX auth_permission_codenaam",
        ),
        # groepsrecht_casus and gebruikersrecht_casus begin with the case too, and answer the whole question.
        migrations.AlterField(
            "casusgebruikersrecht",
            "content_object",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="gebruikersrechten",
                to="pga.casus",
            ),
        ),
        migrations.AlterField(
            "casusgroepsrecht",
            "content_object",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="groepsrechten",
                to="pga.casus",
            ),
        ),
    ]
