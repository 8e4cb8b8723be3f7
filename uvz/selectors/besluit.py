"""Who can be chosen when a decision is taken."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from pga.choices import Casussoort, Functie, Rol
from pga.models import Casus, Deelname, Gebruiker
from pga.toegang.einde import niet_voorbij

REGIEFUNCTIES = (Functie.REGISSEUR, Functie.JEUGDMARSHALL, Functie.VOORZITTER)


def mogelijke_regisseurs(casus: Casus) -> QuerySet[Gebruiker]:
    """Who can direct the case: people of the municipality, or of a partner that is involved already.

    The likeliest first: the voorzitter for an adult, a netwerkregisseur for a young person
    (bronnen/001, 2.5).
    """
    betrokken = Deelname.objects.filter(
        niet_voorbij(), casus=casus, rol__in=(Rol.BETROKKEN, Rol.UITVOERDER), organisatie__isnull=False
    ).order_by()
    vooraan = Functie.VOORZITTER if casus.soort == Casussoort.VOLWASSENE else Functie.REGISSEUR
    van_gemeente = Q(
        groups__functiegroep__gemeente=casus.gemeente_id, groups__functiegroep__functie__in=REGIEFUNCTIES
    )
    return (
        Gebruiker.objects.filter(is_active=True)
        .filter(van_gemeente | Q(organisatie__in=betrokken.values("organisatie")))
        .annotate(
            rang=Case(
                When(groups__functiegroep__functie=vooraan, then=Value(0)),
                When(organisatie=casus.gemeente_id, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            )
        )
        .select_related("organisatie")
        .order_by("rang", "last_name", "first_name", "pk")
        .distinct()
    )
