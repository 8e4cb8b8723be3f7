"""Every policy of every table, asked with every single right, as everybody a row can be about."""

import pytest
from django.db import connection

from pga.models import Gebruiker
from tests.toegang.slotproef import afwijkingen, geschiedenis, tabellen_op_slot
from tests.toegang.verwacht import TABELLEN, Slot

pytestmark = pytest.mark.django_db


def _gevallen() -> list[tuple[str, Slot]]:
    gevallen = []
    for tabel, slots in TABELLEN.items():
        app, _, naam = tabel.partition("_")
        historie = f"{app}_historical{naam}"
        for slot in slots:
            gevallen.append((tabel, slot))
            if slot.historie:
                gevallen.append((historie, geschiedenis(slot)))
    return gevallen


GEVALLEN = _gevallen()


@pytest.mark.parametrize(
    ("tabel", "slot"), GEVALLEN, ids=[f"{tabel}: {slot.waar}" for tabel, slot in GEVALLEN]
)
def test_beleid(gevuld: dict[str, Gebruiker], tabel: str, slot: Slot) -> None:
    if tabel not in connection.introspection.table_names():
        assert "_historical" in tabel
        return
    fout = afwijkingen(tabel, slot)
    assert not fout, "\n".join(fout)


def test_elke_tabel_op_slot_staat_in_de_lijst(db: None) -> None:
    """A new table: write down in tests/toegang/verwacht.py who may do what with it."""
    historisch = {tabel.replace("_historical", "_") for tabel in tabellen_op_slot()}
    assert historisch <= set(TABELLEN)
    assert set(TABELLEN) <= set(tabellen_op_slot())
