"""The need-to-know ladder: which rights a role gives in a phase of a case.

After domein.md 2.4, which derives it from the WGS (art. 2.31) and the BGS; the FG confirms it.
The table is data: `pga.services.toegang` turns it into grants, the database enforces those.
"""

from pga.choices import Fase, Functie, Recht, Rol

_ALLES = frozenset(
    {
        Recht.IDENTITEIT,
        Recht.BESPREKING,
        Recht.PLAN,
        Recht.REGIE,
        Recht.BIJDRAGEN,
        Recht.UITVOEREN,
        Recht.REGISSEREN,
        Recht.BESLUITEN,
        Recht.BRIEVEN,
    }
)
# The chair leads every phase and may direct a case (adults); letters are put out by the ondersteuner or the chair.
_VOORZITTER = _ALLES
_REGISSEUR = _ALLES - {Recht.BESLUITEN}
_ONDERSTEUNER = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.REGIE, Recht.BRIEVEN})
_ANALIST = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.BIJDRAGEN})
_AGENDERING = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.BIJDRAGEN})
# Before the discussion a partner knows who it is, why, and what is asked: no more (2.4, "agenda set").
_GEVRAAGD = frozenset({Recht.IDENTITEIT, Recht.BIJDRAGEN})
# In the discussion an involved partner knows what the others bring in; one who does not know the person does not.
_AAN_TAFEL = frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.BIJDRAGEN})
# From the plan on: own actions and the shared plan (2.4, "plan"); the discussion is over.
_IN_HET_PLAN = frozenset({Recht.IDENTITEIT, Recht.PLAN, Recht.UITVOEREN})
_ALLEEN_WIE = frozenset({Recht.IDENTITEIT})
_NIETS: frozenset[Recht] = frozenset()

_AANPAK: dict[Rol, frozenset[Recht]] = {
    Rol.VOORZITTER: _VOORZITTER,
    Rol.REGISSEUR: _REGISSEUR,
    Rol.ONDERSTEUNER: _ONDERSTEUNER,
    Rol.ANALIST: frozenset({Recht.IDENTITEIT, Recht.PLAN}),
    Rol.WEGER: _IN_HET_PLAN,
    Rol.AANMELDER: _NIETS,
    Rol.GENODIGD: _GEVRAAGD,  # asked because the case is discussed again; ends with that discussion
    Rol.BETROKKEN: _IN_HET_PLAN,
    Rol.UITVOERDER: _IN_HET_PLAN,
    Rol.ONTVANGER: _IN_HET_PLAN,
}
_OVERGEDRAGEN: dict[Rol, frozenset[Recht]] = {
    Rol.VOORZITTER: _VOORZITTER,
    Rol.REGISSEUR: _NIETS,
    Rol.ONDERSTEUNER: frozenset({Recht.IDENTITEIT, Recht.REGIE, Recht.BRIEVEN}),
    Rol.ANALIST: _NIETS,
    Rol.WEGER: _ALLEEN_WIE,
    Rol.AANMELDER: _NIETS,
    Rol.GENODIGD: _NIETS,
    Rol.BETROKKEN: _NIETS,
    Rol.UITVOERDER: frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.PLAN, Recht.UITVOEREN}),
    Rol.ONTVANGER: frozenset({Recht.IDENTITEIT, Recht.BESPREKING, Recht.PLAN, Recht.UITVOEREN}),
}
# A closed case is shielded until it is destroyed (WGS 2.31 lid 8): no role holds anything.
_AFGESCHERMD: dict[Rol, frozenset[Recht]] = dict.fromkeys(Rol, _NIETS)

LADDER: dict[Fase, dict[Rol, frozenset[Recht]]] = {
    Fase.GEAGENDEERD: {
        Rol.VOORZITTER: _VOORZITTER,
        Rol.REGISSEUR: _REGISSEUR,
        Rol.ONDERSTEUNER: _ONDERSTEUNER,
        Rol.ANALIST: _ANALIST,
        Rol.WEGER: _AGENDERING,
        Rol.AANMELDER: _GEVRAAGD,
        Rol.GENODIGD: _GEVRAAGD,
        Rol.BETROKKEN: _GEVRAAGD,
        Rol.UITVOERDER: _IN_HET_PLAN,
        Rol.ONTVANGER: _NIETS,
    },
    Fase.BESPROKEN: {
        Rol.VOORZITTER: _VOORZITTER,
        Rol.REGISSEUR: _REGISSEUR,
        Rol.ONDERSTEUNER: _ONDERSTEUNER,
        Rol.ANALIST: _ANALIST,
        Rol.WEGER: _AAN_TAFEL,
        Rol.AANMELDER: _AAN_TAFEL,
        Rol.GENODIGD: _GEVRAAGD,
        Rol.BETROKKEN: _AAN_TAFEL,
        Rol.UITVOERDER: _IN_HET_PLAN,
        Rol.ONTVANGER: _NIETS,
    },
    Fase.IN_AANPAK: _AANPAK,
    Fase.OPGESCHAALD: _AANPAK,
    Fase.BIJ_PARTNER: _OVERGEDRAGEN,
    Fase.DOORVERWEZEN: _OVERGEDRAGEN,
    Fase.AFGESLOTEN: _AFGESCHERMD,
    Fase.VERNIETIGD: _AFGESCHERMD,
}

# Before there is a case: who weighs a report (WGS 2.31 lid 2; domein.md 2.4, rows aanmelding and weging).
WEGERS = frozenset({Functie.VOORZITTER, Functie.WEGER})
ZIET_AANMELDINGEN = WEGERS | {Functie.ONDERSTEUNER, Functie.ANALIST}


def rechten(fase: str, rol: str) -> frozenset[Recht]:
    """The rights that `rol` gives in `fase`."""
    return LADDER[Fase(fase)][Rol(rol)]
