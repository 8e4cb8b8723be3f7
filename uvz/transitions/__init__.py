"""Allowed moves of the nouns between report and decision."""
