"""The text of a PDF as a reader or a screen reader gets it, and every other word that the file carries along."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf


def tekst_van(document: bytes) -> str:
    """The text of the pages: glyphs through the table that says what they mean."""
    with pikepdf.open(io.BytesIO(document)) as bestand:
        return "\n".join("".join(_tekens(bladzijde)) for bladzijde in bestand.pages)


def bijlagen_van(document: bytes) -> Iterator[bytes]:
    """What stands beside the pages: title and author, XMP, descriptions of images, links, forms, enclosed files."""
    with pikepdf.open(io.BytesIO(document)) as bestand:
        for voorwerp in [bestand.trailer, *bestand.objects]:
            yield from _woorden(voorwerp)


def _woorden(voorwerp: Any, diep: int = 0) -> Iterator[bytes]:
    if isinstance(voorwerp, pikepdf.String):
        yield str(voorwerp).encode()
        return
    if not isinstance(voorwerp, pikepdf.Object) or (diep and voorwerp.is_indirect):
        return  # an indirect object has its own turn
    if isinstance(voorwerp, pikepdf.Stream):
        try:
            yield voorwerp.read_bytes()
        except pikepdf.PdfError:  # an image stays as it is
            yield voorwerp.read_raw_bytes()
    if isinstance(voorwerp, pikepdf.Dictionary | pikepdf.Stream):
        for sleutel in voorwerp.keys():  # noqa: SIM118  no mapping
            yield sleutel.encode()
            yield from _woorden(voorwerp[sleutel], diep + 1)
    elif isinstance(voorwerp, pikepdf.Array):
        for deel in voorwerp:
            yield from _woorden(deel, diep + 1)


def _tekens(bladzijde: pikepdf.Page) -> Iterator[str]:
    tabellen = {
        str(naam): _betekenis(letter.ToUnicode.read_bytes().decode())
        for naam, letter in bladzijde.Resources.Font.items()
    }
    tabel: dict[int, str] = {}
    for stap in pikepdf.parse_content_stream(bladzijde):
        operanden, operator = list(stap.operands), stap.operator
        if str(operator) == "Tf":
            tabel = tabellen[str(operanden[0])]
        elif str(operator) in ("Tj", "TJ"):
            delen = operanden[0] if str(operator) == "TJ" else operanden
            for deel in delen:
                if isinstance(deel, pikepdf.String):
                    ruw = bytes(deel)
                    yield from (
                        tabel.get(int.from_bytes(ruw[i : i + 2], "big"), "") for i in range(0, len(ruw), 2)
                    )
        elif str(operator) == "ET":
            yield " "


def _betekenis(cmap: str) -> dict[int, str]:
    paren = re.findall(r"<([0-9a-f]{4})>\s*<([0-9a-f]+)>", cmap, re.IGNORECASE)
    return {int(glief, 16): bytes.fromhex(code).decode("utf-16-be") for glief, code in paren}
