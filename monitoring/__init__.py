"""Reads only frozen figures and the reports made of them."""
