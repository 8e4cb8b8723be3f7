from django.db import migrations

from pga.toegang.beleid import GEBRUIKER, Beleid, recht_uit_kolom

# The former policy compared the layer with a fixed text, so that nobody could read a file at all.


class Migration(migrations.Migration):
    dependencies = [("pga", "0003_versies_en_aanspreekpunt")]

    operations = [
        migrations.RunSQL(
            [
                f"DROP POLICY pga_bestand_{opdracht} ON pga_bestand"
                for opdracht in ("select", "insert", "update", "delete")
            ],
            migrations.RunSQL.noop,
        ),
        Beleid(
            "Bestand",
            lezen=recht_uit_kolom("{t}.casus_id", "{t}.laag"),
            toevoegen=f"{{t}}.door_id = {GEBRUIKER} AND {recht_uit_kolom('{t}.casus_id', '{t}.laag')}",
        ),
    ]
