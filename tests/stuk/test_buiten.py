"""What the house stands on gives way: the broker is gone, a file is a trap."""

import io
import time
import zipfile
from typing import Any

import pytest
from celery import Celery
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoCaptureOnCommitCallbacks

from pga.bestandstypen import ODT
from pga.choices import Briefstatus
from pga.models import Bestand, Brief
from pga.services.brieven import liggen_gebleven
from pga.toegang.context import als_systeem
from tests.bouw import casus_in_aanpak
from tests.conftest import Inloggen, logt_in
from tests.stuk.conftest import Spelers
from uvz.models import Agendapunt

pytestmark = pytest.mark.django_db


class Opname:
    """A broker that writes down what it was given."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, tuple[Any, ...]]] = []

    def send_task(self, naam: str, args: tuple[Any, ...]) -> None:
        self.taken.append((naam, args))


def test_zonder_broker_is_alles_bewaard_en_komt_de_brief_later(
    demo: Spelers,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """The letters are recorded, the user hears so, nobody waits long, and the sweep sends their ids again."""
    dood = Celery(broker="redis+socket:///tmp/hier-luistert-niemand.sock", set_as_current=False)
    monkeypatch.setattr("pga.wachtrij.current_app", dood)
    with als_systeem("test: er is nog geen brief"):
        punt = Agendapunt.objects.filter(status="voorbereiding", casus__persoon__voornaam="Noa").get()
        Brief.objects.filter(casus=punt.casus_id).delete()
    begin = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True) as gestuurd:
        antwoord = logt_in(demo["voorzitter"]).post(f"/agendapunten/{punt.pk}/brieven/")
    assert gestuurd
    assert antwoord.status_code == 302
    assert time.monotonic() - begin < 10
    with als_systeem("test"):
        wachtend = set(Brief.objects.filter(status=Briefstatus.CONCEPT).values_list("pk", flat=True))
    assert wachtend
    opname = Opname()
    monkeypatch.setattr("pga.wachtrij.current_app", opname)
    with django_capture_on_commit_callbacks(execute=True):
        assert set(liggen_gebleven(0)) >= wachtend
    assert {args for _, args in opname.taken} >= {(pk,) for pk in wachtend}
    assert all(isinstance(waarde, int) for _, args in opname.taken for waarde in args)


def _bom(naam: str, **delen: bytes) -> SimpleUploadedFile:
    """A small package that becomes very big when unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pakket:
        for deel, inhoud in delen.items():
            pakket.writestr(deel.replace("__", "/").replace("_xml", ".xml"), inhoud)
    return SimpleUploadedFile(naam, buffer.getvalue())


def test_een_zipbom_wordt_niet_uitgepakt(
    spelers: Spelers, als: Inloggen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A packed type is refused unread; the content of a document is stored as it came."""
    casus = casus_in_aanpak(spelers)
    adres = f"/casussen/{casus.nummer}/documenten/nieuw/"
    gelezen: list[str] = []
    lees = zipfile.ZipFile.read

    def oplettend(self: zipfile.ZipFile, naam: Any, *args: Any) -> bytes:
        gelezen.append(str(naam))
        return lees(self, naam, *args)

    monkeypatch.setattr(zipfile.ZipFile, "read", oplettend)
    bom = _bom("bom.odt", content_xml=b"<x/>", mimetype=ODT.encode() + b" " * 30_000_000)
    antwoord = als("regisseur").post(adres, {"bestand": bom, "laag": "plan"})
    assert "geen odt-bestand" in antwoord.content.decode()
    bom = _bom("bom.docx", word__document_xml=b"0" * 30_000_000)
    assert als("regisseur").post(adres, {"bestand": bom, "laag": "plan"}).status_code == 302
    assert not gelezen
    with als_systeem("test"):
        assert Bestand.objects.get(casus=casus).omvang < 100_000


@pytest.mark.parametrize(
    "naam", ["plaatje.html", "plaatje.svg", "plaatje.html.txt", "plaatje.xhtml", "plaatje.pdf.exe"]
)
def test_niets_draait_in_de_browser_van_een_ander(spelers: Spelers, als: Inloggen, naam: str) -> None:
    """What is no document is refused; what could be taken for one is handed over as a plain file."""
    casus = casus_in_aanpak(spelers)
    adres = f"/casussen/{casus.nummer}/documenten/nieuw/"
    gevaar = SimpleUploadedFile(naam, b"<svg onload=alert(1)><script>alert(1)</script></svg>", "text/html")
    antwoord = als("regisseur").post(adres, {"bestand": gevaar, "laag": "plan"})
    if antwoord.status_code == 200:
        assert "Dit soort bestand kan hier niet" in antwoord.content.decode()
        return
    with als_systeem("test"):
        pk = Bestand.objects.get(casus=casus).pk
    bestand = als("regisseur").get(f"/bestanden/{pk}/")
    assert bestand["Content-Type"] == "text/plain; charset=utf-8"
    assert bestand["Content-Disposition"].startswith("attachment")
    assert bestand["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in bestand["Content-Security-Policy"]
    assert bestand["Cache-Control"] == "no-store"
