"""The start commands. `docker-compose.yml` uses the same ones (tests/lokaal holds them together)."""

import sys
from pathlib import Path


def web(adres: str) -> list[str]:
    """Serve the site on `adres`: host:port, or fd://N for a socket that listens already."""
    opdracht = ["gunicorn", "pga.wsgi:application", "--bind", adres]
    opdracht += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    return [*opdracht, "--preload", "--no-control-socket"]


def worker() -> list[str]:
    """Do the background work: letters, reports, reminders."""
    return ["celery", "-A", "pga.celery", "worker", "-O", "fair", "--concurrency", "2", "--loglevel", "INFO"]


def beat() -> list[str]:
    """Start the periodic work on time."""
    return ["celery", "-A", "pga.celery", "beat", "--loglevel", "INFO"]


def manage(*argumenten: str) -> list[str]:
    """One manage.py command."""
    return ["python", "manage.py", *argumenten]


def uit_venv(opdracht: list[str]) -> list[str]:
    """The same command, with the program of the environment we run in."""
    return [str(Path(sys.executable).parent / opdracht[0]), *opdracht[1:]]
