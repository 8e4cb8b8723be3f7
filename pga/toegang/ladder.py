"""The need-to-know ladder: which rights a role gives in a phase of a case, and where that comes from.

After domein.md 2.4, which derives it from the WGS (art. 2.31) and the BGS; the FG confirms it. The table is data:
`pga.services.toegang` turns it into grants, the database enforces those, and the page /privacy/wie-ziet-wat/
prints it. Each cell names its source: "2.4" is a row of that table in domein.md.
"""

from dataclasses import dataclass

from pga.choices import Fase, Functie, Recht, Rol


@dataclass(frozen=True, slots=True)
class Trede:
    """One cell: what this role may in this phase, and on what that rests."""

    rechten: frozenset[Recht]
    bron: str


# What may be read; the other rights let somebody do something.
LEESLAGEN = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.PLAN, Recht.REGIE, Recht.VERTROUWELIJK})
# What lets somebody do something; who holds none of these only reads.
HANDELEN = frozenset(Recht) - LEESLAGEN
# Bringing in and reporting back concern rows of one's own organisation: they show nobody anything of another.
OVER_EIGEN_WERK = frozenset({Recht.BIJDRAGEN, Recht.UITVOEREN})

_ALLES = frozenset(Recht)
_REGISSEUR = _ALLES - {Recht.BESLUITEN}
_ONDERSTEUNER = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.REGIE, Recht.BRIEVEN})
_BESPREEKT = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.BIJDRAGEN})
# Before the discussion a partner knows who it is, why, and what is asked: no more (2.4, "agenda set").
_GEVRAAGD = frozenset({Recht.IDENTITEIT, Recht.BIJDRAGEN})
# From the plan on: own actions and the shared plan (2.4, "plan"); the discussion is over.
_IN_HET_PLAN = frozenset({Recht.IDENTITEIT, Recht.PLAN, Recht.UITVOEREN})
_NEEMT_OVER = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.PLAN, Recht.UITVOEREN})
_ALLEEN_WIE = frozenset({Recht.IDENTITEIT})
_NIETS: frozenset[Recht] = frozenset()

_LEIDT = Trede(_ALLES, "2.4, kolom voorzitter: alles; WGS 2.31 lid 4: bepaalt wie betrokken is")
_REGIE = Trede(_REGISSEUR, "2.4, rij monitoring: regisseur; bronnen/001, 2.5: mandaat van de regisseur")
_WAARNEMING = Trede(_REGISSEUR, "ontwerp 5: waarneming is regie voor een afgesproken periode")
_VOORBEREIDT = Trede(_ONDERSTEUNER, "2.4, kolom procesondersteuner; zonder besloten bijdragen")
_POST = Trede(
    frozenset({Recht.IDENTITEIT, Recht.REGIE, Recht.BRIEVEN}),
    "2.4, kolom procesondersteuner: alleen nog de brieven",
)
_NIET_IN_DEZE_FASE = Trede(_NIETS, "2.4: in deze fase heeft deze rol niets nodig")
_BUITEN_DE_AFSLUITING = Trede(_NIETS, "WGS 2.31 lid 8: alleen een afgesloten casus vraagt deze sleutel")
_NOOD_BESPREKING = Trede(
    frozenset({Recht.IDENTITEIT, Recht.BESPREKING}), "AVG 6 lid 1 d en e; ontwerp 5: noodinzage, twee uur"
)
_NOOD_PLAN = Trede(
    frozenset({Recht.IDENTITEIT, Recht.PLAN}), "AVG 6 lid 1 d en e; ontwerp 5: noodinzage, twee uur"
)


def _voor_de_bespreking(**anders: Trede) -> dict[Rol, Trede]:
    trap = {
        Rol.VOORZITTER: _LEIDT,
        Rol.REGISSEUR: _REGIE,
        Rol.WAARNEMER: _WAARNEMING,
        Rol.ONDERSTEUNER: _VOORBEREIDT,
        Rol.ANALIST: Trede(_BESPREEKT, "bronnen/001, 2.6: vast deelnemer van de bespreking"),
        Rol.WEGER: Trede(_BESPREEKT, "2.4, kolom politie (agendering): alles wat bij de bespreking hoort"),
        Rol.AANMELDER: Trede(_GEVRAAGD, "2.4, rij agenda: identiteit, waarom integraal, de vraag"),
        Rol.GENODIGD: Trede(_GEVRAAGD, "2.4, rij agenda: identiteit, waarom integraal, de vraag"),
        Rol.BETROKKEN: Trede(_GEVRAAGD, "2.4, rij agenda: bespreken begint pas in het overleg"),
        Rol.UITVOERDER: Trede(_IN_HET_PLAN, "2.4, rij plan: eigen acties en het gedeelde plan"),
        Rol.ONTVANGER: _NIET_IN_DEZE_FASE,
        Rol.NOODINZAGE: _NOOD_BESPREKING,
        Rol.INZAGE: _BUITEN_DE_AFSLUITING,
    }
    return trap | {Rol[naam]: trede for naam, trede in anders.items()}


