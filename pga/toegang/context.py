"""Who asks: the context that row-level security reads, local to one transaction and cleared at its end."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.db import connection, transaction

from pga.models import Gebruiker

logboek = structlog.get_logger("pga.toegang")

# Groups of a person: the functions, and the organisation as far as the person acts for it as a partner.
_GROEPEN = """
    SELECT ug.group_id AS id, f.functie
      FROM pga_gebruiker_groups ug LEFT JOIN pga_functiegroep f ON f.groep_id = ug.group_id
     WHERE ug.gebruiker_id = %(wie)s
    UNION
    SELECT o.groep_id, NULL
      FROM pga_organisatie o
     WHERE o.id = %(organisatie)s
       AND (o.convenant_tot IS NULL OR o.convenant_tot >= current_date)
       AND EXISTS (SELECT 1 FROM pga_gebruiker_groups ug JOIN pga_functiegroep f ON f.groep_id = ug.group_id
                    WHERE ug.gebruiker_id = %(wie)s AND f.functie IN ('partner', 'weger'))
"""
_ZET = f"""
    SELECT set_config('pga.gebruiker', coalesce(%(wie)s::text, ''), true),
           set_config('pga.organisatie',
                      CASE WHEN g.functies && ARRAY['partner', 'weger', 'voorzitter', 'regisseur',
                                                    'jeugdmarshall', 'analist']
                           THEN coalesce(%(organisatie)s::text, '') ELSE '' END, true),
           set_config('pga.groepen', coalesce(g.ids::text, ''), true),
           set_config('pga.systeem', '', true), set_config('pga.meekijken', '', true),
           coalesce(g.functies, '{{}}')
      FROM (SELECT array_agg(id) AS ids, array_agg(functie::text) FILTER (WHERE functie IS NOT NULL) AS functies
              FROM ({_GROEPEN}) alle) g
"""  # noqa: S608  constants only
# Looking along as a partner: no person, the organisation's group (and that of weighing, if it has people who do),
# and one case. Nothing is written, whatever the policies would allow.
_ZET_MEEKIJKEN = """
    SELECT set_config('pga.gebruiker', '', true), set_config('pga.organisatie', %(organisatie)s::text, true),
           set_config('pga.groepen', coalesce(array_agg(id)::text, ''), true),
           set_config('pga.systeem', '', true), set_config('pga.meekijken', %(casus)s::text, true),
           bool_or(weegt)
      FROM (SELECT o.groep_id AS id, false AS weegt FROM pga_organisatie o
             WHERE o.id = %(organisatie)s AND (o.convenant_tot IS NULL OR o.convenant_tot >= current_date)
             UNION
            SELECT f.groep_id, true
              FROM pga_functiegroep f
              JOIN pga_gebruiker_groups ug ON ug.group_id = f.groep_id
              JOIN pga_gebruiker u ON u.id = ug.gebruiker_id
             WHERE f.functie = 'weger' AND u.organisatie_id = %(organisatie)s AND u.is_active) alle
"""
_INSTELLINGEN = ("gebruiker", "organisatie", "groepen", "systeem", "meekijken")
_LEES = "SELECT " + ", ".join(f"current_setting('pga.{naam}', true)" for naam in _INSTELLINGEN)
_HERSTEL = "SELECT " + ", ".join(f"set_config('pga.{naam}', %s, true)" for naam in _INSTELLINGEN)


def zet_gebruiker(gebruiker: Gebruiker) -> None:
    """From here to the end of the transaction the database answers as to this person.

    Also fills `gebruiker.functies`, so that asking who somebody is costs one query. Inactive people get nothing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Een context bestaat alleen binnen een transactie.")
    wie = gebruiker.pk if gebruiker.is_active else None
    with connection.cursor() as cursor:
        cursor.execute(_ZET, {"wie": wie, "organisatie": gebruiker.organisatie_id})
        rij = cursor.fetchone()
    gebruiker._functies = frozenset(rij[5] if rij else ())
    for vraag in (
        "_rechten",
        "_waargenomen",
        "_ongelezen",
    ):  # what was asked in an earlier context may have changed
        gebruiker.__dict__.pop(vraag, None)


def zet_meekijken(*, organisatie_id: int, casus_id: int) -> bool:
    """From here to the end of the (sub)transaction the database answers as to this partner, about this case only.

    Nothing can be written any more. Returns whether the organisation takes part in the weighing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Een context bestaat alleen binnen een transactie.")
    with connection.cursor() as cursor:
        cursor.execute(_ZET_MEEKIJKEN, {"organisatie": organisatie_id, "casus": casus_id})
        weegt = bool(cursor.fetchone()[5])
        # What was written before (the line in the read log) is checked now: at the commit nothing may lock a row.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET TRANSACTION READ ONLY")
    return weegt


def wis() -> None:
    """Nobody asks any more: every table with case content is empty."""
    with connection.cursor() as cursor:
        cursor.execute(_HERSTEL, [""] * len(_INSTELLINGEN))


@contextmanager
def _tijdelijk() -> Iterator[None]:
    """Put the context back as it was; a rolled back savepoint does so by itself."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_LEES)
            vorige = [waarde or "" for waarde in cursor.fetchone()]
        yield
        with connection.cursor() as cursor:
            cursor.execute(_HERSTEL, vorige)


@contextmanager
def namens(gebruiker: Gebruiker) -> Iterator[None]:
    """Run the block as this person, in a transaction of its own or in a savepoint."""
    with _tijdelijk():
        zet_gebruiker(gebruiker)
        yield


@contextmanager
def als_systeem(reden: str) -> Iterator[None]:
    """Run the block without a person and past the policies; logged, and allowed only where the house rules list it."""
    if not reden:
        raise ValueError("als_systeem vraagt een reden.")
    with _tijdelijk():
        logboek.info("als_systeem", reden=reden)
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pga.systeem', %s, true)", [reden])
        yield
