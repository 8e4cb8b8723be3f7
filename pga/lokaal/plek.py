"""Where one checkout keeps what it runs: state, sockets, logs, secrets and the lock that allows one start."""

import fcntl
import hashlib
import json
import os
import pwd
import secrets
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from pga.lokaal.fouten import Fout

ACCOUNT = "uvz-lokaal"
SOCKETPAD_MAX = 107  # bytes that fit in sockaddr_un on Linux


@dataclass(frozen=True)
class Plek:
    """The places of one start. Each checkout has its own, so that several may run at once."""

    basis: Path
    naam: str

    @property
    def staat(self) -> Path:
        return self.basis / self.naam

    @property
    def sockets(self) -> Path:
        return self.staat / "s"

    @property
    def logs(self) -> Path:
        return self.staat / "log"

    @property
    def binaries(self) -> Path:
        return self.basis / "binaries"


def bepaal(root: Path, omgeving: dict[str, str], *, proef: bool = False, meet: bool = False) -> Plek:
    """The place of this checkout: under `UVZ_TOESTAND`, /var/lib (root) or the user's state folder.

    `proef` asks for the throw-away place beside the demo, which never touches its data, and `meet` for the one
    that keeps the large sets of the benchmark.
    """
    if gekozen := omgeving.get("UVZ_TOESTAND"):
        basis = Path(gekozen).absolute()
    elif os.geteuid() == 0:
        basis = Path("/var/lib/uvz")
    else:
        basis = Path(omgeving.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "uvz"
    plek = Plek(
        basis,
        hashlib.sha256(os.fsencode(root)).hexdigest()[:8] + ("-proef" if proef else "-meet" if meet else ""),
    )
    if len(os.fsencode(plek.sockets / ".s.PGSQL.5432")) > SOCKETPAD_MAX:
        raise Fout(f"Het pad {basis} is te lang voor een socket. Kies met UVZ_TOESTAND een kortere map.")
    return plek


def maak(plek: Plek) -> None:
    """The folders exist: readable for the system account where it must pass, private where content lies."""
    try:
        for map_ in (plek.basis, plek.staat):
            map_.mkdir(mode=0o755, parents=True, exist_ok=True)
        plek.logs.mkdir(mode=0o700, exist_ok=True)
    except OSError as fout:
        raise Fout(
            f"Kan {plek.staat} niet maken ({fout.strerror}). Kies met UVZ_TOESTAND een andere map."
        ) from fout


def account() -> pwd.struct_passwd | None:
    """The system account that runs the servers when we are root (PostgreSQL refuses root), else None."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        maak_account = ["useradd", "--system", "--user-group", "--no-create-home"]
        maak_account += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", ACCOUNT]
        subprocess.run(maak_account, check=True)
        return pwd.getpwnam(ACCOUNT)


def eigen_map(map_: Path, eigenaar: pwd.struct_passwd | None) -> Path:
    """A folder that only the servers' account (and root) can enter."""
    map_.mkdir(mode=0o700, exist_ok=True)
    map_.chmod(0o700)
    if eigenaar:
        os.chown(map_, eigenaar.pw_uid, eigenaar.pw_gid)
    return map_


def geheimen(plek: Plek) -> dict[str, str]:
    """The secrets of this checkout, made once and readable by its owner only."""
    bestand = plek.staat / "geheim.json"
    if not bestand.exists():
        waarden = {"SECRET_KEY": secrets.token_urlsafe(50), "DEMO_WACHTWOORD": secrets.token_urlsafe(12)}
        nieuw = bestand.with_suffix(".nieuw")
        nieuw.touch(mode=0o600)
        nieuw.write_text(json.dumps(waarden))
        nieuw.replace(bestand)
    inhoud: dict[str, str] = json.loads(bestand.read_text())
    return inhoud


def leeg(plek: Plek) -> None:
    """Nothing of a throw-away start is left but its logs."""
    for naam in ("pg", "pg.nieuw", "valkey", "static"):
        shutil.rmtree(plek.staat / naam, ignore_errors=True)
    for bestand in plek.staat.glob("beat*"):
        bestand.unlink()


class Slot:
    """The lock of a place, in two halves.

    `baas` is ours alone. `slot` is inherited by all that we start, so it is free only when nothing of an
    earlier start is left, however that ended.
    """

    def __init__(self, plek: Plek) -> None:
        self.baas = os.open(plek.staat / "baas", os.O_RDWR | os.O_CREAT, 0o600)
        self.slot = os.open(plek.staat / "slot", os.O_RDWR | os.O_CREAT, 0o600)

    def neem(self, *, wacht: float = 30.0) -> None:
        """We hold both halves. Waits for what a killed start left; raises Fout when someone runs here."""
        if self.bezet():
            raise Fout("Hier draait al een ./dev. Stop die eerst met Ctrl-C.")
        tot = time.monotonic() + wacht
        while not probeer(self.slot):
            if time.monotonic() > tot:
                raise Fout(
                    f"Een eerdere start is na {wacht:.0f} seconden nog niet gestopt. Probeer het zo nog eens."
                )
            time.sleep(0.1)

    def bezet(self) -> bool:
        """Someone runs here; if not, we hold the first half from now on."""
        return not probeer(self.baas)


def probeer(fd: int) -> bool:
    """We hold the lock on this file, now or already."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
