"""Municipalities, their partners, and the people who work there. Three of them have a name to measure as."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.contrib.auth.models import Group

from monitoring.proefbestand.bouwer import Bouwer, aanhaal
from monitoring.proefbestand.woorden import ACHTERNAMEN, PARTNERS, VOORNAMEN
from pga.choices import Functie
from pga.models import Functiegroep, Gebruiker, Organisatie
from pga.toegang.geheimhouding import VERSIE

FUNCTIES = tuple(Functie.values)
# One person per entry, then the regisseurs.
STAF = (
    "voorzitter",
    "ondersteuner",
    "ondersteuner",
    "analist",
    "privacy",
    "beleid",
    "beheer",
    "jeugdmarshall",
)
# Of the first municipality: in 70 % of its cases, in 14 % of them, and in 20 % of all cases everywhere.
ZWAAR, MEDIAAN, REGIONAAL = 1, 12, 33
BIJZONDER = {ZWAAR: "zwaar", MEDIAAN: "mediaan", REGIONAAL: "regionaal"}
GEMEENTE_ID = "((g - 1) * 34 + 1)"


def partnernaam(k: str) -> str:
    """SQL: what the k-th partner is called."""
    namen = ", ".join(aanhaal(naam) for naam, _, _ in PARTNERS)
    return f"(ARRAY[{namen}])[1 + mod({k} - 1, {len(PARTNERS)})] || ' ' || {k}"


def maak_organisaties(b: Bouwer) -> None:
    """A municipality is organisation 34(g-1)+1, its partners follow; each has a group of the same number."""
    alle = f"FROM generate_series(1, {b.gemeenten}) g CROSS JOIN generate_series(0, {b.PARTNERS}) k"
    nummer = f"({GEMEENTE_ID} + k)"
    naam = f"CASE k WHEN 0 THEN 'Gemeente ' || g ELSE {partnernaam('k')} || ' ' || g END"
    b.vul(Group, alle, id=nummer, name=f"'organisatie: ' || {naam}")
    soort, domein = (
        f"(ARRAY[{', '.join(aanhaal(rij[kolom]) for rij in PARTNERS)}])[1 + mod(k - 1, {len(PARTNERS)})]"
        for kolom in (1, 2)
    )
    b.vul(
        Organisatie,
        f"{alle} ORDER BY k, g",
        id=nummer,
        naam=naam,
        afkorting=f"CASE k WHEN 0 THEN 'gemeente ' || g ELSE {partnernaam('k')} END",
        soort=f"CASE k WHEN 0 THEN 'gemeente' ELSE {soort} END",
        domein=f"CASE k WHEN 0 THEN 'bestuur' ELSE {domein} END",
        gemeente_id=f"CASE k WHEN 0 THEN NULL ELSE {GEMEENTE_ID} END",
        kernpartner="k <= 10",
        geheimhouding="mod(k, 3) = 1",
        convenant_van=f"{b.dag} - 1500",
        groep_id=nummer,
    )


def maak_functiegroepen(b: Bouwer) -> None:
    """Function f of municipality g is number 10(g-1)+f; its group comes after those of the organisations."""
    functies = ", ".join(aanhaal(functie) for functie in FUNCTIES)
    alle = (
        f"FROM generate_series(1, {b.gemeenten}) g"
        f" CROSS JOIN unnest(ARRAY[{functies}]) WITH ORDINALITY u(functie, f)"
    )
    nummer = f"((g - 1) * {len(FUNCTIES)} + f)"
    groep = f"({b.gemeenten * 34} + {nummer})"
    b.vul(Group, alle, id=groep, name="functie || ': gemeente ' || g")
    b.vul(Functiegroep, alle, id=nummer, gemeente_id=GEMEENTE_ID, functie="functie", groep_id=groep)


def maak_mensen(b: Bouwer, wachtwoord: str | None) -> None:
    """Five of each partner, then the staff of each municipality; all with the same password, or none at all."""
    gelijk = {
        "password": aanhaal(make_password(wachtwoord) if wachtwoord else UNUSABLE_PASSWORD_PREFIX),
        "date_joined": b.nu,
        "geheimhouding_getekend_op": f"{b.dag} - 400",
        "geheimhouding_versie": str(VERSIE),
        "screening_op": f"{b.dag} - 450",
        "training_op": f"{b.dag} - 300",
    }
    partner = f"((g - 1) * {b.PARTNERS} + k - 1) * {b.MENSEN} + j"
    namen = " ".join(f"WHEN g = 1 AND j = 1 AND k = {k} THEN '{naam}'" for k, naam in BIJZONDER.items())
    b.vul(
        Gebruiker,
        f"FROM generate_series(1, {b.gemeenten}) g, generate_series(1, {b.PARTNERS}) k,"
        f" generate_series(1, {b.MENSEN}) j",
        id=partner,
        username=f"CASE {namen} ELSE 'p' || g || '-' || k || '-' || j END",
        first_name=b.kies(partner, 1, VOORNAMEN),
        last_name=b.kies(partner, 2, ACHTERNAMEN),
        organisatie_id=f"{GEMEENTE_ID} + k",
        **gelijk,
    )
    aantal = len(STAF) + b.regisseurs
    staf = ", ".join(aanhaal(functie) for functie in [*STAF, *["regisseur"] * b.regisseurs])
    nummer = f"{b.gemeenten * b.PARTNERS * b.MENSEN} + (g - 1) * {aantal} + s"
    b.vul(
        Gebruiker,
        f"FROM generate_series(1, {b.gemeenten}) g, unnest(ARRAY[{staf}]) WITH ORDINALITY u(functie, s)",
        id=nummer,
        username="'g' || g || '-' || functie || '-' || s",
        first_name=b.kies(nummer, 1, VOORNAMEN),
        last_name=b.kies(nummer, 2, ACHTERNAMEN),
        organisatie_id=GEMEENTE_ID,
        **gelijk,
    )


def geef_functies(b: Bouwer) -> None:
    """Partners are partner, the second of each police too weighs; staff does what its username says."""
    b.doe(
        "INSERT INTO pga_gebruiker_groups (gebruiker_id, group_id)"
        " SELECT u.id, f.groep_id FROM pga_gebruiker u JOIN pga_organisatie o ON o.id = u.organisatie_id"
        " JOIN pga_functiegroep f ON f.gemeente_id = coalesce(o.gemeente_id, o.id) AND f.functie ="
        "  CASE WHEN o.gemeente_id IS NULL THEN split_part(u.username, '-', 2) ELSE 'partner' END"
        " ORDER BY 1, 2"
    )
    b.doe(
        "INSERT INTO pga_gebruiker_groups (gebruiker_id, group_id)"
        " SELECT u.id, f.groep_id FROM pga_functiegroep f JOIN pga_gebruiker u"
        f" ON u.organisatie_id = f.gemeente_id + {ZWAAR} AND mod(u.id - 1, {b.MENSEN}) = 1 WHERE f.functie = 'weger'"
    )


def maak_mens_en_organisatie(b: Bouwer, wachtwoord: str | None) -> None:
    """Everybody there is; `pg_temp.mens(o, n)` is somebody of that partner from here on."""
    maak_organisaties(b)
    maak_functiegroepen(b)
    maak_mensen(b, wachtwoord)
    geef_functies(b)
    b.historie(Organisatie, b.nu, "NULL")
    b.historie(Gebruiker, b.nu, "NULL")
    b.doe(
        "CREATE OR REPLACE FUNCTION pg_temp.mens(organisatie bigint, nummer bigint) RETURNS bigint LANGUAGE sql"
        f" IMMUTABLE AS $$ SELECT ((organisatie - 1) / 34 * {b.PARTNERS} + mod(organisatie - 1, 34) - 1)"
        f" * {b.MENSEN} + 1 + mod(nummer, {b.MENSEN}) $$"
    )
