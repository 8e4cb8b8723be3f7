from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What an organisation brought in about a case is found without reading all it ever brought in."""

    dependencies = [
        ("pga", "0012_leesindex"),
        ("uvz", "0005_snelheid"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="bijdrage",
            index=models.Index(fields=["casus", "organisatie"], name="bijdrage_casus_wie"),
        ),
    ]
