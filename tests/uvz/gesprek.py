"""A case on an agenda with partners who were asked, for tests about the meeting."""

from datetime import date, time, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pga.models import Bestand, Brief, Casus, Organisatie
from pga.services.casus import leg_relatie_vast, zet_adres
from pga.toegang.context import als_systeem, namens
from tests.bouw import Spelers, maak_casus
from uvz.models import Agendapunt, Informatieverzoek, Vergadering
from uvz.services.agenda import start_bespreking, stel_brief_uit, zet_op_agenda
from uvz.services.vergadering import plan_vergadering
from uvz.services.verzoek import antwoord_bekend, nodig_uit


def over(dagen: int) -> date:
    return timezone.localdate() + timedelta(days=dagen)


def huis(spelers: Spelers, naam: str) -> Organisatie:
    """The organisation of a member of the cast."""
    organisatie = spelers[naam].organisatie
    assert organisatie is not None
    return organisatie


def vergadering(spelers: Spelers, *, dagen: int = 7, plekken: int = 6) -> Vergadering:
    voorzitter = spelers["voorzitter"]
    with namens(voorzitter):
        return plan_vergadering(
            gemeente=huis(spelers, "voorzitter"),
            datum=over(dagen),
            begin=time(9),
            eind=time(11),
            plaats="Stadhuis 2.14",
            plekken=plekken,
            door=voorzitter,
        )


def op_agenda(
    spelers: Spelers, moment: Vergadering, *partners: str, casus: Casus | None = None, **velden: Any
) -> Agendapunt:
    """A case with addresses on the agenda, and these partners asked."""
    voorzitter = spelers["voorzitter"]
    casus = casus or maak_casus(spelers, **{k: velden.pop(k) for k in ("voornaam",) if k in velden})
    adres: dict[str, Any] = {
        "straat_huisnummer": "Voorbeeldlaan 1",
        "postcode": "2711 AA",
        "plaats": "Zoetermeer",
    }
    with namens(voorzitter):
        zet_adres(casus=casus, door=voorzitter, **adres)
        leg_relatie_vast(
            casus=casus,
            door=voorzitter,
            naam="Ouder Voorbeeld",
            soort="ouder",
            gezag=True,
            aanschrijven=True,
            **adres,
        )
        punt = zet_op_agenda(
            casus=casus, vergadering=moment, waarom="Waaromtekst van deze casus.", door=voorzitter, **velden
        )
        for partner in partners:
            nodig_uit(
                agendapunt=punt,
                organisatie=huis(spelers, partner),
                reden=f"Reden voor {partner}.",
                vraag=f"Vraag aan {partner}?",
                uiterlijk=moment.datum,
                door=voorzitter,
            )
    return punt


def post_brieven(punt: Agendapunt) -> None:
    """The letters of this item lie in the letterbox."""
    with als_systeem("test: brieven posten"):
        for brief in Brief.objects.filter(casus=punt.casus_id).order_by("pk"):
            brief.bestand = Bestand.objects.create(
                casus=punt.casus,
                laag="regie",
                naam="brief.pdf",
                mediatype="application/pdf",
                inhoud=b"x",
                omvang=1,
            )
            brief.status, brief.verzonden_op = "verzonden", timezone.now()
            brief.save()


def begonnen(spelers: Spelers, moment: Vergadering, *partners: str, **velden: Any) -> Agendapunt:
    """The same, with the discussion under way; the partners answered *bekend*."""
    punt = op_agenda(spelers, moment, *(partners or ("halt",)), **velden)
    voorzitter = spelers["voorzitter"]
    for partner in partners:
        with namens(spelers[partner]):
            verzoek = Informatieverzoek.objects.select_related("agendapunt", "casus", "organisatie").get(
                agendapunt=punt, organisatie=huis(spelers, partner)
            )
            antwoord_bekend(verzoek=verzoek, door=spelers[partner], versie=verzoek.versie)
    with namens(voorzitter):
        stel_brief_uit(
            agendapunt=punt,
            door=voorzitter,
            gevraagd_door=huis(spelers, "politie"),
            grond="opsporing",
            afweging="Er loopt een onderzoek.",
            opnieuw_bekijken_op=over(14),
        )
        return start_bespreking(agendapunt=punt, door=voorzitter, versie=punt.versie)


def vers(punt: Agendapunt) -> Agendapunt:
    with als_systeem("test: agendapunt nu"):
        return Agendapunt.objects.select_related("casus", "vergadering").get(pk=punt.pk)


def verzoek_van(punt: Agendapunt, spelers: Spelers, partner: str) -> Informatieverzoek:
    with als_systeem("test: verzoek nu"):
        return Informatieverzoek.objects.select_related("casus").get(
            agendapunt=punt, organisatie=huis(spelers, partner)
        )


def stap(client: Client, punt: Agendapunt, naam: str, **velden: Any) -> Any:
    """Press a button of the item, with the version it has now."""
    adres = reverse("agendapunt_actie", args=[punt.pk, naam])
    return client.post(adres, {"versie": vers(punt).versie} | velden, follow=True)


def fase(casus: Casus) -> str:
    with als_systeem("test: fase nu"):
        return Casus.objects.get(pk=casus.pk).fase
