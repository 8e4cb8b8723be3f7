from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What an organisation has to do first is read from an index in that order."""

    dependencies = [
        ("pga", "0012_leesindex"),
        ("plans", "0002_beleid"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="actie",
            index=models.Index(
                condition=models.Q(("status__in", ("open", "in_uitvoering"))),
                fields=["organisatie", "voor", "id"],
                name="actie_te_doen",
            ),
        ),
    ]
