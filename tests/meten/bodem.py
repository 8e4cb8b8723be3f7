"""The least SQL that each page needs: written by hand, prepared, past the lock, read as plain tuples."""

from dataclasses import dataclass, field
from typing import Any

import psycopg

GELDIG = "x.permission_id = %(identiteit)s AND (x.tot IS NULL OR x.tot > now())"
# The newest so many cases of this visitor, and whether a case is theirs.
MIJN = (
    "(SELECT r.id FROM unnest(%(groepen)s::int[]) g(id) CROSS JOIN LATERAL (SELECT x.content_object_id AS id"
    f" FROM pga_casusgroepsrecht x WHERE x.group_id = g.id AND {GELDIG}"
    " ORDER BY x.content_object_id DESC LIMIT {0}) r UNION (SELECT x.content_object_id FROM pga_casusgebruikersrecht x"
    f" WHERE x.user_id = %(wie)s AND {GELDIG}"
    " ORDER BY x.content_object_id DESC LIMIT {0}))"
)
BLAD = MIJN.format(50)
VAN_MIJ = (
    "(coalesce((SELECT true FROM pga_casusgroepsrecht x WHERE x.content_object_id = v.casus_id"
    f" AND x.group_id = ANY(%(groepen)s) AND {GELDIG} LIMIT 1), false)"
    " OR coalesce((SELECT true FROM pga_casusgebruikersrecht x WHERE x.content_object_id = v.casus_id"
    f" AND x.user_id = %(wie)s AND {GELDIG} LIMIT 1), false))"
)
LAATSTE = (
    "(SELECT g.tijdstip FROM pga_gebeurtenis g WHERE g.casus_id = c.id AND EXISTS (SELECT 1 FROM"
    " pga_casusgroepsrecht r JOIN auth_permission p ON p.id = r.permission_id WHERE r.content_object_id = c.id"
    " AND r.group_id = ANY(%(groepen)s) AND p.codename = g.laag) ORDER BY g.tijdstip DESC LIMIT 1)"
)
# What every page does besides: the counter in its head, and its line in the read log.
OVERAL = (
    (
        "SELECT count(*) FROM pga_bericht b WHERE b.gelezen_op IS NULL AND (b.ontvanger_id = %(wie)s"
        " OR b.functiegroep_id = ANY(ARRAY(SELECT f.id FROM pga_functiegroep f WHERE f.groep_id = ANY(%(groepen)s))))"
    ),
    (
        "INSERT INTO pga_raadpleging (nummer, onderdeel, reden, tijdstip, casus_id, gebruiker_id, gemeente_id,"
        " organisatie_id, gevraagd, hash, nummers, soort, vastgelegd_op, volgnummer) VALUES (%(nummer)s, 'meten',"
        " 'bodem', now(), %(casus)s, %(wie)s, %(gemeente)s, %(organisatie)s, false, '', '{}', 'casus', now(), 0)"
        " RETURNING id"
    ),
)
WIE = "p.voornaam, p.tussenvoegsel, p.achternaam, p.geboortedatum, p.wijk"
VAN_CASUS = "FROM {} WHERE casus_id = %(casus)s"


@dataclass(frozen=True)
class Bladzijde:
    """A page to measure: its address, what is sent, and the statements of its floor."""

    naam: str
    pad: str
    gegevens: str = ""
    vragen: tuple[str, ...] = field(default=())


