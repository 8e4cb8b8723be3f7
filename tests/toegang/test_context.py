"""The lock: no context, no rows; a person sees what the grants say; a context never outlives its block."""

import pytest
from django.db import connection, transaction

from pga.choices import Recht, Rol
from pga.models import Casus, CasusGroepsrecht, Gebeurtenis, Gebruiker, Persoon
from pga.services.toegang import beeindig, betrek, herbereken
from pga.toegang.context import als_systeem, namens
from pga.toegang.rechten import rechten_op
from tests.bouw import maak_casus

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(spelers: dict[str, Gebruiker]) -> Casus:
    return maak_casus(spelers)


def aantal() -> tuple[int, int, int]:
    return Casus.objects.count(), Persoon.objects.count(), Gebeurtenis.objects.count()


def test_zonder_context_geen_rijen(casus: Casus) -> None:
    assert aantal() == (0, 0, 0)
    assert not CasusGroepsrecht.objects.exists()
    with als_systeem("test"):
        assert aantal() == (1, 1, 1)


def test_voorzitter_ziet_en_buitenstaander_niet(casus: Casus, spelers: dict[str, Gebruiker]) -> None:
    with namens(spelers["voorzitter"]):
        assert aantal() == (1, 1, 1)
        assert rechten_op(spelers["voorzitter"], casus.pk) == set(Recht.values)
    for wie in ("buitenstaander", "jbwest", "beheer", "beleid", "privacy", "regisseur"):
        with namens(spelers[wie]):
            assert aantal() == (0, 0, 0), wie


def test_genodigde_ziet_alleen_wie(casus: Casus, spelers: dict[str, Gebruiker]) -> None:
    voorzitter, halt = spelers["voorzitter"], spelers["halt"]
    with namens(voorzitter):
        deelname = betrek(
            casus=casus, rol=Rol.GENODIGD, organisatie=halt.organisatie, reden="HKS", door=voorzitter
        )
    with namens(halt):
        assert rechten_op(halt, casus.pk) == {Recht.IDENTITEIT, Recht.BIJDRAGEN}
        assert Casus.objects.get().nummer == casus.nummer
    with namens(voorzitter):
        beeindig(casus=casus, deelnames=[deelname], door=voorzitter, reden="niet bekend")
    with namens(halt):
        assert aantal() == (0, 0, 0)


def test_herberekenen_verandert_niets_de_tweede_keer(casus: Casus) -> None:
    assert herbereken(casus.pk) is False
    with als_systeem("test"):
        CasusGroepsrecht.objects.all()[:1].get().delete()
    assert herbereken(casus.pk) is True


def test_context_overleeft_een_fout_niet(casus: Casus, spelers: dict[str, Gebruiker]) -> None:
    def mislukt() -> None:
        with transaction.atomic(), namens(spelers["voorzitter"]):
            assert Casus.objects.exists()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        mislukt()
    assert not Casus.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pga.gebruiker', true)")
        assert not cursor.fetchone()[0]


def test_langs_het_slot_alleen_met_een_reden(db: None) -> None:
    with pytest.raises(ValueError, match="reden"), als_systeem(""):
        pass


def test_voor_zijn_organisatie_staat_wie_er_een_functie_voor_heeft(spelers: dict[str, Gebruiker]) -> None:
    """Who works at an organisation and does nothing for the UVZ there acts for no organisation."""
    for wie, staat_ervoor in (("halt", True), ("regisseur", True), ("privacy", False), ("beheer", False)):
        with namens(spelers[wie]), connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('pga.organisatie', true)")
            organisatie = spelers[wie].organisatie_id
            assert organisatie
            assert cursor.fetchone() == (str(organisatie) if staat_ervoor else "",), wie
