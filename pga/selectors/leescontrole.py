"""Computing the read log again: what was changed, taken out or cut off, and whether its locks are on."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from pga.toegang.context import als_systeem
from pga.toegang.leesketen import GRENDELS, schakel, zegel_over
from pga.toegang.tabelrechten import ALLES, TABELRECHTEN

HOOGSTENS = 100  # of each kind; one is enough to act upon

_KETEN = f"""
    WITH keten AS (
        SELECT r.*, lag(r.volgnummer, 1, 0::bigint) OVER w AS vorig_nummer, lag(r.hash, 1, '') OVER w AS vorige_hash
          FROM pga_raadpleging r WINDOW w AS (PARTITION BY r.gebruiker_id ORDER BY r.volgnummer))
    SELECT id, gebruiker_id, volgnummer, vorig_nummer
      FROM keten
     WHERE volgnummer <> vorig_nummer + 1 OR hash <> {schakel("keten", "vorige_hash")}
     ORDER BY id LIMIT {HOOGSTENS}
"""  # noqa: S608  constants only
_KOPPEN = f"""
    SELECT gebruiker_id, k.volgnummer, l.volgnummer, l.id
      FROM pga_leeslogkop k
      FULL JOIN (SELECT DISTINCT ON (gebruiker_id) gebruiker_id, volgnummer, hash, id
                   FROM pga_raadpleging ORDER BY gebruiker_id, volgnummer DESC) l USING (gebruiker_id)
     WHERE k.hash IS DISTINCT FROM l.hash OR k.volgnummer IS DISTINCT FROM l.volgnummer
     ORDER BY gebruiker_id LIMIT {HOOGSTENS}
"""  # noqa: S608  constants only
_ZEGELS = f"""
    SELECT z.id, z.dag, z.regels, z.lezers, n.regels, n.lezers
      FROM (SELECT *, lag(dag) OVER w AS vorige_dag, lag(hash, 1, '') OVER w AS vorige_hash
              FROM pga_leeslogzegel WINDOW w AS (ORDER BY dag)) z
     CROSS JOIN LATERAL ({zegel_over("z.vorige_dag", "z.dag", "z.vorige_hash")}) n
     WHERE z.hash <> n.hash OR z.regels <> n.regels OR z.lezers <> n.lezers
     ORDER BY z.dag LIMIT {HOOGSTENS}
"""  # noqa: S608  constants only
_GRENDELS = """
    SELECT w.tabel, w.naam
      FROM unnest(%s::text[], %s::text[]) w (tabel, naam)
     WHERE NOT EXISTS (SELECT 1 FROM pg_trigger t
                        WHERE t.tgrelid = to_regclass(w.tabel) AND t.tgname = w.naam AND t.tgenabled <> 'D')
     ORDER BY 1, 2
"""
_RECHTEN = """
    SELECT w.tabel, w.recht FROM unnest(%s::text[], %s::text[]) w (tabel, recht)
     WHERE has_table_privilege(w.tabel, w.recht) ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing that is not as the log says it should be; numbers only, no names."""

    zin: str


def verschillen_in_leeslog() -> list[Verschil]:
    """Everything that is wrong with the log now, computed in the database; empty if it is whole."""
    with als_systeem("leeslog narekenen"):
        return [*_keten(), *_koppen(), *_zegels(), *_sloten()]


def _rijen(opdracht: str, waarden: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        return list(cursor.fetchall())


def _keten() -> list[Verschil]:
    gevonden = []
    for pk, lezer, nummer, vorig in _rijen(_KETEN):
        if nummer != vorig + 1:
            weg = (
                f"regel {vorig + 1}" if nummer == vorig + 2 else f"regels {vorig + 1} tot en met {nummer - 1}"
            )
            zin = f"Er ontbreekt iets bij lezer {lezer}: {weg} van die lezer, vóór de regel met id {pk}."
        else:
            zin = f"De regel met id {pk} (lezer {lezer}, regel {nummer}) is veranderd, of de regel ervoor."
        gevonden.append(Verschil(zin))
    return gevonden


def _koppen() -> list[Verschil]:
    gevonden = []
    for lezer, kop, laatste, pk in _rijen(_KOPPEN):
        if laatste is None:
            zin = f"Alle {kop} regels van lezer {lezer} zijn weg."
        elif kop is None:
            zin = f"Lezer {lezer} heeft regels, maar de stand van die lezer is weg (laatste id {pk})."
        else:
            zin = f"Het einde klopt niet bij lezer {lezer}: er hoort {kop} te staan, er staat {laatste} (id {pk})."
        gevonden.append(Verschil(zin))
    return gevonden


def _zegels() -> list[Verschil]:
    return [
        Verschil(
            f"Het zegel van {dag:%d-%m-%Y} (id {pk}) is verbroken: verzegeld zijn {regels} regels van {lezers} lezers,"
            f" er staan nu {nu_regels} regels van {nu_lezers} lezers."
        )
        for pk, dag, regels, lezers, nu_regels, nu_lezers in _rijen(_ZEGELS)
    ]


def _sloten() -> list[Verschil]:
    tabellen, namen = (list(kolom) for kolom in zip(*GRENDELS, strict=True))
    mag_niet = [
        (t, r) for t, rechten in TABELRECHTEN.items() for r in (*ALLES, "TRUNCATE") if r not in rechten
    ]
    uit = _rijen(_GRENDELS, [tabellen, namen])
    te_veel = _rijen(_RECHTEN, [[t for t, _ in mag_niet], [r for _, r in mag_niet]])
    return [
        *(Verschil(f"De grendel {naam} op {tabel} staat uit of is weg.") for tabel, naam in uit),
        *(Verschil(f"De toepassing heeft het recht {recht} op {tabel}.") for tabel, recht in te_veel),
    ]
