"""Unusual reading: found on Monday over the week before, judged by voorzitter or privacy, never by oneself."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pga.demo.klok import op
from pga.models import Bericht, Casus, Leessignaal
from pga.selectors.opvallend import maandag
from pga.services.leessignaal import vind_opvallend_lezen
from pga.services.raadpleging import log_raadpleging
from pga.spreektaal import datum
from pga.tasks import vind_opvallend
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
VORIGE = maandag(timezone.localdate()) - timedelta(days=7)


def lees(
    spelers: Spelers, wie: str, casus: Casus, dag: date, uur: int = 11, *, gevraagd: bool = False
) -> None:
    with op(dag, uur), namens(spelers[wie]):
        log_raadpleging(
            door=spelers[wie], casus=casus, onderdeel="casus", reden="reden", adres=None, gevraagd=gevraagd
        )


def signalen(week: date = VORIGE) -> list[tuple[str, str, int]]:
    vind_opvallend_lezen(week)
    with als_systeem("test"):
        rijen = Leessignaal.objects.filter(week=week).order_by("gebruiker__username", "soort")
        return list(rijen.values_list("gebruiker__username", "soort", "aantal"))


def test_gewoon_werk_valt_niet_op(spelers: Spelers) -> None:
    casus = casus_in_aanpak(spelers)
    for dag in range(5):
        for uur in (6, 11, 21):
            lees(spelers, "regisseur", casus, VORIGE + timedelta(days=dag), uur)
    assert signalen() == []


def test_niet_betrokken_en_buiten_tijd(spelers: Spelers) -> None:
    casus, ander = casus_in_aanpak(spelers), casus_in_aanpak(spelers, voornaam="Twee", regisseur="regisseur2")
    for een in (casus, casus, ander):
        lees(spelers, "analist", een, VORIGE, gevraagd=True)
    lees(spelers, "regisseur", casus, VORIGE + timedelta(days=1), 22)
    lees(spelers, "regisseur", casus, VORIGE + timedelta(days=2), 5)
    lees(spelers, "voorzitter", casus, VORIGE + timedelta(days=5))
    lees(spelers, "voorzitter", casus, VORIGE + timedelta(days=7))  # the next week
    assert signalen() == [
        ("analist", "niet_betrokken", 2),
        ("regisseur", "buiten_tijd", 2),
        ("voorzitter", "buiten_tijd", 1),
    ]
    assert signalen() == signalen()  # found once
    with namens(spelers["privacy"]):
        assert [b.tekst for b in Bericht.objects.all()] == [
            f"In de week van {datum(VORIGE)} viel 3 keer op hoe iemand las. Kijk het na."
        ]
    with namens(spelers["voorzitter"]):
        assert Bericht.objects.count() == 1
    with namens(spelers["regisseur"]):
        assert not Leessignaal.objects.exists()
        assert not Bericht.objects.exists()


def test_veel_achter_elkaar(spelers: Spelers) -> None:
    casussen = [casus_in_aanpak(spelers, voornaam=f"Nr{n}") for n in range(16)]
    for casus in casussen:
        lees(spelers, "regisseur", casus, VORIGE, 11)
    for uur, casus in enumerate(casussen):  # spread over the week, the same number is ordinary work
        lees(spelers, "voorzitter", casus, VORIGE + timedelta(days=uur % 5), 9 + uur // 5 * 2)
    for casus in casussen[:15]:
        lees(spelers, "ondersteuner", casus, VORIGE, 13)
    assert signalen() == [("regisseur", "veel", 16)]


def test_de_taak_van_maandag_kijkt_naar_vorige_week(spelers: Spelers) -> None:
    lees(spelers, "analist", casus_in_aanpak(spelers), VORIGE + timedelta(days=3), gevraagd=True)
    assert vind_opvallend() == 1


def test_beoordelen(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers, voornaam="Geheimnaam")
    lees(spelers, "analist", casus, VORIGE, gevraagd=True)
    lees(spelers, "regisseur", casus, VORIGE, 23)
    signalen()
    start = als("voorzitter").get("/").content.decode()
    assert "Opvallend lezen" in start
    assert "Anil Analist" in start
    with als_systeem("test"):
        zorg, goed = (Leessignaal.objects.get(gebruiker__username=wie) for wie in ("analist", "regisseur"))
    lijst = als("voorzitter").get("/leeslog/opvallend/").content.decode()
    assert "opende 1 casus zonder eraan mee te doen" in lijst
    assert "las 1 keer in het weekend, of voor 6 uur of na 22 uur" in lijst
    pad = f"/leeslog/opvallend/{zorg.pk}/"
    bladzijde = als("voorzitter").get(pad).content.decode()
    assert casus.nummer in bladzijde
    assert "Geheimnaam" not in bladzijde
    zonder = als("voorzitter").post(pad, {"versie": 1, "oordeel": "zorg", "opmerking": ""})
    assert "Schrijf wat er moet worden uitgezocht." in zonder.content.decode()
    assert "Kies of dit goed is" in als("voorzitter").post(pad, {"versie": 1}).content.decode()
    als("voorzitter").post(pad, {"versie": 1, "oordeel": "zorg", "opmerking": "Navragen bij Anil 🦊"})
    oud = als("privacy").post(pad, {"versie": 1, "oordeel": "in orde", "opmerking": "te laat"})
    assert "intussen gewijzigd" in oud.content.decode()
    with namens(spelers["privacy"]):
        assert Bericht.objects.filter(doel=pad).exists()
    with namens(spelers["voorzitter"]):
        assert not Bericht.objects.filter(doel=pad).exists()
    als("privacy").post(
        f"/leeslog/opvallend/{goed.pk}/", {"versie": 1, "oordeel": "in orde", "opmerking": ""}
    )
    daarna = als("privacy").get("/leeslog/opvallend/").content.decode()
    assert "Niets na te kijken" in daarna
    assert "Navragen bij Anil 🦊" in daarna
    assert "Kijk na" not in als("voorzitter").get("/").content.decode()


def test_niemand_beoordeelt_zichzelf(spelers: Spelers, als: Inloggen) -> None:
    lees(spelers, "voorzitter", casus_in_aanpak(spelers), VORIGE, 23)
    signalen()
    with als_systeem("test"):
        signaal = Leessignaal.objects.get()
    pad = f"/leeslog/opvallend/{signaal.pk}/"
    assert "een ander kijkt dit na" in als("voorzitter").get("/leeslog/opvallend/").content.decode()
    assert "Dit gaat over uzelf" in als("voorzitter").get(pad).content.decode()
    antwoord = als("voorzitter").post(pad, {"versie": 1, "oordeel": "in orde", "opmerking": "prima"})
    assert antwoord.status_code == 200
    with namens(spelers["voorzitter"]):
        assert not Leessignaal.objects.filter(pk=signaal.pk).update(opmerking="buitenom")
    with als_systeem("test"):
        assert Leessignaal.objects.get().beoordeling == ""


@pytest.mark.parametrize("wie", ["regisseur", "analist", "halt", "beheer", "beleid"])
def test_een_ander_ziet_het_niet(spelers: Spelers, als: Inloggen, wie: str) -> None:
    lees(spelers, "analist", casus_in_aanpak(spelers), VORIGE, gevraagd=True)
    signalen()
    with als_systeem("test"):
        pk = Leessignaal.objects.get().pk
    assert als(wie).get(f"/leeslog/opvallend/{pk}/").status_code == 404
    assert als(wie).post(f"/leeslog/opvallend/{pk}/", {"oordeel": "in orde"}).status_code == 404
