from django.db import migrations

from pga.toegang.beleid import Beleid, casusbeleid, een_van, functie_van, recht_op

REGIE = recht_op("{t}.casus_id", "regie")
# The review is made by gemeente and politie together (bronnen/001, 2.5).
WEGER = (
    f"({recht_op('{t}.casus_id', 'plan')} AND EXISTS (SELECT 1 FROM pga_casus c"
    f" WHERE c.id = {{t}}.casus_id AND {functie_van('c.gemeente_id', ['weger'])}))"
)
REGISSEREN = een_van("{t}.casus_id", ["regisseren"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_begin"), ("pga", "0002_beleid"), ("uvz", "0002_beleid")]

    operations = [
        *(
            casusbeleid(model, laag="plan", schrijven=["regisseren"])
            for model in ("Plan", "PlanVersie", "Beeld", "Meting", "Doel")
        ),
        casusbeleid("Actie", laag="plan", schrijven=["regisseren", "besluiten"], eigen=["uitvoeren"]),
        casusbeleid("Signaal", laag="plan", schrijven=["regisseren"], eigen=["uitvoeren"]),
        casusbeleid("Contactmoment", laag="regie", schrijven=["regisseren"]),
        Beleid(
            "Herijking",
            lezen=f"{REGIE} OR {WEGER}",
            toevoegen=REGISSEREN,
            wijzigen=f"{REGISSEREN} OR {WEGER}",
        ),
        casusbeleid("Afsluiting", laag="plan", schrijven=["regisseren", "besluiten"]),
    ]
