"""The policies: each condition forgotten, each way in closed, each right, function and kind another one."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
from django.conf import settings

from pga.choices import Functie, Recht
from tests.mutaties.bron import herschreven
from tests.mutaties.mutant import Blok, Mutant
from tests.mutaties.wie_vraagt import LEEST_ALLEEN
from tests.toegang import slotproef

Verbinding = psycopg.Connection[Any]
Anders = Iterator[tuple[str, str]]  # what is broken, in words, and the condition that is left

_OPDRACHT = {"SELECT": "lezen", "INSERT": "toevoegen", "UPDATE": "wijzigen", "DELETE": "verwijderen"}
RECHTEN = ("pga_casusgebruikersrecht", "pga_casusgroepsrecht")
_ANDERE = {"codename": tuple(Recht.values), "functie": tuple(Functie.values)}
_WOORDEN = (
    (r"^COALESCE\(\( SELECT true FROM \w*groepsrecht .*", "de rechten van groepen"),
    (r"^COALESCE\(\( SELECT true FROM \w*gebruikersrecht .*", "de rechten op naam"),
    (r"^\(r\.tot IS NULL\) OR .*", "het einde"),
    (r"^r\.tot IS NULL$", "rechten zonder einde"),
    (r"^r\.tot > now\(\)$", "rechten met een einde"),
    (r"^r\.content_object_id = .*", "op welke casus"),
    (r"^r\.permission_id = .*", "welk recht"),
    (r"^r\.group_id = .*", "van welke groep"),
    (r"^r\.user_id = .*", "van wie"),
)

_INSTELLING = re.compile(
    r"[( ]+SELECT [^=]*?current_setting\('pga\.(\w+)'::text, true\)[^=]*?AS \"\w+\"\)+(::integer\[\]\))?"
)


def beleid(eigenaar: Verbinding) -> Iterator[Mutant]:
    rijen = eigenaar.execute(
        "SELECT tablename, policyname, cmd, coalesce(qual, with_check) FROM pg_policies"
        " WHERE schemaname = current_schema() ORDER BY tablename, cmd"
    ).fetchall()
    wegen: dict[str, set[str]] = {}
    for tabel, _, _, conditie in rijen:
        wegen.setdefault(tabel, set()).update(_wegen(_mensen(conditie)))
    sloten = open_sloten(eigenaar)
    op_slot = {rij[0] for rij in rijen}
    for tabel, naam, opdracht, conditie in rijen:
        begin = f"ALTER POLICY {naam} ON {tabel} {'WITH CHECK' if opdracht == 'INSERT' else 'USING'}"
        anderen = sorted(ander for ander in op_slot - {tabel} if f" {ander} " in conditie)
        echt = tabel.replace("_historical", "_")
        bij_de_tabel = [re.sub(rf"\b{echt}\b", tabel, weg) for weg in wegen[echt] if echt != tabel]
        # nobody holds a right on a row that is not there yet: the grants refer to it
        zichzelf = f"r.content_object_id = {tabel}.id)" if opdracht == "INSERT" and echt == tabel else ""
        for nummer, (wat, anders) in enumerate(condities(conditie, bij_de_tabel, zichzelf), 1):
            yield Mutant(
                "beleid",
                f"{naam} {nummer}: {wat}",
                _gebroken(eigenaar, begin, conditie, anders, _OPDRACHT[opdracht]),
                _past(tabel, meekijken="pga.meekijken" in conditie),
                (
                    *sloten(*[ander for ander in anderen if ander in RECHTEN]),
                    *sloten(*anderen),
                    *_mag_de_opdracht(eigenaar, tabel, opdracht),
                    *_schrijft_bij_meekijken(conditie, opdracht),
                ),
            )


def condities(conditie: str, bij_de_tabel: Collection[str] = (), nooit: str = "") -> Anders:
    """Every way to break `(system OR people)`. A way in that is written twice is one way in.

    A history table has the policies of its table: a way in that is the same to the letter is tried as a whole only.
    A way in that says `nooit` is open to nobody.
    """
    systeem = " ".join(conditie.split())[1:-1].partition(" OR ")[0]
    wegen = [weg for weg in dict.fromkeys(_wegen(_mensen(conditie))) if weg != "false"]
    wegen = [weg for weg in wegen if not nooit or nooit not in weg]
    yield "laat iedereen door", "true"
    if not wegen:
        return
    yield "laat niemand door", systeem

    def met(anders: Iterable[str]) -> str:
        return " OR ".join((systeem, *anders))

    for nummer, weg in enumerate(wegen):
        ervoor, erna = wegen[:nummer], wegen[nummer + 1 :]
        if ervoor or erna:
            yield f"zonder {_in_woorden(weg)}", met([*ervoor, *erna])
        for wat, anders in () if weg in bij_de_tabel else _binnen(weg):
            yield wat, met([*ervoor, anders, *erna])


def _mensen(conditie: str) -> str:
    """Without the way in of the system."""
    return " ".join(conditie.split())[1:-1].partition(" OR ")[2]


def _wegen(deel: str) -> Iterator[str]:
    delen = _gesplitst(deel, "OR")
    if len(delen) == 1:
        yield deel
    for een in delen if len(delen) > 1 else ():
        yield from _wegen(een)


def _binnen(deel: str) -> Anders:
    """Each operand of AND and OR forgotten in turn; what has none, one step deeper."""
    for woord in ("AND", "OR"):
        delen = _gesplitst(deel, woord)
        if len(delen) == 1:
            continue
        for nummer, een in enumerate(delen):
            ervoor, erna = delen[:nummer], delen[nummer + 1 :]
            if not _spreekt_vanzelf(een, [*ervoor, *erna]):
                yield f"zonder {_in_woorden(een)}", f"({f' {woord} '.join([*ervoor, *erna])})"
            for wat, anders in _binnen(een):
                yield wat, f"({f' {woord} '.join([*ervoor, anders, *erna])})"
        return
    waar = deel.find("WHERE ")
    if waar < 0:
        yield from _andere_waarden(deel)
        return
    begin = waar + len("WHERE ")
    eind = _sluit(deel, begin)
    # a right is looked up by its name: without the name there is no question left
    een_voorwaarde = len(_gesplitst(deel[begin:eind], "AND")) == 1
    if een_voorwaarde and not deel[:begin].endswith("FROM auth_permission p WHERE "):
        yield f"zonder {_in_woorden(deel[begin:eind])}", f"{deel[:begin]}true{deel[eind:]}"
    for wat, anders in _binnen(deel[begin:eind]):
        yield wat, deel[:begin] + anders + deel[eind:]


def _spreekt_vanzelf(deel: str, naast: list[str]) -> bool:
    """That there is a case, beside only rights on that case: nobody holds one on no case: `NULL = x` is not true."""
    op_die_casus = re.compile(r"r\.content_object_id = \w+\.casus_id\b")
    wegen = [weg for een in naast for weg in _wegen(een)]
    return deel == "(casus_id IS NOT NULL)" and all(op_die_casus.search(weg) for weg in wegen)


def _andere_waarden(deel: str) -> Anders:
    """Each named right, function or kind is another one: what it gave is lost, what it should not give is given."""
    genoemd = re.findall(r"'(\w+)'::(?:character varying|text)", deel)
    soort = next((soort for soort in _ANDERE if f"{soort})::text" in deel), "")
    if not genoemd or "current_setting" in deel or not (soort or " ALL (" in deel):
        return
    ander = next((waarde for waarde in _ANDERE.get(soort, ()) if waarde not in genoemd), "iets_anders")
    for een in genoemd:
        yield f"{een} wordt {ander}", deel.replace(f"'{een}'", f"'{ander}'")


def _gesplitst(deel: str, woord: str) -> list[str]:
    """The operands of this word at the top of a condition, its own parentheses left off; one if there are none."""
    kaal = deel.strip()
    while kaal.startswith("(") and _sluit(kaal, 0) == len(kaal):
        kaal = kaal[1:-1].strip()
    grenzen, diepte = [0], 0
    for plek, teken in enumerate(kaal):
        diepte += (teken == "(") - (teken == ")")
        if diepte == 0 and kaal.startswith(f" {woord} ", plek):
            grenzen.append(plek)
    if len(grenzen) == 1:
        return [kaal]
    delen = [kaal[a:b] for a, b in zip(grenzen, [*grenzen[1:], len(kaal)], strict=True)]
    return [een.removeprefix(f" {woord} ").strip() for een in delen]


def _sluit(tekst: str, begin: int) -> int:
    """Where the parenthesis that opens here is closed again."""
    diepte = 0
    for plek in range(begin, len(tekst)):
        diepte += (tekst[plek] == "(") - (tekst[plek] == ")")
        if diepte == 0:
            return plek + 1
    raise ValueError(f"Geen haakje dat sluit: {tekst[begin:]}")


def _in_woorden(deel: str) -> str:
    """Short enough for a line."""
    kaal = _gesplitst(deel, "NOOIT")[0]
    for patroon, woorden in _WOORDEN:
        if re.match(patroon, kaal):
            return woorden
    kort = _INSTELLING.sub(r" \1", kaal)
    return f"‘{kort[:110]}’"


def _past(tabel: str, *, meekijken: bool) -> Callable[[str], bool]:
    return lambda item: f"test_beleid[{tabel}:" in item or (meekijken and "test_bekijk_als.py" in item)


def open_sloten(eigenaar: Verbinding) -> Callable[..., tuple[tuple[str, Blok], ...]]:
    """Blocks in which everybody reads these tables."""
    lezen = dict(eigenaar.execute("SELECT tablename, qual FROM pg_policies WHERE cmd = 'SELECT'").fetchall())

    def sloten(*tabellen: str) -> tuple[tuple[str, Blok], ...]:
        @contextmanager
        def blok() -> Iterator[None]:
            with ExitStack() as stapel:
                for tabel in tabellen:
                    begin = f"ALTER POLICY {tabel}_select ON {tabel} USING"
                    stapel.enter_context(_veranderd(eigenaar, begin, lezen[tabel], "true"))
                yield

        return ((", ".join(tabellen), blok),) if tabellen else ()

    return sloten


def _mag_de_opdracht(eigenaar: Verbinding, tabel: str, opdracht: str) -> Iterator[tuple[str, Blok]]:
    """What may only be added to has three locks: no grant of the command, a trigger that refuses it, and no policy."""
    rol = settings.DATABASES["default"]["USER"]
    vraag = "SELECT has_table_privilege(%s, %s, %s)"
    rijen = eigenaar.execute(vraag, [rol, tabel, opdracht]).fetchall()
    if rijen[0][0]:
        return

    @contextmanager
    def blok() -> Iterator[None]:
        eigenaar.execute(f"GRANT {opdracht} ON {tabel} TO {rol}".encode())
        eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER".encode())
        try:
            yield
        finally:
            eigenaar.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER".encode())
            eigenaar.execute(f"REVOKE {opdracht} ON {tabel} FROM {rol}".encode())

    yield f"{opdracht} op {tabel}", blok


def _schrijft_bij_meekijken(conditie: str, opdracht: str) -> Iterator[tuple[str, Blok]]:
    """Who looks along writes nothing: the transaction says so as well."""
    if "pga.meekijken" in conditie and opdracht != "SELECT":
        yield "schrijven bij meekijken", herschreven(LEEST_ALLEEN)


def _gebroken(eigenaar: Verbinding, begin: str, was: str, wordt: str, opdracht: str) -> Blok:
    """Only the command whose policy is broken is asked."""

    @contextmanager
    def blok() -> Iterator[None]:
        alle, slotproef.OPDRACHTEN = slotproef.OPDRACHTEN, (opdracht,)
        try:
            with _veranderd(eigenaar, begin, was, wordt):
                yield
        finally:
            slotproef.OPDRACHTEN = alle

    return blok


@contextmanager
def _veranderd(eigenaar: Verbinding, begin: str, was: str, wordt: str) -> Iterator[None]:
    eigenaar.execute(f"{begin} ({wordt})".encode())
    try:
        yield
    finally:
        eigenaar.execute(f"{begin} ({was})".encode())
