"""The demo starts, is watched, and leaves nothing behind, however it ends."""

import http.client
import signal
import subprocess
from contextlib import closing, suppress

import pytest

from tests.lokaal.conftest import SCHERM, Checkout, wacht_tot

pytestmark = pytest.mark.traag


def haal(adres: str, pad: str) -> str:
    with closing(http.client.HTTPConnection(adres, timeout=10)) as verbinding:
        verbinding.request("GET", pad)
        return verbinding.getresponse().read().decode()


def test_check_starts_everything_and_leaves_only_data(checkout: Checkout) -> None:
    code, eerste = checkout.doe("demo", "--check")
    assert (code, checkout.overblijvers()) == (0, []), eerste
    assert "keer 1" in eerste
    assert "De controle is geslaagd." in eerste

    code, tweede = checkout.doe("demo", "--check")
    assert code == 0
    assert "keer 2" in tweede, "de gegevens zijn niet bewaard"
    assert eerste.split("wachtwoord ")[1].split()[0] in tweede, "het wachtwoord is niet bewaard"


def einde(checkout: Checkout, proces: subprocess.Popen[str], sein: signal.Signals) -> None:
    """This signal ends the demo well: it says so, nothing runs any more and the database is closed."""
    proces.send_signal(sein)
    uitvoer = proces.communicate(timeout=40)[0]
    assert (proces.returncode, checkout.overblijvers()) == (0, []), uitvoer
    assert "Gestopt." in uitvoer
    assert "database system is shut down" in (checkout.staat / "log/postgresql.log").read_text()


def aan_het_werk(checkout: Checkout) -> subprocess.Popen[str]:
    """A demo in which the worker is busy with something long."""
    proces, adres, _ = checkout.demo()
    haal(adres, "/werk/")
    wacht_tot((checkout.staat / "beat.bezig").exists)
    assert len(checkout.overblijvers()) >= 8
    return proces


def test_term_while_the_worker_is_busy(checkout: Checkout) -> None:
    einde(checkout, aan_het_werk(checkout), signal.SIGTERM)


def test_kill_9_while_the_worker_is_busy(checkout: Checkout) -> None:
    """Everything follows by itself; a start right after it waits for that, and finds the data."""
    proces = aan_het_werk(checkout)
    proces.kill()
    volgende = checkout.start("demo", "--check")
    uitvoer = volgende.communicate(timeout=60)[0]
    assert (volgende.returncode, checkout.overblijvers()) == (0, []), uitvoer
    assert "keer 2" in uitvoer


def test_kill_9_leaves_nothing_running(checkout: Checkout) -> None:
    proces, _, _ = checkout.demo()
    proces.kill()
    wacht_tot(lambda: checkout.overblijvers() == [])
    assert "database system is shut down" in (checkout.staat / "log/postgresql.log").read_text()


def test_beside_a_running_demo(checkout: Checkout) -> None:
    """A second demo in the same checkout is refused; manage joins the first; web never knows the owner."""
    proces, adres, uitvoer = checkout.demo(DEMO_WACHTWOORD="gekozen")
    assert "wachtwoord gekozen" in uitvoer
    assert haal(adres, "/") == "toepassing"

    code, uitvoer = checkout.doe("demo", "--check")
    assert (code, "draait al" in uitvoer) == (1, True)

    code, uitvoer = checkout.doe("manage", "rol", "met argument")
    assert (code, uitvoer.strip()) == (0, "pga_app False False False met argument")

    einde(checkout, proces, signal.SIGINT)


def test_two_checkouts_at_once(checkout: Checkout) -> None:
    """Each has its own state and port."""
    (checkout.map.parent / "ander").mkdir()
    ander = Checkout(checkout.map.parent / "ander/checkout", checkout.basis, checkout.gestart)
    subprocess.run(["cp", "-r", checkout.map, ander.map], check=True)
    _, adres, _ = checkout.demo()
    code, uitvoer = ander.doe("demo", "--check")
    assert code == 0, uitvoer
    assert "keer 1" in uitvoer
    assert f"http://{adres}/" not in uitvoer
    code, uitvoer = ander.doe("demo", "--poort", adres.split(":")[1])
    assert (code, "bezet" in uitvoer) == (1, True)


def test_kill_9_ends_what_has_our_screen(checkout: Checkout) -> None:
    """Such as pytest, with a child that does not listen."""
    proces = checkout.python("-c", SCHERM)
    assert proces.stdout is not None
    assert proces.stdout.readline() == "slaapt\n"
    proces.kill()
    wacht_tot(lambda: checkout.overblijvers() == [])


def test_servers_that_are_given_are_used(checkout: Checkout) -> None:
    """No database and no broker of our own are started, and none is stopped."""
    proces, _, _ = checkout.demo()
    sockets = checkout.staat / "s"
    urls = {
        "DATABASE_URL": f"postgresql://pga_app@/pga?host={sockets}",
        "DATABASE_EIGENAAR_URL": f"postgresql://pga_eigenaar@/pga?host={sockets}",
        "REDIS_URL": f"redis+socket://{sockets}/valkey.sock",
    }
    code, uitvoer = checkout.doe("demo", "--check", UVZ_TOESTAND=str(checkout.map / "elders"), **urls)
    assert code == 0, uitvoer
    assert "keer 2" in uitvoer
    assert not [*(checkout.map / "elders").glob("*/pg")]
    assert checkout.doe("manage", "rol")[0] == 0
    einde(checkout, proces, signal.SIGHUP)


def test_manage_without_a_demo(checkout: Checkout) -> None:
    assert checkout.doe("manage", "rol") == (0, "pga_app False False False\n")
    assert checkout.overblijvers() == []


def test_failing_migration_is_told(checkout: Checkout) -> None:
    code, uitvoer = checkout.doe("demo", "--check", PROEF="stuk")
    assert code == 1
    assert "Het is niet gelukt. migratie is gestopt" in uitvoer
    assert "de migratie lukt niet" in uitvoer
    assert checkout.overblijvers() == []


def test_dying_server_is_told(checkout: Checkout) -> None:
    proces, adres, _ = checkout.demo()
    with suppress(OSError, http.client.HTTPException):
        haal(adres, "/val-om/")
    uitvoer = proces.communicate(timeout=30)[0]
    assert proces.returncode == 1
    assert "web is gestopt" in uitvoer
    assert checkout.overblijvers() == []
