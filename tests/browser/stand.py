"""What the demo leaves for another day: a review in progress, cases about to close, an open question."""

from datetime import timedelta

from django.utils import timezone

from pga.models import Casus, Gebruiker
from pga.toegang.context import als_systeem, namens
from plans.choices import Actiestatus, Afsluitsoort, Besluitstatus
from plans.models import Actie, Afsluiting
from plans.services.herijking import stel_herijking_voor
from uvz.choices import Puntstatus
from uvz.models import Agendapunt
from uvz.services.bespreking import stel_vraag

Spelers = dict[str, Gebruiker]


def casus_van(voornaam: str) -> Casus:
    with als_systeem("test: casus opzoeken"):
        return Casus.objects.select_related("gemeente", "persoon").get(persoon__voornaam=voornaam)


def vul_aan(spelers: Spelers) -> list[str]:
    """After this every screen of the process can be opened; returns the addresses that no page links to yet."""
    ruud, faysel, jayson, noa = (casus_van(naam) for naam in ("Ruud", "Faysel", "Jayson", "Noa"))
    with namens(spelers["voorzitter"]):
        stel_herijking_voor(
            casus=ruud,
            door=spelers["voorzitter"],
            voorstel="voortzetten",
            motivering="Hij heeft nog geen slaapplek.",
        )
        punt = Agendapunt.objects.get(casus=noa, status=Puntstatus.VOORBEREIDING)
        organisatie = spelers["jbwest"].organisatie
        assert organisatie is not None
        stel_vraag(
            agendapunt=punt,
            door=spelers["voorzitter"],
            organisatie=organisatie,
            tekst="Wie is de jeugdbeschermer?",
            voor=timezone.localdate() + timedelta(days=5),
        )
    voorstel = _afsluiting(faysel, spelers, Besluitstatus.VOORSTEL)
    _afsluiting(jayson, spelers, Besluitstatus.BESLOTEN)
    with namens(spelers["voorzitter"]):
        klaar = Actie.objects.filter(status=Actiestatus.GEDAAN).order_by("pk").first()
    assert klaar is not None
    return [
        f"/acties/{klaar.pk}/heropenen/",
        f"/casussen/{faysel.nummer}/afsluiting/nieuw/",
        f"/casussen/{faysel.nummer}/afsluiting/{voorstel.pk}/agenda/",
        f"/casussen/{faysel.nummer}/afsluiting/{voorstel.pk}/besluit/",
        f"/casussen/{jayson.nummer}/afsluiten/",
    ]


def _afsluiting(casus: Casus, spelers: Spelers, status: str) -> Afsluiting:
    besloten = status == Besluitstatus.BESLOTEN
    with als_systeem("test: voorstel om af te sluiten"):
        return Afsluiting.objects.create(
            casus=casus,
            soort=Afsluitsoort.POSITIEF,
            motivering="Het gaat goed, op alle leefgebieden.",
            nazorg="Jongerenwerk blijft in beeld.",
            status=status,
            besloten_op=timezone.localdate() if besloten else None,
            besloten_door=spelers["voorzitter"] if besloten else None,
        )
