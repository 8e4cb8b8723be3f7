"""The kernel's own blocks on the start page: for the analist, the privacy officer and the beheerder."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from pga.models import Gebruiker
from pga.selectors.bewaren import aflopende_bewaartermijnen
from pga.selectors.caselijst import aantal_per_fase
from pga.selectors.leeslog import telling_leeslog
from pga.selectors.opvallend import signaalrij, te_beoordelen
from pga.selectors.organisaties import mensen_in_beheer
from pga.spreektaal import datum, telling, termijn
from pga.werk.blok import Paneel


def casussen_in_beeld(gebruiker: Gebruiker) -> Paneel:
    """How many cases there are per phase, each number a way into the list."""
    lijst = reverse("casussen")
    return Paneel(
        titel="Casussen in beeld",
        leeg="Er zijn nu geen casussen waar u bij betrokken bent.",
        kengetallen=[
            {"waarde": rij["aantal"], "label": rij["naam"], "url": f"{lijst}?fase={rij['fase']}"}
            for rij in aantal_per_fase(gebruiker)
        ],
        acties=[{"titel": "Alle casussen", "url": lijst}],
    )


def leeslog(gebruiker: Gebruiker) -> Paneel:
    """How much was read this week, and by whom most."""
    adres, sinds = reverse("leeslog"), timezone.localdate() - timedelta(days=6)
    totaal, mensen = telling_leeslog(gebruiker, sinds)
    week = f"van={sinds:%d-%m-%Y}"
    return Paneel(
        titel="Gelezen in de afgelopen zeven dagen",
        aantal=totaal,
        leeg="Er is de afgelopen zeven dagen geen casus geopend.",
        taken=[
            {
                "wie": rij["naam"],
                "onder": rij["organisatie"],
                "reden": f"{telling(rij['casussen'], 'casus|verschillende casussen')}, "
                f"{rij['keren']} keer een scherm geopend",
                "knop": "Bekijk",
                "knop_url": f"{adres}?wie={rij['gebruiker']}&{week}",
            }
            for rij in mensen
        ],
        acties=[{"titel": "Heel het leeslog", "url": adres}],
    )


def opvallend_lezen(gebruiker: Gebruiker) -> Paneel | None:
    """Unusual reading that somebody must look at; nothing if there is none."""
    rijen = [signaalrij(signaal, gebruiker) for signaal in te_beoordelen(gebruiker)]
    if not rijen:
        return None
    return Paneel(
        titel="Opvallend lezen",
        aantal=len(rijen),
        taken=[
            {
                "wie": rij["wie"],
                "onder": rij["organisatie"],
                "reden": f"{rij['wat']}, in de {rij['week']}",
                "soort": "let_op",
                "knop": "Kijk na",
                "knop_url": rij["url"],
            }
            for rij in rijen[:5]
        ],
        acties=[{"titel": "Alles wat opviel", "url": reverse("leeslog_opvallend")}],
    )


def bewaartermijnen(gebruiker: Gebruiker) -> Paneel:
    """Cases that have to be destroyed within 90 days, by number."""
    rijen = aflopende_bewaartermijnen(gebruiker)
    return Paneel(
        titel="Bewaartermijnen die aflopen",
        aantal=len(rijen),
        leeg="De komende 90 dagen loopt geen bewaartermijn af.",
        taken=[
            {
                "wie": rij["nummer"],
                "reden": f"bewaren tot {datum(rij['bewaren_tot'])}: {termijn(rij['bewaren_tot'])}",
                "soort": "laat" if rij["bewaren_tot"] < timezone.localdate() else "let_op",
            }
            for rij in rijen
        ],
    )


def beheer(gebruiker: Gebruiker) -> Paneel:
    """Accounts: how many there are and what is missing before somebody should work with cases."""
    telling = mensen_in_beheer(gebruiker)
    adres = reverse("admin:pga_gebruiker_changelist")
    return Paneel(
        titel="Gebruikers en organisaties",
        kengetallen=[
            {
                "waarde": telling["actief"],
                "label": "actieve gebruikers",
                "url": f"{adres}?is_active__exact=1",
            },
            {
                "waarde": telling["zonder_verklaring"],
                "label": "zonder getekende geheimhouding",
                "url": f"{adres}?verklaring=ontbreekt",
            },
            {
                "waarde": telling["zonder_training"],
                "label": "zonder training",
                "url": f"{adres}?training=ontbreekt",
            },
            {
                "waarde": telling["organisaties"],
                "label": "organisaties",
                "url": reverse("admin:pga_organisatie_changelist"),
            },
        ],
        acties=[
            {"titel": "Nieuwe gebruiker", "url": reverse("admin:pga_gebruiker_add")},
            {"titel": "Naar het beheer", "url": reverse("admin:index")},
        ],
    )
