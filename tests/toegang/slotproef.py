"""Asks the lock itself, table by table: with which single right, as whom, does each command pass its policy?

One row of the table, a case with grants for people and groups that hold one right each, and every command tried as each
of them; what passes is compared with what `tests/toegang/verwacht.py` says by hand. Nothing survives the question.
"""

import json
import re
from dataclasses import replace
from typing import Any

from django.db import DatabaseError, connection, transaction

from pga.toegang.context import als_systeem
from tests.toegang.verwacht import LETTERS, Slot
from tests.toegang.vragen import FUNCTIES, Vraag, kent, tokens, vragen

OPDRACHTEN: tuple[str, ...] = ("lezen", "toevoegen", "wijzigen", "verwijderen")
_BEPALEND = {"id", "laag", "kring", "status", "rol", "van", "nummer"}
_VREEMD, _MENS, _GROEP = 990_000, 900_000, 800_000
# Who held every right until an hour ago, holds it for an hour more, or holds it on another case.
_VERLOPEN, _TIJDELIJK, _ELDERS = 90_000, 91_000, 92_000
_ANDERS = {"verlopen": _VERLOPEN, "een andere casus": _ELDERS}

# Made anew for each table, with its name in it: then each command is planned once, and not for everybody who asks.
_PROEF = """
CREATE OR REPLACE FUNCTION pg_temp.proef(wie jsonb, opdrachten text[])
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
            INSERT INTO pga_casusgebruikersrecht (content_object_id, user_id, permission_id, tot)
                SELECT (een->>'casus')::bigint, (een->>'gebruiker')::bigint, p.id,
                       now() + (een->>'uren')::int * interval '1 hour'
                  FROM auth_permission p WHERE een->'geef' ? p.codename;
            PERFORM set_config('pga.systeem', '', true);
        END IF;
        FOREACH opdracht IN ARRAY opdrachten LOOP
            IF opdracht = 'lezen' THEN
                SELECT count(*) INTO geraakt FROM {tabel} t WHERE t.{sleutel} = {pk};
                IF geraakt > 0 THEN wat := opdracht; RETURN NEXT; END IF;
                CONTINUE;
            END IF;
            BEGIN
                CASE opdracht
                    WHEN 'toevoegen' THEN INSERT INTO {tabel} SELECT * FROM pg_temp.proef_kopie;
                    WHEN 'wijzigen' THEN UPDATE {tabel} SET {kolom} = DEFAULT;
                    ELSE DELETE FROM {tabel};
                END CASE;
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
    gevraagd = list(vragen(slot, OPDRACHTEN))
    with transaction.atomic():
        try:
            gelukt = _vraag(tabel, slot, gevraagd)
        finally:
            transaction.set_rollback(True)
    fout = []
    for nummer, vraag in enumerate(gevraagd):
        for opdracht in OPDRACHTEN:
            mag, hoort = (nummer, opdracht) in gelukt, _hoort(getattr(slot, opdracht), vraag)
            if mag != hoort:
                fout.append(f"{tabel} ({slot.waar}) {opdracht}: {vraag} {'mag wel' if mag else 'mag niet'}")
    return fout


def _hoort(regel: str, vraag: Vraag) -> bool:
    return any(kent(ik, vraag) and rechten <= vraag.rechten for ik, rechten in tokens(regel))


def _vraag(tabel: str, slot: Slot, gevraagd: list[Vraag]) -> set[tuple[int, str]]:
    with als_systeem("test: een rij klaarzetten"), connection.cursor() as cursor:
        rij = _rij(cursor, tabel, slot)
        _alleen(cursor, tabel, slot, rij)
        for grants in {"pga_casusgroepsrecht", "pga_casusgebruikersrecht"} - {tabel}:
            cursor.execute(f"DELETE FROM {grants}")
        sets = sorted({vraag.rechten for vraag in gevraagd if vraag.rechten}, key=sorted)
        _verleen(cursor, rij["casus"], rij["zelf"], sets)
        functies = _functiegroepen(cursor, rij["gemeente"])
    wie = [_context(nummer, vraag, rij, sets, functies) for nummer, vraag in enumerate(gevraagd)]
    with connection.cursor() as cursor:
        namen = {"tabel": tabel, "sleutel": rij["sleutel"], "kolom": rij["kolom"], "pk": f"'{rij['pk']}'"}
        cursor.execute(re.sub(r"\{(\w+)\}", lambda vondst: namen[vondst[1]], _PROEF))
        cursor.execute("SELECT nr, wat FROM pg_temp.proef(%s, %s)", [json.dumps(wie), list(OPDRACHTEN)])
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
    partner = f"(SELECT max(o.groep_id) FROM pga_organisatie o WHERE o.groep_id IS DISTINCT FROM {groep})"
    cursor.execute(
        f"SELECT {sleutel}, {casus}, {zelf}, {huis}, {groep}, {partner}, {gemeente} FROM {tabel} t"
        f" WHERE {slot.waar} ORDER BY 3 NULLS LAST, 4 NULLS LAST, 1 LIMIT 1"
    )
    gevonden = cursor.fetchone()
    assert gevonden, (
        f"Geen rij in {tabel} waar {slot.waar}: geef de demo er een, of maak hem in tests/toegang/rijen.py."
    )
    return dict(
        zip(("pk", "casus", "zelf", "huis", "groep", "partner", "gemeente"), gevonden, strict=True)
    ) | {
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
    cursor.execute("SELECT id FROM pga_casus WHERE id <> %s ORDER BY id LIMIT 1", [casus])
    (ander,) = cursor.fetchone() or (-1,)
    alle = frozenset(LETTERS)
    houders: list[tuple[int, int, int | None, frozenset[str]]]  # until how many hours from now
    houders = [(nummer, casus, None, rechten) for nummer, rechten in enumerate(sets)]
    houders += [(_TIJDELIJK + nummer, casus, 1, rechten) for nummer, rechten in enumerate(sets)]
    houders.append((_VERLOPEN, casus, -1, alle))
    houders.append((_ELDERS, ander, None, alle))
    for tabel, kolom, begin in (
        ("pga_casusgroepsrecht", "group_id", _GROEP),
        ("pga_casusgebruikersrecht", "user_id", _MENS),
    ):
        wie = [(begin + nummer, welke, uren, rechten) for nummer, welke, uren, rechten in houders]
        if zelf and kolom == "user_id":
            wie += [(zelf, welke, uren, rechten) for _, welke, uren, rechten in houders[-2:]]
        cursor.execute(
            f"INSERT INTO {tabel} (content_object_id, {kolom}, permission_id, tot)"
            " SELECT w.casus, w.wie, p.id, now() + w.uren * interval '1 hour'"
            "   FROM unnest(%s::bigint[], %s::bigint[], %s::int[], %s::text[]) AS w (wie, casus, uren, rechten)"
            "   JOIN auth_permission p ON p.codename = ANY (string_to_array(w.rechten, ','))"
            " ON CONFLICT DO NOTHING",
            [
                [sleutel for sleutel, *_ in wie],
                [welke for _, welke, _, _ in wie],
                [uren for _, _, uren, _ in wie],
                [",".join(LETTERS[letter] for letter in rechten) for *_, rechten in wie],
            ],
        )


def _functiegroepen(cursor: Any, gemeente: int | None) -> dict[str, int]:
    """The functions in the municipality of the row, and the same ones in another, which has a row of its own."""
    cursor.execute("SELECT gemeente_id, functie, groep_id FROM pga_functiegroep")
    functies: dict[str, int] = {}
    for welke, functie, groep in cursor.fetchall():
        functies[f"{'fn' if welke == gemeente else 'elders'}:{functie}"] = groep
    assert {deel for deel in functies if deel.startswith("elders:")} == {f"elders:{f}" for f in FUNCTIES}
    return functies


def _context(
    nummer: int, vraag: Vraag, rij: dict[str, Any], sets: list[frozenset[str]], functies: dict[str, int]
) -> dict[str, Any]:
    groepen = [functies.get(deel, _VREEMD) for deel in vraag.ik if ":" in deel]
    gebruiker = rij["zelf"] if "zelf" in vraag.ik else _VREEMD
    groepen += [rij[deel] or _VREEMD for deel in ("groep", "partner") if deel in vraag.ik]
    geef: dict[str, Any] = {}
    if vraag.via in _ANDERS:
        groepen.append(_GROEP + _ANDERS[vraag.via])
        gebruiker = rij["zelf"] if "zelf" in vraag.ik else _MENS + _ANDERS[vraag.via]
    if vraag.via.startswith("naam") and "zelf" in vraag.ik:
        if rij["geeft"]:
            uren = 1 if vraag.via == "naam, tijdelijk" else None
            geef = {"geef": [LETTERS[x] for x in vraag.rechten], "casus": rij["casus"], "uren": uren}
    elif vraag.via == "naam":
        gebruiker = _MENS + sets.index(vraag.rechten)
    elif vraag.via == "naam, tijdelijk":
        gebruiker = _MENS + _TIJDELIJK + sets.index(vraag.rechten)
    elif vraag.via == "tijdelijk":
        groepen.append(_GROEP + _TIJDELIJK + sets.index(vraag.rechten))
    elif vraag.rechten:
        groepen.append(_GROEP + sets.index(vraag.rechten))
    return {
        "nr": nummer,
        "gebruiker": str(gebruiker or _VREEMD),
        "organisatie": str((rij["huis"] if "huis" in vraag.ik else None) or _VREEMD),
        "groepen": "{" + ",".join(map(str, groepen)) + "}",
    } | geef
