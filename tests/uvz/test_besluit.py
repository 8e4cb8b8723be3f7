"""The four decisions, each with what follows from it; and of two at once exactly one."""

import threading
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from pga.fouten import Bezwaar
from pga.models import Casus, Deelname, Gebruiker
from pga.toegang.context import als_systeem, namens
from pga.toegang.einde import niet_voorbij
from tests.bouw import Spelers, casus_in_aanpak, maak_casus
from tests.conftest import Inloggen
from tests.uvz.gesprek import begonnen, fase, huis, op_agenda, over, vergadering, vers
from uvz.models import Agendapunt, Besluit
from uvz.services.besluit import neem_besluit
from uvz.services.bespreking import stel_vraag

pytestmark = pytest.mark.django_db


def besluit(als: Inloggen, punt: Agendapunt, soort: str, wie: str = "voorzitter", **velden: Any) -> Any:
    adres = reverse("besluit_nieuw", args=[punt.casus.nummer, soort])
    return als(wie).post(adres, {"versie": vers(punt).versie, "motivering": "Daarom."} | velden, follow=True)


def integraal(als: Inloggen, punt: Agendapunt, regisseur: Gebruiker, **velden: Any) -> Any:
    velden |= {"regisseur": regisseur.pk, "regievorm": velden.pop("regievorm", "casusregie")}
    return besluit(als, punt, "integrale_aanpak", **velden)


def doen_mee(casus: Casus) -> set[tuple[str, str]]:
    with als_systeem("test: deelnames nu"):
        lopend = Deelname.objects.filter(niet_voorbij(), casus=casus, organisatie__isnull=False)
        return {
            (str(d.organisatie and d.organisatie.kort), d.rol)
            for d in lopend.select_related("organisatie").order_by("pk")
        }


