"""Allowed moves of the nouns between decision and closing, a table per step."""
