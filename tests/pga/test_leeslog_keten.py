"""The read log cannot be changed by the application, and whoever changes it otherwise is seen."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from pga.models import Bericht, Casus, Gebruiker, Leeslogkop, Leeslogzegel, Raadpleging
from pga.selectors.leescontrole import verschillen_in_leeslog
from pga.services.leescontrole import meld_verschillen_in_leeslog
from pga.services.leeszegel import verzegel
from pga.services.raadpleging import log_raadpleging
from pga.toegang.context import als_systeem, namens
from pga.toegang.leesketen import KETEN_OPNIEUW
from tests.bouw import Spelers, casus_in_aanpak


def lees(wie: Gebruiker, casus: Casus, keren: int = 1) -> None:
    with namens(wie):
        for nummer in range(keren):
            log_raadpleging(
                door=wie, casus=casus, onderdeel="casus", reden=f"keer {nummer} 🦊", adres="10.0.0.1"
            )


def zinnen() -> str:
    return "\n".join(verschil.zin for verschil in verschillen_in_leeslog())


@contextmanager
def knoeier(tabel: str = "pga_raadpleging") -> Iterator[CursorWrapper]:
    """Somebody with the owner's password, who switches the triggers off, and on again afterwards."""
    with transaction.atomic("eigenaar"), connections["eigenaar"].cursor() as cursor:
        cursor.execute("SELECT set_config('pga.systeem', 'test', true)")
        cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE pga_raadpleging SET reden = 'anders'",
        "DELETE FROM pga_raadpleging",
        "TRUNCATE pga_raadpleging",
        "UPDATE pga_leeslogkop SET volgnummer = 0",
        "DELETE FROM pga_leeslogkop",
        "INSERT INTO pga_leeslogkop SELECT id, 1, 'x' FROM pga_gebruiker",
        "UPDATE pga_leeslogzegel SET hash = ''",
        "DELETE FROM pga_leeslogzegel",
        "ALTER TABLE pga_raadpleging DISABLE TRIGGER USER",
        "SET session_replication_role = replica",
    ],
)
def test_de_toepassing_kan_niets_veranderen_ook_niet_als_systeem(spelers: Spelers, opdracht: str) -> None:
    lees(spelers["regisseur"], casus_in_aanpak(spelers))
    with (
        als_systeem("test"),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


@pytest.mark.django_db
def test_wie_leest_kiest_volgnummer_noch_tijd(spelers: Spelers) -> None:
    casus, wie = casus_in_aanpak(spelers), spelers["regisseur"]
    lees(wie, casus)
    with namens(wie):
        Raadpleging.objects.create(
            casus=casus,
            gemeente_id=casus.gemeente_id,
            gebruiker=wie,
            onderdeel="casus",
            reden="vals",
            volgnummer=99,
            hash="vals",
            vastgelegd_op=timezone.now() - timedelta(days=400),
        )
        regel = Raadpleging.objects.get(reden="vals")
    assert regel.volgnummer == 2
    assert len(regel.hash) == 64
    assert timezone.now() - regel.vastgelegd_op < timedelta(minutes=1)
    with als_systeem("test"):
        kop = Leeslogkop.objects.get(gebruiker=wie)
    assert (kop.volgnummer, kop.hash) == (2, regel.hash)


@pytest.mark.django_db
def test_niemand_schrijft_een_regel_van_een_ander(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    with namens(spelers["regisseur"]), pytest.raises(DatabaseError), transaction.atomic():
        Raadpleging.objects.create(
            casus=casus,
            gemeente_id=casus.gemeente_id,
            gebruiker=spelers["halt"],
            onderdeel="casus",
            reden="x",
        )


@pytest.mark.django_db(transaction=True)
def test_ook_de_eigenaar_krijgt_de_grendel_te_zien_en_mag_alleen_leegmaken(spelers: Spelers) -> None:
    lees(spelers["regisseur"], casus_in_aanpak(spelers))
    for opdracht in ("UPDATE pga_raadpleging SET reden = 'x'", "DELETE FROM pga_raadpleging WHERE false"):
        with (
            pytest.raises(DatabaseError, match="alleen iets bij"),
            transaction.atomic("eigenaar"),
            connections["eigenaar"].cursor() as cursor,
        ):
            cursor.execute(opdracht)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("TRUNCATE pga_raadpleging, pga_leeslogkop")
    assert zinnen() == ""


GEKNOEI = {
    "veranderd": ("UPDATE pga_raadpleging SET reden = 'anders' WHERE volgnummer = 2", ["is veranderd"]),
    "eruit": ("DELETE FROM pga_raadpleging WHERE volgnummer = 2", ["ontbreekt", "regel 2 van die lezer"]),
    "staart": (
        "DELETE FROM pga_raadpleging WHERE volgnummer >= 2",
        ["er hoort 3 te staan, er staat 1", "zegel"],
    ),
    "staart met stand": (
        """WITH weg AS (DELETE FROM pga_raadpleging WHERE volgnummer = 3)
           UPDATE pga_leeslogkop k SET volgnummer = r.volgnummer, hash = r.hash FROM pga_raadpleging r
            WHERE r.gebruiker_id = k.gebruiker_id AND r.volgnummer = 2""",
        ["zegel", "verzegeld zijn 3 regels van 1 lezers, er staan nu 2"],
    ),
    "alles": ("DELETE FROM pga_raadpleging", ["Alle 3 regels", "zegel"]),
    "alles met stand": (
        "WITH weg AS (DELETE FROM pga_raadpleging) DELETE FROM pga_leeslogkop",
        ["zegel", "er staan nu 0 regels"],
    ),
    "stand": ("DELETE FROM pga_leeslogkop", ["de stand van die lezer is weg"]),
    "heel de keten opnieuw": (KETEN_OPNIEUW, ["zegel"]),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("wat", GEKNOEI)
def test_knoeien_komt_uit(spelers: Spelers, wat: str) -> None:
    lees(spelers["regisseur"], casus_in_aanpak(spelers), 3)
    verzegel(timezone.localdate())
    uit = io.StringIO()
    call_command("controleer_log", stdout=uit)
    assert "Het leeslog klopt." in uit.getvalue()
    opdracht, woorden = GEKNOEI[wat]
    with knoeier() as cursor:
        if wat == "heel de keten opnieuw":
            cursor.execute("UPDATE pga_raadpleging SET reden = 'anders' WHERE volgnummer = 2")
        cursor.execute(opdracht)
    with pytest.raises(CommandError, match="klopt niet"):
        call_command("controleer_log", stdout=uit)
    for woord in woorden:
        assert woord in uit.getvalue()
    assert meld_verschillen_in_leeslog() >= 1
    with namens(spelers["privacy"]):
        bericht = Bericht.objects.get()
    assert "Het leeslog klopt niet" in bericht.tekst


@pytest.mark.django_db(transaction=True)
def test_geknoei_aan_zegel_en_grendel_komt_uit(spelers: Spelers) -> None:
    lees(spelers["regisseur"], casus_in_aanpak(spelers), 2)
    vandaag = timezone.localdate()
    verzegel(vandaag - timedelta(days=1))
    zegel = verzegel(vandaag)
    assert zegel is not None
    assert (zegel.regels, zegel.lezers, len(zegel.hash)) == (2, 1, 64)
    assert verzegel(vandaag) is None
    assert zinnen() == ""
    with knoeier("pga_leeslogzegel") as cursor:
        cursor.execute("DELETE FROM pga_leeslogzegel WHERE dag < %s", [vandaag])
    assert "is verbroken" in zinnen()
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("ALTER TABLE pga_raadpleging DISABLE TRIGGER pga_alleen_erbij")
    try:
        assert "De grendel pga_alleen_erbij op pga_raadpleging staat uit" in zinnen()
    finally:
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute("ALTER TABLE pga_raadpleging ENABLE TRIGGER pga_alleen_erbij")
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("GRANT UPDATE ON pga_raadpleging TO pga_app")
        try:
            assert "De toepassing heeft het recht UPDATE op pga_raadpleging" in zinnen()
        finally:
            cursor.execute("REVOKE UPDATE ON pga_raadpleging FROM pga_app")


@pytest.mark.django_db(transaction=True)
def test_gelijktijdig_lezen_houdt_de_keten_heel(spelers: Spelers) -> None:
    """Two people at once, each in two windows: four threads that all start from an empty chain."""
    casus = casus_in_aanpak(spelers)
    klaar, fouten = threading.Barrier(4), []

    def lezer(naam: str) -> None:
        try:
            klaar.wait(10)
            for _ in range(15):
                lees(spelers[naam], casus)
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=lezer, args=(naam,)) for naam in ("regisseur", "voorzitter") * 2]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert not fouten
    with als_systeem("test"):
        standen = dict(Leeslogkop.objects.values_list("gebruiker__username", "volgnummer"))
        assert Leeslogzegel.objects.count() == 0
    assert standen == {"regisseur": 30, "voorzitter": 30}
    assert zinnen() == ""


@pytest.mark.django_db(transaction=True)
def test_regels_van_voor_de_keten_worden_geketend(spelers: Spelers) -> None:
    """What the migration does with an older log: the lines stay, and the next one follows on."""
    casus = casus_in_aanpak(spelers)
    for naam in ("regisseur", "voorzitter"):
        lees(spelers[naam], casus, 2)
    with knoeier() as cursor:
        cursor.execute("UPDATE pga_raadpleging SET volgnummer = 1000 + id, hash = ''")
        cursor.execute(KETEN_OPNIEUW)
    lees(spelers["regisseur"], casus)
    assert zinnen() == ""
    with als_systeem("test"):
        assert list(
            Raadpleging.objects.filter(gebruiker=spelers["regisseur"])
            .order_by("volgnummer")
            .values_list("volgnummer", flat=True)
        ) == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_het_log_overleeft_de_casus(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    lees(spelers["regisseur"], casus)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_constraint WHERE conrelid = 'pga_raadpleging'::regclass"
            " AND confrelid = 'pga_casus'::regclass"
        )
        assert cursor.fetchone() == (0,)
    with namens(spelers["privacy"]):
        assert Raadpleging.objects.get().nummer == casus.nummer
