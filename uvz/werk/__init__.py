"""Blocks for the start page and for the first page of a case, by the names in `pga/toegang/schermen.py`."""
