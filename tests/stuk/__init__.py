"""Attempts to break the house: forced browsing, bad input, two at once, things that are down."""
