"""From decision to closing: plans with scores, actions, signals, contacts, reviews."""

from monitoring.proefbestand.bespreking import zinnen
from monitoring.proefbestand.bouwer import Bouwer, tijd
from monitoring.proefbestand.woorden import TAKEN, ZINNEN
from monitoring.proefbestand.zaken import DICHT, IN_AANPAK
from pga.choices import Leefgebied
from plans.choices import Signaalsoort
from plans.models import (
    Actie,
    Afsluiting,
    Beeld,
    Contactmoment,
    Doel,
    Herijking,
    Meting,
    Plan,
    PlanVersie,
    Signaal,
)

MET_PLAN = f"({IN_AANPAK} OR {DICHT})"
GEBIEDEN = ", ".join(f"('{waarde}', {nummer})" for nummer, waarde in enumerate(Leefgebied.values))


def sinds(b: Bouwer, nummer: str, wat: int) -> str:
    """SQL: a day between the decision and yesterday (or the closing)."""
    eind = f"coalesce(dicht, {b.dag} - 1)"
    return f"(datum + mod({b.gooi(nummer, wat, 100000)}, greatest({eind} - datum, 1)))"


def maak_plannen(b: Bouwer) -> None:
    b.vul(
        Plan,
        f"FROM stof WHERE {MET_PLAN} ORDER BY id",
        id="id",
        casus_id="id",
        kern=zinnen(b, "id", 70, 2),
        hoofddoel=zinnen(b, "id", 71, 1),
        rolverdeling=zinnen(b, "id", 72, 1),
        visie_persoon=zinnen(b, "id", 73, 1),
        status="'vastgesteld'",
        vastgesteld_op=tijd("datum + 7"),
        aangemaakt_op=tijd("datum"),
    )
    b.vul(
        PlanVersie,
        f"FROM stof WHERE {MET_PLAN} ORDER BY id",
        casus_id="id",
        plan_id="id",
        nummer="1",
        inhoud="'{}'::jsonb",
        vastgesteld_door_id="regisseur_id",
        aangemaakt_op=tijd("datum + 7"),
    )


def maak_beelden(b: Bouwer) -> None:
    b.vul(
        Beeld,
        f"FROM stof, (VALUES {GEBIEDEN}) l(gebied, n) WHERE {MET_PLAN} ORDER BY id, n",
        casus_id="id",
        plan_id="id",
        leefgebied="gebied",
        tekst=b.kies("id * 8 + n", 74, ZINNEN),
    )
    b.vul(
        Doel,
        f"FROM stof, (VALUES {GEBIEDEN}) l(gebied, n) WHERE {MET_PLAN} AND {b.gooi('id * 8 + n', 75, 4)} = 0"
        " ORDER BY id, n",
        casus_id="id",
        plan_id="id",
        leefgebied="gebied",
        tekst=b.kies("id * 8 + n", 76, ZINNEN),
        meetbaar=b.kies("id * 8 + n", 77, ZINNEN),
        streefdatum="datum + 180",
        status=f"CASE WHEN {DICHT} THEN 'behaald' ELSE 'lopend' END",
        aangemaakt_op=tijd("datum"),
    )


def maak_metingen(b: Bouwer) -> None:
    """Two rounds of scores on the eight leefgebieden; about one in twelve is not discussed."""
    b.vul(
        Meting,
        f"FROM stof, (VALUES {GEBIEDEN}) l(gebied, n), generate_series(1, 2) m WHERE {MET_PLAN} ORDER BY id, m, n",
        casus_id="id",
        leefgebied="gebied",
        score=f"nullif(least({b.gooi('id * 8 + n', 78, 5)} + m - 1, 5), 0)",
        moment="CASE m WHEN 1 THEN 'start' ELSE 'tussentijds' END",
        datum=f"least(datum + 90 * (m - 1), {b.dag} - 1)",
        door_id="regisseur_id",
        aangemaakt_op=tijd("datum"),
    )


