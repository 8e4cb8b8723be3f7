"""Canaries: a secret in every text field of every table with case content, and everybody visits every page.

Whose secret may stand where is written out here by hand, apart from the ladder: two sources that must agree.
"""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from monitoring.demo.laden import laad
from pga.models import Casus, Gebruiker
from pga.toegang.context import als_systeem
from tests.conftest import logt_in
from tests.toegang.kruiper import Kruiper

pytestmark = pytest.mark.django_db

# The layer on which each table of the case is read.
LAAG = {
    "casus": "identiteit",
    "persoon": "identiteit",
    "bijnaam": "identiteit",
    "agendapunt": "identiteit",
    "deelnamereden": "deelname",
    "relatie": "gezin",
    "adres": "regie",
    "brief": "regie",
    "bestand": "regie",
    "briefuitstel": "regie",
    "contactmoment": "regie",
    "herijking": "regie",
    "aanmelding": "bespreking",
    "criteriumoordeel": "bespreking",
    "weging": "bespreking",
    "informatieverzoek": "bespreking",
    "bijdrage": "bespreking",
    "vraag": "bespreking",
    "oordeel": "bespreking",
    "besluit": "besluit",
    "plan": "plan",
    "planversie": "plan",
    "beeld": "plan",
    "meting": "plan",
    "doel": "plan",
    "actie": "plan",
    "signaal": "plan",
    "afsluiting": "plan",
}
# Time line and drafts carry their own layer or owner; people write them, so they are told in their own tests. The
# read log cannot be changed; what somebody gave as a reason is told in tests/pga/test_leeslog_reden.py.
APART = {"raadpleging", "gebeurtenis", "concept", "formulierontvangst", "deelname"}
GELIJK = {
    "besluit": {"bespreking", "plan"},
    "gezin": {"bespreking", "plan", "regie"},
    "deelname": {"bespreking", "plan", "regie"},
}

LEIDEN = {"identiteit", "bespreking", "plan", "regie"}
IN_PLAN = {"identiteit", "plan"}
VOORBEREIDING = {"identiteit", "bespreking", "regie"}
# Who holds which layers of which case of the demo.
WIE: dict[str, dict[str, set[str]]] = {
    "Jayson": {
        "voorzitter": LEIDEN,
        "regisseur": LEIDEN,
        "ondersteuner": VOORBEREIDING,
        "analist": IN_PLAN,
        "politie": IN_PLAN,
        "veiligthuis": IN_PLAN,
        "jongerenwerk": IN_PLAN,
        "leerplicht": IN_PLAN,
        "dewaag": IN_PLAN,
        "jbwest": IN_PLAN,
    },
    "Noa": {
        "voorzitter": LEIDEN,
        "ondersteuner": VOORBEREIDING,
        "analist": {"identiteit", "bespreking"},
        "politie": {"identiteit", "bespreking"},
        "veiligthuis": {"identiteit"},
        "jbwest": {"identiteit"},
        "leerplicht": {"identiteit"},
    },
    "Ruud": {
        "voorzitter": LEIDEN,
        "ondersteuner": VOORBEREIDING,
        "analist": IN_PLAN,
        "politie": IN_PLAN,
        "zorgpartner": IN_PLAN,
        "om": IN_PLAN,
    },
}
# What a partner wrote or was asked itself it may read, as long as it is in the case.
EIGEN = {
    "informatieverzoek",
    "bijdrage",
    "vraag",
    "aanmelding",
    "weging",
    "actie",
    "signaal",
    "deelnamereden",
}
KANARIE = re.compile(rb"KANARIE-[a-z0-9-]+")


def _plant() -> None:
    """Every text of the cases of WIE becomes a secret that tells its table, column, case and organisation."""
    for voornaam in WIE:
        with als_systeem("test: kanaries uitzetten"), connection.cursor() as cursor:
            casus = Casus.objects.get(persoon__voornaam=voornaam)
            for model in apps.get_models():
                naam = model._meta.model_name or ""
                if naam not in LAAG:
                    continue
                waar, van = _plaats(model, casus)
                geheim = f"'KANARIE-{naam}-{voornaam.lower()}-' || {van}"
                for veld in _tekstvelden(model):
                    cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{veld}" = {geheim} WHERE {waar}')


def _plaats(model: type[models.Model], casus: Casus) -> tuple[str, str]:
    velden = {veld.name for veld in model._meta.fields}
    van = "coalesce(organisatie_id, 0)" if "organisatie" in velden else "'0'"
    if model is Casus:
        return f"id = {casus.pk}", van
    if model._meta.model_name == "persoon":
        return f"id = {casus.persoon_id}", van
    return (f"casus_id = {casus.pk}" if "casus" in velden else f"persoon_id = {casus.persoon_id}"), van


def _tekstvelden(model: type[models.Model]) -> list[str]:
    """Free text; not what is chosen, unique or computed with."""
    niet = {
        "nummer",
        "sha256",
        "mediatype",
        "sjabloon",
        "postcode",
        "achternaam",
        "voornaam",
        "tussenvoegsel",
    }
    return [
        veld.column
        for veld in model._meta.concrete_fields
        if veld.column
        and isinstance(veld, models.TextField | models.CharField)
        and not veld.choices
        and veld.column not in niet
        and (veld.max_length or 999) >= 40
        and not isinstance(veld, models.JSONField)
    ]


def _mag(naam: str, gebruiker: Gebruiker, vondst: str) -> bool:
    _, tabel, voornaam, organisatie = vondst.split("-")
    lagen = next((wie.get(naam, set()) for kort, wie in WIE.items() if kort.lower() == voornaam), set())
    laag = LAAG[tabel]
    if lagen & GELIJK.get(laag, {laag}):
        return True
    eigen = organisatie in {"0", str(gebruiker.organisatie_id)}
    return tabel in EIGEN and bool(lagen) and eigen


def test_kanaries() -> None:
    laad(None)
    _plant()
    spelers = {g.username: g for g in Gebruiker.objects.all()}
    kruipers = {naam: Kruiper(logt_in(speler), KANARIE).kruip() for naam, speler in spelers.items()}
    alles = {
        adres for kruiper in kruipers.values() for adres, status in kruiper.bezocht.items() if status == 200
    }
    fout: list[Any] = []
    for naam, gebruiker in spelers.items():
        kruiper = kruipers[naam]
        # 405: the address of a button, which is only there to be pressed
        kapot = {
            adres: status for adres, status in kruiper.bezocht.items() if status >= 400 and status != 405
        }
        fout += [(naam, "dode link", kapot)] if kapot else []
        for adres in sorted(alles - set(kruiper.bezocht)):
            kruiper.lees(adres)
        fout += [
            (naam, vondst, sorted(waar)[:3])
            for vondst, waar in sorted(kruiper.vondsten.items())
            if not _mag(naam, gebruiker, vondst)
        ]
    assert not fout, "\n".join(map(str, fout))
    for voornaam, wie in WIE.items():
        for naam in wie:
            assert any(f"-{voornaam.lower()}-" in v for v in kruipers[naam].vondsten), (naam, voornaam)
