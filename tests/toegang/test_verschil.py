"""What somebody may not see changes nothing of what they do see: no text, no count, no order; with or without filters.

Six cases with a row in every table; whose text may stand where follows from the table that was written by hand.
"""

import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, models, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from pga.demo.inrichting import maak_spelers
from pga.models import Casus, Gebruiker
from pga.toegang.context import als_systeem, namens
from tests.bouw import maak_casus
from tests.conftest import logt_in
from tests.toegang.rijen import Vuller
from tests.toegang.situatie import MENSEN, Zaak, maak_zaken, rechten
from tests.toegang.slotproef import tokens
from tests.toegang.test_schermen import ROUTES
from tests.toegang.verwacht import TABELLEN

pytestmark = pytest.mark.django_db
Situatie = tuple[dict[str, Gebruiker], dict[str, Zaak]]

LIJSTEN = (
    "/",
    "/casussen/",
    "/acties/",
    "/aanmeldingen/",
    "/vergaderingen/",
    "/verzoeken/",
    "/weging/",
    "/herijking/",
    "/brieven/",
    "/berichten/",
    "/rapportages/",
    "/organisaties/",
)
TABBLADEN = ("", "bespreking/", "plan/", "regie/", "gezin/", "documenten/", "tijdlijn/", "bijdragen/")
TEKST = re.compile(r"TEKST-(\w+)-([a-z]+)(?:-(allen|gekozen|leiding|identiteit|bespreking|plan|regie))?")
# What is different each time a page is made, whoever looks: keys of forms, and times.
VLUCHTIG = re.compile(
    r'name="(?:csrfmiddlewaretoken|_formulier)" value="[^"]*"|"X-CSRFToken": "[^"]*"|\d{1,2}:\d{2}(?::\d{2})?'
)
SORTEER = re.compile(r"\?sorteer=-?\w+")


@pytest.fixture(scope="module")
def situatie(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situatie]:
    with django_db_blocker.unblock():
        try:
            spelers = maak_spelers()
            yield spelers, maak_zaken(spelers)
        finally:
            connections["default"].close()
            call_command("flush", database="eigenaar", interactive=False, verbosity=0)


def _lees(client: Client, adres: str) -> str:
    antwoord = client.get(adres)
    assert "text/calendar" not in antwoord.get("Content-Type", "")
    koppen = " ".join(f"{kop}: {waarde}" for kop, waarde in antwoord.headers.items())
    return f"{antwoord.status_code} {antwoord.content.decode(errors='replace')} {koppen}"


def _bladzijden(client: Client, zaken: dict[str, Zaak]) -> dict[str, str]:
    """Every list, in every order it offers; every tab of every case; a search. What changes by itself is left out."""
    gelezen = {}
    for adres in LIJSTEN:
        gelezen[adres] = _lees(client, adres)
        for volgorde in sorted(set(SORTEER.findall(gelezen[adres]))):
            gelezen[adres + volgorde] = _lees(client, adres + volgorde)
            omgekeerd = volgorde.replace("=", "=-").replace("--", "")
            gelezen[adres + omgekeerd] = _lees(client, adres + omgekeerd)
    for zaak in zaken.values():
        for tabblad in TABBLADEN:
            adres = f"/casussen/{zaak.casus.nummer}/{tabblad}"
            gelezen[adres] = _lees(client, adres)
    gelezen["zoeken"] = client.post("/zoeken/", {"q": "Matrix"}).content.decode()
    return {adres: VLUCHTIG.sub("", inhoud) for adres, inhoud in gelezen.items()}


def _mag(wie: str, naam: str, tabel: str, soort: str, functies: frozenset[str]) -> bool:
    volle = next((t for t in TABELLEN if t.partition("_")[2] == tabel), "")
    ik = {f"fn:{functie}" for functie in functies}
    if wie == "analist":
        ik.add("groep")  # messages to a function go to this one
    if wie == "jongerenwerk":
        ik |= {"zelf", "huis", "groep"}
    heeft = set(rechten(wie, naam))
    return any(
        nodig <= ik and letters <= heeft
        for slot in TABELLEN.get(volle, [])
        if not soort or f"'{soort}'" in slot.waar
        for nodig, letters in tokens(slot.lezen)
    )


@pytest.mark.parametrize("wie", MENSEN)
def test_geen_tekst_waar_hij_niet_mag(situatie: Situatie, wie: str) -> None:
    """Every text of every table names its case and table; none stands on a page of somebody who may not read it."""
    spelers, zaken = situatie
    fout = set()
    for adres, inhoud in _bladzijden(logt_in(spelers[wie]), zaken).items():
        for naam, tabel, soort in TEKST.findall(inhoud):
            if tabel != "vergadering" and not _mag(wie, naam, tabel, soort, spelers[wie].functies):
                fout.add(f"{adres}: {naam} {tabel} {soort}")
    assert not fout, "\n".join(sorted(fout))


def _verschil(voor: dict[str, str], na: dict[str, str]) -> list[str]:
    return sorted(adres for adres in voor if voor[adres] != na.get(adres))


def _onzichtbaar(wie: Gebruiker, zaken: dict[str, Zaak]) -> list[models.Model]:
    rijen = [rij for zaak in zaken.values() for reeks in zaak.rijen.values() for rij in reeks]
    with namens(wie):
        return [rij for rij in rijen if not type(rij)._default_manager.filter(pk=rij.pk).exists()]


