"""From report to decision: meetings, agenda items, questions to partners and what they bring in."""

from typing import Any

from monitoring.proefbestand.bouwer import Bouwer, tijd
from monitoring.proefbestand.mensen import GEMEENTE_ID
from monitoring.proefbestand.woorden import BRONNEN, ZINNEN
from monitoring.proefbestand.zaken import DICHT, IN_AANPAK
from pga.choices import Leefgebied
from uvz.choices import Criterium
from uvz.models import (
    Aanmelding,
    Agendapunt,
    Besluit,
    Bijdrage,
    Criteriumoordeel,
    Informatieverzoek,
    Oordeel,
    Vergadering,
    Vraag,
    Weging,
)

BESPROKEN = "fase <> 'geagendeerd'"


def zinnen(b: Bouwer, nummer: str, wat: int, aantal: int) -> str:
    """SQL: a text of so many sentences."""
    return " || ' ' || ".join(b.kies(nummer, wat * 10 + i, ZINNEN) for i in range(aantal))


def maak_aanmeldingen(b: Bouwer) -> None:
    """A weighed report per case."""
    tekst = {
        veld: zinnen(b, "s.id", nr, 2)
        for nr, veld in enumerate(("feiten", "waarom_zorg", "waarom_veiligheid"), 5)
    }
    namen = {
        veld: f"p.{veld}" for veld in ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "wijk")
    }
    b.vul(
        Aanmelding,
        "FROM stof s JOIN pga_persoon p USING (id) ORDER BY s.id",
        id="s.id",
        sleutel=f"md5('{b.seed}-' || s.id)::uuid",
        gemeente_id="gemeente_id",
        organisatie_id="aanmelder_id",
        aangemeld_door_id="pg_temp.mens(aanmelder_id, s.id)",
        casus_id="s.id",
        status="'geagendeerd'",
        ingediend_op=tijd("eerste"),
        soort="CASE WHEN mod(s.p, 5) = 4 THEN 'volwassene' ELSE 'jeugd' END",
        aangemaakt_op=tijd("eerste"),
        **tekst,
        **namen,
    )


def maak_wegingen(b: Bouwer) -> None:
    b.vul(
        Weging,
        "FROM stof s ORDER BY id",
        aanmelding_id="id",
        casus_id="id",
        uitkomst="'geagendeerd'",
        motivering=zinnen(b, "s.id", 8, 1),
        gewogen_door_id="voorzitter_id",
        aangemaakt_op=tijd("eerste + 3"),
    )
    criteria = ", ".join(f"('{waarde}')" for waarde in Criterium.values)
    b.vul(
        Criteriumoordeel,
        f"FROM stof s, (VALUES {criteria}) c(criterium) ORDER BY s.id, criterium",
        aanmelding_id="s.id",
        casus_id="s.id",
        organisatie_id="gemeente_id",
        criterium="criterium",
        voldaan="true",
        door_id="voorzitter_id",
        gegeven_op=tijd("eerste + 3"),
    )


def maak_agenda(b: Bouwer) -> None:
    """A meeting a week per municipality, and each case on one of them."""
    b.vul(
        Vergadering,
        f"FROM generate_series(1, {b.gemeenten}) g, generate_series(1, {b.VERGADERINGEN}) w ORDER BY g, w",
        id=f"(g - 1) * {b.VERGADERINGEN} + w",
        gemeente_id=GEMEENTE_ID,
        datum=f"{b.dag} + 7 * (5 - w) - CASE WHEN w > 4 THEN 1 ELSE 0 END",
        begin="time '09:00'",
        eind="time '12:00'",
        plaats="'Stadhuis'",
        plekken="12",
        status="CASE WHEN w > 4 THEN 'gehouden' ELSE 'gepland' END",
    )
    b.vul(
        Agendapunt,
        "FROM stof ORDER BY id",
        id="id",
        casus_id="id",
        vergadering_id="vergadering_id",
        volgorde="1 + mod(v, 12)",
        waarom=zinnen(b, "id", 9, 2),
        status=f"CASE WHEN {BESPROKEN} THEN 'besproken' ELSE 'voorbereiding' END",
        aangemaakt_op=tijd("eerste + 4"),
    )


def maak_verzoeken(b: Bouwer) -> None:
    """A question to each invited partner: open before the meeting, mostly answered after it."""
    worp = b.gooi("s.id * 40 + k", 50, 100)
    status = (
        f"CASE WHEN {BESPROKEN} THEN CASE WHEN {worp} < 70 THEN 'bekend' WHEN {worp} < 95 THEN 'niet_bekend'"
        f" ELSE 'niet_tijdig' END WHEN {worp} < 50 THEN 'open' WHEN {worp} < 85 THEN 'bekend' ELSE 'niet_bekend' END"
    )
    b.vul(
        Informatieverzoek,
        f"FROM (SELECT *, s.id AS nr, {status} AS staat FROM partij JOIN stof s USING (id)) s ORDER BY nr, k",
        casus_id="nr",
        agendapunt_id="nr",
        organisatie_id="wie",
        reden=zinnen(b, "s.id * 40 + k", 51, 1),
        vraag=zinnen(b, "s.id * 40 + k", 52, 1),
        uiterlijk="datum - 4",
        status="staat",
        beantwoord_op=f"CASE WHEN staat LIKE '%bekend' THEN {tijd('eerste + 8')} END",
        beantwoord_door_id="CASE WHEN staat LIKE '%bekend' THEN pg_temp.mens(wie, nr) END",
        aangemaakt_op=tijd("eerste + 5"),
    )


