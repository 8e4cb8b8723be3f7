from django.db import migrations


class Migration(migrations.Migration):
    """The list of questions to an organisation reads a page of them and no more (uvz.selectors.verzoeken.RANG)."""

    dependencies = [("uvz", "0004_meekijken")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX verzoek_rang ON uvz_informatieverzoek (organisatie_id,"
            " (CASE status WHEN 'open' THEN 0 WHEN 'niet_tijdig' THEN 1 ELSE 2 END), uiterlijk, id)",
            "DROP INDEX verzoek_rang",
        )
    ]
