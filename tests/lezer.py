"""A reader without a browser: follows links, fills in the forms that a page really shows, and reads its text.

So that a scenario can only do what the screens offer: a field or button that is not on the page cannot be used.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class Formulier:
    """One form of a page, with the values it was sent with."""

    actie: str
    methode: str
    velden: dict[str, list[str]] = field(default_factory=dict)
    namen: set[str] = field(default_factory=set)
    keuzes: dict[str, dict[str, str]] = field(default_factory=dict)  # field -> label text -> value
    knoppen: list[tuple[str, str, str, str]] = field(default_factory=list)  # text, name, value, formaction
    soorten: dict[str, str] = field(default_factory=dict)  # field -> its tag, or the type of its input
    datums: set[str] = field(default_factory=set)


class _Ontleder(HTMLParser):
    LEEG = {"input", "br", "img", "meta", "link", "hr"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.formulieren: list[Formulier] = []
        self.links: list[tuple[str, str]] = []
        self.tekst: list[str] = []
        self._form: Formulier | None = None
        self._link: str | None = None
        self._knop: dict[str, str] | None = None
        self._keuze: tuple[str, str] | None = None  # select, option value
        self._select = self._tekstvak = ""
        self._label: list[str] = []
        self._stil = 0
        self._laatste: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {naam: waarde or "" for naam, waarde in attrs}
        if tag in {"script", "style"}:
            self._stil += 1
        elif tag == "form":
            self._form = Formulier(a.get("action", ""), a.get("method", "get").lower())
            self.formulieren.append(self._form)
        elif tag == "a":
            self._link, self._label = a.get("href", ""), []
        elif tag == "button":
            self._knop, self._label = a, []
        elif tag == "label":
            self._label = []
        elif self._form is not None:
            self._veld(tag, a)

    def _veld(self, tag: str, a: dict[str, str]) -> None:
        assert self._form is not None
        naam = a.get("name", "")
        if tag == "option" and self._select:
            self._keuze, self._label = (self._select, a.get("value", "")), []
            if "selected" in a or self._select not in self._form.velden:  # a browser sends the first
                self._form.velden[self._select] = [a.get("value", "")]
            return
        if not naam:
            return
        self._form.namen.add(naam)
        self._form.soorten[naam] = a.get("type", "text") if tag == "input" else tag
        if "data-datum" in a:
            self._form.datums.add(naam)
        if tag == "select":
            self._select = naam
        elif tag == "textarea":
            self._tekstvak, self._form.velden[naam] = naam, [""]
        elif tag == "input":
            self._invoer(naam, a)

    def _invoer(self, naam: str, a: dict[str, str]) -> None:
        assert self._form is not None
        soort = a.get("type", "text")
        if soort in {"checkbox", "radio"}:
            self._laatste = (naam, a.get("value", "on"))
            if "checked" in a:
                self._form.velden.setdefault(naam, []).append(a.get("value", "on"))
        elif soort != "file":
            self._form.velden.setdefault(naam, []).append(a.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        label = " ".join("".join(self._label).split())
        if tag in {"script", "style"}:
            self._stil -= 1
        elif tag == "form":
            self._form = None
        elif tag == "a" and self._link is not None:
            self.links.append((label, self._link))
            self._link = None
        elif tag == "button" and self._knop is not None:
            if self._form is not None:
                k = self._knop
                self._form.knoppen.append(
                    (label, k.get("name", ""), k.get("value", ""), k.get("formaction", ""))
                )
            self._knop = None
        elif tag == "option" and self._keuze and self._form is not None:
            self._form.keuzes.setdefault(self._keuze[0], {})[label] = self._keuze[1]
            self._keuze = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._tekstvak = ""
        elif tag == "label" and self._laatste and self._form is not None:
            self._form.keuzes.setdefault(self._laatste[0], {})[label] = self._laatste[1]
            self._laatste = None

    def handle_data(self, data: str) -> None:
        if self._tekstvak and self._form is not None:
            self._form.velden[self._tekstvak][0] += data
        elif not self._stil:
            self._label.append(data)
            self.tekst.append(data)


def ontleed(inhoud: str) -> _Ontleder:
    """The forms, links and text of a page."""
    bladzijde = _Ontleder()
    bladzijde.feed(inhoud)
    return bladzijde


class Lezer:
    """One person at the screen. `ziet` and `ziet_niet` read the text of the last page."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.adres = "/"
        self._lees(client.get("/"))

    def _lees(self, antwoord: Any) -> None:
        self.antwoord = antwoord
        self.adres = antwoord.request["PATH_INFO"]
        self.bladzijde = _Ontleder()
        if antwoord["Content-Type"].startswith("text/html"):
            self.bladzijde.feed(antwoord.content.decode())
        self.tekst = " ".join("".join(self.bladzijde.tekst).split())

    def ga(self, adres: str, status: int = 200) -> "Lezer":
        """Open an address of ours."""
        self._lees(self.client.get(adres, follow=True))
        assert self.antwoord.status_code == status, (adres, self.antwoord.status_code)
        return self

    def klik(self, tekst: str) -> "Lezer":
        """Follow the first link whose text has this in it."""
        for label, href in self.bladzijde.links:
            if tekst in label:
                return self.ga(href)
        raise AssertionError(f"geen link '{tekst}' op {self.adres}: {[li[0] for li in self.bladzijde.links]}")

    def vul(self, knop: str, **velden: Any) -> "Lezer":
        """Fill in the form that has these fields and a button with this text, and press it.

        A choice may be given by its label.
        """
        for formulier in self.bladzijde.formulieren:
            passend = set(velden) <= formulier.namen | {k[1] for k in formulier.knoppen}
            for label, naam, waarde, elders in formulier.knoppen:
                if knop in label and passend:
                    if naam:
                        velden[naam] = waarde
                    return self._verstuur(formulier, elders or formulier.actie or self.adres, velden)
        knoppen = [k[0] for f in self.bladzijde.formulieren for k in f.knoppen]
        raise AssertionError(
            f"geen knop '{knop}' bij {sorted(velden)} op {self.adres}: {knoppen}; {self.velden()}; {self.tekst[:2500]}"
        )

    def velden(self) -> list[list[str]]:
        return [
            sorted(f.namen - {"csrfmiddlewaretoken", "_formulier", "versie"})
            for f in self.bladzijde.formulieren
        ]

    def bewaar(self, **velden: Any) -> "Lezer":
        """Fill in the form with these fields and press its first button; it must have been accepted."""
        self.vul("", **velden)
        assert "Het is nog niet bewaard" not in self.tekst, self.tekst[:2500]
        return self

    def _verstuur(self, formulier: Formulier, adres: str, velden: dict[str, Any]) -> "Lezer":
        gegevens: dict[str, Any] = dict(formulier.velden)
        for naam, waarde in velden.items():
            gegevens[naam] = self._waarde(formulier.keuzes.get(naam, {}), waarde)
        self._lees(self.client.post(adres, gegevens, follow=True))
        assert self.antwoord.status_code == 200, (adres, self.antwoord.status_code, self.tekst[:500])
        return self

    @staticmethod
    def _waarde(keuzes: dict[str, str], waarde: Any) -> Any:
        if isinstance(waarde, list):
            return [Lezer._waarde(keuzes, deel) for deel in waarde]
        if isinstance(waarde, bool):
            return ["on"] if waarde else []
        passend = [v for label, v in keuzes.items() if isinstance(waarde, str) and waarde and waarde in label]
        return passend[0] if passend and waarde not in keuzes.values() else waarde

    def ziet(self, *teksten: str) -> "Lezer":
        for tekst in teksten:
            assert tekst in self.tekst, f"'{tekst}' staat niet op {self.adres}: {self.tekst[:3000]}"
        return self

    def ziet_niet(self, *teksten: str) -> "Lezer":
        inhoud = self.antwoord.content.decode(errors="replace")
        for tekst in teksten:
            assert tekst not in inhoud, f"'{tekst}' staat op {self.adres}"
        return self

    def zoek_link(self, patroon: str) -> str:
        """The first address on the page that fits the pattern."""
        for _, href in self.bladzijde.links:
            if re.search(patroon, href):
                return href
        raise AssertionError(f"geen link {patroon} op {self.adres}: {[li[1] for li in self.bladzijde.links]}")
