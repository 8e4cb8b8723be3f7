from django.db import migrations, models

from pga.toegang.beleid import GEBRUIKER, NIEMAND, Beleid, recht_op, recht_uit_kolom

WIE = recht_op("{t}.casus_id", "identiteit")
LEZEN = f"{recht_uit_kolom('{t}.casus_id', '{t}.laag')} OR ({{t}}.door_id = {GEBRUIKER} AND {WIE})"
TOEVOEGEN = f"{{t}}.door_id = {GEBRUIKER} AND {WIE}"
# Lines that told who prints the letters that a small circle exists. The policies do not bind the owner meanwhile.
NAAR_KLEINE_KRING = """
ALTER TABLE pga_gebeurtenis NO FORCE ROW LEVEL SECURITY;
UPDATE pga_gebeurtenis SET laag = 'vertrouwelijk'
 WHERE laag = 'regie' AND soort = 'toegang' AND tekst LIKE 'De kring van een bijdrage van %';
ALTER TABLE pga_gebeurtenis FORCE ROW LEVEL SECURITY;
"""

LEESSOORTEN = [
    ("casus", "casus"),
    ("aanmelding", "aanmelding"),
    ("brief", "brief"),
    ("bestand", "document"),
    ("export", "afdruk of export"),
    ("lijst", "lijst"),
    ("zoeken", "zoekvraag"),
    ("bekijken-als", "bekeken als partner"),
    ("noodinzage", "noodinzage"),
    ("geweigerd", "geweigerde noodinzage"),
    ("onbekend", "nummer dat niet openging"),
]
SIGNAALSOORTEN = [
    ("niet_betrokken", "las casussen zonder erbij betrokken te zijn"),
    ("veel", "opende veel casussen achter elkaar"),
    ("buiten_tijd", "las buiten kantoortijd"),
    ("geweigerd", "vroeg te vaak noodinzage"),
    ("probeerde", "probeerde veel casusnummers"),
]


class Migration(migrations.Migration):
    """The time line has a layer for small circles; the read log knows of what was refused."""

    dependencies = [("pga", "0010_zoeken")]

    operations = [
        # A column cannot grow while a policy names it.
        Beleid("Gebeurtenis", lezen=NIEMAND, vervangt=True),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="laag",
            field=models.CharField(
                choices=[
                    ("identiteit", "wie het is en waarom"),
                    ("bespreking", "de bespreking"),
                    ("plan", "het gedeelde plan"),
                    ("regie", "de regie"),
                    ("vertrouwelijk", "de bijdragen in een kleine kring"),
                ],
                max_length=16,
                verbose_name="laag",
            ),
        ),
        migrations.RunSQL(NAAR_KLEINE_KRING, migrations.RunSQL.noop),
        Beleid("Gebeurtenis", lezen=LEZEN, toevoegen=TOEVOEGEN, vervangt=True),
        migrations.AlterField(
            model_name="raadpleging",
            name="soort",
            field=models.CharField(choices=LEESSOORTEN, default="casus", max_length=12, verbose_name="soort"),
        ),
        *(
            migrations.AlterField(
                model_name=model,
                name="soort",
                field=models.CharField(choices=SIGNAALSOORTEN, max_length=16, verbose_name="soort"),
            )
            for model in ("leessignaal", "historicalleessignaal")
        ),
    ]
