"""Asks the lock itself, table by table: with which single right, as whom, does each command pass its policy?

One row of the table, a case with grants for people and groups that hold one right each, and every command tried as each
of them; what passes is compared with what `tests/toegang/verwacht.py` says by hand. Nothing survives the question.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import DatabaseError, connection, transaction

from pga.toegang.context import als_systeem
from tests.toegang.verwacht import LETTERS, Slot

OPDRACHTEN = ("lezen", "toevoegen", "wijzigen", "verwijderen")
FUNCTIES = (
    "voorzitter",
    "weger",
    "regisseur",
    "jeugdmarshall",
    "ondersteuner",
    "analist",
    "partner",
    "beleid",
    "privacy",
    "beheer",
)
_BEPALEND = {"id", "laag", "kring", "status", "rol", "van", "nummer"}
_VREEMD, _MENS, _GROEP, _VERLOPEN = 990_000, 900_000, 800_000, 890_000

_PROEF = """
CREATE OR REPLACE FUNCTION pg_temp.proef(tabel text, sleutel text, pk text, kolom text, wie jsonb)
RETURNS TABLE (nr int, wat text) LANGUAGE plpgsql AS $$
DECLARE
    een jsonb;
    geraakt bigint;
    gelukt boolean;
    opdracht text;
BEGIN
    FOR een IN SELECT jsonb_array_elements(wie) LOOP
        PERFORM set_config('pga.gebruiker', een->>'gebruiker', true), set_config('pga.groepen', een->>'groepen', true),
                set_config('pga.organisatie', een->>'organisatie', true), set_config('pga.systeem', '', true);
        nr := een->>'nr';
        IF een ? 'geef' THEN
            PERFORM set_config('pga.systeem', 'test', true);
            DELETE FROM pga_casusgebruikersrecht WHERE user_id = (een->>'gebruiker')::bigint;
            INSERT INTO pga_casusgebruikersrecht (content_object_id, user_id, permission_id)
                SELECT (een->>'casus')::bigint, (een->>'gebruiker')::bigint, p.id
                  FROM auth_permission p WHERE een->'geef' ? p.codename;
            PERFORM set_config('pga.systeem', '', true);
        END IF;
        EXECUTE format('SELECT count(*) FROM %I WHERE %I = %L', tabel, sleutel, pk) INTO geraakt;
        IF geraakt > 0 THEN wat := 'lezen'; RETURN NEXT; END IF;
        FOREACH opdracht IN ARRAY ARRAY['toevoegen', 'wijzigen', 'verwijderen'] LOOP
            gelukt := false;
            BEGIN
                EXECUTE CASE opdracht
                    WHEN 'toevoegen' THEN format('INSERT INTO %I SELECT * FROM pg_temp.proef_kopie', tabel)
                    WHEN 'wijzigen' THEN format('UPDATE %I SET %I = DEFAULT', tabel, kolom)
                    ELSE format('DELETE FROM %I', tabel) END;
                GET DIAGNOSTICS geraakt = ROW_COUNT;
                gelukt := geraakt > 0;
                RAISE EXCEPTION 'terug' USING ERRCODE = 'ZZ000';
            EXCEPTION
                WHEN insufficient_privilege THEN gelukt := false;
                WHEN SQLSTATE 'ZZ000' THEN NULL;
                -- a constraint or trigger speaks after the policy did
                WHEN OTHERS THEN gelukt := true;
            END;
            IF gelukt THEN wat := opdracht; RETURN NEXT; END IF;
        END LOOP;
    END LOOP;
END $$
"""


@dataclass(frozen=True)
class Vraag:
    """Who asks: what the row knows of them, and which rights they hold on its case, by name or through a group."""

    ik: frozenset[str]
    rechten: frozenset[str] = frozenset()
    via: str = "groep"

    def __str__(self) -> str:
        return " ".join(("+".join((*sorted(self.ik), "".join(sorted(self.rechten)))) or "niemand", self.via))


def tabellen_op_slot() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'"
            " AND relnamespace = current_schema()::regnamespace ORDER BY relname"
        )
        return [rij[0] for rij in cursor.fetchall()]


def geschiedenis(slot: Slot) -> Slot:
    """What a history table allows, given its table: read alike, added to by who may write the row, never changed."""
    return replace(
        slot,
        lezen=slot.historie_lezen if slot.historie_lezen is not None else slot.lezen,
        toevoegen=f"{slot.toevoegen} {slot.wijzigen}",
        wijzigen="",
        verwijderen="",
    )


def afwijkingen(tabel: str, slot: Slot) -> list[str]:
    """Everything the policies of this table allow that they should not, or refuse that they should allow."""
    vragen = list(_vragen(slot))
    with transaction.atomic():
        try:
            gelukt = _vraag(tabel, slot, vragen)
        finally:
            transaction.set_rollback(True)
    fout = []
    for nummer, vraag in enumerate(vragen):
        for opdracht in OPDRACHTEN:
            mag, hoort = (nummer, opdracht) in gelukt, _hoort(getattr(slot, opdracht), vraag)
            if mag != hoort:
                fout.append(f"{tabel} ({slot.waar}) {opdracht}: {vraag} {'mag wel' if mag else 'mag niet'}")
    return fout


def _hoort(regel: str, vraag: Vraag) -> bool:
    return any(ik <= vraag.ik and rechten <= vraag.rechten for ik, rechten in tokens(regel))


def tokens(regel: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The ways in of a rule of verwacht.py: what the row must know of who asks, and the rights they must hold."""
    for token in regel.split():
        ik, plus, rechten = token.partition("+")
        if not plus and set(token) <= set(LETTERS):
            ik, rechten = "", token
        yield frozenset(ik.split(".")) - {""}, frozenset(rechten)