_BESPROKEN = _voor_de_bespreking(
    AANMELDER=Trede(_BESPREEKT, "2.4, rij casusoverleg: wat relevant is voor betrokken partners"),
    BETROKKEN=Trede(_BESPREEKT, "2.4, rij casusoverleg: wat relevant is voor betrokken partners"),
)
_AANPAK: dict[Rol, Trede] = {
    Rol.VOORZITTER: _LEIDT,
    Rol.REGISSEUR: _REGIE,
    Rol.WAARNEMER: _WAARNEMING,
    Rol.ONDERSTEUNER: _VOORBEREIDT,
    Rol.ANALIST: Trede(frozenset({Recht.IDENTITEIT, Recht.PLAN}), "ontwerp 1: beeld van de lopende casussen"),
    Rol.WEGER: Trede(_IN_HET_PLAN, "2.4, kolom politie: eigen acties en het gedeelde plan"),
    Rol.AANMELDER: Trede(_NIETS, "2.4, rij plan: aanmelden alleen geeft geen rol in het plan"),
    Rol.GENODIGD: Trede(_GEVRAAGD, "2.4, rij agenda: opnieuw besproken; stopt met die bespreking"),
    Rol.BETROKKEN: Trede(_IN_HET_PLAN, "2.4, rij plan: eigen acties en het gedeelde plan"),
    Rol.UITVOERDER: Trede(_IN_HET_PLAN, "2.4, rij plan: eigen acties en het gedeelde plan"),
    Rol.ONTVANGER: Trede(_IN_HET_PLAN, "2.4, rij plan: eigen acties en het gedeelde plan"),
    Rol.NOODINZAGE: _NOOD_PLAN,
    Rol.INZAGE: _BUITEN_DE_AFSLUITING,
}
_OVERGEDRAGEN: dict[Rol, Trede] = {
    Rol.VOORZITTER: _LEIDT,
    Rol.REGISSEUR: _NIET_IN_DEZE_FASE,
    Rol.WAARNEMER: _NIET_IN_DEZE_FASE,
    Rol.ONDERSTEUNER: _POST,
    Rol.ANALIST: _NIET_IN_DEZE_FASE,
    Rol.WEGER: Trede(_ALLEEN_WIE, "2.4, kolom politie: weet dat de casus is overgedragen"),
    Rol.AANMELDER: _NIET_IN_DEZE_FASE,
    Rol.GENODIGD: _NIET_IN_DEZE_FASE,
    Rol.BETROKKEN: _NIET_IN_DEZE_FASE,
    Rol.UITVOERDER: Trede(_NEEMT_OVER, "bronnen/001, 2.5: de partner doet de casus alleen"),
    Rol.ONTVANGER: Trede(_NEEMT_OVER, "bronnen/001, 2.5: de partner neemt de casus over"),
    Rol.NOODINZAGE: _NOOD_PLAN,
    Rol.INZAGE: _BUITEN_DE_AFSLUITING,
}
# A closed case is shielded until it is destroyed: no role holds anything, but for privacy with a reason, for a day.
_AFGESCHERMD: dict[Rol, Trede] = dict.fromkeys(Rol, Trede(_NIETS, "WGS 2.31 lid 8: afgeschermd")) | {
    Rol.INZAGE: Trede(LEESLAGEN, "2.4, rij gesloten: alleen privacy, met een reden; een dag"),
}

LADDER: dict[Fase, dict[Rol, Trede]] = {
    Fase.GEAGENDEERD: _voor_de_bespreking(),
    Fase.BESPROKEN: _BESPROKEN,
    Fase.IN_AANPAK: _AANPAK,
    Fase.OPGESCHAALD: _AANPAK,
    Fase.BIJ_PARTNER: _OVERGEDRAGEN,
    Fase.DOORVERWEZEN: _OVERGEDRAGEN,
    Fase.AFGESLOTEN: _AFGESCHERMD,
    Fase.VERNIETIGD: dict.fromkeys(Rol, Trede(_NIETS, "WGS 1.8 lid 7: vernietigd, er is niets meer te zien")),
}

