"""Template filters that say dates, ages and numbers the way people do; the words are in `pga.spreektaal`."""

from django.template import Library

from pga import spreektaal
from pga.toegang import einde

register = Library()

register.filter("datum", spreektaal.datum)
register.filter("tijdstip", spreektaal.tijdstip)
register.filter("datum_spreekt", spreektaal.datum_spreekt)
register.filter("termijn", spreektaal.termijn)
register.filter("leeftijd", spreektaal.leeftijd)
register.filter("telling", spreektaal.telling)
register.filter("einde_van_toegang", einde.tot_in_woorden)


@register.filter
def streep(waarde: object) -> object:
    """The value, or a dash when there is nothing to show."""
    return spreektaal.STREEP if waarde in (None, "") else waarde