def _vragen(slot: Slot) -> Iterator[Vraag]:
    regels = " ".join(getattr(slot, opdracht) for opdracht in OPDRACHTEN)
    wegen = list(tokens(regels))
    rechten = {frozenset(letter) for letter in LETTERS} | {recht for _, recht in wegen if recht}
    wie = {frozenset[str](), frozenset({"zelf"}), frozenset({"huis"}), frozenset({"huis", "groep"})}
    wie |= {ik for ik, _ in wegen} | {frozenset({f"fn:{functie}"}) for functie in FUNCTIES}
    for ik in sorted(wie, key=sorted):
        yield Vraag(ik)
        if any(deel.startswith("fn:") for deel in ik) and not any(ik == ander and r for ander, r in wegen):
            continue
        yield Vraag(ik, frozenset(), "verlopen")
        yield Vraag(ik, frozenset("i"), "deels verlopen")
        for recht in sorted(rechten, key=sorted):
            yield Vraag(ik, recht)
            if "zelf" not in ik:
                yield Vraag(ik, recht, "naam")
    # last, because these give the person of the row grants of their own
    for ik in sorted((ik for ik in wie if "zelf" in ik), key=sorted):
        for recht in sorted(rechten, key=sorted):
            yield Vraag(ik, recht, "naam")


def _vraag(tabel: str, slot: Slot, vragen: list[Vraag]) -> set[tuple[int, str]]:
    with als_systeem("test: een rij klaarzetten"), connection.cursor() as cursor:
        rij = _rij(cursor, tabel, slot)
        _alleen(cursor, tabel, slot, rij)
        for grants in {"pga_casusgroepsrecht", "pga_casusgebruikersrecht"} - {tabel}:
            cursor.execute(f"DELETE FROM {grants}")
        sets = sorted({vraag.rechten for vraag in vragen if vraag.rechten}, key=sorted)
        _verleen(cursor, rij["casus"], rij["zelf"], sets)
        functies = _functiegroepen(cursor, rij["gemeente"])
    wie = [_context(nummer, vraag, rij, sets, functies) for nummer, vraag in enumerate(vragen)]
    with connection.cursor() as cursor:
        cursor.execute(_PROEF)
        cursor.execute(
            "SELECT nr, wat FROM pg_temp.proef(%s, %s, %s, %s, %s)",
            [tabel, rij["sleutel"], str(rij["pk"]), rij["kolom"], json.dumps(wie)],
        )
        return set(cursor.fetchall())


def _rij(cursor: Any, tabel: str, slot: Slot) -> dict[str, Any]:
    """One row that fits, and what it says about whom."""
    with connection.cursor() as introspectie:
        kolommen = [k.name for k in connection.introspection.get_table_description(introspectie, tabel)]
    sleutel = next(naam for naam in ("history_id", "id", *kolommen) if naam in kolommen)
    zelf = slot.zelf or next(
        (k for k in ("gebruiker_id", "door_id", "ontvanger_id") if k in kolommen), "NULL"
    )
    huis = slot.huis or ("organisatie_id" if "organisatie_id" in kolommen else "NULL")
    casus = slot.casus or ("casus_id" if "casus_id" in kolommen else "NULL")
    groep = slot.groep or f"(SELECT groep_id FROM pga_organisatie WHERE id = {huis})"
    gemeente = (
        "gemeente_id"
        if "gemeente_id" in kolommen
        else f"(SELECT gemeente_id FROM pga_casus WHERE id = {casus})"
    )
    gemeente = slot.gemeente or gemeente
    cursor.execute(
        f"SELECT {sleutel}, {casus}, {zelf}, {huis}, {groep}, {gemeente} FROM {tabel} t"
        f" WHERE {slot.waar} ORDER BY 3 NULLS LAST, 4 NULLS LAST, 1 LIMIT 1"
    )
    gevonden = cursor.fetchone()
    assert gevonden, (
        f"Geen rij in {tabel} waar {slot.waar}: geef de demo er een, of maak hem in tests/toegang/rijen.py."
    )
    return dict(zip(("pk", "casus", "zelf", "huis", "groep", "gemeente"), gevonden, strict=True)) | {
        "sleutel": sleutel,
        # the row itself may be such a grant, and a row of no case can be given none
        "geeft": gevonden[1] is not None and tabel != "pga_casusgebruikersrecht",
        # a column no policy looks at, last of all; changing it reads nothing, so only the policy of UPDATE is asked
        "kolom": [k for k in kolommen if not k.endswith("_id") and k not in _BEPALEND][-1],
    }


