"""Every address about a case × every function × six cases: who comes in, written by hand.

A row says for whom the screen is, which rights on the case open it (any one of them; letters as in verwacht.py), what a
page request and an empty form answer then, and whose row the address names. Everybody else gets 404, for both.
`ook` names who comes in beside the rights: because the row is of their own organisation.
"""

from dataclasses import dataclass

_LEIDEN = "voorzitter regisseur jeugdmarshall"
_PARTNERS = "politie halt jongerenwerk"
_CASUS = f"{_LEIDEN} {_PARTNERS} ondersteuner analist"
_BUREAU = "voorzitter ondersteuner"
_MELDERS = f"{_LEIDEN} {_PARTNERS}"
_VAN_ONS = ("eigen", "genodigd", "beëindigd", "beperkt", "ander")


@dataclass(frozen=True, slots=True)
class Rij:
    mensen: str
    rechten: str
    get: int = 200
    post: int = 200
    van: str = ""
    ook: tuple[str, ...] = ()


def _knop(mensen: str, rechten: str, van: str = "", post: int = 302) -> Rij:
    """An address that is only pressed: a page request is refused for everybody alike."""
    return Rij(mensen, rechten, 405, post, van)


def _eigen(mensen: str, rechten: str, van: str, get: int = 200, post: int = 200) -> Rij:
    """The rows of jongerenwerk, which takes part in every open case."""
    return Rij(mensen, rechten, get, post, van, tuple(f"jongerenwerk/{naam}" for naam in _VAN_ONS))


MATRIX: dict[str, Rij] = {
    # the case
    "casus": Rij(f"{_CASUS} privacy", "i"),
    "casus_gezin": Rij(f"{_CASUS} privacy", "i"),
    "casus_documenten": Rij(f"{_CASUS} privacy", "i"),
    "casus_tijdlijn": Rij(f"{_CASUS} privacy", "i"),
    "casus_toegang": Rij(f"{_CASUS} privacy", "i"),
    "casus_bespreking": Rij(f"{_CASUS} privacy", "bB"),
    "casus_plan": Rij(f"{_CASUS} privacy", "p"),
    "casus_regie": Rij(f"{_CASUS} privacy", "p"),
    "casus_waarom": Rij(_CASUS, "i", get=302),
    "bestand": Rij(f"{_CASUS} privacy", "i", van="Bestand"),
    "bestand_nieuw": Rij(_CASUS, "rBU"),
    "relatie_nieuw": Rij(f"{_LEIDEN} ondersteuner", "RDL"),
    "relatie_wijzigen": Rij(f"{_LEIDEN} ondersteuner", "RDL", van="Relatie"),
    "adres_wijzigen": Rij(f"{_LEIDEN} ondersteuner", "RDL", van="Relatie"),
    "deelname_nieuw": Rij(_LEIDEN, "RD"),
    "casus_verstrekkingen": Rij(f"{_LEIDEN} ondersteuner privacy", "r"),
    "verstrekking_nieuw": Rij(_LEIDEN, "RD"),
    "verstrekking_verklaring": Rij(_LEIDEN, "RD"),
    # letters
    "brief_actie": _knop(_BUREAU, "L", "Brief"),
    # report and weighing
    "aanmelding": _eigen(f"{_MELDERS} ondersteuner analist", "b", "Aanmelding"),
    "aanmelding_actie": _eigen(_MELDERS, "", "Aanmelding", get=302),
    "aanmelding_wijzigen": _eigen(_MELDERS, "", "Aanmelding", get=302),
    "weging_aanmelding": Rij("voorzitter politie", "b", van="Aanmelding"),
    "weging_oordeel": Rij("voorzitter politie", "b", get=302, van="Aanmelding"),
    # agenda, questions and discussion
    "agendapunt_wijzigen": Rij(_BUREAU, "DRL", van="Agendapunt"),
    "agendapunt_actie": _knop(_BUREAU, "DRL", "Agendapunt"),
    "verzoek_nieuw": Rij(_BUREAU, "DRL", van="Agendapunt"),
    "verzoeken_herinneren": _knop(_BUREAU, "DRL", "Agendapunt"),
    "brieven_maken": _knop(_BUREAU, "DRL", "Agendapunt"),
    "brief_uitstellen": Rij(_BUREAU, "DRL", van="Agendapunt"),
    "verzoek": _eigen(_PARTNERS, "", "Informatieverzoek"),
    "verzoek_wijzigen": Rij(_BUREAU, "b", van="Informatieverzoek"),
    "verzoek_niet_tijdig": _knop(_BUREAU, "b", "Informatieverzoek"),
    "bijdragen": Rij(_CASUS, "i"),
    "bijdrage_nieuw": Rij(_CASUS, "B"),
    "bijdrage_lezers": _knop(_CASUS, "i", post=200),
    "bijdrage_kring": _eigen(_CASUS, "", "Bijdrage"),
    "vraag_nieuw": Rij(_LEIDEN, "RD"),
    "vraag_sluiten": _knop(_LEIDEN, "RD", "Vraag"),
    "oordeel_nieuw": Rij(_LEIDEN, "RD"),
    "besluit_nieuw": Rij("voorzitter", "D"),
    # plan and direction
    "plan_start": _knop(_LEIDEN, "R"),
    "plan_wijzigen": Rij(_LEIDEN, "R"),
    "plan_vaststellen": _knop(_LEIDEN, "R"),
    "plan_bijstellen": Rij(_LEIDEN, "R"),
    "beeld_wijzigen": Rij(_LEIDEN, "R"),
    "meting_nieuw": Rij(_LEIDEN, "R"),
    "doel_nieuw": Rij(_LEIDEN, "R"),
    "doel_wijzigen": Rij(_LEIDEN, "R", van="Doel"),
    "doel_melden": Rij(_LEIDEN, "R", van="Doel"),
    "actie": Rij(_CASUS, "p", van="Actie"),
    "actie_nieuw": Rij(_LEIDEN, "R"),
    "actie_melden": Rij(
        _CASUS,
        "RD",
        van="Actie",
        ook=("jongerenwerk/eigen", "jongerenwerk/beëindigd", "jongerenwerk/beperkt"),
    ),
    "actie_wijzigen": Rij(_LEIDEN, "R", van="Actie"),
    "actie_heropenen": Rij(_LEIDEN, "R", van="Actie"),
    "signaal_nieuw": Rij(_CASUS, "U"),
    "signaal_gezien": _knop(_LEIDEN, "R", "Signaal"),
    "contact_nieuw": Rij(_LEIDEN, "R"),
    "regie_wijzigen": Rij(_LEIDEN, "RD"),
    "intensiteit_wijzigen": Rij(_LEIDEN, "R"),
    # review and closing
    "herijking_nieuw": Rij(_LEIDEN, "R", get=302),
    "herijking_oordeel": Rij("politie", "p", van="Herijking"),
    "herijking_besluiten": Rij(_LEIDEN, "R", van="Herijking"),
    "afsluiting_nieuw": Rij(_LEIDEN, "RD"),
    "afsluiting_agenderen": Rij(_LEIDEN, "RD", van="Afsluiting"),
    "afsluiting_besluiten": Rij("voorzitter", "D", van="Afsluiting"),
}

