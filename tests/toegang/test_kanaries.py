"""Canaries: a secret in every text field of every table with case content, and everybody visits every page.

Whose secret may stand where is written out here by hand, apart from the ladder: two sources that must agree.
"""

import re
from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, models
from django.test import Client

from monitoring.demo.laden import laad
from pga.choices import Berichtsoort, Grondslag
from pga.models import Bericht, Casus, Gebruiker, Toegangsverzoek
from pga.services.bericht import mail_bericht
from pga.services.raadpleging import leesregel_van_casus, leg_lezen_vast
from pga.toegang.context import als_systeem, namens
from tests.conftest import INLOGGEN, logt_in
from tests.toegang.kruiper import Kruiper
from tests.toegang.rijen import modellen
from uvz.models import Bijdrage, Bijdragekring

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
    "verstrekking": "regie",
    "toegangsverzoek": "regie",
    "noodinzage": "regie",
    "raadpleging": "regie",
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
# Whose a row is decides more than the layer of its table; what stands here is told by `_mag`.
VAN = {
    "bijdrage": "organisatie_id || kring || id",
    "gebeurtenis": "laag || 'u' || coalesce(door_id, 0)",
    "bestand": "laag",
    "deelname": "CASE WHEN tot IS NULL OR tot > now() THEN 'loopt' ELSE 'weg' END",
    "bericht": "coalesce('u' || ontvanger_id, 'g' || functiegroep_id)",
    "noodinzage": "'u' || gebruiker_id",
    "toegangsverzoek": "'u' || aanvrager_id",
}
# A draft is its writer's alone and told in tests/stuk/test_dubbel.py; these others hold no text of people.
APART = {
    "concept",
    "formulierontvangst",
    "zoeksleutel",
    "bijdragekring",
    "casusgroepsrecht",
    "casusgebruikersrecht",
}
# Within its bounds the crawl meets no row of these, so it proves nothing about them; test_matrix tells their lock.
ONGEZIEN = {
    "afsluiting",
    "brief",
    "briefuitstel",
    "criteriumoordeel",
    "herijking",
    "planversie",
    "vraag",
}
# Read by a function in the municipality as well, wherever the case stands.
FUNCTIES = {"noodinzage": {"voorzitter", "privacy"}, "raadpleging": {"privacy"}}
GELIJK = {
    "besluit": {"bespreking", "plan"},
    "gezin": {"bespreking", "plan", "regie"},
    "deelname": {"bespreking", "plan", "regie"},
}

LEIDEN = {"identiteit", "bespreking", "plan", "regie", "vertrouwelijk"}
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
                if naam not in LAAG.keys() | VAN.keys() or naam == "raadpleging":
                    continue
                waar, van = _plaats(model, casus)
                geheim = f"'KANARIE-{naam}-{voornaam.lower()}-' || {van}"
                for veld in _tekstvelden(model):
                    cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{veld}" = {geheim} WHERE {waar}')


def _plaats(model: type[models.Model], casus: Casus) -> tuple[str, str]:
    velden = {veld.name for veld in model._meta.fields}
    van = VAN.get(
        model._meta.model_name or "", "coalesce(organisatie_id, 0)" if "organisatie" in velden else "'0'"
    )
    if model is Toegangsverzoek:
        return f"nummer = '{casus.nummer}'", van
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
        "doel",  # an address
        "reden_intrekking",  # empty as long as nothing was taken back
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


def _plant_erbij(spelers: dict[str, Gebruiker]) -> None:
    """Rows the demo does not have of these cases: asked access, a message, a small circle, a line of the read log."""
    with als_systeem("test: rijen erbij"):
        for casus in Casus.objects.filter(persoon__voornaam__in=WIE):
            halt = spelers["halt"]
            Toegangsverzoek.objects.create(
                gemeente=casus.gemeente,
                nummer=casus.nummer,
                aanvrager=halt,
                organisatie_id=halt.organisatie_id or 0,
                reden="x",
                gevraagd="x",
                grondslag=Grondslag.UVZ_CONVENANT,
            )
            for wie in ("voorzitter", "politie", "buitenstaander"):
                Bericht.objects.create(
                    soort=Berichtsoort.NOODINZAGE, tekst="x", ontvanger=spelers[wie], casus=casus, doel="/"
                )
        klein = Bijdrage.objects.get(casus__persoon__voornaam="Noa", kring="gekozen")
        Bijdragekring.objects.create(
            casus=klein.casus,
            bijdrage=klein,
            gever=klein.organisatie,
            organisatie_id=spelers["politie"].organisatie_id or 0,
        )


