"""Which files people may add, and whether a file is what its name says."""

import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

import puremagic

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of file; `kenmerk` is what its content must show: a puremagic extension or a part of the zip."""

    mediatype: str
    kenmerk: str
    zip: bool = False


SOORTEN: dict[str, Soort] = {
    "pdf": Soort("application/pdf", ".pdf"),
    "docx": Soort(WORD, "word/document.xml", zip=True),
    "xlsx": Soort(EXCEL, "xl/workbook.xml", zip=True),
    "odt": Soort(ODT, "content.xml", zip=True),
    "jpg": Soort("image/jpeg", ".jpg"),
    "jpeg": Soort("image/jpeg", ".jpg"),
    "png": Soort("image/png", ".png"),
    "txt": Soort("text/plain; charset=utf-8", ""),
}
NAMEN = "pdf, docx, xlsx, odt, jpg, png of txt"
MAX_NAAM = 120
_VERBODEN = set('\\/:*?"<>|')


def extensie(naam: str) -> str:
    return PurePath(naam).suffix.lower().removeprefix(".")


def nette_naam(naam: str) -> str:
    """The name as it is kept: no path, no control or reserved characters, at most 120 long."""
    kaal = naam.replace("\\", "/").rsplit("/", 1)[-1]
    kaal = "".join(teken if teken.isprintable() and teken not in _VERBODEN else " " for teken in kaal)
    pad = PurePath(" ".join(kaal.split()).strip(". ") or "bestand")
    staart = pad.suffix[:10].lower()
    return f"{pad.stem[: MAX_NAAM - len(staart)].rstrip()}{staart}"


def klopt_inhoud(naam: str, bestand: IO[bytes]) -> bool:
    """The content is what the extension says. Reads no more than it needs and unpacks nothing."""
    soort = SOORTEN[extensie(naam)]
    bestand.seek(0)
    if soort.zip:
        return _is_pakket(bestand, soort)
    kop = bestand.read(2048)
    if soort.kenmerk:
        return soort.kenmerk in _herkend(kop)
    bestand.seek(0)
    return _is_tekst(bestand.read())


def _herkend(kop: bytes) -> set[str]:
    try:
        return {vondst.extension for vondst in puremagic.magic_string(kop)}
    except (puremagic.PureError, ValueError):
        return set()


def _is_pakket(bestand: IO[bytes], soort: Soort) -> bool:
    try:
        with zipfile.ZipFile(bestand) as pakket:
            namen = set(pakket.namelist())
            if soort.mediatype == ODT:
                return soort.kenmerk in namen and _odt_kenmerk(pakket)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return False
    return soort.kenmerk in namen and not any(naam.endswith("vbaProject.bin") for naam in namen)


def _odt_kenmerk(pakket: zipfile.ZipFile) -> bool:
    """An OpenDocument keeps its type as it is, not compressed: nothing has to be unpacked to read it."""
    kenmerk = pakket.getinfo("mimetype")
    if kenmerk.compress_type != zipfile.ZIP_STORED or kenmerk.file_size != len(ODT):
        return False
    return pakket.read(kenmerk) == ODT.encode()


def _is_tekst(inhoud: bytes) -> bool:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    return "\x00" not in tekst and "\ufffd" not in tekst
