"""Closing: the proposal, the UVZ, the letters, and the case that nobody sees any more."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pga.choices import Briefstatus, Fase, Rol
from pga.models import Bestand, Brief, Casus, CasusGebruikersrecht, CasusGroepsrecht, Deelname
from pga.services.casus import zet_adres
from pga.services.toegang import betrek, herbereken
from pga.toegang.context import als_systeem, namens
from plans.choices import Actiestatus, Afsluitsoort, Besluitstatus, Planstatus
from plans.models import Actie, Afsluiting, Herijking, Plan, Signaal
from tests.bouw import Spelers, casus_in_aanpak
from tests.conftest import Inloggen
from uvz.choices import Puntstatus
from uvz.models import Agendapunt, Vergadering

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate


def met(casus: Casus) -> Casus:
    with als_systeem("test"):
        return Casus.objects.select_related("gemeente").get(pk=casus.pk)


def laatste(casus: Casus) -> Afsluiting:
    with als_systeem("test"):
        afsluiting = Afsluiting.objects.select_related("agendapunt").filter(casus=casus)
        return afsluiting.order_by("-pk")[0]


@pytest.fixture
def casus(spelers: Spelers) -> Casus:
    """An adult in the approach for ten months, with an address; the review decided to close."""
    casus = casus_in_aanpak(spelers, geboortedatum=date(1990, 5, 1))
    begin = VANDAAG() - timedelta(days=310)
    with namens(spelers["regisseur"]):
        zet_adres(
            casus=casus,
            door=spelers["regisseur"],
            straat_huisnummer="Dorpsstraat 1",
            postcode="2712 AB",
            plaats="Zoetermeer",
        )
    with als_systeem("test: herijkt tot afsluiten"):
        Casus.objects.filter(pk=casus.pk).update(in_aanpak_sinds=begin)
        Herijking.objects.create(
            casus=casus,
            datum=VANDAAG(),
            voorstel="afsluiten",
            motivering="Het gaat goed",
            oordeel_politie="Mee eens",
            status=Besluitstatus.BESLOTEN,
            door=spelers["regisseur"],
        )
    return met(casus)


def vergadering(spelers: Spelers, dagen: int = 0, uur: int = 9) -> Vergadering:
    gemeente = spelers["voorzitter"].organisatie
    assert gemeente is not None
    return Vergadering.objects.create(
        gemeente=gemeente,
        datum=VANDAAG() + timedelta(days=dagen),
        begin=time(uur),
        eind=time(uur + 2),
        plaats="Stadhuis",
    )


def signaal(casus: Casus, spelers: Spelers) -> None:
    politie = spelers["politie"]
    assert politie.organisatie is not None
    with als_systeem("test: melding"):
        Signaal.objects.create(
            casus=casus,
            soort="melding",
            datum=VANDAAG() - timedelta(days=40),
            tekst="Overlast",
            organisatie=politie.organisatie,
            door=politie,
        )


def stel_voor(wie: Client, casus: Casus, **velden: Any) -> Any:
    data = {"soort": "positief", "motivering": "Stabiel", "nazorg": "Jongerenwerk", "afwijking": ""}
    return wie.post(reverse("afsluiting_nieuw", args=[casus.nummer]), data | velden)


def agendeer(wie: Client, casus: Casus, keer: Vergadering) -> Any:
    nu = laatste(casus)
    url = reverse("afsluiting_agenderen", args=[casus.nummer, nu.pk])
    return wie.post(url, {"vergadering": keer.pk, "waarom": "Afsluiten", "minuten": 10, "versie": nu.versie})


def besluit(wie: Client, casus: Casus, **velden: Any) -> Any:
    nu = laatste(casus)
    url = reverse("afsluiting_besluiten", args=[casus.nummer, nu.pk])
    return wie.post(url, {"akkoord": "ja", "toelichting": "", "versie": nu.versie} | velden)


def sluit(wie: Client, casus: Casus, **velden: Any) -> Any:
    url = reverse("casus_afsluiten", args=[casus.nummer])
    return wie.post(url, {"versie": met(casus).versie} | velden)


def tot_besloten(als: Inloggen, casus: Casus, spelers: Spelers, **velden: Any) -> None:
    assert stel_voor(als("regisseur"), casus, **velden).status_code == 302
    assert agendeer(als("regisseur"), casus, vergadering(spelers)).status_code == 302
    antwoord = besluit(als("voorzitter"), casus)
    assert antwoord.url == reverse("casus_afsluiten", args=[casus.nummer]), antwoord.content.decode()


def post_brieven(casus: Casus) -> None:
    with als_systeem("test: brieven gepost"):
        for brief in Brief.objects.filter(casus=casus):
            brief.bestand = Bestand.objects.create(
                casus=casus,
                laag="regie",
                naam="brief.pdf",
                mediatype="application/pdf",
                inhoud=b"%PDF",
                omvang=4,
                sha256="0" * 64,
            )
            brief.status, brief.verzonden_op = Briefstatus.VERZONDEN, timezone.now()
            brief.save()


def test_van_voorstel_tot_afgeschermd(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    with namens(spelers["regisseur"]):
        door = spelers["regisseur"]
        partner = spelers["jbwest"].organisatie
        assert partner is not None
        betrek(casus=casus, rol=Rol.UITVOERDER, organisatie=partner, reden="begeleidt", door=door)
    with als_systeem("test: plan en actie"):
        Plan.objects.create(casus=casus, status=Planstatus.VASTGESTELD)
        Actie.objects.create(
            casus=casus, organisatie=partner, omschrijving="Gesprek", voor=VANDAAG(), gevraagd_door=door
        )
    assert als("jbwest").get(reverse("casus", args=[casus.nummer])).status_code == 200
    tot_besloten(als, casus, spelers)
    with als_systeem("test"):
        assert Agendapunt.objects.get(casus=casus).status == Puntstatus.BESPROKEN
        assert [b.geadresseerde for b in Brief.objects.filter(casus=casus)] == ["Jayson Voorbeeld"]
    pagina = als("voorzitter").get(reverse("casus_afsluiten", args=[casus.nummer])).content.decode()
    assert "Dit kan zodra elke brief is gepost" in pagina
    assert "De afsluitbrief is nog niet gepost" in sluit(als("voorzitter"), casus).content.decode()
    post_brieven(casus)
    assert (
        "1 open actie vervalt"
        in als("voorzitter").get(reverse("casus_afsluiten", args=[casus.nummer])).content.decode()
    )
    antwoord = als("voorzitter").post(
        reverse("casus_afsluiten", args=[casus.nummer]), {"versie": met(casus).versie}, follow=True
    )
    assert antwoord.redirect_chain == [(reverse("herijking"), 302)]
    assert "is afgesloten en afgeschermd" in antwoord.content.decode()
    assert_afgeschermd(als, casus)


def assert_afgeschermd(als: Inloggen, casus: Casus) -> None:
    """Ended everywhere, kept, and seen by nobody."""
    nu = met(casus)
    assert (nu.fase, nu.afgesloten_op) == (Fase.AFGESLOTEN, VANDAAG())
    with als_systeem("test"):
        assert Plan.objects.get(casus=casus).status == Planstatus.BEEINDIGD
        actie = Actie.objects.get(casus=casus)
        assert (actie.status, actie.uitkomst) == (Actiestatus.VERVALLEN, "De casus is afgesloten.")
        assert not Deelname.objects.filter(casus=casus, tot__isnull=True).exists()
        assert not CasusGroepsrecht.objects.filter(content_object=casus.pk).exists()
        assert not CasusGebruikersrecht.objects.filter(content_object=casus.pk).exists()
        assert herbereken(casus.pk) is False
    for wie in ("voorzitter", "regisseur", "politie", "jbwest", "ondersteuner", "analist"):
        als(wie)
        assert als(wie).get(reverse("casus", args=[casus.nummer])).status_code == 404, wie
        for lijst in ("herijking", "casussen", "mijn_werk"):
            assert casus.nummer not in als(wie).get(reverse(lijst)).content.decode().replace(
                f"Casus {casus.nummer} is afgesloten", ""
            ), (wie, lijst)


def test_positief_vraagt_negen_maanden_of_uitleg(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    signaal(casus, spelers)
    pagina = stel_voor(als("regisseur"), casus).content.decode()
    assert "De teller staat op 1 maand zonder melding of aanhouding" in pagina
    assert stel_voor(als("regisseur"), casus, afwijking="Was een misverstand").status_code == 302
    assert laatste(casus).afwijking == "Was een misverstand"


def test_negatief_vraagt_geen_negen_maanden(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    signaal(casus, spelers)
    tot_besloten(als, casus, spelers, soort=Afsluitsoort.NEGATIEF)
    assert laatste(casus).status == Besluitstatus.BESLOTEN
    with als_systeem("test"):
        assert Brief.objects.get(casus=casus).gegevens["positief"] is False


def test_nieuw_signaal_na_het_voorstel_vraagt_uitleg_bij_het_besluit(
    als: Inloggen, casus: Casus, spelers: Spelers
) -> None:
    assert stel_voor(als("regisseur"), casus).status_code == 302
    agendeer(als("regisseur"), casus, vergadering(spelers))
    signaal(casus, spelers)
    pagina = besluit(als("voorzitter"), casus).content.decode()
    assert "Leg vast waarom het nu toch kan" in pagina
    assert besluit(als("voorzitter"), casus, afwijking="Niet door hem").status_code == 302
    assert laatste(casus).afwijking == "Niet door hem"


def test_zonder_herijking_geen_voorstel(als: Inloggen, casus: Casus) -> None:
    with als_systeem("test"):
        Herijking.objects.filter(casus=casus).delete()
    assert "Herijk de casus eerst" in stel_voor(als("regisseur"), casus).content.decode()


def test_bij_een_partner_sluit_de_voorzitter_zonder_herijking(
    als: Inloggen, casus: Casus, spelers: Spelers
) -> None:
    with als_systeem("test: overgedragen"):
        Herijking.objects.filter(casus=casus).delete()
        Casus.objects.filter(pk=casus.pk).update(fase=Fase.BIJ_PARTNER)
        herbereken(casus.pk)
    assert als("regisseur").get(reverse("afsluiting_nieuw", args=[casus.nummer])).status_code == 404
    lijst = als("voorzitter").get(reverse("herijking"), {"toon": "overgedragen"}).content.decode()
    assert "Stel afsluiten voor" in lijst
    assert stel_voor(als("voorzitter"), casus).status_code == 302
    agendeer(als("voorzitter"), casus, vergadering(spelers))
    assert besluit(als("voorzitter"), casus).status_code == 302
    post_brieven(casus)
    assert sluit(als("voorzitter"), casus).status_code == 302
    assert met(casus).fase == Fase.AFGESLOTEN


def test_besluit_pas_na_de_vergadering(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    stel_voor(als("regisseur"), casus)
    agendeer(als("regisseur"), casus, vergadering(spelers, dagen=5))
    assert "bespreekt dit voorstel pas op" in besluit(als("voorzitter"), casus).content.decode()
    assert "Leg het besluit vast" not in als("voorzitter").get(reverse("herijking")).content.decode()
    assert laatste(casus).status == Besluitstatus.IN_UVZ


def test_afgewezen_gaat_een_half_jaar_door(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    stel_voor(als("regisseur"), casus)
    agendeer(als("regisseur"), casus, vergadering(spelers))
    assert "Schrijf op waarom niet" in besluit(als("voorzitter"), casus, akkoord="nee").content.decode()
    assert besluit(als("voorzitter"), casus, akkoord="nee", toelichting="Zorg loopt nog").status_code == 302
    nu = met(casus)
    assert (nu.fase, nu.herijken_voor) == (Fase.IN_AANPAK, VANDAAG() + timedelta(days=182))
    with als_systeem("test"):
        assert Agendapunt.objects.get(casus=casus).status == Puntstatus.BESPROKEN
        assert not Brief.objects.filter(casus=casus).exists()
    assert als("voorzitter").get(reverse("casus_afsluiten", args=[casus.nummer])).status_code == 404


def test_aangehouden_komt_op_een_volgende_agenda(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    stel_voor(als("regisseur"), casus)
    agendeer(als("regisseur"), casus, vergadering(spelers))
    with als_systeem("test: aangehouden"):
        Agendapunt.objects.filter(casus=casus).update(status=Puntstatus.AANGEHOUDEN)
    assert "staat niet op een agenda" in besluit(als("voorzitter"), casus).content.decode()
    assert "Zet weer op de agenda" in als("regisseur").get(reverse("herijking")).content.decode()
    assert agendeer(als("regisseur"), casus, vergadering(spelers, uur=13)).status_code == 302
    assert besluit(als("voorzitter"), casus).status_code == 302


def test_zonder_adres_geen_brief_en_dan_een_reden(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    with als_systeem("test: adres weg"):
        casus.adressen.all().delete()
    tot_besloten(als, casus, spelers)
    url = reverse("casus_afsluiten", args=[casus.nummer])
    pagina = als("voorzitter").get(url).content.decode()
    assert "Het adres van Jayson Voorbeeld ontbreekt" in pagina
    assert "Vul dit veld in" in sluit(als("voorzitter"), casus).content.decode()
    assert sluit(als("voorzitter"), casus, zonder_brief="Vertrokken").status_code == 302
    assert met(casus).fase == Fase.AFGESLOTEN


def test_brief_alsnog_maken_als_het_adres_er_is(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    with als_systeem("test: adres weg"):
        casus.adressen.all().delete()
    tot_besloten(als, casus, spelers)
    url = reverse("casus_afsluiten", args=[casus.nummer])
    assert "Maak de brieven" not in als("voorzitter").get(url).content.decode()
    with namens(spelers["voorzitter"]):
        zet_adres(
            casus=casus,
            door=spelers["voorzitter"],
            straat_huisnummer="Markt 2",
            postcode="2711 CD",
            plaats="Zoetermeer",
        )
    assert "Maak de brieven" in als("voorzitter").get(url).content.decode()
    maak = reverse("afsluiting_brieven", args=[casus.nummer])
    assert als("voorzitter").get(maak).status_code == 405
    assert als("voorzitter").post(maak)["Location"] == url
    with als_systeem("test"):
        assert Brief.objects.filter(casus=casus).count() == 1


@pytest.mark.parametrize("ja_eerst", [True, False])
def test_van_twee_besluiten_wint_er_een(
    als: Inloggen, casus: Casus, spelers: Spelers, ja_eerst: bool
) -> None:
    stel_voor(als("regisseur"), casus)
    agendeer(als("regisseur"), casus, vergadering(spelers))
    gezien = laatste(casus).versie
    ja, nee = {"akkoord": "ja"}, {"akkoord": "nee", "toelichting": "Nee"}
    eerste, tweede = (ja, nee) if ja_eerst else (nee, ja)
    assert besluit(als("voorzitter"), casus, **eerste, versie=gezien).status_code == 302
    antwoord = besluit(als("voorzitter"), casus, **tweede, versie=gezien)
    assert "Iemand anders heeft dit intussen gewijzigd" in antwoord.content.decode()
    assert (laatste(casus).status == Besluitstatus.BESLOTEN) is ja_eerst
    with als_systeem("test"):
        assert Brief.objects.filter(casus=casus).exists() is ja_eerst


def test_tweede_keer_afsluiten_vindt_niets(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    tot_besloten(als, casus, spelers)
    post_brieven(casus)
    verouderd = sluit(als("voorzitter"), casus, versie=0)
    assert "intussen gewijzigd" in verouderd.content.decode()
    assert sluit(als("voorzitter"), casus).status_code == 302
    assert sluit(als("voorzitter"), casus).status_code == 404


def test_alleen_wie_mag_komt_er_binnen(als: Inloggen, casus: Casus, spelers: Spelers) -> None:
    tot_besloten(als, casus, spelers)
    nummer, pk = casus.nummer, laatste(casus).pk
    deuren = {
        reverse("afsluiting_nieuw", args=[nummer]): {"regisseur", "voorzitter"},
        reverse("afsluiting_agenderen", args=[nummer, pk]): {"regisseur", "voorzitter"},
        reverse("afsluiting_besluiten", args=[nummer, pk]): {"voorzitter"},
        reverse("casus_afsluiten", args=[nummer]): {"voorzitter"},
    }
    for url, mogen in deuren.items():
        for wie in ("regisseur", "voorzitter", "regisseur2", "politie", "jbwest", "ondersteuner", "beheer"):
            assert (als(wie).get(url).status_code == 200) is (wie in mogen), (wie, url)
            if wie not in mogen:
                assert als(wie).post(url, {"versie": 1, "akkoord": "ja"}).status_code == 404, (wie, url)
