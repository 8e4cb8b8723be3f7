"""Finds every form of the house by walking through it, fills it in, and tells what a submit changed."""

import datetime as dt
import uuid
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.cookies import SimpleCookie
from typing import Any, cast

from django.db import connection, connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from pga.models import Casus, Gebruiker
from pga.toegang.context import als_systeem
from tests.conftest import logt_in
from tests.lezer import Formulier, ontleed
from tests.toegang.kruiper import NIET
from uvz.forms.bespreking import BESLUITFORMULIEREN
from uvz.models import Vraag

WIE = ("voorzitter", "regisseur", "ondersteuner", "politie", "veiligthuis", "leerplicht")
# Nothing to send there, or found on other pages too.
OVERSLAAN = {"hulp", "hulp_pagina", "organisaties", "rapportage", "casus_tijdlijn", "casus"}
PER_ROUTE = 3
PER_STAP = {"agendapunt_actie", "vergadering_actie", "weging_uitkomst", "besluit_nieuw"}
VAST = {"postcode": "2711 AB", "geboortedatum": "01-02-2011"}
TEKST = "Een poging om iets te bewaren."
# Everybody's own: a draft, a handled form, and that one looked.
EIGEN = {"pga_concept", "pga_formulierontvangst", "pga_raadpleging"}


@dataclass
class Poging:
    """A form as it stood on the page of somebody who may send it, filled in."""

    wie: str
    route: str
    pagina: str
    adres: str
    gegevens: dict[str, Any]
    soorten: dict[str, str]
    keuzes: dict[str, list[str]] = field(default_factory=dict)

    def velden(self) -> list[str]:
        """What a person fills in, apart from choices."""
        return [naam for naam, soort in self.soorten.items() if soort in {"text", "textarea"}]

    def verstuur(self, client: Client, **anders: Any) -> HttpResponse:
        gegevens = self.gegevens | anders
        if "_formulier" in gegevens and "_formulier" not in anders:
            gegevens["_formulier"] = str(uuid.uuid4())
        antwoord: Any = client.post(self.adres, {n: w for n, w in gegevens.items() if w is not None})
        return cast("HttpResponse", antwoord)


class Ingelogd:
    """Everybody who sends something, logged in once; each attempt starts with the cookies of that moment."""

    def __init__(self, spelers: dict[str, Gebruiker], pogingen: list[Poging]) -> None:
        self.clients = {wie: logt_in(spelers[wie]) for wie in {poging.wie for poging in pogingen}}
        self.koekjes = {wie: SimpleCookie(client.cookies) for wie, client in self.clients.items()}

    def als(self, wie: str) -> Client:
        client = self.clients[wie]
        client.cookies = SimpleCookie(self.koekjes[wie])
        return client


def route_van(adres: str) -> str:
    try:
        return resolve(adres.partition("?")[0]).view_name or ""
    except Resolver404:
        return ""


def verzamel(spelers: dict[str, Gebruiker]) -> list[Poging]:
    """Everybody of WIE walks; each kind of form is kept once, of the first who meets it."""
    gevonden: dict[tuple[Any, ...], Poging] = {}
    for wie in WIE:
        for pagina, vraag, formulieren in _loop(logt_in(spelers[wie])):
            for formulier in formulieren:
                for poging in _vul_in(wie, pagina, vraag, formulier):
                    pad = poging.adres.partition("?")[0].rstrip("/")
                    stap = pad.rpartition("/")[2] if poging.route in PER_STAP else ""
                    gevonden.setdefault((poging.route, stap, *sorted(poging.gegevens)), poging)
    return list(gevonden.values())


