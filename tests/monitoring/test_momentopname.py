"""Figures against a count by hand: one municipality, the third quarter of 2026, seen from 22 November."""

import datetime as dt
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from monitoring.kwartaal import Kwartaal, laatste_kwartalen
from monitoring.models import Momentopname
from monitoring.services import maak_momentopname
from pga.fouten import Bezwaar, GeenToegang
from pga.models import Casus
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers
from tests.monitoring.bouw import bespreking, buurgemeente, plan, score, signaal, traject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spelers")]
K3 = Kwartaal(2026, 3)
D = dt.date


@pytest.fixture(autouse=True)
def _vandaag() -> Any:
    with travel(dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC), tick=False):
        yield


def opname(spelers: Spelers, kwartaal: Kwartaal = K3, wie: str = "beleid") -> dict[str, Any]:
    door = spelers[wie]
    with namens(door):
        rij = maak_momentopname(
            gemeente=spelers["beleid"].organisatie,  # type: ignore[arg-type]
            van=kwartaal.van,
            tot_en_met=kwartaal.tot_en_met,
            door=door,
        )
    return Momentopname.objects.get(pk=rij.pk).cijfers


def vul(spelers: Spelers) -> dict[str, Casus]:
    """Seven persons: four in the approach at the end of September, three closed, one of them before July."""
    c = {
        "Adam": traject(spelers, "Adam", D(2025, 11, 3)),
        "Bram": traject(spelers, "Bram", D(2026, 7, 1)),  # first day of the quarter
        "Cees": traject(spelers, "Cees", D(2026, 9, 30), intensiteit="monitoring"),  # last day
        "Daan": traject(spelers, "Daan", D(2026, 10, 1)),  # a day too late
        "Eva": traject(spelers, "Eva", D(2025, 1, 6), tot=D(2026, 7, 1), slot="positief"),
        "Finn": traject(spelers, "Finn", D(2025, 1, 6), tot=D(2026, 9, 30), slot="negatief"),
        "Gijs": traject(spelers, "Gijs", D(2025, 1, 6), tot=D(2026, 6, 30), slot="positief"),
        "Hugo": traject(spelers, "Hugo", D(2025, 1, 6), tot=D(2026, 10, 1), slot="positief"),
    }
    signaal(spelers, c["Adam"], "aanhouding", D(2026, 8, 1))
    signaal(spelers, c["Adam"], "aanhouding", D(2026, 8, 9))  # the same person counts once
    signaal(spelers, c["Adam"], "melding", D(2026, 8, 9))
    signaal(spelers, c["Bram"], "melding", D(2026, 7, 2))
    signaal(spelers, c["Cees"], "melding", D(2026, 8, 1))  # before the approach
    signaal(spelers, c["Eva"], "aanhouding", D(2026, 8, 1))  # after the closing
    signaal(spelers, c["Finn"], "verzuim", D(2026, 8, 1))  # not a negative signal
    signaal(spelers, c["Hugo"], "melding", D(2026, 10, 1))  # after the quarter
    bespreking(spelers, D(2026, 6, 30), c["Adam"])
    bespreking(spelers, D(2026, 7, 14), c["Adam"], c["Bram"])
    bespreking(spelers, D(2026, 8, 11), c["Bram"], c["Eva"], c["Finn"])
    bespreking(spelers, D(2026, 9, 8))
    plan(c["Adam"], D(2026, 1, 5))
    plan(c["Bram"], D(2026, 7, 20))
    plan(c["Cees"], D(2026, 9, 30))
    score(spelers, c["Adam"], "wonen_gezin", (D(2025, 12, 1), 1), (D(2026, 8, 1), 3), (D(2026, 10, 2), 5))
    score(spelers, c["Bram"], "wonen_gezin", (D(2026, 7, 5), 4), (D(2026, 9, 1), 2), (D(2026, 9, 2), None))
    score(spelers, c["Cees"], "wonen_gezin", (D(2026, 9, 30), 3))
    score(spelers, c["Eva"], "wonen_gezin", (D(2026, 6, 1), 5))  # no longer in the approach
    score(spelers, c["Hugo"], "overlast", (D(2026, 6, 1), None))
    return c


def test_elk_cijfer_klopt_met_de_hand_geteld(spelers: Spelers, settings: LazySettings) -> None:
    settings.RAPPORT_DREMPEL = 1
    vul(spelers)
    cijfers = opname(spelers)
    assert cijfers["cijfers"] == {
        "in_aanpak": 4,  # Adam, Bram, Cees, Hugo
        "actief": 3,
        "monitoring": 1,  # Cees
        "instroom": 2,  # Bram, Cees
        "uitstroom": 2,  # Eva, Finn
        "positief": 1,  # Eva
        "negatief": 1,  # Finn
        "melding": 2,  # Adam, Bram
        "aanhouding": 1,  # Adam
        "negatief_signaal": 2,  # Adam and Bram
        "besproken": 4,  # Adam, Bram (twice), Eva, Finn
        "plannen": 2,  # Bram, Cees
    }
    assert cijfers["vergaderingen"] == [["2026-07-14", 2], ["2026-08-11", 3], ["2026-09-08", 0]]
    wonen = cijfers["scores"]["wonen_gezin"]
    # now Adam 3, Bram 2, Cees 3; start 1, 4, 3
    assert wonen == {"n": 3, "nu": 2.7, "start": 2.7, "vooruit": 1, "gelijk": 1, "achteruit": 1}
    leeg = {"n": 0, "nu": None, "start": None, "vooruit": 0, "gelijk": 0, "achteruit": 0}
    assert cijfers["scores"]["overlast"] == leeg


