"""What was left behind: the time line of each case and who opened it."""

from monitoring.proefbestand.aanpak import MET_PLAN, sinds
from monitoring.proefbestand.bouwer import Bouwer, tijd
from pga.models import Gebeurtenis, Raadpleging
from pga.toegang.leesketen import KETEN_OPNIEUW

STAPPEN = (
    ("identiteit", "proces", "De casus is geopend.", "eerste", "true"),
    ("bespreking", "proces", "De agenda is verstuurd.", "eerste + 6", "true"),
    ("identiteit", "proces", "De casus is besproken.", "datum", "fase <> 'geagendeerd'"),
    ("plan", "plan", "Het plan is vastgesteld.", "datum + 7", MET_PLAN),
    ("identiteit", "proces", "De casus is afgesloten.", "dicht", "dicht IS NOT NULL"),
)


def maak_tijdlijn(b: Bouwer) -> None:
    for laag, soort, tekst, dag, waar in STAPPEN:
        b.vul(
            Gebeurtenis,
            f"FROM stof WHERE {waar} ORDER BY id",
            casus_id="id",
            laag=f"'{laag}'",
            soort=f"'{soort}'",
            tekst=f"'{tekst}'",
            tijdstip=tijd(f"least({dag}, {b.dag} - 1)"),
            door_id="voorzitter_id",
            organisatie_id="gemeente_id",
        )
    b.vul(
        Gebeurtenis,
        "FROM rollen JOIN stof s USING (id) WHERE org IS NOT NULL ORDER BY nr",
        casus_id="s.id",
        laag="'bespreking'",
        soort="'toegang'",
        tekst="'Een partner is betrokken.'",
        tijdstip="van",
        door_id="voorzitter_id",
        organisatie_id="gemeente_id",
    )
    b.vul(
        Gebeurtenis,
        f"FROM stof, generate_series(1, 6) n WHERE {MET_PLAN} ORDER BY id, n",
        casus_id="id",
        laag="'plan'",
        soort="CASE WHEN mod(n, 2) = 0 THEN 'signaal' ELSE 'contact' END",
        tekst="'Er is een stap gezet.'",
        tijdstip=tijd(sinds(b, "id * 6 + n", 95)),
        door_id="regisseur_id",
        organisatie_id="gemeente_id",
    )


def maak_leeslog(b: Bouwer) -> None:
    """Each involved partner opened the case once or twice, the regisseur six times; chained like the real log."""
    b.doe("ALTER TABLE pga_raadpleging DISABLE TRIGGER USER")
    b.vul(
        Raadpleging,
        "FROM (SELECT s.id, pg_temp.mens(wie, s.id + n) AS gebruiker_id, wie,"
        f" {tijd(sinds(b, '(s.id * 40 + k) * 2 + n', 96), 11)} AS toen, s.nummer, s.gemeente_id"
        f" FROM partij JOIN stof s USING (id), generate_series(1, 2) n"
        f" WHERE {b.gooi('(s.id * 40 + k) * 2 + n', 97, 4)} > 0"
        " UNION ALL SELECT s.id, regisseur_id, gemeente_id,"
        f" {tijd(sinds(b, 's.id * 6 + n', 98), 12)}, s.nummer, s.gemeente_id"
        f" FROM stof s, generate_series(1, 6) n WHERE {MET_PLAN}) r WHERE toen < {b.nu}"
        " ORDER BY toen, id, gebruiker_id",
        casus_id="id",
        gemeente_id="gemeente_id",
        nummer="nummer",
        gebruiker_id="gebruiker_id",
        organisatie_id="wie",
        onderdeel="'casus'",
        reden="'voert acties uit'",
        tijdstip="toen",
        vastgelegd_op="toen",
        volgnummer="1000000000 + row_number() OVER ()",  # out of the way of the real ones that follow
    )
    b.doe("SET CONSTRAINTS ALL IMMEDIATE")
    b.doe(KETEN_OPNIEUW)
    b.doe("ALTER TABLE pga_raadpleging ENABLE TRIGGER USER")


def maak_sporen(b: Bouwer) -> None:
    maak_tijdlijn(b)
    maak_leeslog(b)