def maak_bijdragen(b: Bouwer) -> None:
    """About one per partner; one case in a hundred has forty."""
    gebieden = f"CASE {b.gooi('s.id', 53, 100)} WHEN 0 THEN ceil(40.0 / deelnemers)::int ELSE 1 END"
    aantal = f"CASE WHEN {b.gooi('s.id * 40 + k', 54, 10)} < 8 OR {gebieden} > 1 THEN {gebieden} ELSE 0 END"
    bron = (
        f"FROM (SELECT *, count(*) OVER (PARTITION BY id) AS deelnemers FROM partij) d JOIN stof s USING (id),"
        f" LATERAL generate_series(1, {aantal}) i WHERE {BESPROKEN} ORDER BY s.id, k, i"
    )
    b.vul(
        Bijdrage,
        bron,
        casus_id="s.id",
        agendapunt_id="s.id",
        organisatie_id="wie",
        door_id="pg_temp.mens(wie, s.id)",
        leefgebied=b.kies("s.id * 1600 + k * 40 + i", 55, Leefgebied.values),
        tekst=zinnen(b, "s.id * 1600 + k * 40 + i", 56, 3),
        bron=b.kies("s.id * 40 + k", 57, BRONNEN),
        aangemaakt_op=tijd("eerste + 8"),
    )


def maak_besluiten(b: Bouwer) -> None:
    gelijk: dict[str, Any] = {"casus_id": "id", "agendapunt_id": "id"}
    b.vul(
        Vraag,
        f"FROM stof WHERE mod(p, 2) = 0 AND {BESPROKEN} ORDER BY id",
        organisatie_id="aanmelder_id",
        tekst=zinnen(b, "id", 58, 1),
        voor="least(datum + 10, eerste + 60)",
        status="CASE fase WHEN 'besproken' THEN 'open' ELSE 'beantwoord' END",
        antwoord=f"CASE fase WHEN 'besproken' THEN '' ELSE {zinnen(b, 'id', 59, 1)} END",
        gesteld_door_id="voorzitter_id",
        aangemaakt_op=tijd("datum"),
        **gelijk,
    )
    b.vul(
        Oordeel,
        f"FROM stof WHERE {BESPROKEN} ORDER BY id",
        tekst=zinnen(b, "id", 60, 2),
        vastgelegd_door_id="voorzitter_id",
        aangemaakt_op=tijd("datum"),
        **gelijk,
    )
    b.vul(
        Besluit,
        f"FROM stof WHERE {BESPROKEN} AND fase <> 'besproken' ORDER BY id",
        soort=f"CASE WHEN {IN_AANPAK} OR {DICHT} THEN 'integrale_aanpak' ELSE 'partner_alleen' END",
        motivering=zinnen(b, "id", 61, 2),
        partner_id=f"CASE WHEN {IN_AANPAK} OR {DICHT} THEN NULL ELSE aanmelder_id END",
        regisseur_id=f"CASE WHEN {IN_AANPAK} OR {DICHT} THEN regisseur_id END",
        regievorm=f"CASE WHEN {IN_AANPAK} OR {DICHT} THEN 'casusregie' ELSE '' END",
        vastgelegd_door_id="voorzitter_id",
        aangemaakt_op=tijd("datum"),
        **gelijk,
    )


def maak_bespreking(b: Bouwer) -> None:
    maak_aanmeldingen(b)
    maak_wegingen(b)
    maak_agenda(b)
    maak_verzoeken(b)
    maak_bijdragen(b)
    maak_besluiten(b)
    b.historie(Aanmelding, "x.aangemaakt_op", "x.aangemeld_door_id")
    b.historie(Weging, "x.aangemaakt_op", "x.gewogen_door_id")
    b.historie(Criteriumoordeel, "x.gegeven_op", "x.door_id")
    b.historie(Vergadering, b.nu, "NULL")
    b.historie(Agendapunt, "x.aangemaakt_op", "NULL")
    b.historie(Informatieverzoek, "x.aangemaakt_op", "NULL")
    b.historie(
        Informatieverzoek, "x.beantwoord_op", "x.beantwoord_door_id", "~", "x.beantwoord_op IS NOT NULL"
    )
    b.historie(Bijdrage, "x.aangemaakt_op", "x.door_id")
    b.historie(Vraag, "x.aangemaakt_op", "x.gesteld_door_id")
    b.historie(Oordeel, "x.aangemaakt_op", "x.vastgelegd_door_id")
    b.historie(Besluit, "x.aangemaakt_op", "x.vastgelegd_door_id")
