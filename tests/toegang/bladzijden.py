"""Every page on which rows of cases come together, as one person gets it; and whose text may stand on it."""

import html
import re

from django.test import Client

from tests.toegang.situatie import Zaak, rechten
from tests.toegang.verwacht import TABELLEN
from tests.toegang.vragen import tokens

LIJSTEN = (
    "/",
    "/casussen/",
    "/acties/",
    "/aanmeldingen/",
    "/vergaderingen/",
    "/verzoeken/",
    "/weging/",
    "/herijking/",
    "/brieven/",
    "/berichten/",
    "/rapportages/",
    "/organisaties/",
    "/noodinzage/",
    "/noodinzage/alle/",
    "/toegang-vragen/",
    "/toegang-nalopen/",
    "/waarneming/",
    "/casussen/overdragen/",
    "/privacy/afgeschermd/",
)
TABBLADEN = (
    "",
    "bespreking/",
    "bespreking/bijdragen/",
    "plan/",
    "regie/",
    "gezin/",
    "documenten/",
    "tijdlijn/",
    "verstrekkingen/",
)
# Who read what: reading these pages changes them.
GELEZEN = ("/leeslog/", "/leeslog/opvallend/")
TABBLAD_GELEZEN = "toegang/"
TEKST = re.compile(r"TEKST-(\w+)-([a-z]+)(?:-(allen|gekozen|leiding|identiteit|bespreking|plan|regie))?")
# What is different each time a page is made, whoever looks: keys of forms, and times.
VLUCHTIG = re.compile(
    r'name="(?:csrfmiddlewaretoken|_formulier)" value="[^"]*"|"X-CSRFToken": "[^"]*"|\d{1,2}:\d{2}(?::\d{2})?'
)
# Another order, another filter, another page of the same list.
ANDERS = re.compile(r'href="(\?[^"]+)"')


def bladzijden(client: Client, zaken: dict[str, Zaak], *, ook_gelezen: bool = False) -> dict[str, str]:
    """Every list in every order, with every filter and on every page it offers; every tab of every case; a search.

    What is different each time is left out; so is what tells who read what, unless `ook_gelezen`.
    """
    gelezen: dict[str, str] = {}
    tabbladen = (*TABBLADEN, TABBLAD_GELEZEN) if ook_gelezen else TABBLADEN
    for adres in (*LIJSTEN, *GELEZEN) if ook_gelezen else LIJSTEN:
        _lees_met_alles(client, adres, gelezen)
    for zaak in zaken.values():
        for tabblad in tabbladen:
            _lees_met_alles(client, f"/casussen/{zaak.casus.nummer}/{tabblad}", gelezen)
    gelezen["zoeken"] = client.post("/zoeken/", {"q": "Matrix"}).content.decode()
    return {adres: VLUCHTIG.sub("", inhoud) for adres, inhoud in gelezen.items()}


def _lees_met_alles(client: Client, adres: str, gelezen: dict[str, str]) -> None:
    """The page, and where its heads, chips and pager lead; an order backwards too."""
    gelezen[adres] = _lees(client, adres)
    for anders in sorted({html.unescape(anders) for anders in ANDERS.findall(gelezen[adres])}):
        gelezen[adres + anders] = _lees(client, adres + anders)
        if anders.startswith("?sorteer=") and not anders.startswith("?sorteer=-"):
            omgekeerd = adres + anders.replace("=", "=-", 1)
            gelezen[omgekeerd] = _lees(client, omgekeerd)


def _lees(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    koppen = " ".join(f"{kop}: {waarde}" for kop, waarde in antwoord.headers.items())
    return f"{antwoord.status_code} {antwoord.content.decode(errors='replace')} {koppen}"


def verschil(voor: dict[str, str], na: dict[str, str]) -> list[str]:
    """The pages that are not the same, with where they begin to differ."""
    return sorted(
        f"{adres}: {_eerste(voor[adres], na.get(adres, ''))}"
        for adres in voor
        if voor[adres] != na.get(adres)
    )


def _eerste(ene: str, andere: str) -> str:
    plek = next(
        (i for i, (a, b) in enumerate(zip(ene, andere, strict=False)) if a != b), min(len(ene), len(andere))
    )
    return f"{ene[max(plek - 60, 0) : plek + 40]!r} werd {andere[max(plek - 60, 0) : plek + 40]!r}"


def verboden(wie: str, functies: frozenset[str], gelezen: dict[str, str]) -> list[str]:
    """Texts on these pages that this person may not read, by the table that was written by hand."""
    return sorted(
        {
            f"{adres}: {naam} {tabel} {soort}"
            for adres, inhoud in gelezen.items()
            for naam, tabel, soort in TEKST.findall(inhoud)
            if tabel != "vergadering" and not _mag(wie, naam, tabel, soort, functies)
        }
    )


def _mag(wie: str, naam: str, tabel: str, soort: str, functies: frozenset[str]) -> bool:
    volle = next((t for t in TABELLEN if t.partition("_")[2] == tabel), "")
    ik = {f"fn:{functie}" for functie in functies}
    if wie == "analist":
        ik.add("groep")  # messages to a function go to this one
    if wie == "jongerenwerk":
        ik |= {"zelf", "huis", "groep"}
    heeft = set(rechten(wie, naam))
    return any(
        nodig <= ik and letters <= heeft
        for slot in TABELLEN.get(volle, [])
        if not soort or f"'{soort}'" in slot.waar
        for nodig, letters in tokens(slot.lezen)
    )
