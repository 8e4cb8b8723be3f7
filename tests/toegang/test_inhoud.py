"""The crawl finds a secret in every form in which the house could hand it out; else its silence would prove nothing."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from django.core.mail import EmailMessage

from pga.pdf import maak_pdf
from tests.toegang.inhoud import leesbaar, leesbare_brief
from tests.toegang.kanariewie import KANARIE

GEHEIM = "KANARIE-actie-jayson-12-x"


def _pdf(tekst: str = "niets", titel: str = "niets") -> bytes:
    return maak_pdf(f'<html lang="nl"><body><h1>a</h1><p>{tekst}</p></body></html>', titel=titel)


def _bewaard(document: pikepdf.Pdf) -> bytes:
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _pdf_met_link(geheim: str) -> bytes:
    soort, plek = pikepdf.Name, pikepdf.Array([0, 0, 9, 9])
    with pikepdf.open(io.BytesIO(_pdf())) as document:
        actie = pikepdf.Dictionary(S=soort.URI, URI=pikepdf.String(f"https://voorbeeld.example/{geheim}"))
        link = pikepdf.Dictionary(Type=soort.Annot, Subtype=soort.Link, Rect=plek, A=actie)
        document.pages[0].Annots = pikepdf.Array([link])
        return _bewaard(document)


def _pdf_met_bestand(geheim: str) -> bytes:
    with pikepdf.open(io.BytesIO(_pdf())) as document:
        document.attachments["lijst.csv"] = f"naam\n{geheim}\n".encode()
        return _bewaard(document)


def _pakket(geheim: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("xl/sharedStrings.xml", f"<t>{geheim.replace('-', '&#45;')}</t>")
    return uit.getvalue()


VORMEN: dict[str, Callable[[str], bytes]] = {
    "html": lambda g: f"<p>{g}</p>".encode(),
    "html met tekens ertussen": lambda g: f"<p>{g[:9]}<mark>{g[9:]}</mark>".encode(),
    "html met entiteiten": lambda g: g.replace("-", "&#45;").encode(),
    "andere letters": lambda g: g.upper().encode(),
    "json": lambda g: json.dumps({"a": g}).replace("-", "\\u002d").encode(),
    "csv": lambda g: f"naam;nummer\r\n{g};1\r\n".encode(),
    "csv voor een rekenblad": lambda g: f"naam\t{g}".encode("utf-16"),
    "rekenblad": _pakket,
    "agenda": lambda g: f"BEGIN:VCALENDAR\r\nSUMMARY:{g[:14]}\r\n {g[14:]}\r\n".encode(),
    "gecomprimeerd": lambda g: gzip.compress(g.encode()),
    "pdf": lambda g: _pdf(tekst=g),
    "pdf over twee regels": lambda g: _pdf(tekst=f"{'lang woord ' * 7} {g}"),
    "titel van een pdf": lambda g: _pdf(titel=g),
    "omschrijving in een pdf": lambda g: _pdf(tekst=f'<img src="pga/merk.svg" alt="{g}">'),
    "link in een pdf": _pdf_met_link,
    "bestand in een pdf": _pdf_met_bestand,
}


@pytest.mark.parametrize("vorm", VORMEN)
def test_geheim_wordt_gevonden(vorm: str) -> None:
    inhoud = VORMEN[vorm](GEHEIM)
    gevonden = {vondst.decode().lower() for vondst in KANARIE.findall(leesbaar(inhoud))}
    assert GEHEIM.lower() in gevonden, gevonden


def test_in_een_pdf_zonder_geheim_staat_er_geen() -> None:
    assert not KANARIE.findall(leesbaar(_pdf()))


@pytest.mark.parametrize("waar", ["onderwerp", "tekst", "bijlage", "naam van de bijlage"])
def test_geheim_in_een_mail_wordt_gevonden(waar: str) -> None:
    zin = f"één {GEHEIM} met letters die een mail omzet: ë ï ü " * 4
    brief = EmailMessage("Ë bericht", "niets")
    if waar == "onderwerp":
        brief.subject = f"één {GEHEIM}"
    elif waar == "tekst":
        brief.body = zin
    elif waar == "bijlage":
        brief.attach("brief.pdf", _pdf(tekst=GEHEIM), "application/pdf")
    else:
        brief.attach(f"{GEHEIM}.txt", "niets", "text/plain")
    assert GEHEIM.encode() in KANARIE.findall(leesbare_brief(brief.message()))
