"""Persons and their cases, who takes part in them, and the grants that follow by the ladder."""

from monitoring.proefbestand.bouwer import Bouwer, aanhaal, tijd
from monitoring.proefbestand.mensen import FUNCTIES, GEMEENTE_ID, MEDIAAN, REGIONAAL, STAF, ZWAAR
from monitoring.proefbestand.woorden import (
    ACHTERNAMEN,
    ROEPNAMEN,
    STRAATNAMEN,
    TUSSENVOEGSELS,
    VOORNAMEN,
    WIJKEN,
    ZINNEN,
)
from pga.choices import Fase, Rol
from pga.models import (
    Adres,
    Bijnaam,
    Casus,
    CasusGebruikersrecht,
    CasusGroepsrecht,
    Deelname,
    Deelnamereden,
    Nummerreeks,
    Persoon,
    Relatie,
)
from pga.services.toegang import VASTE_ROLLEN
from pga.toegang.ladder import rechten

# Of each hundred cases of a municipality, so many are in this phase.
FASEN = (
    ("in_aanpak", 61),
    ("opgeschaald", 2),
    ("geagendeerd", 6),
    ("besproken", 5),
    ("bij_partner", 6),
    ("doorverwezen", 4),
    ("afgesloten", 15),
    ("vernietigd", 1),
)
# Per mille of the cases in which the k-th partner takes part; the three to measure as are set apart.
KANSEN = (0, 450, 400, 350, 320, 300, 280, 250, 220, 200, 180, 0, 120, 110, 100, 90, 80, *[40] * 15, 30)
IN_AANPAK = "fase IN ('in_aanpak', 'opgeschaald')"
DICHT = "fase IN ('afgesloten', 'vernietigd')"


def ontwerp_casussen(b: Bouwer) -> None:
    """The working table `stof`: one row per case with all that the rest is derived from."""
    grens, fasen = 0, []
    for fase, aantal in FASEN:
        grens += aantal
        fasen.append(f"WHEN p < {grens} THEN '{fase}'")
    b.tijdelijk(
        "kiem",
        "SELECT n::bigint AS id, g, v, p, CASE "
        + " ".join(fasen)
        + f" END AS fase, {GEMEENTE_ID}::bigint AS gemeente_id"
        f" FROM generate_series(1, {b.casussen}) n"
        f", LATERAL (SELECT 1 + (n - 1) / {b.per_gemeente} AS g, 1 + mod(n - 1, {b.per_gemeente}) AS v) a"
        f", LATERAL (SELECT mod(v * 37 + {b.seed}, 100) AS p) c",
    )
    laatste = b.VERGADERINGEN - 6
    week = (
        f"CASE fase WHEN 'geagendeerd' THEN 1 + {b.gooi('id', 1, 4)} WHEN 'besproken' THEN 5 + {b.gooi('id', 1, 2)}"
        f" ELSE 7 + {b.gooi('id', 1, laatste)} END"
    )
    b.tijdelijk("weken", f"SELECT *, {week} AS week FROM kiem")
    staf = f"{b.gemeenten * b.PARTNERS * b.MENSEN} + (g - 1) * {len(STAF) + b.regisseurs}"
    besproken = f"{b.dag} + 7 * (5 - week) - CASE WHEN week > 4 THEN 1 ELSE 0 END"
    eerste = f"least(datum, {b.dag}) - 21 - {b.gooi('id', 2, 20)}"
    dicht = f"CASE WHEN {DICHT} THEN least(datum + 120 + {b.gooi('id', 3, 200)}, {b.dag} - 3) END"
    b.tijdelijk(
        "stof",
        f"SELECT *, 'UVZ-' || jaar || '-' || to_char(rang, 'FM0000000') AS nummer FROM (SELECT *,"
        " extract(year FROM eerste)::int AS jaar,"
        " row_number() OVER (PARTITION BY extract(year FROM eerste) ORDER BY id) AS rang"
        f" FROM (SELECT *, {eerste} AS eerste, {dicht} AS dicht, (g - 1) * {b.VERGADERINGEN} + week AS vergadering_id,"
        f" {staf} + 1 AS voorzitter_id, {staf} + 1 + {len(STAF)} + mod(v, {b.regisseurs}) AS regisseur_id,"
        f" gemeente_id + 2 + {b.gooi('id', 4, 10)} AS aanmelder_id"
        f" FROM (SELECT *, {besproken} AS datum FROM weken) d) e) f",
    )


