"""The read log as a chain, in SQL: each line carries the hash of the one before it of the same person.

The form of a line is computed here and nowhere else: the trigger writes it, the check computes it again without
trusting anything in the database but the rows. Changing it makes every older line look tampered with.
"""

_KOLOMMEN = (
    "volgnummer",
    "id",
    "casus_id",
    "gemeente_id",
    "nummer",
    "gebruiker_id",
    "organisatie_id",
    "soort",
    "onderdeel",
    "doel",
    "reden",
    "gevraagd",
    "aantal",
    "nummers",
    "host({r}.adres)",
    "extract(epoch FROM {r}.tijdstip)",
    "extract(epoch FROM {r}.vastgelegd_op)",
)


def sha256(uitdrukking: str) -> str:
    """SQL: the hash of this text, in hexadecimal."""
    return f"encode(sha256(convert_to({uitdrukking}, 'UTF8')), 'hex')"


def schakel(rij: str, vorige: str) -> str:
    """SQL: the hash of a line, given that of the line before it (empty for the first)."""
    delen = ", ".join(k.format(r=rij) if "{r}" in k else f"{rij}.{k}" for k in _KOLOMMEN)
    return sha256(f"{vorige} || jsonb_build_array({delen})::text")


_ZOEKPAD = "SET search_path = pg_catalog, pg_temp"

# As the owner, who alone may write the heads; one statement locks the head, so one person's requests wait in line.
SCHAKEL_AAN = f"""
CREATE FUNCTION pga_leeslog_schakel() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {_ZOEKPAD} AS $$
BEGIN
    LOOP
        SELECT k.volgnummer + 1, k.hash INTO NEW.volgnummer, NEW.hash
          FROM public.pga_leeslogkop k WHERE k.gebruiker_id = NEW.gebruiker_id FOR NO KEY UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO public.pga_leeslogkop (gebruiker_id, volgnummer, hash) VALUES (NEW.gebruiker_id, 0, '')
            ON CONFLICT DO NOTHING;
    END LOOP;
    NEW.vastgelegd_op := clock_timestamp();
    NEW.hash := {schakel("NEW", "NEW.hash")};
    UPDATE public.pga_leeslogkop SET volgnummer = NEW.volgnummer, hash = NEW.hash
     WHERE gebruiker_id = NEW.gebruiker_id;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION pga_leeslog_schakel() FROM PUBLIC;
CREATE TRIGGER pga_leeslog_schakel BEFORE INSERT ON pga_raadpleging
    FOR EACH ROW EXECUTE FUNCTION pga_leeslog_schakel();
"""  # noqa: S608  constants only
SCHAKEL_UIT = "DROP TRIGGER pga_leeslog_schakel ON pga_raadpleging; DROP FUNCTION pga_leeslog_schakel();"

# For everybody, the owner included. Truncating stays possible to the owner: that empties a test database.
ALLEEN_ERBIJ = f"""
CREATE FUNCTION pga_alleen_erbij() RETURNS trigger LANGUAGE plpgsql {_ZOEKPAD} AS $$
BEGIN
    RAISE EXCEPTION 'In % komt alleen iets bij.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER pga_alleen_erbij BEFORE UPDATE OR DELETE ON pga_raadpleging
    FOR EACH STATEMENT EXECUTE FUNCTION pga_alleen_erbij();
CREATE TRIGGER pga_alleen_erbij BEFORE UPDATE OR DELETE ON pga_leeslogzegel
    FOR EACH STATEMENT EXECUTE FUNCTION pga_alleen_erbij();
"""
NIET_ALLEEN_ERBIJ = """
DROP TRIGGER pga_alleen_erbij ON pga_raadpleging;
DROP TRIGGER pga_alleen_erbij ON pga_leeslogzegel;
DROP FUNCTION pga_alleen_erbij();
"""
# The triggers of which none may be gone or switched off: (table, trigger).
GRENDELS = (
    ("pga_raadpleging", "pga_leeslog_schakel"),
    ("pga_raadpleging", "pga_alleen_erbij"),
    ("pga_leeslogzegel", "pga_alleen_erbij"),
)

# Lines written past the trigger (from before there was a chain, or by bulk) are chained in one go, oldest first.
# The owner runs it, with the triggers not yet made or disabled.
KETEN_OPNIEUW = f"""
DO $$
DECLARE
    r public.pga_raadpleging;
    wie bigint := NULL;
    teller bigint := 0;
    vorige text := '';
BEGIN
    TRUNCATE public.pga_leeslogkop;
    FOR r IN SELECT * FROM public.pga_raadpleging ORDER BY gebruiker_id, tijdstip, id LOOP
        IF r.gebruiker_id IS DISTINCT FROM wie THEN
            wie := r.gebruiker_id; teller := 0; vorige := '';
        END IF;
        teller := teller + 1;
        r.volgnummer := teller;
        r.vastgelegd_op := r.tijdstip;
        vorige := {schakel("r", "vorige")};
        UPDATE public.pga_raadpleging SET volgnummer = teller, vastgelegd_op = r.tijdstip, hash = vorige
         WHERE id = r.id;
    END LOOP;
    INSERT INTO public.pga_leeslogkop (gebruiker_id, volgnummer, hash)
    SELECT DISTINCT ON (gebruiker_id) gebruiker_id, volgnummer, hash
      FROM public.pga_raadpleging ORDER BY gebruiker_id, volgnummer DESC;
END $$
"""  # noqa: S608  constants only


def zegel_over(vorige_dag: str, dag: str, vorige_hash: str) -> str:
    """SQL: a row (regels, lezers, hash) over the lines after `vorige_dag`, or since ever, up to and including `dag`.

    The hash covers the last link of everybody who read in those days, and the seal before it.
    """
    tot = "(({d}) + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'"
    inhoud = (
        f"concat({vorige_hash}, jsonb_build_array({dag}, coalesce(sum(k.regels), 0), count(*))::text,"
        " string_agg(concat_ws(':', k.gebruiker_id, k.volgnummer, k.hash), ',' ORDER BY k.gebruiker_id))"
    )
    return f"""
        SELECT coalesce(sum(k.regels), 0)::bigint AS regels, count(*) AS lezers, {sha256(inhoud)} AS hash
          FROM (SELECT DISTINCT ON (gebruiker_id) gebruiker_id, volgnummer, hash,
                       count(*) OVER (PARTITION BY gebruiker_id) AS regels
                  FROM pga_raadpleging
                 WHERE vastgelegd_op >= coalesce({tot.format(d=vorige_dag)}, '-infinity')
                   AND vastgelegd_op < {tot.format(d=dag)}
                 ORDER BY gebruiker_id, volgnummer DESC) k
    """  # noqa: S608  constants and column names only
