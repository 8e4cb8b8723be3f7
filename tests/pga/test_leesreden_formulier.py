"""A form that is sent while nothing tells why its sender reads the case: the question comes, and nothing is lost."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from pga.models import Bestand, Casus, Concept, Raadpleging
from pga.toegang.context import als_systeem
from plans.models import Signaal
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import INLOGGEN, Inloggen
from tests.lezer import Lezer, ontleed
from tests.pga.test_leeslog_reden import zwijger

pytestmark = pytest.mark.django_db
TEKST = "Gezien op het station.\r\n\r\n<b>\"Met twee anderen\" & 'laat'</b> 🦊"


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    return casus_in_aanpak(spelers, voornaam="Geheimnaam")


def signaal(**anders: object) -> dict[str, object]:
    return {
        "soort": "melding",
        "datum": f"{timezone.localdate():%d-%m-%Y}",
        "tekst": TEKST,
        "_formulier": str(uuid.uuid4()),
    } | anders


def pad_van(casus: Casus) -> str:
    return f"/casussen/{casus.nummer}/signalen/nieuw/"


def signalen() -> list[str]:
    with als_systeem("test: signalen"):
        return list(Signaal.objects.order_by("pk").values_list("tekst", flat=True))


def vraag(client: Client, casus: Casus, **anders: object) -> Lezer:
    """The screen that comes back when the signal is sent."""
    lezer = Lezer(client)
    lezer._lees(client.post(pad_van(casus), signaal(**anders)))
    return lezer.ziet("Waarom opent u deze casus?", "Wat u invulde, gaat mee").ziet_niet("Geheimnaam")


def test_het_signaal_gaat_mee_en_is_bewaard_na_de_reden(spelers: Spelers, casus: Casus) -> None:
    lezer = vraag(zwijger(spelers, "politie"), casus)
    assert not signalen()
    with als_systeem("test"):
        assert not Raadpleging.objects.filter(casus=casus).exists(), "er is nog niets getoond"
    lezer.vul("Ga verder", **{"lees-reden": "Er kwam een melding"}).ziet("Geheimnaam")
    assert signalen() == [TEKST]
    with als_systeem("test"):
        redenen = set(Raadpleging.objects.filter(casus=casus).values_list("reden", "gevraagd"))
    assert redenen == {("Er kwam een melding of signaal binnen dat hierbij kan horen", True)}
    # the rest of the day the reason is known
    assert lezer.client.get(f"/casussen/{casus.nummer}/plan/").status_code == 200


def test_een_reden_die_niet_klopt_verliest_niets(spelers: Spelers, casus: Casus) -> None:
    lezer = vraag(zwijger(spelers, "politie"), casus)
    lezer.vul("Ga verder").ziet("Wat u invulde, gaat mee", "verplicht")
    lezer.vul("Ga verder", **{"lees-reden": "anders"}).ziet("Schrijf kort wat uw reden is")
    assert not signalen()
    lezer.vul("Ga verder", **{"lees-reden": "anders", "lees-toelichting": "Gevraagd door de driehoek"})
    assert signalen() == [TEKST]
    with als_systeem("test"):
        assert Raadpleging.objects.filter(reden="Gevraagd door de driehoek").exists()


def test_een_formulier_dat_niet_klopt_komt_terug_met_wat_er_stond(spelers: Spelers, casus: Casus) -> None:
    lezer = vraag(zwijger(spelers, "politie"), casus, datum="1-1-2199")
    lezer.vul("Ga verder", **{"lees-reden": "Er kwam een melding"}).ziet("Het is nog niet bewaard")
    assert "Met twee anderen" in lezer.antwoord.content.decode()
    assert not signalen()


def test_twee_keer_drukken_bewaart_een_keer(spelers: Spelers, casus: Casus) -> None:
    """The key of the form goes along: back to the form and once more is told like any second submit."""
    client, sleutel = zwijger(spelers, "politie"), str(uuid.uuid4())
    vraag(client, casus, _formulier=sleutel).vul("Ga verder", **{"lees-reden": "signaal"})
    nog = client.post(pad_van(casus), signaal(_formulier=sleutel), follow=True).content.decode()
    assert "hadden wij al ontvangen" in nog
    assert signalen() == [TEKST]


def test_zonder_csrf_gaat_niets_verder(spelers: Spelers, casus: Casus) -> None:
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(spelers["politie"], backend=INLOGGEN)
    verloopt = streng.post(pad_van(casus), signaal() | {"lees-reden": "signaal"})
    assert verloopt.status_code == 403
    with als_systeem("test"):
        assert not Signaal.objects.exists()
    streng.get(f"/casussen/{casus.nummer}/waarom/")
    merk = streng.cookies["csrftoken"].value
    blad = streng.post(pad_van(casus), signaal() | {"csrfmiddlewaretoken": merk}).content.decode()
    (form,) = [f for f in ontleed(blad).formulieren if "lees-reden" in f.namen]
    assert len(form.velden["csrfmiddlewaretoken"]) == 1, "een vers merk, niet dat van het eerste formulier"
    assert streng.post(form.actie, form.velden | {"lees-reden": "signaal"}).status_code == 302
    assert len(signalen()) == 1


def test_een_bestand_kan_niet_mee_en_dat_staat_er(spelers: Spelers, casus: Casus) -> None:
    client, pad = zwijger(spelers, "politie"), f"/casussen/{casus.nummer}/documenten/nieuw/"
    bestand = SimpleUploadedFile("verslag.txt", b"Een verslag.", content_type="text/plain")
    lezer = Lezer(client)
    lezer._lees(client.post(pad, {"bestand": bestand, "laag": "plan"}))
    lezer.ziet("Kies uw bestand straks opnieuw", "De rest van wat u invulde, staat er straks weer")
    with als_systeem("test"):
        assert not Bestand.objects.exists()
        assert Concept.objects.get(gebruiker=spelers["politie"], pad=pad).gegevens == {"laag": "plan"}
    lezer.vul("Open de casus", reden="signaal")
    assert lezer.adres == pad
    (form,) = [f for f in lezer.bladzijde.formulieren if "laag" in f.namen]
    assert form.velden["laag"] == ["plan"]
    with als_systeem("test"):
        assert not Bestand.objects.exists(), "zonder het bestand is er niets bewaard"


def test_wat_te_lang_is_blijft_in_de_browser(spelers: Spelers, casus: Casus) -> None:
    lezer = Lezer(zwijger(spelers, "politie"))
    lezer._lees(lezer.client.post(pad_van(casus), signaal(tekst="é" * 200_001)))
    lezer.ziet("te lang om mee te nemen", "terug").ziet_niet("ééé")
    lezer.vul("Open de casus", reden="signaal")
    assert lezer.adres == pad_van(casus)


def test_wie_de_casus_niet_ziet_krijgt_geen_vraag(als: Inloggen, casus: Casus) -> None:
    velden = signaal() | {"lees-reden": "signaal"}
    assert als("halt").post(pad_van(casus), velden).status_code == 404
    assert als("halt").post("/casussen/UVZ-1999-9999/signalen/nieuw/", velden).status_code == 404


def test_wie_meedoet_merkt_er_niets_van(als: Inloggen, casus: Casus) -> None:
    """A reason of one's own counts, not one that was sent along."""
    als("regisseur").post(pad_van(casus), signaal() | {"lees-reden": "anders", "lees-toelichting": "x"})
    assert signalen() == [TEKST]
    with als_systeem("test"):
        assert not Raadpleging.objects.filter(gevraagd=True).exists()
