"""Allow-lists of the house rules. A new line here is a decision: say in the commit why there is no other way."""

# (module, reason): work that passes the lock, because no person can hold the right for it.
ALS_SYSTEEM: set[tuple[str, str]] = {
    # grants and participations are written by one service, so that nobody gives more than the ladder
    ("pga/services/toegang.py", "rechten van een casus herberekenen"),
    ("pga/services/toegang.py", "deelname vastleggen"),
    ("pga/services/toegang.py", "deelname beëindigen"),
    ("pga/services/toegang.py", "regisseur wisselen"),
    # who asks cannot see the case, and the worker is nobody
    ("pga/services/toegangsverzoek.py", "verzoek om toegang melden"),
    ("pga/services/nalopen.py", "toegang zoeken die misschien niet meer nodig is"),
    ("pga/services/einde.py", "einde van een deelname zetten"),
    ("pga/services/einde.py", "nog nodig bevonden toegang bewaren"),
    ("pga/services/einde.py", "alle deelnames van een casus zoeken"),
    ("pga/services/toegang.py", "vaste deelnemers vastleggen"),
    ("pga/services/toegang.py", "geplande toegang laten beginnen"),
    # who ends a stand-in may no longer see the cases, or is the system
    ("pga/services/waarneming.py", "waarneming intrekken"),
    # who compares the grants of every case is in none of them
    ("pga/services/controle.py", "toegang van alle casussen nalopen"),
    # a new case has no grants yet, and nobody sees a person without a case
    ("pga/services/casus.py", "casus openen"),
    ("pga/services/casus.py", "persoon vastleggen bij het openen van een casus"),
    ("uvz/services/weging.py", "oordelen over een aanmelding aan de nieuwe casus hangen"),
    # the beheerder who closes an account sees no case; nobody holds a right over all work of who leaves
    ("pga/services/vertrek.py", "toegang van een account beëindigen"),
    ("plans/services/vertrek.py", "open werk van wie vertrekt verdelen"),
    # who tells somebody something cannot read their messages
    ("pga/services/bericht.py", "bericht klaarzetten"),
    ("pga/services/bericht.py", "bericht mailen"),
    # in an emergency somebody looks for a case they may not see; who leads it is told
    ("pga/services/noodinzage.py", "casus zoeken voor noodinzage"),
    ("pga/services/noodinzage.py", "noodinzage vastleggen"),
    ("pga/services/noodinzage.py", "lezen wie de casus leidt, voor het bericht over noodinzage"),
    ("pga/services/noodinzage.py", "noodinzage beëindigen"),
    # the worker is nobody
    ("pga/services/bericht.py", "blijven liggen berichten zoeken"),
    ("pga/services/brieven.py", "brief maken"),
    ("pga/services/brieven.py", "mislukte brief melden"),
    ("pga/services/brieven.py", "blijven liggen brieven zoeken"),
    # the chain of the read log is computed over all lines, which nobody may read together
    ("pga/services/leeszegel.py", "leeslog verzegelen"),
    ("pga/services/leessignaal.py", "opvallend lezen zoeken"),
    ("pga/selectors/leescontrole.py", "leeslog narekenen"),
    # nobody holds a right on a closed case
    ("pga/services/inzage.py", "afgesloten casus zoeken voor inzage"),
    # numbers only: no row of a case leaves these
    ("pga/selectors/afgeschermd.py", "nummers van afgeschermde casussen voor de privacyfunctionaris"),
    ("pga/selectors/mensen.py", "caseloads tellen"),
    ("plans/selectors/vertrek.py", "tellen wat openstaat bij een vertrek"),
    ("pga/selectors/bewaren.py", "bewaartermijnen voor de privacyfunctionaris"),
    ("uvz/services/agenda.py", "plekken op een agenda tellen"),
    ("monitoring/services/momentopname.py", "cijfers van een kwartaal tellen"),
    ("monitoring/services/momentopname.py", "eerste casus van een gemeente opzoeken"),
    # a draft that nobody else ever saw leaves no trace; nobody holds a right to delete a report
    ("uvz/services/aanmelding.py", "een niet ingediend concept weggooien"),
    # the demo
    ("pga/demo/klok.py", "demodatums meeschuiven met vandaag"),
    ("monitoring/demo/verteller.py", "demo: persoon als verzonnen merken"),
}

# Services without `door`: reads of a service, drafts of the user alone, and what the system does by itself.
SCHRIJFT_ZONDER_DOOR: set[str] = {
    "pga/services/leescontrole.py:meld_verschillen_in_leeslog",
    "pga/services/leeszegel.py:verzegel",
    "pga/services/leessignaal.py:vind_opvallend_lezen",
    "monitoring/services/momentopname.py:afgeschermd",
    "monitoring/services/rapport.py:liggen_gebleven",
    "monitoring/services/rapport.py:meld_mislukt",
    "monitoring/services/rapport.py:stel_rapport_op",
    "monitoring/services/rapport.py:vraag_kwartaalrapporten",
    "pga/services/bericht.py:mail_bericht",
    "pga/services/bericht.py:mail_wat_bleef_liggen",
    "pga/services/bericht.py:niet_gemaild",
    "pga/services/brieven.py:liggen_gebleven",
    "pga/services/brieven.py:meld_mislukt",
    "pga/services/brieven.py:stel_brief_op",
    "pga/services/casus.py:volgend_nummer",
    "pga/services/controle.py:controleer_toegang",
    "pga/services/controle.py:loop_toegang_na",
    "pga/services/concept.py:haal_concept",
    "pga/services/concept.py:wis_concept",
    "pga/services/nalopen.py:vraag_wat_nog_nodig_is",
    "pga/services/toegang.py:deelnames_op_slot",
    "pga/services/toegangsverzoek.py:meld_verzoek",
    "pga/services/toegangsverzoek.py:meld_wat_bleef_liggen",
    "pga/services/toegang.py:herbereken",
    "pga/services/jaarcontrole.py:herinner_jaarcontrole",
    "pga/services/jaarcontrole.py:start_jaarcontrole",
    "pga/services/toegang.py:vaste_deelnemers",
    "pga/services/toegang.py:werk_begonnen_toegang_bij",
}

# Where a status is set outside `voer_uit`: none.
STATUS_BIJ_OPENEN: set[str] = set()
