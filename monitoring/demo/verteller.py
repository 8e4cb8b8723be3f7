"""How a story is told: whose turn it is, on which day, and the steps that every story shares."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from pga.choices import Briefstatus, Casussoort, Fase
from pga.demo.klok import op
from pga.models import Brief, Casus, Gebruiker, Organisatie
from pga.opslag import bewaar
from pga.services.brieven import stel_brief_op, verwerk_stapel
from pga.services.casus import leg_relatie_vast, zet_adres
from pga.toegang.context import als_systeem, namens
from uvz.choices import Criterium, Puntstatus
from uvz.models import Aanmelding, Agendapunt, Besluit, Informatieverzoek, Vergadering
from uvz.services.aanmelding import begin_aanmelding
from uvz.services.agenda import maak_brieven, start_bespreking, zet_punt
from uvz.services.besluit import neem_besluit
from uvz.services.bespreking import leg_oordeel_vast
from uvz.services.vergadering import plan_vergadering
from uvz.services.verzoek import antwoord_bekend, antwoord_niet_bekend
from uvz.services.weging import Genodigde, agendeer, geef_oordeel

VOLGENDE = 9  # the next meeting is in nine days; there is one every two weeks
ADRES: dict[str, Any] = {
    "straat_huisnummer": "Voorbeeldlaan 12",
    "postcode": "2715 ZZ",
    "plaats": "Zoetermeer",
}


@dataclass(slots=True)
class Wie:
    """The (fictional) person of a story, as a partner reports them; `jaren` is the age now."""

    voornaam: str
    achternaam: str
    jaren: int
    roepnaam: str = ""
    wijk: str = "Meerzicht"
    soort: str = Casussoort.JEUGD
    ouder: str = ""
    feiten: str = ""
    waarom_zorg: str = ""
    waarom_veiligheid: str = ""
    criteria: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Verteller:
    """Tells what happened; days count back from today."""

    spelers: dict[str, Gebruiker]
    vandaag: date = field(default_factory=timezone.localdate)

    def organisatie(self, naam: str) -> Organisatie:
        organisatie = self.spelers[naam].organisatie
        assert organisatie is not None  # noqa: S101  everybody in the cast works somewhere
        return organisatie

    def dag(self, geleden: int) -> date:
        return self.vandaag - timedelta(days=geleden)

    @contextmanager
    def beurt(self, naam: str, geleden: int, uur: int = 10) -> Iterator[Gebruiker]:
        """It is this person's turn, so many days ago."""
        with op(self.vandaag - timedelta(days=geleden), uur), namens(self.spelers[naam]):
            yield self.spelers[naam]

    def vergadering(self, geleden: int) -> Vergadering:
        """The meeting of that day; days before today that fit the rhythm of two weeks."""
        if (geleden + VOLGENDE) % 14:
            raise ValueError(f"Op dag -{geleden} is geen UVZ.")
        datum = self.vandaag - timedelta(days=geleden)
        bestaand = Vergadering.objects.filter(datum=datum).first()
        if bestaand:
            return bestaand
        with self.beurt("ondersteuner", max(geleden, 0) + 60) as door:
            return plan_vergadering(
                gemeente=self.organisatie("voorzitter"),
                datum=datum,
                begin=time(9),
                eind=time(11),
                plaats="Stadhuis, kamer 2.14",
                plekken=6,
                door=door,
            )

    def meld(self, wie: Wie, door: str, geleden: int, *, indienen: bool = True) -> Aanmelding:
        """Somebody reports this person."""
        with self.beurt(door, geleden) as melder:
            return begin_aanmelding(
                door=melder,
                indienen=indienen,
                soort=wie.soort,
                voornaam=wie.voornaam,
                achternaam=wie.achternaam,
                roepnaam=wie.roepnaam,
                geboortedatum=self.vandaag - timedelta(days=wie.jaren * 365 + 130),
                wijk=wie.wijk,
                ouder_1_naam=wie.ouder,
                ouder_1_gezag=bool(wie.ouder),
                feiten=wie.feiten,
                waarom_zorg=wie.waarom_zorg,
                waarom_veiligheid=wie.waarom_veiligheid,
                besproken_met_persoon=True,
                **{criterium.value: wie.criteria.get(criterium, "") for criterium in Criterium},
            )

    def oordeel(self, aanmelding: Aanmelding, door: str, geleden: int) -> None:
        """One party to the weighing holds all criteria met."""
        with self.beurt(door, geleden, 11) as weger:
            geef_oordeel(
                aanmelding=aanmelding,
                door=weger,
                versie=self.vers(aanmelding).versie,
                gezien="",
                oordelen={c.value: (True, "Blijkt uit de aanmelding.") for c in Criterium},
            )

    def agendeer(
        self,
        aanmelding: Aanmelding,
        geleden: int,
        vergadering: Vergadering,
        motivering: str,
        genodigden: Sequence[tuple[str, str, str]],
    ) -> Casus:
        """Chair and police weigh the report: it goes to the UVZ, with these partners (who, why, question)."""
        self.oordeel(aanmelding, "politie", geleden)
        self.oordeel(aanmelding, "voorzitter", geleden)
        with self.beurt("voorzitter", geleden, 12) as voorzitter:
            agendeer(
                aanmelding=self.vers(aanmelding),
                door=voorzitter,
                versie=self.vers(aanmelding).versie,
                persoon=None,
                vergadering=vergadering,
                motivering=motivering,
                genodigden=[Genodigde(self.organisatie(w), r, v) for w, r, v in genodigden],
                uiterlijk=max(vergadering.datum - timedelta(days=2), self.vandaag - timedelta(days=geleden)),
            )
            casus = self.vers(aanmelding).casus
        assert casus is not None  # noqa: S101  an item on the agenda has a case
        self._fictief(casus)
        return casus

    def _fictief(self, casus: Casus) -> None:
        with als_systeem("demo: persoon als verzonnen merken"):
            persoon = casus.persoon
            persoon.fictief = True
            bewaar(persoon, door=None, reden="verzonnen persoon")

    def adressen(self, casus: Casus, geleden: int, ouder: str = "") -> None:
        """The ondersteuner looks up where letters go, and adds a parent if one is named."""
        with self.beurt("ondersteuner", geleden, 13) as door:
            zet_adres(casus=casus, door=door, **ADRES)
            for relatie in casus.relaties.filter(adres__isnull=True).order_by("pk"):
                zet_adres(casus=casus, relatie=relatie, door=door, **ADRES)
            if ouder:
                leg_relatie_vast(casus=casus, door=door, naam=ouder, gezag=True, **ADRES)

    def brieven(self, casus: Casus, geleden: int) -> None:
        """The ondersteuner has the notification letters made, now that the addresses are known."""
        with self.beurt("ondersteuner", geleden, 14) as door:
            maak_brieven(agendapunt=self._punt(casus), door=door)

    def post(self, casus: Casus, geleden: int) -> None:
        """The notification letters of the case are made, printed and posted."""
        self.brieven(casus, geleden)
        with self.beurt("ondersteuner", geleden, 15) as door:
            for brief in Brief.objects.filter(casus=casus, status=Briefstatus.CONCEPT).order_by("pk"):
                stel_brief_op(brief.pk)
            for actie, wacht in (("afgedrukt", Briefstatus.KLAAR), ("gepost", Briefstatus.AFGEDRUKT)):
                brieven = Brief.objects.filter(casus=casus, status=wacht).order_by("pk")
                verwerk_stapel(actie=actie, brieven=[(b.pk, b.versie) for b in brieven], door=door)

    def antwoord(
        self, casus: Casus, wie: str, geleden: int, bijdragen: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        """A partner answers its question: known, with contributions (leefgebied, text, source), or not known."""
        with self.beurt(wie, geleden, 15) as door:
            verzoek = Informatieverzoek.objects.get(casus=casus, organisatie=door.organisatie_id)
            if bijdragen:
                antwoord_bekend(
                    verzoek=verzoek,
                    door=door,
                    versie=verzoek.versie,
                    contactpersoon=str(door),
                    bijdragen=[{"leefgebied": g, "tekst": t, "bron": b} for g, t, b in bijdragen],
                )
            else:
                antwoord_niet_bekend(verzoek=verzoek, door=door, versie=verzoek.versie)

    def bespreek(
        self, casus: Casus, geleden: int, oordeel: str, interventies: str, **besluit: Any
    ) -> Besluit:
        """The UVZ discusses the case by BOB and decides."""
        with self.beurt("ondersteuner", geleden + 1) as door:
            punt = self._punt(casus)
            if punt.status == Puntstatus.VOORBEREIDING:
                zet_punt(agendapunt=punt, stap="klaar", door=door, versie=punt.versie)
        with self.beurt("voorzitter", geleden, 9) as voorzitter:
            punt = start_bespreking(
                agendapunt=self._punt(casus), door=voorzitter, versie=self._punt(casus).versie
            )
            leg_oordeel_vast(agendapunt=punt, door=voorzitter, tekst=oordeel, interventies=interventies)
            return neem_besluit(agendapunt=punt, door=voorzitter, versie=punt.versie, **besluit)

    def _punt(self, casus: Casus) -> Agendapunt:
        return Agendapunt.objects.filter(casus=casus).latest("pk")

    def vers(self, aanmelding: Aanmelding) -> Aanmelding:
        """The report as it is now."""
        return Aanmelding.objects.get(pk=aanmelding.pk)

    def lopend(self, casus: Casus) -> Casus:
        """The case as it is now."""
        return Casus.objects.exclude(fase=Fase.VERNIETIGD).get(pk=casus.pk)