def maak_acties(b: Bouwer) -> None:
    """About one per partner; late, open and done."""
    sleutel = "s.id * 40 + k"
    voor = f"(CASE WHEN dicht IS NULL THEN {b.dag} - 60 + {b.gooi(sleutel, 80, 90)} ELSE dicht - 10 END)"
    open_ = f"dicht IS NULL AND {voor} > {b.dag} - 5 - {b.gooi(sleutel, 81, 20)}"
    bron = f"FROM partij JOIN stof s USING (id) WHERE {MET_PLAN} ORDER BY s.id, k"
    b.vul(
        Actie,
        bron,
        casus_id="s.id",
        organisatie_id="wie",
        omschrijving=b.kies(sleutel, 82, TAKEN),
        voor=voor,
        status=f"CASE WHEN {open_} THEN CASE WHEN mod(k, 2) = 0 THEN 'open' ELSE 'in_uitvoering' END ELSE 'gedaan' END",
        uitkomst=f"CASE WHEN {open_} THEN '' ELSE 'gedaan' END",
        afgerond_op=f"CASE WHEN NOT ({open_}) THEN {voor} END",
        gevraagd_door_id="regisseur_id",
        aangemaakt_op=tijd("datum"),
    )


def maak_signalen(b: Bouwer) -> None:
    sleutel = "s.id * 40 + k"
    b.vul(
        Signaal,
        f"FROM partij JOIN stof s USING (id) WHERE {MET_PLAN} AND {b.gooi(sleutel, 83, 2)} = 0 ORDER BY s.id, k",
        casus_id="s.id",
        soort=b.kies(sleutel, 84, Signaalsoort.values),
        datum=sinds(b, sleutel, 85),
        tekst=zinnen(b, sleutel, 86, 1),
        organisatie_id="wie",
        door_id="pg_temp.mens(wie, s.id)",
        gezien_op=f"CASE WHEN {b.gooi(sleutel, 87, 10)} > 0 THEN {b.nu} - interval '1 hour' END",
        aangemaakt_op=tijd(sinds(b, sleutel, 85)),
    )
    b.vul(
        Contactmoment,
        f"FROM stof, generate_series(1, 3) n WHERE {MET_PLAN} ORDER BY id, n",
        casus_id="id",
        soort="'gesprek'",
        datum=sinds(b, "id * 3 + n", 88),
        met="'de persoon'",
        verslag=zinnen(b, "id * 3 + n", 89, 2),
        door_id="regisseur_id",
        aangemaakt_op=tijd(sinds(b, "id * 3 + n", 88)),
    )


def maak_afloop(b: Bouwer) -> None:
    b.vul(
        Herijking,
        f"FROM stof WHERE {MET_PLAN} AND datum < {b.dag} - 180 ORDER BY id",
        casus_id="id",
        datum=f"least(datum + 180, {b.dag} - 2)",
        voorstel="'voortzetten'",
        motivering=zinnen(b, "id", 90, 1),
        status="'besloten'",
        door_id="regisseur_id",
        aangemaakt_op=tijd("datum + 170"),
    )
    b.vul(
        Afsluiting,
        f"FROM stof WHERE {DICHT} ORDER BY id",
        casus_id="id",
        soort="'positief'",
        motivering=zinnen(b, "id", 91, 1),
        status="'besloten'",
        besloten_op="dicht",
        besloten_door_id="voorzitter_id",
        aangemaakt_op=tijd("dicht"),
    )


def maak_aanpak(b: Bouwer) -> None:
    maak_plannen(b)
    maak_beelden(b)
    maak_metingen(b)
    maak_acties(b)
    maak_signalen(b)
    maak_afloop(b)
    b.historie(Plan, "x.aangemaakt_op", "NULL")
    b.historie(Beeld, b.nu, "NULL")
    b.historie(Doel, "x.aangemaakt_op", "NULL")
    b.historie(Meting, "x.aangemaakt_op", "x.door_id")
    b.historie(Actie, "x.aangemaakt_op", "x.gevraagd_door_id")
    b.historie(Actie, b.nu, "NULL", "~", "x.afgerond_op IS NOT NULL")
    b.historie(Signaal, "x.aangemaakt_op", "x.door_id")
    b.historie(Contactmoment, "x.aangemaakt_op", "x.door_id")
    b.historie(Herijking, "x.aangemaakt_op", "x.door_id")
    b.historie(Afsluiting, "x.aangemaakt_op", "x.besloten_door_id")
