"""The partners of the convenant and the people who work there."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from pga.choices import Functie
from pga.models import Functiegroep, Gebruiker, Organisatie
from pga.spreektaal import datum


def gemeente_van(gebruiker: Gebruiker) -> Organisatie | None:
    """The municipality in whose UVZ this person works."""
    organisatie = gebruiker.organisatie
    return (organisatie.gemeente or organisatie) if organisatie else None


def organisaties_van(gebruiker: Gebruiker) -> QuerySet[Organisatie]:
    """The municipality of this person and its partners."""
    gemeente = gemeente_van(gebruiker)
    if gemeente is None:
        return Organisatie.objects.none()
    return Organisatie.objects.filter(Q(pk=gemeente.pk) | Q(gemeente=gemeente))


def partners(gebruiker: Gebruiker) -> list[Organisatie]:
    """The municipality itself and its partners, each with its active people; three queries."""
    mensen = Gebruiker.objects.filter(is_active=True).order_by("last_name", "first_name")
    return list(
        organisaties_van(gebruiker)
        .prefetch_related(Prefetch("mensen", queryset=mensen, to_attr="actieve_mensen"))
        .order_by("-kernpartner", "naam")
    )


def partnerlijst(gebruiker: Gebruiker) -> dict[str, list[dict[str, Any]]]:
    """The convenant partners as rows: who signs now, and who did before."""
    vandaag, beheert = timezone.localdate(), Functie.BEHEER in gebruiker.functies
    functies = _functies_per_mens(gemeente_van(gebruiker))
    nu: list[dict[str, Any]] = []
    vroeger: list[dict[str, Any]] = []
    for organisatie in partners(gebruiker):
        voorbij = organisatie.convenant_tot is not None and organisatie.convenant_tot <= vandaag
        (vroeger if voorbij else nu).append(
            {
                "naam": organisatie.naam,
                "vertrek": organisatie.pk if beheert and organisatie.gemeente_id and not voorbij else None,
                "kort": organisatie.afkorting,
                "domein": organisatie.get_domein_display(),
                "kernpartner": organisatie.kernpartner,
                "geheimhouding": organisatie.geheimhouding,
                "periode": f"vanaf {datum(organisatie.convenant_van)}"
                + (f" tot {datum(organisatie.convenant_tot)}" if organisatie.convenant_tot else ""),
                "mensen": [
                    {
                        "naam": str(mens),
                        "vertrek": mens.pk if beheert and mens.pk != gebruiker.pk else None,
                        "functies": ", ".join(functies.get(mens.pk, ())),
                        "telefoon": mens.telefoon,
                        "telefoon_kaal": "".join(t for t in mens.telefoon if t in "+0123456789"),
                    }
                    for mens in organisatie.actieve_mensen  # type: ignore[attr-defined]
                ],
            }
        )
    return {"nu": nu, "vroeger": vroeger}


def _functies_per_mens(gemeente: Organisatie | None) -> dict[int, list[str]]:
    namen: dict[int, list[str]] = {}
    rijen = (
        Functiegroep.objects.filter(gemeente=gemeente).exclude(functie=Functie.PARTNER).order_by("functie")
    )
    for functie, mens in rijen.values_list("functie", "groep__user"):
        if mens is not None:
            namen.setdefault(mens, []).append(Functie(functie).label)
    return namen


def mensen_in_beheer(gebruiker: Gebruiker) -> dict[str, int]:
    """Counts of accounts and organisations of this person's municipality."""
    organisaties = organisaties_van(gebruiker)
    telling = Gebruiker.objects.filter(organisatie__in=organisaties, is_active=True).aggregate(
        actief=Count("pk"),
        zonder_verklaring=Count("pk", filter=Q(geheimhouding_getekend_op__isnull=True)),
        zonder_training=Count("pk", filter=Q(training_op__isnull=True)),
    )
    return telling | {"organisaties": organisaties.count()}


def eigen_functies(gebruiker: Gebruiker, gemeente: Organisatie) -> list[str]:
    """Codes of the functions this person has in the UVZ of `gemeente`."""
    rijen = Functiegroep.objects.filter(gemeente=gemeente, groep__user=gebruiker).order_by("functie")
    return list(rijen.values_list("functie", flat=True))