def _loop(client: Client) -> Iterator[tuple[str, str, list[Formulier]]]:
    """Every page with what was asked behind its address, which a form without an action sends along."""
    wachtrij, bezocht, geteld = deque(["/", *_zaden()]), set(), Counter[str]()
    while wachtrij:
        adres = wachtrij.popleft()
        route = route_van(adres)
        if adres in bezocht or route in OVERSLAAN | {""} or NIET.match(adres) or geteld[route] >= PER_ROUTE:
            continue
        bezocht.add(adres)
        antwoord = client.get(adres, follow=True)
        geteld[route] += antwoord.status_code == 200
        if antwoord.status_code != 200 or not antwoord["Content-Type"].startswith("text/html"):
            continue
        bladzijde = ontleed(antwoord.content.decode())
        wachtrij.extend(href.partition("#")[0] for _, href in bladzijde.links if href.startswith("/"))
        vraag = antwoord.request.get("QUERY_STRING", "")
        formulieren = [f for f in bladzijde.formulieren if f.methode == "post"]
        yield antwoord.request["PATH_INFO"], f"?{vraag}" if vraag else "", formulieren


def _zaden() -> list[str]:
    """The pages of steps that few cases are at, of every case of the demo."""
    with als_systeem("test: adressen van casussen"):
        nummers = list(Casus.objects.order_by("-pk").values_list("nummer", flat=True))
        vragen = list(Vraag.objects.filter(status="open").values_list("casus__nummer", "pk"))
    stappen = [
        *(f"bespreking/besluit/{soort}/" for soort in BESLUITFORMULIEREN),
        "afsluiting/nieuw/",
        "afsluiten/",
        "plan/",
        "regie/",
    ]
    adressen = [f"/casussen/{nummer}/{stap}" for stap in stappen for nummer in nummers]
    return adressen + [f"/casussen/{nummer}/bespreking/vragen/{pk}/" for nummer, pk in vragen]


def _vul_in(wie: str, pagina: str, vraag: str, formulier: Formulier) -> Iterator[Poging]:
    gegevens = {naam: _waarde(formulier, naam) for naam in sorted(formulier.namen)}
    knoppen = formulier.knoppen or [("", "", "", "")]
    for _, naam, waarde, elders in knoppen:
        adres = elders or formulier.actie or pagina + vraag
        route = route_van(adres)
        if route and not NIET.match(adres):
            keuzes = {veld: list(paren.values()) for veld, paren in formulier.keuzes.items()}
            alles = gegevens | ({naam: waarde} if naam else {})
            yield Poging(wie, route, pagina, adres, alles, dict(formulier.soorten), keuzes)


def _waarde(formulier: Formulier, naam: str) -> Any:
    staat = [waarde for waarde in formulier.velden.get(naam, []) if waarde.strip()]
    if naam in VAST:
        return VAST[naam]
    if staat:
        return staat if len(staat) > 1 else staat[0]
    if naam in formulier.keuzes:
        return next((waarde for waarde in formulier.keuzes[naam].values() if waarde), "")
    if naam in formulier.datums:
        return f"{timezone.localdate() + dt.timedelta(days=30):%d-%m-%Y}"
    return {"textarea": TEKST, "text": "Poging"}.get(formulier.soorten.get(naam, ""), "")


@contextmanager
def daarna_terug() -> Iterator[None]:
    """Whatever happens in the block, the database is afterwards as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def tabellen() -> list[str]:
    """Every table with a lock, history included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'"
            " AND relnamespace = current_schema()::regnamespace ORDER BY relname"
        )
        return [rij[0] for rij in cursor.fetchall()]


def leer_stand() -> None:
    """This database tells `stand()` by itself: what is asked of so many tables at once takes longer to plan than
    to answer, and is planned only once in a function."""
    delen = (
        f"SELECT '{tabel}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {tabel} t"
        for tabel in tabellen()
    )
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION proef_stand() RETURNS TABLE (van text, rijen bigint, som numeric)"
            f" LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY {' UNION ALL '.join(delen)}; END $$"
        )


def stand(zonder: set[str] = EIGEN) -> dict[str, tuple[int, Decimal]]:
    """Per table how many rows there are, and what is in them all."""
    with als_systeem("test: stand van de tabellen"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM proef_stand()")
        return {tabel: (aantal, som) for tabel, aantal, som in cursor.fetchall() if tabel not in zonder}


def verschil(voor: dict[str, Any], na: dict[str, Any]) -> list[str]:
    return sorted(tabel for tabel in voor if voor[tabel] != na[tabel])
