"""Long logs: pages that come back to the log, a bounded count, and the lines behind a signal to the last one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pga.demo.klok import op
from pga.models import Casus, Leessignaal
from pga.selectors import leeslog
from pga.selectors.opvallend import maandag
from pga.services.leessignaal import vind_opvallend_lezen
from pga.services.raadpleging import leesregel_van_casus, leg_lezen_vast
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from tests.lezer import Lezer

pytestmark = pytest.mark.django_db
VORIGE = maandag(timezone.localdate()) - timedelta(days=7)


def lees(spelers: Spelers, wie: str, casus: Casus, keren: int, *, gevraagd: bool = False) -> None:
    door = spelers[wie]
    with namens(door):
        regels = [
            leesregel_van_casus(
                door=door,
                casus=casus,
                onderdeel="casus",
                reden=f"keer {nr:03d}",
                adres=None,
                gevraagd=gevraagd,
            )
            for nr in range(keren)
        ]
        leg_lezen_vast(door=door, regels=regels)


def test_bladeren_op_de_toegangspagina_komt_terug_bij_het_log(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    lees(spelers, "voorzitter", casus, 60)
    lezer = Lezer(als("regisseur")).ga(f"/casussen/{casus.nummer}/toegang/?soort=casus").ziet("60 regels")
    lezer.ziet("keer 059").ziet_niet("keer 005")
    volgende = lezer.zoek_link(r"pagina=2")
    assert volgende == "?soort=casus&pagina=2#leeslog"
    lezer.ga(f"/casussen/{casus.nummer}/toegang/{volgende}").ziet("keer 005").ziet_niet("keer 059")


def test_een_heel_lang_log_wordt_niet_helemaal_geteld(
    spelers: Spelers, als: Inloggen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leeslog, "TELT_TOT", 100)
    casus = casus_in_aanpak(spelers)
    lees(spelers, "voorzitter", casus, 151)
    pad = f"/casussen/{casus.nummer}/toegang/"
    Lezer(als("regisseur")).ga(pad).ziet("meer dan 100 regels")
    Lezer(als("privacy")).ga("/leeslog/").ziet("meer dan 100 regels")
    verder = Lezer(als("regisseur")).ga(f"{pad}?pagina=4&soort=casus")
    verder.ziet("keer 000").ziet_niet("meer dan")


def test_alle_regels_achter_een_signaal(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    with op(VORIGE, 11):
        lees(spelers, "analist", casus, 60, gevraagd=True)
    vind_opvallend_lezen(VORIGE)
    with als_systeem("test"):
        pad = f"/leeslog/opvallend/{Leessignaal.objects.get().pk}/"
    lezer = Lezer(als("privacy")).ga(pad).ziet("keer 000", "keer 049").ziet_niet("keer 050")
    lezer.ga(f"{pad}{lezer.zoek_link('pagina=2')}").ziet("keer 050", "keer 059").ziet_niet("keer 049")