def _verander(rij: models.Model) -> None:
    """Another text, another day, another number."""
    for veld in rij._meta.concrete_fields:
        if (
            veld.choices
            or veld.unique
            or isinstance(veld, models.ForeignKey)
            or veld.name in {"nummer", "van"}
        ):
            continue
        if isinstance(veld, models.TextField | models.CharField):
            setattr(rij, veld.name, "AAA anders"[: veld.max_length or 20])
        elif isinstance(veld, models.DateField) and getattr(rij, veld.name) and veld.name != "tot":
            anders = timezone.now() if isinstance(veld, models.DateTimeField) else timezone.localdate()
            setattr(rij, veld.name, anders.replace(year=anders.year - 1))


@pytest.mark.parametrize("wie", ["halt", "beleid", "jeugdmarshall"])
def test_wat_men_niet_ziet_verandert_niets(situatie: Situatie, wie: str) -> None:
    """Change it, throw it away, add a whole case of it: no count, no order and no page of this person moves."""
    spelers, zaken = situatie
    client = logt_in(spelers[wie])
    verborgen = _onzichtbaar(spelers[wie], zaken)
    assert len(verborgen) > 100
    with transaction.atomic():
        voor = _bladzijden(client, zaken)
        geraakt = 0
        with als_systeem("test: veranderen wat onzichtbaar is"):
            for rij in verborgen:
                try:
                    with transaction.atomic():
                        _verander(rij)
                        rij.save()
                        geraakt += 1
                except DatabaseError:  # a row that only ever is added to
                    continue
        assert geraakt > 80
        assert not _verschil(voor, _bladzijden(client, zaken))
        nieuw = maak_casus(spelers, voornaam="Onzichtbaar", achternaam="Matrix")
        Vuller(
            nieuw, spelers["jongerenwerk"], spelers["leerplicht"], "TEKST-nieuw", ook_zonder_casus=False
        ).vul()
        # its meeting is on the list of meetings, which tells of no case
        assert not set(_verschil(voor, _bladzijden(client, zaken))) - {"/vergaderingen/"}
        transaction.set_rollback(True)


@pytest.mark.parametrize("wie", ["halt", "politie", "regisseur", "jeugdmarshall"])
def test_zonder_filter_van_de_toepassing_hetzelfde(
    situatie: Situatie, monkeypatch: pytest.MonkeyPatch, wie: str
) -> None:
    """Every list starts at all cases instead of at the own ones: the lock alone leaves the same pages."""
    spelers, zaken = situatie
    client = logt_in(spelers[wie])
    voor = _bladzijden(client, zaken)

    def alles(*args: object, **kwargs: object) -> models.QuerySet[Casus]:
        return Casus.objects.all()

    for module in ("pga.selectors.zichtbaar", "pga.selectors.caselijst"):
        monkeypatch.setattr(f"{module}.zichtbare_casussen", alles)
    zonder = (
        "SELECT c.id FROM pga_casus c WHERE %(tot)s::int IS NOT DISTINCT FROM %(tot)s AND %(wie)s IS NOT NULL"
    )
    monkeypatch.setattr("pga.selectors.caselijst.EIGEN_ID", zonder)
    assert not _verschil(voor, _bladzijden(client, zaken))


def test_zoeken_zonder_filter_vindt_alleen_het_eigene(
    situatie: Situatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search compares the names of every case: what it finds is read through the lock all the same."""
    with als_systeem("test"):
        alle = dict.fromkeys(Casus.objects.values_list("pk", flat=True), 1.0)
        namen = {casus.pk: casus.nummer for casus in Casus.objects.all()}
    monkeypatch.setattr("pga.selectors.zoeken._vergelijk", lambda stukken, *, ruim: alle)
    spelers, _ = situatie
    for wie in ("halt", "buitenstaander", "regisseur"):
        with namens(spelers[wie]):
            eigen = set(Casus.objects.values_list("nummer", flat=True))
        pagina = logt_in(spelers[wie]).post("/zoeken/", {"q": "Matrix"}).content.decode()
        gevonden = {nummer for nummer in namen.values() if f"/casussen/{nummer}/" in pagina}
        assert gevonden == eigen, wie
        assert eigen != set(namen.values())


def test_de_zoekfunctie_begint_bij_de_rechten(situatie: Situatie) -> None:
    """Asked by hand too, `pga_zoek` compares nobody's case but one's own; without a context none."""
    spelers, _ = situatie

    def zoek() -> set[int]:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT casus_id FROM pga_zoek(ARRAY[''], ARRAY[false], true, 100)")
            return {rij[0] for rij in cursor.fetchall()}

    assert zoek() == set()
    for wie in ("voorzitter", "halt", "buitenstaander", "beheer"):
        with namens(spelers[wie]):
            assert zoek() == set(Casus.objects.values_list("pk", flat=True)), wie


def test_lijsten_bestaan() -> None:
    assert ROUTES
    assert {"casussen", "acties", "aanmeldingen", "verzoeken", "weging", "herijking", "brieven"} <= set(
        ROUTES
    )


@pytest.mark.parametrize("adres", ["/casussen/TEKST-geheim/", "/TEKST-geheim/", "/?sorteer=TEKST-geheim"])
def test_wat_in_een_adres_staat_komt_niet_terug(
    situatie: Situatie, caplog: pytest.LogCaptureFixture, adres: str
) -> None:
    """Neither on an error page nor in a log."""
    spelers, _ = situatie
    antwoord = logt_in(spelers["halt"]).get(adres)
    assert b"TEKST-geheim" not in antwoord.content or antwoord.status_code == 200
    assert "TEKST-geheim" not in caplog.text