def maak_personen(b: Bouwer) -> None:
    """A person per case, seven in ten with a roepnaam and four in ten with a straatnaam."""
    jong = f"{b.dag} - (14 * 365 + {b.gooi('id', 13, 12 * 365)})"
    oud = f"{b.dag} - (28 * 365 + {b.gooi('id', 13, 25 * 365)})"
    b.vul(
        Persoon,
        "FROM stof ORDER BY id",
        id="id",
        voornaam=b.kies("id", 10, VOORNAMEN),
        tussenvoegsel=b.kies("id", 11, TUSSENVOEGSELS),
        achternaam=b.kies("id", 12, ACHTERNAMEN),
        geboortedatum=f"CASE WHEN mod(p, 5) = 4 THEN {oud} ELSE {jong} END",
        wijk=b.kies("id", 14, WIJKEN),
        fictief="true",
        aangemaakt_op=tijd("eerste"),
    )
    for soort, namen, kans in (("roepnaam", ROEPNAMEN, 7), ("straatnaam", STRAATNAMEN, 4)):
        b.vul(
            Bijnaam,
            f"FROM stof WHERE {b.gooi('id', 15 + kans, 10)} < {kans} ORDER BY id",
            persoon_id="id",
            naam=b.kies("id", 16 + kans, namen),
            soort=aanhaal(soort),
        )


def maak_casussen(b: Bouwer) -> None:
    b.vul(
        Casus,
        "FROM stof ORDER BY id",
        id="id",
        versie=f"CASE WHEN {IN_AANPAK} THEN 4 ELSE 2 END",
        nummer="nummer",
        gemeente_id="gemeente_id",
        persoon_id="id",
        soort="CASE WHEN mod(p, 5) = 4 THEN 'volwassene' ELSE 'jeugd' END",
        grondslag="'uvz-convenant'",
        fase="fase",
        waarom_integraal=f"{b.kies('id', 20, ZINNEN)} || ' ' || {b.kies('id', 21, ZINNEN)}",
        regisseur_id=f"CASE WHEN {IN_AANPAK} OR {DICHT} THEN regisseur_id END",
        regievorm=f"CASE WHEN {IN_AANPAK} OR {DICHT} THEN 'casusregie' ELSE '' END",
        intensiteit="CASE WHEN fase <> 'in_aanpak' THEN '' WHEN mod(p, 3) = 0 THEN 'monitoring' ELSE 'actief' END",
        eerste_verwerking_op="eerste",
        in_aanpak_sinds=f"CASE WHEN {IN_AANPAK} OR {DICHT} THEN datum END",
        herijken_voor=f"CASE WHEN {IN_AANPAK} THEN {b.dag} - 10 + {b.gooi('id', 22, 180)} END",
        afgesloten_op="dicht",
        bewaren_tot="eerste + 1825",
        aangemaakt_op=tijd("eerste"),
    )
    b.vul(Nummerreeks, "FROM stof GROUP BY jaar", jaar="jaar", laatste="max(rang)")


def maak_gezinnen(b: Bouwer) -> None:
    b.vul(
        Relatie,
        "FROM stof, generate_series(1, 2) r ORDER BY stof.id, r",
        casus_id="stof.id",
        naam=f"{b.kies('id * 2 + r', 23, VOORNAMEN)} || ' ' || {b.kies('id', 12, ACHTERNAMEN)}",
        soort="CASE r WHEN 1 THEN 'ouder' ELSE 'broer_zus' END",
        gezag="r = 1",
        aanschrijven="r = 1",
        aangemaakt_op=tijd("eerste"),
    )
    b.vul(
        Adres,
        "FROM stof ORDER BY id",
        casus_id="id",
        straat_huisnummer=f"{b.kies('id', 14, WIJKEN)} || 'straat ' || (1 + {b.gooi('id', 24, 300)})",
        postcode="(1000 + mod(g * 17, 9000)) || ' AB'",
        plaats="'Plaats ' || g",
    )