LIJST = Bladzijde(
    "casussen",
    "/casussen/",
    vragen=(
        (
            f"SELECT c.nummer, c.soort, c.fase, c.intensiteit, {WIE}, u.first_name, u.last_name, {LAATSTE}"
            f" FROM (SELECT id FROM {BLAD} m ORDER BY id DESC LIMIT 50) m JOIN pga_casus c USING (id)"
            " JOIN pga_persoon p ON p.id = c.persoon_id LEFT JOIN pga_gebruiker u ON u.id = c.regisseur_id"
            " ORDER BY c.nummer DESC"
        ),
        f"SELECT count(*) FROM (SELECT id FROM {MIJN.format(1001)} m LIMIT 1001) x",
        (
            f"SELECT d.casus_id, d.rol FROM (SELECT id FROM {BLAD} m ORDER BY id DESC LIMIT 50) m"
            " JOIN pga_deelname d ON d.casus_id = m.id WHERE (d.tot IS NULL OR d.tot > now())"
            " AND (d.organisatie_id = %(organisatie)s OR d.gebruiker_id = %(wie)s)"
        ),
    ),
)
CASUS = Bladzijde(
    "casus",
    "/casussen/{nummer}/",
    vragen=(
        (
            f"SELECT c.*, {WIE}, u.first_name, u.last_name FROM pga_casus c JOIN pga_persoon p ON p.id = c.persoon_id"
            " LEFT JOIN pga_gebruiker u ON u.id = c.regisseur_id WHERE c.nummer = %(nummer)s"
        ),
        (
            "SELECT DISTINCT p.codename FROM pga_casusgroepsrecht r JOIN auth_permission p ON p.id = r.permission_id"
            " WHERE r.content_object_id = %(casus)s AND r.group_id = ANY(%(groepen)s)"
        ),
        (
            "SELECT d.rol, d.van, d.tot, d.organisatie_id, o.naam, f.functie, u.last_name, w.reden, w.gevraagd"
            " FROM pga_deelname d LEFT JOIN pga_organisatie o ON o.id = d.organisatie_id LEFT JOIN pga_functiegroep f"
            " ON f.id = d.functiegroep_id LEFT JOIN pga_gebruiker u ON u.id = d.gebruiker_id LEFT JOIN"
            " pga_deelnamereden w"
            " ON w.deelname_id = d.id WHERE d.casus_id = %(casus)s AND (d.tot IS NULL OR d.tot > now())"
        ),
        "SELECT kern, hoofddoel, status " + VAN_CASUS.format("plans_plan"),
        (
            "SELECT a.omschrijving, a.voor, a.status, o.naam FROM plans_actie a JOIN pga_organisatie o"
            " ON o.id = a.organisatie_id WHERE a.casus_id = %(casus)s AND a.status IN ('open', 'in_uitvoering')"
        ),
        "SELECT soort, datum, tekst " + VAN_CASUS.format("plans_signaal") + " ORDER BY datum DESC LIMIT 3",
        (
            "SELECT a.status, b.soort, b.motivering FROM uvz_agendapunt a LEFT JOIN uvz_besluit b"
            " ON b.agendapunt_id = a.id WHERE a.casus_id = %(casus)s"
        ),
        "SELECT leefgebied, score, datum " + VAN_CASUS.format("plans_meting") + " ORDER BY leefgebied, datum",
        "SELECT naam, soort FROM pga_bijnaam WHERE persoon_id = %(casus)s",
        "SELECT count(*) "
        + VAN_CASUS.format("pga_gebeurtenis")
        + " AND tijdstip > (SELECT max(r.tijdstip) FROM"
        " pga_raadpleging r WHERE r.casus_id = %(casus)s AND r.gebruiker_id = %(wie)s)",
    ),
)
VERZOEKEN = Bladzijde(
    "verzoeken",
    "/verzoeken/",
    vragen=(
        (
            "SELECT v.id, v.versie, v.reden, v.vraag, v.uiterlijk, v.status, v.herinnerd_op, c.nummer, p.voornaam,"
            " p.achternaam, p.geboortedatum, x.datum FROM uvz_informatieverzoek v JOIN pga_casus c ON c.id = v.casus_id"
            " JOIN pga_persoon p ON p.id = c.persoon_id JOIN uvz_agendapunt a ON a.id = v.agendapunt_id"
            " JOIN uvz_vergadering x ON x.id = a.vergadering_id WHERE v.organisatie_id = %(organisatie)s"
            f" AND {VAN_MIJ} ORDER BY CASE v.status WHEN 'open' THEN 0 WHEN 'niet_tijdig' THEN 1 ELSE 2 END,"
            " v.uiterlijk, v.id LIMIT 50"
        ),
        (
            "SELECT count(*) FROM (SELECT 1 FROM uvz_informatieverzoek v WHERE v.organisatie_id = %(organisatie)s"
            f" AND {VAN_MIJ} LIMIT 101) x"
        ),
        (
            "SELECT v.tekst, v.voor, c.nummer, p.voornaam, p.achternaam FROM uvz_vraag v JOIN pga_casus c"
            " ON c.id = v.casus_id JOIN pga_persoon p ON p.id = c.persoon_id WHERE v.organisatie_id = %(organisatie)s"
            f" AND v.status = 'open' AND {VAN_MIJ}"
        ),
    ),
)
LIJKT = (
    "SELECT z.casus_id AS id, word_similarity('jeson vos', z.tekst) AS s FROM (SELECT x.content_object_id AS id FROM"
    f" pga_casusgroepsrecht x WHERE x.group_id = ANY(%(groepen)s) AND {GELDIG} UNION SELECT x.content_object_id FROM"
    f" pga_casusgebruikersrecht x WHERE x.user_id = %(wie)s AND {GELDIG}) m JOIN pga_zoeksleutel z ON z.casus_id = m.id"
    " WHERE {} ORDER BY 2 DESC, 1 DESC LIMIT 21"
)
PRECIES = "strpos(z.tekst, 'jeson') > 0 AND strpos(z.tekst, 'vos') > 0"
RUIM = "word_similarity('jeson', z.tekst) >= 0.4 AND word_similarity('vos', z.tekst) >= 0.4"
ZOEKEN = Bladzijde(
    "zoeken",
    "/zoeken/",
    "q=jeson+vos",
    vragen=(
        LIJKT.format(PRECIES),
        (
            f"SELECT c.nummer, {WIE}, c.fase, u.first_name, u.last_name, m.s FROM ({LIJKT.format(RUIM)}) m"
            " JOIN pga_casus c USING (id) JOIN pga_persoon p ON p.id = c.persoon_id"
            " LEFT JOIN pga_gebruiker u ON u.id = c.regisseur_id ORDER BY m.s DESC"
        ),
        (
            "SELECT d.casus_id, d.rol FROM pga_deelname d WHERE d.casus_id = %(casus)s"
            " AND d.organisatie_id = %(organisatie)s"
        ),
    ),
)
BLADZIJDEN = (LIJST, CASUS, VERZOEKEN, ZOEKEN)


def lees(kaal: Any, bladzijde: Bladzijde, gegevens: dict[str, Any]) -> None:
    """Ask all of it, as the owner, and leave the line in the log."""
    with psycopg.Cursor(kaal) as cursor:
        for vraag in (*bladzijde.vragen, *OVERAL):
            cursor.execute(vraag, gegevens, prepare=True).fetchall()
