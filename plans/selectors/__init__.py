"""Reads between decision and closing, each for one person."""
