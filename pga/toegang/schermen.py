"""Which functions may open which screen.

A simpler question than the ladder: what one sees *on* a screen is decided by the grants alone. A route without a
row here answers 404, and a test fails on it. Routes of later apps stand here by name, so that there is one table.
"""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.urls import ResolverMatch

from pga.choices import Functie as F

if TYPE_CHECKING:
    from pga.models import Gebruiker

OPENBAAR: frozenset[str] = frozenset({"*"})
INGELOGD: frozenset[str] = frozenset({"+"})

_REGIE = frozenset({F.REGISSEUR, F.JEUGDMARSHALL, F.VOORZITTER})
_PARTNERS = frozenset({F.PARTNER, F.WEGER})
_CASUS = _REGIE | _PARTNERS | {F.ONDERSTEUNER, F.ANALIST}
# The privacy officer reads a closed case for a day (ladder: INZAGE); of a running case they see nothing.
_LEZEN = _CASUS | {F.PRIVACY}
_WEGING = frozenset({F.VOORZITTER, F.WEGER})
_VOORBEREIDING = frozenset({F.VOORZITTER, F.ONDERSTEUNER})
_GEZIN = _REGIE | {F.ONDERSTEUNER}
_MELDERS = _PARTNERS | _REGIE
# Who may look into a case in an emergency without being involved.
_NOOD = _REGIE | _PARTNERS
_TOEZICHT = frozenset({F.PRIVACY, F.VOORZITTER})
_CIJFERS = _REGIE | {F.ANALIST, F.BELEID, F.PRIVACY}

