"""What the application role may do with a table: rows in and out, but for the tables named here."""

ALLES = ("SELECT", "INSERT", "UPDATE", "DELETE")

# The read log is only ever added to, its heads are written by its trigger, a seal is never broken.
TABELRECHTEN: dict[str, tuple[str, ...]] = {
    "pga_raadpleging": ("SELECT", "INSERT"),
    "pga_leeslogkop": ("SELECT",),
    "pga_leeslogzegel": ("SELECT", "INSERT"),
}
