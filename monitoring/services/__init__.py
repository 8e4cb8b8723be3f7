"""Writes of monitoring: the frozen figures and the reports made of them."""

from monitoring.services.momentopname import maak_momentopname

__all__ = ["maak_momentopname"]
