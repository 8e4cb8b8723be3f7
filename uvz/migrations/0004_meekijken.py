from django.db import migrations

from pga.toegang.beleid import NIET_MEEKIJKEND, ORGANISATIE, Beleid, een_van, functie_van

ZIET = ["voorzitter", "weger", "ondersteuner", "analist"]
WEEGT = ["voorzitter", "weger"]
VAN_ONS = f"{{t}}.organisatie_id = {ORGANISATIE}"
# As in 0002, but who looks along as a partner sees one case, and no report that is not part of it yet.
VOOR_DE_CASUS = (
    f"{{t}}.casus_id IS NULL AND {NIET_MEEKIJKEND} AND ({VAN_ONS}"
    f" OR ({{t}}.status <> 'concept' AND {functie_van('{t}.gemeente_id', ZIET)}))"
)
IN_DE_CASUS = (
    f"{{t}}.casus_id IS NOT NULL AND ({een_van('{t}.casus_id', ['bespreking'])}"
    f" OR ({VAN_ONS} AND {een_van('{t}.casus_id', ['identiteit'])}))"
)


class Migration(migrations.Migration):
    dependencies = [("uvz", "0003_kring"), ("pga", "0007_nood")]

    operations = [
        Beleid(
            "Aanmelding",
            lezen=f"({VOOR_DE_CASUS}) OR ({IN_DE_CASUS})",
            toevoegen=VAN_ONS,
            wijzigen=f"{VAN_ONS} OR ({{t}}.status <> 'concept' AND {functie_van('{t}.gemeente_id', WEEGT)})",
            vervangt=True,
        ),
    ]