SCHERMEN: dict[str, frozenset[str]] = {
    # for everybody, also without logging in
    "gezondheid": OPENBAAR,
    "account_login": OPENBAAR,
    "account_logout": OPENBAAR,
    "toegankelijkheid": OPENBAAR,
    # for everybody who is logged in
    "mijn_werk": INGELOGD,
    "account_change_password": INGELOGD,
    "geheimhouding": INGELOGD,
    "hulp": INGELOGD,
    "hulp_pagina": INGELOGD,
    "concept_bewaren": INGELOGD,
    "concept_weggooien": INGELOGD,
    "organisaties": INGELOGD,
    "wie_ziet_wat": INGELOGD,
    "berichten": INGELOGD,
    "bericht_gelezen": INGELOGD,
    "berichten_gelezen": INGELOGD,
    # the case
    "zoeken": _CASUS,
    "casussen": _CASUS,
    "casus": _LEZEN,
    "casus_waarom": _CASUS,
    "casus_gezin": _LEZEN,
    "relatie_nieuw": _GEZIN,
    "relatie_wijzigen": _GEZIN,
    "adres_wijzigen": _GEZIN,
    "casus_documenten": _LEZEN,
    "bestand": _LEZEN,
    "bestand_nieuw": _CASUS,
    "casus_tijdlijn": _LEZEN,
    "casus_toegang": _LEZEN,
    "casus_verstrekkingen": _REGIE | {F.ONDERSTEUNER, F.PRIVACY},
    "verstrekking_nieuw": _REGIE,
    "verstrekking_wijzigen": _REGIE,
    "verstrekking_intrekken": _REGIE,
    "verstrekking_verklaring": _REGIE,
    "deelname_nieuw": _REGIE,
    "deelname_beeindigen": _REGIE,
    "deelname_verlengen": _REGIE,
    "toegangsverzoek_toekennen": _REGIE,
    "toegangsverzoek_afwijzen": _REGIE,
    "toegang_vragen": _PARTNERS,
    "toegang_nalopen": _REGIE,
    "deelname_nalopen": _REGIE,
    # closed cases
    "afgeschermd": frozenset({F.PRIVACY}),
    "afgeschermd_inzage": frozenset({F.PRIVACY}),
    # looking along as a partner
    "bekijk_als": _REGIE,
    "meekijken_stoppen": INGELOGD,
    # looking in for a short while
    "noodinzage": _NOOD,
    "noodinzages": frozenset({F.VOORZITTER, F.PRIVACY}),
    "noodinzage_een": _NOOD | {F.ONDERSTEUNER, F.PRIVACY},
    "noodinzage_oordeel": frozenset({F.VOORZITTER}),
    "casus_klaar": _NOOD | {F.PRIVACY},
    # letters
    "brieven": _VOORBEREIDING,
    "brieven_printbestand": _VOORBEREIDING,
    "brieven_actie": _VOORBEREIDING,
    "brief_actie": _VOORBEREIDING,
    # people change
    "waarneming": _REGIE,
    "waarneming_nieuw": _REGIE,
    "waarneming_intrekken": _REGIE,
    "casussen_overdragen": _REGIE,
    "jaarcontrole": INGELOGD,  # only the contact person, beheer and privacy find something
    "jaarcontrole_een": INGELOGD,
    "gebruiker_vertrek": frozenset({F.BEHEER}),
    "organisatie_vertrek": frozenset({F.BEHEER}),
    "leeslog": _TOEZICHT,
    "leeslog_opvallend": _TOEZICHT,
    "leeslog_opvallend_een": _TOEZICHT,
    # report and weighing
    "aanmeldingen": _MELDERS | {F.ONDERSTEUNER, F.ANALIST},
    "aanmelding_nieuw": _MELDERS,
    "aanmelding": _MELDERS | {F.ONDERSTEUNER, F.ANALIST},
    "aanmelding_wijzigen": _MELDERS,
    "aanmelding_actie": _MELDERS,
    "aanmelding_weggooien": _MELDERS,
    "weging": _WEGING,
    "weging_aanmelding": _WEGING,
    "weging_oordeel": _WEGING,
    "weging_uitkomst": _WEGING,
    # agenda, questions and discussion
    "vergaderingen": _CASUS,
    "vergadering_nieuw": _VOORBEREIDING,
    "vergadering": _CASUS,
    "vergadering_wijzigen": _VOORBEREIDING,
    "vergadering_scherm": _REGIE | {F.ONDERSTEUNER},
    "vergadering_actie": _VOORBEREIDING,
    "agendapunt_nieuw": _REGIE,
    "agendapunt_wijzigen": _VOORBEREIDING,
    "agendapunt_actie": _VOORBEREIDING,
    "verzoek_nieuw": _VOORBEREIDING,
    "verzoek_wijzigen": _VOORBEREIDING,
    "verzoek_niet_tijdig": _VOORBEREIDING,
    "verzoeken_herinneren": _VOORBEREIDING,
    "brief_uitstellen": _VOORBEREIDING,
    "brieven_maken": _VOORBEREIDING,
    "verzoeken": _PARTNERS,
    "verzoek": _PARTNERS,
    "casus_bespreking": _LEZEN,
    "bijdragen": _LEZEN,
    "bijdrage_nieuw": _CASUS,
    "bijdrage_wijzigen": _CASUS,
    "bijdrage_kring": _CASUS,
    "bijdrage_lezers": _CASUS,
    "vraag_nieuw": _REGIE,
    "vraag_beantwoorden": _CASUS,
    "vraag_sluiten": _REGIE,
    "oordeel_nieuw": _REGIE,
    "besluit_nieuw": frozenset({F.VOORZITTER}),
    # plan and direction
    "casus_plan": _LEZEN,
    "plan_start": _REGIE,
    "plan_wijzigen": _REGIE,
    "plan_vaststellen": _REGIE,
    "plan_bijstellen": _REGIE,
    "planversie": _LEZEN,
    "beeld_wijzigen": _REGIE,
    "meting_nieuw": _REGIE,
    "doel_nieuw": _REGIE,
    "doel_wijzigen": _REGIE,
    "doel_melden": _REGIE,
    "casus_regie": _LEZEN,
    "acties": _CASUS,
    "actie_nieuw": _REGIE,
    "actie": _LEZEN,
    "actie_melden": _CASUS,
    "actie_wijzigen": _REGIE,
    "actie_heropenen": _REGIE,
    "signaal_nieuw": _CASUS,
    "signaal_gezien": _REGIE,
    "contact_nieuw": _REGIE,
    "regie_wijzigen": _REGIE,
    "intensiteit_wijzigen": _REGIE,
    # review and closing
    "herijking": _REGIE | {F.WEGER},
    "herijking_nieuw": _REGIE,
    "herijking_oordeel": frozenset({F.WEGER}),
    "herijking_besluiten": _REGIE,
    "afsluiting_nieuw": _REGIE,
    "afsluiting_agenderen": _REGIE,
    "afsluiting_besluiten": frozenset({F.VOORZITTER}),
    "afsluiting_brieven": frozenset({F.VOORZITTER}),
    "casus_afsluiten": frozenset({F.VOORZITTER}),
    # figures
    "rapportages": _CIJFERS,
    "rapportage_nieuw": _CIJFERS,
    "rapportage": _CIJFERS,
    "rapportage_pdf": _CIJFERS,
    "rapportage_opnieuw": _CIJFERS,
}