# Before there is a case: who weighs a report (WGS 2.31 lid 2; domein.md 2.4, rows aanmelding and weging).
WEGERS = frozenset({Functie.VOORZITTER, Functie.WEGER})
ZIET_AANMELDINGEN = WEGERS | {Functie.ONDERSTEUNER, Functie.ANALIST}


@dataclass(frozen=True, slots=True)
class Voortrede:
    """Before there is a case: which tables somebody reads of a report of somebody, in words, and on what that rests."""

    leest: frozenset[str]
    wat: str
    bron: str


_ANDER_VOORAF = Voortrede(
    frozenset(), "niets", "2.4, rij aanmelding, andere partners: alleen eigen aanmelding"
)
_GAST = Voortrede(frozenset(), "niets", "2.4, kolom gast; BGS 2.21: nooit toegang tot het systeem")
_ALLEEN_ZELF = Voortrede(frozenset(), "niets", "WGS 2.31 lid 1: melden doet de melder")
_WEEGT = frozenset({"aanmelding", "criteriumoordeel", "weging"})
_EIGEN_MELDING = frozenset({"aanmelding", "weging"})

# stage -> who -> what. The statuses of a report that make up each stage stand beside it in the test of this table.
VOOR_DE_CASUS: dict[str, dict[str, Voortrede]] = {
    "aanmelding in concept": {
        "organisatie die aanmeldt": Voortrede(
            frozenset({"aanmelding"}), "de eigen aanmelding", "WGS 2.31 lid 1; 2.4, rij aanmelding"
        ),
        "voorzitter en politie (weging)": _ALLEEN_ZELF,
        "procesondersteuner": _ALLEEN_ZELF,
        "informatieanalist": _ALLEEN_ZELF,
        "andere partners": _ANDER_VOORAF,
        "gast": _GAST,
    },
    "weging": {
        "organisatie die aanmeldt": Voortrede(
            _EIGEN_MELDING, "de eigen aanmelding en de uitkomst", "2.4, rij weging: eigen aanmelding"
        ),
        "voorzitter en politie (weging)": Voortrede(
            _WEEGT,
            "de aanmelding, alle oordelen en de uitkomst",
            "2.4, rij weging; WGS 2.31 lid 2: zij toetsen",
        ),
        "procesondersteuner": Voortrede(
            _WEEGT,
            "de aanmelding, alle oordelen en de uitkomst",
            "2.4, kolom voorzitter en procesondersteuner",
        ),
        "informatieanalist": Voortrede(
            _WEEGT, "de aanmelding, alle oordelen en de uitkomst", "bronnen/001, 2.6: zit in de weging"
        ),
        "andere partners": Voortrede(
            frozenset(),
            "niets; de vraag ‘kent u deze persoon’ komt pas met de agenda",
            "2.4, rij weging, strenger",
        ),
        "gast": _GAST,
    },
    "niet opgenomen, ingetrokken of overgedragen": {
        "organisatie die aanmeldt": Voortrede(
            _EIGEN_MELDING, "de eigen aanmelding en de uitkomst, tot vernietiging", "2.4, rij niet opgenomen"
        ),
        "voorzitter en politie (weging)": Voortrede(
            _WEEGT,
            "wat in de weging lag, tot vernietiging",
            "2.4, rij niet opgenomen: vernietigen, alleen tellen",
        ),
        "procesondersteuner": Voortrede(
            _WEEGT, "wat in de weging lag, tot vernietiging", "2.4, rij niet opgenomen"
        ),
        "informatieanalist": Voortrede(
            _WEEGT, "wat in de weging lag, tot vernietiging", "2.4, rij niet opgenomen"
        ),
        "andere partners": _ANDER_VOORAF,
        "gast": _GAST,
    },
}
# Who has no account and so no rung: what they get is handed over and recorded (WGS 2.31 lid 9; BGS 2.21).
GAST: dict[str, tuple[str, str]] = {
    "geagendeerd": ("een uitnodiging zonder feiten", "2.4, rij agenda, kolom gast"),
    "in bespreking": (
        "wat in het overleg wordt gezegd, na een getekende geheimhouding",
        "2.4, rij casusoverleg; BGS 2.21",
    ),
    "in aanpak": ("de tekst van de eigen actie, overhandigd en vastgelegd", "2.4, rij plan, kolom gast"),
    "daarna": ("niets", "2.4, rijen monitoring en gesloten"),
}


def rechten(fase: str, rol: str) -> frozenset[Recht]:
    """The rights that `rol` gives in `fase`."""
    return LADDER[Fase(fase)][Rol(rol)].rechten
