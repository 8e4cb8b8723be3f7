"""Screens between report and decision."""
