from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

from pga.toegang.beleid import (
    GEBRUIKER,
    GROEPEN,
    Beleid,
    casusbeleid,
    een_van,
    functie_van,
    recht_op,
    recht_uit_kolom,
)

VIA_CASUS = "EXISTS (SELECT 1 FROM pga_casus c WHERE c.persoon_id = {t}.%s)"
LEIDT_CASUS = (
    "EXISTS (SELECT 1 FROM pga_casus c WHERE c.persoon_id = {t}.%s AND "
    + een_van("c.id", ["regisseren", "besluiten"])
    + ")"
)
VAN_MIJ = f"{{t}}.gebruiker_id = {GEBRUIKER}"
WIE = recht_op("{t}.casus_id", "identiteit")
EIGEN_DEELNAME = (
    "EXISTS (SELECT 1 FROM pga_deelname d WHERE d.id = {t}.deelname_id AND ("
    f"d.gebruiker_id = {GEBRUIKER}"
    f" OR d.organisatie_id IN (SELECT o.id FROM pga_organisatie o WHERE o.groep_id = ANY ({GROEPEN}))"
    f" OR d.functiegroep_id IN (SELECT f.id FROM pga_functiegroep f WHERE f.groep_id = ANY ({GROEPEN}))))"
)


class Migration(migrations.Migration):
    dependencies = [("pga", "0001_begin")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        casusbeleid("Casus", laag="identiteit", schrijven=["besluiten", "regisseren"], kolom="id"),
        Beleid("Persoon", lezen=VIA_CASUS % "id", wijzigen=LEIDT_CASUS % "id"),
        Beleid(
            "Bijnaam",
            lezen=VIA_CASUS % "persoon_id",
            toevoegen=LEIDT_CASUS % "persoon_id",
            wijzigen=LEIDT_CASUS % "persoon_id",
            verwijderen=LEIDT_CASUS % "persoon_id",
        ),
        # Grants and participations are written by one service, as the system; people read their own grants.
        Beleid("CasusGroepsrecht", lezen=f"{{t}}.group_id = ANY ({GROEPEN})"),
        Beleid("CasusGebruikersrecht", lezen=f"{{t}}.user_id = {GEBRUIKER}"),
        Beleid("Deelname", lezen=WIE),
        Beleid(
            "Deelnamereden",
            lezen=een_van("{t}.casus_id", ["bespreking", "plan", "regie"])
            + f" OR ({WIE} AND {EIGEN_DEELNAME})",
        ),
        Beleid(
            "Relatie",
            lezen=een_van("{t}.casus_id", ["bespreking", "plan", "regie"]),
            toevoegen=een_van("{t}.casus_id", ["besluiten", "regisseren", "brieven"]),
            wijzigen=een_van("{t}.casus_id", ["besluiten", "regisseren", "brieven"]),
        ),
        casusbeleid("Adres", laag="regie", schrijven=["besluiten", "regisseren", "brieven"]),
        Beleid(
            "Gebeurtenis",
            lezen=f"{recht_uit_kolom('{t}.casus_id', '{t}.laag')} OR ({{t}}.door_id = {GEBRUIKER} AND {WIE})",
            toevoegen=f"{{t}}.door_id = {GEBRUIKER} AND {WIE}",
        ),
        Beleid(
            "Raadpleging",
            lezen=(
                f"{VAN_MIJ} OR {recht_op('{t}.casus_id', 'regie')}"
                f" OR {functie_van('{t}.gemeente_id', ['privacy'])}"
            ),
            toevoegen=f"{VAN_MIJ} AND {WIE}",
        ),
        casusbeleid("Brief", laag="regie", schrijven=["brieven"]),
        Beleid(
            "Bestand",
            lezen=recht_uit_kolom("{t}.casus_id", "{t}.laag"),
            toevoegen=f"{{t}}.door_id = {GEBRUIKER} AND {recht_uit_kolom('{t}.casus_id', '{t}.laag')}",
        ),
        Beleid(
            "Concept",
            lezen=f"{VAN_MIJ} AND ({{t}}.casus_id IS NULL OR {WIE})",
            toevoegen=f"{VAN_MIJ} AND ({{t}}.casus_id IS NULL OR {WIE})",
            wijzigen=f"{VAN_MIJ} AND ({{t}}.casus_id IS NULL OR {WIE})",
            verwijderen=VAN_MIJ,
        ),
        Beleid("Formulierontvangst", lezen=VAN_MIJ, toevoegen=VAN_MIJ, wijzigen=VAN_MIJ, verwijderen=VAN_MIJ),
    ]