def _plant_leesregels(politie: Gebruiker) -> None:
    """The read log cannot be changed: the secret is the reason of a new line."""
    with namens(politie):
        for casus in Casus.objects.filter(persoon__voornaam__in=WIE).select_related("persoon"):
            reden = f"KANARIE-raadpleging-{casus.persoon.voornaam.lower()}-u{politie.pk}"
            regel = leesregel_van_casus(
                door=politie, casus=casus, onderdeel="plan", reden=reden, adres=None, gevraagd=True
            )
            leg_lezen_vast(door=politie, regels=[regel])


def _mag(naam: str, gebruiker: Gebruiker, vondst: str) -> bool:
    _, tabel, voornaam, van = vondst.split("-")
    lagen = next((wie.get(naam, set()) for kort, wie in WIE.items() if kort.lower() == voornaam), set())
    if tabel == "bijdrage":
        return _mag_bijdrage(gebruiker, lagen, van)
    if tabel == "bericht":
        groepen = {f"g{pk}" for pk in gebruiker.groups.values_list("functiegroep", flat=True)}
        return bool(lagen) and van in groepen | {f"u{gebruiker.pk}"}
    if tabel in {"gebeurtenis", "bestand"}:
        laag, _, door = van.partition("u")
        return laag in lagen or (bool(lagen) and door == str(gebruiker.pk))
    if tabel == "deelname":
        return "regie" in lagen or (van == "loopt" and bool(lagen))
    laag = LAAG[tabel]
    if lagen & GELIJK.get(laag, {laag}) or naam in FUNCTIES.get(tabel, ()) or van == f"u{gebruiker.pk}":
        return True
    eigen = van in {"0", str(gebruiker.organisatie_id)}
    return tabel in EIGEN and bool(lagen) and eigen


def _mag_bijdrage(gebruiker: Gebruiker, lagen: set[str], van: str) -> bool:
    """One's own; what all may read, in the discussion; a small circle for who leads or was chosen."""
    gever, kring, pk = re.fullmatch(r"(\d+)([a-z]+)(\d+)", van).groups()  # type: ignore[union-attr]
    if lagen and gever == str(gebruiker.organisatie_id):
        return True
    if "bespreking" not in lagen:
        return False
    with als_systeem("test: de gekozen lezers"):
        gekozen = Bijdragekring.objects.filter(
            bijdrage=int(pk), organisatie=gebruiker.organisatie_id
        ).exists()
    return kring == "allen" or lagen == LEIDEN or (kring == "gekozen" and gekozen)


def _mails_zeggen_niets() -> None:
    """Every message of the house is mailed once more: of no mail a word is about a case."""
    with als_systeem("test: alles opnieuw mailen"):
        Bericht.objects.update(gemaild_op=None)
        for nummer, gebruiker in enumerate(Gebruiker.objects.all()):
            Gebruiker.objects.filter(pk=gebruiker.pk).update(email=f"post{nummer}@voorbeeld.example")
        berichten = list(Bericht.objects.values_list("pk", flat=True))
        woorden = {"KANARIE"}
        for casus in Casus.objects.select_related("persoon"):
            woorden |= {casus.nummer, casus.persoon.voornaam, casus.persoon.achternaam}
    mail.outbox.clear()
    assert sum(mail_bericht(pk) for pk in berichten) == len(mail.outbox) > 5
    for brief in mail.outbox:
        tekst = str(brief.message())
        assert not [woord for woord in woorden if re.search(rf"\b{re.escape(woord)}\b", tekst)], tekst


def test_elke_tabel_met_tekst_heeft_een_kanarie() -> None:
    """A new table about a case is planted, or told apart."""
    namen = {
        model._meta.model_name
        for model in modellen()
        if {"casus", "persoon"} & {veld.name for veld in model._meta.fields} and _tekstvelden(model)
    }
    assert namen <= LAAG.keys() | VAN.keys() | APART, namen - LAAG.keys() - VAN.keys() - APART


