"""HTML to PDF that everyone can read and that lasts: PDF/UA-1 and PDF/A-2a at once (stapel.md 3).

The only writer of PDFs. It reads nothing but our own static files: no network, no other file of the machine.
"""

import atexit
import hashlib
import io
import mimetypes
import os
import re
import threading
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join

STATISCH = "https://statisch.invalid/"  # never looked up: every address below it is a static file
STIJLBLADEN = ("pdf/basis.css", "pdf/brief.css", "pdf/rapport.css")
LETTERMAP = "npm/noto-sans/files"
SCHRIFTEN = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic")
# What professionals type and the font does not have.
VERVANGING = {
    "→": "->",
    "←": "<-",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "✓": "v",
    "✔": "v",
    "✗": "x",
    "−": "-",
    "‑": "-",
}
ONBEKEND = "\ufffd"
EINDES = (b"\r", b"\n")
# White space before a closing tag can make WeasyPrint break a full last line after its first word.
_STAART = re.compile(r"\s+(?=</(?:p|li|h[1-6]|td|th|caption|figcaption)>)")
_BEURT = threading.Lock()  # Pango and the font configuration are shared and not thread-safe

_UA = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>"""


class BronGeweigerd(ValueError):
    """The page asked for something that is not one of our static files."""


@dataclass(frozen=True, slots=True)
class _Pers:
    """What every PDF of this process shares; building it costs a second."""

    letters: Any
    stijlbladen: list[Any]
    haal: Any


def maak_pdf(html: str, *, titel: str, onderwerp: str = "") -> bytes:
    """The page as PDF/A-2a and PDF/UA-1. The same page always gives the same bytes.

    Characters that the font does not have are dropped (emoji) or shown as unknown. Raises BronGeweigerd when
    the page asks for anything but a static file.
    """
    from weasyprint import HTML  # heavy: only the worker pays for it
    from weasyprint.urls import FatalURLFetchingError

    document = b""
    with _BEURT:
        pers = _pers()
        pers.haal.geweigerd.clear()
        try:
            bron = HTML(string=_STAART.sub("", _zetbaar(html)), base_url=STATISCH, url_fetcher=pers.haal)
            opmaak = bron.render(font_config=pers.letters, stylesheets=pers.stijlbladen)
            gegevens = opmaak.metadata
            gegevens.title, gegevens.description, gegevens.lang = _zetbaar(titel), _zetbaar(onderwerp), "nl"
            document = opmaak.write_pdf(pdf_variant="pdf/a-2a")
        except FatalURLFetchingError:
            pass  # said below; inside a drawing WeasyPrint swallows it
        if pers.haal.geweigerd:
            raise BronGeweigerd(f"geen statisch bestand: {pers.haal.geweigerd[0][:200]}")
    return _archiefwaardig(document)


def hash_van(inhoud: bytes) -> str:
    """The SHA-256 of a stored document, in hexadecimals."""
    return hashlib.sha256(inhoud).hexdigest()


def warm_op() -> None:
    """Load fonts and style, so that the first letter is as quick as the next.

    Call it in each worker process after the fork, not in the parent: fonts are not shared.
    """
    maak_pdf('<html lang="nl"><body class="brief"><p>Warm</p></body></html>', titel="Warm")


def _archiefwaardig(inhoud: bytes) -> bytes:
    """Say in the metadata that the file is PDF/UA too, and leave them uncompressed as PDF/A wants."""
    import pikepdf

    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        voor, slot, na = pdf.Root.Metadata.read_bytes().strip().rpartition(b"</rdf:RDF>")
        metadata = pdf.make_stream(voor + _UA + slot + na)
        metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = metadata
        for stuk in pdf.objects:
            if isinstance(stuk, pikepdf.Stream) and stuk.read_raw_bytes().endswith(EINDES):
                _herschrijf(stuk)
        plat = pikepdf.ObjectStreamMode.disable
        pdf.save(uit, deterministic_id=True, fix_metadata_version=False, object_stream_mode=plat)
    return uit.getvalue()


def _herschrijf(stuk: Any) -> None:
    """Give a stream another last byte: some validators take a line end there for the one before `endstream`.

    The space added means nothing in page content and is padding after a font.
    """
    import pikepdf

    ruw = stuk.read_bytes()
    while (gepakt := zlib.compress(ruw)).endswith(EINDES):
        ruw += b" "
    if "/Length1" in stuk:
        stuk.Length1 = len(ruw)
    stuk.write(gepakt, filter=pikepdf.Name.FlateDecode)


@lru_cache(maxsize=1)
def _pers() -> _Pers:
    """The fonts and the parsed style sheets of this process."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Haler(URLFetcher):
        """Static files only. A refusal stops the rendering: nothing is printed with a hole in it."""

        def __init__(self) -> None:
            super().__init__()
            self.geweigerd: list[str] = []

        def fetch(self, url: str, headers: Any = None) -> Any:
            bestand = _statisch_bestand(url)
            if bestand is None:
                self.geweigerd.append(url)
                raise FatalURLFetchingError(url)
            gewicht = parse_qs(urlsplit(url).query).get("wght")
            inhoud = _snede(bestand, int(gewicht[0])) if gewicht else bestand.read_bytes()
            soort = mimetypes.guess_type(bestand.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, inhoud, {"Content-Type": soort})

    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # fontTools then writes no time into the fonts
    haal, letters = Haler(), FontConfiguration()
    stijlbladen = [CSS(url=STATISCH + blad, url_fetcher=haal, font_config=letters) for blad in STIJLBLADEN]
    atexit.register(_pers.cache_clear)  # the fonts lie in a temporary directory, which goes with them
    return _Pers(letters, stijlbladen, haal)


