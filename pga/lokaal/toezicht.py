"""Starts child processes and sees to it that none of them outlives us, however we end."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from pga.lokaal.fouten import Fout, Gestopt

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
LIBC = ctypes.CDLL(None, use_errno=True)
STOPSIGNALEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_BINNEN = {1: 5.0, 0: 20.0}  # seconds: a letter can be finished, a database closed
REGELS_BIJ_FOUT = 25


@dataclass(frozen=True)
class Opdracht:
    """What to start, and how it likes to end."""

    naam: str
    woorden: list[str]
    omgeving: dict[str, str]
    blijft: bool = False  # a server: its end is a failure
    apart: bool = False  # what it prints goes to `<naam>.uit`, what it logs to `<naam>.log`
    scherm: bool = False  # reads and prints where we do
    sessie: bool = True  # Ctrl-C reaches only us; without, it reaches the command too
    stopsein: signal.Signals = signal.SIGTERM
    doodsein: signal.Signals = signal.SIGTERM  # sent by the kernel when we are killed
    ronde: int = 1
    account: pwd.struct_passwd | None = None
    erfenis: tuple[int, ...] = ()  # file descriptors it inherits


@dataclass
class Kind:
    """A running child."""

    opdracht: Opdracht
    proces: subprocess.Popen[bytes]
    log: Path

    @property
    def uitvoer(self) -> str:
        """What it printed, for a command that prints apart from its log."""
        return self.log.with_suffix(".uit").read_text()


@dataclass
class Toezicht:
    """The children of one start. Rounds stop in reverse order: first the site (1), then its servers (0)."""

    logs: Path
    werkmap: Path
    erfenis: tuple[int, ...] = ()  # file descriptors that all children inherit
    kinderen: list[Kind] = field(default_factory=list)
    nazorg: subprocess.Popen[bytes] | None = None
    pijp: int = -1

    def start(self, opdracht: Opdracht) -> Kind:
        """The command runs, logging to `<naam>.log` unless it has our screen."""
        account = opdracht.account
        log = self.logs / f"{opdracht.naam}.log"
        uit = log.with_suffix(".uit") if opdracht.apart else log
        for bestand in (log, uit):
            bestand.write_bytes(b"")
        with log.open("ab") as logboek, uit.open("ab") as uitvoer:
            proces = subprocess.Popen(
                opdracht.woorden,
                env=opdracht.omgeving,
                cwd=self.werkmap,
                stdin=None if opdracht.scherm else subprocess.DEVNULL,
                stdout=None if opdracht.scherm else uitvoer,
                stderr=None if opdracht.scherm else logboek,
                start_new_session=opdracht.sessie,
                pass_fds=(*self.erfenis, *opdracht.erfenis),
                user=account.pw_uid if account else None,
                group=account.pw_gid if account else None,
                extra_groups=[] if account else None,
                preexec_fn=sterf_mee(opdracht.doodsein, os.getpid()),  # noqa: PLW1509 (one thread)
            )
        kind = Kind(opdracht, proces, log)
        self.kinderen.append(kind)
        if opdracht.ronde and opdracht.sessie:
            self.meld_aan(proces.pid)
        return kind

    def meld_aan(self, groep: int) -> None:
        """If we are killed, `nazorg.py` sees to the end of this process group."""
        if self.nazorg is None:
            lezen, self.pijp = os.pipe()
            opdracht = [sys.executable, "-I", "-S", str(Path(__file__).with_name("nazorg.py"))]
            self.nazorg = subprocess.Popen(
                opdracht, stdin=lezen, start_new_session=True, pass_fds=self.erfenis
            )
            os.close(lezen)
        os.write(self.pijp, f"{groep}\n".encode())

    def afloop(self, kind: Kind) -> int:
        """The exit code of a child that ends by itself. Raises Fout when a server dies meanwhile."""
        while (code := kind.proces.poll()) is None:
            self.controleer()
            time.sleep(0.02)
        self.kinderen.remove(kind)
        return code

    def wacht_op(self, kinderen: Iterable[Kind]) -> None:
        """These children finished well. Raises Fout with the end of the log of one that did not."""
        for kind in kinderen:
            if self.afloop(kind):
                raise Fout(mislukt(kind))

    def controleer(self) -> None:
        """All servers still run. Raises Fout with the end of the log of one that does not."""
        for kind in self.kinderen:
            if kind.opdracht.blijft and kind.proces.poll() is not None:
                raise Fout(mislukt(kind))

    def wacht_tot(self, klaar: Callable[[], bool], wat: str, seconden: float, pauze: float = 0.05) -> None:
        """`klaar()` is true. Raises Fout when a server dies first, or after `seconden`."""
        tot = time.monotonic() + seconden
        while not klaar():
            self.controleer()
            if time.monotonic() > tot:
                raise Fout(f"{wat} na {seconden:.0f} seconden nog niet klaar. De logs staan in {self.logs}.")
            time.sleep(pauze)

    def stop(self) -> None:
        """Nothing runs any more: each child was asked, then forced, and so was all that they left behind."""
        for sein in STOPSIGNALEN:
            signal.signal(sein, signal.SIG_IGN)
        for ronde in sorted({kind.opdracht.ronde for kind in self.kinderen}, reverse=True):
            groep = [kind for kind in self.kinderen if kind.opdracht.ronde == ronde]
            for kind in groep:
                kind.proces.send_signal(kind.opdracht.stopsein)
            tot = time.monotonic() + STOP_BINNEN[ronde]
            for kind in groep:
                with suppress(subprocess.TimeoutExpired):
                    kind.proces.wait(max(0.1, tot - time.monotonic()))
        if self.nazorg:
            os.close(self.pijp)
            self.nazorg.wait()
        while over := Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
            for pid in over:
                os.kill(int(pid), signal.SIGKILL)
                os.waitpid(int(pid), 0)
        self.kinderen.clear()


def sterf_mee(sein: signal.Signals, ouder: int) -> Callable[[], None]:
    """For a new child: the kernel sends it `sein` when we die, even by kill -9, and it listens to signals."""

    def zet() -> None:
        for stopsein in STOPSIGNALEN:
            signal.signal(stopsein, signal.SIG_DFL)
        LIBC.prctl(PR_SET_PDEATHSIG, int(sein), 0, 0, 0)
        if os.getppid() != ouder:  # we died before the line above
            os._exit(1)

    return zet


def neem_leiding() -> None:
    """From here on Ctrl-C, TERM and a closed terminal raise Gestopt, and orphans become our children."""

    def gestopt(_sein: int, _frame: FrameType | None) -> None:
        raise Gestopt

    for sein in STOPSIGNALEN:
        signal.signal(sein, gestopt)
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def mislukt(kind: Kind) -> str:
    """Which child failed, and what it said last."""
    regels = kind.log.read_text(errors="replace").splitlines()[-REGELS_BIJ_FOUT:]
    kop = f"{kind.opdracht.naam} is gestopt met code {kind.proces.returncode}. Het laatste uit {kind.log}:"
    return "\n".join([kop, *(f"    {regel}" for regel in regels)])
