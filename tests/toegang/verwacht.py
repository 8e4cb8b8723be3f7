"""What the lock must do, written by hand from domein.md 2.4 and ontwerp 5: a second source beside ladder and policies.

Rights are letters. A rule is a list of ways in; each is what the row must know of who asks (`zelf`: the person it is
about, `!zelf`: not that person, `huis`: their organisation as they work there, `groep`: their organisation as a
partner, `fn:`: a function in the municipality), with `+` the rights they must hold on the case as well. `huis+i b`
reads: the own organisation while it sees whom the case is about, or whoever reads the discussion.
"""

from dataclasses import dataclass

LETTERS = {
    "i": "identiteit",
    "b": "bespreking",
    "p": "plan",
    "r": "regie",
    "v": "vertrouwelijk",
    "B": "bijdragen",
    "U": "uitvoeren",
    "R": "regisseren",
    "D": "besluiten",
    "L": "brieven",
}

_ALLES = "ibprvBURDL"
_REGIE = "ibprvBURL"
FASEN = (
    "geagendeerd",
    "besproken",
    "in_aanpak",
    "opgeschaald",
    "bij_partner",
    "doorverwezen",
    "afgesloten",
    "vernietigd",
)
# Per role what it holds in each of the phases above; "-" is nothing.
LADDER: dict[str, tuple[str, ...]] = {
    "voorzitter": (_ALLES, _ALLES, _ALLES, _ALLES, _ALLES, _ALLES, "-", "-"),
    "regisseur": (_REGIE, _REGIE, _REGIE, _REGIE, "-", "-", "-", "-"),
    "waarnemer": (_REGIE, _REGIE, _REGIE, _REGIE, "-", "-", "-", "-"),
    "ondersteuner": ("ibrL", "ibrL", "ibrL", "ibrL", "irL", "irL", "-", "-"),
    "analist": ("ibB", "ibB", "ip", "ip", "-", "-", "-", "-"),
    "weger": ("ibB", "ibB", "ipU", "ipU", "i", "i", "-", "-"),
    "aanmelder": ("iB", "ibB", "-", "-", "-", "-", "-", "-"),
    "genodigd": ("iB", "iB", "iB", "iB", "-", "-", "-", "-"),
    "betrokken": ("iB", "ibB", "ipU", "ipU", "-", "-", "-", "-"),
    "uitvoerder": ("ipU", "ipU", "ipU", "ipU", "ibpU", "ibpU", "-", "-"),
    "ontvanger": ("-", "-", "ipU", "ipU", "ibpU", "ibpU", "-", "-"),
    "noodinzage": ("ib", "ib", "ip", "ip", "ip", "ip", "-", "-"),
    "inzage": ("-", "-", "-", "-", "-", "-", "ibprv", "-"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """The ways in per command, for rows `waar`; what is left empty is nobody's. The other fields say where the row
    keeps whose it is, as SQL over the row `t`, if that is not in the usual column."""

    lezen: str = ""
    toevoegen: str = ""
    wijzigen: str = ""
    verwijderen: str = ""
    historie_lezen: str | None = None
    historie: bool = True
    waar: str = "true"
    casus: str = ""
    zelf: str = ""
    huis: str = ""
    groep: str = ""
    gemeente: str = ""
    ook: str = ""  # rights that are asked too, and open nothing


_LEIDT = "D R L"
_PERSOON = "(SELECT c.id FROM pga_casus c WHERE c.persoon_id = t.%s ORDER BY c.id LIMIT 1)"
_VAN_DEELNAME = "(SELECT d.%s FROM pga_deelname d WHERE d.id = t.deelname_id)"
_MET_PARTNERS = "EXISTS (SELECT FROM pga_deelname d WHERE d.casus_id = t.casus_id AND d.organisatie_id > 0)"
_FUNCTIEGROEP = "(SELECT f.groep_id FROM pga_functiegroep f WHERE f.id = t.functiegroep_id)"
_MELDING = "(SELECT a.%s FROM uvz_aanmelding a WHERE a.id = t.aanmelding_id)"
_KRING = "(SELECT k.organisatie_id FROM uvz_bijdragekring k WHERE k.%s ORDER BY k.id LIMIT 1)"
_WEEGT = "fn:voorzitter fn:weger"
_ZIET = f"{_WEEGT} fn:ondersteuner fn:analist"
_DOET = "BURDL"


def _in_laag(tabel_zelf: str, laag: str, letter: str) -> Slot:
    waar = f"t.laag = '{laag}' AND t.{tabel_zelf} IS NOT NULL"
    return Slot(f"{letter} zelf+i", "zelf+i", waar=waar, zelf=tabel_zelf)


def _bestand(laag: str, letter: str) -> Slot:
    toevoegen = " ".join(f"zelf+{letter}{doet}" for doet in _DOET)
    return Slot(letter, toevoegen, waar=f"t.laag = '{laag}'", zelf="door_id")


_LAGEN = (("identiteit", "i"), ("bespreking", "b"), ("plan", "p"), ("regie", "r"))
_REGELLAGEN = (*_LAGEN, ("vertrouwelijk", "v"))  # no document is kept to the small circle
_PLAN = [Slot("p", "R", "R")]

TABELLEN: dict[str, list[Slot]] = {
    "pga_casus": [Slot("i", "", "R D", casus="id", historie=False)],
    "pga_historicalcasus": [Slot("i", "R D", casus="id")],
    "pga_persoon": [Slot("i", "", "iR iD", casus=_PERSOON % "id")],
    "pga_bijnaam": [Slot("i", "iR iD", "iR iD", "iR iD", casus=_PERSOON % "persoon_id")],
    "pga_casusgroepsrecht": [
        Slot(
            "groep",
            waar="t.group_id IN (SELECT o.groep_id FROM pga_organisatie o)",
            groep="t.group_id",
            casus="content_object_id",
        )
    ],
    "pga_casusgebruikersrecht": [Slot("zelf", zelf="user_id", casus="content_object_id")],
    "pga_deelname": [
        Slot(
            "r i",
            historie_lezen="r",
            waar="t.tot IS NULL AND t.organisatie_id IS NOT NULL AND t.van <= now()",
        ),
        Slot("r groep+i", historie=False, waar="t.tot < now() AND t.organisatie_id IS NOT NULL"),
        Slot(
            "r groep+i",
            historie=False,
            waar="t.tot < now() AND t.functiegroep_id IS NOT NULL",
            groep=_FUNCTIEGROEP,
        ),
        Slot("r i", historie=False, waar="t.tot > now()"),
        Slot("r groep+i", historie=False, waar="t.van > now()"),
        Slot("r zelf+i", historie=False, waar="t.rol = 'noodinzage'"),
        Slot("r zelf+i", historie=False, waar="t.rol = 'inzage'"),
    ],
    "pga_deelnamereden": [
        Slot(
            "b p r groep+i",
            waar=_VAN_DEELNAME % "organisatie_id" + " IS NOT NULL",
            huis=_VAN_DEELNAME % "organisatie_id",
        ),
        Slot(
            "b p r zelf+i",
            waar=_VAN_DEELNAME % "gebruiker_id" + " IS NOT NULL",
            zelf=_VAN_DEELNAME % "gebruiker_id",
        ),
        Slot(
            "b p r groep+i",
            waar=_VAN_DEELNAME % "functiegroep_id" + " IS NOT NULL",
            groep="(SELECT f.groep_id FROM pga_deelname d JOIN pga_functiegroep f ON f.id = d.functiegroep_id"
            " WHERE d.id = t.deelname_id)",
        ),
        # as an organisation that takes part too: the reasons of others are not its own
        Slot(
            "b p r",
            waar=_VAN_DEELNAME % "functiegroep_id" + " IS NOT NULL AND " + _MET_PARTNERS,
            groep="(SELECT max(o.groep_id) FROM pga_deelname d JOIN pga_organisatie o ON o.id = d.organisatie_id"
            " WHERE d.casus_id = t.casus_id)",
        ),
    ],
    "pga_relatie": [Slot("b p r", _LEIDT, _LEIDT)],
    "pga_adres": [Slot("r", _LEIDT, _LEIDT)],
    "pga_gebeurtenis": [_in_laag("door_id", laag, letter) for laag, letter in _REGELLAGEN],
    "pga_raadpleging": [
        Slot("r zelf fn:privacy", "zelf+i", waar="t.casus_id IS NOT NULL"),
        Slot("zelf fn:privacy", "zelf", waar="t.casus_id IS NULL"),
    ],
    "pga_verstrekking": [Slot("r", "D R", "D R")],
    "pga_brief": [Slot("r", "L", "L")],
    "pga_bestand": [_bestand(laag, letter) for laag, letter in _LAGEN],
    "pga_concept": [
        Slot("zelf+i", "zelf+i", "zelf+i", "zelf", waar="t.casus_id IS NOT NULL"),
        Slot("zelf", "zelf", "zelf", "zelf", waar="t.casus_id IS NULL"),
    ],
    "pga_zoeksleutel": [Slot()],  # the function pga_zoek compares them; nobody reads one
    "pga_formulierontvangst": [Slot("zelf", "zelf", "zelf", "zelf")],
    "pga_bericht": [
        Slot("zelf+i", "", "zelf+i", waar="t.casus_id IS NOT NULL AND t.ontvanger_id IS NOT NULL"),
        Slot("zelf", "", "zelf", waar="t.casus_id IS NULL AND t.ontvanger_id IS NOT NULL"),
        Slot(
            "groep",
            "",
            "groep",
            waar="t.casus_id IS NULL AND t.functiegroep_id IS NOT NULL",
            groep=_FUNCTIEGROEP,
        ),
    ],
    "pga_toegangsverzoek": [
        Slot(
            "zelf iR iD",
            "zelf.huis",
            "iR iD",
            casus="(SELECT c.id FROM pga_casus c WHERE c.nummer = t.nummer)",
            zelf="aanvrager_id",
        ),
        # asked in another municipality: the number is not one of theirs
        Slot(
            "zelf",
            "zelf.huis",
            waar="t.gemeente_id <> (SELECT c.gemeente_id FROM pga_casus c WHERE c.nummer = t.nummer)",
            casus="(SELECT c.id FROM pga_casus c WHERE c.nummer = t.nummer)",
            zelf="aanvrager_id",
            ook="iR iD",
        ),
    ],
    "pga_noodinzage": [
        Slot("zelf r fn:voorzitter fn:privacy", "", "fn:voorzitter", waar="t.casus_id IS NOT NULL"),
    ],
    "pga_leessignaal": [
        Slot("fn:voorzitter fn:privacy", "", "fn:voorzitter.!zelf fn:privacy.!zelf"),
    ],
    "uvz_aanmelding": [
        Slot("b huis+i", "huis", f"huis {_WEEGT}", waar="t.casus_id IS NOT NULL AND t.status <> 'concept'"),
        Slot(f"huis {_ZIET}", "huis", f"huis {_WEEGT}", waar="t.casus_id IS NULL AND t.status <> 'concept'"),
        Slot("huis", "huis", "huis", waar="t.casus_id IS NULL AND t.status = 'concept'"),
    ],
    "uvz_criteriumoordeel": [
        Slot(
            _ZIET,
            "huis.fn:voorzitter huis.fn:weger",
            "huis.fn:voorzitter huis.fn:weger",
            waar=_MELDING % "casus_id" + " IS NULL",
            gemeente=_MELDING % "gemeente_id",
        )
    ],
    "uvz_weging": [
        Slot(
            f"huis {_ZIET}",
            _WEEGT,
            _WEEGT,
            waar=_MELDING % "casus_id" + " IS NULL",
            huis=_MELDING % "organisatie_id",
            gemeente=_MELDING % "gemeente_id",
        ),
        Slot(
            "b huis+i",
            "fn:voorzitter+b fn:weger+b huis.fn:voorzitter+i huis.fn:weger+i",
            "fn:voorzitter+b fn:weger+b huis.fn:voorzitter+i huis.fn:weger+i",
            waar=_MELDING % "casus_id" + " IS NOT NULL",
            huis=_MELDING % "organisatie_id",
            gemeente=_MELDING % "gemeente_id",
        ),
    ],
    "uvz_agendapunt": [Slot("i", _LEIDT, _LEIDT)],
    "uvz_informatieverzoek": [Slot("b huis+i", f"{_LEIDT} huis+B", f"{_LEIDT} huis+B")],
    "uvz_briefuitstel": [Slot("r", "D L", "D L")],
    "uvz_bijdrage": [
        Slot(
            "b huis+i",
            "huis+B",
            "huis.groep+i huis.zelf+i huis+iR huis+iD",
            waar="t.kring = 'allen'",
        ),
        Slot(
            "bv huis.groep+i huis.zelf+i",
            "huis+B",
            "huis.groep+i huis.zelf+i huis+iR huis+iD",
            waar="t.kring = 'leiding'",
        ),
        Slot(
            "bv huis.groep+i huis.zelf+i",
            "huis+B",
            "huis.groep+i huis.zelf+i huis+iR huis+iD",
            waar="t.kring = 'gekozen'",
        ),
        # asked as one of the chosen
        Slot(
            "bv huis+b",
            waar="t.kring = 'gekozen' AND t.id = t.id",
            huis=_KRING % "gever_id = t.organisatie_id AND k.bijdrage_id = t.id",
        ),
        # as one that is chosen, but for another contribution; that was chosen, before the circle became smaller; whom
        # another organisation chose
        Slot("bv", waar="t.kring = 'gekozen' AND 1 = 1", huis=_KRING % "bijdrage_id <> t.id"),
        Slot("bv", waar="t.kring = 'leiding' AND 1 = 1", huis=_KRING % "bijdrage_id = t.id"),
        Slot("bv", waar="t.kring = 'gekozen' AND 2 = 2", huis=_KRING % "gever_id <> t.organisatie_id"),
    ],
    # it was for all, and is no longer: what it said then goes with what it is now
    "uvz_historicalbijdrage": [
        Slot(
            "bv huis+i",
            "huis+B huis.groep+i huis.zelf+i huis+iR huis+iD",
            waar="t.kring = 'allen' AND (SELECT b.kring FROM uvz_bijdrage b WHERE b.id = t.id) = 'leiding'",
        )
    ],
    "uvz_bijdragekring": [
        Slot("huis+b v", historie_lezen="v"),
        Slot("huis+i v", "huis+i", "", "huis+i", huis="t.gever_id", waar="t.gever_id IS NOT NULL"),
    ],
    "uvz_vraag": [Slot("b huis+i", "D R huis+B huis+U", "D R huis+B huis+U")],
    "uvz_oordeel": [Slot("b", "D R", "D R")],
    "uvz_besluit": [Slot("b p", "D", "D")],
    "plans_plan": _PLAN,
    "plans_planversie": _PLAN,
    "plans_beeld": _PLAN,
    "plans_meting": _PLAN,
    "plans_doel": _PLAN,
    "plans_actie": [Slot("p huis+i", "R D huis+U", "R D huis+U")],
    "plans_signaal": [Slot("p huis+i", "R huis+U", "R huis+U")],
    "plans_contactmoment": [Slot("r", "R", "R")],
    "plans_herijking": [Slot("r fn:weger+ip", "R", "R fn:weger+ip")],
    "plans_afsluiting": [Slot("p", "R D", "R D")],
}
