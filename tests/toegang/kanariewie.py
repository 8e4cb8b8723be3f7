"""Whose secret may stand where: written by hand, apart from the ladder and the policies, that must agree with it."""

import re

from pga.models import Gebruiker
from pga.toegang.context import als_systeem
from uvz.models import Bijdragekring

# A secret: its table, its case, whose row it is (a cipher of kanariedruk.VAN) and an end, so that half of one shows.
KANARIE = re.compile(rb"kanarie(?:-[a-z]+-[a-z]+-[a-z0-9]+-x)?", re.IGNORECASE)

# The layer on which each table of the case is read.
LAAG = {
    "casus": "identiteit",
    "persoon": "identiteit",
    "bijnaam": "identiteit",
    "agendapunt": "identiteit",
    "deelnamereden": "deelname",
    "relatie": "gezin",
    "adres": "regie",
    "verstrekking": "regie",
    "toegangsverzoek": "regie",
    "noodinzage": "regie",
    "raadpleging": "regie",
    "brief": "regie",
    "briefuitstel": "regie",
    "contactmoment": "regie",
    "herijking": "regie",
    "aanmelding": "bespreking",
    "criteriumoordeel": "bespreking",
    "weging": "bespreking",
    "informatieverzoek": "bespreking",
    "vraag": "bespreking",
    "oordeel": "bespreking",
    "besluit": "besluit",
    "plan": "plan",
    "planversie": "plan",
    "beeld": "plan",
    "meting": "plan",
    "doel": "plan",
    "actie": "plan",
    "signaal": "plan",
    "afsluiting": "plan",
}
# Whose a row is decides, and nothing else does.
EIGENAAR = {"bijdrage", "gebeurtenis", "bestand", "deelname", "bericht", "concept"}
# What holds no text that people write; asked row by row in test_matrix.py.
ZONDER_TEKST = {
    "formulierontvangst",
    "zoeksleutel",
    "bijdragekring",
    "casusgroepsrecht",
    "casusgebruikersrecht",
}
# Read by a function in the municipality as well, wherever the case stands.
FUNCTIES = {"noodinzage": {"voorzitter", "privacy"}, "raadpleging": {"privacy"}}
GELIJK = {
    "besluit": {"bespreking", "plan"},
    "gezin": {"bespreking", "plan", "regie"},
    "deelname": {"bespreking", "plan", "regie"},
}
# What a partner wrote or was asked itself it may read, as long as it is in the case.
EIGEN = {
    "informatieverzoek",
    "vraag",
    "aanmelding",
    "criteriumoordeel",
    "weging",
    "actie",
    "signaal",
    "deelnamereden",
}

# Who weighs and who prepares that: what each party holds of a report is for them alone.
WEGEN = {"voorzitter", "politie", "ondersteuner", "analist"}
LEIDEN = {"identiteit", "bespreking", "plan", "regie", "vertrouwelijk"}
IN_PLAN = {"identiteit", "plan"}
VOORBEREIDING = {"identiteit", "bespreking", "regie"}
# Who holds which layers of which case of the demo.
WIE: dict[str, dict[str, set[str]]] = {
    "Jayson": {
        "voorzitter": LEIDEN,
        "regisseur": LEIDEN,
        "ondersteuner": VOORBEREIDING,
        "analist": IN_PLAN,
        "politie": IN_PLAN,
        "veiligthuis": IN_PLAN,
        "jongerenwerk": IN_PLAN,
        "leerplicht": IN_PLAN,
        "dewaag": IN_PLAN,
        "jbwest": IN_PLAN,
    },
    "Noa": {
        "voorzitter": LEIDEN,
        "ondersteuner": VOORBEREIDING,
        "analist": {"identiteit", "bespreking"},
        "politie": {"identiteit", "bespreking"},
        "veiligthuis": {"identiteit"},
        "jbwest": {"identiteit"},
        "leerplicht": {"identiteit"},
    },
    "Ruud": {
        "voorzitter": LEIDEN,
        "ondersteuner": VOORBEREIDING,
        "analist": IN_PLAN,
        "politie": IN_PLAN,
        "zorgpartner": IN_PLAN,
        "om": IN_PLAN,
    },
    # closed: shielded from everybody
    "Tess": {},
}
# Reports of which no case came (yet), and the draft of one: for who weighs and prepares, and who reported.
ZONDER_CASUS = {"Bilal": WEGEN, "Dunya": WEGEN | {"leerplicht"}, "Kiki": {"politie"}}


def mag(naam: str, gebruiker: Gebruiker, vondst: str) -> bool:
    """Whether this person may meet this secret; half a secret nobody may."""
    stukken = vondst.lower().split("-")
    if len(stukken) != 5:
        return False
    _, tabel, voornaam, van, _ = stukken
    if voornaam.capitalize() in ZONDER_CASUS:
        return naam in ZONDER_CASUS[voornaam.capitalize()]
    lagen = WIE[voornaam.capitalize()].get(naam, set())
    if tabel in EIGENAAR:
        return _mag_van(tabel, gebruiker, lagen, van)
    return _mag_in_laag(tabel, naam, gebruiker, lagen, van)


def _mag_in_laag(tabel: str, naam: str, gebruiker: Gebruiker, lagen: set[str], van: str) -> bool:
    """By the layer of the table; by function; or because the row is one's own."""
    if tabel == "criteriumoordeel" and naam not in WEGEN:
        return False
    if tabel == "herijking" and naam == "politie" and "plan" in lagen:
        return True  # it judges the proposal
    laag = LAAG[tabel]
    if lagen & GELIJK.get(laag, {laag}) or naam in FUNCTIES.get(tabel, ()) or van == f"u{gebruiker.pk}":
        return True
    return tabel in EIGEN and bool(lagen) and van in {"0", str(gebruiker.organisatie_id)}


def _mag_van(tabel: str, gebruiker: Gebruiker, lagen: set[str], van: str) -> bool:
    if tabel == "bijdrage":
        return _mag_bijdrage(gebruiker, lagen, van)
    if tabel in {"bericht", "concept"}:
        groepen = {f"g{pk}" for pk in gebruiker.groups.values_list("functiegroep", flat=True)}
        return bool(lagen) and van in groepen | {f"u{gebruiker.pk}"}
    if tabel == "deelname":
        return "regie" in lagen or (van == "loopt" and bool(lagen))
    laag, _, door = van.partition("u")  # what happened, and files
    return laag in lagen or (bool(lagen) and door == str(gebruiker.pk))


def _mag_bijdrage(gebruiker: Gebruiker, lagen: set[str], van: str) -> bool:
    """One's own; what all may read, in the discussion; a small circle for who leads or was chosen."""
    gever, kring, pk = re.fullmatch(r"(\d+)([a-z]+)(\d+)", van).groups()  # type: ignore[union-attr]
    if lagen and gever == str(gebruiker.organisatie_id):
        return True
    if "bespreking" not in lagen:
        return False
    with als_systeem("test: de gekozen lezers"):
        gekozen = Bijdragekring.objects.filter(
            bijdrage=int(pk), organisatie=gebruiker.organisatie_id
        ).exists()
    return kring == "allen" or "vertrouwelijk" in lagen or (kring == "gekozen" and gekozen)
