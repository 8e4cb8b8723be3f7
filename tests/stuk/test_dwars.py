"""Forced browsing: every form of the house, sent by somebody whose form it is not."""

from typing import Any

import pytest

from pga.toegang.context import als_systeem
from tests.conftest import logt_in
from tests.stuk.conftest import Spelers
from tests.stuk.inbreker import Ingelogd, Poging, daarna_terug, stand, verschil
from uvz.models import Bijdrage

pytestmark = pytest.mark.django_db

# What is everybody's to do: an own report, the figures, who stands in for oneself, own messages, asking access, and
# trying an emergency, which shows nothing without the case it is about.
EIGEN_WERK = {
    "aanmelding_nieuw",
    "rapportage_nieuw",
    "zoeken",
    "waarneming_nieuw",
    "berichten_gelezen",
    "toegang_vragen",
    "noodinzage",
}
# Who is in no case, and yet has something to say: privacy judges what the read log shows.
TOEZICHT = {"privacy": {"leeslog_opvallend_een"}}


# Per person who is in some case of the demo: the forms that are theirs as well.
TAAK: dict[str, set[str]] = {
    "regisseur2": set(),
    "om": {"actie_melden"},  # of an action of their own
    "halt": set(),
    "analist": set(),
    "veiligthuis": {"verzoek", "bijdrage_nieuw", "bijdrage_kring"},  # the circle of their own contribution
    "politie": {
        "bijdrage_nieuw",
        "weging_oordeel",
        "weging_uitkomst",
        "aanmelding_weggooien",
        "aanmelding_wijzigen",
        "aanmelding_actie",
        "jaarcontrole_een",  # as contact person of the police
    },
    "ondersteuner": {
        "brieven_actie",
        "brieven_maken",
        "brief_uitstellen",
        "agendapunt_actie",
        "agendapunt_wijzigen",
        "vergadering_nieuw",
        "vergadering_actie",
        "vergadering_wijzigen",
        "verzoek_nieuw",
        "verzoek_wijzigen",
        "verzoeken_herinneren",
        "relatie_nieuw",
        "relatie_wijzigen",
        "adres_wijzigen",
    },
}


@pytest.mark.parametrize("wie", ["buitenstaander", "beheer", "privacy", "beleid", "reclassering"])
def test_wie_er_niet_bij_hoort_verandert_niets(demo: Spelers, pogingen: list[Poging], wie: str) -> None:
    client, fouten, voor = logt_in(demo[wie]), [], stand()
    for poging in pogingen:
        if poging.route in EIGEN_WERK | TOEZICHT.get(wie, set()):
            continue
        with daarna_terug():
            antwoord = poging.verstuur(client)
            anders = verschil(voor, stand()) if antwoord.status_code != 404 else []
        if antwoord.status_code != 404 or anders:
            fouten.append((wie, poging.adres, antwoord.status_code, anders))
    assert not fouten, "\n".join(map(str, fouten))


def _geweigerd(antwoord: Any) -> bool:
    """Not there, no such form, or first asked why they open this case at all."""
    return antwoord.status_code in {404, 200} or "/waarom/?naar=" in antwoord.headers.get("Location", "")


@pytest.mark.parametrize("wie", TAAK)
def test_wie_er_bij_hoort_doet_alleen_zijn_eigen_werk(
    demo: Spelers, pogingen: list[Poging], wie: str
) -> None:
    """In some case, but not holding the right of this form."""
    client, fouten, voor = logt_in(demo[wie]), [], stand()
    for poging in pogingen:
        if poging.route in EIGEN_WERK | TAAK[wie]:
            continue
        with daarna_terug():
            antwoord = poging.verstuur(client)
            anders = verschil(voor, stand()) if antwoord.status_code != 404 else []
        if anders or not _geweigerd(antwoord):
            fouten.append((wie, poging.adres, antwoord.status_code, antwoord.headers.get("Location"), anders))
    assert not fouten, "\n".join(map(str, fouten))


def test_een_partner_schrijft_alleen_namens_zichzelf(demo: Spelers, pogingen: list[Poging]) -> None:
    """Extra fields in the request are not fields of the row."""
    ander = demo["politie"]
    mee = {
        "organisatie": ander.organisatie_id,
        "organisatie_id": ander.organisatie_id,
        "door": ander.pk,
        "casus": 1,
        "casus_id": 1,
        "status": "bekend",
        "fase": "afgesloten",
        "id": 1,
        "pk": 1,
    }
    zelf = demo["veiligthuis"]
    with als_systeem("test"):
        eerder = list(Bijdrage.objects.values_list("pk", flat=True))
    with daarna_terug():
        for poging in pogingen:
            if poging.route in TAAK["veiligthuis"]:
                poging.verstuur(logt_in(zelf), **mee)
        with als_systeem("test"):
            nieuw = list(Bijdrage.objects.exclude(pk__in=eerder))
    assert nieuw
    assert {(rij.organisatie_id, rij.door_id) for rij in nieuw} == {(zelf.organisatie_id, zelf.pk)}


def test_keuzes_van_een_ander_bestaan_niet(demo: Spelers, pogingen: list[Poging]) -> None:
    """A choice that the page did not offer is refused, whatever row it points at."""
    ingelogd = Ingelogd(demo, pogingen)
    fouten, voor = [], stand()
    for poging in pogingen:
        for veld, keuzes in poging.keuzes.items():
            if poging.soorten.get(veld) not in {"select", "radio"} or poging.route == "brieven_actie":
                continue
            vreemd = next(str(pk) for pk in range(1, 500) if str(pk) not in keuzes)
            with daarna_terug():
                antwoord = poging.verstuur(ingelogd.als(poging.wie), **{veld: vreemd})
                anders = verschil(voor, stand())
            if antwoord.status_code != 200 or anders:
                fouten.append((poging.adres, veld, vreemd, antwoord.status_code, anders))
    assert not fouten, "\n".join(map(str, fouten))
