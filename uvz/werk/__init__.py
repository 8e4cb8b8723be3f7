"""Blocks for the start page and for the first page of a case, by the names in `pga/toegang/schermen.py`."""

from uvz.werk.aanmelding import mijn_aanmeldingen, te_wegen

__all__ = ["mijn_aanmeldingen", "te_wegen"]
