"""A report whose task was lost with a worker is asked for again."""

from datetime import timedelta
from typing import Any

import pytest

from monitoring.kwartaal import Kwartaal
from monitoring.services.rapport import liggen_gebleven, vraag_rapport
from pga.models import Gebruiker

pytestmark = pytest.mark.django_db


def test_verloren_rapport_wordt_opnieuw_gevraagd(
    spelers: dict[str, Gebruiker], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    rapport = vraag_rapport(kwartaal=Kwartaal.nu().vorige.code, door=spelers["beleid"])
    verstuurd: list[tuple[int, ...]] = []
    monkeypatch.setattr("celery.current_app.send_task", lambda naam, args: verstuurd.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        assert liggen_gebleven() == []
        assert liggen_gebleven(timedelta(seconds=-1)) == [rapport.pk]
    assert verstuurd == [(rapport.pk,)]
