"""Files of a case: what may be added, who reads it, and how it is handed out."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from pga.bestandstypen import nette_naam
from pga.choices import Rol
from pga.models import Bestand, Casus, Raadpleging
from pga.services.toegang import betrek
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + b"\x00" * 40
JPG = bytes.fromhex("ffd8ffe000104a46494600010100") + b"\x00" * 40
MB = 1024 * 1024


def pakket(**delen: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as doos:
        for naam, inhoud in delen.items():
            doos.writestr(naam.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), inhoud)
    return uit.getvalue()


DOCX = pakket(word__document_xml="<w/>")
XLSX = pakket(xl__workbook_xml="<x/>")
ODT = pakket(mimetype="application/vnd.oasis.opendocument.text", content_xml="<o/>")


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    casus = casus_in_aanpak(spelers)
    with namens(spelers["regisseur"]):
        betrek(
            casus=casus,
            rol=Rol.UITVOERDER,
            organisatie=spelers["jbwest"].organisatie,
            reden="voert de ots uit",
            door=spelers["regisseur"],
        )
    return casus


def stuur(
    als: Inloggen, casus: Casus, naam: str, inhoud: bytes, *, wie: str = "regisseur", laag: str = "plan"
) -> HttpResponse:
    bestand = SimpleUploadedFile(naam, inhoud)
    return als(wie).post(f"/casussen/{casus.nummer}/documenten/nieuw/", {"bestand": bestand, "laag": laag})  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("verslag.pdf", PDF),
        ("foto.PNG", PNG),
        ("foto.jpg", JPG),
        ("foto.jpeg", JPG),
        ("brief.docx", DOCX),
        ("lijst.xlsx", XLSX),
        ("tekst.odt", ODT),
        ("notitie.txt", "één 🦊".encode()),
        ("oud.txt", "één".encode("cp1252")),
    ],
)
def test_gewone_bestanden_mogen(als: Inloggen, casus: Casus, naam: str, inhoud: bytes) -> None:
    assert stuur(als, casus, naam, inhoud).status_code == 302
    with als_systeem("test"):
        bestand = Bestand.objects.defer(None).get()
    assert bytes(bestand.inhoud) == inhoud
    assert bestand.omvang == len(inhoud)


@pytest.mark.parametrize(
    ("naam", "inhoud", "fout"),
    [
        ("leeg.pdf", b"", "Dit bestand is leeg"),
        ("virus.exe", b"MZ", "Dit soort bestand kan hier niet"),
        ("zonder", PDF, "Dit soort bestand kan hier niet"),
        ("plaatje.svg", b"<svg/>", "Dit soort bestand kan hier niet"),
        ("nep.pdf", b"<html><script>alert(1)</script>", "geen pdf-bestand"),
        ("nep.png", PDF, "geen png-bestand"),
        ("nep.docx", XLSX, "geen docx-bestand"),
        ("nep.odt", DOCX, "geen odt-bestand"),
        ("kapot.docx", b"PK\x03\x04kapot", "geen docx-bestand"),
        ("macro.docx", pakket(word__document_xml="<w/>", word__vbaProject_bin="x"), "macro"),
        ("nep.txt", b"\x00\x01\x02MZ", "geen txt-bestand"),
    ],
)
def test_wat_niet_klopt_wordt_uitgelegd(
    als: Inloggen, casus: Casus, naam: str, inhoud: bytes, fout: str
) -> None:
    antwoord = stuur(als, casus, naam, inhoud)
    assert antwoord.status_code == 200
    assert fout in antwoord.content.decode()
    with als_systeem("test"):
        assert not Bestand.objects.exists()


def test_twintig_megabyte_mag_en_meer_niet(als: Inloggen, casus: Casus) -> None:
    assert stuur(als, casus, "groot.txt", b"a" * 20 * MB).status_code == 302
    te_groot = stuur(als, casus, "groter.txt", b"a" * (20 * MB + 1)).content.decode()
    assert "Er past hoogstens 20 MB" in te_groot


def test_zonder_bestand(als: Inloggen, casus: Casus) -> None:
    antwoord = als("regisseur").post(f"/casussen/{casus.nummer}/documenten/nieuw/", {"laag": "plan"})
    assert "Kies een bestand" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("naam", "netjes"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\map\\verslag.PDF", "verslag.pdf"),
        ('ver"slag\r\nX-Kop: ja.pdf', "ver slag X-Kop ja.pdf"),
        ("🦊 vos.pdf", "🦊 vos.pdf"),
        ("a" * 300 + ".docx", "a" * 115 + ".docx"),
        ("...", "bestand"),
    ],
)
def test_naam_wordt_schoon_bewaard(naam: str, netjes: str) -> None:
    assert nette_naam(naam) == netjes


def test_lezen_wordt_bijgehouden_en_de_browser_doet_niets_met_de_inhoud(als: Inloggen, casus: Casus) -> None:
    stuur(als, casus, "🦊 verslag.pdf", PDF)
    stuur(als, casus, "notitie.txt", b"hallo")
    with als_systeem("test"):
        pdf, txt = Bestand.objects.order_by("pk")
    antwoord = als("jbwest").get(f"/bestanden/{pdf.pk}/")
    assert antwoord.content == PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"].startswith("inline; filename*=")
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "no-store"
    assert "default-src 'none'" in antwoord["Content-Security-Policy"]
    assert als("jbwest").get(f"/bestanden/{txt.pk}/")["Content-Disposition"].startswith("attachment")
    with als_systeem("test"):
        regels = Raadpleging.objects.filter(onderdeel="bestand").order_by("pk").values_list("soort", "doel")
        assert list(regels) == [("bestand", pdf.pk), ("bestand", txt.pk)]


def test_laag_bepaalt_wie_het_ziet(spelers: Spelers, als: Inloggen, casus: Casus) -> None:
    stuur(als, casus, "GEHEIM-regie.txt", b"hallo", laag="regie")
    with als_systeem("test"):
        pk = Bestand.objects.get().pk
    assert "GEHEIM" not in als("jbwest").get(f"/casussen/{casus.nummer}/documenten/").content.decode()
    vreemd, onzin = als("jbwest").get(f"/bestanden/{pk}/"), als("jbwest").get("/bestanden/99999999/")
    assert vreemd.status_code == onzin.status_code == 404
    assert vreemd.content == onzin.content
    assert als("ondersteuner").get(f"/bestanden/{pk}/").status_code == 200
    assert als("buitenstaander").get(f"/bestanden/{pk}/").status_code == 404


def test_partner_kiest_geen_laag_die_hij_niet_heeft(als: Inloggen, casus: Casus) -> None:
    pad = f"/casussen/{casus.nummer}/documenten/nieuw/"
    keuzes = als("jbwest").get(pad).content.decode()
    assert 'value="plan"' in keuzes
    assert 'value="regie"' not in keuzes
    assert stuur(als, casus, "x.txt", b"hallo", wie="jbwest", laag="regie").status_code == 200
    assert stuur(als, casus, "x.txt", b"hallo", wie="jbwest", laag="plan").status_code == 302
    assert "x.txt" in als("regisseur").get(f"/casussen/{casus.nummer}/documenten/").content.decode()
