"""Loading the demo once, and moving its dates along with today ever after."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from monitoring.demo import anderen, jayson, marc, mensen, nood, toegang
from monitoring.demo.lezen import HOOGSTENS, vertel_lezen
from monitoring.demo.verteller import Verteller
from monitoring.services.rapport import vraag_kwartaalrapporten
from pga.demo.inrichting import maak_spelers
from pga.demo.klok import op, verschuif
from pga.demo.spelers import GEMEENTE
from pga.models import Organisatie

# The convenant of the demo began so many days before "today": its date tells on which day the demo stands.
CONVENANT_BEGON = timedelta(days=1500)


@transaction.atomic
def laad(wachtwoord: str | None) -> bool:
    """The cast is there with this password, the stories are told and stand on today; True if they were told now."""
    vandaag = timezone.localdate()
    gemeente = Organisatie.objects.filter(naam=GEMEENTE).first()
    if gemeente is not None:
        dagen = (vandaag - CONVENANT_BEGON - gemeente.convenant_van).days
        verschuif(dagen)
        vertel_lezen(maak_spelers(wachtwoord), dagen)
        return False
    with op(vandaag - CONVENANT_BEGON):
        spelers = maak_spelers(wachtwoord)
    verteller = Verteller(spelers)
    nood.vertel_tess(verteller)
    casus_jayson = jayson.vertel(verteller)
    casus_marc = marc.vertel_marc(verteller)
    anderen.vertel_anders_besloten(verteller)
    casus_ruud = anderen.vertel_ruud(verteller)
    casus_faysel = marc.vertel_faysel(verteller)
    anderen.vertel_onderweg(verteller)
    toegang.vertel_verzoeken(verteller, casus_marc, casus_faysel)
    mensen.vertel_mensen(verteller)
    nood.vertel_noodinzages(verteller, casus_jayson, casus_ruud)
    vertel_lezen(spelers, HOOGSTENS)
    vraag_kwartaalrapporten()
    return True
