"""Visits every page somebody can reach, and remembers what stood on it."""

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from django.test import Client
from django.urls import Resolver404, resolve

from tests.toegang.inhoud import leesbaar

FRAGMENT = re.compile(r"""hx-post=["'](/[^"'#]*)""")
LINK = re.compile(r"""(?:href|action|formaction|hx-get|hx-post)=["'](/[^"'#]*)""")
NIET = re.compile(r"^/(static|uitloggen|beheer/(?!$))")


def soort_van(adres: str, apart: frozenset[str]) -> tuple[str, str]:
    """The route of an address, and the number of its case if that is one of `apart`."""
    try:
        treffer = resolve(adres.partition("?")[0])
    except Resolver404:
        return adres, ""
    nummer = str(treffer.kwargs.get("nummer", ""))
    return treffer.view_name, nummer if nummer in apart else ""


@dataclass
class Kruiper:
    """`bezocht` holds every address with its status; `vondsten` what of the pattern was on which page, `soorten` how
    many answers of each kind of content were read. The parts that a page asks for while somebody types are asked too.

    With `per_route` at most so many pages of one route are read, counted apart for each of the cases `apart`.
    """

    client: Client
    zoek: re.Pattern[bytes]
    grens: int = 250
    per_route: int = 0
    apart: frozenset[str] = frozenset()
    bezocht: dict[str, int] = field(default_factory=dict)
    vondsten: dict[str, set[str]] = field(default_factory=dict)
    in_koppen: dict[str, set[str]] = field(default_factory=dict)
    geteld: Counter[tuple[str, str]] = field(default_factory=Counter)
    soorten: Counter[str] = field(default_factory=Counter)
    fragmenten: set[str] = field(default_factory=set)

    def lees(self, adres: str) -> str:
        antwoord = self.client.get(adres)
        self.bezocht[adres] = antwoord.status_code
        self.geteld[soort_van(adres, self.apart)] += 1
        inhoud = self.neem_op(adres, antwoord)
        if antwoord.status_code in {301, 302}:
            return f'href="{antwoord["Location"]}"'
        if not antwoord["Content-Type"].startswith("text/html"):
            return ""
        bladzijde = inhoud.decode(errors="replace")
        self.fragmenten.update(FRAGMENT.findall(bladzijde))
        return bladzijde

    def stuur(self, adres: str, **velden: object) -> None:
        """What a form, a button or a part of a page answers."""
        self.neem_op(adres, self.client.post(adres, velden, headers={"HX-Request": "true"}))

    def neem_op(self, adres: str, antwoord: Any) -> bytes:
        """Remember what of the pattern is in this answer, its headers among it."""
        inhoud: bytes = antwoord.getvalue()
        soort = antwoord.headers.get("Content-Type", "").partition(";")[0]
        self.soorten[soort] += 1
        for kop, waarde in antwoord.headers.items():
            for vondst in self.zoek.findall(unquote(waarde).encode()):
                self.in_koppen.setdefault(kop, set()).add(vondst.decode())
        koppen = "\n".join(f"{k}: {unquote(v)}" for k, v in antwoord.headers.items()).encode()
        for vondst in self.zoek.findall(leesbaar(inhoud) + b"\n" + koppen):
            self.vondsten.setdefault(vondst.decode(), set()).add(adres)
        return inhoud

    def vol(self, adres: str) -> bool:
        """Whether enough pages of this kind were read."""
        return bool(self.per_route) and self.geteld[soort_van(adres, self.apart)] >= self.per_route

    def kruip(self, *begin: str) -> "Kruiper":
        wachtrij = deque(begin or ("/",))
        while wachtrij and len(self.bezocht) < self.grens:
            adres = wachtrij.popleft()
            if adres in self.bezocht or NIET.match(adres) or self.vol(adres):
                continue
            wachtrij.extend(link.replace("&amp;", "&") for link in LINK.findall(self.lees(adres)))
        return self

    def probeer(self, adressen: Iterable[str]) -> None:
        """Addresses that this person was never led to, but others were."""
        for adres in adressen:
            if adres not in self.bezocht and not self.vol(adres):
                self.lees(adres)
