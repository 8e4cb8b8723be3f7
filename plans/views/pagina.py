"""The page with one form that every step of the plan and the direction uses."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from pga.choices import Recht
from pga.selectors.casussen import Casusblik
from pga.views.casusblik import casuscontext
from pga.views.formulier import zeg_wie_leest
from pga.views.verzoek import Verzoek


def conflicten(form: forms.Form) -> list[dict[str, Any]]:
    """After somebody else was first: per text that differs, what was typed and what stands there now."""
    nu = getattr(form, "conflict", None)
    if nu is None:
        return []
    laatste = nu.history.select_related("history_user__organisatie").first()
    door = laatste.history_user if laatste else None
    gedeeld = {
        "wie": door.naam_en_organisatie if door else "Iemand anders",
        "moment": laatste.history_date if laatste else None,
    }
    return [
        gedeeld | {"veld": veld.label, "eigen": eigen, "ander": ander}
        for naam, veld in form.fields.items()
        if isinstance(ander := getattr(nu, naam, None), str)
        and (eigen := str(form.cleaned_data.get(naam, ""))) != ander
    ]


def formulierpagina(
    request: Verzoek,
    blik: Casusblik,
    form: forms.Form,
    *,
    titel: str,
    knop: str,
    terug: str,
    lezers: Recht = Recht.PLAN,
    sjabloon: str = "plans/regie/formulier.html",
    **extra: Any,
) -> HttpResponse:
    """Draw the form in the case, with who will read its texts and, after a conflict, both texts."""
    zien = blik.zichtbaar_voor(lezers)
    zeg_wie_leest(form, zien)
    gegevens = {"form": form, "titel": titel, "knop": knop, "terug": terug, "citaat": "", "lezers": zien}
    gegevens |= {"conflicten": conflicten(form)} | extra
    return render(request, sjabloon, casuscontext(request, blik, **gegevens))
