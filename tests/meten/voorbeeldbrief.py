"""One letter as the worker makes it, to an invented young person."""

from datetime import date

from pga.brieven_inhoud import Briefinhoud, Geadresseerde, Jongere, html_van
from pga.choices import Briefsoort
from pga.pdf import maak_pdf
from tests.pga.test_pdf import GEMEENTE


def teken(nummer: int) -> bytes:
    """The PDF of the n-th letter."""
    inhoud = Briefinhoud(
        soort=Briefsoort.NOTIFICATIE,
        gemeente=GEMEENTE,
        geadresseerde=Geadresseerde(f"Persoon {nummer}", ["Straat 1", "1234 AB  Voorbeeldstad"]),
        jongere=Jongere("Jay", "Jayson", f"Voorbeeld {nummer}"),
        leeftijd=15,
        kenmerk=f"{nummer:06d}",
        datum=date(2026, 5, 12),
        bewaartermijn="vijf jaar",
        vergadering_datum=date(2026, 5, 26),
    )
    return maak_pdf(html_van(inhoud), titel=inhoud.titel)
