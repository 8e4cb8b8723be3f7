"""The tool that breaks the lock on purpose (`python -m tests.mutaties`) still finds everything it should break."""

import ast
from collections import Counter

import pytest
from django.db import connection

from pga.choices import Fase, Recht, Rol
from tests.mutaties.__main__ import HELFTEN, modules
from tests.mutaties.beleid import beleid, condities
from tests.mutaties.bron import herschrijf, vind
from tests.mutaties.mutanten import ladder
from tests.mutaties.tak import Tak
from tests.mutaties.takken import zoekfunctie
from tests.mutaties.takkenlijst import TAKKEN, ZOEKFUNCTIE
from tests.toegang.slotproef import tabellen_op_slot


@pytest.mark.parametrize("tak", TAKKEN, ids=lambda tak: f"{tak.doel} {tak.staat_er}")
def test_elke_tak_staat_er_nog(tak: Tak) -> None:
    """Broken it is still a program, and another one."""
    was = vind(tak)[2]
    nieuw = herschrijf(tak)
    if isinstance(was, str):
        assert nieuw != was
    else:
        assert ast.dump(ast.parse(nieuw)) != ast.dump(ast.parse(herschrijf(tak._replace(wordt=tak.staat_er))))


@pytest.mark.django_db
@pytest.mark.parametrize("tak", ZOEKFUNCTIE, ids=lambda tak: tak.staat_er)
def test_de_zoekfunctie_zegt_dit_nog(tak: Tak) -> None:
    connection.ensure_connection()
    was, wordt = zoekfunctie(connection.connection, tak)
    assert was != wordt


@pytest.mark.django_db
def test_elk_beleid_gaat_stuk(db: None) -> None:
    """Four policies for each table; whoever has a way in, has it closed."""
    connection.ensure_connection()
    mutanten = list(beleid(connection.connection))
    assert len({mutant.naam for mutant in mutanten}) == len(mutanten)
    open_gezet = Counter(mutant.naam.split()[0] for mutant in mutanten if "laat iedereen door" in mutant.naam)
    opdrachten = ("select", "insert", "update", "delete")
    assert open_gezet == {f"{tabel}_{wat}": 1 for tabel in tabellen_op_slot() for wat in opdrachten}


def test_elke_voorwaarde_gaat_eraf() -> None:
    """Each operand of AND and OR once; what stands twice is one way in; a right is another right."""
    ja, twee = "((a = 1) AND ((b = 2) OR (c = 3)))", "(d IN ( SELECT x FROM y WHERE (f = 4)))"
    anders = {anders for _, anders in condities(f"(systeem OR {ja} OR {twee} OR (e = 5) OR (e = 5))")}
    assert anders == {
        "true",
        "systeem",
        f"systeem OR {twee} OR (e = 5)",
        f"systeem OR {ja} OR (e = 5)",
        f"systeem OR {ja} OR {twee}",
        f"systeem OR (((b = 2) OR (c = 3))) OR {twee} OR (e = 5)",
        f"systeem OR ((a = 1)) OR {twee} OR (e = 5)",
        f"systeem OR ((a = 1) AND ((c = 3))) OR {twee} OR (e = 5)",
        f"systeem OR ((a = 1) AND ((b = 2))) OR {twee} OR (e = 5)",
        f"systeem OR {ja} OR (d IN ( SELECT x FROM y WHERE true)) OR (e = 5)",
    }
    recht = "r.permission_id = ( SELECT p.id FROM auth_permission p WHERE ((p.codename)::text = '{}'::text))"
    ander = {anders for wat, anders in condities(f"(systeem OR ({recht.format('plan')}))")}
    assert ander == {"true", "systeem", f"systeem OR ({recht.format('identiteit')})"}


def test_elke_cel_van_de_ladder_gaat_stuk() -> None:
    namen = {mutant.naam for mutant in ladder()}
    assert len(namen) == len(Fase) * len(Rol) * len(Recht)


@pytest.mark.parametrize("helft", HELFTEN)
def test_de_tests_die_het_moeten_zien_bestaan(helft: str) -> None:
    assert len(set(modules(helft))) == len(modules(helft)) > 1