def test_kanaries() -> None:
    laad(None)
    spelers = {g.username: g for g in Gebruiker.objects.all()}
    _plant_erbij(spelers)
    _plant()
    _plant_leesregels(spelers["politie"])
    _mails_zeggen_niets()
    with als_systeem("test: nummers"):
        nummers = frozenset(Casus.objects.filter(persoon__voornaam__in=WIE).values_list("nummer", flat=True))
    begin = [f"/casussen/{nummer}/" for nummer in sorted(nummers)]
    kruipers = {
        naam: Kruiper(logt_in(speler), KANARIE, per_route=4, apart=nummers).kruip("/", *begin)
        for naam, speler in spelers.items()
    }
    alles = {
        adres for kruiper in kruipers.values() for adres, status in kruiper.bezocht.items() if status == 200
    }
    # what must be read whatever the bounds were
    dieper = {adres + deel for adres in begin for deel in ("verstrekkingen/", "bespreking/bijdragen/")}
    fout: list[Any] = []
    gezien: Counter[str] = Counter()
    for naam, gebruiker in spelers.items():
        kruiper = kruipers[naam]
        # 405: the address of a button, which is only there to be pressed
        kapot = {
            adres: status
            for adres, status in kruiper.bezocht.items()
            if status >= 400 and status != 405 and adres not in begin
        }
        fout += [(naam, "dode link", kapot)] if kapot else []
        kruiper.probeer(sorted(alles | dieper))
        for vondst, waar in sorted(kruiper.vondsten.items()):
            gezien[vondst.split("-")[1]] += 1
            if not _mag(naam, gebruiker, vondst):
                fout.append((naam, vondst, sorted(waar)[:3]))
        # a file goes by the name its giver gave it; nothing else of a case stands in a header
        fout += [
            (naam, "kop", kop, vondsten)
            for kop, vondsten in kruiper.in_koppen.items()
            if kop != "Content-Disposition" or any("-bestand-" not in v for v in vondsten)
        ]
    assert not fout, "\n".join(map(str, fout))
    for voornaam, wie in WIE.items():
        for naam in wie:
            assert any(f"-{voornaam.lower()}-" in v for v in kruipers[naam].vondsten), (naam, voornaam)
    assert not (LAAG.keys() | VAN.keys()) - gezien.keys() - ONGEZIEN
    assert any("gekozen" in v for v in kruipers["politie"].vondsten)
    assert any("leiding" in v for v in kruipers["voorzitter"].vondsten)


@pytest.mark.parametrize("wie", ["voorzitter", "politie", "buitenstaander"])
def test_foutbladzijden_herhalen_niets(
    spelers: dict[str, Gebruiker], monkeypatch: pytest.MonkeyPatch, wie: str
) -> None:
    """Not what stood in the address, not what was sent, not what the fault said."""
    geheim = "KANARIE-fout-x-0"

    def stuk(*args: Any, **kwargs: Any) -> None:
        raise ZeroDivisionError(geheim)

    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(spelers[wie], backend=INLOGGEN)
    vrij = logt_in(spelers[wie])
    with monkeypatch.context() as even:
        even.setattr("pga.views.organisaties.partnerlijst", stuk)
        kapot = client.get("/organisaties/", {"q": geheim})
    assert kapot.status_code == 500
    antwoorden = {
        "500": kapot,
        "404": client.get(f"/casussen/{geheim}/"),
        "404 vraag": client.get("/bestaat-niet/", {"q": geheim}),
        "403": client.post("/aanmeldingen/nieuw/", {"voornaam": geheim, "_formulier": geheim}),
        "400": vrij.post("/concept/", {"pad": f"/casussen/{geheim}/", "tekst": geheim}),
        "404 post": vrij.post(f"/casussen/{geheim}/bespreking/bijdragen/nieuw/", {"tekst": geheim}),
        "400 host": client.get("/", headers={"host": f"{geheim}.example"}),
    }
    for naam, antwoord in antwoorden.items():
        assert antwoord.status_code >= 400, (naam, antwoord.status_code)
        assert geheim.encode() not in antwoord.content, naam
        assert geheim not in " ".join(antwoord.headers.values()), naam