# The screens of a case that only show: what somebody who looks along as a partner may open, and who has inzage in a
# closed case (ladder: INZAGE) too.
LEESSCHERMEN: frozenset[str] = frozenset(
    {
        "casus",
        "casus_bespreking",
        "bijdragen",
        "casus_plan",
        "planversie",
        "casus_regie",
        "actie",
        "casus_gezin",
        "casus_documenten",
        "bestand",
        "casus_tijdlijn",
        "casus_toegang",
    }
)

# The blocks on the start page, in order, and who gets them. Each is a selector of the app that owns the data:
# (gebruiker) -> pga.werk.Paneel. What is in it is decided by the grants.
PANELEN: dict[str, frozenset[str]] = {
    "pga.werk.berichten": INGELOGD,
    "pga.werk.lopende_inzage": _NOOD | {F.PRIVACY},
    "pga.werk.noodinzages": frozenset({F.VOORZITTER}),
    "pga.werk.jaarcontrole": INGELOGD,
    "plans.werk.vandaag": _REGIE,
    "plans.werk.zonder_uitvoerder": _REGIE,
    "pga.werk.toegang": _REGIE,
    "uvz.werk.vragen_aan_mij": _PARTNERS,
    "plans.werk.mijn_acties": _PARTNERS,
    "uvz.werk.te_wegen": _WEGING,
    "uvz.werk.volgende_vergadering": _REGIE | {F.ONDERSTEUNER, F.ANALIST, F.WEGER},
    "pga.werk.brieven": frozenset({F.ONDERSTEUNER, F.VOORZITTER}),
    "uvz.werk.herinneringen": frozenset({F.ONDERSTEUNER}),
    "plans.werk.besluiten_zonder_plan": _REGIE,
    "plans.werk.caseload": _REGIE,
    "plans.werk.herijkingen": _REGIE | {F.WEGER},
    "uvz.werk.mijn_aanmeldingen": _PARTNERS,
    "pga.werk.eigen_verzoeken": _PARTNERS,
    "pga.werk.casussen_in_beeld": frozenset({F.ANALIST}),
    "pga.werk.opvallend_lezen": _TOEZICHT,
    "pga.werk.leeslog": frozenset({F.PRIVACY}),
    "pga.werk.bewaartermijnen": frozenset({F.PRIVACY}),
    "monitoring.werk.cijfers": frozenset({F.BELEID, F.ANALIST, F.VOORZITTER}),
    "monitoring.werk.rapporten": frozenset({F.BELEID, F.PRIVACY}),
    "pga.werk.beheer": frozenset({F.BEHEER}),
}

# What may be the reason that somebody who sees every case opens this one: (casus) -> words without content, or "".
AANLEIDINGEN: tuple[str, ...] = ("uvz.selectors.aanleiding.agenda_van_casus",)

# On what conditions partners brought in what they know: (blik) -> rows with `wie`, `waarover` and `voorwaarde`.
VOORWAARDEN: tuple[str, ...] = ("uvz.selectors.kring.voorwaarden_van",)

# The blocks on a case's first page: (casus, gebruiker) -> pga.werk.Casuspaneel or None.
CASUSPANELEN: tuple[str, ...] = (
    "plans.werk.kern",
    "plans.werk.acties_van_casus",
    "plans.werk.signalen_van_casus",
    "uvz.werk.bespreking_van_casus",
    "plans.werk.radar",
    "plans.werk.negen_maanden",
)
# Columns that the blocks ask of the query of the case itself.
CASUSKOLOMMEN: tuple[str, ...] = ("plans.selectors.eersteblad.kolommen",)


def past(toegestaan: frozenset[str], gebruiker: "Gebruiker | AnonymousUser") -> bool:
    """This person's functions fit a row of one of the tables above."""
    if toegestaan == OPENBAAR:
        return True
    if not gebruiker.is_authenticated:
        return False
    return toegestaan == INGELOGD or not toegestaan.isdisjoint(gebruiker.functies)


def mag_scherm(match: ResolverMatch | None, gebruiker: "Gebruiker | AnonymousUser") -> bool:
    """The one who asks may open this route; the admin has rules of its own."""
    if match is None:
        return False
    if match.namespace == "admin":
        return bool(getattr(gebruiker, "is_staff", False)) or match.url_name in {"login", "logout", "jsi18n"}
    toegestaan = SCHERMEN.get(match.view_name or "")
    return toegestaan is not None and past(toegestaan, gebruiker)
