"""All words in what the house hands out, whatever its form: a secret in it must not hide behind an encoding."""

import gzip
import html
import io
import json
import re
import zipfile
from email.message import Message

from tests.pdftekst import bijlagen_van, tekst_van

_TEKENS_IN_HTML = re.compile(rb"<[^>]*>")
_VOUW = re.compile(rb"\r?\n[ \t]")  # a long line of a calendar goes on after a line end and a space


def leesbaar(inhoud: bytes) -> bytes:
    """The content as it is and, after it, as its reader gets it: unpacked, unfolded, its escapes undone."""
    delen = [inhoud]
    if inhoud.startswith(b"%PDF"):
        # a line may break after each hyphen: without white space a word is whole again
        delen.append("".join(tekst_van(inhoud).split()).encode())
        delen += [deel if deel == inhoud else leesbaar(deel) for deel in bijlagen_van(inhoud)]
    elif inhoud.startswith(b"\x1f\x8b"):
        delen.append(leesbaar(gzip.decompress(inhoud)))
    elif inhoud.startswith(b"PK\x03\x04"):  # spreadsheets and text documents too
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            delen += [naam.encode() + b"\n" + leesbaar(pakket.read(naam)) for naam in pakket.namelist()]
    elif inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        delen.append(inhoud.decode("utf-16", errors="replace").encode())
    elif inhoud.startswith(b"BEGIN:"):
        delen.append(_VOUW.sub(b"", inhoud))
    elif inhoud[:1] in {b"{", b"["}:
        delen.append(_json(inhoud))
    else:
        delen.append(html.unescape(_TEKENS_IN_HTML.sub(b"", inhoud).decode(errors="replace")).encode())
    return b"\n".join(delen)


def _json(inhoud: bytes) -> bytes:
    try:
        return json.dumps(json.loads(inhoud), ensure_ascii=False).encode()
    except ValueError:
        return inhoud


def leesbare_brief(brief: Message) -> bytes:
    """Headers, texts and enclosures of a mail, each as it is and decoded."""
    delen = [bytes(brief)]
    for deel in brief.walk():
        delen += [f"{kop}: {waarde}".encode() for kop, waarde in deel.items()]
        if not deel.is_multipart():
            lading = deel.get_payload(decode=True)
            assert isinstance(lading, bytes)
            delen.append(leesbaar(lading))
    return b"\n".join(delen)
