"""The yearly review: what waits for the contact person, and who signed, for beheer and privacy."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from pga.choices import Controleoordeel, Functie
from pga.models import Functiegroep, Gebruiker, Jaarcontrole, Jaarcontroleregel, Organisatie
from pga.selectors.organisaties import gemeente_van, organisaties_van
from pga.spreektaal import datum, termijn

KIJKT_TOE = frozenset({Functie.BEHEER, Functie.PRIVACY})


def ziet_overzicht(gebruiker: Gebruiker) -> bool:
    return not KIJKT_TOE.isdisjoint(gebruiker.functies)


def zichtbare_controles(gebruiker: Gebruiker) -> QuerySet[Jaarcontrole]:
    """Those of the organisation one is the contact person of; for beheer and privacy all of the municipality."""
    mijn = Q(organisatie__contactpersoon=gebruiker, organisatie=gebruiker.organisatie_id)
    if ziet_overzicht(gebruiker):
        mijn |= Q(organisatie__in=organisaties_van(gebruiker))
    return Jaarcontrole.objects.filter(mijn)


def te_tekenen(gebruiker: Gebruiker) -> list[Jaarcontrole]:
    """What waits for this contact person."""
    mijn = Jaarcontrole.objects.filter(
        getekend_op__isnull=True, organisatie__contactpersoon=gebruiker, organisatie=gebruiker.organisatie_id
    )
    return list(mijn.annotate(aantal=Count("regels")).order_by("jaar"))


def controle_of_404(gebruiker: Gebruiker, pk: int) -> Jaarcontrole:
    controle = (
        zichtbare_controles(gebruiker)
        .select_related("organisatie__contactpersoon", "getekend_door")
        .filter(pk=pk)
        .first()
    )
    if controle is None:
        raise Http404
    return controle


def mag_tekenen(gebruiker: Gebruiker, controle: Jaarcontrole) -> bool:
    """Only the contact person, who works there, signs; once."""
    return is_contactpersoon(gebruiker, controle) and controle.getekend_op is None


def is_contactpersoon(gebruiker: Gebruiker, controle: Jaarcontrole) -> bool:
    organisatie = controle.organisatie
    return organisatie.contactpersoon_id == gebruiker.pk and organisatie.pk == gebruiker.organisatie_id


def regels_van(controle: Jaarcontrole) -> list[Jaarcontroleregel]:
    return list(controle.regels.select_related("gebruiker").order_by(*_VOLGORDE))


def te_beoordelen(controle: Jaarcontrole) -> list[Jaarcontroleregel]:
    """The accounts that are still open; one that was closed since the start needs no judgement."""
    return [regel for regel in regels_van(controle) if regel.gebruiker.is_active]


_VOLGORDE = ("gebruiker__last_name", "gebruiker__first_name", "pk")


def uitkomst(controle: Jaarcontrole, gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """The signed rows; for the beheerder with the way to the screen of who leaves."""
    beheert = Functie.BEHEER in gebruiker.functies
    return [
        {
            "naam": str(regel.gebruiker),
            "functies": regel.deed,
            "ingelogd": datum(regel.laatst_ingelogd) if regel.laatst_ingelogd else "nog nooit",
            "oordeel": regel.get_oordeel_display() or "nog geen oordeel",
            "vorm": _VORM[regel.oordeel],
            "toelichting": regel.toelichting,
            "gesloten": not regel.gebruiker.is_active,
            "vertrek": regel.gebruiker_id
            if beheert and regel.gebruiker.is_active and regel.oordeel == Controleoordeel.VERTREKT
            else None,
            "wijzig": regel.gebruiker_id
            if beheert and regel.gebruiker.is_active and regel.oordeel == Controleoordeel.FUNCTIE
            else None,
        }
        for regel in regels_van(controle)
    ]


_VORM = {
    "": "neutraal",
    Controleoordeel.BLIJFT: "goed",
    Controleoordeel.FUNCTIE: "let_op",
    Controleoordeel.VERTREKT: "let_op",
}


def overzicht(gebruiker: Gebruiker) -> dict[str, Any]:
    """Per organisation how the latest review stands; Http404 for who has nothing to do with it."""
    controles = list(
        zichtbare_controles(gebruiker)
        .select_related("organisatie__contactpersoon", "getekend_door")
        .annotate(aantal=Count("regels"))
        .order_by("-jaar", "organisatie__naam")
    )
    if not controles and not ziet_overzicht(gebruiker):
        raise Http404
    jaar = controles[0].jaar if controles else timezone.localdate().year
    nu = [_rij(controle, gebruiker) for controle in controles if controle.jaar == jaar]
    return {
        "titel": f"Jaarcontrole {jaar}",
        "rijen": nu,
        "getekend": sum(rij["vorm"] == "goed" for rij in nu),
        "te_laat": sum(rij["vorm"] == "fout" for rij in nu),
        "eerder": [_rij(controle, gebruiker) for controle in controles if controle.jaar != jaar],
        "toezicht": ziet_overzicht(gebruiker),
        "zonder_contactpersoon": _zonder_contactpersoon(gebruiker) if ziet_overzicht(gebruiker) else [],
    }


def _rij(controle: Any, gebruiker: Gebruiker) -> dict[str, Any]:
    contact = controle.organisatie.contactpersoon
    if controle.getekend_op:
        stand, vorm = f"getekend op {datum(controle.getekend_op)}", "goed"
    elif controle.uiterlijk < timezone.localdate():
        stand, vorm = f"niet getekend, {termijn(controle.uiterlijk)}", "fout"
    else:
        stand, vorm = f"open, {termijn(controle.uiterlijk)}", "lopend"
    return {
        "pk": controle.pk,
        "organisatie": str(controle.organisatie),
        "jaar": controle.jaar,
        "contactpersoon": str(contact) if contact else "geen contactpersoon",
        "aantal": controle.aantal,
        "stand": stand,
        "vorm": vorm,
        "tekenen": mag_tekenen(gebruiker, controle),
    }


def _zonder_contactpersoon(gebruiker: Gebruiker) -> list[str]:
    return [
        str(organisatie)
        for organisatie in partners_nu(gemeente_van(gebruiker))
        if not organisatie.contactpersoon_id
    ]


def partners_nu(gemeente: Organisatie | None = None) -> QuerySet[Organisatie]:
    """The organisations that take part now, the municipality included; of all municipalities without one."""
    alle = Organisatie.objects.exclude(convenant_tot__lte=timezone.localdate()).order_by("naam", "pk")
    return alle.filter(Q(pk=gemeente.pk) | Q(gemeente=gemeente)) if gemeente else alle


def functies_in_woorden(organisatie: Organisatie) -> dict[int, str]:
    """Per active person of the organisation what they do in the UVZ."""
    gemeente = organisatie.gemeente or organisatie
    rijen = Functiegroep.objects.filter(gemeente=gemeente, groep__user__organisatie=organisatie)
    woorden: dict[int, list[str]] = {}
    for functie, mens in rijen.order_by("functie").values_list("functie", "groep__user"):
        woorden.setdefault(mens, []).append(Functie(functie).label)
    return {mens: ", ".join(lijst) for mens, lijst in woorden.items()}
