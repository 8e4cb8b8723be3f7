"""The demo: every list has something in it, a second start changes nothing, and its dates move with today."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from monitoring.demo.laden import laad
from pga.choices import Fase
from pga.models import Casus, Gebruiker, Persoon
from pga.toegang.context import als_systeem
from tests.conftest import logt_in
from uvz.models import Vergadering

pytestmark = pytest.mark.django_db

# What the start page of each of them says, and for whom it matters most.
VOL = {
    "regisseur": ("Marc D.", "Jayson V.", "te laat"),
    "voorzitter": ("Bilal L.", "Ruud K."),
    "jeugdmarshall": ("Faysel V.",),
    "ondersteuner": ("2 van 6 plekken", "2 brieven"),
    "politie": ("Bilal L.",),
    "jbwest": ("Noa F.",),
    "zorgpartner": ("schuldregeling",),
    "jongerenwerk": ("boksvereniging",),
}


def stand() -> tuple[int, int, object, object]:
    with als_systeem("test"):
        jayson = Persoon.objects.get(voornaam="Jayson")
        return Casus.objects.count(), Vergadering.objects.count(), jayson.geboortedatum, jayson.fictief


def test_demo_vult_de_lijsten_en_schuift_mee() -> None:
    assert laad(None) is True
    eerste = stand()
    assert laad(None) is False
    assert stand() == eerste
    with als_systeem("test"):
        assert set(Fase) - {Fase.BESPROKEN, Fase.OPGESCHAALD, Fase.VERNIETIGD} == set(
            Casus.objects.order_by().values_list("fase", flat=True)
        )
        assert not Persoon.objects.filter(fictief=False).exists()
    for naam, teksten in VOL.items():
        pagina = logt_in(Gebruiker.objects.get(username=naam)).get("/").content.decode()
        for tekst in teksten:
            assert tekst in pagina, (naam, tekst)
    volgende = Vergadering.objects.filter(datum__gte=timezone.localdate()).earliest("datum").datum
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        assert laad(None) is False
        assert Vergadering.objects.filter(datum=volgende + timedelta(days=40)).exists()
    assert stand() == eerste
