"""Small inline components. They stand many times on a page: formatted in Python instead of a template."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.middleware.csrf import get_token
from django.template import Context, Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from pga.iconen import teken, vorm

register = Library()

KNOPSOORTEN = {
    "primair": "primary-action",
    "secundair": "secondary-action",
    "stil": "subtle",
    "gevaar": "primary-action pga-knop--gevaar",
}
NIVEAUS = {1: "acuut", 2: "zorgelijk", 3: "wisselend", 4: "voldoende", 5: "volledig"}
ONBESPROKEN = "onbesproken"
LEEG = mark_safe("")
VOL, HOL = mark_safe('<i class="pga-stip pga-stip--vol"></i>'), mark_safe('<i class="pga-stip"></i>')


@register.simple_tag
def icoon(naam: str) -> SafeString:
    return teken(naam)


def _verborgen(tekst: str) -> SafeString:
    return format_html(' <span class="pga-verborgen">{}</span>', tekst) if tekst else LEEG


def _kenmerken(paren: Mapping[str, Any]) -> SafeString:
    return format_html_join(
        "", ' {}="{}"', ((naam, waarde) for naam, waarde in paren.items() if waarde not in ("", None))
    )


@register.simple_tag
def knop(
    tekst: str,
    *,
    url: str = "",
    soort: str = "primair",
    naam: str = "",
    waarde: object = "",
    hulptekst: str = "",
    klein: bool = False,
    type: str = "submit",
    formulier: str = "",
    formactie: str = "",
    icoon: str = "",
    toets: str = "",
) -> SafeString:
    """A button, or with `url` a link that looks like one. `hulptekst` is read aloud after the text."""
    basis, html = ("utrecht-button-link", " utrecht-button-link--html-a") if url else ("utrecht-button", "")
    klasse = f"{basis}{html} {basis}--{KNOPSOORTEN[soort]}{' pga-knop--klein' if klein else ''}"
    inhoud = format_html("{}<span>{}{}</span>", teken(icoon) if icoon else "", tekst, _verborgen(hulptekst))
    if url:
        return format_html(
            '<a class="{}" href="{}"{}>{}</a>', klasse, url, _kenmerken({"data-toets": toets}), inhoud
        )
    kenmerken = _kenmerken({"name": naam, "value": waarde, "form": formulier, "formaction": formactie})
    kenmerken += _kenmerken({"data-toets": toets})
    return format_html('<button class="{}" type="{}"{}>{}</button>', klasse, type, kenmerken, inhoud)


def verborgen_velden(context: Context, velden: Mapping[str, Any]) -> SafeString:
    """The csrf token of this request, the key that lets a form be handled once, and the given values."""
    csrf = {"csrfmiddlewaretoken": get_token(context["request"]), "_formulier": uuid.uuid4()}
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', (csrf | dict(velden)).items())


@register.simple_tag(takes_context=True)
def actieknop(
    context: Context,
    tekst: str,
    url: str,
    *,
    soort: str = "secundair",
    klein: bool = False,
    hulptekst: str = "",
    **velden: object,
) -> SafeString:
    """One button that posts: a form of its own with csrf; every other keyword becomes a hidden field."""
    return format_html(
        '<form class="pga-actieknop" method="post" action="{}">{}{}</form>',
        url,
        verborgen_velden(context, velden),
        knop(tekst, soort=soort, klein=klein, hulptekst=hulptekst),
    )


@register.simple_tag
def status(woord: str, soort: str = "neutraal") -> SafeString:
    """Shape, word and colour: never colour alone."""
    return format_html('<span class="pga-status pga-status--{}">{}{}</span>', soort, vorm(soort), woord)


def _stippen(waarde: int | None) -> SafeString:
    if waarde is None:
        return mark_safe('<i class="pga-score__streep"></i>')
    return SafeString(VOL * waarde + HOL * (5 - waarde))


@register.simple_tag
def score(waarde: int | None, *, start: int | None = None, kort: bool = False) -> SafeString:
    """A level of 1 to 5 as dots and a word; None is *onbesproken*, which is not a low score."""
    woord = f"{waarde} {NIVEAUS[waarde]}" if waarde is not None else ONBESPROKEN
    was = format_html(' <span class="pga-stil">was {}</span>', start) if start is not None else ""
    klasse = "pga-score" if waarde is not None else "pga-score pga-score--onbesproken"
    tekstklasse = "pga-verborgen" if kort else "pga-score__woord"
    return format_html(
        '<span class="{}"><span class="pga-score__stippen" aria-hidden="true">{}</span>'
        '<span class="{}">{}</span>{}</span>',
        *(klasse, _stippen(waarde), tekstklasse, woord, was),
    )


@register.simple_tag
def stippen(metingen: Iterable[Mapping[str, Any]]) -> SafeString:
    """Small marks, one per leefgebied, higher when it goes better; each can be read and pointed at."""
    punten = []
    for meting in metingen:
        niveau = meting["score"]
        uitleg = f"{meting['naam']}: " + (f"{niveau} {NIVEAUS[niveau]}" if niveau else ONBESPROKEN)
        punten.append((niveau or "geen", uitleg, _verborgen(uitleg)))
    punt = '<li class="pga-stippen__punt pga-stippen__punt--{}" title="{}">{}</li>'
    return format_html('<ul class="pga-stippen">{}</ul>', format_html_join("", punt, punten))


@register.simple_tag
def voortgang(waarde: int, maximum: int, label: str) -> SafeString:
    """A progress bar with its meaning in words above it."""
    return format_html(
        '<label class="pga-voortgang"><span><strong>{}</strong> van {} {}</span>'
        '<progress value="{}" max="{}"></progress></label>',
        *(waarde, maximum, label, waarde, maximum),
    )


@register.simple_tag
def zichtbaar_voor(tekst: str, *, id: str = "") -> SafeString:
    """The quiet line under a text field that says who will read it."""
    return format_html(
        '<p class="pga-zichtbaar"{}>{}<span>Zichtbaar voor: {}</span></p>',
        _kenmerken({"id": id}),
        teken("oog"),
        tekst,
    )


@register.simple_tag(takes_context=True)
def kolom(
    context: Context, titel: str, *, sorteer: str = "", getal: bool = False, verborgen: bool = False
) -> SafeString:
    """A column head; with `sorteer` a link that sorts on it and keeps the other filters."""
    klasse = mark_safe(' class="pga-getal"') if getal else LEEG
    if not sorteer:
        inhoud = format_html('<span class="pga-verborgen">{}</span>', titel) if verborgen else titel
        return format_html('<th scope="col"{}>{}</th>', klasse, inhoud)
    vraag = context["request"].GET.copy()
    nu = vraag.get("sorteer", "")
    richting = {sorteer: "ascending", f"-{sorteer}": "descending"}.get(nu, "none")
    vraag["sorteer"] = f"-{sorteer}" if richting == "ascending" else sorteer
    vraag.pop("pagina", None)
    pijl = teken({"ascending": "omhoog", "descending": "omlaag", "none": "sorteer"}[richting])
    return format_html(
        '<th scope="col"{} aria-sort="{}"><a class="pga-sorteer" href="?{}">{}{}</a></th>',
        *(klasse, richting, vraag.urlencode(), titel, pijl),
    )
