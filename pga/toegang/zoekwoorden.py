"""The search key of each case, kept by the database, and the one function that reads it: access first.

Row-level security would keep a trigram index from being used and look up a grant for every row (prestaties.md 3).
So the function starts at the grants of the one who asks, compares the keys of those cases alone, and answers with
cases, which the caller reads through the policies like any other. (A function cannot carry the setting in its head:
PostgreSQL keeps that for superusers. An error halfway rolls the setting back with the statement.)
"""

from pga.toegang.beleid import GEBRUIKER, GROEPEN, MEEKIJKEN, NIET_MEEKIJKEND

# How a name sounds, roughly: without vowels, one letter for those that people swap, no doubles.
WOORDEN = r"""
CREATE FUNCTION pga_kaal(tekst text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT lower(unaccent(tekst))
$$;
CREATE FUNCTION pga_klank(tekst text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(regexp_replace(translate(tekst, 'cqzv', 'kksf'), '[aeiouyh]', '', 'g'),
                          '([a-z])\1+', '\1', 'g')
$$;
"""
WOORDEN_WEG = "DROP FUNCTION pga_kaal(text); DROP FUNCTION pga_klank(text);"

# As the system: who adds a name sees one case of the person, and every case of the person is found by it.
BIJHOUDEN = """
CREATE FUNCTION pga_zet_zoeksleutels(personen bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE eerder text := coalesce(current_setting('pga.systeem', true), '');
BEGIN
    PERFORM set_config('pga.systeem', 'zoeksleutels bijhouden', true);
    INSERT INTO pga_zoeksleutel (casus_id, tekst, klank)
    SELECT bron.id, bron.tekst, ' ' || pga_klank(bron.tekst)
      FROM (SELECT c.id, pga_kaal(concat_ws(' ', p.voornaam, p.tussenvoegsel, p.achternaam,
                       (SELECT string_agg(b.naam, ' ' ORDER BY b.id) FROM pga_bijnaam b WHERE b.persoon_id = p.id),
                       c.nummer)) AS tekst
              FROM pga_casus c JOIN pga_persoon p ON p.id = c.persoon_id
             WHERE personen IS NULL OR c.persoon_id = ANY (personen)) bron
    ON CONFLICT (casus_id) DO UPDATE SET tekst = EXCLUDED.tekst, klank = EXCLUDED.klank;
    PERFORM set_config('pga.systeem', eerder, true);
END $$;
CREATE FUNCTION pga_zoeksleutel_nieuw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'pga_persoon' THEN
        PERFORM pga_zet_zoeksleutels(ARRAY(SELECT id FROM nieuw));
    ELSE
        PERFORM pga_zet_zoeksleutels(ARRAY(SELECT persoon_id FROM nieuw));
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION pga_zoeksleutel_oud() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pga_zet_zoeksleutels(ARRAY(SELECT persoon_id FROM oud));
    RETURN NULL;
END $$;
CREATE TRIGGER pga_zoeksleutel AFTER INSERT ON pga_casus REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION pga_zoeksleutel_nieuw();
CREATE TRIGGER pga_zoeksleutel AFTER UPDATE ON pga_persoon REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION pga_zoeksleutel_nieuw();
CREATE TRIGGER pga_zoeksleutel_erbij AFTER INSERT ON pga_bijnaam REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION pga_zoeksleutel_nieuw();
CREATE TRIGGER pga_zoeksleutel_anders AFTER UPDATE ON pga_bijnaam REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION pga_zoeksleutel_nieuw();
CREATE TRIGGER pga_zoeksleutel_weg AFTER DELETE ON pga_bijnaam REFERENCING OLD TABLE AS oud
    FOR EACH STATEMENT EXECUTE FUNCTION pga_zoeksleutel_oud();
"""
BIJHOUDEN_WEG = """
DROP TRIGGER pga_zoeksleutel ON pga_casus;
DROP TRIGGER pga_zoeksleutel ON pga_persoon;
DROP TRIGGER pga_zoeksleutel_erbij ON pga_bijnaam;
DROP TRIGGER pga_zoeksleutel_anders ON pga_bijnaam;
DROP TRIGGER pga_zoeksleutel_weg ON pga_bijnaam;
DROP FUNCTION pga_zoeksleutel_nieuw();
DROP FUNCTION pga_zoeksleutel_oud();
DROP FUNCTION pga_zet_zoeksleutels(bigint[]);
"""

# `ruim` also takes what resembles a word or, where `klinkt` says that its sound means enough, sounds like it.
ZOEK = f"""
CREATE FUNCTION pga_zoek(woorden text[], klinkt boolean[], ruim boolean, hoogstens integer)
RETURNS TABLE (casus_id bigint, lijkt real)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE eerder text := coalesce(current_setting('pga.systeem', true), '');
BEGIN
    PERFORM set_config('pga.systeem', 'zoeken in eigen casussen', true);
    RETURN QUERY WITH soort AS MATERIALIZED (SELECT p.id FROM auth_permission p WHERE p.codename = 'identiteit'),
    mijn AS MATERIALIZED (
        SELECT r.content_object_id AS id FROM pga_casusgroepsrecht r
         WHERE r.group_id = ANY ({GROEPEN}) AND r.permission_id = (SELECT id FROM soort)
           AND (r.tot IS NULL OR r.tot > now())
           AND ({NIET_MEEKIJKEND} OR r.content_object_id = {MEEKIJKEN})
        UNION
        SELECT r.content_object_id FROM pga_casusgebruikersrecht r
         WHERE r.user_id = {GEBRUIKER} AND r.permission_id = (SELECT id FROM soort)
           AND (r.tot IS NULL OR r.tot > now())),
    vraag AS MATERIALIZED (
        SELECT array_agg(pga_kaal(woord)) AS kaal,
               array_agg(CASE WHEN telt THEN ' ' || pga_klank(pga_kaal(woord)) ELSE '' END) AS klank,
               string_agg(pga_kaal(woord), ' ') AS heel
          FROM unnest(woorden, klinkt) AS w (woord, telt))
    SELECT z.casus_id, word_similarity(v.heel, z.tekst)
      FROM mijn JOIN pga_zoeksleutel z ON z.casus_id = mijn.id CROSS JOIN vraag v
     WHERE (SELECT bool_and(strpos(z.tekst, w.kaal) > 0
                            OR ruim AND (word_similarity(w.kaal, z.tekst) >= 0.4
                                         OR w.klank <> '' AND strpos(z.klank, w.klank) > 0))
              FROM unnest(v.kaal, v.klank) AS w (kaal, klank))
     ORDER BY 2 DESC, 1 DESC
     LIMIT hoogstens;
    PERFORM set_config('pga.systeem', eerder, true);
END $$;
"""  # noqa: S608  constants only
ZOEK_WEG = "DROP FUNCTION pga_zoek(text[], boolean[], boolean, integer);"
