"""Reads between report and decision, always for somebody."""
