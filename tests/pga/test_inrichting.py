"""Setting up a place."""

import pytest

from pga.models import Gebruiker
from pga.services.inrichting import geef_wachtwoord

pytestmark = pytest.mark.django_db


def test_one_password_for_the_whole_cast(spelers: dict[str, Gebruiker]) -> None:
    """Everyone logs in with it; giving it again changes nothing, giving another changes it for all."""
    geef_wachtwoord(gebruikers=spelers.values(), wachtwoord="eerste wachtwoord", door=None)
    assert spelers["politie"].check_password("eerste wachtwoord")
    eerste = {speler.password for speler in spelers.values()}
    assert len(eerste) == 1

    geef_wachtwoord(gebruikers=spelers.values(), wachtwoord="eerste wachtwoord", door=None)
    assert {speler.password for speler in spelers.values()} == eerste

    geef_wachtwoord(gebruikers=spelers.values(), wachtwoord="ander wachtwoord", door=None)
    for speler in Gebruiker.objects.filter(username__in=["beheer", "regisseur"]):
        assert speler.check_password("ander wachtwoord")
        assert not speler.check_password("eerste wachtwoord")
