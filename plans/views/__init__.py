"""Screens between decision and closing."""
