from django.db import migrations

from pga.toegang.beleid import ORGANISATIE, Beleid, casusbeleid, een_van, functie_van, recht_op

ZIET = ["voorzitter", "weger", "ondersteuner", "analist"]
WEEGT = ["voorzitter", "weger"]
VAN_ONS = f"{{t}}.organisatie_id = {ORGANISATIE}"
# Before there is a case: the reporter's own organisation, or who weighs; a draft is the reporter's alone.
VOOR_DE_CASUS = (
    f"{{t}}.casus_id IS NULL AND ({VAN_ONS}"
    f" OR ({{t}}.status <> 'concept' AND {functie_van('{t}.gemeente_id', ZIET)}))"
)
IN_DE_CASUS = (
    f"{{t}}.casus_id IS NOT NULL AND ({een_van('{t}.casus_id', ['bespreking'])}"
    f" OR ({VAN_ONS} AND {een_van('{t}.casus_id', ['identiteit'])}))"
)
VIA_AANMELDING = "EXISTS (SELECT 1 FROM uvz_aanmelding a WHERE a.id = {t}.aanmelding_id%s)"
VOORBEREIDEN = ["besluiten", "regisseren", "brieven"]


class Migration(migrations.Migration):
    dependencies = [("uvz", "0001_begin"), ("pga", "0002_beleid")]

    operations = [
        Beleid(
            "Aanmelding",
            lezen=f"({VOOR_DE_CASUS}) OR ({IN_DE_CASUS})",
            toevoegen=VAN_ONS,
            wijzigen=f"{VAN_ONS} OR ({{t}}.status <> 'concept' AND {functie_van('{t}.gemeente_id', WEEGT)})",
        ),
        Beleid(
            "Criteriumoordeel",
            lezen=VIA_AANMELDING % f" AND {functie_van('a.gemeente_id', ZIET)}",
            toevoegen=VAN_ONS + " AND " + VIA_AANMELDING % f" AND {functie_van('a.gemeente_id', WEEGT)}",
            wijzigen=VAN_ONS + " AND " + VIA_AANMELDING % f" AND {functie_van('a.gemeente_id', WEEGT)}",
        ),
        Beleid(
            "Weging",
            lezen=VIA_AANMELDING % "",
            toevoegen=VIA_AANMELDING % f" AND {functie_van('a.gemeente_id', WEEGT)}",
            wijzigen=VIA_AANMELDING % f" AND {functie_van('a.gemeente_id', WEEGT)}",
        ),
        casusbeleid("Agendapunt", laag="identiteit", schrijven=VOORBEREIDEN),
        casusbeleid("Informatieverzoek", laag="bespreking", schrijven=VOORBEREIDEN, eigen=["bijdragen"]),
        casusbeleid("Briefuitstel", laag="regie", schrijven=["besluiten", "brieven"]),
        casusbeleid("Bijdrage", laag="bespreking", eigen=["bijdragen"]),
        casusbeleid(
            "Vraag",
            laag="bespreking",
            schrijven=["besluiten", "regisseren"],
            eigen=["bijdragen", "uitvoeren"],
        ),
        casusbeleid("Oordeel", laag="bespreking", schrijven=["besluiten", "regisseren"]),
        Beleid(
            "Besluit",
            lezen=een_van("{t}.casus_id", ["bespreking", "plan"]),
            toevoegen=recht_op("{t}.casus_id", "besluiten"),
            wijzigen=recht_op("{t}.casus_id", "besluiten"),
        ),
    ]
