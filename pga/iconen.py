"""Icons (24x24) and status shapes (12x12): strokes and fills only, so a strict CSP allows them inline."""

from django.utils.safestring import SafeString, mark_safe

LIJNEN: dict[str, str] = {
    "zoek": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "pijl": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "kruis": '<path d="m6 6 12 12M18 6 6 18"/>',
    "vink": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "slot": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "oog": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/>'
    '<circle cx="12" cy="12" r="3"/>',
    "klok": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "mens": '<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6"/>',
    "mensen": '<circle cx="9" cy="8.5" r="3.3"/><path d="M2.5 19.5c.7-3.5 3.3-5.2 6.5-5.2s5.8 1.7 6.5 5.2"/>'
    '<path d="M15.5 5.5a3.2 3.2 0 0 1 0 6M17.5 14.7c2.2.6 3.6 2.2 4 4.8"/>',
    "brief": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7 8 6 8-6"/>',
    "afdruk": '<path d="M7 9V4h10v5M7 17H4.5V9.5h15V17H17"/><rect x="7" y="14" width="10" height="6"/>',
    "download": '<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>',
    "waarschuwing": '<path d="M12 4 2.8 19.5h18.4L12 4Z"/><path d="M12 10v4.5m0 2.5v.2"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5m0-9v.2"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "omhoog": '<path d="M12 19V5m-5 5 5-5 5 5"/>',
    "omlaag": '<path d="M12 5v14m-5-5 5 5 5-5"/>',
    "sorteer": '<path d="M8 10l4-4 4 4M8 14l4 4 4-4"/>',
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "agenda": '<rect x="4" y="5.5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3.5v4M16 3.5v4"/>',
    "document": '<path d="M6 3.5h8l4 4V20.5H6Z"/><path d="M14 3.5v4h4M9 12.5h6M9 16h6"/>',
}

VORMEN: dict[str, str] = {
    "neutraal": '<circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    "lopend": '<circle cx="6" cy="6" r="5" fill="currentColor"/>',
    "goed": '<path d="m1.5 6.5 3 3L10.5 3" fill="none" stroke="currentColor" stroke-width="2.2"/>',
    "let_op": '<path d="M6 .8 11.6 11H.4Z" fill="currentColor"/>',
    "fout": '<path d="M6 0l6 6-6 6-6-6Z" fill="currentColor"/>',
    "gesloten": '<rect x="1.5" y="1.5" width="9" height="9" fill="currentColor"/>',
    "concept": '<circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"'
    ' stroke-dasharray="2 1.8"/>',
}


ICOON = (
    '<svg class="pga-icoon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor"'
    ' stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">%s</svg>'
)
VORM = '<svg class="pga-vorm" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">%s</svg>'


def teken(naam: str) -> SafeString:
    """A line icon; always next to a word, so hidden from screen readers. KeyError for an unknown name."""
    return mark_safe(ICOON % LIJNEN[naam])  # noqa: S308  only our own drawings


def vorm(soort: str) -> SafeString:
    """The shape that goes with a status word. KeyError for an unknown kind."""
    return mark_safe(VORM % VORMEN[soort])  # noqa: S308  only our own drawings