# Addresses that the six cases say nothing about, each with why and where it is tested.
ELDERS: dict[str, str] = {
    "aanmelding_weggooien": "only a draft, which has no case: tests/uvz/test_aanmelding.py",
    "afgeschermd_inzage": "closed cases only, for privacy: tests/pga/test_afgeschermd.py",
    "afsluiting_brieven": "a closing that was decided: tests/plans/test_afsluiting.py",
    "agendapunt_nieuw": "a meeting, not a case: tests/uvz/test_agenda.py",
    "bekijk_als": "what a partner sees, as that partner: tests/toegang/test_bekijk_als.py",
    "bericht_gelezen": "a message, not a case: tests/pga/test_bericht.py",
    "bijdrage_wijzigen": "follows the discussion and the question: tests/uvz/test_bespreking.py",
    "casus_afsluiten": "a closing that was decided: tests/plans/test_afsluiting.py",
    "casus_klaar": "a case that is ready: tests/pga/test_casussen.py",
    "deelname_beeindigen": "a participation that runs: tests/pga/test_toegangspagina.py",
    "deelname_nalopen": "a participation that runs: tests/pga/test_toegang_nalopen.py",
    "deelname_verlengen": "a participation that runs: tests/pga/test_toegangspagina.py",
    "gebruiker_vertrek": "a person, not a case: tests/pga",
    "hulp_pagina": "the handbook",
    "jaarcontrole_een": "an organisation, not a case: tests/pga/test_jaarcontrole.py",
    "leeslog_opvallend_een": "numbers about a reader, not a case: tests/pga/test_leeslog_opvallend.py",
    "noodinzage_een": "who asked and who judges: tests/pga/test_noodinzage.py",
    "noodinzage_oordeel": "who asked and who judges: tests/pga/test_noodinzage.py",
    "organisatie_vertrek": "an organisation, not a case: tests/pga",
    "planversie": "a version that was fixed: tests/plans/test_plan.py",
    "rapportage": "figures, not a case",
    "rapportage_opnieuw": "figures, not a case",
    "rapportage_pdf": "figures, not a case",
    "toegangsverzoek_afwijzen": "a request, which holds no case: tests/pga/test_toegang_verzoek.py",
    "toegangsverzoek_toekennen": "a request, which holds no case: tests/pga/test_toegang_verzoek.py",
    "vergadering": "a meeting, not a case: tests/uvz/test_agenda.py",
    "vergadering_actie": "a meeting, not a case: tests/uvz/test_agenda.py",
    "vergadering_scherm": "a meeting, not a case: tests/uvz/test_agenda.py",
    "vergadering_wijzigen": "a meeting, not a case: tests/uvz/test_agenda.py",
    "verstrekking_intrekken": "a row of the municipality: tests/pga/test_verstrekking.py",
    "verstrekking_wijzigen": "a row of the municipality: tests/pga/test_verstrekking.py",
    "vraag_beantwoorden": "the partner who is asked: tests/uvz/test_bespreking.py",
    "waarneming_intrekken": "people, not a case: tests/pga/test_waarneming.py",
    "weging_uitkomst": "a report without an outcome: tests/uvz/test_weging.py",
}
