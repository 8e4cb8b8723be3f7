"""What leaves the application on paper or as a file stands in the read log as such."""

import pytest
from django.urls import reverse

from pga.models import Casus, Raadpleging
from pga.services.brieven import stel_brief_op
from pga.toegang.context import als_systeem
from tests.bouw import Spelers
from tests.conftest import Inloggen
from tests.huisregels.bron import HUIS, modules
from tests.lezer import Lezer
from tests.pga.test_brieven import brieven, casus_met_gezin, notificeer

pytestmark = pytest.mark.django_db
# Every module that hands out a file: a file of one case is logged as what it is, a report holds no persons.
GEEFT_BESTANDEN = {
    "pga/views/brieven.py",
    "pga/views/verstrekking.py",
    "pga/views/documenten.py",
    "monitoring/views.py",
}


def gelezen(casus: Casus) -> list[tuple[str, str, int | None]]:
    with als_systeem("test: leeslog lezen"):
        rijen = Raadpleging.objects.filter(casus=casus).order_by("pk")
        return list(rijen.values_list("soort", "onderdeel", "doel"))


def test_een_stapel_brieven_is_een_afdruk_per_casus(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_met_gezin(spelers)
    notificeer(casus, spelers["voorzitter"])
    for brief in brieven():
        stel_brief_op(brief.pk)
    een, ander = brieven()
    keuze = [f"{brief.pk}-{brief.versie}" for brief in (een, ander)]
    als("ondersteuner").post("/brieven/printbestand/", {"brief": keuze})
    assert gelezen(casus) == [("export", "printbestand", een.pk), ("export", "printbestand", ander.pk)]
    toegang = f"/casussen/{casus.nummer}/toegang/"
    Lezer(als("voorzitter")).ga(f"{toegang}?soort=export").ziet(f"brief nr. {een.pk} afgedrukt", "2 regels")
    Lezer(als("privacy")).ga("/leeslog/?soort=export").ziet(f"brief nr. {ander.pk} afgedrukt")


def test_de_verklaring_op_papier_is_een_afdruk(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_met_gezin(spelers)
    pad = reverse("verstrekking_verklaring", args=[casus.nummer])
    als("voorzitter").get(pad)
    als("voorzitter").post(pad, {"gast_naam": "x" * 500, "gast_organisatie": "", "functie": ""})
    assert [soort for soort, *_ in gelezen(casus)] == ["casus", "casus"]
    pdf = als("voorzitter").post(pad, {"gast_naam": "", "gast_organisatie": "", "functie": ""})
    assert pdf["Content-Type"] == "application/pdf"
    assert gelezen(casus)[-1] == ("export", "verstrekking_verklaring", None)
    als("voorzitter").get(f"/casussen/{casus.nummer}/toegang/")
    Lezer(als("voorzitter")).ga(f"/casussen/{casus.nummer}/toegang/?soort=export").ziet(
        "verklaring voor een gast afgedrukt"
    )
    assert als("halt").post(pad, {"gast_naam": ""}).status_code == 404
    assert len(gelezen(casus)) == 5, "wie niets kreeg, staat er niet in"


def test_elk_bestand_dat_eruit_gaat_is_bekend() -> None:
    """A new download needs its kind in the read log; then it is added to the list."""
    gevonden = {str(pad) for pad in modules() if "Content-Disposition" in (HUIS / pad).read_text()}
    assert gevonden == GEEFT_BESTANDEN
