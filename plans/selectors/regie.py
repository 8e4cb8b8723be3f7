"""How the direction of one case goes: actions by who, signals, contacts, and the nine months."""

from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet, Window
from django.http import Http404
from django.utils import timezone

from pga.choices import Recht
from pga.models import Casus, Gebruiker, Organisatie
from pga.selectors.casussen import Casusblik
from pga.selectors.mensen import mag_regelen, regievoerders_van
from pga.spreektaal import datum, datum_spreekt
from pga.toegang.ladder import rechten
from plans.choices import TELT_TEGEN, Doelstatus, Signaalsoort
from plans.models import Contactmoment, Doel, Signaal
from plans.selectors.actie import actierij, acties_van, per_organisatie
from uvz.models import Bijdrage
from uvz.selectors.kring import bijdragerijen

MAANDEN_TOT_AFSLUITEN = 9
SIGNAALVORM = {
    Signaalsoort.POSITIEF: "goed",
    Signaalsoort.MELDING: "let_op",
    Signaalsoort.AANHOUDING: "let_op",
    Signaalsoort.VERZUIM: "neutraal",
    Signaalsoort.ZORG: "neutraal",
}


def stil_sinds(casus: Casus) -> date:
    """The day since which nothing was reported: the last report, or the start of the approach."""
    laatste = (
        Signaal.objects.filter(casus=casus, soort__in=TELT_TEGEN)
        .order_by("-datum")
        .values_list("datum", flat=True)
        .first()
    )
    return stil_na(casus, laatste)


def stil_na(casus: Casus, laatste: date | None) -> date:
    """The same when the day of the last report is known; None: there was none."""
    start = casus.in_aanpak_sinds or casus.eerste_verwerking_op
    return max(start, laatste) if laatste else start


def hele_maanden(van: date, tot: date) -> int:
    """Whole calendar months between two days; never negative."""
    maanden = (tot.year - van.year) * 12 + tot.month - van.month - (tot.day < van.day)
    return max(maanden, 0)


def maanden_zonder_signaal(casus: Casus) -> int:
    """Whole months without a report of crime or nuisance (bronnen/001, 2.5: nine for a positive closing).

    Positive signals, absence and care signals do not start the clock anew.
    """
    return hele_maanden(stil_sinds(casus), timezone.localdate())


def negen_maanden(casus: Casus, sinds: date | None = None) -> dict[str, Any]:
    """The nine-month clock for a page; `sinds` if it is known already."""
    sinds = sinds or stil_sinds(casus)
    maanden = hele_maanden(sinds, timezone.localdate())
    return {
        "maanden": maanden,
        "balk": min(maanden, MAANDEN_TOT_AFSLUITEN),
        "nodig": MAANDEN_TOT_AFSLUITEN,
        "sinds": datum(sinds),
        "bereikt": maanden >= MAANDEN_TOT_AFSLUITEN,
    }


def signaalrij(signaal: Signaal) -> dict[str, Any]:
    return {
        "pk": signaal.pk,
        "soort": signaal.get_soort_display(),
        "vorm": SIGNAALVORM[Signaalsoort(signaal.soort)],
        "wanneer": datum_spreekt(signaal.datum),
        "wie": f"{signaal.door} ({signaal.organisatie.kort})",
        "tekst": signaal.tekst,
        "nieuw": signaal.gezien_op is None,
    }


def signalen_en_stilte(casus: Casus) -> tuple[list[dict[str, Any]], date]:
    """The signals, newest first, and since when nothing was reported. One query."""
    melding = Window(Max("datum", filter=Q(soort__in=TELT_TEGEN)))
    signalen: Any = (
        Signaal.objects.filter(casus=casus)
        .select_related("organisatie", "door")
        .annotate(laatste_melding=melding)
        .order_by("-datum", "-pk")
    )
    laatste = signalen[0].laatste_melding if len(signalen) else None
    return [signaalrij(signaal) for signaal in signalen], stil_na(casus, laatste)


def contacten_van(casus: Casus) -> list[dict[str, Any]]:
    """Contacts of the regisseur, newest first; the lock hides them from partners."""
    contacten = Contactmoment.objects.filter(casus=casus).select_related("door").order_by("-datum", "-pk")
    return [
        {
            "moment": contact.datum,
            "titel": f"{contact.get_soort_display().capitalize()} met {contact.met}",
            "wie": str(contact.door),
            "tekst": contact.verslag,
        }
        for contact in contacten
    ]


def regieblad(blik: Casusblik) -> dict[str, Any]:
    """What the regie tab shows this person."""
    rijen = [actierij(actie) for actie in acties_van(blik.casus.pk)]
    te_doen = [rij for rij in rijen if rij["te_doen"]]
    signalen, stil = signalen_en_stilte(blik.casus)
    return {
        "groepen": per_organisatie(te_doen),
        "aantal_open": len(te_doen),
        "klaar": [rij for rij in rijen if not rij["te_doen"]][::-1],
        "signalen": signalen,
        "contacten": contacten_van(blik.casus) if blik.mag(Recht.REGIE) else [],
        "klok": negen_maanden(blik.casus, stil) if blik.mag(Recht.PLAN) else None,
        "leidt": blik.mag(Recht.REGISSEREN),
        "draagt_over": mag_regelen(blik.gebruiker, blik.casus.regisseur_id),
        "meldt": blik.mag(Recht.UITVOEREN) or blik.mag(Recht.REGISSEREN),
        "ziet_regie": blik.mag(Recht.REGIE),
    }


def signaal_of_404(pk: int) -> Signaal:
    signaal = Signaal.objects.select_related("casus").filter(pk=pk).first()
    if signaal is None:
        raise Http404
    return signaal


def regievoerders(casus: Casus) -> QuerySet[Gebruiker]:
    """Who can direct a case of this municipality."""
    return regievoerders_van(casus.gemeente_id)


def uitvoerende_organisaties(blik: Casusblik) -> tuple[list[Organisatie], list[Organisatie]]:
    """Who can be given an action: involved already, and partners who would get access by it."""
    partners = Organisatie.objects.filter(gemeente=blik.casus.gemeente_id).exclude(
        convenant_tot__lte=timezone.localdate()
    )
    binnen = {d.organisatie_id for d in blik.deelnames if _voert_uit(blik.casus, d.rol)}
    alle = list(partners.order_by("naam"))
    betrokken = [blik.casus.gemeente, *(o for o in alle if o.pk in binnen)]
    return betrokken, [o for o in alle if o.pk not in binnen]


def _voert_uit(casus: Casus, rol: str) -> bool:
    return Recht.UITVOEREN in rechten(casus.fase, rol)


def lopende_doelen(casus: Casus) -> QuerySet[Doel]:
    return Doel.objects.filter(casus=casus, status=Doelstatus.LOPEND).order_by("streefdatum", "pk")


def bijdragen_over(blik: Casusblik, leefgebied: str) -> list[dict[str, Any]]:
    """What partners brought into the discussion on this leefgebied, to write the beeld from.

    Of the layer bespreking: shown to the writer only, who decides what may go into the plan.
    """
    if not blik.mag(Recht.BESPREKING):
        return []
    bijdragen = Bijdrage.objects.filter(casus=blik.casus, leefgebied=leefgebied)
    rijen = bijdragen.select_related("organisatie", "door", "casus").order_by("-aangemaakt_op", "-pk")
    return bijdragerijen(rijen, blik.gebruiker)