def _alleen(cursor: Any, tabel: str, slot: Slot, rij: dict[str, Any]) -> None:
    """A copy to insert, with another key; and the row alone, so that commands without WHERE say something."""
    cursor.execute("DROP TABLE IF EXISTS pg_temp.proef_kopie")
    cursor.execute(
        f"CREATE TEMP TABLE proef_kopie ON COMMIT DROP AS SELECT * FROM {tabel} WHERE {rij['sleutel']} = %s",
        [rij["pk"]],
    )
    cursor.execute(f"UPDATE proef_kopie SET {rij['sleutel']} = -2")
    try:
        with transaction.atomic():
            cursor.execute(f"DELETE FROM {tabel} WHERE {rij['sleutel']} <> %s", [rij["pk"]])
    except DatabaseError:
        assert not slot.wijzigen
        assert not slot.verwijderen


def _verleen(cursor: Any, casus: int | None, zelf: int | None, sets: list[frozenset[str]]) -> None:
    """Of each set of rights a person and a group that hold it; keys that exist nowhere else, and expired ones."""
    if casus is None:
        return
    houders = [(f"{nummer}", "NULL", rechten) for nummer, rechten in enumerate(sets)]
    voorbij = "now() - interval '1 hour'"
    houders.append((f"{_VERLOPEN - _GROEP}", voorbij, frozenset(LETTERS)))
    if zelf:
        cursor.execute(
            "INSERT INTO pga_casusgebruikersrecht (content_object_id, user_id, permission_id, tot)"
            f" SELECT %s, %s, p.id, {voorbij} FROM auth_permission p WHERE p.codename = ANY (%s)"
            " ON CONFLICT DO NOTHING",
            [casus, zelf, list(LETTERS.values())],
        )
    for nummer, tot, rechten in houders:
        codes = [LETTERS[letter] for letter in rechten]
        for tabel, kolom, begin in (
            ("pga_casusgroepsrecht", "group_id", _GROEP),
            ("pga_casusgebruikersrecht", "user_id", _MENS),
        ):
            cursor.execute(
                f"INSERT INTO {tabel} (content_object_id, {kolom}, permission_id, tot)"
                f" SELECT %s, %s, p.id, {tot} FROM auth_permission p WHERE p.codename = ANY (%s)",
                [casus, begin + int(nummer), codes],
            )


def _functiegroepen(cursor: Any, gemeente: int | None) -> dict[str, int]:
    cursor.execute("SELECT functie, groep_id FROM pga_functiegroep WHERE gemeente_id = %s", [gemeente])
    return {f"fn:{functie}": groep for functie, groep in cursor.fetchall()}


def _context(
    nummer: int, vraag: Vraag, rij: dict[str, Any], sets: list[frozenset[str]], functies: dict[str, int]
) -> dict[str, Any]:
    groepen = [functies.get(deel, _VREEMD) for deel in vraag.ik if deel.startswith("fn:")]
    gebruiker = rij["zelf"] if "zelf" in vraag.ik else _VREEMD
    if "groep" in vraag.ik:
        groepen.append(rij["groep"] or _VREEMD)
    geef: dict[str, Any] = {}
    if vraag.via.endswith("verlopen"):
        groepen.append(_VERLOPEN)
        gebruiker = rij["zelf"] if "zelf" in vraag.ik else _MENS + _VERLOPEN - _GROEP
    if vraag.via == "naam" and "zelf" in vraag.ik:
        if rij["geeft"]:
            geef = {"geef": [LETTERS[letter] for letter in vraag.rechten], "casus": rij["casus"]}
    elif vraag.via == "naam":
        gebruiker = _MENS + sets.index(vraag.rechten)
    elif vraag.rechten:
        groepen.append(_GROEP + sets.index(vraag.rechten))
    return {
        "nr": nummer,
        "gebruiker": str(gebruiker or _VREEMD),
        "organisatie": str((rij["huis"] if "huis" in vraag.ik else None) or _VREEMD),
        "groepen": "{" + ",".join(map(str, groepen)) + "}",
    } | geef
