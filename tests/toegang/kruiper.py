"""Visits every page somebody can reach, and remembers what stood on it."""

import re
from collections import deque
from dataclasses import dataclass, field

from django.test import Client

LINK = re.compile(r"""(?:href|action|hx-get)=["'](/[^"'#]*)""")
NIET = re.compile(r"^/(static|uitloggen|beheer/(?!$))")


@dataclass
class Kruiper:
    """`bezocht` holds every address with its status; `vondsten` what of the pattern was on which page."""

    client: Client
    zoek: re.Pattern[bytes]
    grens: int = 250
    bezocht: dict[str, int] = field(default_factory=dict)
    vondsten: dict[str, set[str]] = field(default_factory=dict)

    def lees(self, adres: str) -> str:
        antwoord = self.client.get(adres)
        self.bezocht[adres] = antwoord.status_code
        inhoud = antwoord.content
        koppen = " ".join(f"{k}: {v}" for k, v in antwoord.headers.items()).encode()
        for vondst in self.zoek.findall(inhoud + koppen):
            self.vondsten.setdefault(vondst.decode(), set()).add(adres)
        if antwoord.status_code in {301, 302}:
            return f'href="{antwoord["Location"]}"'
        return inhoud.decode(errors="replace") if antwoord["Content-Type"].startswith("text/html") else ""

    def kruip(self, begin: str = "/") -> "Kruiper":
        wachtrij = deque([begin])
        while wachtrij and len(self.bezocht) < self.grens:
            adres = wachtrij.popleft()
            if adres in self.bezocht or NIET.match(adres):
                continue
            wachtrij.extend(link.replace("&amp;", "&") for link in LINK.findall(self.lees(adres)))
        return self