def test_kleine_aantallen_staan_nergens(spelers: Spelers) -> None:
    vul(spelers)
    cijfers = opname(spelers)
    assert cijfers["drempel"] == 5
    assert set(cijfers["cijfers"].values()) == {"verborgen"}
    assert [n for _, n in cijfers["vergaderingen"]] == ["verborgen", "verborgen", 0]
    assert cijfers["scores"]["wonen_gezin"]["nu"] == "verborgen"
    assert cijfers["scores"]["overlast"]["n"] == 0


def test_een_kleine_uitstroom_volgt_niet_uit_de_rest(spelers: Spelers) -> None:
    """Six came, one went: with both ends of the approach known, who went must not follow from who came."""
    for naam in ("A", "B", "C", "D", "E", "F"):
        traject(spelers, naam, D(2026, 8, 1))
    traject(spelers, "G", D(2026, 1, 1), tot=D(2026, 8, 1), slot="positief")
    cijfers = opname(spelers)["cijfers"]
    assert (cijfers["in_aanpak"], cijfers["actief"], cijfers["monitoring"]) == (6, 6, 0)
    assert [cijfers[code] for code in ("instroom", "uitstroom", "positief")] == ["verborgen"] * 3
    assert cijfers["negatief"] == 0


def test_een_leeg_kwartaal_is_nul_en_niet_verborgen(spelers: Spelers) -> None:
    cijfers = opname(spelers)
    assert set(cijfers["cijfers"].values()) == {0}
    assert cijfers["vergaderingen"] == []
    assert all(rij["nu"] is None for rij in cijfers["scores"].values())


def test_een_ander_kwartaal_telt_wat_toen_waar_was(spelers: Spelers, settings: LazySettings) -> None:
    settings.RAPPORT_DREMPEL = 1
    vul(spelers)
    toen = opname(spelers, K3.vorige)["cijfers"]
    # on 30 June: Adam, Eva, Finn, Hugo; Gijs was closed that day
    assert (toen["in_aanpak"], toen["uitstroom"], toen["instroom"]) == (4, 1, 0)
    nu = opname(spelers, Kwartaal(2026, 4))
    assert nu["cijfers"]["in_aanpak"] == 4  # Adam, Bram, Cees, Daan
    assert nu["scores"]["wonen_gezin"]["nu"] == 3.3  # Adam 5 by now


def test_intensiteit_is_die_van_de_peildatum(spelers: Spelers, settings: LazySettings) -> None:
    settings.RAPPORT_DREMPEL = 1
    casus = traject(spelers, "Adam", D(2026, 1, 5))
    with als_systeem("test: later op monitoring"):
        for dag, intensiteit in ((D(2026, 2, 1), "actief"), (D(2026, 10, 5), "monitoring")):
            casus.intensiteit, casus.in_aanpak_sinds = intensiteit, D(2026, 1, 5)
            with travel(dt.datetime.combine(dag, dt.time(12), tzinfo=dt.UTC), tick=False):
                casus.save()
    assert opname(spelers)["cijfers"]["actief"] == 1
    assert opname(spelers, Kwartaal(2026, 4))["cijfers"]["monitoring"] == 1


def test_andere_gemeente_telt_niet_mee_en_mag_niet_vragen(spelers: Spelers) -> None:
    vul(spelers)
    buur = buurgemeente()
    with namens(buur):
        eigen = maak_momentopname(gemeente=buur.organisatie, van=K3.van, tot_en_met=K3.tot_en_met, door=buur)  # type: ignore[arg-type]
        assert set(eigen.cijfers["cijfers"].values()) == {0}
    with pytest.raises(GeenToegang):
        opname(spelers | {"beheer": buur}, wie="beheer")
    for wie in ("jbwest", "politie", "ondersteuner", "beheer"):
        with pytest.raises(GeenToegang):
            opname(spelers, wie=wie)


@pytest.mark.parametrize(
    ("van", "tot"),
    [
        (D(2026, 7, 2), D(2026, 9, 30)),
        (D(2026, 7, 1), D(2026, 9, 29)),
        (D(2026, 4, 1), D(2026, 9, 30)),
        (D(2027, 1, 1), D(2027, 3, 31)),
    ],
)
def test_alleen_een_begonnen_heel_kwartaal(spelers: Spelers, van: dt.date, tot: dt.date) -> None:
    with pytest.raises(Bezwaar):
        maak_momentopname(gemeente=spelers["beleid"].organisatie, van=van, tot_en_met=tot, door=None)  # type: ignore[arg-type]


def test_evenveel_vragen_bij_meer_casussen(spelers: Spelers) -> None:
    def vragen() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            opname(spelers)
        return len(gevangen)

    traject(spelers, "Een", D(2026, 8, 1))
    een = vragen()
    vul(spelers)
    assert vragen() == een
    assert een <= 24


def test_kwartalen() -> None:
    assert Kwartaal.van_dag(D(2026, 1, 1)) == Kwartaal.van_dag(D(2026, 3, 31)) == Kwartaal(2026, 1)
    assert (K3.van, K3.tot_en_met) == (D(2026, 7, 1), D(2026, 9, 30))
    assert Kwartaal(2026, 4).tot_en_met == D(2026, 12, 31)
    assert [str(k) for k in laatste_kwartalen(Kwartaal(2026, 1), 2)] == [
        "4e kwartaal 2025",
        "1e kwartaal 2026",
    ]
    for fout in ("2026-5", "2026", "x-1", "1-1", ""):
        with pytest.raises(ValueError, match=r"kwartaal|int"):
            Kwartaal.uit_code(fout)
