"""Charts as small SVG drawings: pure functions, the same in HTML and PDF, with a table of its figures."""

from pga.grafiek.balken import balken
from pga.grafiek.basis import Grafiek, Reeks, Soort, Tabel, tabel_van
from pga.grafiek.lijn import lijn
from pga.grafiek.radar import radar

__all__ = ["Grafiek", "Reeks", "Soort", "Tabel", "balken", "lijn", "radar", "tabel_van"]
