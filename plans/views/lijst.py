"""What lists with filters share: the chips that show which filters are on."""

from django import forms
from django.http import HttpRequest


def chips_van(request: HttpRequest, form: forms.Form) -> list[dict[str, str]]:
    """One chip per filter that is on, each with the address of the list without it."""
    chips = []
    for naam, waarde in (form.cleaned_data if form.is_valid() else {}).items():
        if not waarde:
            continue
        vraag = request.GET.copy()
        vraag.pop(naam, None)
        vraag.pop("pagina", None)
        keuzes = dict(getattr(form.fields[naam], "choices", ()))
        tekst = str(waarde) if hasattr(waarde, "pk") else str(keuzes.get(waarde, waarde))
        chips.append({"naam": str(form.fields[naam].label), "waarde": tekst, "url": f"?{vraag.urlencode()}"})
    return chips