def _snede(bestand: Path, gewicht: int) -> bytes:
    """One weight of a variable font: cut once per process here, instead of once per letter by WeasyPrint."""
    uit = io.BytesIO()
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    with TTFont(bestand) as letter:
        letter.flavor = None
        instantiateVariableFont(letter, {"wght": gewicht}, inplace=True).save(uit)
    return uit.getvalue()


def _statisch_bestand(url: str) -> Path | None:
    """The static file at an address below STATISCH: from the sources, or from where they were collected."""
    if not url.startswith(STATISCH):
        return None
    naam = unquote(url.removeprefix(STATISCH).partition("?")[0].partition("#")[0])
    try:
        paden = (finders.find(naam), safe_join(settings.STATIC_ROOT, naam), _verzameld(naam))
    except SuspiciousFileOperation:
        return None
    return next((Path(pad) for pad in paden if pad and Path(pad).is_file()), None)


def _verzameld(naam: str) -> str | None:
    """Where a file with a hash in its name was collected, when the storage knows it."""
    bekend = getattr(staticfiles_storage, "hashed_files", {}).get(naam)
    return staticfiles_storage.path(bekend) if bekend else None


def _zetbaar(tekst: str) -> str:
    """The text in characters that our font has: a character without a shape breaks both standards."""
    tekst = unicodedata.normalize("NFC", tekst)
    vreemd = {teken for teken in set(tekst) if not teken.isascii() or ord(teken) < 32} - _dekking()
    return tekst.translate({ord(teken): _vervanging(teken) for teken in vreemd})


def _vervanging(teken: str) -> str:
    if teken in VERVANGING:
        return VERVANGING[teken]
    soort = unicodedata.category(teken)
    if soort == "Zs":
        return "\u00a0"
    return ONBEKEND if soort[0] in "LNPS" and soort not in ("So", "Sk") else ""


@lru_cache(maxsize=1)
def _dekking() -> frozenset[str]:
    """Every character of the fonts of static/pdf/basis.css, and white space."""
    from fontTools.ttLib import TTFont

    tekens = {"\n", "\t", "\r"}
    for schrift in SCHRIFTEN:
        bestand = _statisch_bestand(f"{STATISCH}{LETTERMAP}/noto-sans-{schrift}-wght-normal.woff2")
        if bestand is None:
            raise BronGeweigerd(f"de letter Noto Sans ({schrift}) ontbreekt: is node_modules er?")
        with TTFont(bestand, lazy=True) as letter:
            tekens |= {chr(code) for code in letter.getBestCmap()}
    return frozenset(tekens)