def bepaal_partijen(b: Bouwer) -> None:
    """The working table `partij`: which partners take part."""
    kansen = ", ".join(map(str, KANSEN))
    doet_mee = (
        f"CASE k WHEN {ZWAAR} THEN mod(p, 10) < 7 WHEN {MEDIAAN} THEN mod(p, 7) = 3"
        f" ELSE {b.gooi('id * 40 + k', 30, 1000)} < (ARRAY[{kansen}])[k] AND NOT (g = 1 AND k = {REGIONAAL}) END"
    )
    b.tijdelijk(
        "partij",
        f"SELECT id, gemeente_id + k AS wie, k FROM stof, generate_series(1, {b.PARTNERS}) k WHERE {doet_mee}"
        f" UNION ALL SELECT id, {1 + REGIONAAL}, {REGIONAAL} FROM stof WHERE mod(p, 5) = 2",
    )


def bepaal_rollen(b: Bouwer) -> None:
    """The working table `rollen`: each participation, with its number."""
    plaats = {functie: nummer for nummer, functie in enumerate(FUNCTIES, 1)}
    vast = ", ".join(f"({plaats[functie]}, '{rol}')" for functie, rol in VASTE_ROLLEN.items())
    worp = b.gooi("id * 40 + k", 31, 100)
    rol = (
        f"CASE WHEN fase = 'geagendeerd' THEN 'genodigd' WHEN fase = 'besproken' THEN"
        f" CASE WHEN {worp} < 75 THEN 'betrokken' ELSE 'genodigd' END"
        f" WHEN fase IN ('bij_partner', 'doorverwezen') THEN"
        f" CASE WHEN {worp} < 30 THEN 'uitvoerder' ELSE 'betrokken' END"
        f" ELSE CASE WHEN {worp} < 60 THEN 'uitvoerder' ELSE 'betrokken' END END"
    )
    gewoon = f"k NOT IN ({ZWAAR}, {MEDIAAN}, {REGIONAAL})"
    tot = (
        f"CASE WHEN {DICHT} THEN {tijd('dicht')}"
        f" WHEN {IN_AANPAK} AND {gewoon} AND {worp} IN (7, 67) THEN {tijd(f'least(datum + 60, {b.dag} - 1)')}"
        f" WHEN {IN_AANPAK} AND {gewoon} AND {worp} IN (8, 68) THEN {tijd(f'{b.dag} + 30')} END"
    )
    sinds, einde = tijd("eerste + 5"), tijd(f"least(datum + 14, {b.dag} - 1)")
    over = f"{IN_AANPAK} OR {DICHT}"
    b.tijdelijk(
        "rollen",
        "SELECT row_number() OVER (ORDER BY id, volgorde, org, fg, pers) AS nr, * FROM ("
        f" SELECT id, 1 AS volgorde, NULL::bigint AS org, (g - 1) * {len(FUNCTIES)} + f AS fg,"
        " NULL::bigint AS pers, rol,"
        f" {tijd('eerste')} AS van, NULL::timestamptz AS tot FROM stof, (VALUES {vast}) vaste(f, rol)"
        f" UNION ALL SELECT id, 2, NULL, NULL, regisseur_id, 'regisseur', {tijd('datum')},"
        f" CASE WHEN {DICHT} THEN {tijd('dicht')} END FROM stof WHERE {over}"
        f" UNION ALL SELECT id, 3, aanmelder_id, NULL, NULL, 'aanmelder', {tijd('eerste')},"
        f" CASE WHEN fase NOT IN ('geagendeerd', 'besproken') THEN {einde} END FROM stof"
        f" UNION ALL SELECT id, 4, aanmelder_id, NULL, NULL, 'ontvanger', {tijd('datum')}, NULL"
        " FROM stof WHERE fase IN ('bij_partner', 'doorverwezen')"
        f" UNION ALL SELECT id, 5, wie, NULL, NULL, {rol}, {sinds}, {tot} FROM partij JOIN stof USING (id)"
        f" UNION ALL SELECT id, 6, wie, NULL, NULL, 'genodigd', {sinds}, {einde} FROM partij JOIN stof USING (id)"
        f" WHERE {over}) alle",
    )


