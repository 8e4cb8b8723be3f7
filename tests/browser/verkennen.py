"""Which pages somebody can reach: one address per route, found by following what the pages offer."""

from collections import Counter, deque

from django.test import Client
from django.urls import Resolver404, resolve

from tests.toegang.kruiper import LINK, NIET

PER_ROUTE = 6  # another case may offer what this one does not


def _route(adres: str) -> str:
    try:
        return resolve(adres.split("?", maxsplit=1)[0]).view_name or ""
    except Resolver404:
        return ""


def verken(client: Client, begin: str = "/") -> dict[str, str]:
    """Per route the first address that answers with a page."""
    gevonden: dict[str, str] = {}
    keren: Counter[str] = Counter()
    gezien: set[str] = set()
    wachtrij = deque([begin])
    while wachtrij:
        adres = wachtrij.popleft()
        route = _route(adres)
        if adres in gezien or NIET.match(adres) or not route or keren[route] >= PER_ROUTE:
            continue
        gezien.add(adres)
        keren[route] += 1
        antwoord = client.get(adres)
        if antwoord.status_code in {301, 302}:
            wachtrij.append(antwoord["Location"])
        elif antwoord.status_code == 200 and antwoord["Content-Type"].startswith("text/html"):
            gevonden.setdefault(route, adres)
            wachtrij.extend(link.replace("&amp;", "&") for link in LINK.findall(antwoord.content.decode()))
    return gevonden