def test_integrale_aanpak(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt", "jbwest")
    na = integraal(als, punt, spelers["regisseur"]).content.decode()
    assert "Het besluit is vastgelegd" in na
    assert "De regisseur maakt een plan" in na
    with als_systeem("test: casus nu"):
        casus = Casus.objects.select_related("regisseur").get(pk=punt.casus_id)
    assert (casus.fase, casus.regisseur, casus.intensiteit) == ("in_aanpak", spelers["regisseur"], "actief")
    assert casus.in_aanpak_sinds == timezone.localdate()
    assert casus.herijken_voor == over(182)
    assert vers(punt).status == "besproken"
    assert doen_mee(casus) == {("Halt", "betrokken"), ("JB-West", "betrokken")}
    assert als("regisseur").get(reverse("casus", args=[casus.nummer])).status_code == 200
    assert als("regisseur2").get(reverse("casus", args=[casus.nummer])).status_code == 404


def test_wie_alleen_genodigd_was_gaat_eruit(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "om")
    punt = begonnen(spelers, vergadering(spelers, dagen=9), "halt", casus=None, voornaam="Marc")
    with namens(spelers["voorzitter"]):
        from uvz.services.verzoek import nodig_uit

        nodig_uit(
            agendapunt=punt,
            organisatie=huis(spelers, "om"),
            reden="r",
            vraag="v",
            uiterlijk=over(1),
            door=spelers["voorzitter"],
        )
        stel_vraag(
            agendapunt=punt,
            door=spelers["voorzitter"],
            organisatie=huis(spelers, "leerplicht"),
            tekst="Verzuim?",
            voor=over(5),
        )
    integraal(als, punt, spelers["regisseur"])
    assert als("om").get(reverse("casus", args=[punt.casus.nummer])).status_code == 404
    # An open question keeps the door open until it is answered.
    vraag = punt.vragen
    with als_systeem("test: vraag"):
        pk = vraag.get().pk
    adres = reverse("vraag_beantwoorden", args=[punt.casus.nummer, pk])
    assert als("leerplicht").post(adres, {"versie": 1, "antwoord": "12 uur"}).status_code == 302
    assert als("leerplicht").get(reverse("casus", args=[punt.casus.nummer])).status_code == 404


def test_ketenpartner_als_regisseur(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "jbwest")
    integraal(als, punt, spelers["jbwest"], regievorm="procesregie")
    assert fase(punt.casus) == "in_aanpak"


def test_wie_niet_betrokken_is_kan_de_regie_niet_krijgen(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "jbwest")
    na = integraal(als, punt, spelers["buitenstaander"])
    assert "Selecteer een geldige keuze" in na.content.decode()
    assert fase(punt.casus) == "besproken"


def test_bij_volwassene_staat_de_voorzitter_vooraan(spelers: Spelers, als: Inloggen) -> None:
    casus = maak_casus(spelers, soort="volwassene", voornaam="Ruud")
    begonnen(spelers, vergadering(spelers), "halt", casus=casus)
    adres = reverse("besluit_nieuw", args=[casus.nummer, "integrale_aanpak"])
    keuzes = list(als("voorzitter").get(adres).context["form"].fields["regisseur"].queryset)
    assert keuzes[0] == spelers["voorzitter"]
    assert len(keuzes) == len(set(keuzes))


def test_partner_alleen(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt", "jbwest")
    besluit(als, punt, "partner_alleen", partner=spelers["jbwest"].organisatie_id)
    assert fase(punt.casus) == "bij_partner"
    assert doen_mee(punt.casus) == {("JB-West", "uitvoerder")}
    assert als("halt").get(reverse("casus", args=[punt.casus.nummer])).status_code == 404
    assert als("jbwest").get(reverse("casus_bespreking", args=[punt.casus.nummer])).status_code == 200


def test_zorgoverleg(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    leeg = besluit(als, punt, "zorgoverleg", overleg="")
    assert "Dit veld is verplicht" in leeg.content.decode()
    assert "ZZoN" in besluit(als, punt, "zorgoverleg", overleg="ZZoN").content.decode()
    assert fase(punt.casus) == "doorverwezen"
    assert doen_mee(punt.casus) == set()


def test_zorgpartner(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    fout = besluit(als, punt, "zorgpartner", partner=spelers["halt"].organisatie_id)
    assert "Selecteer een geldige keuze" in fout.content.decode()
    besluit(als, punt, "zorgpartner", partner=spelers["zorgpartner"].organisatie_id)
    assert fase(punt.casus) == "doorverwezen"
    assert doen_mee(punt.casus) == {("Wijkzorg", "ontvanger")}
    assert als("zorgpartner").get(reverse("casus", args=[punt.casus.nummer])).status_code == 200


def test_herbespreking_in_de_aanpak_loopt_door(spelers: Spelers, als: Inloggen) -> None:
    casus = casus_in_aanpak(spelers)
    punt = begonnen(spelers, vergadering(spelers), "halt", casus=casus, soort="herbespreking")
    kiezen = als("voorzitter").get(reverse("besluit_nieuw", args=[casus.nummer])).content.decode()
    assert "Integrale aanpak zorg en veiligheid" in kiezen
    assert "Doorverwijzing naar een zorgpartner" not in kiezen
    fout = besluit(als, punt, "zorgoverleg", overleg="ZZoN").content.decode()
    assert "al in de aanpak" in fout
    integraal(als, punt, spelers["regisseur2"])
    assert fase(casus) == "in_aanpak"
    assert als("regisseur").get(reverse("casus", args=[casus.nummer])).status_code == 404
    assert als("halt").get(reverse("casus", args=[casus.nummer])).status_code == 404


def test_besluit_kan_niet_voor_de_bespreking(spelers: Spelers, als: Inloggen) -> None:
    punt = op_agenda(spelers, vergadering(spelers), "halt")
    na = integraal(als, punt, spelers["regisseur"])
    assert "De bespreking is nog niet begonnen" in na.content.decode()
    assert (
        "nog niet begonnen"
        in als("voorzitter").get(reverse("besluit_nieuw", args=[punt.casus.nummer])).content.decode()
    )


def test_alleen_de_voorzitter_besluit(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    for wie in ("halt", "politie", "regisseur", "ondersteuner", "buitenstaander"):
        assert besluit(als, punt, "zorgoverleg", wie=wie, overleg="ZZoN").status_code == 404, wie
        assert als(wie).get(reverse("besluit_nieuw", args=[punt.casus.nummer])).status_code == 404, wie
    with namens(spelers["halt"]), pytest.raises(Bezwaar):
        neem_besluit(
            agendapunt=punt,
            door=spelers["halt"],
            versie=punt.versie,
            soort="zorgoverleg",
            motivering="m",
            overleg="ZZoN",
        )
    assert fase(punt.casus) == "besproken"


def test_tweede_besluit_ziet_het_eerste_en_houdt_de_eigen_tekst(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    oud = vers(punt).versie
    besluit(als, punt, "zorgoverleg", overleg="ZZoN", motivering="De eerste tekst.")
    na = besluit(als, punt, "zorgoverleg", overleg="Iets", versie=oud, motivering="Mijn eigen tekst.")
    tekst = na.content.decode()
    assert "al besloten" in tekst
    assert "Mijn eigen tekst." in tekst
    assert "De eerste tekst." in tekst


def test_verouderd_formulier_valt_op(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    na = besluit(als, punt, "zorgoverleg", overleg="ZZoN", versie=1)
    assert "intussen gewijzigd" in na.content.decode()
    assert fase(punt.casus) == "besproken"


def test_onbekende_soort_bestaat_niet(spelers: Spelers, als: Inloggen) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt")
    assert besluit(als, punt, "straf").status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("eerste", [0, 1])
def test_twee_besluiten_tegelijk_een_wint(spelers: Spelers, eerste: int) -> None:
    punt = begonnen(spelers, vergadering(spelers), "halt", "jbwest")
    start, uitkomsten = threading.Barrier(2, timeout=20), []
    keuzes: list[dict[str, Any]] = [
        {"soort": "zorgoverleg", "overleg": "ZZoN"},
        {"soort": "partner_alleen", "partner": huis(spelers, "jbwest")},
    ]

    def beslis(velden: dict[str, Any]) -> None:
        voorzitter = Gebruiker.objects.select_related("organisatie").get(username="voorzitter")
        try:
            with namens(voorzitter):
                eigen = Agendapunt.objects.select_related("casus", "vergadering").get(pk=punt.pk)
                start.wait()
                neem_besluit(
                    agendapunt=eigen, door=voorzitter, versie=eigen.versie, motivering="Daarom.", **velden
                )
            uitkomsten.append("gelukt")
        except Bezwaar as fout:
            uitkomsten.append(str(fout))
        finally:
            connections.close_all()

    draden = [threading.Thread(target=beslis, args=(keuzes[(eerste + i) % 2],)) for i in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert len(uitkomsten) == 2
    assert uitkomsten.count("gelukt") == 1, uitkomsten
    assert any("al besloten" in uitkomst for uitkomst in uitkomsten)
    with als_systeem("test: besluiten"):
        assert Besluit.objects.count() == 1