def maak_deelnames(b: Bouwer) -> None:
    """Participations with their reasons, also the ones that ended."""
    b.vul(
        Deelname,
        "FROM rollen r JOIN stof s USING (id) ORDER BY nr",
        id="nr",
        casus_id="r.id",
        organisatie_id="org",
        functiegroep_id="fg",
        gebruiker_id="pers",
        rol="rol",
        grondslag="'uvz-convenant'",
        van="van",
        tot="tot",
        verleend_door_id="voorzitter_id",
        aangemaakt_op="van",
    )
    b.vul(
        Deelnamereden,
        "FROM rollen ORDER BY nr",
        deelname_id="nr",
        casus_id="id",
        reden=b.kies("nr", 40, ZINNEN),
        gevraagd=f"CASE WHEN org IS NULL THEN '' ELSE {b.kies('nr', 41, ZINNEN)} END",
        reden_einde="CASE WHEN tot IS NULL THEN '' ELSE 'niet meer nodig' END",
    )


def geef_rechten(b: Bouwer) -> None:
    """What `pga.services.toegang.gewenste_rechten` says, for all cases at once."""
    ladder = ", ".join(
        f"('{fase}', '{rol}', '{recht}')"
        for fase in Fase
        for rol in Rol
        for recht in sorted(rechten(fase, rol))
    )
    bron = (
        "FROM pga_deelname d JOIN pga_casus c ON c.id = d.casus_id"
        f" JOIN (VALUES {ladder}) l(fase, rol, recht) ON l.fase = c.fase AND l.rol = d.rol"
        " JOIN auth_permission p ON p.codename = l.recht JOIN django_content_type t ON t.id = p.content_type_id"
        " AND t.app_label = 'pga' AND t.model = 'casus' LEFT JOIN pga_organisatie o ON o.id = d.organisatie_id"
        " LEFT JOIN pga_functiegroep f ON f.id = d.functiegroep_id"
        f" WHERE d.van <= {b.nu} AND (d.tot IS NULL OR d.tot > {b.nu}) AND d.gebruiker_id IS %s NULL"
        " GROUP BY d.casus_id, wie, p.id ORDER BY d.casus_id, wie, p.id"
    )
    tot = "CASE WHEN bool_or(d.tot IS NULL) THEN NULL ELSE max(d.tot) END"
    for model, kolom, wie, leeg in (
        (CasusGroepsrecht, "group_id", "coalesce(o.groep_id, f.groep_id)", ""),
        (CasusGebruikersrecht, "user_id", "d.gebruiker_id", "NOT"),
    ):
        vraag = (bron % leeg).replace("wie", wie)
        b.vul(model, vraag, content_object_id="d.casus_id", permission_id="p.id", tot=tot, **{kolom: wie})


def maak_zaken(b: Bouwer) -> None:
    """All of the kernel; `stof`, `partij` and `rollen` stay for what hangs on the cases."""
    ontwerp_casussen(b)
    maak_personen(b)
    maak_casussen(b)
    maak_gezinnen(b)
    bepaal_partijen(b)
    bepaal_rollen(b)
    maak_deelnames(b)
    b.doe("ANALYZE pga_casus, pga_deelname, pga_organisatie, pga_functiegroep")
    geef_rechten(b)
    begin = "(SELECT s.aangemaakt_op FROM pga_casus s WHERE s.id = {})"
    for model, kolom in (
        (Persoon, "x.id"),
        (Bijnaam, "x.persoon_id"),
        (Casus, "x.id"),
        (Adres, "x.casus_id"),
    ):
        b.historie(model, begin.format(kolom), "NULL")
    b.historie(Casus, b.nu, "x.regisseur_id", "~", "x.regisseur_id IS NOT NULL")
    b.historie(Relatie, "x.aangemaakt_op", "NULL")
    b.historie(Deelname, "x.aangemaakt_op", "x.verleend_door_id")
    b.historie(Deelname, "x.tot", "x.verleend_door_id", "~", f"x.tot <= {b.nu}")
    b.historie(Deelnamereden, b.nu, "NULL")
