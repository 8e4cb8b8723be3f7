"""Blocks for the start page and for the first page of a case, by the names in `pga/toegang/schermen.py`."""

from uvz.werk.aanmelding import mijn_aanmeldingen, te_wegen
from uvz.werk.agenda import bespreking_van_casus, herinneringen, volgende_vergadering, vragen_aan_mij

__all__ = [
    "bespreking_van_casus",
    "herinneringen",
    "mijn_aanmeldingen",
    "te_wegen",
    "volgende_vergadering",
    "vragen_aan_mij",
]
