"""Messages: who reads them, how they are marked, and a mail that says only that there is one."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pga.choices import Berichtsoort, Functie, Rol
from pga.models import Bericht, Casus
from pga.selectors.berichten import ongelezen
from pga.services import bericht as dienst
from pga.services.toegang import beeindig, betrek
from pga.tasks import herstel_berichten, mail_bericht
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.lezer import Lezer

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers, voornaam="Jayson", achternaam="Voorbeeld")


def zeg(spelers: Spelers, tekst: str, aan: str = "halt", **velden: object) -> Bericht:
    return dienst.stuur(soort=Berichtsoort.TOEGANG, tekst=tekst, door=None, aan=spelers[aan], **velden)  # type: ignore[arg-type]


def test_zonder_berichten_zegt_de_lijst_wat_hier_komt(als: Inloggen) -> None:
    Lezer(als("halt")).ga("/berichten/").ziet("Er zijn geen berichten voor u")
    assert "pga-teller" not in als("halt").get("/").content.decode()


def test_bericht_staat_bovenaan_mijn_werk_en_in_de_kop(spelers: Spelers, als: Inloggen) -> None:
    zeg(spelers, "Uw toegang eindigt morgen.", doel="/acties/")
    halt = Lezer(als("halt"))
    halt.ziet("Berichten voor u", "Uw toegang eindigt morgen.", "1 ongelezen bericht")
    assert halt.tekst.index("Berichten voor u") < halt.tekst.index("Vragen aan u")
    Lezer(als("om")).ziet_niet("Uw toegang eindigt morgen.", "ongelezen bericht")
    halt.vul("Bekijk")
    assert halt.adres == "/acties/"
    halt.ziet_niet("ongelezen bericht")
    halt.ga("/").ziet_niet("Uw toegang eindigt morgen.")
    halt.ga("/berichten/").ziet("Uw toegang eindigt morgen.", "gelezen")


def test_een_gelezen_alles_gelezen_en_ongelezen_eerst(spelers: Spelers, als: Inloggen) -> None:
    oud, midden, nieuw = (zeg(spelers, f"Bericht {n}.") for n in ("oud", "midden", "nieuw"))
    halt = Lezer(als("halt")).ga("/berichten/").ziet("3 berichten, 3 ongelezen")
    als("halt").post(f"/berichten/{nieuw.pk}/gelezen/")
    halt.ga("/berichten/").ziet("3 berichten, 2 ongelezen")
    assert (
        halt.tekst.index("Bericht midden.")
        < halt.tekst.index("Bericht oud.")
        < halt.tekst.index("Bericht nieuw.")
    )
    halt.vul("Alles gelezen").ziet("3 berichten", "Alle berichten staan op gelezen")
    with als_systeem("test"):
        assert {b.gelezen_door_id for b in Bericht.objects.all()} == {spelers["halt"].pk}
        assert oud.pk != midden.pk


def test_bladzijden(spelers: Spelers, als: Inloggen) -> None:
    for nummer in range(53):
        zeg(spelers, f"Bericht {nummer:02d}.")
    Lezer(als("halt")).ga("/berichten/").ziet("Bericht 52.").ziet_niet("Bericht 00.")
    Lezer(als("halt")).ga("/berichten/?pagina=2").ziet("Bericht 00.").ziet_niet("Bericht 52.")


def test_van_een_ander_bestaat_niet(spelers: Spelers, als: Inloggen) -> None:
    bericht = zeg(spelers, "Alleen voor Halt.")
    for wie in ("om", "voorzitter", "privacy", "beheer"):
        assert "Alleen voor Halt." not in als(wie).get("/berichten/").content.decode()
        assert als(wie).post(f"/berichten/{bericht.pk}/gelezen/").status_code == 404
        als(wie).post("/berichten/gelezen/")
    with als_systeem("test"):
        assert Bericht.objects.get().gelezen_op is None
    assert als("halt").get(f"/berichten/{bericht.pk}/gelezen/").status_code == 405


@pytest.mark.parametrize("doel", ["https://elders.example/", "//elders.example/", "/\\elders.example", ""])
def test_een_bericht_leidt_nooit_naar_buiten(spelers: Spelers, als: Inloggen, doel: str) -> None:
    bericht = zeg(spelers, "Kijk eens.", doel=doel)
    antwoord = als("halt").post(f"/berichten/{bericht.pk}/gelezen/", {"naar": "doel"})
    assert antwoord["Location"] == "/berichten/"


def test_wie_de_toegang_verliest_ziet_het_bericht_niet_meer(
    spelers: Spelers, als: Inloggen, casus: Casus
) -> None:
    with namens(spelers["regisseur"]):
        deelname = betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["halt"].organisatie,
            reden="leerstraf",
            door=spelers["regisseur"],
        )
    zeg(spelers, "Over Jayson.", casus=casus)
    Lezer(als("halt")).ziet("Over Jayson.", "1 ongelezen bericht")
    with namens(spelers["regisseur"]):
        beeindig(casus=casus, deelnames=[deelname], door=spelers["regisseur"], reden="klaar")
    Lezer(als("halt")).ziet_niet("Over Jayson.", "ongelezen bericht")
    assert "Over Jayson." not in als("halt").get("/berichten/").content.decode()


def test_aan_een_functie_leest_een_van_hen(spelers: Spelers, als: Inloggen) -> None:
    gemeente = spelers["regisseur"].organisatie
    dienst.stuur(
        soort=Berichtsoort.LEESLOG,
        tekst="Kijk het leeslog na.",
        door=None,
        functie=Functie.REGISSEUR,
        gemeente=gemeente,
    )
    for wie in ("regisseur", "regisseur2"):
        Lezer(als(wie)).ziet("Kijk het leeslog na.")
    als("regisseur").post("/berichten/gelezen/")
    Lezer(als("regisseur2")).ziet_niet("ongelezen bericht").ga("/berichten/").ziet(
        "gelezen door Robin Regisseur"
    )


def test_evenveel_vragen_bij_meer_berichten(spelers: Spelers, als: Inloggen) -> None:
    def tel(pad: str) -> int:
        als("halt").get(pad)
        with CaptureQueriesContext(connection) as vragen:
            als("halt").get(pad)
        return len(vragen)

    zonder = tel("/hulp/")
    zeg(spelers, "Een.")
    een = [tel(pad) for pad in ("/", "/berichten/", "/hulp/")]
    zeg(spelers, "Twee.")
    zeg(spelers, "Drie.")
    assert [tel(pad) for pad in ("/", "/berichten/", "/hulp/")] == een
    assert een[2] == zonder


def test_teller_kan_over_de_indexen(spelers: Spelers) -> None:
    """Counting can start at the messages of this person and of their functions, however many there are.

    A scan is ruled out here, because the planner prefers one as long as the table is small.
    """
    with namens(spelers["halt"]):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = ongelezen(spelers["halt"]).explain()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = on")
    assert "Seq Scan on pga_bericht" not in plan


def test_mail_zegt_alleen_dat_er_iets_is(spelers: Spelers, casus: Casus) -> None:
    regisseur = spelers["regisseur"]
    regisseur.email = "robin@gemeente.example"
    regisseur.save()
    bericht = zeg(spelers, f"Halt had noodinzage in {casus.nummer}.", "regisseur", casus=casus)
    assert mail_bericht(bericht.pk) == 1
    assert mail_bericht(bericht.pk) == 0, "een tweede keer gaat er niets uit"
    [brief] = mail.outbox
    assert brief.to == ["robin@gemeente.example"]
    geheel = f"{brief.subject}\n{brief.body}".lower()
    woorden = ["jayson", "voorbeeld", casus.nummer.lower(), "halt", "robin", "zoetermeer", "noodinzage"]
    assert not [woord for woord in woorden if woord in geheel]


def test_mail_die_bleef_liggen_gaat_alsnog(spelers: Spelers, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that was killed or a broker that was down: the sweep finds what was never mailed, and only that."""
    gestuurd: list[tuple[str, int]] = []
    monkeypatch.setattr(dienst, "zet_klaar", lambda taak, pk: gestuurd.append((taak, pk)))
    vers, oud, klaar = (zeg(spelers, tekst) for tekst in ("vers", "oud", "klaar"))
    with als_systeem("test"):
        lang = timezone.now() - timedelta(minutes=6)
        Bericht.objects.filter(pk__in=(oud.pk, klaar.pk)).update(tijdstip=lang)
        Bericht.objects.filter(pk=klaar.pk).update(gemaild_op=lang)
    gestuurd.clear()
    assert herstel_berichten() == 1
    assert gestuurd == [("pga.tasks.mail_bericht", oud.pk)]
    assert vers.gemaild_op is None


def test_mail_die_mislukt_blijft_staan(spelers: Spelers, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash between sending and noting may repeat the mail, never lose it."""
    halt = spelers["halt"]
    halt.email = "hanna@halt.example"
    halt.save()
    bericht = zeg(spelers, "Kijk eens.")

    def weg(self: object) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr("pga.services.bericht.EmailMessage.send", weg)
        with pytest.raises(ConnectionRefusedError):
            dienst.mail_bericht(bericht.pk)
    assert dienst.mail_bericht(bericht.pk) == 1
    assert len(mail.outbox) == 1
