"""How every form of the house opens and is handled: drafts come back, errors lose nothing, conflicts show."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from pga.fouten import Bezwaar, Verouderd
from pga.services.concept import haal_concept, wis_concept
from pga.views.verzoek import Verzoek

F = TypeVar("F", bound=forms.BaseForm)
T = TypeVar("T")
MAX_CIJFERS = 15
MEER_TEKSTEN = 4  # more than these, each with its own line, is noise


def open_formulier(
    request: Verzoek, klasse: type[F], *, initial: dict[str, Any] | None = None, **kwargs: Any
) -> F:
    """The bound form of a POST; otherwise a fresh one, with the user's own draft of this page over `initial`."""
    if request.method == "POST":
        return klasse(request.POST, request.FILES, initial=initial, **kwargs)
    concept = haal_concept(gebruiker=request.user, pad=request.path)
    form = klasse(initial=(initial or {}) | (concept.gegevens if concept else {}), **kwargs)
    form.concept = concept  # type: ignore[attr-defined]
    return form


def verwerk(request: Verzoek, form: forms.BaseForm, dienst: Callable[..., T], **kwargs: Any) -> T | None:
    """Call `dienst` with the cleaned fields and `door`; None if there is nothing (valid) to handle.

    Objections of the domain become errors of the form. After a conflict the form carries the new version, so that
    saving again is a deliberate choice, and `form.conflict` is the row as it is now.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        resultaat = dienst(door=request.user, **kwargs, **form.cleaned_data)
    except Verouderd as fout:
        form.conflict = fout.nu  # type: ignore[attr-defined]
        form.add_error(None, str(fout))
        gegevens = request.POST.copy()
        gegevens[form.add_prefix("versie")] = str(fout.nu.versie)
        form.data = gegevens
        return None
    except Bezwaar as fout:
        for zin in fout.zinnen:
            form.add_error(None, zin)
        return None
    wis_concept(gebruiker=request.user, pad=request.path)
    return resultaat


def zeg_wie_leest(form: forms.BaseForm, lezers: str) -> None:
    """Every text of the form says who will read it; a form with many texts says it once, at its head."""
    teksten = [naam for naam, veld in form.fields.items() if isinstance(veld.widget, forms.Textarea)]
    if len(teksten) > MEER_TEKSTEN:
        form.leesregel = lezers  # type: ignore[attr-defined]
    else:
        form.zichtbaar_voor = dict.fromkeys(teksten, lezers)  # type: ignore[attr-defined]


def verwerk_knop(
    request: Verzoek, dienst: Callable[..., Any], *, naar: str, gelukt: str = "", **kwargs: Any
) -> HttpResponse:
    """For a button without a form: call `dienst`, say what happened, go to `naar`."""
    try:
        dienst(door=request.user, **kwargs)
    except Bezwaar as fout:
        messages.error(request, str(fout))
    else:
        if gelukt:
            messages.success(request, gelukt)
    return redirect(naar)


def versie_uit(request: Verzoek) -> int:
    """The version that the page showed; -1, which fits no row, if it was not sent."""
    return getal_uit(request.POST.get("versie", ""), anders=-1)


def reden_uit(request: Verzoek) -> str:
    """The reason sent with a button; without NUL bytes, which PostgreSQL cannot store."""
    return request.POST.get("reden", "").replace("\x00", "").strip()


def getal_uit(tekst: str, *, anders: int) -> int:
    """A number that was sent along, or `anders` if it is none, or longer than any number or key of ours."""
    return int(tekst) if tekst.isdecimal() and len(tekst) <= MAX_CIJFERS else anders
